/**
 * Labels of several numbers, paragraphs that free headings divide, notes of an exchange, the order of sections and
 * chapters, contents that an act prints: addresses, citations and links. In: short texts in the form of real ones. No
 * browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { citeProvisions } from '../../scripts/classes/cite-provisions.ts';
import { provisionsBelow } from '../../scripts/model/provisions.ts';
import { decimalLabels } from '../../scripts/numbering/decimal-labels.ts';
import { linksOf, numberedText } from '../support/provisions.ts';

/** Addresses in the order of the text, each with how it is cited; links; problems. */
function read(lines: readonly string[], documentClass: string, language: string) {
  const { edition, told } = numberedText(lines, documentClass, language);
  const root = { children: edition.provisions ?? [] };
  const [cited, short] = [citeProvisions(root, language), citeProvisions(root, language, true)];
  const all = provisionsBelow(root);
  return {
    addresses: all.map(({ address }) => address),
    cited: Object.fromEntries(all.map((one) => [one.address, `${cited.get(one)} | ${short.get(one)}`])),
    parents: Object.fromEntries(all.flatMap((one) => one.children.map(({ address }) => [address, one.address]))),
    links: linksOf(edition),
    told,
  };
}

const labelsOf = (texts: readonly string[], inserts = false, article = false): string[] =>
  decimalLabels(
    texts.map((text) => ({ text, heading: /^\d\. \p{Lu}\p{Ll}+$/u.test(text), article: article && text === 'Статья' })),
    inserts,
  ).map((one) => one?.parts.join('-') ?? '');

test('a row of several numbers begins with 1; a quantity and a day are no label', () => {
  assert.deepEqual(labelsOf(['1.1 A.', '1.2 B.', '2.5 million.', '3.1 per cent of it.']), ['1-1', '1-2', '', '']);
  assert.deepEqual(labelsOf(['1.1. A.', '1.1.1. a;', '12.05. was a day.', '1.10. is 1.10.']), [
    '1-1',
    '1-1-1',
    '',
    '1-10',
  ]);
  assert.deepEqual(labelsOf(['4.1. A.', '4.01. B.', '4.1.1.1.1.1.1. C.']), ['4-1', '', '']);
});

test('1.1. behind 1. of an article is a paragraph that was put in; elsewhere where it is the only one', () => {
  const put = ['Статья', '1. Лодка.', '1.1. Плот.', '2. Паром.'];
  assert.deepEqual(labelsOf(put, true, true), ['', '', '', '']);
  assert.deepEqual(labelsOf(put, false, true), ['', '', '1-1', '']);
  assert.deepEqual(labelsOf(['Статья', '1.1. Плот.', '1.2. Паром.'], true, true), ['', '1-1', '1-2']);
  assert.deepEqual(labelsOf(['1. Лодка плывёт.', '1.1. Плот.', '2. Паром.'], true), ['', '', '']);
  const outline = ['1. Лодка плывёт.', '1.1. Плот.', '2. Паром ждёт.', '2.1. Мост.', '2.2. Брод.'];
  assert.deepEqual(labelsOf(outline, true), ['', '1-1', '', '2-1', '2-2']);
  assert.deepEqual(labelsOf(['1. Лодка плывёт.', '1.1. Плот.', '1.1.1. бревно;'], true), ['', '1-1', '1-1-1']);
});

test('an agreement: sections that bear the first number, items in 2.1.1., references', () => {
  const found = read(
    [
      'The Participants have reached the following understanding:',
      '## Section 1 Purpose',
      '1.1. Data are exchanged.',
      '1.2. The data are:',
      '1.2.1. levels, being:',
      '(a) high;',
      '(b) low;',
      '1.2.2. temperatures.',
      '## Section 2 Means',
      '2.1. Data under paragraph 1.2.1 are sent; so are those of paragraphs 1.1 and 1.2.2.',
    ],
    'treaty',
    'en',
  );
  assert.deepEqual(found.addresses.slice(1), [
    'sec1',
    'sec1-1',
    'sec1-2',
    'sec1-2-1',
    'sec1-2-1-a',
    'sec1-2-1-b',
    'sec1-2-2',
    'sec2',
    'sec2-1',
  ]);
  assert.equal(found.cited['sec1-2-1-b'], 'paragraph 1.2.1(b) | para. 1.2.1(b)');
  assert.deepEqual(found.links, ['paragraph 1.2.1 #sec1-2-1', 'paragraphs 1.1 #sec1-1', '1.2.2 #sec1-2-2']);
  assert.deepEqual(found.told, []);
});

test('rules that an act approves: decimals below free headings, text between them, references to the rules', () => {
  const found = read(
    [
      '1\\. Утвердить прилагаемые Правила.',
      '2\\. Пункт 1 настоящего Постановления вступает в силу.',
      '## УТВЕРЖДЕНЫ Постановлением от 5 марта 2024 г. № 5',
      '### ПРАВИЛА пользования озёрами',
      '#### 1. Общие положения',
      '1.1. Правила устанавливают порядок.',
      '1.2. Понятия:',
      '1.2.1. билет;',
      'Они применяются и к прудам.',
      '#### 2. Порядок',
      '2.1. Билет, указанный в пункте 1.2.1 настоящих Правил:',
      'а) именной;',
      'б) срочный.',
      '2.2. Подпункт «б» пункта 2.1 настоящих Правил не применяется.',
    ],
    'statute',
    'ru',
  );
  assert.deepEqual(
    found.addresses.filter((one) => !/-h\d$/.test(one)),
    [
      'item1',
      'item2',
      'annex1',
      'annex1-1-1',
      'annex1-1-2',
      'annex1-1-2-1',
      'annex1-1-2-text1',
      'annex1-2-1',
      'annex1-2-1-a',
      'annex1-2-1-b',
      'annex1-2-2',
    ],
  );
  assert.equal(found.cited['annex1-1-2-1'], 'приложение 1, пункт 1.2.1 | прил. 1, п. 1.2.1');
  assert.deepEqual(found.links, [
    'Пункт 1 #item1',
    'пункте 1.2.1 #annex1-1-2-1',
    'Подпункт «б» пункта 2.1 #annex1-2-1-b',
  ]);
  assert.deepEqual(found.told, []);
});

