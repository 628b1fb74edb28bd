/**
 * Text nodes of a page. In: an element. Out: its text nodes in reading order; stretches of them in elements of their
 * own. No text is changed.
 */

import { wholeSigns } from '../../../model/characters.ts';

/** All text nodes inside an element for which `counts` says so. */
export function textNodesIn(root: Node, counts: (node: Text) => boolean = () => true): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (counts(node)) nodes.push(node);
  }
  return nodes;
}

/** Puts every match in a text node into a span of its own; from the back, so that earlier offsets stay true. */
export function wrapMatches(node: Text, expression: RegExp, className: string): void {
  for (const found of [...node.data.matchAll(expression)].reverse()) {
    const span = document.createElement('span');
    span.className = className;
    const { start, end } = wholeSigns(node.data, found.index, found.index + found[0].length);
    node.splitText(end);
    const stretch = node.splitText(start);
    stretch.replaceWith(span);
    span.append(stretch);
  }
}

/** Whether a text of an element is its own: not of a note that stands in it until it goes to the page foot. */
export const isBesideNotes = (node: Text, element: Element): boolean =>
  node.parentElement?.closest('.footnote') === element.closest('.footnote');
