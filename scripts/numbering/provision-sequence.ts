/**
 * What is odd in the sequence of labels. In: the labels of a text in their order, by parent. Out: problems at their
 * places. Promises warnings only, for an official text may leave out an article that was repealed, or print a number
 * twice, and an editor may not change it. Pure. Called by `number-provisions.ts`.
 *
 *     第三条 / 第五条 → K321: between 第三条 and 第五条 a number is missing
 */
import type { LabelForm } from '../classes/label-forms.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { holdsHeadings, type Provision } from '../model/provisions.ts';
import type { PlacedLabel } from './provision-building.ts';

/** K321 for a number that is missing, K322 for one that does not rise, K323 for a level that is left out. */
export function sequenceProblems(labels: readonly PlacedLabel[]): Problem[] {
  const last = new Map<Provision, Map<LabelForm, PlacedLabel>>();
  return labels.flatMap((label) => {
    const { provision, parent, scope, form, skipped } = label;
    const row = last.get(scope) ?? new Map<LabelForm, PlacedLabel>();
    last.set(scope, row);
    const previous = row.get(form);
    row.set(form, label);
    const jumped =
      skipped > 0 && !previous
        ? [problem('K323', { label: provision.label, parent: parent.label || parent.address }, provision.place)]
        : [];
    return [...jumped, ...compareLabels(previous, label)];
  });
}

function compareLabels(previous: PlacedLabel | undefined, label: PlacedLabel): Problem[] {
  const { value, inserted, provision, parent } = label;
  if (value === 0) return [];
  // A part of a code begins with the number that follows the part before it, and a chapter’s articles may begin anew.
  if (!previous) return value === 1 || holdsHeadings(parent.kind) ? [] : [missing('', label)];
  if (value === 1 && previous.parent !== parent) return [];
  const before = previous.provision;
  if (value > previous.value + 1) return [missing(before.label, label)];
  const rises = value > previous.value || (inserted && value === previous.value && before.number !== provision.number);
  return rises ? [] : [problem('K322', { label: provision.label, previous: before.label }, provision.place)];
}

const missing = (previous: string, { provision: { label, place } }: PlacedLabel): Problem =>
  problem('K321', { label, previous: previous === '' ? 'the beginning' : `“${previous}”` }, place);
