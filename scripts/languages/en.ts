/**
 * English. In: nothing. Out: its profile, for `registry.ts` alone. Example: `en.hyphenation.patterns` → `en-us`.
 */

import { englishReferences } from './english-references.ts';
import type { LanguageProfile } from './profile.ts';
import { anyOf, countOf, eastAsian, shortEnd } from './text-patterns.ts';
import { emoji, rare, serif, signs, song, symbols } from './typefaces.ts';

/**
 * What must not be broken across lines: a number and what it counts, initials, symbols of documents, a dash and the
 * letter before it, a mark behind a space. One letter of each side is enough: the rest of the word holds to it.
 */
const kept = anyOf([
  /\b(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ection|[Cc]hapter|[Nn]o\.|[Pp]ages?|[Vv]ol\.) \d+/,
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/,
  /\d+ (?:per cent|percent|km|kg|UNTS)\b(?: [\dXIV]+)?/,
  /\b[A-Z]+(?:\/[A-Z]+)*\/\d+(?:\/\d+)*/,
  /\S [–—](?= )/,
  /\b(?:\p{Lu}\. )+(?=\p{Lu})\p{Lu}/u,
  /\S [=+−×]|[=+−×] \S/,
  /(?:\S|(?<!\s))(?:[ \t]+[,.;:!?)\]»”’…%‰])+|[([«“„‘][ \t]+\S/,
]);

export const en: LanguageProfile = {
  tag: 'en',
  ownName: 'English',
  writingSystem: 'alphabetic',
  script: 'Latin',
  direction: 'ltr',
  spacing: 'words',
  hyphenation: { patterns: 'en-us', shortestWord: 6, leastBefore: 3, leastAfter: 3, shortestPart: 10 },
  lines: { kept, shortEnd },
  order: { by: 'unicode', registers: ['reading'] },
  citation: {},
  typefaces: {
    body: serif,
    emphasis: serif,
    headings: serif,
    others: [signs, symbols, song, rare, emoji],
    sooner: { characters: eastAsian, face: song },
  },
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
  formats: ['book'],
  nameRules: 'english',
  references: englishReferences,
  sameLetters: [],
  isLikely: (text) => countOf(/\b(?:the|of|and|to|in|shall)\b/gi, text) > 0.1 * countOf(/\b[a-z]+\b/gi, text),
};
