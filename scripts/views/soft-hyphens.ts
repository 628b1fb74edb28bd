/**
 * Soft hyphens in text. In: a text and its language. Out: the offsets at which its words may be divided, and the text
 * with soft hyphens there. Called by inline-pieces.ts. Pure; takes no character away.
 *
 *     soften('agreement', 0, new Set([1, 5])) → 'a\u00adgree\u00adment'
 */
import { hyphenPoints } from '../languages/hyphenation.ts';

/** Where words may be divided: of the last one of a paragraph, five letters must be left for the last line. */
export const divisionsOf = (text: string, language: string): number[] => {
  const last = text.search(/\p{L}+[^\p{L}]*$/u);
  const end = last + (/^\p{L}+/u.exec(text.slice(last))?.[0].length ?? 0);
  return hyphenPoints(text, language).filter((point) => point < last || end - point >= 5);
};

/** A stretch of text with a soft hyphen before every offset at which its word may be divided. */
export const soften = (text: string, from: number, points: ReadonlySet<number>): string =>
  [...text].reduce(
    ({ said, at }, character) => ({
      said: said + (points.has(at) ? '\u00ad' : '') + character,
      at: at + character.length,
    }),
    { said: '', at: from },
  ).said;
