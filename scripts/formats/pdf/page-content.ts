/**
 * What the pages of Chromium's PDF show. In: the PDF as Chromium printed it, with its structure tree. Out: for every
 * page the units of its content stream, and its marked content in the order of Chromium's tree, which is that of the
 * text. Promises to change nothing. Called by `structure-tree.ts`, before the tree of the book takes the place of
 * Chromium's.
 *
 *     a page that reads “第1条” and a list mark → contentItems: [{ kind: 'text', marks: [3], text: '第1条' },
 *                                                        { kind: 'marker', marks: [4], text: '•' }]
 */
import {
  type PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
} from 'pdf-lib';
import { readUnits, streamBytes, type Unit } from './content-streams.ts';
import type { Codes, Shapes } from './glyph-meanings.ts';
import { readCodes, writeLearned } from './to-unicode.ts';

/** One content item (ISO 32000-1, 14.7.4): what an element of Chromium's tree shows by marked content of its own. */
export interface ContentItem {
  kind: 'text' | 'picture' | 'marker';
  /** Its marked-content identifiers (MCID), as Chromium gave them. */
  marks: number[];
  text: string;
  /** What each of its marks shows. */
  parts: string[];
}

export interface PageContent {
  units: Unit[];
  /** In the order in which they are to be read. */
  contentItems: ContentItem[];
  /** Of the printed page, in points. */
  height: number;
}

/** What one marked-content sequence draws. */
interface Drawn {
  text: string;
  picture: boolean;
}

const name = (value: string) => PDFName.of(value);

/** Every page's units and content items. Throws when a page has no content stream that this room can read. */
export function readPageContents(pdf: PDFDocument): PageContent[] {
  const contents = readUnitsOf(pdf);
  collectContentItems(pdf, contents);
  return contents;
}

/**
 * Of a file without structure, as a cover is: glyphs that Chromium spells out together are read each as what it is, and
 * its content streams keep what is spelt out, and what is said of the order of letters (`shown-text.ts`).
 */
export function spellOutPages(pdf: PDFDocument): void {
  const { context } = pdf;
  readUnitsOf(pdf).forEach(({ units }, i) => {
    const stream = context.stream(`${units.map(({ source }) => source).join('\n')}\n`);
    context.assign(pdf.getPage(i).node.get(name('Contents')) as PDFRef, stream);
  });
}

/** The units of every page; what was learned of its glyphs is written. */
function readUnitsOf(pdf: PDFDocument): PageContent[] {
  const { context } = pdf;
  const known = new Map<PDFObject, Codes>();
  const shapes: Shapes = new Map();
  const readPage = (page: PDFPage): PageContent => {
    const source = Buffer.from(streamBytes(context.lookup(page.node.get(name('Contents'))))).toString('latin1');
    const fonts = readCodes(context, page.node.Resources() ?? (context.obj({}) as PDFDict), known);
    return { units: readUnits(source, fonts, shapes), contentItems: [], height: page.getHeight() };
  };
  let contents = pdf.getPages().map(readPage);
  // What a bracket is drawn as is known when all pages are read.
  const isOther = [...shapes].some(([codes, own]) => [...own].some(([code, shape]) => codes.get(code) !== shape));
  if (isOther) contents = pdf.getPages().map(readPage);
  writeLearned(context, known, shapes);
  return contents;
}

/**
 * Walks Chromium's tree and gives every page its content items. A `Pg` holds for what is below it (ISO 32000-1, table
 * 323).
 */
function collectContentItems(pdf: PDFDocument, contents: readonly PageContent[]): void {
  const { context } = pdf;
  const indexOf = new Map(pdf.getPages().map((page, i) => [page.ref, i]));
  const drawn = contents.map(({ units }) => drawnByMark(units));
  const walk = (element: PDFDict, inherited: number): void => {
    const pg = element.get(name('Pg'));
    const page = pg instanceof PDFRef ? (indexOf.get(pg) ?? inherited) : inherited;
    const marks: number[] = [];
    for (const kid of kidsOf(element)) {
      const value = context.lookup(kid);
      if (value instanceof PDFNumber) marks.push(value.asNumber());
      else if (value instanceof PDFDict && value.has(name('S'))) walk(value, page);
    }
    const shown = marks.length === 0 ? undefined : contentItemOf(element, marks, drawn[page] ?? new Map());
    if (shown) contents[page]?.contentItems.push(shown);
  };
  walk(pdf.catalog.lookup(name('StructTreeRoot'), PDFDict), 0);
}

/** The text and pictures of each marked-content sequence of a page. */
function drawnByMark(units: readonly Unit[]): Map<number, Drawn> {
  const marks = new Map<number, Drawn>();
  for (const unit of units) {
    if (!unit.draws || unit.mark === undefined) continue;
    const mark = marks.get(unit.mark) ?? { text: '', picture: false };
    marks.set(unit.mark, { text: mark.text + (unit.text ?? ''), picture: mark.picture || unit.draws === 'picture' });
  }
  return marks;
}

/** The content item of an element of Chromium's; nothing for paths alone, which no text stands for. */
function contentItemOf(element: PDFDict, marks: number[], drawn: ReadonlyMap<number, Drawn>): ContentItem | undefined {
  const here = marks.flatMap((mark) => drawn.get(mark) ?? []);
  const parts = marks.map((mark) => drawn.get(mark)?.text ?? '');
  const text = parts.join('');
  if (element.get(name('S')) === name('Lbl')) return { kind: 'marker', marks, text, parts };
  if (text !== '') return { kind: 'text', marks, text, parts };
  return here.some((mark) => mark.picture) ? { kind: 'picture', marks, text, parts } : undefined;
}

/** The kids of an element: `K` is one of them or an array (ISO 32000-1, table 323). */
function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.lookup(name('K'));
  if (kids === undefined) return [];
  const list = (kids as PDFArray).asArray;
  return typeof list === 'function' ? (kids as PDFArray).asArray() : [element.get(name('K')) as PDFObject];
}
