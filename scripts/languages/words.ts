/**
 * What the languages have in common that are set in words from left to right: faces, order, what no line divides. In:
 * nothing. Out: the part of a profile that is the same in English, Russian, French and Spanish. Called by their files.
 *
 *     export const en: LanguageProfile = { ...wordsFromTheLeft, tag: 'en', … }
 */
import type { LanguageProfile } from './profile.ts';
import { eastAsian } from './text-patterns.ts';
import { broad, emoji, rare, serif, signs, song, symbols } from './typefaces.ts';

/** The part of a profile. */
export const wordsFromTheLeft = {
  writingSystem: 'alphabetic',
  direction: 'ltr',
  spacing: 'words',
  pauseMarks: 'corner',
  order: { by: 'unicode', registers: ['reading'] },
  typefaces: {
    body: serif,
    emphasis: serif,
    headings: serif,
    others: [broad, signs, symbols, song, rare, emoji],
    sooner: { characters: eastAsian, face: song },
  },
  formats: ['book'],
} as const satisfies Partial<LanguageProfile>;

/** Two and a half times what a space has by itself: a wider one is seen as a hole. */
export const widestSpace = 0.5;

/**
 * Kept on one line in all of them: symbols of documents, a number that ends one (P-5, COVID-19), degrees, a dash and
 * the letter before it, signs of reckoning.
 */
export const symbolOfDocument = /(?<![A-Za-z])[A-Z]+(?:\/[A-Z]+)*\/\d+(?:\/\d+)*/;
export const numberBehindHyphen = /\p{L}-\d/u;
export const degrees = /\d °[CF]/;
export const dashBehindLetter = /\S [–—](?= )/;
/** Of figures in threes, where a language parts them by blanks: 1 482 900. */
export const figuresInThrees = /(?<!\d)\d{1,3}(?: \d{3})+(?!\d)/;
export const signOfReckoning = /\S [=+−×]|[=+−×] \S/;
/** Initials before a name. */
export const initials = /\b(?:\p{Lu}\. )+(?=\p{Lu})\p{Lu}/u;
/** A mark that a blank parts from its word. */
export const markBehindBlank = /(?:\S|(?<!\s))(?:[ \t]+[,،.;؛:!?؟)\]»”’…%‰])+|[([«“„‘][ \t]+\S/;
