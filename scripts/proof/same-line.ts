/**
 * Whether glyphs stand at the height of one line. In: a glyph, and what is known of the line before it. Out: whether it
 * is one line. Pure. Used where lines are read from the places of glyphs alone.
 *
 *     in “a₂ ¹⁰”, a superscript behind a subscript → true: both are near the word of their line, if not each other
 */
import type { Glyph } from './read-pdf.ts';

interface Placed {
  x: number;
  y: number;
  width: number;
  size: number;
}

/** The largest glyph of a line, the last of equal ones, says where it stands. */
export const baseOf = <T extends Placed>(base: T | undefined, glyph: T): T =>
  base && base.size > glyph.size * 1.01 ? base : glyph;

/** How far apart what is raised or lowered stands from what it belongs to, at most. */
const near = (glyph: Placed, other: Placed, share = 0.55): boolean =>
  Math.abs(glyph.y - other.y) <= share * Math.max(glyph.size, other.size);

/**
 * Whether a glyph is at the height of the line: near the glyph before it, or the largest one. At its beginning a
 * superscript right beside a subscript may have none to be near to.
 */
export function isLevel(glyph: Placed, previous: Placed, base: Placed | undefined): boolean {
  const beside = Math.abs(glyph.x - previous.x - previous.width) < 0.2 * Math.max(glyph.size, previous.size);
  return near(glyph, previous, beside ? 1.1 : 0.55) || (base !== undefined && near(glyph, base));
}

/** A small digit over the line of a glyph of the text. */
export const isRaisedDigit = (glyph: Glyph, base: Glyph): boolean =>
  /^\d+$/.test(glyph.text) && glyph.size < 0.75 * base.size && glyph.y < base.y - 0.1 * base.size;

/** A small digit right behind the end of a text: a reference to a note, not what the next cell begins with. */
export const endsWithNote = (glyph: Glyph, previous: Glyph, base: Glyph): boolean =>
  isRaisedDigit(glyph, base) && Math.abs(glyph.x - previous.x - previous.width) < 0.3 * base.size;
