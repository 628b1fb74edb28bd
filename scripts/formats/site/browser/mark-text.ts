/**
 * Marks in the text that a reader searches. In: a block of the text and a folded query. Out: `mark` elements around
 * what was found, and the text as it was when they are taken away. What stands apart from the text is never marked.
 */
import { findFolded } from './fold-text.ts';
import { foldForSearch } from './search-words.ts';

/** One hit is the marks that show it: more than one where it runs across a link. */
export type Hit = HTMLElement[];

/** Marks every place of a block where the query stands, in the order of the text. */
export function markBlock(block: Element, query: string): Hit[] {
  const nodes = ownText(block);
  const text = nodes.map((node) => node.data).join('');
  const ranges = findFolded(foldForSearch(text), query);
  const hits: Hit[] = ranges.map(() => []);
  let start = text.length;
  // From the end to the beginning: what is cut off behind does not move what is before.
  for (const node of nodes.reverse()) {
    start -= node.data.length;
    const end = start + node.data.length;
    for (const [i, [from, to]] of [...ranges.entries()].reverse())
      if (from < end && to > start)
        hits[i]?.unshift(markPart(node, Math.max(from, start) - start, Math.min(to, end) - start));
  }
  return hits;
}

function markPart(node: Text, from: number, to: number): HTMLElement {
  const inside = node.splitText(from);
  inside.splitText(to - from);
  const mark = document.createElement('mark');
  inside.replaceWith(mark);
  mark.append(inside);
  return mark;
}

/** True for a mark with which a block begins. */
export const beginsWith = (block: Element, mark: Element): boolean => {
  const first = ownText(block).find(({ data }) => data.trim() !== '');
  return first !== undefined && mark.contains(first);
};

/** Marks the first words of a block: its label, where it has one. */
export function markBeginning(block: Element): Hit {
  const first = ownText(block).find(({ data }) => data.trim() !== '');
  return first ? [markPart(first, 0, /^\s*\S{1,12}/.exec(first.data)?.[0].length ?? first.data.length)] : [];
}

/** Marks all text of an element, as the words of a link. */
export const markWhole = (element: Element): Hit =>
  ownText(element)
    .filter(({ data }) => data.trim() !== '')
    .map((node) => markPart(node, 0, node.data.length));

/** Takes the marks of hits away; the text is in one piece again. */
export function unmark(hits: readonly Hit[]): void {
  for (const mark of hits.flat()) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

/** The nodes of the text itself: what stands apart from it (numbers, marks of pages) is skipped. */
function ownText(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
      return node.matches('.apart, .noteref') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  });
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}
