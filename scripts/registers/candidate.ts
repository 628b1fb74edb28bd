/**
 * What looks like a name, before anybody has decided: the type that the rules of all languages give, and what they
 * share.
 */

export interface Candidate {
  text: string;
  start: number;
  /** What a claim must reach. */
  end: number;
  /** The register in which it would stand. */
  register: 'treaties' | 'organizations';
  /** The common noun of what is no name but may stand for one of the text: 该决议 says 决议. */
  standsFor?: string;
}

/** A candidate of the words that begin at `start`. */
export const candidate = (
  text: string,
  start: number,
  register: Candidate['register'] = 'treaties',
  standsFor?: string,
): Candidate => ({ text, start, end: start + text.length, register, ...(standsFor ? { standsFor } : {}) });

/** Characters around an abbreviation that say whether it stands in a line of capitals. */
const near = 24;

/**
 * Abbreviations: what `pattern` finds, but not in a line of capitals, which is a heading. `before` and `behind`:
 * capitals that stand before or behind it.
 */
export const abbreviationsOf = (text: string, pattern: RegExp, before: RegExp, behind: RegExp): Candidate[] =>
  [...text.matchAll(pattern)].flatMap(({ index, 0: found }) => {
    const end = index + found.length;
    const inCapitals =
      before.test(text.slice(Math.max(0, index - near), index)) || behind.test(text.slice(end, end + near));
    return inCapitals ? [] : [candidate(found, index, 'organizations')];
  });
