/**
 * Facing editions: a title in two of its languages at once. In: two language tags. Out: the name of the folder beside
 * those of the languages, and back. Pure.
 *
 *     facingName(['zh-Hans', 'en']) → 'zh-Hans+en';  facingLanguages('zh-Hans+en') → ['zh-Hans', 'en']
 */
import { isLanguageTag } from './title-name.ts';

/** The language that stands first (on the left where both are written from left to right), and the other. */
export type FacingPair = readonly [first: string, second: string];

/** The folder of a facing edition below that of its title. No language tag has a plus sign. */
export const facingName = ([first, second]: FacingPair): string => `${first}+${second}`;

/** The languages of a folder of that name; nothing where it is another one's. */
export function facingLanguages(name: string): FacingPair | undefined {
  const [first, second, more] = name.split('+');
  const isPair = first !== undefined && second !== undefined && more === undefined && first !== second;
  return isPair && isLanguageTag(first) && isLanguageTag(second) ? [first, second] : undefined;
}

/** An id of one language on a page that has both: `en.p12`. What is not named so belongs to the pair. */
export const facingId = (language: string, id: string): string => `${language}.${id}`;

/** The class by which the styles of a language reach its own text and no other. */
export const facingClass = (language: string): string => `of-${language}`;
