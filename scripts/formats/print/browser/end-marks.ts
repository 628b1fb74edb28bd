/**
 * What takes less room at a line end. In: pages, or a copy of a paragraph, set in lines. Out: marks that are trimmed
 * there, in elements of their own (`halt`), in the lines that were there before. No text is changed.
 */

import { countBlanks, type PauseMarks, takesLess } from '../../../model/trimmable-marks.ts';
import { rectsOf } from './measured-text.ts';
import { divideText, editionTexts, lineStarts, placeOfOffset } from './paragraph-lines.ts';

/** GB/T 15834 5.1.10: a full-width mark at a line end takes half an em. */
export function trimLineEnds(elements: HTMLElement[]): void {
  const blocks = blocksOf(elements);
  trimMarks(blocks);
  // A trimmed mark makes room, for which Chromium may choose other lines, with other marks at their ends.
  const untrimmed = findEndMarks(blocks).filter(({ node }) => !node.parentElement?.matches('.halt'));
  for (const block of new Set(untrimmed.map(({ block }) => block))) holdLines(block);
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
    if (!node.parentElement?.matches('.halt')) trimMark(node, at, length);
}

/**
 * Trims the marks of a block anew, and sets it in the lines that it had before: it ends them there and nowhere else,
 * also not where one of its texts ends.
 */
function holdLines(block: HTMLElement): void {
  if (block.matches('.held') || block.querySelector('br.line-end')) return;
  for (const mark of block.querySelectorAll('.halt')) mark.replaceWith(...mark.childNodes);
  block.normalize();
  const starts = lineStarts(block);
  trimMarks([block]);
  for (const start of [...starts].reverse()) {
    const { node, offset } = placeOfOffset(block, start);
    const end = document.createElement('wbr');
    end.style.whiteSpace = 'normal';
    (offset === 0 ? node : divideText(node, offset)).before(end);
  }
  block.classList.add('held');
  block.style.textWrap = 'nowrap';
}

/** Where the marks of pause stand in the document's language. */
export const pauseMarks = (): PauseMarks =>
  document.documentElement.dataset.pauseMarks === 'middle' ? 'middle' : 'corner';

/** Puts a mark into an element that takes half of its room. */
export function trimMark(node: Text, at: number, length: number): void {
  const span = document.createElement('span');
  span.className = 'halt';
  divideText(node, at + length);
  const mark = divideText(node, at);
  mark.replaceWith(span);
  span.append(mark);
}
