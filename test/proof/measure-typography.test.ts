/**
 * The figures of the typesetting, on pages whose glyphs are set here by hand: on a faultless page every gate holds,
 * and each fault that is put in is found by its own figure.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import type { Glyph } from '../../scripts/proof/read-pdf.ts';
import {
  bodyOf,
  editionOf,
  failing,
  hanFormat as format,
  gap,
  han,
  inTable,
  paragraph,
  pdfOf,
  type LineOfHan as SetLine,
  size,
  title,
} from '../support/hand-set.ts';

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

test('lines of a table are on no grid, and none is nearer to that above it than its style has it', () => {
  const text = paragraph(han(26), han(28), han(10));
  const body = `${bodyOf(text)}\n\n| 税目 | 说明 |\n|---|---|\n| 甲 | ${han(40)} |\n`;
  const small = { size: 9, at: 9 };
  const cells = (second: number): SetLine[] => [
    { ...small, text: '税目', down: 5 },
    { ...small, text: '说明', indent: 8, down: 5 },
    { ...small, text: '甲', down: 18.5 },
    { ...small, text: han(30), indent: 8, down: 18.5 },
    { ...small, text: han(40).slice(30), indent: 8, down: 18.5 + second },
  ];
  const read = (second: number) => {
    const whole = pdfOf([[...text, ...cells(second)]]);
    return { ...whole, pages: whole.pages.map(inTable) };
  };
  assert.deepEqual(failing(read(12), body), []);
  assert.deepEqual(failing(read(10), body), ['lines of tables too near']);
});

const plain = paragraph(han(26), han(28), han(10));
const faults: [figure: string, lines: SetLine[], body?: string][] = [
  ['lines that start with a forbidden mark', paragraph(han(26), `，${han(27)}`, han(4))],
  ['lines that end with a forbidden mark', paragraph(han(26), `${han(27)}（`, `${han(4)}）`)],
  ['split dashes, ellipses, numbers and units', paragraph(han(26), `${han(27)}…`, `…${han(4)}`)],
  ['split dashes, ellipses, numbers and units', paragraph(han(26), `${han(24)}2022`, `年${han(4)}`)],
  ['split dashes, ellipses, numbers and units', paragraph(han(26), `${han(24)}2022`, `屆${han(4)}`)],
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
  test(`${what} of the source between two Han characters is no gap of the layout; without it, it is`, () => {
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

test('a heading that goes on over a page is excused where it fills the page, and nowhere else', () => {
  const before = paragraph(han(26), han(9));
  const rows = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ text: han(28), at: from + i }));
  const found = (heading: SetLine[], rest: SetLine[]) => {
    const after: SetLine[] = [
      ...rest,
      { text: han(26), at: rest.length + 1, indent: 2 },
      { text: han(9), at: rest.length + 2 },
    ];
    const said = [...heading, ...rest].map(({ text }) => text).join('');
    const body = `${bodyOf(before)}\n\n## ${said}\n\n${han(26)}${han(9)}`;
    return failing(pdfOf([before, heading, after]), body).includes('headings at a page foot');
  };
  assert.deepEqual(
    [found(rows(1), rows(1)), found(rows(2, 9), rows(2)), found(rows(format.lines), rows(2))],
    [true, true, false],
  );
});

test('a running head on an opening page, and a folio on a blank page, are found', () => {
  const read = pdfOf([
    plain,
    [
      { text: han(28), at: 0 },
      { text: han(9), at: 1 },
    ],
  ]);
  const head: Glyph = {
    text: '测',
    x: 80,
    y: 40,
    width: 8,
    size: 8,
    font: 'F',
    color: '0,0,0',
    order: 0,
    code: 1,
    upright: true,
  };
  read.pages[2]?.glyphs.push(head);
  read.pages[3]?.glyphs.push({ ...head, y: 570 });
  const found = failing(read, bodyOf(plain) + han(28) + han(9));
  assert.ok(found.includes('openings with a running head'));
  assert.ok(found.includes('blank pages with a running head or folio'));
});

test('a Type 3 font and a radical in place of a character are found', () => {
  const read = pdfOf([plain], { fonts: [{ name: 'F', type3: true, embedded: true }] });
  read.pages[1]?.glyphs.push({
    text: '\u2f47',
    x: 80,
    y: 40,
    width: 8,
    size: 8,
    font: 'F',
    color: '0,0,0',
    order: 0,
    code: 1,
    upright: true,
  });
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

/**
 * Problems of a paragraph whose second line, of as many characters as `gap` (em) between them lets in, is followed by
 * `next`.
 */
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

