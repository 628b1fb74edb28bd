/**
 * What takes less room at a line end. In: pages, or a copy of a paragraph, set in lines. Out: marks that are trimmed there, in
 * elements of their own (`halt`), in the lines that were there before. No text is changed.
 */
import { divideText, editionTexts, lineStarts, ownTexts, placeOfOffset } from './paragraph-lines.ts';
import { takesLess } from './trimmable-marks.ts';

/** GB/T 15834 5.1.10: a full-width mark at a line end takes half an em. */
export function trimLineEnds(elements: HTMLElement[]): void {
  const blocks = blocksOf(elements);
  trimMarks(blocks);
  // A trimmed mark makes room, for which Chromium may choose other lines, with other marks at their ends.
  const untrimmed = findEndMarks(blocks).filter(({ node }) => !node.parentElement?.matches('.halt'));
  for (const block of new Set(untrimmed.map(({ block }) => block))) holdLines(block);
}

/** What has lines of its own, as far as lines are justified. */
const blocksOf = (elements: readonly HTMLElement[]): HTMLElement[] =>
  elements
    .flatMap((element) => [...element.querySelectorAll<HTMLElement>('p, li, dd, blockquote')])
    .filter((block) => !block.querySelector('p'));

/** What at the line ends of blocks takes less room there: full-width marks, and what has a space before the next line, which only justified lines show. */
function findEndMarks(blocks: readonly HTMLElement[]): { block: HTMLElement; node: Text; at: number }[] {
  const range = document.createRange();
  const rectOf = (node: Text, at: number): DOMRect | undefined => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].at(-1);
  };
  const found: { block: HTMLElement; node: Text; at: number }[] = [];
  for (const block of blocks) {
    const nodes = editionTexts(block);
    const justified = getComputedStyle(block).textAlign === 'justify';
    nodes.forEach((node, n) => {
      const text = node.data;
      for (let at = 0; at < text.length; at++) {
        const nextNode = at + 1 < text.length ? node : nodes[n + 1];
        const after = at + 1 < text.length ? text.charAt(at + 1) : (nextNode?.data.charAt(0) ?? '');
        if (!takesLess(text.charAt(at), after, justified)) continue;
        const here = rectOf(node, at);
        if (!here) continue;
        const next = nextNode && rectOf(nextNode, at + 1 < text.length ? at + 1 : 0);
        const ends = next ? next.top > here.top + here.height / 2 : block.hasAttribute('data-split-to');
        if (ends) found.push({ block, node, at });
      }
    });
  }
  return found;
}

/** From the back, so that earlier offsets in the same node stay true. */
function trimMarks(blocks: readonly HTMLElement[]): void {
  for (const { node, at } of findEndMarks(blocks).reverse())
    if (!node.parentElement?.matches('.halt')) trimMark(node, at);
}

/** Trims the marks of a block anew, and sets it in the lines that it had before. */
function holdLines(block: HTMLElement): void {
  if (block.querySelector('br, .held')) return;
  for (const mark of block.querySelectorAll('.halt')) mark.replaceWith(...mark.childNodes);
  block.normalize();
  const starts = lineStarts(block);
  trimMarks([block]);
  for (const start of [...starts].reverse()) {
    const { node, offset } = placeOfOffset(block, start);
    (offset === 0 ? node : divideText(node, offset)).before(document.createElement('wbr'));
  }
  for (const text of ownTexts(block)) {
    const held = text.parentElement?.matches('.halt') ? text.parentElement : document.createElement('span');
    held.classList.add('held');
    if (text.parentElement === held) continue;
    text.replaceWith(held);
    held.append(text);
  }
  block.style.textWrap = 'wrap';
}

/** Puts a mark into an element that takes half of its room. */
export function trimMark(node: Text, at: number): void {
  const span = document.createElement('span');
  span.className = 'halt';
  divideText(node, at + 1);
  const mark = divideText(node, at);
  mark.replaceWith(span);
  span.append(mark);
}
