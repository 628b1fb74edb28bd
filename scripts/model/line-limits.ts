/**
 * What lines may be, by how they are filled: with words, with characters, or as those of a cell. In: nothing. Out:
 * limits in em, which the search for line ends keeps (`choose-lines.ts`). Pure.
 *
 *     wordLimits.widest → 1.03
 */

import { isStub } from './last-line.ts';

/** What a line may be, in em. */
export interface LineLimits {
  /** What a space may give up, and what it may take before a line counts as bad. */
  shrink: number;
  stretch: number;
  /** What a space may take before the line is torn apart. */
  widest: number;
  /** How wide a space should be with its own width: there are as few lines with a wider one as there can be. */
  wide: number;
  /** What a last line should have at least. */
  shortest: number;
  /** Whether a last line of so many letters, so wide, is found. */
  isStub: (letters: number, width: number) => boolean;
  /** How much room a line may leave in which nothing can be stretched. */
  empty: number;
  /** How wide a hyphen is where it is not measured; a face of characters has none, and another one's is wide. */
  hyphen: number;
  /** Lines that are not stretched, as those of a cell: any room may be left, and any number of hyphens. */
  ragged?: boolean;
}

/** A line of words with a space above this is torn apart, in em. */
export const tornSpace = 1.3;

/** Lines of words: a space is about a quarter of an em by itself. */
export const wordLimits: LineLimits = {
  shrink: 0.06,
  stretch: 0.25,
  widest: 1.03,
  wide: Number.POSITIVE_INFINITY,
  shortest: 2.5,
  isStub,
  empty: 0.97,
  hyphen: 1 / 3,
};

/** Lines of characters: what is wider than a quarter of an em is found, and a last line of one character. */
export const characterLimits: LineLimits = {
  shrink: 0,
  stretch: 0.08,
  widest: 0.24,
  wide: Number.POSITIVE_INFINITY,
  shortest: 0,
  isStub: (signs) => signs < 2,
  empty: 0.97,
  hyphen: 1,
};

/** Lines of a cell: what its words and figures keep together decides. */
export const raggedLimits: LineLimits = {
  shrink: 0,
  stretch: 3,
  widest: Number.POSITIVE_INFINITY,
  wide: Number.POSITIVE_INFINITY,
  shortest: 0,
  isStub: () => false,
  empty: Number.POSITIVE_INFINITY,
  hyphen: 1 / 3,
  ragged: true,
};
