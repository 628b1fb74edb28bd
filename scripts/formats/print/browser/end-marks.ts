/**
 * What takes less room at a line end. In: pages, or a copy of a paragraph, set in lines. Out: marks that are trimmed
 * there, in elements of their own (`halt`), in the lines that were there before. No text is changed.
 */

import { countBlanks, isHalved, isOpening, type PauseMarks, takesLess } from '../../../model/trimmable-marks.ts';
import { rectsOf } from './measured-text.ts';
import { divideText, editionTexts, lineStarts, ownTexts, placeOfOffset } from './paragraph-lines.ts';

/** GB/T 15834 5.1.10: a full-width mark at a line end takes half an em. */
export function trimLineEnds(elements: HTMLElement[]): void {
  const blocks = blocksOf(elements);
  trimMarks(blocks);
  // A trimmed mark makes room, for which Chromium may choose other lines: with other marks at their ends, or with the
  // trimmed mark, half as wide as those beside it, within a line.
  const ends = findEndMarks(blocks);
  const trimmed = new Set(ends.map(({ node }) => node.parentElement));
  const moved = ends.flatMap(({ node, block }) => (node.parentElement?.matches('.halt') ? [] : block));
  const strayed = blocks.filter((block) => marksOf(block).some((mark) => !trimmed.has(mark)));
  for (const block of new Set(moved)) holdLines(block);
  for (const block of strayed) if (!moved.includes(block)) holdLines(block, true);
}

/** The marks of a block that were trimmed because they end a line. */
const marksOf = (block: Element): HTMLElement[] => [...block.querySelectorAll<HTMLElement>('.line-end-mark')];

/**
 * Trims full-width marks before references to notes, whose numbers would stand behind an empty half of an em. In: the
 * parsed print HTML of a text of characters.
 */
export function trimBeforeReferences(content: ParentNode): void {
  if (document.documentElement.dataset.writingSystem !== 'han') return;
  for (const reference of content.querySelectorAll('.noteref')) {
    const before = lastText(reference.previousSibling);
    const mark = before && [...before.data].at(-1);
    if (before && mark && isHalved(mark, pauseMarks())) trimMark(before, before.length - mark.length, mark.length);
  }
}

/** The text in which a node ends; nothing for what ends otherwise, as with a reference to another note. */
function lastText(node: Node | null): Text | undefined {
  if (node instanceof Text) return node;
  if (!(node instanceof HTMLElement) || node.matches('.noteref, .footnote, .halt, br')) return undefined;
  return lastText(node.lastChild);
}

/** What has lines of its own, as far as lines are justified; those of a table are its cells'. */
const blocksOf = (elements: readonly HTMLElement[]): HTMLElement[] =>
  elements
    .flatMap((element) => [...element.querySelectorAll<HTMLElement>('p, li, dd, blockquote')])
    .filter((block) => !block.querySelector('p, table'));

/** A character of the text with the accents that it carries: it is trimmed as a whole. */
interface EndMark {
  block: HTMLElement;
  node: Text;
  at: number;
  length: number;
}

/**
 * What at the line ends of blocks takes less room there: full-width marks, and what has a space before the next line,
 * which only justified lines show.
 */
function findEndMarks(blocks: readonly HTMLElement[]): EndMark[] {
  const lastRect = (node: Text, at: number, length: number) => rectsOf(node, at, at + length).at(-1);
  const marks = pauseMarks();
  const found: EndMark[] = [];
  for (const block of blocks) {
    const nodes = editionTexts(block);
    const justified = getComputedStyle(block).textAlign === 'justify';
    nodes.forEach((node, n) => {
      for (const { 0: character, index: at } of node.data.matchAll(accented)) {
        const { length } = character;
        const ends = at + length === node.data.length;
        const nextNode = ends ? nodes[n + 1] : node;
        const after = String.fromCodePoint(nextNode?.data.codePointAt(ends ? 0 : at + length) ?? 0x20);
        if (!takesLess(character, after, justified, marks)) continue;
        const here = lastRect(node, at, length);
        if (!here) continue;
        const behind = nextShown(nodes, n, at + length);
        const next = behind && lastRect(behind.node, behind.at, behind.length);
        if (next ? next.top > here.top + here.height / 2 : block.hasAttribute('data-split-to'))
          found.push({ block, node, at, length });
      }
    });
  }
  return found;
}

