/**
 * Which language a document is in. In: what it says of itself, and its text. Out: a BCP 47 tag, or nothing. Promises to
 * believe the script of the text before a page’s own statement, which is often that of its template; what tells two
 * languages of one script apart is in their profiles. Called by `import-document.ts`.
 * Example: `languageOf('en', 'Статья 1. Все люди рождаются свободными …')` → `ru`.
 */
import type { Script } from '../languages/profile.ts';
import { knownLanguages, profiles } from '../languages/registry.ts';
import { scriptOf } from '../languages/script-of.ts';
import { countOf } from '../languages/text-patterns.ts';
import { canonicalTag } from '../model/title-name.ts';

/** The tag of a text; `stated` is what the document says. */
export function languageOf(stated: string | undefined, text: string): string | undefined {
  const tag = canonicalTag(stated ?? '') ?? 'und';
  const letters = countOf(/\p{L}/gu, text);
  if (letters === 0) return tag === 'und' ? undefined : tag;
  if (countOf(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, text) > 0.05 * letters) return 'ja';
  const script = scriptOfText(text, letters);
  if (script === 'Han') return likely(script, text) ?? 'zh-Hant';
  if (fits(tag, script)) {
    const [base = tag] = tag.split('-');
    return knownLanguages.includes(base) ? base : tag;
  }
  return script && likely(script, text);
}

/** The script of most letters; of Chinese characters a third is enough, for other letters stand in most texts. */
function scriptOfText(text: string, letters: number): Script | undefined {
  if (countOf(/\p{Script=Han}/gu, text) > 0.3 * letters) return 'Han';
  if (countOf(/\p{Script=Cyrillic}/gu, text) > 0.5 * letters) return 'Cyrillic';
  if (countOf(/\p{Script=Arabic}/gu, text) > 0.5 * letters) return 'Arabic';
  return countOf(/\p{Script=Latin}/gu, text) > 0.5 * letters ? 'Latin' : undefined;
}

/** A page in Russian whose template says “en”: the tag is believed only when it fits the letters. */
function fits(tag: string, script: Script | undefined): boolean {
  if (tag === 'und') return false;
  const own = scriptOf(tag);
  return own !== 'Han' && own === (script ?? own);
}

/** The language of the press that a text in a script is likely to be in. */
const likely = (script: Script, text: string): string | undefined =>
  profiles.find((profile) => profile.script === script && profile.isLikely(text))?.tag;
