/**
 * Provisions whose labels are of several numbers: 1.1., 1.2.1. In: a building, the block that begins one, its label.
 * Out: the provision in the tree, and what is open behind it. Promises that 1.2.1 stands in 1.2 where that is open, in
 * the paragraph 1., the article or the section that bears the number 1 else, and that its number is what these do not
 * bear. Called by `provision-tree.ts`.
 *
 *     Section 2 { 2.1. { 2.1.1. } } → sec2-1, sec2-1-1
 */
import type { LabelForm } from '../classes/label-forms.ts';
import { isContainer, type Provision } from '../model/provisions.ts';
import type { DecimalLabel } from './decimal-labels.ts';
import { labelsHere } from './found-levels.ts';
import { addProvision, type Building, homeOf, noteLabel } from './provision-building.ts';
import { openInner } from './provision-units.ts';
import { innerLabels } from './read-provision-labels.ts';

type Open = Building['open'][number];

/** Opens a provision whose label is of several numbers, and that of another label behind it: 1.1. (a) … */
export function openDecimal(building: Building, at: number, { label, parts }: DecimalLabel, text: string): void {
  const { open, documentClass, language } = building;
  while (open.length > 0 && !holds(open.at(-1) as Open, parts)) open.pop();
  const above = open.at(-1);
  const parent = above?.provision ?? building.article ?? homeOf(building);
  const borne = above ? (above.parts?.length ?? 1) : bearsFirst(parent, parts) || inSection(building, parts) ? 1 : 0;
  const number = parts.slice(borne).join('-');
  const value = parts.at(-1) ?? 0;
  const provision = addProvision(building, parent, 'paragraph', at, { label, number });
  const form = rowOf(building, parts);
  noteLabel(building, parent, provision, form, { label, number, value, inserted: false, length: label.length });
  // It stands above all labels of one number but that in which it is.
  open.push({ level: above ? above.level + 0.1 : -0.9, provision, form, value, parts });
  building.begun = true;
  if (building.article) building.labelled = true;
  const rest = text.slice(label.length).trimStart();
  const deeper = labelsHere(building, innerLabels(documentClass, rest, language, false)).filter(
    ({ level, read }) => level > (open.at(-1)?.level ?? 0) && read.value === 1,
  );
  if (deeper.length > 0 && language !== 'zh') openInner(building, deeper, at, rest);
}

/** Whether an open provision bears the first numbers of a label: 1.2 and 1. those of 1.2.1. */
function holds({ parts: own, form, value, provision }: Open, parts: readonly number[]): boolean {
  if (own) return own.length < parts.length && own.every((part, i) => part === parts[i]);
  return form !== undefined && /^\d+[.．、]?$/u.test(provision.label) && value === parts[0];
}

/** The article or the section 1 for 1.1. */
const bearsFirst = ({ kind, number }: Provision, [first]: readonly number[]): boolean =>
  (kind === 'article' || isContainer(kind)) && number === String(first);

/** A section with a label may hold free headings: its paragraphs are its own. */
function inSection({ containers, article }: Building, parts: readonly number[]): boolean {
  if (article) return false;
  const home = containers.findLast(({ provision }) => provision.kind !== 'heading')?.provision;
  return home !== undefined && bearsFirst(home, parts);
}

/** The form of a row, which the sequence compares: the same for 1.1 and 1.2, another for 2.1. */
function rowOf({ rows }: Building, parts: readonly number[]): LabelForm {
  const row = parts.slice(0, -1).join('.');
  const form = rows.get(row) ?? { numeral: 'arabic' };
  rows.set(row, form);
  return form;
}
