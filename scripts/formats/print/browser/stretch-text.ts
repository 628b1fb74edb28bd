/**
 * The texts of a paragraph in which lines can end. In: a paragraph, or its copy in which it stands in one line. Out:
 * a text for each stretch between hard breaks, where its characters stand, and to which node each belongs.
 */
import { takeHyphens } from '../../../model/line-opportunities.ts';
import { piecesByLine, rectOf, rectsOf } from './measured-text.ts';

/** The texts of a stretch as one, and where its words may be divided. */
export interface StretchText {
  nodes: readonly Text[];
  text: string;
  /** Where each node begins in the text. */
  begins: readonly number[];
  hyphens: ReadonlySet<number>;
  /**
   * Where a character begins and ends, once all stand in one line, along the line: from its left edge, or, where it is
   * read from right to left, as far as it has been read, for letters and figures of other scripts stand in it the other
   * way round. Measured when it is asked for first.
   */
  edgesAt: (at: number) => Edges;
}

interface Edges {
  left: number;
  right: number;
}

/**
 * Texts of a paragraph in which lines can end: numbers, labels of items, which stand before them, and the notes that
 * stand in it until they go to the page foot, are not in its lines.
 */
function isOwn(node: Text, paragraph: Element): boolean {
  const apart = node.parentElement?.closest('.number, .note-number, .item-label, .footnote');
  return !(apart && paragraph.contains(apart));
}

/** True for what stands in a note that is still inside the paragraph; a paragraph of the note itself is another. */
export const isInNote = (element: Element, paragraph: Element): boolean => {
  const note = element.closest('.footnote');
  return note !== null && paragraph.contains(note);
};

/** The texts of a paragraph in which lines can end, from one hard break to the next. */
export const stretchesOf = (paragraph: Element): Text[][] => textsByLine(paragraph).map((lines) => lines.flat());

/** The same by stretch for each line that a mark ends. */
export function textsByLine(paragraph: Element): Text[][][] {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const stretches: Text[][][] = [[[]]];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (isOwn(node, paragraph)) stretches.at(-1)?.at(-1)?.push(node);
    } else if (!(node instanceof HTMLElement) || !node.matches('br, wbr') || isInNote(node, paragraph)) continue;
    else if (node.localName === 'br') stretches.push([[]]);
    else stretches.at(-1)?.push([]);
  }
  return stretches;
}

/** Takes the soft hyphens out of the texts of a stretch, and joins them. */
export function joinStretch(nodes: readonly Text[]): StretchText {
  const hyphens = new Set<number>();
  const begins: number[] = [];
  let text = '';
  for (const node of nodes) {
    const taken = takeHyphens(node.data);
    // Also the same text, written again, would be set again.
    if (node.data !== taken.text) node.data = taken.text;
    begins.push(text.length);
    for (const at of taken.hyphens) hyphens.add(text.length + at);
    text += taken.text;
  }
  const edgesAt = isFromRight() ? edgesAsRead(nodes) : edgesInLine(nodes, begins);
  return { nodes, text, begins, hyphens, edgesAt };
}

/** The node of a character of the text, and its offset there. */
export function locate({ begins }: Pick<StretchText, 'begins'>, at: number): { node: number; offset: number } {
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
  const starts: number[] = [];
  let [before, bottom] = [0, Number.POSITIVE_INFINITY];
  for (const node of nodes) {
    for (const { at, rect } of piecesByLine(node, node.length, shownRect)) {
      const begins = rect.top > bottom - rect.height / 2;
      if (begins) starts.push(before + takeHyphens(node.data.slice(0, at)).text.length);
      bottom = begins || bottom === Number.POSITIVE_INFINITY ? rect.bottom : Math.max(bottom, rect.bottom);
    }
    before += takeHyphens(node.data).text.length;
  }
  return starts;
}

/** Where a character is that is shown and no blank. */
function shownRect(node: Text, at: number): DOMRect | undefined {
  if (/[\s\u00ad]/.test(node.data.charAt(at))) return undefined;
  const rect = rectOf(node, at);
  return rect.width === 0 ? undefined : rect;
}