/**
 * The next character that is shown: a blank takes no room at a line end, and says nothing of where the next line
 * begins.
 */
function nextShown(
  nodes: readonly Text[],
  from: number,
  offset: number,
): { node: Text; at: number; length: number } | undefined {
  for (let n = from; n < nodes.length; n++) {
    const node = nodes[n] as Text;
    const begin = n === from ? offset : 0;
    const blanks = countBlanks(node.data.slice(begin));
    const shown = node.data.codePointAt(begin + blanks);
    if (shown !== undefined) return { node, at: begin + blanks, length: String.fromCodePoint(shown).length };
  }
  return undefined;
}

/** Any character, and the accents behind it. */
const accented = /.\p{M}*/gsu;

/** Trims the marks of blocks whose lines stay. From the back, so that earlier offsets in the same node stay true. */
export function trimMarks(blocks: readonly HTMLElement[]): void {
  for (const { node, at, length } of findEndMarks(blocks).reverse())
    if (!node.parentElement?.matches('.halt')) trimMark(node, at, length).classList.add('line-end-mark');
}

/**
 * Trims the marks of a block anew, and sets it in the lines that it had before: it ends them there and nowhere else,
 * also not where one of its texts ends. `even`: only where what a mark gives then is little for each gap of its line.
 */
function holdLines(block: HTMLElement, even = false): void {
  if (block.matches('.held') || block.querySelector('br.line-end')) return;
  for (const mark of marksOf(block)) mark.replaceWith(...mark.childNodes);
  block.normalize();
  const starts = lineStarts(block);
  const holds = !even || staysEven(block, starts);
  trimMarks([block]);
  if (holds) writeStarts(block, starts);
}

/** In em: what a mark gives when it is trimmed, and the widest gap between characters (R22). */
const [given, widest] = [0.5, 0.08];

/** Whether no gap of a line is wide when those of each line have shared what the mark at its end gives. */
function staysEven(block: HTMLElement, starts: readonly number[]): boolean {
  const text = ownTexts(block)
    .map(({ data }) => data.replace(/[ \t\n\r\f]+/g, ''))
    .join('');
  const size = Number.parseFloat(getComputedStyle(block).fontSize);
  return starts.every((end, line) => {
    if (!isHalved(text.charAt(end - 1), pauseMarks())) return true;
    const begin = starts[line - 1] ?? 0;
    const gaps = [...text.slice(begin, end).matchAll(/\p{sc=Han}(?=\p{sc=Han})/gu)];
    const first = gaps[0];
    if (!first) return false;
    const { node, offset } = placeOfOffset(block, begin + first.index);
    const { width = size } = rectsOf(node, offset, offset + 1).at(-1) ?? {};
    return (width - size) / size + given / gaps.length < widest;
  });
}

/** Ends the lines of a block before these offsets and nowhere else. */
export function writeStarts(block: HTMLElement, starts: readonly number[]): void {
  for (const start of [...starts].reverse()) {
    const { node, offset } = placeOfOffset(block, start);
    const end = document.createElement('wbr');
    end.style.whiteSpace = 'normal';
    (offset === 0 ? node : divideText(node, offset)).before(end);
  }
  block.classList.add('held');
  block.style.textWrap = 'nowrap';
  for (const start of [...starts].reverse()) trimOpening(block, start);
}

/**
 * The opening mark with which a held line begins: Chromium 147 leaves it whole where the line has no room for all of
 * it, and lets the line run over its edge.
 */
function trimOpening(block: HTMLElement, start: number): void {
  const { node, offset } = placeOfOffset(block, start);
  if (!isOpening(node.data.charAt(offset)) || node.parentElement?.matches('.halt')) return;
  const { width = 0 } = rectsOf(node, offset, offset + 1).at(-1) ?? {};
  if (width > 0.9 * Number.parseFloat(getComputedStyle(block).fontSize)) trimMark(node, offset, 1);
}

/** Where the marks of pause stand in the document's language. */
export const pauseMarks = (): PauseMarks =>
  document.documentElement.dataset.pauseMarks === 'middle' ? 'middle' : 'corner';

/** Puts a mark into an element that takes half of its room. */
export function trimMark(node: Text, at: number, length: number): HTMLElement {
  const span = document.createElement('span');
  span.className = 'halt';
  if (at + length < node.length) divideText(node, at + length);
  const mark = divideText(node, at);
  mark.replaceWith(span);
  span.append(mark);
  return span;
}
