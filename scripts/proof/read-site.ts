/**
 * Reads a page of the web as a witness does. In: HTML. Out: its elements in order. Knows nothing of how the page was
 * made; parse5 is the HTML standard's own parsing, so that what it finds is what a browser finds.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { readCharacters } from '../model/characters.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type WebElement = DefaultTreeAdapterTypes.Element;

/** All elements of a document, in document order. */
export function readWebPage(html: string): WebElement[] {
  const found: WebElement[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes)
      if ('tagName' in node) {
        found.push(node);
        walk(node.childNodes);
      }
  };
  walk(parse(html).childNodes);
  return found;
}

export const webAttribute = (element: WebElement, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

export const hasWebClass = (element: WebElement, name: string): boolean =>
  (webAttribute(element, 'class') ?? '').split(/\s+/).includes(name);

/** Elements below `element`, in document order. */
export function within(element: WebElement): WebElement[] {
  return element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...within(node)] : []));
}

/** Text of an element without the elements that `apart` names; a hard break counts as U+000A. */
export function webText(node: Node, apart: (element: WebElement) => boolean = () => false): string {
  let text = '';
  readCharacters<Node>(
    node,
    (one) => 'tagName' in one && apart(one),
    (characters) => {
      text += characters;
    },
  );
  return text;
}

/** Text of `element` up to where `stop` stands in it; nothing when it does not stand there. */
export function textBefore(
  element: WebElement,
  stop: WebElement,
  apart: (element: WebElement) => boolean,
): string | undefined {
  let text = '';
  let met = false;
  const isApart = (one: Node) => {
    met ||= one === stop;
    return met || ('tagName' in one && apart(one));
  };
  readCharacters<Node>(element, isApart, (characters) => {
    if (!met) text += characters;
  });
  return met ? text : undefined;
}

/** A document as a tree for comparison. What is neither element nor text nor comment is an element of that name. */
export function readWebMarkup(html: string): Markup {
  const of = (element: WebElement): Markup =>
    markup(
      element.tagName,
      Object.fromEntries(element.attrs.map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value])),
      'content' in element ? markup('content') : undefined,
      element.childNodes.map((node): MarkupChild => {
        if ('tagName' in node) return of(node);
        if (node.nodeName === '#text') return node.value;
        return node.nodeName === '#comment' ? undefined : markup(node.nodeName);
      }),
    );
  const root = parse(html).childNodes.find((node): node is WebElement => 'tagName' in node);
  return root ? of(root) : markup('html');
}
