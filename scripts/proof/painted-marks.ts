/**
 * What the press paints beside the text, by its measures. Called by the witnesses of areas and of glyphs.
 */
import type { Fill, Glyph } from './read-pdf.ts';

/** In pt: how high a rule is, a dot that leads, a disc of a list. */
export const most = { rule: 2.5, dot: 2.4, disc: 6 };

/**
 * The dot below a character that is stressed: in its colour, below its middle. In a line that is stretched the middle
 * of a character is that of its room up to `next`.
 */
export function isDotBelow({ plain, color, left, top, width, height }: Fill, glyph: Glyph, next?: Glyph): boolean {
  const { x, y, size } = glyph;
  const room = next && Math.abs(next.y - y) < size && next.x > x ? next.x - x : glyph.width;
  const aside = Math.min(...[glyph.width, room].map((wide) => Math.abs(left + width / 2 - (x + wide / 2))));
  const below = top - y;
  return (
    !plain &&
    color === glyph.color &&
    Math.max(width, height) < 0.3 * size &&
    aside < 0.15 * size &&
    below > 0 &&
    below < 0.4 * size
  );
}
