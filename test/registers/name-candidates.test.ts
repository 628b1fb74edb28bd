/** What looks like a name, and what it is like. In: small texts. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { indexEdition } from '../../scripts/registers/index-edition.ts';
import { candidatesOf } from '../../scripts/registers/name-candidates.ts';
import { slowOnes } from '../support/growth.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const texts = (text: string) => candidatesOf(text, 'zh-Hans').map((candidate) => candidate.text);

test('a name in quotes is found whole, from 2 characters to 60', () => {
  for (const length of [2, 6, 7, 20, 60]) {
    const name = '丝路友好城市往来年'.repeat(7).slice(0, length);
    assert.ok(texts(`双方支持“${name}”，愿继续合作。`).includes(name), String(length));
  }
  const [short, long] = ['友', '友'.repeat(61)];
  assert.deepEqual(texts(`双方支持“${short}”和“${long}”。`), []);
});

test('names in Traditional Chinese are those in simplified Chinese, as the text has them', () => {
  const simplified = '双方支持“全球发展倡议”，遵守《巴黎协定》，欢迎上海合作组织和联合国安全理事会的工作。';
  const traditional = '雙方支持「全球發展倡議」，遵守《巴黎協定》，歡迎上海合作組織和聯合國安全理事會的工作。';
  const places = (text: string, language: string) => candidatesOf(text, language).map(({ start, end }) => [start, end]);
  assert.deepEqual(places(traditional, 'zh-Hant'), places(simplified, 'zh-Hans'));
  const found = candidatesOf(traditional, 'zh-Hant').map(({ text }) => text);
  for (const name of ['全球發展倡議', '巴黎協定', '上海合作組織', '聯合國安全理事會'])
    assert.ok(found.includes(name), name);
});

test('a name is called close to another only when it shares most of it', () => {
  const hint = (text: string, heading: string) => {
    const draft = parseManuscript(manuscriptOf(text, [{ heading, aliases: [] }])).value ?? assert.fail();
    const { problems } = indexEdition(numberDraft(draft).value ?? assert.fail());
    const [open] = problems.filter(({ code }) => code === 'K404');
    return open?.hint ?? assert.fail('no name is open');
  };
  assert.match(hint('双方支持《不扩散核武器公约》。', '不扩散核武器条约'), /Close to “不扩散核武器条约”/);
  // A third of the pairs, a tenth, none.
  for (const other of ['禁止化学武器公约', '海港公约', '灯塔规则'])
    assert.doesNotMatch(hint('双方支持《不扩散核武器公约》。', other), /Close to/, other);
});

test('the common nouns of a statute are no names, and no name begins in the middle of a phrase', () => {
  for (const sentence of [
    '港口作业组织应当建立应急机制，并委托有关检验机构签订服务协议。',
    '居民委员会、业主委员会可以请求调解组织或者仲裁委员会处理。',
    '岛上学校的学生可以加入各类兴趣小组，参加社会组织的活动。',
    '适用国际条约的，依照国际条约；没有国际组织参与的除外。',
    '行政机关依法编制和组织实施年度计划，健全保障机制。',
    '本条所称“灯塔”，是指“固定的光源”。拨打“119”。',
  ])
    assert.deepEqual(texts(sentence), [], sentence);
  assert.deepEqual(texts('由国家灯塔管理委员会会同亚洲海港合作组织制定'), ['国家灯塔管理委员会', '亚洲海港合作组织']);
  assert.deepEqual(texts('2011年3月5日青山省第九届人民代表大会常务委员会会议通过'), [
    '青山省第九届人民代表大会常务委员会',
  ]);
});

test('in English and Russian a name begins with no article, pronoun, participle or office', () => {
  const of = (text: string, language: string) => candidatesOf(text, language).map((candidate) => candidate.text);
  assert.deepEqual(of('Recalling the Member States of the Harbour Union and the Lighthouse Convention,', 'en'), [
    'Harbour Union',
    'Lighthouse Convention',
  ]);
  assert.deepEqual(of('The Director-General of the Tide Office and the President of the Reef Council met.', 'en'), [
    'Tide Office',
    'Reef Council',
  ]);
  assert.deepEqual(of('PART III FINAL PROVISIONS OF THIS TEXT', 'en'), []);
  assert.deepEqual(of('Каждая Сторона уведомляет Морской союз. Данный советник выступил.', 'ru'), ['Морской союз']);
});

test('what only stands for a name is open where the text has one, and never for the document itself', () => {
  const open = (text: string, kind = '声明') => {
    const manuscript = manuscriptOf(text);
    const draft = parseManuscript({ ...manuscript, metadata: { ...manuscript.metadata, kind } });
    const { problems } = indexEdition(numberDraft(draft.value ?? assert.fail()).value ?? assert.fail());
    return problems.flatMap(({ code, about }) => (code === 'K404' ? [about] : []));
  };
  assert.deepEqual(open('应当通知该机构，并遵守该议定书。'), []);
  assert.deepEqual(open('应当遵守《灯塔议定书》。该议定书有三章。'), ['灯塔议定书', '该议定书']);
  assert.deepEqual(open('应当遵守《灯塔议定书》。本议定书有三章。', '议定书'), ['灯塔议定书']);
});

test('a paragraph takes no quadratic time and no quadratic memory', async () => {
  const ordinary = (language: string) => (n: number) =>
    (language === 'zh-Hans' ? '双方同意在此基础上继续讨论。' : 'They talk on, and they agree. ').repeat(n / 20);
  for (const [unit, language] of [
    ['支持国际甲乙和丙丁河流域管理委员会与组织，', 'zh-Hans'],
    ['组织', 'zh-Hans'],
    ['ABC ', 'en'],
    ['Wide and the Deep and the ', 'en'],
    ['ЖЗИ ', 'ru'],
  ] as const) {
    const made = { [unit]: (n: number) => unit.repeat(Math.ceil(n / unit.length)) };
    assert.deepEqual(await slowOnes((text) => candidatesOf(text, language), made, ordinary(language), 20_000), []);
  }
});
