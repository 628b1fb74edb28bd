/**
 * Which level a label is of when it may be of several: (i) behind (h) is a letter when (j) follows, a Roman number when
 * (ii) does. In: the candidates, the provisions that are open, the candidates of what follows. Out: one candidate.
 * Promises the same choice always. Pure. Called by `provision-tree.ts`.
 *
 *     chooseLevel([(i) as letter, (i) as Roman], (h) open, [(ii)]) → (i) as Roman
 */
import type { LabelForm } from '../classes/label-forms.ts';
import type { LabelCandidate } from './read-provision-labels.ts';

/** A provision that is open: the next one of its level stands behind it, the next deeper one in it. */
export interface OpenLevel {
  level: number;
  /** Absent for what is counted without a label. */
  form?: LabelForm;
  value: number;
}

/** The candidate that goes on best. There must be one. */
export function chooseLevel(
  candidates: readonly LabelCandidate[],
  open: readonly OpenLevel[],
  following: readonly LabelCandidate[],
): LabelCandidate {
  const rank = (candidate: LabelCandidate): number => {
    const fit = fitOf(candidate, open);
    const goesOn = following.some(
      ({ form, read }) => form === candidate.form && read.value === candidate.read.value + 1,
    );
    // What fits is decided by what follows, and then by which fits better.
    return fit > 1 ? 10 + fit : goesOn ? fit : 2 + fit;
  };
  return candidates.reduce((best, candidate) => (rank(candidate) < rank(best) ? candidate : best));
}

/** 0: it is the next one of an open level. 1: the first of a deeper one. 2: one is missing. 3, 4: it fits badly. */
function fitOf({ level, form, read }: LabelCandidate, open: readonly OpenLevel[]): number {
  const same = open.find((candidate) => candidate.level === level && candidate.form === form);
  if (same) {
    if (read.value === same.value + 1 || (read.inserted && read.value === same.value)) return 0;
    return read.value > same.value ? 2 : 4;
  }
  const deepest = open.at(-1)?.level ?? -1;
  if (read.value !== 1) return 3;
  return level > deepest ? 1 : 2;
}