/** Edges in a line that is read from its left edge. */
function edgesInLine(nodes: readonly Text[], begins: readonly number[]): StretchText['edgesAt'] {
  const found = new Map<number, Edges>();
  return (at) => {
    const known = found.get(at);
    if (known) return known;
    const { node: index, offset } = locate({ begins }, at);
    const node = nodes[index] as Text;
    const own = new Map<number, Edges>();
    measureRow(node, squaresAround(node.data, offset), own);
    for (const [i, edges] of own) found.set(at - offset + i, edges);
    return own.get(offset) as Edges;
  };
}

/** Characters that take a whole square each, or less beside some others: never more. */
const square = /[\u3400-\u4dbf\u4e00-\u9fff、，。；：！？（）《》〈〉【】「」『』〔〕]/;

/** The row of such characters around an offset, from the first to the last; the character alone where it is none. */
function squaresAround(text: string, at: number): [first: number, last: number] {
  let [first, last] = [at, at];
  if (!square.test(text.charAt(at))) return [at, at];
  while (first > 0 && square.test(text.charAt(first - 1))) first--;
  while (last < text.length - 1 && square.test(text.charAt(last + 1))) last++;
  return [first, last];
}

/** In px: Chromium 147 gives the edges of a character in whole ones, the left one rounded down, the right one up. */
const unit = 1 / 64;

/**
 * Measures a row of characters in one line: where the last one stands as far from the first as squares would set it,
 * all between are squares, and need not be measured; where it does not, each half is measured so.
 */
function measureRow(node: Text, [first, last]: [number, number], found: Map<number, Edges>): void {
  const edgesOf = (at: number): Edges => {
    const { left, right } = found.get(at) ?? rectOf(node, at);
    found.set(at, { left, right });
    return { left, right };
  };
  const [begin, end] = [edgesOf(first), edgesOf(last)];
  if (last - first < 2) return;
  const width = begin.right - begin.left;
  const step = (end.left - begin.left) / (last - first);
  const isWhole = Number.isInteger(step / unit) && (step === width || step === width - unit);
  if (isWhole && end.right - end.left === width) {
    for (let i = 1; i < last - first; i++)
      found.set(first + i, { left: begin.left + i * step, right: begin.right + i * step });
    return;
  }
  const middle = (first + last) >> 1;
  measureRow(node, [first, middle], found);
  measureRow(node, [middle, last], found);
}

/** Edges in a line that is read from its right edge, as far as it has been read. */
function edgesAsRead(nodes: readonly Text[]): StretchText['edgesAt'] {
  let measured: number[] | undefined;
  return (at) => {
    measured ??= readEnds(nodes);
    return { left: measured[at] ?? 0, right: measured[at + 1] ?? measured.at(-1) ?? 0 };
  };
}

/** How far a stretch has been read before each of its characters, and at its end. */
function readEnds(nodes: readonly Text[]): number[] {
  const ends = [0];
  for (const node of nodes)
    for (const { 0: letter, index } of node.data.matchAll(withMarks)) {
      const from = ends.at(-1) as number;
      const width = widthOf(node, index, letter.length);
      for (let i = 1; i <= letter.length; i++) ends.push(from + width);
    }
  return ends;
}

/** A sign with the marks that it bears, which take no room of their own; of a pair of surrogates both. */
const withMarks = /[\s\S]\p{M}*/gu;

/** How wide a sign is; one that is not shown has no width. */
const widthOf = (node: Text, at: number, length: number): number =>
  rectsOf(node, at, Math.min(at + length, node.length)).reduce((sum, { width }) => sum + width, 0);

const isFromRight = (): boolean => document.documentElement.dir === 'rtl';

/** Where the first character of a stretch stands. */
export function firstLeft({ nodes }: StretchText): number {
  if (isFromRight()) return 0;
  const first = nodes.find(({ data }) => data.trim() !== '');
  return first ? rectOf(first, first.data.search(/\S/)).left : 0;
}
