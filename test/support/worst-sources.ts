/**
 * Texts, lists and copies that are bad for a careless reader: one thing repeated until there are `n` characters. Out:
 * makers by name. Used by the test of linear time of everything but import, which has its own.
 */
import { zipSync } from 'fflate';
import type { Maker } from './growth.ts';

const times = (text: string, n: number): string => text.repeat(Math.max(1, Math.round(n / text.length)));
const each = (n: number, length: number, make: (i: number) => string, between = ''): string =>
  Array.from({ length: Math.round(n / length) }, (_, i) => make(i)).join(between);
const all = (signs: readonly string[], make: (sign: string, n: number) => string): Record<string, Maker<string>> =>
  Object.fromEntries(signs.map((sign) => [JSON.stringify(sign), (n: number) => make(sign, n)]));

/** Repeated in one line between two characters. */
const signs = [
  ...[' ', '\u3000', '\u00a0', '\t', '[', ']', '[a](', '[a](http://a.b) ', '（', '[a]{', '[a]{em} ', '[甲]{is="甲"} '],
  ...['*', '**a', '*a ', '***a** ', '_', '_a ', '`a', '1', '一', '.', '“', '“”', '"\'', '《', '《甲', '《甲》', '> '],
  ...['&', '&amp;', '<', '<a ', '<!--', '![', '| a ', 'a', 'A ', 'Aa ', '\\', '[^1]', '[^a', '^', '~', '—', '…', '😀'],
  ...['e\u0301', '2001年1月1日', '：', '；', 'http://a', 'http://a.b/c ', '@', '{p=1}', 'a-', '![TODO]', '::: '],
  ...['联合国', '甲乙', '中华人民共和国', '中华人民共和国刑法', '一、', '（一）', 'IV ', '(a) '],
];
/** References and names, as each language has them. */
const references: Record<string, readonly string[]> = {
  'zh-Hans': [
    '第一条',
    '第一条第二款、',
    '第一条至第二条、',
    '第十一条、第十二条和',
    '本法第一条第（一）项',
    '《甲乙公约》',
  ],
  en: [
    'Article 1 ',
    'article 1(2)(a), ',
    'Articles 1, 2 and 3 of the ',
    'paragraphs 1 to 3 of Article 2, ',
    'Act of the ',
  ],
  ru: ['статьи 1 ', 'пункта 1 части 2 статьи 3, ', 'Договор о ', 'статьи 1, 2 и 3 ', '«Договор» '],
};
/** Repeated as lines or paragraphs: labels, headings, lists, tables, what begins a block. */
const lines = [
  ...['甲乙丙丁\n', '甲乙丙丁\n\n', '\n', '## 第一章 总则\n\n第一条 甲。\n\n', '## 甲\n\n### 乙\n\n#### 丙\n\n丁\n\n'],
  ...['第一条　甲。\n\n（一）乙；\n\n', '（一）乙；\n\n', '1. 甲乙\n\n', '- a\n', '* a\n\n', '> 甲\n\n', '第一\n\n'],
  ...['| a | b |\n| - | - |\n| c | d |\n\n', '::: closing\n甲\n:::\n\n', '::: note\n甲\n:::\n\n', '甲  \n', '甲\\\n'],
  ...['## Article 1\n\n1. Text here.\n\n(a) some;\n\n', 'Article 1. Text.\n\n', '## Статья 1\n\n1. Текст.\n\n'],
  ...[
    '甲\n===\n',
    '---\n\n',
    '```\n',
    '<div>\n\n',
    '[a]: b\n\n',
    '![甲](a.png)\n\n',
    'TODO\n\n',
    '依照第一条第二款。\n\n',
  ],
];
const others: Record<string, Maker<string>> = {
  'articles in order': (n) => each(n, 12, (i) => `第${i + 1}条　甲乙。`, '\n\n'),
  'numbers in order': (n) => each(n, 12, (i) => `${i + 1}. 甲乙。`, '\n\n'),
  'references to articles': (n) => each(n, 20, (i) => `第${i + 1}条　依照第${n - i}条。`, '\n\n'),
  notes: (n) => `甲${each(n, 30, (i) => `[^${i}]`, '乙')}\n\n${each(n, 30, (i) => `[^${i}]: 丙丁。`, '\n\n')}\n`,
  'a note called often': (n) => `甲${times('[^a]乙', n)}\n\n[^a]: 丙丁。\n`,
  quotations: (n) => each(n, 70, () => `${'> '.repeat(30)}甲`, '\n\n'),
  'deep lists': (n) =>
    each(n, 200, () => Array.from({ length: 12 }, (_, i) => `${'  '.repeat(i)}* 甲`).join('\n\n'), '\n\n甲\n\n'),
  rows: (n) => `| a | b |\n| - | - |\n${times('| c | d |\n', n)}`,
  columns: (n) => `|${times(' a |', n)}\n|${times(' - |', n)}\n|${times(' b |', n)}\n`,
  'cells over rows': (n) => `| a | b |\n| - | - |\n| c | d |\n${times('| ^^ | d |\n', n)}`,
  links: (n) => each(n, 16, (i) => `[甲](#p${i})`, ' '),
  'names in quotes': (n) => each(n, 10, (i) => `《${String.fromCharCode(0x4e00 + (i % 5000))}乙公约》`),
  'names of treaties': (n) => each(n, 24, (i) => `Treaty on A${i} Things. `),
  abbreviations: (n) => each(n, 8, (i) => `AB${i} `),
};

