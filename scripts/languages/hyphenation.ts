/**
 * Where words may be divided. In: a text and its language. Out: the offsets before which a line may end with a hyphen.
 * The only file that knows the library `hyphen` (Liang's patterns, as TeX has them); the browser that sets the pages
 * has no dictionaries. Pure; changes no text: soft hyphens go into the print HTML alone. Example:
 * `hyphenPoints('international', 'en')` → `[5, 7]`.
 */
import { createRequire } from 'node:module';
import { type Inline, plainText } from '../model/text.ts';
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

/** Where words may be divided: of the last one of a text, five letters must be left for the last line. */
function divisionsOf(text: string, language: string): number[] {
  const last = text.search(/\p{L}+[^\p{L}]*$/u);
  const end = last + (/^\p{L}+/u.exec(text.slice(last))?.[0].length ?? 0);
  return hyphenPoints(text, language).filter((point) => point < last || end - point >= 5);
}

/**
 * Offsets in the plain text of inlines before which words may be divided, those of another language by its own rules.
 * What is raised or lowered is no part of the word before it.
 */
export function divisionsIn(inlines: readonly Inline[], language: string): number[] {
  const own = divisionsOf(levelText(inlines), language);
  const foreign = foreignIn(inlines);
  const inside = foreign.flatMap(({ at, children, tag }) => divisionsIn(children, tag).map((point) => at + point));
  return [...own.filter((point) => !foreign.some(({ at, end }) => at <= point && point < end)), ...inside];
}

/** The plain text with no letters where something is raised or lowered. */
const levelText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'superscript' || inline.kind === 'subscript')
        return plainText([inline]).replace(/\S/g, '\ufffc');
      return 'children' in inline ? levelText(inline.children) : plainText([inline]);
    })
    .join('');

/** The outermost parts of inlines that are in another language, and where in their plain text they stand. */
function foreignIn(inlines: readonly Inline[]): { at: number; end: number; children: Inline[]; tag: string }[] {
  let at = 0;
  return inlines.flatMap((inline) => {
    const begin = at;
    at += plainText([inline]).length;
    if (inline.kind === 'language') return [{ at: begin, end: at, children: inline.children, tag: inline.language }];
    const inside = 'children' in inline ? foreignIn(inline.children) : [];
    return inside.map((part) => ({ ...part, at: part.at + begin, end: part.end + begin }));
  });
}
