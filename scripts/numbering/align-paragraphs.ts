/**
 * Which paragraph of one text is which of another. In: two lists of texts. Out: pairs in the order of both, and how
 * like each other two texts are, from 0 to 1. Likeness is that of words in twos (Han characters count as words), so
 * that it says the same of a long and a short paragraph. Pure; fast enough for thousands of paragraphs, and knows no
 * numbers.
 */

/**
 * From this likeness on, two texts are the same paragraph, changed; below `doubtful` they are not, and between them
 * nobody can know. Two paragraphs of one text that have nothing to do with each other reach 0.34 in the first title,
 * most less than 0.2.
 */
export const certain = 0.5;
const doubtful = 0.3;

/** The words of a text in order, each with the white space before it: together they are the text. */
export function wordsOf(text: string): string[] {
  return (
    text
      .match(/\s*(?:\p{Script=Han}|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s]|$)/gu)
      ?.filter((word) => word !== '') ?? []
  );
}

/** How like each other texts of two lists are. */
export interface Likeness {
  /** 1 for texts that are equal, 0 for those that have nothing to do with each other. */
  between: (before: number, after: number) => number;
  /** The earlier texts that have anything to do with a later one. */
  candidates: (after: number) => number[];
  /** How much of one text is in the other; both by position. */
  beforeInAfter: (before: number, after: number) => number;
  afterInBefore: (before: number, after: number) => number;
}

/** Compares every text of one list with every text of the other. */
export function measureLikeness(before: readonly string[], after: readonly string[]): Likeness {
  const [old, fresh] = [before.map(pairsOf), after.map(pairsOf)];
  // Which earlier texts have a pair of words: only they are looked at.
  const holders = new Map<string, [position: number, count: number][]>();
  for (const [i, { counts }] of old.entries())
    for (const [pair, count] of counts) {
      const known = holders.get(pair);
      if (known) known.push([i, count]);
      else holders.set(pair, [[i, count]]);
    }
  const size = (list: typeof old, i: number) => Math.max(1, list[i]?.total ?? 0);
  const tally = new Uint32Array(before.length);
  const shared = fresh.map(({ counts }, j) => {
    const touched: number[] = [];
    for (const [pair, count] of counts)
      for (const [i, other] of holders.get(pair) ?? []) {
        if (tally[i] === 0) touched.push(i);
        (tally[i] as number) += Math.min(count, other);
      }
    const found = new Map<number, number>();
    for (const i of touched) {
      const own = tally[i] as number;
      // Less has a likeness below `doubtful`, and is no part of the other.
      if (own >= 0.25 * Math.min(size(old, i), size(fresh, j))) found.set(i, own);
      tally[i] = 0;
    }
    return found;
  });
  const common = (i: number, j: number) => shared[j]?.get(i) ?? 0;
  return {
    between: (i, j) =>
      before[i] === after[j] ? 1 : Math.min(0.999, (2 * common(i, j)) / (size(old, i) + size(fresh, j))),
    candidates: (j) => [...(shared[j]?.keys() ?? [])],
    beforeInAfter: (i, j) => common(i, j) / size(old, i),
    afterInBefore: (i, j) => common(i, j) / size(fresh, j),
  };
}

/** How often each two neighbouring words occur; the ends of the text count as words. */
function pairsOf(text: string): { counts: Map<string, number>; total: number } {
  const words = ['', ...wordsOf(text).map((word) => word.trim()), ''];
  const counts = new Map<string, number>();
  for (let i = 1; i < words.length; i++) {
    const pair = `${words[i - 1]} ${words[i]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: words.length - 1 };
}

/**
 * The pairs, in the order of both lists, that are together the likest. `ties` are pairs that somebody has said: later
 * position → earlier one, or nothing for a text that is new. A tie that would cross another is left out.
 */
export function alignTexts(
  before: number,
  after: number,
  likeness: Likeness,
  ties: ReadonlyMap<number, number | undefined> = new Map(),
): [before: number, after: number][] {
  const tied = new Set(ties.values());
  const worths = Array.from({ length: before }, () => new Map<number, number>());
  for (let j = 0; j < after; j++) {
    const said = ties.get(j);
    if (said !== undefined) worths[said]?.set(j, 1e6);
    if (ties.has(j)) continue;
    for (const i of likeness.candidates(j)) {
      const like = likeness.between(i, j);
      if (like >= doubtful && !tied.has(i)) worths[i]?.set(j, like - doubtful / 2);
    }
  }
  const worth = (i: number, j: number): number => worths[i]?.get(j) ?? 0;
  const pairs: [number, number][] = [];
  // What is equal from the beginning and from the end on needs no search.
  const equal = (i: number, j: number) =>
    i >= 0 &&
    j >= 0 &&
    i < before &&
    j < after &&
    (ties.has(j) ? ties.get(j) === i : !tied.has(i) && likeness.between(i, j) === 1);
  let from = 0;
  while (equal(from, from)) pairs.push([from, from++]);
  let tail = 0;
  while (before - tail > from && after - tail > from && equal(before - tail - 1, after - tail - 1)) tail++;
  pairs.push(...heaviestRow(from, before - tail, after - tail, worth));
  for (let k = tail; k > 0; k--) pairs.push([before - k, after - k]);
  return pairs;
}

/** The pairs, in the order of both lists, that weigh most together: the longest common subsequence, weighed. */
function heaviestRow(
  from: number,
  lastBefore: number,
  lastAfter: number,
  worth: (i: number, j: number) => number,
): [before: number, after: number][] {
  const [rows, width] = [lastBefore - from, lastAfter - from + 1];
  const best = new Float64Array((rows + 1) * width);
  const at = (i: number, j: number) => best[(i - from) * width + j - from] as number;
  for (let i = lastBefore - 1; i >= from; i--)
    for (let j = lastAfter - 1; j >= from; j--) {
      const own = worth(i, j);
      const skip = Math.max(at(i + 1, j), at(i, j + 1));
      best[(i - from) * width + j - from] = own > 0 ? Math.max(skip, own + at(i + 1, j + 1)) : skip;
    }
  const pairs: [number, number][] = [];
  let [i, j] = [from, from];
  while (i < lastBefore && j < lastAfter) {
    const own = worth(i, j);
    if (own > 0 && at(i, j) === own + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}
