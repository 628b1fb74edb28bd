/**
 * A paragraph that goes on over a page. In: a paragraph of a page, and where Paged.js 0.4.3 would end the page. Out:
 * where it ends, and the lines that stay, as they were chosen for the whole paragraph. No text is changed.
 */
import { trimLineEnds, trimMark, trimMarks, writeStarts } from './end-marks.ts';
import { openHost } from './measuring-host.ts';
import { countShown, divideText, lineStarts, ownTexts, placeOfOffset } from './paragraph-lines.ts';

/** A paragraph that goes on over a page, and where its lines on that page begin: offsets in its text there. */
export interface Divided {
  paragraph: Element;
  starts: number[];
  /** Marks that are trimmed: where they stand in it, and their length. */
  trimmed: { at: number; length: number }[];
}

/**
 * Chromium chooses the lines of a paragraph together (text-wrap: pretty), but line by line where a page ends in it,
 * with all that is left over in the last line; and a mark that is trimmed at a line end may draw a character up. So
 * the paragraph is set once more beside the book, whole and trimmed: the page gets as many of those lines as it has
 * room for, and ends where they end.
 */
export function divideParagraph(paragraph: HTMLElement, overflow: Range, ends: boolean): Divided | undefined {
  const set = setBeside(paragraph);
  if (!set) return undefined;
  const { copy, host, starts } = set;
  const fitting = lineStarts(paragraph, overflow).length + 1;
  // 孤行不成页: a last line that nothing follows takes one more along, of two lines both go over.
  const lonely = ends && starts.length === fitting;
  const count = lonely && fitting > 1 ? fitting - 1 : fitting;
  const next = starts[count - 1];
  const trimmed = next === undefined ? undefined : trimmedMarks(copy, starts.slice(0, count - 1), next);
  host.remove();
  if (next === undefined || !trimmed) return undefined;
  if (lonely && fitting === 1 && mayGoOver(paragraph)) {
    overflow.setStartBefore(paragraph);
    return undefined;
  }
  const end = placeOfOffset(paragraph, next);
  if (hasNoteBetween(paragraph, overflow, end, count < fitting)) return undefined;
  overflow.setStart(end.node, end.offset);
  return { paragraph, starts: starts.slice(0, count - 1), trimmed };
}

/**
 * Line by line, Chromium 147 leaves a label alone on its line where the text behind it is as wide as the line but for
 * the space before a figure: so a paragraph may go over that has room in the lines that were chosen for the whole of
 * it. Sets it in those. True where it did.
 */
export function setInRoom(paragraph: HTMLElement, overflow: Range): boolean {
  const label = paragraph.querySelector('.item-label')?.textContent ?? '';
  const shown = lineStarts(paragraph, overflow);
  const set = label !== '' && shown[0] === countShown(label) ? setBeside(paragraph) : undefined;
  if (!set) return false;
  const { host, starts } = set;
  host.remove();
  if (starts.length > shown.length) return false;
  writeStarts(paragraph, starts);
  trimMarks([paragraph]);
  return true;
}

/** A copy of a paragraph, set beside the book, whole and trimmed, and where its lines begin. */
function setBeside(paragraph: HTMLElement): { copy: HTMLElement; host: HTMLElement; starts: number[] } | undefined {
  const area = paragraph.closest('.pagedjs_area');
  const copied = copyInPlace(paragraph);
  if (!area || !copied) return undefined;
  const { copy, section } = copied;
  const host = openHost(`${area.getBoundingClientRect().width}px`);
  for (const note of copy.querySelectorAll('.footnote')) note.remove();
  host.append(section);
  trimLineEnds([host]);
  return { copy, host, starts: lineStarts(copy) };
}

/**
 * Whether the reference of a note stands between where the page ends and where it would end; `sooner`: that is before.
 * No note has been given room whose reference would come to stand on the page.
 */
