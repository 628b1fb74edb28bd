/**
 * Small questions to the tree of a foreign HTML page. In: nodes as the HTML standard's parser gives them. Out:
 * attributes, texts, elements, places. Promises to change nothing. Called by everything that reads pages.
 *
 *     htmlText(<p>One<script>x</script></p>) → 'One'
 */
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Place } from '../model/problem.ts';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

export const isElement = (node: Node | DefaultTreeAdapterTypes.ParentNode): node is Element => 'tagName' in node;

/** An attribute's value, or nothing. */
export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((own) => own.name === name)?.value;

/** The characters below a node, scripts and styles left out. */
export function htmlText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!isElement(node) || /^(script|style|template)$/.test(node.tagName)) return '';
  return node.childNodes.map(htmlText).join('');
}

/**
 * Every element below (and including) the nodes, in the order of the document; in linear time however deep they are.
 */
export function* elementsOf(nodes: readonly Node[]): Generator<Element> {
  const waiting = nodes.filter(isElement).reverse();
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element;
    for (const inner of element.childNodes.filter(isElement).reverse()) waiting.push(inner);
  }
}

/** The element itself and those around it, from the inside out. */
export function* around(element: Element): Generator<Element> {
  for (let at: DefaultTreeAdapterTypes.ParentNode | null = element; at && isElement(at); at = at.parentNode) yield at;
}

/** Where a node begins in the file; what the parser itself put in stands where its parent does. */
export function htmlPlace(node: Node, file: string): Place {
  for (
    let at: Node | DefaultTreeAdapterTypes.ParentNode | null = node;
    at;
    at = 'parentNode' in at ? at.parentNode : null
  ) {
    const found = 'sourceCodeLocation' in at ? at.sourceCodeLocation : undefined;
    if (found) return { file, line: found.startLine, column: found.startCol };
  }
  return { file, line: 1, column: 1 };
}

/** True when a browser shows nothing of the element. */
export const isHidden = (element: Element): boolean =>
  attributeOf(element, 'hidden') !== undefined ||
  /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributeOf(element, 'style') ?? '');
