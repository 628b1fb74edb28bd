/**
 * Pages whose glyphs are set by hand, for tests of what is measured on a PDF. In: lines of characters or of words,
 * where they stand, what is wrong with them. Out: a PDF as `read-pdf.ts` reads one, the edition of the same text.
 */
import { pxToPoints, readFormat, typeAreaOf } from '../../scripts/formats/print/print-format.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import type { Glyph, ReadPdf } from '../../scripts/proof/read-pdf.ts';
import { manuscriptOf } from './manuscript.ts';
import { pressProject } from './press.ts';

/** The format of the pages of characters. */
export const hanFormat = readFormat(pressProject, 'book');
/** The size of their text, in pt. */
export const size = 10.5;
const left = 73 * 0.75;

/** A line of characters. */
export interface LineOfHan {
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
function setPage(lines: LineOfHan[]): ReadPdf['pages'][number] {
  const glyphs = lines.flatMap(({ text, at, indent = 0, size: own = size, gap = 0, down = 0 }) => {
    let x = left + indent * size;
    return [...text].map((character, i): Glyph => {
      const glyph = {
        text: character,
        x,
        y: 84.5 * 0.75 + at * 18 + 12.75 + down,
        width: own,
        size: own,
        font: 'F',
        color: '0,0,0',
        order: 0,
        code: 1,
        upright: true,
      };
      x += own * (1 + (Array.isArray(gap) ? (gap[i] ?? 0) : gap));
      return glyph;
    });
  });
  return { width: 419.5, height: 595.3, glyphs, fills: [], strokes: [], structure: { role: 'Document', children: [] } };
}

/** The page on which all that is smaller than the text stands in a table, as the structure of the PDF says it. */
export function inTable(page: ReadPdf['pages'][number]): ReadPdf['pages'][number] {
  const glyphs = page.glyphs.map((glyph) => ({ ...glyph, mark: glyph.size < size ? 1 : 2 }));
  const structure = {
    role: 'Document',
    children: [
      { role: 'P', children: [2] },
      { role: 'Table', children: [{ role: 'TD', children: [1] }] },
    ],
  };
  return { ...page, glyphs, structure };
}

/** So many characters. */
export const han = (count: number): string => '测试文本由此组成每字一格'.repeat(4).slice(0, count);
/** The title’s line. */
export const title: LineOfHan = { text: '测试', at: 1, size: 15, indent: 10 };

/** A PDF with a cover, its back, and these pages of text. */
export function pdfOf(pages: LineOfHan[][], more: Partial<ReadPdf> = {}): ReadPdf {
  const blank = () => ({
    width: 419.5,
    height: 595.3,
    glyphs: [] as Glyph[],
    fills: [],
    strokes: [],
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

export function editionOf(body: string, language = 'zh-Hans'): IndexedEdition {
  const manuscript = manuscriptOf(body);
  const own = language === 'zh-Hans' ? {} : { language, titleLines: ['Title'], title: 'Title' };
  const draft = parseManuscript({ ...manuscript, metadata: { ...manuscript.metadata, ...own } }).value;
  const edition = draft && numberDraft(draft).value;
  if (!edition) throw new Error('the text of the test is not understood');
  return { ...edition, registers: [], mentions: [], refusals: [] };
}

/** Lines of one paragraph from line 5 on, as they are broken; the title above them. */
export const paragraph = (...texts: string[]): LineOfHan[] => [
  title,
  ...texts.map((text, i) => ({ text, at: 5 + i, indent: i === 0 ? 2 : 0 })),
];
/** The text of a page that begins with the title’s line. */
export const bodyOf = (lines: LineOfHan[]): string =>
  lines
    .slice(1)
    .map(({ text }) => text)
    .join('');
/** The names of the figures that do not hold. */
export const failing = (read: ReadPdf, body: string): string[] =>
  (measureTypography(read, editionOf(body), hanFormat).value ?? [])
    .filter(({ holds }) => !holds)
    .map(({ name }) => name);

/** Lines, one of them with space between its characters. */
export const gap = (lines: LineOfHan[], line: number, value: number | number[]): LineOfHan[] =>
  lines.map((one, i) => (i === line ? { ...one, gap: value } : one));

/** The format of the pages of words. */
export const wordFormat = readFormat(pressProject, 'book', false, 'en');
/** The type area of a right-hand page of words. */
export const wordArea = typeAreaOf(wordFormat, 2);
const wordSize = pxToPoints(wordFormat.sizePx);
/** How wide a letter is, in em. */
export const letterWidth = 0.47;

/**
 * A line that reaches from edge to edge: every letter 0.47 em wide, the spaces take the rest; `short` by so many
 * points.
 */
export function setWords(
  text: string,
  at: number,
  { ragged = false, short = 0 }: { ragged?: boolean; short?: number } = {},
): Glyph[] {
  const gaps = text.split(' ').length - 1;
  const space = ragged
    ? 0.26 * wordSize
    : (wordArea.right - short - wordArea.left - (text.length - gaps) * wordSize * letterWidth) / Math.max(1, gaps);
  let x = wordArea.left;
  return [...text].map((character) => {
    const width = character === ' ' ? space : wordSize * letterWidth;
    const glyph = {
      text: character,
      x,
      y: wordArea.top + at * pxToPoints(wordFormat.linePx) + 9,
      width,
      size: wordSize,
      font: 'F',
      color: '0,0,0',
      order: 0,
      code: 1,
      upright: true,
    };
    x += width;
    return glyph;
  });
}
/** Eight words of letters and spaces of about a third of an em between them fill a line. */
export const fullLine = 'letter letter letter letter letter letter letter letterit';
/** The same with a hyphen at its end. */
export const dividedLine = 'letter letter letter letter letter letter letter letter\u00ad';

/** A PDF with a cover, its back, and these pages of words; the title above the first. */
export function pdfOfWords(pages: Glyph[][]): ReadPdf {
  const blank = {
    width: 419.5,
    height: 595.3,
    glyphs: [],
    fills: [],
    strokes: [],
    structure: { role: 'Document', children: [] },
  };
  const name = [...'Title'].map((text, i) => ({
    text,
    x: wordArea.left + 60 + i * 9,
    y: wordArea.top + 20,
    width: 9,
    size: 16.5,
    font: 'B',
    color: '0,0,0',
    order: 0,
    code: 1,
    upright: true,
  }));
  return {
    ...pdfOf([]),
    pages: [blank, blank, ...pages.map((glyphs, i) => ({ ...blank, glyphs: i === 0 ? [...name, ...glyphs] : glyphs }))],
    labels: ['cover', 'ii', ...pages.map((_, i) => String(i + 1))],
    fonts: [],
  };
}

/** What is said of pages of words. */
export const judgeWords = (pages: Glyph[][], body: string, language = 'en') =>
  measureTypography(pdfOfWords(pages), editionOf(body, language), wordFormat);
