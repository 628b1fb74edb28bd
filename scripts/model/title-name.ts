/**
 * Language tags, and how a title with several languages is named. In: a text. Out: whether it is a tag (BCP 47: `en`,
 * `zh-Hans`, `sr-Latn-RS`); the folder and the language of a title's name. The one place that knows how both look.
 * Pure.
 *
 *     isLanguageTag('zh-Hans') → true;  canonicalTag('EN-us') → 'en-US'
 *     folderOf('treaty/en') → 'treaty';  languageIn('treaty/en') → 'en';  languageIn('treaty') → undefined
 */

const grammar = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

/** A tag as Unicode writes it, whatever the case in which it is given; nothing when it is none. */
export function canonicalTag(text: string): string | undefined {
  if (!grammar.test(text)) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** True for a tag whose language is in small letters, as the names of files and attributes of the press have it. */
export const isLanguageTag = (text: string): boolean => /^[a-z]/.test(text) && canonicalTag(text) !== undefined;

/** True for the shortest tags, two letters and a script where one is needed: what a document's file may be named by. */
export const isShortTag = (text: string): boolean => /^[a-z]{2}(-[A-Z][a-z]{3})?$/.test(text) && isLanguageTag(text);

/** True for the name of a file that holds a title in a language: its tag. */
export const isLanguageFile = (name: string): boolean => name.endsWith('.md') && isLanguageTag(name.slice(0, -3));

/** The folder of a title below `source/`, by which its files are named too. */
export const folderOf = (title: string): string => title.split('/')[0] ?? title;

/** The language that a title's name says; nothing where its folder holds one language alone. */
export const languageIn = (title: string): string | undefined => title.split('/')[1];
