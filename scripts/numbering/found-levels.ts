/**
 * The levels of labels in a class that has no fixed order of them: (1) stands in (a) in one act, (a) in (1) in another.
 * In: a building, the levels whose labels a block begins with. Out: of each form the one level at which it can stand
 * here. Promises that a form which is open goes on, and that any other begins a level in what is open. Pure. Called by
 * `provision-tree.ts` and `provision-units.ts`.
 *
 *     (a) open, then (1) → the level in (a); (1) open, then (a) → the level in (1)
 */
import { annexOf, type Building, standing } from './provision-building.ts';
import type { LabelCandidate } from './read-provision-labels.ts';

/** The candidates at the levels at which they can stand; in a class with an order of its own these are given. */
export function labelsHere(building: Building, candidates: readonly LabelCandidate[]): LabelCandidate[] {
  const { documentClass, open } = building;
  if (!documentClass.sections) return standing(building, candidates);
  const inside = Math.min(Math.floor(open.at(-1)?.level ?? -1) + 1, documentClass.inner.length - 1);
  return candidates.filter(({ form, level, read }) => {
    const known = open.find((one) => one.form === form);
    // A paragraph of a schedule bears a number alone, as many a line of text begins with one.
    if (isBare(read.label)) return level === 0 && annexOf(building) !== undefined && goesOn(read, known);
    return level === (known?.level ?? inside);
  });
}

const isBare = (label: string): boolean => /^\d/.test(label);

const goesOn = ({ value, inserted }: LabelCandidate['read'], known: Building['open'][number] | undefined): boolean =>
  known === undefined || value === known.value + 1 || (inserted && value === known.value);
