/**
 * What takes less room at a line end. In: a character and the one behind it. Out: whether it does. Pure.
 *
 *     takesLess('，', '但', false) → true
 */

/** GB/T 15834 5.1.10: a full-width mark at a line end takes half an em. */
const fullWidthMark = /[，。、；：？！）》〉】〕」』”’]/;
const [han, letter] = [/\p{Script=Han}/u, /[\p{L}\p{N}]/u];

/** Full-width marks, and what has a space before the next line, which only justified lines show. */
export const takesLess = (character: string, after: string, justified: boolean): boolean =>
  fullWidthMark.test(character) || (justified && spacedApart(character, after));

/** Chromium 147 puts the space between Chinese characters and letters (text-autospace) before a line end, too. */
const spacedApart = (before: string, after: string): boolean =>
  (han.test(before) && letter.test(after) && !han.test(after)) ||
  (letter.test(before) && !han.test(before) && han.test(after));
