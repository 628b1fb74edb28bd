/**
 * Where words may be divided. In: a text and its language. Out: the offsets before which a line may end with a hyphen.
 * The only file that knows the library `hyphen` (Liang's patterns, as TeX has them); the browser that sets the pages
 * has no dictionaries. Pure; changes no text: soft hyphens go into the print HTML alone. Example:
 * `hyphenPoints('international', 'en')` → `[2, 5, 7]`.
 */
import { createRequire } from 'node:module';
import { lettersOf, profileOf } from './registry.ts';

interface Patterns {
  hyphenateSync: (text: string, options: { hyphenChar: string; minWordLength: number }) => string;
}

const require = createRequire(import.meta.url);
/** Patterns that a text has asked for, by name: each takes some milliseconds to load. */
const loaded = new Map<string, Patterns>();

function patternsOf(name: string): Patterns {
  const patterns = loaded.get(name) ?? (require(`hyphen/${name}/index.js`) as Patterns);
  loaded.set(name, patterns);
  return patterns;
}

/** True for an abbreviation, and beside figures, strokes and addresses. `after`: the two characters behind the word. */
const staysWhole = (word: string, before: string, after: string): boolean =>
  word === word.toUpperCase() || /[\d/_@\\]/.test(before + after.charAt(0)) || /^\.\S/.test(after);

/**
 * Offsets (UTF-16) before which a word may be divided; none for a language whose profile has no patterns. Words in
 * other letters, abbreviations, and what stands beside figures, strokes or addresses stay whole.
 */
export function hyphenPoints(text: string, language: string): number[] {
  const { hyphenation, script } = profileOf(language);
  if (!hyphenation) return [];
  const { shortestWord, shortestPart, leastBefore, leastAfter } = hyphenation;
  const patterns = patternsOf(hyphenation.patterns);
  const letters = lettersOf(script);
  const points: number[] = [];
  for (const { 0: word, index } of text.matchAll(/\p{L}+/gu)) {
    const before = text[index - 1] ?? ' ';
    const after = text.slice(index + word.length, index + word.length + 2);
    const shortest = before === '-' || after.startsWith('-') ? shortestPart : shortestWord;
    if (word.length < shortest || !letters.test(word) || staysWhole(word, before, after)) continue;
    let at = 0;
    for (const syllable of patterns
      .hyphenateSync(word, { hyphenChar: '\u00ad', minWordLength: 1 })
      .split('\u00ad')
      .slice(0, -1)) {
      at += syllable.length;
      if (at >= leastBefore && word.length - at >= leastAfter) points.push(index + at);
    }
  }
  return points;
}
