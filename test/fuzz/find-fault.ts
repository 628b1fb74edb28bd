/**
 * Looks for a fault in one random edition, and shrinks it. In: a bench, a seed. Out: nothing when it builds, else the
 * fault and the smallest edition that was found with a fault of this kind.
 */
import fc from 'fast-check';
import type { Bench, Fault } from './build-edition.ts';
import type { Length } from './random-blocks.ts';
import { type FuzzEdition, randomEdition } from './random-edition.ts';
import type { FuzzLanguage } from './vocabulary.ts';

interface Found {
  fault: Fault;
  edition: FuzzEdition;
}

/** What editions are drawn from: their length; all languages if none are named. */
export interface Draw {
  length: Length;
  languages?: readonly FuzzLanguage[];
}

/** The edition of a seed. */
export function editionOf({ length, languages }: Draw, seed: number): FuzzEdition {
  const [edition] = fc.sample(randomEdition(length, languages), { seed, numRuns: 1 });
  if (!edition) throw new Error(`fast-check drew no edition for the seed ${seed}`);
  return edition;
}

/** Builds the edition of a seed. `shrink`: at most so many builds more, to make it smaller. */
export async function findFault(
  bench: Bench,
  draw: Draw,
  seed: number,
  shrink: (fault: Fault) => number,
): Promise<Found | undefined> {
  const edition = editionOf(draw, seed);
  const fault = await bench.build(edition);
  return fault && shrinkFault(bench, { fault, edition }, shrink(fault));
}

/**
 * Takes out of an edition what its fault does not need: halves, quarters … of every list, the outer ones first. So a
 * text of three pages is a few blocks after some twenty builds. Fast-check itself would begin with the last piece of
 * the last block.
 */
async function shrinkFault(bench: Bench, found: Found, most: number): Promise<Found> {
  let { fault, edition } = found;
  const { kind } = fault;
  let left = most;
  let smaller = true;
  while (smaller && left > 0) {
    smaller = false;
    for (let depth = 0; depth < 20 && left > 0; depth++) {
      for (let at = 0, all = cutsOf(edition, depth); at < all.length && left > 0; at++) {
        const cut = all[at] as FuzzEdition;
        left--;
        const still = await bench.build(cut);
        if (!still?.kinds.includes(kind)) continue;
        [fault, edition, smaller] = [still, cut, true];
        // What is left of the same list is tried again.
        all = cutsOf(edition, depth);
        at = -1;
      }
    }
  }
  return { fault, edition };
}

/** What is left when a part of one list, or the end of one text, is cut out of an edition `depth` levels deep. */
function cutsOf(edition: FuzzEdition, depth: number): FuzzEdition[] {
  const cuts: FuzzEdition[] = [];
  const visit = (value: unknown, level: number, put: (value: unknown) => unknown): void => {
    if (level > depth) return;
    if (level === depth) for (const less of lessOf(value)) cuts.push(put(less) as FuzzEdition);
    if (Array.isArray(value))
      for (const [i, one] of value.entries()) visit(one, level + 1, (now) => put(value.with(i, now)));
    else if (value && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) visit(one, level + 1, (now) => put({ ...value, [key]: now }));
  };
  visit(edition, 0, (value) => value);
  return cuts;
}

/** Parts of a list, the largest first; half of a long text. */
function lessOf(value: unknown): unknown[] {
  if (typeof value === 'string') return value.length > 12 ? [value.slice(0, value.length >> 1).trim()] : [];
  if (!Array.isArray(value)) return [];
  const parts: unknown[] = [];
  for (let size = value.length; size >= 1; size = size >> 1)
    for (let from = 0; from < value.length; from += size) parts.push(value.toSpliced(from, size));
  return parts;
}
