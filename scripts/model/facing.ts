/**
 * Facing editions: a title in two of its languages at once. In: two language tags. Out: the name of the folder beside
 * those of the languages, and how each is told from the other on one page. Pure.
 *
 *     facingName(['zh-Hans', 'en']) → 'zh-Hans+en';  facingId('en', 'p12') → 'en.p12'
 */

/** The language that stands first (on the left where both are written from left to right), and the other. */
export type FacingPair = readonly [first: string, second: string];

/** The folder of a facing edition below that of its title. No language tag has a plus sign. */
export const facingName = ([first, second]: FacingPair): string => `${first}+${second}`;

/** An id of one language on a page that has both: `en.p12`. What is not named so belongs to the pair. */
export const facingId = (language: string, id: string): string => `${language}.${id}`;

/** The class by which the styles of a language reach its own text and no other. */
export const facingClass = (language: string): string => `of-${language}`;
