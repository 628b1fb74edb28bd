/**
 * Letters whose accent is a character of its own, though Unicode has one for both. In: a text as it was read. Out: the
 * same text with one character for them (Unicode Normalization Form C, of these letters alone), and a warning for each
 * line that had some. A page draws both the same and cannot say which was written. The canonical text that is attached
 * and hashed stays as it was written. Called by `read-manuscript.ts` and by the importer.
 *
 *     composeAccents('cafe\u0301', 'source/TITLE/en.md', problems) → 'café', and K128 at line 1, column 4
 */
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/**
 * The letters and accents of a text that have one character. Offsets are UTF-16. “e” + U+0301 is among them; “а” +
 * U+0301, which nothing but the two can say, is not.
 */
export const separateAccents = (text: string): RegExpExecArray[] =>
  [...text.matchAll(accented)].filter(([written]) => joined(written) !== written);

/** The text with each letter and its accent as one character, where there is one for both. */
export const joinAccents = (text: string): string => text.replace(accented, joined);

const accented = /\P{M}\p{M}+/gu;
/** One letter with its accents, shorter where Unicode has a character for both. */
const joined = (one: string): string => (one.normalize('NFC').length < one.length ? one.normalize('NFC') : one);

/** The text with its accents joined; K128 once a line, at the first of its letters. */
export function composeAccents(text: string, file: string, problems: Problem[]): string {
  if (!/\p{M}/u.test(text)) return text;
  const lines = text.split('\n').map((line, i) => {
    const found = separateAccents(line);
    const [first] = found;
    if (!first) return line;
    const [letter] = first;
    const detail = { letter: letter.normalize('NFC'), written: codesOf(letter), count: found.length };
    problems.push(problem('K128', detail, { file, line: i + 1, column: first.index + 1 }));
    return joinAccents(line);
  });
  return lines.join('\n');
}

const codesOf = (text: string): string =>
  [...text].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
