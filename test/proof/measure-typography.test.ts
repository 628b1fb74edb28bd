/**
 * The figures of the typesetting, on pages whose glyphs are set here by hand: on a faultless page every gate holds,
 * and each fault that is put in is found by its own figure.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import type { Glyph, ReadPdf } from '../../scripts/proof/read-pdf.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { pressProject } from '../support/press.ts';

const format = readFormat(pressProject, 'book');
const size = 10.5;
const left = 73 * 0.75;

interface SetLine {
  text: string;
  /** 0-based line of the page. */
  at: number;
  /** First x, in em from the left edge; 2 by default for the first line of a paragraph. */
  indent?: number;
  size?: number;
  /** Put between characters, in em: one value for all, or one for each gap. */
  gap?: number | number[];
  /** Points by which the baseline is off. */
  down?: number;
}

/** Sets lines on a page. A mark at the right edge of a full line stands half an em further left: it is trimmed. */
function setPage(lines: SetLine[]): ReadPdf['pages'][number] {
  const glyphs = lines.flatMap(({ text, at, indent = 0, size: own = size, gap = 0, down = 0 }) => {
    let x = left + indent * size;
    return [...text].map((character, i): Glyph => {
      const glyph = { text: character, x, y: 84.5 * 0.75 + at * 18 + 12.75 + down, width: own, size: own, font: 'F' };
      x += own * (1 + (Array.isArray(gap) ? (gap[i] ?? 0) : gap));
      return glyph;
    });
  });
  return { width: 419.5, height: 595.3, glyphs, structure: { role: 'Document', children: [] } };
}

const han = (count: number): string => '测试文本由此组成每字一格'.repeat(4).slice(0, count);
const title: SetLine = { text: '测试', at: 1, size: 15, indent: 10 };

/** A PDF with a cover, its back, and these pages of text. */
function pdfOf(pages: SetLine[][], more: Partial<ReadPdf> = {}): ReadPdf {
  const blank = () => ({
    width: 419.5,
    height: 595.3,
    glyphs: [] as Glyph[],
    structure: { role: 'Document', children: [] },
  });
  return {
    pages: [blank(), blank(), ...pages.flatMap((lines, i) => (i === 0 ? [setPage(lines)] : [blank(), setPage(lines)]))],
    labels: ['cover', 'ii', ...pages.flatMap((_, i) => (i === 0 ? ['1'] : [String(2 * i), String(2 * i + 1)]))],
    fonts: [{ name: 'F', type3: false, embedded: true }],
    links: [],
    destinations: new Map(),
    bookmarks: [],
    info: {},
    xmp: '',
    ...more,
  };
}

function editionOf(body: string): IndexedEdition {
  const draft = parseManuscript(manuscriptOf(body)).value;
  const edition = draft && numberDraft(draft).value;
  if (!edition) throw new Error('the text of the test is not understood');
  return { ...edition, registers: [], mentions: [], refusals: [] };
}

/** Lines of one paragraph from line 5 on, as they are broken; the title above them. */
const paragraph = (...texts: string[]): SetLine[] => [
  title,
  ...texts.map((text, i) => ({ text, at: 5 + i, indent: i === 0 ? 2 : 0 })),
];
const bodyOf = (lines: SetLine[]): string =>
  lines
    .slice(1)
    .map(({ text }) => text)
    .join('');
const failing = (read: ReadPdf, body: string): string[] =>
  (measureTypography(read, editionOf(body), format).value ?? []).filter(({ holds }) => !holds).map(({ name }) => name);

test('on a faultless page every gate holds, and every figure has measured something', () => {
  const lines = gap(paragraph(han(26), `${han(27)}，`, `${han(9)}。`), 2, 0.5 / 27);
  const { value, problems } = measureTypography(pdfOf([lines]), editionOf(bodyOf(lines)), format);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    value?.filter(({ measured }) => measured === 0).map(({ name }) => name),
    [],
  );
});

test('a reference to a note at the end of a cell is not taken for the digit with which the next cell begins', () => {
  const text = paragraph(han(26), han(28), han(10));
  const cells: SetLine[] = [
    { text: '税目', at: 9 },
    { text: '12', at: 9, indent: 2, size: 0.62 * size, down: -0.34 * size },
    { text: '1200元', at: 9, indent: 9 },
  ];
  const body = `${bodyOf(text)}\n\n| 税目[^1] | 1200元 |\n|---|---|\n\n[^1]: 注。\n`;
  assert.deepEqual(failing(pdfOf([[...text, ...cells]]), body), []);
});

