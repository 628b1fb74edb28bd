/**
 * Spanish. In: nothing. Out: its profile, for `registry.ts` alone. Example: `es.quotes.outer` → `['«', '»']`.
 */
import type { LanguageProfile } from './profile.ts';
import { spanishReferences } from './romance-references.ts';
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
 * letter before it, a mark behind a space. One letter of each side is enough: the rest of the word holds to it.
 */
const kept = anyOf([
  figuresInThrees,
  /\b(?:[Aa]rtículos?|[Pp]árrafos?|[Aa]partados?|[Cc]apítulo|[Tt]ítulo|[Ss]ección|[Aa]rt\.|[Pp]áginas?|[Vv]ol\.|[Nn]úm\.) \d+/,
  /\b\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\b/,
  /\d+ (?:%|km|kg|UNTS)(?: [\dXIV]+)?/,
  symbolOfDocument,
  numberBehindHyphen,
  degrees,
  dashBehindLetter,
  initials,
  signOfReckoning,
  /(?:\S|(?<!\s))(?:[ \t]+[,.;:!?)\]»”’…%‰])+|[([«“„‘¿¡][ \t]+\S/,
]);

export const es: LanguageProfile = {
  ...wordsFromTheLeft,
  tag: 'es',
  ownName: 'Español',
  script: 'Latin',
  hyphenation: { patterns: 'es', shortestWord: 6, leastBefore: 3, leastAfter: 3, shortestPart: 10 },
  lines: { kept, shortEnd, widestSpace },
  citation: {},
  quotes: { outer: ['«', '»'], inner: ['“', '”'] },
  references: spanishReferences,
  sameLetters: [],
  isLikely: (text) => countOf(/\b(?:los|las|del|el|una|y|en|por)\b/gi, text) > 0.1 * countOf(/\p{L}+/gu, text),
};
