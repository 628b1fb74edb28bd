/**
 * The proof that an import lost no character. In: what the document shows, what the Markdown says, what was left with a
 * word about it, what was added. Out: the characters that are missing. Counts characters, not places; white space and
 * what cannot be seen do not count, and a letter with its accent is one character (Unicode NFC). Pure, linear. Called
 * by `import-document.ts`.
 *
 *     proveCharacters({ shown: '甲乙乙', carried: ['甲乙'], left: ['乙'], added: [] }, place, problems) → true
 */
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

interface Count {
  /** The characters that the document shows, by a reader of its own. */
  shown: string;
  /** Those of the Markdown, as it reads again. */
  carried: readonly string[];
  left: readonly string[];
  added: readonly string[];
}

/** White space, controls, and marks that cannot be seen. */
const uncounted = /[\s\p{Cc}\p{Cf}]/gu;

/** How much more often each character is shown than it is carried or told. */
function balanceOf({ shown, carried, left, added }: Count): [character: string, count: number][] {
  const balance = new Map<string, number>();
  const add = (texts: readonly string[], step: 1 | -1) => {
    for (const text of texts)
      for (const character of text.normalize('NFC').replace(uncounted, ''))
        balance.set(character, (balance.get(character) ?? 0) + step);
  };
  add([shown], 1);
  add(added, 1);
  add(carried, -1);
  add(left, -1);
  return [...balance];
}

/** K129, and false, when characters are lost, K126 for such as were never there; the first twenty of them are named. */
export function proveCharacters(count: Count, place: Place, problems: Problem[]): boolean {
  const balance = balanceOf(count);
  const lost = balance.filter(([, number]) => number > 0);
  const more = balance.filter(([, number]) => number < 0);
  if (more.length > 0) {
    const what = `characters that the document does not show are there: ${listed(more)}`;
    problems.push(problem('K126', { what, why: 'Compare the text with the document before you go on.' }, place));
  }
  if (lost.length === 0) return true;
  problems.push(problem('K129', { file: place.file, characters: listed(lost) }, place));
  return false;
}

/** K129, and false, where a text has more of a character than what was made of it; more in that is no matter. */
export function proveKept(text: string, made: string, place: Place, problems: Problem[]): boolean {
  const balance = balanceOf({ shown: text, carried: [made], left: [], added: [] });
  const lost = balance.filter(([, number]) => number > 0);
  if (lost.length > 0) problems.push(problem('K129', { file: place.file, characters: listed(lost) }, place));
  return lost.length === 0;
}

const listed = (characters: readonly [string, number][]): string =>
  characters
    .slice(0, 20)
    .map(([character, number]) => `${character} × ${Math.abs(number)}`)
    .join(', ');
