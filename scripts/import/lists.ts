/**
 * A list of a page → a list of Markdown, or paragraphs that begin with their marks. In: the element and a reader for
 * its items. Out: blocks. Promises that what is cited stays: Markdown counts with digits from a start, and marks of
 * another kind (a, i, 一, a number out of turn) become text. Called by `page-blocks.ts`.
 *
 *     <ol type="a"><li>One;<li>Two.</ol> → the paragraphs “a. One;” and “b. Two.”, and K125
 */
import type { Place } from '../model/problem.ts';
import type { UnnumberedBlock } from '../model/text.ts';
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
  const regular = items.every((item, i) => item.number === first.number + i) && first.number >= 0;
  if (!ordered || (regular && /^(1|decimal|disc|circle|square|none)$/i.test(type))) {
    const start = ordered ? first.number : 1;
    return [
      ...before,
      { kind: 'list', ordered, start, items: items.map(({ blocks }) => blocks), place: place(element) },
    ];
  }
  tally.say(
    'K125',
    `a list with marks like “${labelOf(type, first.number)}”`,
    'Its items are paragraphs that begin with their marks.',
    place(element),
  );
  const marked = items.flatMap((item) => markItem(item, labelOf(type, item.number), place(item.element)));
  return [...before, ...(nested ? marked : marked.map(asParagraph))];
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
function markItem({ blocks }: Item, label: string, place: Place): UnnumberedBlock[] {
  const [lead, ...rest] = blocks;
  if (lead?.kind !== 'plain')
    return [{ kind: 'plain', inlines: [{ kind: 'text', text: label, place }], place }, ...blocks];
  const inlines = joinTexts([{ kind: 'text', text: `${label} `, place: lead.place }, ...lead.inlines]);
  return [{ ...lead, inlines }, ...rest];
}

const asParagraph = (block: UnnumberedBlock): FoundBlock =>
  block.kind === 'plain' ? { ...block, kind: 'paragraph' } : block;

/** A whole number of an attribute, or nothing. */
function numberOf(element: Element, name: string): number | undefined {
  const number = Number.parseInt(attributeOf(element, name) ?? '', 10);
  return Number.isNaN(number) ? undefined : number;
}
