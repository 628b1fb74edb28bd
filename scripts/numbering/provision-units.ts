/**
 * Articles, paragraphs and items of a tree of provisions. In: a building, the block that begins one. Out: the provision
 * in the tree, and what is open behind it. Promises that a paragraph is counted, or text that goes on, where it has no
 * label. Called by `provision-tree.ts`.
 *
 *     3. (a) Another.  → paragraph 3 { subparagraph (a) }, both beginning with this block
 */
import type { LabelForm, ReadLabel } from '../classes/label-forms.ts';
import type { Provision } from '../model/provisions.ts';
import { asSimplified } from '../model/simplified-text.ts';
import { chooseLevel } from './choose-level.ts';
import { labelsHere } from './found-levels.ts';
import {
  addProvision,
  annexOf,
  type Building,
  homeOf,
  labelsAhead,
  labelsBehind,
  noteLabel,
  type TextBlock,
} from './provision-building.ts';
import { innerLabels, type LabelCandidate, labelText } from './read-provision-labels.ts';

/** The title behind a label, without what sets it apart. */
export const titleBehind = (text: string): string => text.replace(/^[\s.:：–—]+/, '').trimEnd();

/** Opens an article; `rest` is what stands behind its label. */
export function openArticle(
  building: Building,
  at: number,
  { form, read }: { form: LabelForm; read: ReadLabel },
  rest: string,
): void {
  const parent = homeOf(building);
  const heading = building.blocks[at]?.kind === 'heading';
  const provision = addProvision(building, parent, 'article', at, {
    label: read.label,
    number: read.number,
    heading: heading ? titleBehind(rest) : '',
  });
  noteLabel(building, parent, provision, form, read);
  building.article = provision;
  building.open = [];
  building.begun = true;
  building.labelled = hasLabelledParagraphs(building, at);
  if (heading) return;
  const titled = building.documentClass.sections ? runInTitle.exec(rest) : null;
  provision.heading = titled?.groups?.title ?? '';
  readRest(building, at, rest.slice(titled?.[0].length ?? 0));
}

/** 1. Short title and extent.—(1) This Act …: the title of a section before its text, and the dash between. */
const runInTitle = /^\s*(?:(?<title>\p{Lu}[^—–]{1,240}?)\.?\s?)?[—–]\s*(?=\S)/u;

/** True when a paragraph of the article that begins at `at` bears a label of the outermost level. */
function hasLabelledParagraphs(building: Building, at: number): boolean {
  for (const labels of labelsAhead(building, at, Number.POSITIVE_INFINITY))
    if (labels.some(({ level, read }) => level === 0 && read.value === 1)) return true;
  return false;
}

/** What stands behind an article's label in its own paragraph: a paragraph with a label, or the first one. */
function readRest(building: Building, at: number, rest: string): void {
  const { documentClass, language } = building;
  const inner = labelsHere(building, innerLabels(documentClass, rest, language, false));
  const outermost = inner.filter(({ level }) => level === 0);
  if (outermost.length > 0) {
    building.labelled = true;
    openInner(building, outermost, at, rest);
  } else if (rest.trim() !== '') openCounted(building, at);
}

/** Opens the provision of a label, and that of another label behind it: 3. (a) … */
export function openInner(building: Building, candidates: readonly LabelCandidate[], at: number, text: string): void {
  const { documentClass, language, open } = building;
  const behind = candidates.length > 1 ? labelsBehind(building, at) : [];
  const { level, form, read } = chooseLevel(candidates, open, behind);
  while ((open.at(-1)?.level ?? -1) >= level) open.pop();
  const parent = open.at(-1)?.provision ?? building.article ?? homeOf(building);
  const above = open.at(-1)?.level ?? -1;
  const own = documentClass.inner[level]?.kind ?? 'item';
  // What an annex numbers is not what the body decides.
  const kind = own === 'operative' && annexOf(building) ? 'paragraph' : own;
  const provision = addProvision(building, parent, kind, at, { label: read.label, number: read.number });
  const anyOrder = documentClass.sections || (documentClass.article && building.article === undefined);
  const between = anyOrder ? [] : documentClass.inner.slice(above + 1, level);
  const skipped =
    open.length > 0
      ? between.filter(({ optional, forms }) => !optional?.includes(language) && forms[language]).length
      : 0;
  noteLabel(building, parent, provision, form, read, skipped);
  open.push({ level, provision, form, value: read.value });
  if (!documentClass.article && level === 0) building.begun = true;
  const rest = text.slice(read.length).replace(/^[—–]\s*/, '');
  const deeper = labelsHere(building, innerLabels(documentClass, rest, language, false)).filter(
    (candidate) => candidate.level > level && candidate.read.value === 1,
  );
  if (deeper.length > 0 && language !== 'zh') openInner(building, deeper, at, rest);
}

