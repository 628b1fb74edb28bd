/**
 * What is measured of whole pages. In: the PDF as `read-pdf.ts` reads it, its lines, the edition, the format. Out:
 * figures with their gates: page ends, the grid, running heads. Promises that everything is found from the places of
 * glyphs. Pure. Called by `measure-typography.ts` for every language.
 *
 *     a heading as the last line of a page → { name: 'headings at a page foot', value: 1, gate: 0, holds: false … }
 */
import { type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { emptyHeadings, pageBeginnings } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { count, countPages, figure, greatest, type Line, lineText, type MeasuredFigure, mm } from './figures.ts';
import { baselineOf, hasBase, smallKinds, smallPitches } from './measure-small-lines.ts';
import type { PdfElement } from './page-structure.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** Figures of pages: what stands at head and foot, the grid, running heads. */
export function pageFigures(
  read: ReadPdf,
  lines: readonly Line[],
  edition: IndexedEdition,
  format: PrintFormat,
): MeasuredFigure[] {
  // What stands above the notes is the page.
  const pages = read.pages.map((_, i) => lines.filter((line) => line.page === i + 1 && !line.note));
  // The record of a notice may be alone on its page.
  const text = pages.filter((page) =>
    page.some(({ source, anchor }) => source >= 0 && !anchor?.startsWith('element-')),
  );
  const openings = openingsOf(edition);
  const empty = emptyHeadings(edition);
  const kinds = smallKinds(read);
  const headed = (page: Line[]) =>
    page[0] !== undefined &&
    // The text may say anywhere what a part is called.
    (page[0].kind === 'title' || page.every(({ source }) => source < 0)) &&
    openings.has(lineText(page[0])) &&
    marginsOf(read.pages[page[0].page - 1]?.glyphs ?? [], page[0].page - 1, format).head;
  return [
    countPages(
      'pages of one line',
      text,
      (page) => isOneLine(page) && !empty.has(page[0]?.anchor ?? '') && !hasPicture(read, page[0]),
      (page) => !givesLine(text[text.indexOf(page) - 1] ?? [], page, lines),
    ),
    countPages(
      'headings at a page foot',
      text,
      (page) => leavesHeading(footOf(page), empty) && !isHeadingOverPages(page, lines, format),
      undefined,
      footOf,
    ),
    greatest(
      'baseline off the grid',
      gridLines(lines, edition, format, (line) => kinds.isRegister(line) || kinds.isTable(line) || line.note),
      (line) => offGrid(line, lines, format),
      0.05,
      'mm',
    ),
    ...smallPitches(lines, kinds, format),
    ...annexPages(pages, edition),
    countPages(
      'openings with a running head',
      pages.filter((page) => page.length > 0),
      headed,
    ),
    blankPages(read, lines, format),
  ];
}

/**
 * Annexes begin a page, or the heading right above one: nothing of the text stands above its first line. Nothing for a
 * text without any.
 */
function annexPages(pages: readonly Line[][], edition: IndexedEdition): MeasuredFigure[] {
  const beginnings = pageBeginnings(edition);
  const own = edition.sections.slice(1).filter(({ anchor, heading }) => heading && beginnings.has(anchor));
  if (own.length === 0) return [];
  const begins = own.flatMap(({ anchor }) => pages.flat().find((line) => line.anchor === anchor) ?? []);
  const above = (line: Line): boolean =>
    pages[line.page - 1]?.some(
      ({ source, anchor, glyphs }) =>
        source >= 0 && anchor !== line.anchor && (glyphs[0]?.y ?? 0) < (line.glyphs[0]?.y ?? 0),
    ) ?? false;
  return [count('annexes that begin no page', begins, above)];
}

const hasPicture = ({ pages }: ReadPdf, line: Line | undefined): boolean => {
  const structure = line && pages[line.page - 1]?.structure;
  return structure !== undefined && showsPicture(structure);
};

const isOneLine = (page: readonly Line[]): boolean =>
  new Set(page.map((line) => Math.round(line.glyphs[0]?.y ?? 0))).size < 2;

/** True for a heading whose text stands on the next page: one without any is at its place everywhere. */
const leavesHeading = (foot: Line | undefined, empty: ReadonlySet<string>): boolean =>
  foot?.kind === 'heading' && !empty.has(foot.anchor ?? '');

/**
 * True for a page that one heading fills from its head to its foot and does not end on: no page has room for it. What
 * is left free there is less than the lines that stay together.
 */
function isHeadingOverPages(page: readonly Line[], lines: readonly Line[], format: PrintFormat): boolean {
  const { page: number = 0, source } = page[0] ?? {};
  const { top, bottom } = typeAreaOf(format, number - 1);
  const free = 3 * pxToPoints(format.linePx);
  const ys = page.map(baselineOf);
  return (
    page.every((line) => line.source === source) &&
    Math.min(...ys) < top + free &&
    Math.max(...ys) > bottom - free &&
    lines.some((line) => line.source === source && line.page > number)
  );
}

/** The lowest line of a page. */
const footOf = (page: readonly Line[]): Line | undefined =>
  page.reduce<Line | undefined>(
    (low, line) => ((line.glyphs[0]?.y ?? 0) > (low?.glyphs[0]?.y ?? 0) ? line : low),
    undefined,
  );

/** The first lines of pages that open a part of the book, which have no running head. */
const openingsOf = ({ metadata, manuscript, registers }: IndexedEdition): Set<string | undefined> =>
  new Set([
    metadata.titleLines[0],
    manuscript.labels.contents,
    manuscript.labels.imprint,
    manuscript.labels.revisions,
    ...registers.map(({ title }) => title),
  ]);

/** Whether anything stands above and below the type area of a page (0-based): a running head, a folio. */
function marginsOf(glyphs: readonly Glyph[], index: number, format: PrintFormat): { head: boolean; foot: boolean } {
  const { top, bottom } = typeAreaOf(format, index);
  const slack = pxToPoints(format.sizePx) / 4;
  const outside = glyphs.filter((glyph) => glyph.text.trim() !== '');
  return { head: outside.some((glyph) => glyph.y < top), foot: outside.some((glyph) => glyph.y > bottom + slack) };
}

/** Whether a picture stands in a part of the structure of a page. */
const showsPicture = ({ role, children }: PdfElement): boolean =>
  children.some((child) => (typeof child === 'number' ? role === 'Figure' : showsPicture(child)));

/** Pages without a line or a picture, behind the cover. */
function blankPages(read: ReadPdf, lines: readonly Line[], format: PrintFormat): MeasuredFigure {
  const margins = read.pages.flatMap(({ glyphs, structure }, index) =>
    index > 0 && !showsPicture(structure) && !lines.some((line) => line.page === index + 1)
      ? [marginsOf(glyphs, index, format)]
      : [],
  );
  const bad = margins.filter(({ head, foot }) => head || foot);
  return figure('blank pages with a running head or folio', bad.length, 0, margins.length, []);
}

/**
 * True when the page before a page of one line could have ended a line earlier: in a paragraph, with two lines left of
 * it, and no note on either page.
 */
function givesLine(before: readonly Line[], page: readonly Line[], lines: readonly Line[]): boolean {
  const last = before.at(-1);
  const pages = [last?.page, page[0]?.page];
  const own = before.filter((line) => line.source === last?.source);
  // What goes on over the page may leave one line behind; a paragraph that is whole gives two of three.
  const least = page[0]?.source === last?.source ? 1 : 2;
  return (
    last?.kind === 'justified' && own.length > least && !lines.some((line) => line.note && pages.includes(line.page))
  );
}

/**
 * Lines that must stand on the grid: all of text size or smaller, of the text and of what stands with it.
 */
function gridLines(
  lines: readonly Line[],
  edition: IndexedEdition,
  format: PrintFormat,
  isSmall: (line: Line) => boolean,
): Line[] {
  // In words a heading of several lines stands between the lines of the grid, with more room above than below.
  const { writingSystem } = profileOf(edition.metadata.language);
  return lines.filter(
    (line) =>
      !isSmall(line) &&
      !(writingSystem === 'alphabetic' && line.kind === 'heading') &&
      (line.glyphs[0]?.size ?? 0) <= pxToPoints(format.sizePx) * 1.2 &&
      hasBase(line, format) &&
      (format.smallLinePx === format.linePx || line.kind === 'justified'),
  );
}

/** How far a line's baseline is from the grid that the text stands on, in mm. */
function offGrid(line: Line, lines: readonly Line[], format: PrintFormat): number {
  const pitch = pxToPoints(format.linePx);
  // Of a facing edition each block has its grid: where it begins its twin has decided, which another witness measures.
  const reference = lines.find(
    (other) =>
      (format.side === undefined || (other.anchor === line.anchor && other.page === line.page)) &&
      other.kind === 'justified' &&
      other.glyphs.some(({ size }) => Math.abs(size - pxToPoints(format.sizePx)) < 0.1),
  );
  // A text without a line of its size, as of superscripts alone, has no grid.
  if (!reference) return 0;
  const rest = (((baselineOf(line) - baselineOf(reference)) % pitch) + pitch) % pitch;
  // Where a line is no whole px, baselines stand on the whole px that is next to their line.
  const snapped = Number.isInteger(format.linePx) ? 0 : pxToPoints(0.5);
  return mm(Math.max(0, Math.min(rest, pitch - rest) - snapped));
}
