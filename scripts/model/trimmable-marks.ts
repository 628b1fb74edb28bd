/**
 * What takes less room at a line end. In: a character and the one behind it. Out: whether it does. Pure.
 *
 *     takesLess('，', '但', false, 'corner') → true      takesLess('，', '但', false, 'middle') → false
 */

/**
 * Where marks of pause and stop have their ink (CLREQ 3.1.6): in a corner of their square, as in Simplified Chinese, or
 * in its middle, as in Traditional Chinese. What stands in the middle has no empty half that could be taken away.
 */
export type PauseMarks = 'corner' | 'middle';

/** GB/T 15834 5.1.10: a full-width mark at a line end takes half an em. */
const halved: Record<PauseMarks, RegExp> = {
  corner: /[，。、；：？！）》〉】〕」』”’]/,
  middle: /[）》〉】〕」』”’]/,
};

/** Whether a mark takes half of its width at a line end. */
export const isHalved = (character: string, marks: PauseMarks): boolean => halved[marks].test(character);

/** Opening marks as wide as a character: half of it is empty, before the mark. At the beginning of a line it goes. */
export const isOpening = (character: string): boolean => /[（《〈【〔「『“‘]/.test(character);

/**
 * CSS Text 4, 9.4 (text-autospace), as Chromium 147 has it, measured with every character of Unicode beside 国: the
 * ideographs, and the letters, digits and (in Chinese) marks between which and ideographs it puts a space.
 */
const ideograph =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Yi}\p{sc=Tangut}\p{sc=Nushu}]/u;
const withGap = /[\p{L}\p{Nd}\p{Po}]/u;
/** Marks that are not withGap, and what is as wide as an ideograph. */
const unspaced = /["'*/·†‡…\u3000-\u30ff\ufe10-\ufe6f\uff00-\uffef]/;

/** How many blanks of any kind are at the beginning of a text: at a line end Chromium 147 hangs the wide ones. */
export const countBlanks = (text: string): number => /^[ \t\n\r\f\u2000-\u200a\u3000]*/.exec(text)?.[0].length ?? 0;

/** Full-width marks, and what has a space before the next line, which only justified lines show. */
export const takesLess = (character: string, after: string, justified: boolean, marks: PauseMarks): boolean =>
  isHalved(character, marks) || (justified && spacedApart(character, after));

/** Chromium 147 puts the space between ideographs and letters (text-autospace) before a line end, too. */
export const spacedApart = (before: string, after: string): boolean =>
  ideograph.test(before) ? isSpaced(after) : isSpaced(before) && ideograph.test(after);

const isSpaced = (character: string): boolean =>
  withGap.test(character) && !unspaced.test(character) && !ideograph.test(character);
