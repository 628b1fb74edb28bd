/**
 * Whether what faces each other are twins, and what stands alone has none. In: the rows of a facing edition, as they
 * were read. Out: `wrong` is called with each wrong pair; how many face themselves, what is alone. Needs no alignment
 * of its own: two that stand alone could face each other exactly if as many pairs stand before both. Pure. Called by
 * `verify-facing.ts`.
 *
 *     p3 beside p4 → 'p3 faces p4';  p3 alone on both sides between p2 and p4 → 'p3 does not face its twin'
 */
import type { FacingPair } from '../model/facing.ts';
import type { FacingRow } from './unweave-facing.ts';

/** Compares the rows. */
export function compareTwins(
  rows: readonly FacingRow[],
  pair: FacingPair,
  wrong: (detail: string) => void,
): { faced: number; alone: string[] } {
  // By key: how many pairs stand before what is alone, in each language.
  const alone = pair.map(() => new Map<string, number>());
  let faced = 0;
  for (const { sides } of rows) {
    const [one, other] = sides;
    if (one && other) {
      if (one.key !== other.key) wrong(`${one.key ?? one.addresses[0]} faces ${other.key ?? other.addresses[0]}`);
      if (one.key !== undefined) faced++;
    } else if (one?.key !== undefined) alone[pair.indexOf(one.language)]?.set(one.key, faced);
  }
  const [first, second] = alone;
  for (const [key, before] of first ?? [])
    if (second?.get(key) === before) wrong(`${key} does not face its twin, and could`);
  return { faced, alone: alone.flatMap((one) => [...one.keys()]) };
}
