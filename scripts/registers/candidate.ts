/** What looks like a name, before anybody has decided: the type that the rules of all languages give. */

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
