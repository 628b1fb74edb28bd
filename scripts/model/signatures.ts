/**
 * How the pages of a book are folded. In: how many pages it has. Out: its signatures, sheets that are folded to 16
 * pages, and at the end to 8 or to 4. Pure.
 *
 *     foldPages(23) → { signatures: [16, 8], bound: 24, empty: 1 }
 */

/** Pages of a sheet that is folded three times, twice, once. */
const folds = [16, 8, 4] as const;

/** The signatures of a book; `bound`: how many pages they have, of which the last ones are `empty`. */
export function foldPages(pages: number): { signatures: number[]; bound: number; empty: number } {
  const [, , least] = folds;
  const bound = Math.ceil(pages / least) * least;
  const signatures: number[] = [];
  let rest = bound;
  for (const fold of folds) for (; rest >= fold; rest -= fold) signatures.push(fold);
  return { signatures, bound, empty: bound - pages };
}
