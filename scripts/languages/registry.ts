/**
 * The languages of the press. In: a BCP 47 tag. Out: the profile of the language. A new language is a file with its
 * profile beside this one, a row here, and `templates/labels/<tag>.yaml`. Pure. Called wherever a language matters.
 * Example: `profileOf('en').spacing` → `words`.
 */
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { LanguageProfile, Script } from './profile.ts';
import { ru } from './ru.ts';
import { directionOf, scriptOf } from './script-of.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export const profiles: readonly LanguageProfile[] = [zhHans, zhHant, en, ru, fr, es, ar];

/** Tags of all languages in which a title can be made. */
export const knownLanguages: readonly string[] = profiles.map(({ tag }) => tag);

/**
 * The profile of a language. A tag that the press does not know (K112 refuses it for a title, an import may still meet
 * it) has that of the same language in another script or region, or else what its writing system alone says.
 */
export function profileOf(tag: string): LanguageProfile {
  const known = profiles.find((profile) => profile.tag === tag);
  if (known) return known;
  const script = scriptOf(tag);
  const [own] = tag.split('-');
  const kin = profiles.find((profile) => profile.tag.split('-')[0] === own && profile.script === script);
  return kin ? { ...kin, tag } : bareProfile(tag, script ?? 'Latin');
}

/** No patterns, no names, no letters that are interchanged: only how words are set. */
function bareProfile(tag: string, script: Script): LanguageProfile {
  const { hyphenation: _, nameRules: __, references: ___, ...rest } = script === 'Han' ? zhHans : en;
  const direction = directionOf(tag);
  return {
    ...rest,
    tag,
    script,
    direction,
    order: en.order,
    citation: en.citation,
    sameLetters: [],
    isLikely: () => false,
  };
}

/** The direction of a phrase, where it is not that of the text around it; nothing for all others. */
export function otherDirection(phrase: string, text: string): 'ltr' | 'rtl' | undefined {
  const own = profileOf(phrase).direction;
  return own === profileOf(text).direction ? undefined : own;
}

/** Whether a language is read from right to left. */
export const isFromRight = (tag: string): boolean => profileOf(tag).direction === 'rtl';

const letters: Record<Script, RegExp> = {
  Han: /\p{Script=Han}/u,
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
};

/** A test for letters of a script. */
export const lettersOf = (script: Script): RegExp => letters[script];
