/**
 * Divided, joined and moved paragraphs. In: which published slot every paragraph is, and how like the texts are. Out:
 * the same decision, with what came from where and went where. Promises that marks of the editor are not overruled.
 * Called by `published-numbers.ts`.
 *
 *     12 was “Peace. Law.”, and now two paragraphs are “Peace.” and “Law.”  → the first is 12, the second comes from it
 */
import type { Slot } from '../model/numbers.ts';
import { certain, type Likeness } from './align-paragraphs.ts';
import type { Decision } from './number-slots.ts';

/** How much of a text must be in another to be called a part of it. */
const contained = 0.7;
/** Parts are together no longer than this many times the whole: two copies of a text are not its parts. */
const together = 1.4;

/** Two states of a text, by position: published slots with their texts, and the paragraphs that there are now. */
export interface Comparison {
  decision: Decision;
  likeness: Likeness;
  /** What the marks say: position of a paragraph → that of its slot, or nothing for a new one. */
  ties: ReadonlyMap<number, number | undefined>;
  slots: readonly Slot[];
  before: readonly string[];
  after: readonly string[];
}

/** Slot → the paragraph that has it. */
type Holders = Map<number, number>;

/**
 * Of the parts of one paragraph, and of those that were joined, the first keeps the number, if it holds enough of the
 * text to be the same. Changes the decision.
 */
export function findParts(comparison: Comparison): void {
  const { slotOf } = comparison.decision;
  const holder: Holders = new Map([...slotOf].map(([j, i]) => [i, j]));
  const count = Math.max(-1, ...slotOf.keys()) + 1;
  for (let j = 0; j <= count; j++) if (!slotOf.has(j)) findWhole(comparison, holder, j);
  for (const [i, { gone }] of comparison.slots.entries())
    if (gone === undefined && !holder.has(i)) findJoined(comparison, holder, i);
  findMoved(comparison, holder);
}

const lengthOf = (texts: readonly string[], positions: readonly number[]): number =>
  positions.reduce((sum, at) => sum + (texts[at]?.length ?? 0), 0);

/** The positions that lead to `whole`. */
const partsOf = (parts: ReadonlyMap<number, number>, whole: number): number[] =>
  [...parts].flatMap(([part, target]) => (target === whole ? [part] : []));

/** The published paragraph beside the new paragraph `j` that it is a part of. */
function findWhole(comparison: Comparison, holder: Holders, j: number): void {
  const { decision, likeness, ties, before, after } = comparison;
  const { slotOf, from } = decision;
  for (const step of [-1, 1]) {
    let m = j + step;
    while (from.has(m)) m += step;
    const i = slotOf.get(m);
    if (i === undefined || likeness.between(i, m) === 1 || likeness.afterInBefore(i, j) < contained) continue;
    if (lengthOf(after, [j, m, ...partsOf(from, i)]) > together * lengthOf(before, [i])) continue;
    from.set(j, i);
    if (m > j && !ties.has(m) && !ties.has(j) && likeness.between(i, j) >= certain) {
      slotOf.delete(m);
      slotOf.set(j, i);
      from.delete(j);
      from.set(m, i);
      holder.set(i, j);
    }
    return;
  }
}

/** The paragraph beside the place of the lost slot `i` into which its text was joined. */
function findJoined(comparison: Comparison, holder: Holders, i: number): void {
  const { decision, likeness, ties, slots, before, after } = comparison;
  const { slotOf, into } = decision;
  for (const step of [-1, 1]) {
    let k = i + step;
    while (slots[k] && (slots[k]?.gone !== undefined || into.has(k))) k += step;
    const j = holder.get(k);
    if (j === undefined || likeness.between(k, j) === 1 || likeness.beforeInAfter(i, j) < contained) continue;
    if (lengthOf(before, [i, k, ...partsOf(into, j)]) > together * lengthOf(after, [j])) continue;
    into.set(i, j);
    if (i < k && !ties.has(j) && likeness.between(i, j) >= certain) {
      slotOf.set(j, i);
      holder.set(i, j);
      holder.delete(k);
      into.delete(i);
      into.set(k, j);
    }
    return;
  }
}

/** What an editor declared new, and is like a paragraph that is gone, was moved. */
function findMoved({ decision: { from, into }, likeness, ties, slots }: Comparison, holder: Holders): void {
  for (const [j, tie] of ties) {
    if (tie !== undefined || from.has(j)) continue;
    const i = slots.findIndex(
      (slot, k) => slot.gone === undefined && !holder.has(k) && !into.has(k) && likeness.between(k, j) >= certain,
    );
    if (i < 0) continue;
    from.set(j, i);
    into.set(i, j);
  }
}
