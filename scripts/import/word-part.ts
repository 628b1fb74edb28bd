/**
 * One part of a Word document (the text, its footnotes, its endnotes) while it is made ready. In: its tree, and what of
 * other parts belongs to it. Out: the means with which the passes change it: elements by name, places, new elements.
 * Promises that a place counts the paragraphs of the part as it was before any pass. Called by `word-passes.ts`, which
 * hands it to every pass.
 *
 *     part.runOf('第一条') → <w:r><w:t xml:space="preserve">第一条</w:t></w:r>
 */
import type { Document, Element, Node } from '@xmldom/xmldom';
import type { Place } from '../model/problem.ts';
import type { Tally } from './tally.ts';
import { readWordStyles, type Styles } from './word-styles.ts';
import { child, elementsBelow, valOf } from './word-xml.ts';

/** What other parts say of this one. */
interface Surroundings {
  /** numbering.xml */
  numbering?: Document;
  /** styles.xml */
  styles?: Document;
  /** Ids of the relationships that lead out of the file. */
  external: ReadonlySet<string>;
  /** The file’s name, for places. */
  file: string;
  tally: Tally;
}

export interface WordPart {
  root: Element;
  /** The root of numbering.xml. */
  numbering: Element | undefined;
  styles: Styles;
  external: ReadonlySet<string>;
  tally: Tally;
  /** The beginning of the part. */
  top: Place;
  /** Where an element stands: its paragraph, counted from 1, as the line. */
  place: (element: Element) => Place;
  /** The elements of these names as they stand now: all of the first name, all of the second … */
  all: (...names: string[]) => Element[];
  /** A new element of the part’s namespace. */
  make: (name: string, attributes?: Record<string, string>) => Element;
  /** A new w:t. */
  textOf: (text: string) => Element;
  /** A new run that holds a text, its spaces kept. */
  runOf: (text: string) => Element;
}

/** A step of the preparation: changes the part, and tells what it leaves or changes. */
export type WordPass = (part: WordPart) => void;

/** Opens a part for its passes. */
export function openWordPart(document: Document, { numbering, styles, external, file, tally }: Surroundings): WordPart {
  const root = document.documentElement as Element;
  const all = (...names: string[]) =>
    names.flatMap((name) => elementsBelow(root).filter(({ localName }) => localName === name));
  const position = new Map(all('p').map((paragraph, i) => [paragraph, i + 1]));
  const make = (name: string, attributes: Record<string, string> = {}): Element => {
    const element = document.createElementNS(root.namespaceURI, `${root.prefix ? `${root.prefix}:` : ''}${name}`);
    for (const [key, value] of Object.entries(attributes))
      element.setAttributeNS(root.namespaceURI, `${root.prefix || 'w'}:${key}`, value);
    return element;
  };
  const textOf = (text: string): Element => {
    const characters = make('t');
    characters.appendChild(document.createTextNode(text));
    return characters;
  };
  return {
    root,
    numbering: numbering?.documentElement ?? undefined,
    styles: readWordStyles(styles?.documentElement ?? undefined),
    external,
    tally,
    top: { file, line: 1, column: 1 },
    place: (element) => ({ file, line: lineOf(element, position), column: 1 }),
    all,
    make,
    textOf,
    runOf: (text) => {
      const run = make('r');
      const characters = textOf(text);
      characters.setAttribute('xml:space', 'preserve');
      run.appendChild(characters);
      return run;
    },
  };
}

/** The paragraph in which an element stands, counted from 1; 1 outside of paragraphs. */
function lineOf(element: Element, position: ReadonlyMap<Element, number>): number {
  for (let at: Node | null = element; at; at = at.parentNode) {
    const line = position.get(at as Element);
    if (line) return line;
  }
  return 1;
}

/** Takes an element out of the part. */
export const removeElement = (element: Element): void => {
  element.parentNode?.removeChild(element);
};

/** Puts `inner` in the place of an element: its own children, where nothing else is named. */
export function unwrapElement(element: Element, inner: readonly Node[] = Array.from(element.childNodes)): void {
  for (const node of inner) element.parentNode?.insertBefore(node, element);
  removeElement(element);
}

/** The paragraph around an element. */
export function paragraphAround(element: Element): Element | undefined {
  for (let at: Node | null = element.parentNode; at; at = at.parentNode)
    if ((at as Element).localName === 'p') return at as Element;
  return undefined;
}

/** The id of a paragraph’s style; empty when it has none. */
export const styleOf = (paragraph: Element): string => valOf(child(child(paragraph, 'pPr'), 'pStyle')) ?? '';
