/**
 * Soft hyphens in text. In: a text, and the offsets at which its words may be divided. Out: the text with soft hyphens
 * there. Called by inline-pieces.ts. Pure; takes no character away.
 *
 *     soften('agreement', 0, new Set([1, 5])) → 'a\u00adgree\u00adment'
 */

/** A stretch of text with a soft hyphen before every offset at which its word may be divided. */
export const soften = (text: string, from: number, points: ReadonlySet<number>): string =>
  [...text].reduce(
    ({ said, at }, character) => ({
      said: said + (points.has(at) ? '\u00ad' : '') + character,
      at: at + character.length,
    }),
    { said: '', at: from },
  ).said;
