/**
 * What the importer makes of lines: titles, sections of three languages, closing formulas, whose numbers paragraphs
 * bear; and how the press numbers a text that states its numbers.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { splitFrontMatter } from '../../scripts/manuscript/front-matter.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import { blocksOf } from '../../scripts/model/edition.ts';
import { blockTexts } from '../../scripts/model/text.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { statedNumber, takeStatedNumbers } from '../../scripts/numbering/stated-numbers.ts';
import { frontView } from '../../scripts/views/front-view.ts';
import { imported } from '../support/imported.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { pressProject } from '../support/press.ts';

/** Blocks of an imported text as lines, in a class whose paragraphs the press counts, and the front matter. */
async function linesOf(name: string, content: string, language?: string) {
  const { markdown, report } = await imported(name, content, language, {}, undefined, 'joint-statement');
  const { matter, body } = splitFrontMatter(markdown);
  const draft = parseManuscript(manuscriptOf(body)).value ?? assert.fail(body);
  const lines = draft.blocks.map((block) =>
    (
      `${block.kind === 'heading' ? '#'.repeat(block.level) : block.kind === 'paragraph' ? '' : block.kind} ` +
      `${blockTexts(block).join('|')}`
    ).trim(),
  );
  return { lines, matter, report };
}
const paragraphs = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');

test('Chinese divisions: 编, 章, 节, 条, 一、, （一）; a sentence that begins like one stays a paragraph', async () => {
  const { lines } = await linesOf(
    'a.html',
    paragraphs(
      '<b>第一编　总则</b>',
      '<b>第一章　范围</b>',
      '<b>第一条</b>',
      '甲。',
      '第二条　本公约适用于缔约双方。',
      '<b>第二章　义务</b>',
      '乙。',
      '一、双方同意如下：',
      '丙。',
      '<b>二、结论</b>',
      '丁。',
      '<b>（一）细目</b>',
      '戊。',
    ),
  );
  assert.deepEqual(lines, [
    '## 第一编　总则',
    '### 第一章　范围',
    '#### 第一条',
    '甲。',
    '第二条　本公约适用于缔约双方。',
    '### 第二章　义务',
    '乙。',
    '一、双方同意如下：',
    '丙。',
    '#### 二、结论',
    '丁。',
    '#### （一）细目',
    '戊。',
  ]);
});

test('English and Russian divisions: Part, Chapter, Article, Preamble; Часть, Глава, Статья', async () => {
  const english = await linesOf(
    'a.txt',
    [
      'Preamble',
      'The States Parties agree.',
      'Part One',
      'Article 1',
      'Each Party shall act.',
      'Article 2',
      'Article 3 of this text shall apply to every State Party.',
      'Chapter 3 is a word here.',
      'Done at Vienna, this 3 March 1969',
    ].join('\n\n'),
    'en',
  );
  assert.deepEqual(english.lines, [
    '## Preamble',
    'The States Parties agree.',
    '## Part One',
    '### Article 1',
    'Each Party shall act.',
    '### Article 2',
    'Article 3 of this text shall apply to every State Party.',
    'Chapter 3 is a word here.',
    'closing Done at Vienna, this 3 March 1969',
  ]);
  assert.match(english.matter, /date: 1969-03-03\n {2}place: Vienna/);
  const russian = await linesOf(
    'a.txt',
    [
      'Преамбула',
      'Стороны договорились.',
      'Часть I',
      'Статья 1',
      'Каждая Сторона действует.',
      'Статья 2. Цели',
      'Стороны сотрудничают.',
      'Совершено в г. Москве 5 мая 1998 года',
    ].join('\n\n'),
    'ru',
  );
  assert.deepEqual(russian.lines, [
    '## Преамбула',
    'Стороны договорились.',
    '## Часть I',
    '### Статья 1',
    'Каждая Сторона действует.',
    '### Статья 2. Цели',
    'Стороны сотрудничают.',
    'closing Совершено в г. Москве 5 мая 1998 года',
  ]);
  assert.match(russian.matter, /date: 1998-05-05\n {2}place: г\. Москве/);
});

test('levels are never left out; a name below its number is deeper; a heading without text is bold', async () => {
  const { lines, report } = await linesOf(
    'a.html',
    '<h1>某公报</h1><h2>甲</h2><p>一。</p><h5>乙</h5><p>二。</p><h2>第一章</h2><h2>名称</h2><p>三。</p><h2>丙</h2><h2>第二章</h2><p>四。</p><h3>末</h3>',
    'zh-Hans',
  );
  assert.deepEqual(lines, [
    '## 甲',
    '一。',
    '### 乙',
    '二。',
    '## 第一章',
    '### 名称',
    '三。',
    '丙',
    '## 第二章',
    '四。',
    '末',
  ]);
  assert.deepEqual(
    report.filter((line) => line.includes('heading')),
    ['K125 Carried in another form: the heading “丙”', 'K125 Carried in another form: the heading “末”'],
  );
});

