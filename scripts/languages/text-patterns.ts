/**
 * Small tools for the patterns of profiles. In: expressions, texts. Out: one expression, a count. Pure.
 * Example: `anyOf([/№ \d+/, /\d (?:км|кг)/])` → `/№ \d+|\d (?:км|кг)/gu`.
 */

/** An expression that finds what any of `alternatives` finds, the first one first. */
export const anyOf = (alternatives: readonly RegExp[]): RegExp =>
  new RegExp(alternatives.map(({ source }) => source).join('|'), 'gu');

/** How often a global expression occurs in a text. */
export const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