test('paragraphs numbered through free headings bear no heading’s address; those that begin anew do', () => {
  const through = ['## I. Aims', '1\\. One.', '2\\. Two.', '## II. Means', '3\\. Three.'];
  assert.deepEqual(
    read(through, 'treaty', 'en').addresses.filter((one) => one.startsWith('item')),
    ['item1', 'item2', 'item3'],
  );
  const anew = ['## I. Aims', '1\\. One.', '2\\. Two.', '## II. Means', '1\\. Three.'];
  assert.deepEqual(
    read(anew, 'treaty', 'en').addresses.filter((one) => one.includes('-')),
    ['h1-1', 'h1-2', 'h2-1'],
  );
});

test('notes of an exchange: each has its own paragraphs; references mean those of the note around', () => {
  const found = read(
    [
      '## Note I The Minister to the Ambassador',
      'I have the honour to propose:',
      '1\\. Boats may cross.',
      '2\\. Paragraph 1 does not apply to rafts.',
      '## Note II',
      '1\\. I agree to fees under paragraph 2 of this note.',
      '2\\. Fees are those of paragraph 1.',
    ],
    'treaty',
    'en',
  );
  assert.deepEqual(found.addresses, ['note1', 'note1-p1', 'note1-1', 'note1-2', 'note2', 'note2-1', 'note2-2']);
  assert.equal(found.cited['note1-p1'], 'Note I, unnumbered paragraph 1 | Note I, unnumbered para. 1');
  assert.equal(found.cited['note2-2'], 'Note II, paragraph 2 | Note II, para. 2');
  assert.deepEqual(found.links, ['Paragraph 1 #note1-1', 'paragraph 1 #note2-1']);
  const chinese = read(['## （一）我方去文', '一、互免签证。', '## （二）对方来函', '一、同意。'], 'treaty', 'zh-Hans');
  assert.deepEqual(chinese.addresses, ['note1', 'note1-1', 'note2', 'note2-1']);
});

test('a section holds chapters where a chapter stands directly below it, and none above one', () => {
  const old = [
    '## PART II',
    '### SECTION I',
    '#### CHAPTER I',
    '##### Article 1',
    'A.',
    '#### CHAPTER II',
    '##### Article 2',
    'B.',
  ];
  const found = read([...old, '### SECTION II', '#### Article 3', 'C.'], 'treaty', 'en');
  assert.equal(found.parents.chap1, 'sec1');
  assert.equal(found.parents.art3, 'sec2');
  const usual = ['## CHAPTER I', '### SECTION I', '#### Article 1', 'A.', '## CHAPTER II', '### Article 2', 'B.'];
  assert.equal(read(usual, 'treaty', 'en').parents.sec1, 'chap1');
});

test('an act prints its contents in a section: their lines belong to it, and begin no section', () => {
  const found = read(
    [
      'SEC. 1. SHORT TITLE.—(a) Title.—This Act may be cited as the Lakes Act.',
      '(b) Contents.—The table of contents for this Act is as follows:',
      'Sec. 1. Short title.',
      'Sec. 2. Lakes.',
      'SEC. 2. LAKES.—(a) Section 5 of the Water Act is amended—',
      '(1) in subsection (b), by striking "river"; and',
      '(2) by adding at the end the following:',
      '"(c) Ice.—',
      '"(1) Ice is water.".',
      '(b) Ponds are lakes.',
    ],
    'act',
    'en',
  );
  assert.deepEqual(found.addresses, [
    'sec1',
    'sec1-a',
    'sec1-b',
    'sec1-b-text1',
    'sec1-b-text2',
    'sec2',
    'sec2-a',
    'sec2-a-1',
    'sec2-a-2',
    'sec2-a-text1',
    'sec2-a-text2',
    'sec2-b',
  ]);
  assert.deepEqual(found.told, []);
  assert.ok(!found.links.some((link) => link.startsWith('subsection')), found.links.join());
});

test('第2(b)段 of a resolution, 遵守第三条 of a statute, пункт «а» части 1 of a constitution', () => {
  const resolution = read(
    ['大会，', '1\\. 决定设立日。', '2\\. 邀请各国：', '(a) 庆祝；', '(b) 支持；', '3\\. 请注意本决议第2(b)段。'],
    'resolution',
    'zh-Hans',
  );
  assert.deepEqual(resolution.links, ['第2(b)段 #op2-b']);
  const statute = read(['第一条　甲。', '第二条　应当遵守第一条的规定。'], 'statute', 'zh-Hans');
  assert.deepEqual(statute.links, ['第一条 #art1']);
  const lines = ['## РАЗДЕЛ ПЕРВЫЙ', '### Статья 1', '1\\. Права:', 'а) на воду;', 'б) на берег.'];
  const more = ['2\\. Пункт «а» части 1 настоящей статьи применяется.', '## РАЗДЕЛ ВТОРОЙ', '1\\. Вступает в силу.'];
  const constitution = read([...lines, ...more], 'statute', 'ru');
  assert.deepEqual(constitution.links, ['Пункт «а» части 1 #art1-1-a']);
  assert.ok(constitution.addresses.includes('title2-1'), constitution.addresses.join());
  assert.deepEqual(constitution.told, []);
});