function hasNoteBetween(
  paragraph: HTMLElement,
  { startContainer, startOffset }: Range,
  end: { node: Node; offset: number },
  sooner: boolean,
): boolean {
  const between = document.createRange();
  const [from, to] = [
    { node: startContainer, offset: startOffset },
    { node: end.node, offset: end.offset },
  ];
  const [first, last] = sooner ? [to, from] : [from, to];
  between.setStart(first.node, first.offset);
  between.setEnd(last.node, last.offset);
  return [...paragraph.querySelectorAll('[data-footnote-call]')].some((call) => between.intersectsNode(call));
}

/** Whether a page may end before a paragraph: it leaves text there, no heading, and takes no note along. */
function mayGoOver(paragraph: HTMLElement): boolean {
  const before = paragraph.previousElementSibling;
  if (!before || before.matches('h2, h3, h4, h5, h6, .text-title') || paragraph.dataset.splitFrom) return false;
  return paragraph.querySelector('[data-footnote-call]') === null;
}

/** A copy of a paragraph, in copies of what stands around it: the items, the quotation, the section. */
function copyInPlace(paragraph: HTMLElement): { copy: HTMLElement; section: HTMLElement } | undefined {
  const copy = paragraph.cloneNode(true) as HTMLElement;
  let section = copy;
  for (let around = paragraph.parentElement; around; around = around.parentElement) {
    const inside = section;
    section = around.cloneNode(false) as HTMLElement;
    section.append(inside);
    if (around.matches('.text-section')) return { copy, section };
  }
  return undefined;
}

/**
 * Which marks are trimmed in the part of a paragraph that stays on its page; nothing when it cannot be set in these
 * lines.
 */
function trimmedMarks(copy: HTMLElement, starts: number[], end: number): Divided['trimmed'] | undefined {
  const rest = document.createRange();
  const { node, offset } = placeOfOffset(copy, end);
  rest.setStart(node, offset);
  rest.setEndAfter(copy.lastChild as Node);
  rest.deleteContents();
  copy.style.textAlignLast = 'justify';
  copy.dataset.splitTo = '';
  trimLineEnds([copy.parentElement as HTMLElement]);
  breakLines(copy, starts);
  if (lineStarts(copy).join() !== starts.join()) return undefined;
  let at = 0;
  return ownTexts(copy).flatMap((text) => {
    const begin = at;
    at += countShown(text.data);
    return text.parentElement?.matches('.halt') ? [{ at: begin, length: text.length }] : [];
  });
}

/**
 * Where only the last characters of a paragraph would go over, a line goes with them: what holds them together would
 * leave that line wide.
 */
export function leaveTwoLines(paragraph: Element, overflow: Range): void {
  const starts = lineStarts(paragraph, overflow);
  const last = starts.at(-1);
  const texts = ownTexts(paragraph);
  const at = texts.indexOf(overflow.startContainer as Text);
  const rest = texts.slice(at).reduce((sum, text) => sum + text.data.length, -overflow.startOffset);
  if (at < 0 || last === undefined || starts.length < 2 || rest > 4) return;
  const { node, offset } = placeOfOffset(paragraph, last);
  overflow.setStart(node, offset);
}

/** Sets a divided paragraph in the lines that were chosen, where Chromium would now choose others. */
export function keepLines({ paragraph, starts, trimmed }: Divided): void {
  for (const { at, length } of [...trimmed].reverse()) {
    const { node, offset } = placeOfOffset(paragraph, at);
    trimMark(node, offset, length);
  }
  if (lineStarts(paragraph).join() !== starts.join()) breakLines(paragraph, starts);
}

/** Breaks that the layout needs are marked: they are none of the text. */
function breakLines(paragraph: Element, starts: readonly number[]): void {
  for (const start of [...starts].reverse()) {
    const { node, offset } = placeOfOffset(paragraph, start);
    if (offset === 0 && followsBreak(paragraph, node)) continue;
    const end = document.createElement('br');
    end.className = 'line-end';
    (offset === 0 ? node : divideText(node, offset)).before(end);
  }
}

/** True where a hard break of the text stands between the text before a node and the node. */
function followsBreak(paragraph: Element, node: Text): boolean {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = node;
  for (let before = walker.previousNode(); before; before = walker.previousNode()) {
    if (before instanceof HTMLBRElement) return true;
    if (before instanceof Text && before.data.trim() !== '') return false;
  }
  return false;
}