test('paragraphs that bear rising numbers keep them; numbers that come again stay in the text', async () => {
  const rising = await linesOf('a.html', paragraphs('大会，', '1．甲。', '2．乙。', '4．丙。', '（5）丁。'), 'zh-Hans');
  assert.match(rising.matter, /^numbering: stated$/m);
  assert.deepEqual(rising.lines, ['大会，', '1．甲。', '2．乙。', '4．丙。', '（5）丁。']);
  const again = await linesOf('a.html', paragraphs('1. 甲。', '2. 乙。', '1. 丙。', '2. 丁。'), 'zh-Hans');
  assert.doesNotMatch(again.matter, /numbering/);
  assert.deepEqual(again.lines, ['1. 甲。', '2. 乙。', '1. 丙。', '2. 丁。']);
  assert.ok(again.report.some((line) => line.includes('(1 comes again or too late)')));
  for (const texts of [
    ['1. 甲。', '2. 乙。', '丙。'],
    ['1945. 甲。', '1972. 乙。', '2001. 丙。'],
  ])
    assert.doesNotMatch((await linesOf('a.html', paragraphs(...texts), 'zh-Hans')).matter, /numbering/);
});

test('headings of one rank below one heading are of one level, also before the first of a higher rank', async () => {
  const { lines } = await linesOf(
    'a.html',
    '<h1>Some Pact</h1><p>It is agreed:</p><h5>Scope</h5><p>A.</p><h5>Terms</h5><p>B.</p><h5>Seat</h5><p>C.</p>' +
      '<h2>Part ' +
      'two</h2><p>D.</p><h5>Costs</h5><p>E.</p><h5>Term</h5><p>F.</p><h3>Ends</h3><p>G.</p><h5>Last</h5><p>H.</p>',
    'en',
  );
  assert.deepEqual(
    lines.filter((line) => line.startsWith('#')),
    ['## Scope', '## Terms', '## Seat', '## Part two', '### Costs', '### Term', '### Ends', '#### Last'],
  );
});

test('items of one article are not the numbers of the text; those that run through its articles are', async () => {
  const itemised: [language: string, texts: string[]][] = [
    [
      'zh-Hans',
      ['第一条 为了试验。', '第二条 下列情形不予受理：', '1.甲；', '2.乙；', '3.丙。', '第三条 本办法即日施行。'],
    ],
    ['zh-Hans', ['第一条 为了试验。', '第二条 下列情形不予受理：', '1.甲；', '2.乙；', '3.丙；', '4.丁；', '5.戊。']],
    [
      'ru',
      ['Статья 1. Цель акта.', 'Стороны обязуются:', '1) хранить;', '2) беречь;', '3) делиться.', 'Статья 2. Срок.'],
    ],
    [
      'en',
      ['The Conference met.', 'It noted that:', '1. one;', '2. two;', '3. three.', 'It thanked its host.', 'It rose.'],
    ],
  ];
  for (const [language, texts] of itemised) {
    const { matter, report } = await linesOf('a.html', paragraphs(...texts), language);
    assert.doesNotMatch(matter, /^numbering/m, texts[0]);
    assert.ok(
      report.some((line) => /the numbers 1 to \d of the items of one paragraph/.test(line)),
      report.join('\n'),
    );
  }
  const own: string[][] = [
    ['第一条 目标', '1. 甲。', '2. 乙。', '第二条 范围', '3. 丙。', '4. 丁。'],
    ['大会，', '回顾甲，', '重申乙，', '决定如下：', '1. 甲；', '2. 乙；', '3. 丙。'],
  ];
  for (const texts of own)
    assert.match((await linesOf('a.html', paragraphs(...texts), 'zh-Hans')).matter, /^numbering: stated$/m, texts[0]);
});

test('a stated number is what the text begins with', () => {
  const numbers: [text: string, number: number | undefined][] = [
    ['12. Text', 12],
    ['12．双方', 12],
    ['（12）双方', 12],
    ['(12) Text', 12],
    ['12) Text', 12],
    ['12、双方', 12],
    ['１２．双方', 12],
    ['3.5 per cent', undefined],
    ['12 years', undefined],
    ['012. Text', undefined],
    ['2022年2月', undefined],
    ['Text 12.', undefined],
    ['（一）双方', undefined],
  ];
  for (const [text, number] of numbers) assert.equal(statedNumber(text), number, text);
});

