/**
 * What of a notice stands where, in mm. In: the printed lines as `locate-lines.ts` finds them, the PDF as it was read.
 * Out: for an element, the title or any line the box of its characters on its page. Promises that all is found from
 * glyphs and rules: a character is as high as its size, 0.88 of it above the baseline. Called by `measure-notice.ts`.
 * Pure.
 *
 *     boxOf(lines of element-number) → { page: 1, top: 141.2, bottom: 146.8, left: 33.6, right: 75.1, size: 15.75 }
 */
import { type Line, mm } from './figures.ts';
import type { ReadPdf } from './read-pdf.ts';

/** A box on a page (1-based), in mm from its upper left corner; `size` of the type in points. */
export interface PrintedBox {
  page: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
  size: number;
  /** How wide the white half is of a bracket that stands first or last: a line may begin or end without it. */
  white: { left: number; right: number };
}

/** Full-width brackets, whose outer half is white. */
const opening = /^[（［｛〔【〖「『《〈“‘]$/u;
const closing = /^[）］｝〕】〗」』》〉”’，。、；：？！]$/u;

/** The box of the characters of some lines of one page; nothing for none. */
export function boxOf(lines: readonly Line[]): PrintedBox | undefined {
  const page = lines[0]?.page;
  const glyphs = lines.filter((line) => line.page === page).flatMap((line) => line.glyphs);
  if (page === undefined || glyphs.length === 0) return undefined;
  const least = (of: (glyph: (typeof glyphs)[number]) => number) => mm(Math.min(...glyphs.map(of)));
  const most = (of: (glyph: (typeof glyphs)[number]) => number) => mm(Math.max(...glyphs.map(of)));
  const first = glyphs.reduce((found, glyph) => (glyph.x < found.x ? glyph : found));
  const last = glyphs.reduce((found, glyph) => (glyph.x + glyph.width > found.x + found.width ? glyph : found));
  const half = ({ text, size }: (typeof glyphs)[number], bracket: RegExp) => (bracket.test(text) ? mm(size) / 2 : 0);
  return {
    page,
    top: least(({ y, size }) => y - 0.88 * size),
    bottom: most(({ y, size }) => y + 0.12 * size),
    left: least(({ x }) => x),
    right: most(({ x, width }) => x + width),
    size: Math.max(...glyphs.map(({ size }) => size)),
    white: { left: half(first, opening), right: half(last, closing) },
  };
}

/** The rules of a page (1-based) from above: what is filled, wider than half of the page and no higher than 2 mm. */
export function rulesOf({ pages }: ReadPdf, page: number): (PrintedBox & { thickness: number })[] {
  const { width = 0, fills = [] } = pages[page - 1] ?? {};
  return fills
    .filter((fill) => fill.width > width / 2 && mm(fill.height) < 2)
    .map(({ left, top, width: wide, height }) => ({
      page,
      top: mm(top),
      bottom: mm(top + height),
      left: mm(left),
      right: mm(left + wide),
      size: 0,
      white: { left: 0, right: 0 },
      thickness: mm(height),
    }))
    .sort((a, b) => a.top - b.top);
}