/** Bodies of a text in a language. */
export const worstBodies = (language: string): Record<string, Maker<string>> => {
  const spoken = all(references[language] ?? [], (sign, n) => `甲${times(sign, n)}乙\n`);
  // What stands between the labels is the same in all languages.
  const labelled = lines.filter((line) => /Article|Статья|^1\.|^#.*\n\n#/.test(line));
  if (language !== 'zh-Hans') return { ...spoken, ...all(labelled, (line, n) => `${times(line, n)}a\n`) };
  return {
    ...spoken,
    ...all(signs, (sign, n) => `甲${times(sign, n)}乙\n`),
    ...all(lines, (line, n) => `${times(line, n)}甲\n`),
    ...others,
  };
};

/** Authority lists, and what is no list. */
export const worstLists: Record<string, Maker<string>> = {
  ...all([' ', '-', '- ', '? ', '"', "'", '#', '&a ', '*a ', '!a ', '%', '|', '>', ': ', '`', '@', '\t', '\\x'], times),
  ...all(['[]', '{}', '[a], ', '{ a: b }, ', '"a" ', 'a: b\n', '- a\n', 'a\n', '---\n', '&a a\n', '# a\n'], times),
  'keys of a mapping': (n) => each(n, 8, (i) => `k${i}: a`, '\n'),
  'a long text': (n) => `a: ${times('b ', n)}`,
  'a long quotation': (n) => `a: "${times('\\n', n)}"`,
  'a text of many lines': (n) => `a: |\n${times('  b\n', n)}`,
  'a folded text': (n) => `a: >\n${times('  b\n\n', n)}`,
  entries: (n) => `entries:\n${each(n, 30, (i) => `  - { heading: 甲${i}, aliases: [乙${i}, 丙${i}] }`, '\n')}`,
  'see also': (n) => `entries:\n${each(n, 30, (i) => `  - { heading: 甲${i}, see: [甲${i + 1}] }`, '\n')}`,
  'names in names': (n) => `entries:\n${each(n, 60, (i) => `  - heading: ${'甲'.repeat(1 + (i % 40))}${i}`, '\n')}`,
};

/** Pages of a reading edition. */
export const worstPages: Record<string, Maker<Uint8Array>> = Object.fromEntries(
  Object.entries({
    text: 'a',
    'bold words': '<b>a</b>',
    paragraphs: '<p class="paragraph" id="p1">a</p>',
    'open paragraphs': '<p>a',
    'open formats': '<p><i>a',
    marks: '<span class="page-break" id="page-1"></span>a',
    numbers: '<a class="number" href="#p1">1</a>',
    links: '<a href="#p1">a</a>',
    comments: '<!--a-->',
    'open tags': '<a b="',
    cells: '<table><tr><td>a</table>',
  }).map(([name, markup]) => [name, (n: number) => Buffer.from(`<!doctype html><body>${times(markup, n)}`)]),
);

/** E-books of one document. */
export const worstBooks: Record<string, Maker<Uint8Array>> = Object.fromEntries(
  Object.entries({
    text: 'a',
    'bold words': '<b>a</b>',
    attributes: '<b class="a b c d">a</b>',
    marks: '<span epub:type="pagebreak" id="page"/>a',
    numbers: '<p class="paragraph"><span class="number">1</span>a</p>',
    comments: '<!--a-->',
    'character references': '&#65;',
    'unknown references': '&a;',
    sections: '<![CDATA[a]]>',
  }).map(([name, markup]) => [
    name,
    (n: number) =>
      zipSync({
        'META-INF/container.xml': Buffer.from('<container><rootfile full-path="a.opf"/></container>'),
        'a.opf': Buffer.from(
          '<package xmlns:dc="a"><dc:title>a</dc:title><manifest><item id="a" href="a.xhtml" properties="nav"/>' +
            '</manifest><spine><itemref idref="a"/></spine></package>',
        ),
        'a.xhtml': Buffer.from(`<html xmlns:epub="a"><body>${times(markup, n)}</body></html>`),
      }),
  ]),
);
