/**
 * Files that many titles share: words of a language, authority lists. In: what a file is read as, its text, how it is
 * read. Out: what was made of this text before, or is made of it now. Promises that a text which has changed is read
 * anew. Called by `read-labels.ts` and `read-lists.ts`.
 */
import type { Problem } from '../model/problem.ts';

interface Read<T> {
  text: string;
  value: T;
  problems: readonly Problem[];
}

/** What was read last under a name. */
const known = new Map<string, Read<unknown>>();

/**
 * Reads a text once, however many titles ask for it; each is told its problems. `name` says what is made of the text,
 * and of which file. Nobody may change what comes out.
 */
export function readShared<T>(name: string, text: string, problems: Problem[], read: (problems: Problem[]) => T): T {
  let found = known.get(name) as Read<T> | undefined;
  if (found?.text !== text) {
    const own: Problem[] = [];
    found = { text, value: read(own), problems: own };
    known.set(name, found);
  }
  problems.push(...found.problems);
  return found.value;
}
