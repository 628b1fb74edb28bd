/**
 * What lies under a glyph and over it. In: glyphs and areas of a page as they were read. Out: whether a glyph is in an
 * area, and the colour of its ground. A glyph is where its middle is: marks and accents reach beyond their boxes. Pure.
 * Called by the witnesses of what is painted, what is drawn, and what links stand over.
 *
 *     groundOf(glyph, fills) → '253,252,249' for the title on the cover
 */
import type { Fill, Glyph } from './read-pdf.ts';

/** The colour of a page on which nothing is painted. */
export const paper = '255,255,255';

/** The middle of a letter's body, in points from the upper left corner of the page. */
export const middleOf = ({ x, y, width, size }: Glyph): { x: number; y: number } => ({
  x: x + width / 2,
  y: y - 0.35 * size,
});

/** True when the middle of a glyph is in an area. */
export function liesIn({ left, top, width, height }: Fill, glyph: Glyph): boolean {
  const { x, y } = middleOf(glyph);
  return x > left && x < left + width && y > top && y < top + height;
}

/**
 * The colour of what was painted last under a glyph: that of the paper for nothing, empty for a pattern or a picture.
 */
export const groundOf = (glyph: Glyph, fills: readonly Fill[]): string =>
  fills.findLast((fill) => fill.order < glyph.order && liesIn(fill, glyph))?.color ?? paper;
