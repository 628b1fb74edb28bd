/**
 * Whether what faces each other are twins, and what stands alone has none. In: the rows of a facing edition, as they
 * were read. Out: `wrong` is called with each wrong pair; how many face themselves, what is alone. Needs no alignment
 * of its own: two that stand alone could face each other exactly if as many pairs stand before both. Pure. Called by
 * `verify-facing.ts`.
 *
 *     p3 beside p4 → 'p3 faces p4';  p3 alone on both sides between p2 and p4 → 'p3 does not face its twin'
 */
import type { FacingPair } from '../model/facing.ts';
import type { FacingRow, FacingSide } from './unweave-facing.ts';

/** Compares the rows. */
export function compareTwins(
  rows: readonly FacingRow[],
  pair: FacingPair,
  wrong: (detail: string) => void,
): { faced: number; alone: string[] } {
  // By key: how many pairs stand before what is alone, in each language.
  const alone = pair.map(() => new Map<string, number>());
  const all = new Map(pair.map((language) => [language, keysOf(rows, language)]));
  let faced = 0;
  for (const { sides } of rows) {
    const [one, other] = sides;
    if (one && other) {
      if (one.key !== other.key && !isSamePoint(one, other, all))
        wrong(`${one.key ?? one.addresses[0]} faces ${other.key ?? other.addresses[0]}`);
      if (one.key !== undefined) faced++;
    } else if (one?.key !== undefined) alone[pair.indexOf(one.language)]?.set(one.key, faced);
  }
  const [first, second] = alone;
  for (const [key, before] of first ?? [])
    if (second?.get(key) === before) wrong(`${key} does not face its twin, and could`);
  return { faced, alone: alone.flatMap((one) => [...one.keys()]) };
}

const keysOf = (rows: readonly FacingRow[], language: string): string[] =>
  rows.flatMap(({ sides }) => sides.flatMap((side) => (side.language === language && side.key ? [side.key] : [])));

/**
 * The same point of the same provision, which one language numbers and the other letters: as many stand before it and
 * behind it in both.
 */
function isSamePoint(one: FacingSide, other: FacingSide, all: ReadonlyMap<string, readonly string[]>): boolean {
  const point = /^((?![ps]\d).+)-(?:(\d+)|([^-]+))$/;
  const [a, b] = [one, other].map(({ key }) => point.exec(key ?? ''));
  if (!a || !b || a[1] !== b[1] || (a[2] === undefined) === (b[2] === undefined)) return false;
  const [place, twin] = [one, other].map(({ key = '', language }) => {
    const points = (all.get(language) ?? []).filter((each) => point.exec(each)?.[1] === a[1]);
    return `${points.indexOf(key)} of ${points.length}`;
  });
  return place === twin;
}