const gap = (lines: SetLine[], line: number, value: number | number[]): SetLine[] =>
  lines.map((one, i) => (i === line ? { ...one, gap: value } : one));
const plain = paragraph(han(26), han(28), han(10));
const faults: [figure: string, lines: SetLine[], body?: string][] = [
  ['lines that start with a forbidden mark', paragraph(han(26), `，${han(27)}`, han(4))],
  ['lines that end with a forbidden mark', paragraph(han(26), `${han(27)}（`, `${han(4)}）`)],
  ['split dashes, ellipses, numbers and units', paragraph(han(26), `${han(27)}…`, `…${han(4)}`)],
  ['split dashes, ellipses, numbers and units', paragraph(han(26), `${han(24)}2022`, `年${han(4)}`)],
  ['split dashes, ellipses, numbers and units', paragraph(han(26), `${han(27)}第`, `78届${han(4)}`)],
  ['lines flush right within 0.2 mm', paragraph(han(26), han(27), han(10))],
  ['lines flush right within 0.2 mm', gap(plain, 2, 0.003)],
  ['widest Han–Han gap in a justified line', gap(paragraph(han(24), han(28), han(10)), 1, 2 / 23)],
  ['unevenness within one line', gap(plain, 2, [0.005, -0.005])],
  ['last lines of one character', paragraph(han(26), han(28), '一。')],
  ['stretched last lines', gap(plain, 3, 0.1)],
  [
    'headings at a page foot',
    [...paragraph(han(26), han(9)), { text: '一', at: 25, indent: 13.5 }],
    `${han(26)}${han(9)}\n\n## 一\n\n`,
  ],
  ['baseline off the grid', plain.map((line, i) => (i === 2 ? { ...line, down: 0.3 } : line))],
];
for (const [figure, lines, body] of faults)
  test(`“${figure}” finds ${JSON.stringify(lines.at(-2)?.text.slice(-3))}|${JSON.stringify(lines.at(-1)?.text.slice(0, 3))}`, () => {
    if (body === undefined) return assert.ok(failing(pdfOf([lines]), bodyOf(lines)).includes(figure));
    const after: SetLine[] = [
      { text: han(26), at: 0, indent: 2 },
      { text: han(9), at: 1 },
    ];
    assert.ok(failing(pdfOf([lines, after]), body + han(26) + han(9)).includes(figure));
  });

test('a full-width mark at a line end that keeps its whole em is found, also as the last character of a page', () => {
  const lines = paragraph(han(26), `${han(27)}，`, han(28));
  const trimmed = lines.map((line, i) => (i === 2 ? { ...line, gap: 0.5 / 27 } : line));
  const figure = 'full-width marks at line ends that are trimmed';
  // Set with 0.5/27 em between its characters, the mark begins half an em before the edge, as trimming leaves it.
  assert.ok(failing(pdfOf([lines]), bodyOf(lines)).includes(figure));
  assert.ok(!failing(pdfOf([trimmed]), bodyOf(lines)).includes(figure));
  const next: SetLine[] = [{ text: han(28), at: 0 }];
  assert.ok(failing(pdfOf([lines.slice(0, 3), next]), bodyOf(lines)).includes(figure));
});

for (const [what, blank, wide] of [
  ['a space', ' ', 0.26],
  ['a full-width space', '\u3000', 1],
  ['three full-width spaces', '\u3000\u3000\u3000', 3],
  ['a tab', '\t', 0.26],
] as const)
  test(`${what} of the source between two Han characters is no gap of the layout, without it the same gap is one`, () => {
    const gaps = (length: number) => Array.from({ length }, (_, i) => (i === 2 ? wide : 0));
    const lines = [
      title,
      { text: han(26 - wide), at: 5, indent: 2, gap: gaps(26) },
      { text: han(28), at: 6 },
      { text: han(9), at: 7, gap: gaps(9) },
    ];
    const spaced = (text: string) => text.slice(0, 3) + blank + text.slice(3);
    const body = [lines[1], lines[2], lines[3]]
      .map((line, i) => (i === 1 ? line?.text : spaced(line?.text ?? '')))
      .join('');
    assert.ok(!failing(pdfOf([lines]), body).some((name) => /gap|uneven|stretched/.test(name)));
    const found = failing(pdfOf([lines]), bodyOf(lines));
    for (const name of ['widest Han–Han gap in a justified line', 'unevenness within one line', 'stretched last lines'])
      assert.ok(found.includes(name));
  });

