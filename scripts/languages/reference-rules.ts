/**
 * How a language refers to provisions, and when it is certain that a document’s own are meant. In: nothing. Out: the
 * type that the file of each language fills once. Promises that a rule is data: what is done with it is done in
 * `numbering/find-references.ts`. Holds no input, no output, no library.
 *
 *     “paragraph 3 of Article 31 of the present Convention” → two steps, joined outwards, and an owner behind them
 */
import type { ProvisionKind } from '../model/provisions.ts';

/** A word with a number: 第三条, Article 31, пункт 2; a number in brackets that stands behind one. */
export interface ReferenceStep {
  /** How deep it stands: a part is 0, an article 1, what is in it more. */
  rank: number;
  /** What it may mean; empty for whatever has the number in the provision above. */
  kinds: readonly ProvisionKind[];
  /** Global. Group `n` is the number, `more` what makes it an inserted one. */
  pattern: RegExp;
  /** Sticky: a further number behind the same word, “ and 32”, with the groups `n` and `more`. */
  further?: RegExp;
  /** It means something only behind another step. */
  dependent?: true;
}

/** What shows whose provisions are meant. Every expression is bound to the end or the beginning that it looks at. */
interface Owners {
  /** The document itself: 本法 before, “of this Regulation” behind. */
  ownBefore: RegExp;
  ownAfter: RegExp;
  /** The provision in which the reference stands: 本条 before, “of this Article” behind; group `here` is the word. */
  hereBefore: RegExp;
  hereAfter: RegExp;
  /** What `here` may say, as it is written without its ending, and what it means. */
  here: Readonly<Record<string, ProvisionKind>>;
  /** Another document, or one that is not said: then nothing is certain. */
  foreignBefore: RegExp;
  foreignAfter: RegExp;
}

export interface ReferenceRules extends Owners {
  steps: readonly ReferenceStep[];
  /** What stands between a step and one in it, and between a step and the one that it is in; the whole text between. */
  inward: RegExp;
  outward: RegExp;
  /** What stands between two references of one list. */
  list: RegExp;
  /** True where the second of a list goes on in the first: 第七条第一款、第三款. */
  goesOn: boolean;
  /** What stands before a reference without an owner that means the document itself. */
  bareBefore: RegExp;
  /** Other documents that a paragraph names: in it no reference without an owner is certain. */
  foreignNear: RegExp;
  /** An act that changes another one speaks of that one: in it no reference without an owner is certain. */
  amends: RegExp;
  /** What is quoted is the text of another: opening and closing marks. */
  quotes: readonly [string, string];
}

/** What stands nowhere: for a rule that a language has no use for. */
export const never = /(?!)/;