/** A paragraph without a label: counted, or text that goes on. */
export function openCounted(building: Building, at: number): void {
  const { article, open, documentClass, begun, containers } = building;
  if (documentClass.preamble === 'none') {
    addProvision(building, open.at(-1)?.provision ?? homeOf(building), 'paragraph', at, {});
    return;
  }
  if (goesOn(building, at)) return;
  // What stands behind recitals enacts the act: HAS ADOPTED THIS REGULATION.
  const behind = homeOf(building).children.some(
    ({ kind, label, block }) => label !== '' && kind !== 'recital' && !isHeading(building, block),
  );
  const preamble = !begun && !behind && building.numbered && containers.every(({ rank }) => rank === undefined);
  const own = isPreface(building, at) ? 'preface' : 'preambular';
  const kind = !article && preamble ? own : 'paragraph';
  const provision = addProvision(building, article ?? homeOf(building), kind, at, {});
  building.open = [{ level: 0, provision, value: 0 }];
}

/** Takes a paragraph without a label as one that goes on with what is open; false where it does not. */
function goesOn(building: Building, at: number): boolean {
  const { article, open, documentClass, begun } = building;
  const first = open[0]?.provision;
  const item = itemGoingOn(building, at) ?? (!article && first?.label && quotes(building, at) ? first : undefined);
  if (item) {
    addProvision(building, item, 'continuation', at, {});
    return true;
  }
  const decimal = !article && open[0]?.parts !== undefined;
  if (!decimal && !(article ? building.labelled : begun && !documentClass.article && !annexOf(building))) return false;
  const flush = endsList(building, at);
  building.open = flush ? [] : open.slice(0, 1);
  addProvision(building, flush ?? first ?? article ?? homeOf(building), 'continuation', at, {});
  return true;
}

const isHeading = ({ blocks }: Building, at: number): boolean => blocks[at]?.kind === 'heading';

/** Whether a paragraph before the first article tells how the act was passed, or enacts it. */
const isPreface = ({ documentClass, language, blocks }: Building, at: number): boolean =>
  documentClass.preface?.[language]?.test(asSimplified(labelText(blocks[at] as TextBlock).trim())) === true;

/**
 * The section of an act whose list a paragraph without a label ends: the items stand between it and the words that
 * introduce them, and no further item follows. “Whoever— / (1) …; / (2) …, / shall be fined.”
 */
function endsList(building: Building, at: number): Provision | undefined {
  const { article, blocks, documentClass, open } = building;
  const [intro] = article?.children ?? [];
  if (!documentClass.sections || intro?.kind !== 'continuation') return undefined;
  if (!/[—–:]$/u.test(labelText(blocks[intro.block] as TextBlock).trim())) return undefined;
  const outermost = open[0];
  const goesOn = labelsBehind(building, at).some(({ form }) => form === outermost?.form);
  return goesOn ? undefined : article;
}

/** What a numbered point of an amending act quotes in paragraphs of their own. */
const quotes = ({ quoted, blocks }: Building, at: number): boolean =>
  Boolean(quoted[at]) || /^[“‘«「"]/u.test(labelText(blocks[at] as TextBlock));

/**
 * The open item in which a paragraph without a label stands: the one whose row goes on behind it, （六） … （七）. Behind
 * 1. and 2. of （二） text before （三） closes （二）, whose points are said to their end.
 */
function itemGoingOn(building: Building, at: number): Provision | undefined {
  const items = building.open.filter(({ form }) => form);
  if (items.length === 0 || (building.article === undefined && building.documentClass.article)) return undefined;
  for (const labels of labelsAhead(building, at)) {
    const before = items.findLast(({ form, value, level }) =>
      labels.some((label) => level > 0 && label.form === form && label.read.value === value + 1),
    );
    if (before) return before.provision;
    if (labels.some((label) => items.some(({ form }) => label.form === form))) return undefined;
  }
  return undefined;
}
