/**
 * What of a paragraph of words is too little for a last line: the layout avoids it and the proof finds it by the same
 * rule. Pure.
 *
 *     isStub(countLetters('ст. 5.'), 2.3) → true        isStub(countLetters('____________.'), 6.2) → false
 */

/** In em: four letters of an alphabet and their mark. */
const leastWidth = 2.5;
/** So many letters and digits are no stub, however narrow. */
const leastLetters = 4;

/** How many letters, digits and signs (§, €) a text has: no marks of a sentence. */
export const countLetters = (text: string): number => text.match(/[\p{L}\p{N}\p{S}]/gu)?.length ?? 0;

/** True for a last line of less than four letters that is narrower than four letters are. `width` in em. */
export const isStub = (letters: number, width: number): boolean => letters < leastLetters && width < leastWidth;
