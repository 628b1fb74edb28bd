/**
 * The state of a text on its way to a tree of provisions. In: blocks, the class, what is open. Out: provisions added to
 * the tree, labels noted in their order. Promises that a provision bears the place of the block that it begins with.
 * Called by `provision-tree.ts` and `provision-units.ts`.
 *
 *     addProvision(building, article, 'paragraph', 7, {}) → { kind: 'paragraph', block: 7, place: that of block 7, … }
 */
import type { DocumentClass, LabelLanguage } from '../classes/document-class.ts';
import type { LabelForm, ReadLabel } from '../classes/label-forms.ts';
import { isAnnex, type Provision, type ProvisionKind } from '../model/provisions.ts';
import type { Draft } from '../model/text.ts';
import type { OpenLevel } from './choose-level.ts';
import type { DecimalLabel } from './decimal-labels.ts';
import { articleLabel, innerLabels, type LabelCandidate, labelText } from './read-provision-labels.ts';

export type TextBlock = Draft['blocks'][number];

/** An open provision on the way down. */
interface OpenProvision extends OpenLevel {
  provision: Provision;
  /** The numbers of a label of several: 1.2. */
  parts?: readonly number[];
}

/**
 * A heading that is open: its rank among the containers of its class; a free heading has only the level of Markdown.
 */
interface OpenContainer {
  rank: number | undefined;
  depth: number;
  provision: Provision;
}

/** A label in the order of the text, for the sequence. */
export interface PlacedLabel {
  parent: Provision;
  /** In what its numbers go on: an article’s in the document or annex, those of all other levels in their parent. */
  scope: Provision;
  provision: Provision;
  form: LabelForm;
  value: number;
  inserted: boolean;
  /** How many levels between it and its parent are left out. */
  skipped: number;
}

export interface Building {
  readonly blocks: readonly TextBlock[];
  readonly documentClass: DocumentClass;
  readonly language: LabelLanguage;
  readonly root: Provision;
  readonly containers: OpenContainer[];
  readonly labels: PlacedLabel[];
  /** Blocks that are text which another act is given: what they begin with is no label of this one. */
  readonly quoted: readonly boolean[];
  /** The labels of several numbers that blocks begin with: 1.2.1. */
  readonly decimals: readonly (DecimalLabel | undefined)[];
  /** Such labels number a row each: 1.1 and 1.2 are one, 2.1 and 2.2 another. */
  readonly rows: Map<string, LabelForm>;
  /** Something in the text bears a number of its outermost level: what stands before the first is a preamble. */
  readonly numbered: boolean;
  article: Provision | undefined;
  open: OpenProvision[];
  /** An article or an operative paragraph was there: what stands before is the preamble. */
  begun: boolean;
  /** The article that is open has paragraphs with labels: one without goes on with what stands before it. */
  labelled: boolean;
}

/** The heading under which the next provision stands, or the document. */
export const homeOf = ({ containers, root }: Building): Provision => containers.at(-1)?.provision ?? root;

/** The annex that is open: in it the body’s numbering does not go on. */
export const annexOf = ({ containers }: Building): Provision | undefined =>
  containers.find(({ provision }) => isAnnex(provision))?.provision;

/** The article that a block begins; in a schedule to an act there is none, for its sections are in the body. */
export const unitLabel = (building: Building, block: TextBlock): ReturnType<typeof articleLabel> =>
  building.documentClass.sections && annexOf(building)
    ? undefined
    : articleLabel(building.documentClass, block, building.language);

/** True for a block with which an article, or a paragraph with a number of the outermost level, begins. */
export const bearsNumber = (documentClass: DocumentClass, block: TextBlock, language: LabelLanguage): boolean =>
  articleLabel(documentClass, block, language) !== undefined ||
  innerLabels(documentClass, labelText(block), language, block.kind === 'heading').some(({ level }) => level === 0);

/** A new provision below `parent`. */
export function addProvision(
  building: Building,
  parent: Provision,
  kind: ProvisionKind,
  at: number,
  of: Partial<Provision>,
): Provision {
  const { place } = building.blocks[at] as TextBlock;
  const provision: Provision = {
    kind,
    label: '',
    number: '',
    heading: '',
    address: '',
    children: [],
    block: at,
    place,
    ...of,
  };
  parent.children.push(provision);
  return provision;
}

/** Notes a label for the sequence. `skipped`: how many levels are left out above it. */
export function noteLabel(
  building: Building,
  parent: Provision,
  provision: Provision,
  form: LabelForm,
  read: ReadLabel,
  skipped = 0,
): void {
  const { value, inserted } = read;
  const scope = provision.kind === 'article' ? (annexOf(building) ?? building.root) : parent;
  building.labels.push({ parent, scope, provision, form, value, inserted, skipped });
}

/** The candidates without those of levels that stand before the first article alone, where one has begun. */
export function standing(building: Building, candidates: readonly LabelCandidate[]): LabelCandidate[] {
  const { documentClass, begun, language } = building;
  const before = !begun && annexOf(building) === undefined;
  return candidates.filter(({ level }) => before || !documentClass.inner[level]?.outside?.includes(language));
}

/** The labels of the blocks behind `at` that have any, of one article; not farther than `most` blocks. */
export function* labelsAhead(building: Building, at: number, most = asFarAsAReader): Generator<LabelCandidate[]> {
  const { blocks, documentClass, language } = building;
  for (let i = at + 1; i < Math.min(blocks.length, at + most); i++) {
    const block = blocks[i] as TextBlock;
    if (block.kind === 'heading' || unitLabel(building, block)) return;
    const own = building.quoted[i] ? [] : innerLabels(documentClass, labelText(block), language, false);
    const found = standing(building, own);
    if (found.length > 0) yield found;
  }
}

/** So many blocks ahead a reader would look to see what a label is. */
const asFarAsAReader = 50;

/** The labels of the next block that has any. */
export const labelsBehind = (building: Building, at: number): LabelCandidate[] =>
  labelsAhead(building, at).next().value ?? [];
