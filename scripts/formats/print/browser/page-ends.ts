/**
 * Where pages end, beside Paged.js. In: where Paged.js 0.4.3 would end a page. Out: where it ends: counted and not
 * searched, with company for closing formulas and last lines, and a divided paragraph in the lines that were chosen for
 * it. No text is changed. Called by the pagination handler.
 */
import { type Divided, divideParagraph, leaveTwoLines, setInRoom } from './divided-paragraph.ts';
import { makeRoomForFigure } from './figure-room.ts';
import { keepTop } from './page-top.ts';
import { lineStarts, ownTexts, placeOfOffset } from './paragraph-lines.ts';
import type { SourceNodes } from './source-nodes.ts';

/** Where a page ends, or null when it has room for all: for Paged.js undefined is what was. */
export function endOf(overflow: Range, rendered: Element, bounds: DOMRect, layout: PagedJs.Layout): Range | null {
  const findEnd = () => {
    // Of a page whose foot is lower now, Paged.js would know the old height.
    bounds.height = layout.element.getBoundingClientRect().height;
    return layout.findOverflow(rendered, bounds);
  };
  const end = makeRoomForFigure(rendered, overflow, bounds, findEnd);
  const kept = end && keepTop(rendered, end, findEnd);
  const last = kept && setLast(kept, findEnd);
  return last ? correctDivision(last) : null;
}

/** Where the page ends when the paragraph with which it would is set in lines for which it has room. */
function setLast(overflow: Range, findEnd: () => Range | undefined): Range | undefined {
  const { startContainer: holder } = overflow;
  const paragraph = (holder instanceof Element ? holder : holder.parentElement)?.closest('p');
  if (!paragraph || !isOpen(paragraph)) return overflow;
  const place = overflow.cloneRange();
  enterText(place);
  // What goes over whole has no line here.
  if (!(place.startContainer instanceof Text) || !setInRoom(paragraph, place)) return overflow;
  return findEnd();
}

/** Lines of words, and lines of characters that were chosen, have their marks already. */
const isOpen = (paragraph: Element): boolean => !paragraph.matches('.composed');

/** Paged.js 0.4.3 takes the first letter behind a division for the last one before it. */
function correctDivision(overflow: Range): Range {
  const node = overflow.startContainer;
  if (!(node instanceof Text)) return overflow;
  const divided = /\u00ad\p{L}$/u.exec(node.data.slice(0, overflow.startOffset));
  if (divided) overflow.setStart(node, divided.index + 1);
  return overflow;
}

/** Corrects where a page ends, `overflow` and `token` alike. */
export function endPage(token: PagedJs.BreakToken, overflow: Range, sources: SourceNodes): Divided | undefined {
  keepClosing(overflow, sources);
  enterText(overflow);
  const paragraph = overflow.startContainer.parentElement?.closest('p');
  const open = paragraph && isOpen(paragraph) && overflow.startContainer instanceof Text;
  const divided = open ? divideParagraph(paragraph, overflow, endsText(sources.sourceOf(paragraph))) : undefined;
  if (open && !divided) leaveTwoLines(paragraph, overflow);
  leaveText(overflow);
  keepTableHead(overflow);
  keepHeadings(overflow);
  correctBreak(token, overflow, sources);
  // Paged.js 0.4.3 takes the beginning of a text for every place in it.
  token.equals = (other) => other?.node === token.node && (other.offset || 0) === token.offset;
  return divided;
}

/**
 * A closing formula, signatures, or a last line, do not stand alone on a page: two lines of the paragraph before it, or
 * a short one whole, go with it.
 */
function keepClosing(overflow: Range, sources: SourceNodes): void {
  const { startContainer: shown, startOffset } = overflow;
  const first = shown instanceof Text ? shown.parentElement : shown.childNodes[startOffset];
  const closing = first instanceof Element ? first.closest('.closing, .signatures') : null;
  const above = (closing ?? lastLine(first, sources))?.previousElementSibling;
  const before = above && lastParagraph(above);
  if (!before) return;
  const starts = lineStarts(before);
  const start = starts[starts.length - 2];
  if (start !== undefined && starts.length > 2) {
    const { node, offset } = placeOfOffset(before, start);
    overflow.setStart(node, offset);
    return;
  }
  // Neither the only thing on its page nor what a heading announces.
  if (
    before.dataset.splitFrom ||
    !before.previousElementSibling ||
    before.previousElementSibling.matches('h2, h3, h4, h5, h6, .text-title')
  )
    return;
  overflow.setStartBefore(before);
}

