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

/** The script that Unicode's likely subtags give a tag; nothing where the press knows none of its letters. */
export const scriptOf = (text: string): Script | undefined =>
  canonicalTag(text) === undefined ? undefined : scripts[new Intl.Locale(text).maximize().script ?? ''];
