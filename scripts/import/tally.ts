/**
 * What an import does not carry as it was. In: one thing after the other with its place, or many of a kind. Out:
 * problems K124–K126. Promises that what is counted is told once, with its number and its first place. Called by every
 * file of the importer that leaves or changes something.
 *
 *     count('K125', 'a <q>', …) three times, then tell() → “a <q> (3 times)”
 */
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/**
 * Texts that the document shows and the Markdown has not, and texts that the Markdown has and the document stores in
 * another form: what `count-proof.ts` counts with. Those are told by whoever puts them down.
 */
interface Ledger {
  left: string[];
  added: string[];
}

/** Collects what is not carried, or carried in another form, and tells it once a kind with its first place. */
export function createTally(problems: Problem[]) {
  const ledger: Ledger = { left: [], added: [] };
  const counts = new Map<
    string,
    { code: 'K124' | 'K125' | 'K126'; what: string; why: string; count: number; place: Place }
  >();
  return {
    problems,
    ledger,
    /** Text of the document that is not carried: told with its beginning, and put down whole. */
    leave: (what: string, text: string, why: string, place: Place): void => {
      ledger.left.push(text);
      problems.push(problem('K124', { what: `${what} “${shorten(text)}”`, why }, place));
    },
    /** One thing, told by itself. `code` as in the catalogue. */
    say: (code: 'K124' | 'K125' | 'K126', what: string, why: string, place: Place): void => {
      problems.push(problem(code, { what, why }, place));
    },
    /** One of many of a kind: told together, with their number, by `tell`. */
    count(code: 'K124' | 'K125' | 'K126', what: string, why: string, place: Place): void {
      const known = counts.get(what);
      if (known) known.count++;
      else counts.set(what, { code, what, why, count: 1, place });
    },
    tell(): void {
      for (const { code, what, why, count, place } of counts.values())
        problems.push(problem(code, { what: count > 1 ? `${what} (${count} times)` : what, why }, place));
      counts.clear();
    },
  };
}

export type Tally = ReturnType<typeof createTally>;

/** At most 200 characters of a text, for a report. */
export const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}… (${line.length} characters)` : line;
};
