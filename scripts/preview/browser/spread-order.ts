/**
 * Which pages stand side by side. In: a 0-based page and the number of pages. Out: the pages of its spread, recto on
 * the right. Pure.
 *
 *     spreadOf(2, 30) → [1, 2]
 */

/** The first page alone on the right, then 1 and 2, 3 and 4. */
export const spreadOf = (index: number, count: number): number[] =>
  [index - (index % 2 === 0 ? 1 : 0), index + (index % 2)].filter((page) => page >= 0 && page < count);

/** The first page of the next spread or of the one before; nothing behind the ends. */
export function neighbourOf(index: number, count: number, way: 1 | -1): number | undefined {
  const spread = spreadOf(index, count);
  const next = way > 0 ? (spread.at(-1) ?? index) + 1 : (spread[0] ?? index) - 1;
  return next < 0 || next >= count ? undefined : (spreadOf(next, count)[0] ?? next);
}
