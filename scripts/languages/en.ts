/**
 * English. In: nothing. Out: its profile, for `registry.ts` alone. Example: `en.hyphenation.patterns` → `en-us`.
 */

import { englishReferences } from './english-references.ts';
import type { LanguageProfile } from './profile.ts';
import { anyOf, countOf, shortEnd, smallWords } from './text-patterns.ts';
import {
  dashBehindLetter,
  degrees,
  initials,
  markBehindBlank,
  numberBehindHyphen,
  signOfReckoning,
  symbolOfDocument,
  widestSpace,
  wordsFromTheLeft,
} from './words.ts';

/**
 * What must not be broken across lines: a number and what it counts, initials, symbols of documents, a dash and the
 * letter before it, a mark behind a space. One letter of each side is enough: the rest of the word holds to it.
 */
const kept = anyOf([
  /\b(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ection|[Cc]hapter|[Nn]o\.|[Pp]ages?|[Vv]ol\.) \d+/,
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/,
  /\d+ (?:per cent|percent|km|kg|UNTS)\b(?: [\dXIV]+)?/,
  symbolOfDocument,
  numberBehindHyphen,
  degrees,
  dashBehindLetter,
  initials,
  signOfReckoning,
  markBehindBlank,
]);

/** What begins a line of a title rather than to end one. */
const lightWords = smallWords('a an the of on in to for and or nor at by as with from into upon between');

export const en: LanguageProfile = {
  ...wordsFromTheLeft,
  tag: 'en',
  ownName: 'English',
  script: 'Latin',
  hyphenation: { patterns: 'en-us', shortestWord: 6, leastBefore: 3, leastAfter: 3, shortestPart: 10 },
  lines: { kept, shortEnd, widestSpace, lightWords },
  citation: {},
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
  nameRules: 'english',
  references: englishReferences,
  sameLetters: [],
  isLikely: (text) => countOf(/\b(?:the|of|and|to|in|shall)\b/gi, text) > 0.1 * countOf(/\b[a-z]+\b/gi, text),
};
