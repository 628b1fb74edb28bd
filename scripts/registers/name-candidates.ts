/**
 * What looks like a name. In: the text of a paragraph and its language. Out: candidates: titles in 《》 or quotes,
 * runs that hold a word for an instrument or a body, document symbols, abbreviations. A language's profile says which
 * rules it has; without any it gets the symbols only. Knows no list and decides nothing. Pure, linear in the text.
 */
import type { LanguageProfile } from '../languages/profile.ts';
import { profileOf } from '../languages/registry.ts';
import { type Candidate, candidate } from './candidate.ts';
import { chineseNames } from './chinese-names.ts';
import { englishNames } from './english-names.ts';
import { russianNames } from './russian-names.ts';

/** Candidates of a paragraph in the order of the text; one may lie inside another. */
export function candidatesOf(text: string, language: string): Candidate[] {
  const { nameRules } = profileOf(language);
  return [...(nameRules ? namesBy[nameRules](text) : []), ...symbols(text)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

/** Symbols of the United Nations, as in A/RES/75/282 or S/2021/1008, in any language. */
const symbols = (text: string): Candidate[] =>
  [...text.matchAll(/\b(?:A|S|E|CD|NPT|BWC|ST)(?:\/[A-Z]+(?:\.\d+)?)*\/\d+(?:\/(?:\d+|Add\.\d+|Rev\.\d+))*/g)].map(
    (found) => candidate(found[0], found.index),
  );

const namesBy: Record<NonNullable<LanguageProfile['nameRules']>, (text: string) => Candidate[]> = {
  chinese: chineseNames,
  english: englishNames,
  russian: russianNames,
};
