/**
 * The texts of a paragraph in which lines can end. In: a paragraph, or its copy in which it stands in one line. Out:
 * a text for each stretch between hard breaks, where its characters stand, and to which node each belongs.
 */
import { takeHyphens } from '../../../model/line-opportunities.ts';
import { textNodesIn } from './text-nodes.ts';

/** The texts of a stretch as one, and where its words may be divided. */
export interface StretchText {
  nodes: readonly Text[];
  text: string;
  /** Where each node begins in the text. */
  begins: readonly number[];
  hyphens: ReadonlySet<number>;
  rectOf: CharacterRect;
}

/**
 * Texts of a paragraph in which lines can end: numbers, labels of items, which stand before them, and the notes that
 * stand in it until they go to the page foot, are not in its lines.
 */
const ownTexts = (paragraph: Element): Text[] =>
  textNodesIn(paragraph, (node) => {
    const apart = node.parentElement?.closest('.number, .note-number, .item-label, .footnote');
    return !(apart && paragraph.contains(apart));
  });

/** True for what stands in a note that is still inside the paragraph; a paragraph of the note itself is another. */
export const isInNote = (element: Element, paragraph: Element): boolean => {
  const note = element.closest('.footnote');
  return note !== null && paragraph.contains(note);
};

/** The texts of a paragraph in which lines can end, from one hard break to the next. */
export function stretchesOf(paragraph: Element): Text[][] {
  const own = new Set<Node>(ownTexts(paragraph));
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const stretches: Text[][] = [[]];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (own.has(node)) stretches.at(-1)?.push(node as Text);
    else if (node instanceof HTMLBRElement && !isInNote(node, paragraph)) stretches.push([]);
  }
  return stretches;
}

/** Takes the soft hyphens out of the texts of a stretch, and joins them. */
export function joinStretch(nodes: readonly Text[], rectOf: CharacterRect): StretchText {
  const hyphens = new Set<number>();
  const begins: number[] = [];
  let text = '';
  for (const node of nodes) {
    const taken = takeHyphens(node.data);
    node.data = taken.text;
    begins.push(text.length);
    for (const at of taken.hyphens) hyphens.add(text.length + at);
    text += taken.text;
  }
  return { nodes, text, begins, hyphens, rectOf };
}

/** The node of a character of the text, and its offset there. */
export function locate({ begins }: StretchText, at: number): { node: number; offset: number } {
  const node = begins.findLastIndex((begin) => begin <= at);
  return { node, offset: at - (begins[node] ?? 0) };
}

/** A line that ends where a node begins ends in the one before it, where its hyphen stands. */
export function endBefore({ nodes }: StretchText, node: number, offset: number): { node: number; offset: number } {
  if (offset > 0) return { node, offset };
  const before = nodes.slice(0, node).findLastIndex(({ length }) => length > 0);
  return before < 0 ? { node, offset } : { node: before, offset: (nodes[before] as Text).length };
}

/** Where the lines of texts begin as Chromium sets them: offsets in them without soft hyphens, without the first. */
export function startsOf(nodes: readonly Text[]): number[] {
  const rectOf = characterRects();
  const starts: number[] = [];
  let [at, bottom] = [0, Number.POSITIVE_INFINITY];
  for (const node of nodes)
    for (let offset = 0; offset < node.length; offset++) {
      if (node.data.charAt(offset) === '\u00ad') continue;
      at++;
      const rect = rectOf(node, offset);
      if (rect.width === 0 || /\s/.test(node.data.charAt(offset))) continue;
      const begins = rect.top > bottom - rect.height / 2;
      if (begins) starts.push(at - 1);
      bottom = begins || bottom === Number.POSITIVE_INFINITY ? rect.bottom : Math.max(bottom, rect.bottom);
    }
  return starts;
}

/**
 * Where the characters of a stretch that stands in one line begin and end, along the line: from its left edge, or,
 * where it is read from right to left, as far as it has been read, for letters and figures of other scripts stand in it
 * the other way round.
 */
export function edgesOf(stretch: StretchText): (at: number) => { left: number; right: number } {
  const { nodes, rectOf } = stretch;
  if (!isFromRight()) {
    return (at) => {
      const { node, offset } = locate(stretch, at);
      return rectOf(nodes[node] as Text, offset);
    };
  }
  const ends = [0];
  for (const node of nodes)
    for (const { 0: letter, index } of node.data.matchAll(withMarks)) {
      const width = widthOf(node, index, letter.length);
      const from = ends.at(-1) as number;
      for (let i = 1; i <= letter.length; i++) ends.push(from + width);
    }
  return (at) => ({ left: ends[at] ?? 0, right: ends[at + 1] ?? ends.at(-1) ?? 0 });
}

/** A sign with the marks that it bears, which take no room of their own; of a pair of surrogates both. */
const withMarks = /[\s\S]\p{M}*/gu;

/** How wide a sign is; one that is not shown has no width. */
function widthOf(node: Text, at: number, length: number): number {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, Math.min(at + length, node.length));
  return [...range.getClientRects()].reduce((sum, { width }) => sum + width, 0);
}

const isFromRight = (): boolean => document.documentElement.dir === 'rtl';

/** Where the first character of a stretch stands. */
export function firstLeft({ nodes, rectOf }: StretchText): number {
  if (isFromRight()) return 0;
  const first = nodes.find(({ data }) => data.trim() !== '');
  return first ? rectOf(first, first.data.search(/\S/)).left : 0;
}

type CharacterRect = (node: Text, at: number) => DOMRect;

/** Measures characters with one range: each that lives makes every change of the document slower. */
export function characterRects(): CharacterRect {
  const range = document.createRange();
  return (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, Math.min(at + 1, node.length));
    return range.getBoundingClientRect();
  };
}
