/**
 * Language tags. In: a text. Out: whether it is a tag, and the script in which its language is written. The one place
 * that knows how a tag looks (BCP 47: `en`, `zh-Hans`, `sr-Latn-RS`). Pure. Example: `isLanguageTag('zh-Hans')` → true;
 * `canonicalTag('EN-us')` → `en-US`; `scriptOf('uk')` → `Cyrillic`.
 */
import type { Script } from './profile.ts';

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

/** ISO 15924 codes → the letters that words are written in. */
const scripts: Record<string, Script> = { Hans: 'Han', Hant: 'Han', Jpan: 'Han', Latn: 'Latin', Cyrl: 'Cyrillic' };

/** The script that Unicode's likely subtags give a tag; nothing where the press knows none of its letters. */
export const scriptOf = (text: string): Script | undefined =>
  canonicalTag(text) === undefined ? undefined : scripts[new Intl.Locale(text).maximize().script ?? ''];
