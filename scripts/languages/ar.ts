/**
 * Arabic. In: nothing. Out: its profile, for `registry.ts` alone. Words from right to left, in Amiri; words are not
 * divided, and spaces alone are stretched. Example: `ar.quotes.outer` → `['«', '»']`.
 */
import { arabicReferences } from './arabic-references.ts';
import type { LanguageProfile } from './profile.ts';
import { anyOf } from './text-patterns.ts';
import { emoji, letters, naskh, rare, signs, song, symbols } from './typefaces.ts';
import {
  dashBehindLetter,
  initials,
  markBehindBlank,
  signOfReckoning,
  symbolOfDocument,
  wordsFromTheLeft,
} from './words.ts';

const months =
  'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|' +
  'يناير|فبراير|مارس|أبريل|مايو|يونيه|يونيو|يوليه|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر';

/**
 * What must not be broken across lines: a number and what it counts, a day and its month, symbols of documents, a dash
 * and the letter before it, a mark that a space parts from its word. One letter of each side is enough: the rest of the
 * word holds to it.
 */
const kept = anyOf([
  /(?:(?:ال)?(?:ماد|فقر)ة|(?:ال)?(?:فصل|باب|جزء|قسم)|رقم|صفحة|ص\.) \d+/,
  new RegExp(`(?<!\\d)\\d{1,2} (?:${months})`),
  /\d+ (?:في المائة|%|كم|كغ|UNTS)(?: [\dXIV]+)?/,
  symbolOfDocument,
  dashBehindLetter,
  initials,
  signOfReckoning,
  markBehindBlank,
]);

export const ar: LanguageProfile = {
  ...wordsFromTheLeft,
  tag: 'ar',
  ownName: 'العربية',
  sharedAs: 'ar_AR',
  script: 'Arabic',
  direction: 'rtl',
  ownStyles: 'arabic',
  lines: { kept, shortEnd: /\S \S{1,3}$/u },
  typefaces: {
    ...wordsFromTheLeft.typefaces,
    body: naskh,
    emphasis: naskh,
    headings: naskh,
    // As light as Amiri.
    others: [letters, signs, symbols, song, rare, emoji],
  },
  citation: {},
  quotes: { outer: ['«', '»'], inner: ['“', '”'] },
  // Persian and Urdu write letters that Arabic has not.
  isLikely: (text) => !/[پچژگکیہےٹڈڑ]/u.test(text),
  references: arabicReferences,
  sameLetters: [],
};
