/**
 * Glyphs from right to left as they are seen, put into the order in which they are read. In: the glyphs of a piece,
 * from left to right. Out: the same glyphs, each letter before its marks. Pure. Called by `line-courses.ts` and
 * `reading-view.ts`.
 *
 *     [ّ , ل , ا] → [ا , ل , ّ ]
 */
import type { Glyph } from './read-pdf.ts';

/** From right to left, each letter before its marks, and these in the order that Unicode gives them. */
export function inReadingOrder(glyphs: readonly Glyph[]): Glyph[] {
  const ordered: Glyph[] = [];
  let marks: Glyph[] = [];
  for (const glyph of glyphs) {
    if (/^\p{M}+$/u.test(glyph.text)) {
      marks.push(glyph);
      continue;
    }
    ordered.push(...canonical(marks).reverse(), glyph);
    marks = [];
  }
  return [...ordered, ...canonical(marks).reverse()].reverse();
}

/** Marks of one letter as NFD orders them. */
function canonical(marks: readonly Glyph[]): Glyph[] {
  const order = marks
    .map(({ text }) => text)
    .join('')
    .normalize('NFD');
  return [...marks].sort((a, b) => order.indexOf(a.text) - order.indexOf(b.text));
}
