/**
 * Russian. In: nothing. Out: its profile, for `registry.ts` alone. Example: `ru.quotes.outer` → `['«', '»']`.
 */
import type { LanguageProfile } from './profile.ts';
import { russianReferences } from './russian-references.ts';
import { anyOf, countOf, shortEnd, smallWords } from './text-patterns.ts';
import {
  dashBehindLetter,
  degrees,
  figuresInThrees,
  markBehindBlank,
  numberBehindHyphen,
  signOfReckoning,
  symbolOfDocument,
  widestSpace,
  wordsFromTheLeft,
} from './words.ts';

/**
 * What must not be broken across lines: a number and what it counts, initials, abbreviations, symbols of documents, a
 * dash and the letter before it, a word of one letter and what follows, a mark that a space parts from its word. One
 * letter of each side is enough.
 */
const kept = anyOf([
  figuresInThrees,
  /№ \d+/,
  /(?<!\p{L})(?:ст|п|пп|гл|с|стр|т)\. \d+/u,
  /\d{1,2} (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)/,
  /\d (?:г\.|гг\.|год(?:а|у|ов|ы)?(?!\p{L})|век[а-я]*|%|км|кг|руб\.|тыс\.|млн|млрд)/u,
  /(?:т\. (?:д|п|е)\.)/,
  symbolOfDocument,
  numberBehindHyphen,
  degrees,
  /\d+ UNTS [\dXIV]+/,
  dashBehindLetter,
  /(?:\p{Lu}\. ?)+\p{Lu}(?=\p{Ll})/u,
  /(?<!\p{L})\p{L} (?:\d{1,3}(?: \d{3})+(?!\d)|[\p{L}\d«])/u,
  signOfReckoning,
  markBehindBlank,
]);

/** What begins a line of a title rather than to end one. */
const lightWords = smallWords('а без в во для до за и или из к ко между на над не о об от по под при с со у');

export const ru: LanguageProfile = {
  ...wordsFromTheLeft,
  tag: 'ru',
  ownName: 'Русский',
  sharedAs: 'ru_RU',
  script: 'Cyrillic',
  hyphenation: { patterns: 'ru', shortestWord: 5, leastBefore: 2, leastAfter: 3, shortestPart: 10 },
  lines: { kept, shortEnd, widestSpace, lightWords },
  citation: { national: 'gost-r-7.0.5' },
  quotes: { outer: ['«', '»'], inner: ['„', '“'] },
  nameRules: 'russian',
  references: russianReferences,
  sameLetters: [
    ['ё', 'е'],
    ['Ё', 'Е'],
  ],
  // Names in Kazakh, Ukrainian … bring along letters that Russian has not; a text in these languages has far more.
  isLikely: (text) =>
    countOf(/[ыэё]/gi, text) > 0 &&
    countOf(/[іїєґўәғқңөұүһӣӯҳҷђјљњћџ]/gi, text) < 0.03 * countOf(/\p{Script=Cyrillic}/gu, text),
};
