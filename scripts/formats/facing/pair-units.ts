/**
 * Which parts of two texts face each other. In: the parts of both in order, each with its address. Out: rows of one or
 * two parts, in an order that keeps that of both texts. The same address faces itself; a part whose twin is lacking, or
 * stands beyond others, is alone. Points that one language numbers and the other letters face each other in their
 * order, where both have as many below the same provision. So do, between two pairs, parts that are only counted, where
 * both texts have as many of the same kind. Pure.
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
  const lettered = pointsInOrder(first, second);
  const twins = first.flatMap(({ key }, i): [number, number][] => {
    const j = key === undefined ? undefined : (places.get(key) ?? places.get(lettered.get(key) ?? ''));
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

/** Points （一） of one text that are (a) in the other: `art3-2-1` → `art3-2-a`. */
function pointsInOrder(first: readonly PairedUnit[], second: readonly PairedUnit[]): Map<string, string> {
  const others = pointsBelow(second);
  return new Map(
    [...pointsBelow(first)].flatMap(([provision, points]) => {
      const twins = others.get(provision) ?? [];
      const isOtherwise = new Set([...points, ...twins].map(isNumbered)).size === 2;
      const isOne = [points, twins].every((list) => new Set(list.map(isNumbered)).size === 1);
      const alike = isOtherwise && isOne && points.length === twins.length;
      return alike ? points.map((point, i): [string, string] => [point, twins[i] ?? '']) : [];
    }),
  );
}

/** The points of each provision, by its address. What is counted through the whole text has none. */
function pointsBelow(units: readonly PairedUnit[]): Map<string, string[]> {
  const below = new Map<string, string[]>();
  for (const { key = '' } of units) {
    const provision = key.slice(0, Math.max(0, key.lastIndexOf('-')));
    if (provision === '' || /^[ps]\d/.test(key)) continue;
    const points = below.get(provision) ?? [];
    points.push(key);
    below.set(provision, points);
  }
  return below;
}

const isNumbered = (address: string): boolean => /-\d+$/.test(address);

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
