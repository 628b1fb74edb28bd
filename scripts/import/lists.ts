/**
 * A list of a page → a list of Markdown, or paragraphs that begin with their marks. In: the element and a reader for
 * its items. Out: blocks. Promises that every item keeps the number that a browser prints, in whatever order, and that
 * marks of another kind (a, i, 一) become text. Called by `page-blocks.ts` and `import-document.ts`.
 *
 *     <ol type="a"><li>One;<li>Two.</ol> → the paragraphs “a. One;” and “b. Two.”, and K125
 */
import type { Place } from '../model/problem.ts';
import { type Draft, itemLabelOf, type UnnumberedBlock, withItemLabel } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { attributeOf, type Element, isElement, type Node } from './html-tree.ts';
import { joinTexts } from './inline-runs.ts';
import { labelOf } from './list-labels.ts';
import type { Tally } from './tally.ts';

interface ListReading {
  /** Blocks of an item, or of what stands between items. */
  blocks: (node: Node) => UnnumberedBlock[];
  place: (node: Node) => Place;
  tally: Tally;
  nested: boolean;
}

interface Item {
  blocks: UnnumberedBlock[];
  element: Element;
  /** The number that a browser prints. */
  number: number;
}

/** The blocks of a <ul> or <ol>; none when all its items are notes. */
export function readList(element: Element, reading: ListReading): FoundBlock[] {
  const { place, tally, nested } = reading;
  const ordered = element.tagName === 'ol';
  const { items, loose } = readItems(element, reading);
  const [first] = items;
  const before = nested ? loose : loose.map(asParagraph);
  if (!first) return before;
  const type = typeOf(element);
  const kept = [...before, ...readItemsAs(ordered ? type : 'disc', items, reading, place(element))];
  if (ordered && !/^(1|decimal|disc|circle|square)$/i.test(type)) {
    const marks = type === 'none' ? 'without marks' : `with marks like “${labelOf(type, first.number)}”`;
    const why = type === 'none' ? 'Its items are paragraphs.' : 'Its items are paragraphs that begin with their marks.';
    tally.say('K125', `a list ${marks}`, why, place(element));
  }
  return kept;
}

/** The blocks of items whose list counts as `type` says. */
function readItemsAs(type: string, items: readonly Item[], reading: ListReading, place: Place): FoundBlock[] {
  const { nested, tally } = reading;
  if (/^(disc|circle|square)$/i.test(type))
    return [{ kind: 'list', ordered: false, items: items.map(({ blocks }) => blocks), place }];
  // A number that Markdown cannot write, below 0 or of ten digits, is a mark as a letter is one.
  const written = /^(1|decimal)$/i.test(type) && items.every(({ number }) => number >= 0 && number < 1e9);
  if (!written) {
    const label = (number: number) => (type === 'none' ? '' : labelOf(type, number));
    const marked = items.flatMap((item) => markItem(item, label(item.number), reading));
    return nested ? marked : marked.map(asParagraph);
  }
  const found: FoundBlock[] = [];
  let before: number | undefined;
  for (const item of items) {
    const label = labelOf(type, item.number);
    const at = reading.place(item.element);
    if (!nested && isYear(item, before)) {
      found.push(...markItem(item, label, reading).map(asParagraph));
      before = undefined;
      continue;
    }
    const last = found.at(-1);
    tally.ledger.added.push(label);
    const own = withItemLabel(label, item.blocks, at);
    if (last?.kind === 'list' && before !== undefined) last.items.push(own);
    else found.push({ kind: 'list', ordered: true, items: [own], place: at });
    before = item.number;
  }
  return found;
}

/** True for an item that Markdown reads as a paragraph which begins with a year. */
const isYear = ({ number, blocks }: Item, before: number | undefined): boolean =>
  number >= 1000 && blocks.length === 1 && blocks[0]?.kind === 'plain' && number !== (before ?? -1) + 1;

/**
 * Blocks in which numbered lists that touch are one list, as Markdown reads them: each item keeps its number, so that
 * nothing is changed.
 */
export function joinLists<T extends FoundBlock | Draft['blocks'][number]>(blocks: readonly T[]): T[] {
  const joined: T[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'list' && last?.kind === 'list' && block.ordered && delimiterOf(block) === delimiterOf(last))
      last.items.push(...block.items.map(joinLists));
    else joined.push(inside(block));
  }
  return joined;
}

/** The sign behind the numbers of a list: another one parts two lists. */
const delimiterOf = ({ items }: { items: UnnumberedBlock[][] }): string | undefined =>
  itemLabelOf(items[0] ?? [])?.slice(-1);

function inside<T extends FoundBlock | Draft['blocks'][number]>(block: T): T {
  if (block.kind === 'list') return { ...block, items: block.items.map(joinLists) };
  if (block.kind === 'quote' || block.kind === 'editorial') return { ...block, blocks: joinLists(block.blocks) };
  return block;
}

/** The items with their numbers; what stands between items belongs to the one before, `loose` is before all of them. */
function readItems(element: Element, { blocks }: ListReading): { items: Item[]; loose: UnnumberedBlock[] } {
  const step = attributeOf(element, 'reversed') === undefined ? 1 : -1;
  let number = numberOf(element, 'start') ?? (step > 0 ? 1 : element.childNodes.filter(isItem).length);
  const items: Item[] = [];
  const loose: UnnumberedBlock[] = [];
  for (const node of element.childNodes) {
    const own = blocks(node);
    if (isItem(node)) {
      number = numberOf(node, 'value') ?? number;
      if (own.length > 0) items.push({ blocks: own, element: node, number });
      number += step;
    } else (items.at(-1)?.blocks ?? loose).push(...own);
  }
  return { items, loose };
}

const isItem = (node: Node): node is Element => isElement(node) && node.tagName === 'li';

/** How a list counts: its attribute, or its style. */
const typeOf = (element: Element): string =>
  attributeOf(element, 'type') ??
  /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attributeOf(element, 'style') ?? '')?.[1] ??
  '1';

/** An item whose first line begins with its mark. */
function markItem({ blocks, element }: Item, label: string, reading: ListReading): UnnumberedBlock[] {
  const [lead, ...rest] = blocks;
  if (label === '') return blocks;
  const place = reading.place(element);
  reading.tally.ledger.added.push(label);
  if (lead?.kind !== 'plain')
    return [{ kind: 'plain', inlines: [{ kind: 'text', text: label, place }], place }, ...blocks];
  const inlines = joinTexts([{ kind: 'text', text: `${label} `, place: lead.place }, ...lead.inlines]);
  return [{ ...lead, inlines }, ...rest];
}

const asParagraph = (block: UnnumberedBlock): FoundBlock =>
  block.kind === 'plain' ? { ...block, kind: 'paragraph' } : block;

/** Browsers count with 32 bits, and know no greater number. */
const greatest = 2 ** 31 - 1;

/** A whole number of an attribute, or nothing. */
function numberOf(element: Element, name: string): number | undefined {
  const number = Number.parseInt(attributeOf(element, name) ?? '', 10);
  return Math.abs(number) <= greatest ? number : undefined;
}
