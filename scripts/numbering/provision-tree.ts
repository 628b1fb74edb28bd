/**
 * The grammar of provisions: blocks → tree. In: the blocks of a draft, its class, its language. Out: the tree, every
 * provision with the block that it begins with, and what is odd in the sequence. Promises that every numbered or
 * counted paragraph is in exactly one provision, that no text is touched, and linear time. Addresses are given by
 * `provision-addresses.ts`. Pure. Called by `number-provisions.ts`.
 *
 *     第三条　甲。 / 乙： / （一）丙 → article 第三条 { paragraph 1, paragraph 2 { item （一） } }
 */
import { containersAsFound } from '../classes/container-order.ts';
import { type DocumentClass, type LabelLanguage, labelLanguage } from '../classes/document-class.ts';
import { isAnnex, type Provision } from '../model/provisions.ts';
import type { Draft } from '../model/text.ts';
import { decimalLabels } from './decimal-labels.ts';
import { labelsHere } from './found-levels.ts';
import { openDecimal } from './open-decimal.ts';
import { printedContents } from './printed-contents.ts';
import {
  addProvision,
  type Building,
  bearsNumber,
  homeOf,
  noteLabel,
  type PlacedLabel,
  type TextBlock,
  unitLabel,
} from './provision-building.ts';
import { openArticle, openCounted, openInner, titleBehind } from './provision-units.ts';
import { quotedTexts } from './quoted-text.ts';
import { articleLabel, innerLabels, isReferenceNote, labelText, levelLabel } from './read-provision-labels.ts';

/** The tree of a text. `blocks` hold no ordered list any more. */
export function buildProvisions(
  draft: Pick<Draft, 'blocks' | 'manuscript'>,
  ofClass: DocumentClass,
): { root: Provision; labels: PlacedLabel[] } {
  const { file, bodyLine, metadata } = draft.manuscript;
  const place = { file, line: bodyLine, column: 1 };
  const language = labelLanguage(metadata.language);
  const documentClass = containersAsFound(ofClass, headingRows(draft.blocks), language);
  const texts = draft.blocks.map(labelText);
  const numbers = draft.blocks.map((block) => articleLabel(documentClass, block, language)?.read.number);
  const contents = documentClass.sections ? printedContents(texts, numbers) : [];
  const quoted = quotedTexts(texts).map((one, i) => one || contents[i] === true);
  const decimals = decimalsOf(draft.blocks, quoted, documentClass, language);
  const building: Building = {
    blocks: draft.blocks,
    documentClass,
    language,
    root: { kind: 'document', label: '', number: '', heading: '', address: '', children: [], block: 0, place },
    containers: [],
    labels: [],
    quoted,
    decimals,
    rows: new Map(),
    numbered: draft.blocks.some(
      (block, i) => decimals[i] !== undefined || (!quoted[i] && bearsNumber(documentClass, block, language)),
    ),
    article: undefined,
    open: [],
    begun: false,
    labelled: false,
  };
  draft.blocks.forEach((block, at) => {
    if (block.kind === 'heading') readHeading(building, block, at);
    else if (block.kind === 'paragraph') readText(building, block, at);
  });
  return { root: building.root, labels: building.labels };
}

/** Headings that stand directly below each other. */
function headingRows(blocks: readonly TextBlock[]): string[][] {
  const rows: string[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading') rows.at(-1)?.push(labelText(block));
    else if (rows.at(-1)?.length) rows.push([]);
  }
  return rows;
}

/** The labels of several numbers of all blocks; none in what is quoted. */
function decimalsOf(
  blocks: readonly TextBlock[],
  quoted: readonly boolean[],
  documentClass: DocumentClass,
  language: LabelLanguage,
): Building['decimals'] {
  const texts = blocks.map((block, i) => ({
    text: quoted[i] ? '' : labelText(block),
    heading: block.kind === 'heading',
    article: !quoted[i] && articleLabel(documentClass, block, language) !== undefined,
  }));
  return decimalLabels(texts, language === 'ru');
}

function readHeading(building: Building, block: TextBlock & { kind: 'heading' }, at: number): void {
  const { documentClass, language } = building;
  const text = labelText(block);
  const article = unitLabel(building, block);
  if (article) {
    openArticle(building, at, article, text.slice(article.read.length));
    return;
  }
  const rank = documentClass.containers.findIndex((candidate) => levelLabel(candidate, text, language, true));
  const level = documentClass.containers[rank];
  const found = levelLabel(level, text, language, true);
  const inner = found ? [] : labelsHere(building, innerLabels(documentClass, text, language, true));
  if (inner.length > 0) {
    openInner(building, inner, at, text);
    return;
  }
  if (!found && takeTitle(building, at, text)) return;
  closeContainers(building, found ? rank : undefined, block.level);
  const parent = homeOf(building);
  const provision = addProvision(building, parent, level?.kind ?? 'heading', at, {
    label: found?.read.label ?? '',
    number: found?.read.number ?? '',
    heading: found ? titleBehind(text.slice(found.read.length)) : text,
  });
  if (found) noteLabel(building, parent, provision, found.form, found.read);
  building.containers.push({ rank: found ? rank : undefined, depth: block.level, provision });
  building.article = undefined;
  building.open = [];
}

/** Closes what a new heading does not stand in: labelled ones by their ranks, others by their level of Markdown. */
function closeContainers({ containers, documentClass }: Building, rank: number | undefined, depth: number): void {
  const level = rank === undefined ? undefined : documentClass.containers[rank];
  // Nothing but the document holds an annex.
  if (level && isAnnex(level)) containers.length = 0;
  for (let top = containers.at(-1); top; top = containers.at(-1)) {
    const outside = rank !== undefined && top.rank !== undefined ? top.rank >= rank : top.depth >= depth;
    if (!outside) return;
    containers.pop();
  }
}

/** A heading without a label right behind one that is a label alone is its title: Article 2 / Use of terms. */
function takeTitle({ article, containers, blocks }: Building, at: number, text: string): boolean {
  const above = article ?? containers.at(-1)?.provision;
  // Between a schedule and its title stands the section to which it belongs.
  const below = above?.kind === 'schedule' && isReferenceNote(labelText(blocks[at - 1] as TextBlock)) ? at - 2 : at - 1;
  if (!above || above.block !== below || above.label === '' || above.heading !== '') return false;
  if (blocks[below]?.kind !== 'heading') return false;
  above.heading = text;
  return true;
}

function readText(building: Building, block: TextBlock & { kind: 'paragraph' }, at: number): void {
  const { documentClass, language, begun } = building;
  const article = unitLabel(building, block);
  const text = labelText(block);
  if (building.quoted[at]) {
    openCounted(building, at);
    return;
  }
  if (article) {
    openArticle(building, at, article, text.slice(article.read.length));
    return;
  }
  const decimal = building.decimals[at];
  if (decimal) {
    openDecimal(building, at, decimal, text);
    return;
  }
  const recital = begun ? undefined : levelLabel(documentClass.recital, text, language, false);
  if (recital) {
    const parent = homeOf(building);
    const { label, number, value } = recital.read;
    const provision = addProvision(building, parent, 'recital', at, { label, number });
    noteLabel(building, parent, provision, recital.form, recital.read);
    building.open = [{ level: 0, provision, form: recital.form, value }];
    return;
  }
  const inner = labelsHere(building, innerLabels(documentClass, text, language, false));
  if (inner.length > 0) openInner(building, inner, at, text);
  else openCounted(building, at);
}