/** The paragraph with which a block ends: of a list, a quotation or an annotation that of its last item. */
function lastParagraph(block: Element): HTMLParagraphElement | undefined {
  if (block instanceof HTMLParagraphElement) return block;
  if (!block.matches('ul, li, .labelled, .item, blockquote, aside, .testimonium')) return undefined;
  return block.lastElementChild ? lastParagraph(block.lastElementChild) : undefined;
}

/** A paragraph of one line with which the text ends, when the page ends before it. */
function lastLine(first: Node | null | undefined, { sourceOf }: SourceNodes): Element | undefined {
  const block = first instanceof Element ? first.closest('.text-section > p') : null;
  return block && endsText(sourceOf(block)) && lineStarts(block).length === 0 ? block : undefined;
}

/** True for a block of the source that the text ends with: the next page begins with another part. */
function endsText(block: Node | undefined): boolean {
  if (!(block instanceof Element) || block.nextElementSibling) return false;
  if (!block.matches('.text-section > *'))
    return block.closest('.text-section') !== null && endsText(block.parentElement ?? undefined);
  return !block.parentElement?.nextElementSibling?.matches('.text-section');
}

/** A page that ends before a kept piece, an emphasis, a link ends in the text of the paragraph, as anywhere. */
function enterText(overflow: Range): void {
  const { startContainer: holder, startOffset } = overflow;
  const paragraph = holder instanceof Element ? holder.closest('p') : null;
  if (!paragraph) return;
  const behind = ownTexts(paragraph).find((text) => overflow.comparePoint(text, 0) >= 0);
  const first = ownTexts(paragraph)[0];
  if (behind && behind !== first && holder.childNodes[startOffset]?.contains(behind)) overflow.setStart(behind, 0);
}

/** Nothing empty stays behind: what begins at the page end goes over as a whole. */
function leaveText(overflow: Range): void {
  while (overflow.startOffset === 0) {
    const holder = overflow.startContainer;
    if (holder instanceof Element && holder.matches('p, li, td, th, h1, h2, h3, h4, h5, h6, figcaption, div')) return;
    overflow.setStartBefore(holder);
  }
}

/** The head of a table goes with its first row, where the page has more than the table. */
function keepTableHead(overflow: Range): void {
  const { startContainer: holder } = overflow;
  const table = (holder instanceof Element ? holder : holder.parentElement)?.closest('table');
  const [head, row] = [table?.tHead, table?.tBodies[0]?.rows[0]];
  if (!table || !head || !row || head.matches('.apart') || table.hasAttribute('data-split-from')) return;
  if (overflow.comparePoint(head, head.childNodes.length) >= 0 || overflow.comparePoint(row, 0) < 0) return;
  let top: Element | null = table;
  while (top && !top.previousElementSibling && !top.parentElement?.matches('section')) top = top.parentElement;
  if (top?.previousElementSibling) overflow.setStartBefore(top);
}

/**
 * Headings go with what they announce, however many stand above one another: Paged.js takes the last one alone. Not
 * where they are all that stands on the page.
 */
function keepHeadings(overflow: Range): void {
  const { startContainer: holder, startOffset } = overflow;
  const first = holder instanceof Element ? holder.childNodes[startOffset] : undefined;
  let top = first instanceof Element ? first : undefined;
  while (top?.previousElementSibling?.matches('h2, h3, h4, h5, h6')) top = top.previousElementSibling;
  if (!top || top === first) return;
  const alone = top.previousElementSibling ? top : top.parentElement;
  if (alone?.previousElementSibling) overflow.setStartBefore(alone);
}

/**
 * Paged.js 0.4.3 looks for the text at which a page ends by its characters, and takes the first that reads the same;
 * what stands twice in a paragraph would be set twice. Here the node is known from which the page was made.
 */
function correctBreak(token: PagedJs.BreakToken, overflow: Range, { sourceOf }: SourceNodes): void {
  const { startContainer, startOffset } = overflow;
  const inText = startContainer instanceof Text;
  const shown = inText ? startContainer : startContainer.childNodes[startOffset];
  const source = shown && sourceOf(shown);
  if (!source) return;
  token.node = source;
  // A page shows the end of a text in which it began.
  token.offset = inText ? (source as Text).length - startContainer.length + startOffset : 0;
}
