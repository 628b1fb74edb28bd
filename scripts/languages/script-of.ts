/**
 * Scripts of languages. In: a language tag. Out: the script in which its words are written. Pure.
 * Example: `scriptOf('uk')` → `Cyrillic`.
 */
import { canonicalTag } from '../model/title-name.ts';
import type { Script } from './profile.ts';

/** ISO 15924 codes → the letters that words are written in. */
const scripts: Record<string, Script> = {
  Hans: 'Han',
  Hant: 'Han',
  Jpan: 'Han',
  Latn: 'Latin',
  Cyrl: 'Cyrillic',
  Arab: 'Arabic',
};

/** Scripts in use today that are written from right to left, whether or not the press knows their letters. */
const fromRight = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** The code of the script that Unicode's likely subtags give a tag; none for what is no tag. */
const codeOf = (text: string): string =>
  canonicalTag(text) === undefined ? '' : (new Intl.Locale(text).maximize().script ?? '');

/** The script of a tag; nothing where the press knows none of its letters. */
export const scriptOf = (text: string): Script | undefined => scripts[codeOf(text)];

/** The direction in which a language is written. */
export const directionOf = (text: string): 'ltr' | 'rtl' => (fromRight.has(codeOf(text)) ? 'rtl' : 'ltr');
