/**
 * Small tools for the patterns of profiles. In: expressions, texts. Out: one expression, a count. Pure.
 * Example: `anyOf([/№ \d+/, /\d (?:км|кг)/])` → `/№ \d+|\d (?:км|кг)/gu`.
 */

/** An expression that finds what any of `alternatives` finds, the first one first. */
export const anyOf = (alternatives: readonly RegExp[]): RegExp =>
  new RegExp(alternatives.map(({ source }) => source).join('|'), 'gu');

/**
 * What a text of letters takes from 宋: arrows, circled figures, Chinese characters and their marks, which a name in the
 * text may bring along.
 */
export const eastAsian = /[\u2190-\u21ff\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u;

/**
 * The end of a text of words whose last one is short, with one letter of the word before it; of single signs in a row,
 * behind one another, as many as make a word: “⌋, ⟨, ℝ”.
 */
export const shortEnd = /\S(?: [^\sA-Za-z\u0400-\u04ff\d][,;]?){0,3} \S{1,4}$/u;

/** How often a global expression occurs in a text. */
export const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** Small words before another one: of each the blank behind it, and one letter of the next. Global; any case. */
export const smallWords = (words: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:(?:${words.replaceAll(' ', '|')}) )+\\S`, 'giu');
