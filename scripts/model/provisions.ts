/**
 * Provisions: the units of a treaty, a statute, a resolution at every level, as a tree. In: nothing. Out: types, and
 * how a tree is walked. Promises that a label is what the document prints, and never made. Holds no input, no output,
 * no library.
 *
 *     第三条　国家保护……  → { kind: 'article', label: '第三条', address: 'art3', children: [{ kind: 'paragraph', … }] }
 */
import type { Place } from './problem.ts';

/** What a provision is. The words are those of Akoma Ntoso where it has one. */
export type ProvisionKind =
  | 'document'
  | 'book'
  | 'subbook'
  | 'part'
  | 'title'
  | 'chapter'
  | 'section'
  | 'note'
  | 'heading'
  | 'annex'
  | 'schedule'
  | 'article'
  | 'paragraph'
  | 'subparagraph'
  | 'item'
  | 'point'
  | 'subpoint'
  | 'preface'
  | 'recital'
  | 'preambular'
  | 'operative'
  | 'continuation';

/** One provision: its label as it is printed, its heading, its permanent name, what is in it. */
export interface Provision {
  kind: ProvisionKind;
  /** As the document prints it: 第三条, Article 31, (c). Empty for what is counted without a printed label. */
  label: string;
  /** The label's value as addresses write it: `3`, `3bis1`, `c`, `ii`. */
  number: string;
  /** What stands behind the label in a heading. */
  heading: string;
  /** Its permanent name in every format: `art3-2-1`. No other provision of the document has it. */
  address: string;
  children: Provision[];
  /** The block that it begins with, by its position in the text. */
  block: number;
  place: Place;
}

/** What a text calls a provision when it refers to it: an article that bears no such word is a section of an act. */
export const calledKind = ({ kind, label }: Pick<Provision, 'kind' | 'label'>): ProvisionKind =>
  kind === 'article' && /^(?:\d|§|sec)/i.test(label) ? 'section' : kind;

/** All provisions below `root` in the order of the text, each before what is in it. */
export const provisionsBelow = (root: Pick<Provision, 'children'>): Provision[] =>
  root.children.flatMap((child) => [child, ...provisionsBelow(child)]);

/** The levels of a document that have headings of their own and hold articles, the outermost first. */
const containerKinds: readonly ProvisionKind[] = ['note', 'book', 'subbook', 'part', 'title', 'chapter', 'section'];

/** True for a level above the articles: a part, a chapter. */
export const isContainer = (kind: ProvisionKind): boolean => containerKinds.includes(kind);

/** True for an annex or a schedule, where the numbering of the body does not go on. */
export const isAnnex = ({ kind }: Pick<Provision, 'kind'>): boolean => kind === 'annex' || kind === 'schedule';

/** Provisions whose lines hang behind their labels, in a class whose items hang. */
const hangingKinds: readonly ProvisionKind[] = ['subparagraph', 'item', 'point', 'subpoint', 'recital'];

/** True for a provision that hangs behind a label of its own. */
export const hangsByLabel = ({ kind, label }: Pick<Provision, 'kind' | 'label'>): boolean =>
  label !== '' && hangingKinds.includes(kind);

/** True for what articles stand in: the document, its annexes, and the levels that have headings of their own. */
export const holdsHeadings = (kind: ProvisionKind): boolean =>
  kind === 'document' || kind === 'heading' || isContainer(kind) || isAnnex({ kind });

/** True for a paragraph that bears no label and is counted: a 款. */
export const isCounted = ({ kind, label }: Pick<Provision, 'kind' | 'label'>): boolean =>
  kind === 'paragraph' && label === '';

/** True for a paragraph whose label is of several numbers and so says itself in what it stands: 1.2.1. */
export const isDecimal = ({ kind, label }: Pick<Provision, 'kind' | 'label'>): boolean =>
  kind === 'paragraph' && /^\d+(?:\.\d+)+\.?$/.test(label);
