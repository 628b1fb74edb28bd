/**
 * Where words may be divided. In: a text and its language. Out: the offsets before which a line may end with a hyphen. The
 * only file that knows the library `hyphen` (Liang's patterns, as TeX has them); the browser that sets the pages has no
 * dictionaries. Pure; changes no text: `compose.ts` puts soft hyphens into the print HTML alone.
 */
import english from 'hyphen/en-us/index.js';
import russian from 'hyphen/ru/index.js';
import { languageOf, lettersOf } from './language.ts';

interface Patterns {
  hyphenateSync: (text: string, options: { hyphenChar: string; minWordLength: number }) => string;
}

/** Patterns by language, and the shortest word that is divided. */
const patterns: Record<string, { library: Patterns; shortest: number }> = {
  en: { library: english, shortest: 6 },
  ru: { library: russian, shortest: 5 },
};

/** The least that is left of a word at a line's end, and the least that is taken to the next one. */
const [fewestBefore, fewestAfter] = [2, 3];
/** A part of a word that has a hyphen already is divided once more only when it is long. */
const longPart = 10;

/**
 * Offsets (UTF-16) before which a word may be divided; none for a language without patterns. Words in other letters,
 * abbreviations, and what stands beside figures, strokes or addresses stay whole.
 */
export function hyphenPoints(text: string, language: string): number[] {
  const known = patterns[language];
  if (!known) return [];
  const letters = lettersOf(languageOf(language).script);
  const points: number[] = [];
  for (const { 0: word, index } of text.matchAll(/\p{L}+/gu)) {
    const [before, after] = [text[index - 1] ?? ' ', text[index + word.length] ?? ' '];
    const part = before === '-' || after === '-';
    if (word.length < (part ? longPart : known.shortest) || !letters.test(word) || word === word.toUpperCase() || /[\d/_@\\]/.test(before + after)) continue;
    if (after === '.' && /\S/.test(text[index + word.length + 1] ?? ' ')) continue;
    let at = 0;
    for (const syllable of known.library.hyphenateSync(word, { hyphenChar: '\u00ad', minWordLength: 1 }).split('\u00ad').slice(0, -1)) {
      at += syllable.length;
      if (at >= fewestBefore && word.length - at >= fewestAfter) points.push(index + at);
    }
  }
  return points;
}
