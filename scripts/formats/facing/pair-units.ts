/**
 * Which parts of two texts face each other. In: the parts of both in order, each with its address. Out: rows of one or
 * two parts, in an order that keeps that of both texts. The same address faces itself; a part whose twin is lacking, or
 * stands beyond others, is alone. Between two pairs parts that are only counted face each other where both texts have
 * as many of the same kind. Pure.
 *
 *     pairUnits([p1, p2, p3], [p1, p3]) → [[p1, p1], [p2, undefined], [p3, p3]]
 */

/** A part of a text. */
export interface PairedUnit {
  /** By what it is found in the other text; absent for what is only counted. */
  key?: string;
  /** What it is: a counted part faces one of the same kind alone. */
  kind: string;
}

/** One row: at least one of them is there. */
export type Row<T> = readonly [first: T | undefined, second: T | undefined];

/** The rows of two texts. */
export function pairUnits<T extends PairedUnit>(first: readonly T[], second: readonly T[]): Row<T>[] {
  const places = new Map(second.flatMap(({ key }, i) => (key === undefined ? [] : [[key, i] as const])));
  const twins = first.flatMap(({ key }, i): [number, number][] => {
    const j = key === undefined ? undefined : places.get(key);
    return j === undefined ? [] : [[i, j]];
  });
  const rows: Row<T>[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...longestRising(twins), [first.length, second.length] as [number, number]]) {
    rows.push(...pairCounted(first.slice(i, a), second.slice(j, b)));
    if (a < first.length) rows.push([first[a], second[b]]);
    [i, j] = [a + 1, b + 1];
  }
  return rows;
}

/** The longest run of pairs in which both rise; the first rises already. Patience sorting, O(n log n). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  const second = (at: number | undefined): number => (at === undefined ? -1 : (pairs[at]?.[1] ?? -1));
  for (const [at, [, value]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (second(tails[middle]) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1];
    tails[low] = at;
  }
  const run: [number, number][] = [];
  for (let at = tails.at(-1); at !== undefined; at = before[at]) run.push(pairs[at] as [number, number]);
  return run.reverse();
}

/** What stands between two pairs. */
function pairCounted<T extends PairedUnit>(first: readonly T[], second: readonly T[]): Row<T>[] {
  const alike =
    first.length === second.length &&
    first.every(({ key, kind }, i) => key === undefined && second[i]?.key === undefined && kind === second[i]?.kind);
  if (alike) return first.map((unit, i) => [unit, second[i]] as const);
  return [...first.map((unit) => [unit, undefined] as const), ...second.map((unit) => [undefined, unit] as const)];
}
