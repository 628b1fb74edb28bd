/**
 * French. In: nothing. Out: its profile, for `registry.ts` alone. Example: `fr.quotes.outer` → `['«', '»']`.
 */
import type { LanguageProfile } from './profile.ts';
import { frenchReferences } from './romance-references.ts';
import { anyOf, countOf, shortEnd } from './text-patterns.ts';
import {
  dashBehindLetter,
  degrees,
  figuresInThrees,
  initials,
  numberBehindHyphen,
  signOfReckoning,
  symbolOfDocument,
  widestSpace,
  wordsFromTheLeft,
} from './words.ts';

/**
 * What must not be broken across lines: a number and what it counts, initials, symbols of documents, a dash and the
 * letter before it, marks of two parts and guillemets behind and before their blank (Imprimerie nationale, Lexique).
 * One letter of each side is enough: the rest of the word holds to it.
 */
const kept = anyOf([
  figuresInThrees,
  /\b(?:[Aa]rticles?|[Pp]aragraphes?|[Aa]linéas?|[Cc]hapitre|[Tt]itre|[Ss]ection|[Aa]rt\.|[Pp]ages?|[Vv]ol\.|[Nn][o°]s?) \d+/,
  /\b(?:1er|\d{1,2}) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/,
  /\d+ (?:%|km|kg|UNTS|RTNU)(?: [\dXIV]+)?/,
  symbolOfDocument,
  numberBehindHyphen,
  degrees,
  dashBehindLetter,
  initials,
  signOfReckoning,
  /(?:\S|(?<!\s))(?:[ \t\u00a0\u202f]+[,.;:!?)\]»”’…%‰])+|[([«“„‘][ \t\u00a0\u202f]+\S/,
]);

export const fr: LanguageProfile = {
  ...wordsFromTheLeft,
  tag: 'fr',
  ownName: 'Français',
  script: 'Latin',
  hyphenation: { patterns: 'fr', shortestWord: 6, leastBefore: 3, leastAfter: 3, shortestPart: 10 },
  lines: { kept, shortEnd, widestSpace },
  marksApart: { system: 'FRA ', before: ';:!?»', behind: '«', gap: 0.095 },
  citation: {},
  quotes: { outer: ['«', '»'], inner: ['“', '”'] },
  references: frenchReferences,
  sameLetters: [],
  isLikely: (text) => countOf(/\b(?:les|des|et|une|dans|aux|est|du)\b/gi, text) > 0.08 * countOf(/\p{L}+/gu, text),
};
