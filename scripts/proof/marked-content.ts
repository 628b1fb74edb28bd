/**
 * The glyphs of a page by the marked content to which they belong (ISO 32000-1, 14.6). In: glyphs. Out: each mark with
 * its glyphs in their order; what is an artifact has none. Pure. Called by the witnesses of the structure tree.
 *
 *     glyphsByMark(page.glyphs).get(3)?.[0]?.text → '第'
 */
import type { Glyph } from './read-pdf.ts';

export function glyphsByMark(glyphs: readonly Glyph[]): Map<number, Glyph[]> {
  const marks = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.mark === undefined) continue;
    const own = marks.get(glyph.mark);
    if (own) own.push(glyph);
    else marks.set(glyph.mark, [glyph]);
  }
  return marks;
}