test('numbering: stated: the numbers of the text, unnumbered blocks between them, ranges of sections, links', () => {
  const numbered = (body: string) => {
    const manuscript = manuscriptOf(body);
    const stated = takeStatedNumbers(
      parseManuscript({ ...manuscript, metadata: { ...manuscript.metadata, numbering: 'stated' } }).value ??
        assert.fail(),
    );
    return stated.problems.length > 0
      ? { value: undefined, problems: stated.problems }
      : numberDraft(
          stated.draft,
          stated.numbers?.map((number) => ({ number })),
        );
  };
  const { value, problems } = numbered(
    '大会，\n\n## 一\n\n3\\. 甲[见](#p7)。\n\n旁白。\n\n7．乙。\n\n## 二\n\n丙。\n\n## 三\n\n（9）丁。',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    value &&
      blocksOf(value).map(
        (block) => `${block.kind} ${block.anchor}${block.kind === 'paragraph' ? ` ${block.number}` : ''}`,
      ),
    [
      'plain b1',
      'heading s1',
      'paragraph p3 3',
      'plain b2',
      'paragraph p7 7',
      'heading s2',
      'plain b3',
      'heading s3',
      'paragraph p9 9',
    ],
  );
  assert.deepEqual(
    value?.sections.map(({ firstParagraph, lastParagraph }) =>
      firstParagraph === undefined ? 'none' : `${firstParagraph}–${lastParagraph}`,
    ),
    ['none', '3–7', 'none', '9–9'],
  );
  assert.deepEqual(
    numbered('1\\. 甲[见](#p2)。\n\n3\\. 乙。').problems.map(({ code }) => code),
    ['K301'],
  );
  assert.deepEqual(
    numbered('甲。\n\n乙。').problems.map(({ code }) => code),
    ['K302'],
  );
});

test('the imprint says that the press numbered the paragraphs only where it did', () => {
  const rows = (numbering: object) => {
    const own = manuscriptOf('1．甲。');
    const labels = readLabels(pressProject, 'zh-Hans', []);
    const manuscript = { ...own, labels, metadata: { ...own.metadata, ...numbering } };
    const edition = numberDraft(parseManuscript(manuscript).value ?? assert.fail()).value ?? assert.fail();
    return frontView({ ...edition, registers: [], mentions: [], refusals: [] }).imprint.filter(
      ({ label }) => label === labels.imprintParagraphs,
    ).length;
  };
  assert.equal(rows({}), 1);
  assert.equal(rows({ numbering: 'stated' }), 0);
});

test('short lines between paragraphs are headings; names, items and a single line are none', async () => {
  const headings = async (language: string, ...lines: string[]) =>
    (await imported('a.txt', lines.join('\n\n'), language)).body.split('\n').filter((line) => line.startsWith('#'));
  assert.deepEqual(
    await headings(
      'en',
      'Leaders’ Declaration',
      'Lakeside, 5 March 2044',
      'We, the Leaders, met in Lakeside.',
      'Lakes and climate',
      'We will protect lakes, and in particular:',
      '(a) the Great Lake',
      '(b) the Small Lake',
      'We will meet again.',
      'Money',
      'We will pay.',
      'A. Smith',
      'B. Jones',
    ),
    ['## Lakes and climate', '## Money'],
  );
  assert.deepEqual(await headings('en', 'Leaders’ Declaration', 'We met.', 'Lakes', 'We agreed.', 'We parted.'), []);
  assert.deepEqual(
    await headings(
      'ru',
      'Меморандум о взаимопонимании',
      'Участники достигли понимания о нижеследующем.',
      'Цель',
      'Целью является сотрудничество.',
      'Финансирование',
      'Каждый Участник несёт свои расходы.',
    ),
    ['## Цель', '## Финансирование'],
  );
});

test('a white paper is a report: its contents are kept once, and its parts are headings at their depth', async () => {
  const { body, markdown } = await imported(
    'a.txt',
    [
      '样张省的湖泊',
      ...['目　录', '前　言', '一、保护', '（一）水质', '（二）鱼类', '二、法治', '结束语'],
      ...['前　言', '湖泊是资源。', '一、保护', '成效显著。', '（一）水质', '水质提高。', '（二）鱼类', '恢复。'],
      ...['二、法治', '制定了法律。', '结束语', '永远在路上。'],
    ].join('\n\n'),
  );
  assert.match(markdown, /^class: report$/m);
  assert.deepEqual(
    body.split('\n').filter((line) => line.startsWith('#')),
    ['## 前　言', '## 一、保护', '### （一）水质', '### （二）鱼类', '## 二、法治', '## 结束语'],
  );
  assert.ok(!body.includes('目　录'), body);
});