test('beyond a quarter it is a warning, with block and line, when what follows had no room', () => {
  const [found, ...rest] = wideLine(0.75, `CONVENTIONONTHELAWS${han(4)}`);
  assert.equal(found?.code, 'K813');
  assert.match(found?.message ?? '', /page 3, paragraph 1 \(line 1\)/);
  assert.deepEqual(found?.place, { file: 'test.md', line: 1, column: 1 });
  assert.deepEqual(rest, []);
  // The line before could have spared some of its characters.
  assert.deepEqual(
    wideLine(0.4, `CONVENTIONONTHELAWS${han(4)}`).map(({ code }) => code),
    ['K811'],
  );
  assert.deepEqual(
    wideLine(0.75, `LAW${han(4)}`).map(({ code }) => code),
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
  const divided = paragraph(han(26), han(28));
  assert.deepEqual(codes(divided, bodyOf(divided) + han(9)), ['K811']);
  const short = paragraph(han(26), han(28));
  assert.deepEqual(codes(short, `${bodyOf(short)}\n\n${han(9)}`), ['K813']);
});

test('a divided number is an error in a line of text, a warning behind a hyphen of an address', () => {
  const codes = (...texts: string[]) => {
    const lines = paragraph(...texts);
    return measureTypography(pdfOf([lines]), editionOf(bodyOf(lines)), format)
      .problems.filter(({ message }) => message.includes('split'))
      .map(({ code }) => code);
  };
  assert.deepEqual(codes(han(26), `${han(26)}20`, `22年${han(4)}`), ['K811']);
  assert.deepEqual(codes(han(26), `${han(23)}2021-`, `12${han(4)}`), ['K811']);
  assert.deepEqual(codes(han(26), `${han(2)}example.org/archive/2021-`, `12/03${han(4)}`), ['K813']);
});

/** Codes of the problems that a figure has on a page of these lines of one paragraph. */
const codesOf = (figure: string, lines: SetLine[], body: string) =>
  measureTypography(pdfOf([lines]), editionOf(body), format)
    .problems.filter(({ message }) => message.includes(figure))
    .map(({ code }) => code);

test('a line that ends before a blank of the source is flush, or it is an error', () => {
  for (const blank of ['\u3000', '\u3000\u3000', ' ', '\t']) {
    const codes = (length: number) =>
      codesOf('flush', paragraph(han(26), han(length), han(9)), `${han(26)}${han(length)}${blank}${han(9)}`);
    assert.deepEqual(codes(28), []);
    assert.deepEqual(codes(27), ['K811'], JSON.stringify(blank));
  }
});

test('a line that is not flush: an error with a blank inside, a warning without a place to stretch', () => {
  const first = han(26);
  const codes = (second: string, third: string) =>
    codesOf('flush', paragraph(first, second.replaceAll(' ', ''), third), `${first}${second} ${third}`);
  assert.deepEqual(codes(`${'b'.repeat(20)} ${'b'.repeat(6)}`, han(9)), ['K811']);
  // The next characters would have had room, and a line of so few and one character is no better.
  assert.deepEqual(codes('b'.repeat(22), han(9)), ['K811']);
  assert.deepEqual(codes('b'.repeat(19), 'c'.repeat(19)), ['K813']);
});

test('a long row of …… is divided between two of them; one that has room in a line is not divided', () => {
  const codes = (before: number, behind: number) =>
    codesOf(
      'split',
      paragraph(han(26), `${han(28 - before)}${'…'.repeat(before)}`, `${'…'.repeat(behind)}${han(9)}`),
      `${han(26)}${han(28 - before)}${'…'.repeat(before + behind)}${han(9)}`,
    );
  assert.deepEqual(codes(6, 6), []);
  assert.deepEqual(codes(5, 7), ['K811']);
  assert.deepEqual(codes(2, 4), ['K811']);
});

test('a table head that begins with a mark does so on each page; a text may end with an opening mark', () => {
  const text = paragraph(han(26), han(28), han(10));
  const head = (at: number): SetLine[] => [{ text: '：#', at, indent: 2 }];
  const cell = (at: number): SetLine[] => [{ text: '（《', at, indent: 2 }];
  const body = `${bodyOf(text)}\n\n| ：# |\n|---|\n| （《 |\n| 一 |\n`;
  const last: SetLine[] = [{ text: '一', at: 1, indent: 2 }];
  assert.deepEqual(
    failing(
      pdfOf([
        [...text, ...head(9), ...cell(10)],
        [...head(0), ...last],
      ]),
      body,
    ),
    [],
  );
  const broken = pdfOf([[...text, ...head(9), { text: '（', at: 10, indent: 2 }, { text: '《', at: 11, indent: 2 }]]);
  assert.ok(failing(broken, body.replace('| 一 |\n', '')).includes('lines that end with a forbidden mark'));
});

test('a reference before the text of a line is in its line; what is raised alone has no baseline', () => {
  const text = paragraph(han(26), han(28), han(10));
  const raised = { size: 0.62 * size, down: -0.34 * size };
  const lines: SetLine[] = [...text, { text: '1', at: 8, indent: 2, ...raised }, { text: han(9), at: 8, indent: 2.62 }];
  const note = '\n\n[^1]: 注。\n';
  assert.deepEqual(failing(pdfOf([lines]), `${bodyOf(text)}\n\n[^1]${han(9)}${note}`), []);
  const alone: SetLine[] = [...text, { text: '1', at: 9, indent: 2, ...raised }];
  assert.deepEqual(failing(pdfOf([alone]), `${bodyOf(text)}\n\n| [^1] | |\n|---|---|${note}`), []);
});