test('a page of one line is found', () => {
  const lines = paragraph(han(26), han(28));
  assert.ok(failing(pdfOf([lines, [{ text: han(9), at: 0 }]]), bodyOf(lines) + han(9)).includes('pages of one line'));
});

test('a running head on an opening page, and a folio on a blank page, are found', () => {
  const read = pdfOf([
    plain,
    [
      { text: han(28), at: 0 },
      { text: han(9), at: 1 },
    ],
  ]);
  const head: Glyph = { text: '测', x: 80, y: 40, width: 8, size: 8, font: 'F' };
  read.pages[2]?.glyphs.push(head);
  read.pages[3]?.glyphs.push({ ...head, y: 570 });
  const found = failing(read, bodyOf(plain) + han(28) + han(9));
  assert.ok(found.includes('openings with a running head'));
  assert.ok(found.includes('blank pages with a running head or folio'));
});

test('a Type 3 font and a radical in place of a character are found', () => {
  const read = pdfOf([plain], { fonts: [{ name: 'F', type3: true, embedded: true }] });
  read.pages[1]?.glyphs.push({ text: '\u2f47', x: 80, y: 40, width: 8, size: 8, font: 'F' });
  const found = failing(read, bodyOf(plain));
  assert.ok(found.includes('Type 3 fonts'));
  assert.ok(found.includes('characters from U+2E80–2FDF'));
});

test("a character that is missing on the page is 'K812', a gate that does not hold 'K811'", () => {
  const { problems } = measureTypography(
    pdfOf([paragraph(han(26), `，${han(27)}`, han(4))]),
    editionOf(`${han(26)}，${han(27)}${han(4)}末`),
    format,
  );
  assert.deepEqual([...new Set(problems.map(({ code }) => code))].sort(), ['K811', 'K812']);
});

/** Problems of a paragraph whose second line, of as many characters as `gap` (em) between them lets in, is followed by `next`. */
const wideLine = (value: number, next: string) => {
  const lines = paragraph(han(26), han(Math.floor(28 / (1 + value))), next).map((line, i) =>
    i === 2 ? { ...line, gap: value } : line,
  );
  return measureTypography(pdfOf([lines]), editionOf(bodyOf(lines)), format).problems.filter(({ message }) =>
    message.includes('widest'),
  );
};

test("a wide line is a warning ('K813') up to a quarter of a character, an error beyond it", () => {
  const codes = (value: number) => wideLine(value, han(9)).map(({ code }) => code);
  assert.deepEqual(codes(0.01), []);
  assert.deepEqual(codes(0.2), ['K813']);
  assert.deepEqual(codes(0.3), ['K811']);
});

test('beyond a quarter too it is a warning, with the block and its line, when what the next line begins with had no room', () => {
  const [found, ...rest] = wideLine(0.4, `CONVENTIONONTHELAWOF${han(4)}`);
  assert.equal(found?.code, 'K813');
  assert.match(found?.message ?? '', /page 3, paragraph 1 \(line 1\)/);
  assert.deepEqual(found?.place, { file: 'test.md', line: 1, column: 1 });
  assert.deepEqual(rest, []);
  assert.deepEqual(
    wideLine(0.4, `LAW${han(4)}`).map(({ code }) => code),
    ['K811'],
  );
});

test('a page of one line is an error when the page before could have ended a line earlier, else a warning', () => {
  const codes = (first: SetLine[], body: string) =>
    measureTypography(pdfOf([first, [{ text: han(9), at: 0 }]]), editionOf(body), format)
      .problems.filter(({ message }) => message.includes('pages of one line'))
      .map(({ code }) => code);
  const long = paragraph(han(26), han(28), han(28));
  assert.deepEqual(codes(long, bodyOf(long) + han(9)), ['K811']);
  const short = paragraph(han(26), han(28));
  assert.deepEqual(codes(short, `${bodyOf(short)}\n\n${han(9)}`), ['K813']);
});
