/**
 * Notes at the page foot, beside the footnotes of Paged.js 0.4.3. In: the print HTML with its notes in one section.
 * Out: each note on the page of its first reference, in whole lines at its foot; a note that is too long goes on at the
 * foot of the next page. No text is changed. Called by the pagination handler.
 */

import { bookLength } from './book-lengths.ts';
import { chooseFootHeight } from './footnote-room.ts';
import { rectsOf } from './measured-text.ts';

/** Puts every note behind its first reference, from where Paged.js moves it to the foot. */
export function attachNotes(content: ParentNode): void {
  const section = content.querySelector('.notes');
  for (const note of section?.querySelectorAll<HTMLElement>('.footnote') ?? []) {
    const reference = content.querySelector(`.noteref[href="#${note.id}"]`);
    if (!reference) throw new Error(`nothing refers to ${note.id}`);
    const number = note.querySelector('.note-number');
    const opening = number?.nextElementSibling;
    if (number && opening?.localName === 'p') opening.prepend(number);
    reference.after(note);
  }
  section?.remove();
}

/**
 * What an earlier foot has begun of a note that goes on here, down to the item or the paragraph, is no beginning:
 * Paged.js 0.4.3 says it of the note alone, and a list that goes on would show the mark of its item again.
 */
export function continueNotes(page: Element, before: Element | undefined): void {
  for (const note of page.querySelectorAll<HTMLElement>('.pagedjs_footnote_area .footnote[data-split-from]')) {
    let part = firstElement(note);
    while (part) {
      const begun = before?.querySelector<HTMLElement>(`.pagedjs_footnote_area [data-ref="${part.dataset.ref}"]`);
      if (!begun) break;
      part.dataset.splitFrom = part.dataset.ref;
      part = firstElement(part);
    }
  }
}

/** The element with which another begins. */
function firstElement(element: Element): HTMLElement | undefined {
  const first = [...element.childNodes].find((node) => node instanceof Element || node.textContent?.trim());
  return first instanceof HTMLElement ? first : undefined;
}

/** Gives the foot of the page its height; runs before Paged.js looks for what does not fit. */
export function placeNotes(rendered: Element): void {
  const area = rendered.closest<HTMLElement>('.pagedjs_area');
  const foot = area?.querySelector('.pagedjs_footnote_area');
  if (area) takeShown(area, rendered);
  const shown = [...(foot?.querySelectorAll<HTMLElement>('.footnote') ?? [])];
  if (!area || !foot || shown.length === 0) return;
  const line = bookLength('--line');
  const margin = marginOf(foot);
  const inner = innerOf(foot);
  const rect = area.getBoundingClientRect();
  // Measured as if the text had the whole page: Paged.js has guessed a height already.
  setHeight(area, 0);
  inner.style.height = 'auto';
  const heights = heightsOf(shown);
  const notes = shown.map((note, i) => ({
    height: heights[i] ?? 0,
    reference: referenceLine(note, area, rect, line),
    whole: wholeOf(note),
  }));
  const height = chooseFootHeight({ room: rect.height, line, margin, lead: leadOf(rendered, rect), notes });
  setHeight(area, height);
  // Paged.js finds what goes on at the next foot as it finds it in the text: beyond the height, in a next column.
  inner.style.height = `${height - margin}px`;
}

/** Height of the headings, or of the head of a table, with which a page begins, in px: up to the first other text. */
function leadOf(rendered: Element, { top, right }: DOMRect): number {
  const walker = document.createTreeWalker(rendered, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.trim() === '' || text.parentElement?.closest('thead, h1, h2, h3, h4, h5, h6')) continue;
    const [first] = rectsOf(text, 0, text.length);
    return first && first.left < right ? Math.max(0, Math.floor(first.top - top)) : 0;
  }
  return 0;
}

/**
 * How high the notes at the foot of a page are with the space above them, how high they are at least, and how high a
 * line of the text is, in px. A note begins on the page that refers to it: only the last one may go on at the next
 * foot.
 */
export function measureFoot(area: HTMLElement): { whole: number; least: number; line: number } {
  const [line, small] = [bookLength('--line'), bookLength('--note-line')];
  const foot = area.querySelector('.pagedjs_footnote_area');
  const shown = [...(foot?.querySelectorAll<HTMLElement>('.footnote') ?? [])];
  const last = shown.at(-1);
  if (!foot || !last) return { whole: 0, least: 0, line };
  setHeight(area, 0);
  innerOf(foot).style.height = 'auto';
  const heights = heightsOf(shown);
  const whole = marginOf(foot) + sum(heights);
  const own = heights.at(-1) ?? 0;
  const least = Math.min(own, last.dataset.splitFrom ? 2 * small : Math.max(2 * small, wholeOf(last)));
  return { whole, least: whole - own + least, line };
}

/** Gives the foot a height, in px: what has no room in it goes on at the next one. */
export function limitFoot(area: HTMLElement, height: number): void {
  const foot = area.querySelector('.pagedjs_footnote_area');
  if (!foot) return;
  setHeight(area, height);
  innerOf(foot).style.height = `${height - marginOf(foot)}px`;
}

/**
 * Where Paged.js 0.4.3 guesses the foot too high, a reference is beyond the page when it is set, and on it when the
 * foot has its height: its note would stay in the text.
 */
function takeShown(area: HTMLElement, rendered: Element): void {
  if (!rendered.querySelector('.footnote[data-break-before]')) return;
  setHeight(area, 0);
  const { right } = area.getBoundingClientRect();
  takeNotes(area, rendered, (note) => (note.previousElementSibling ?? note).getBoundingClientRect().left < right);
}

/**
 * Moves the notes of what will stand on the page to its foot: Paged.js 0.4.3 has not where it was beyond the page when
 * it was set. What does not stay takes its notes along.
 */
export function takeNotes(area: HTMLElement, part: Element, stays: (note: Element) => boolean = () => true): void {
  const foot = area.querySelector('.pagedjs_footnote_area');
  if (!foot) return;
  for (const note of part.querySelectorAll<HTMLElement>('.footnote[data-break-before]')) {
    if (!stays(note)) return;
    const call = document.createElement('a');
    call.className = 'footnote';
    call.dataset.footnoteCall = note.dataset.ref;
    call.dataset.ref = note.dataset.ref;
    note.before(call);
    delete note.dataset.breakBefore;
    note.dataset.footnoteMarker = note.dataset.ref;
    innerOf(foot).append(note);
    foot.querySelector('.pagedjs_footnote_content')?.classList.remove('pagedjs_footnote_empty');
  }
}

/** Gives the foot the height of the notes that have stayed. */
export function settleNotes(page: Element): void {
  const area = page.querySelector<HTMLElement>('.pagedjs_area');
  const foot = area?.querySelector<HTMLElement>('.pagedjs_footnote_area');
  if (!area || !foot) return;
  const stayed = [...foot.querySelectorAll<HTMLElement>('.footnote')];
  if (stayed.length > 0) foot.dataset.notes = '';
  setHeight(area, stayed.length > 0 ? marginOf(foot) + sum(heightsOf(stayed)) : 0);
}

/**
 * How high notes are, each with the space before the next one. Space behind the last one, as below a table, is not at
 * the foot: it would push the text away.
 */
function heightsOf(notes: readonly Element[]): number[] {
  const rects = notes.map((note) => note.getBoundingClientRect());
  // Space above the first one, as above a table with which a note goes on, is.
  const inner = notes[0]?.parentElement;
  const upper = inner ? inner.getBoundingClientRect().top + px(getComputedStyle(inner).paddingTop) : undefined;
  return rects.map(({ top, bottom }, i) => Math.round((rects[i + 1]?.top ?? bottom) - (i > 0 ? top : (upper ?? top))));
}

/** How high that is with which a note begins, where it stays whole: a paragraph of three lines, a row of a table. */
function wholeOf(note: Element): number {
  const first = note.querySelector('p, tr, figure');
  if (!first || getComputedStyle(first).breakInside !== 'avoid') return 0;
  return Math.round(first.getBoundingClientRect().bottom - note.getBoundingClientRect().top);
}

const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);

/**
 * Where the line that refers to a note ends, or what stays whole around it, as a row of a table; what an earlier page
 * left over has no reference here.
 */
function referenceLine(note: HTMLElement, area: Element, { left, top, width }: DOMRect, line: number): number {
  const call = area.querySelector(`[data-footnote-call="${note.dataset.ref}"]`);
  const reference = call?.previousElementSibling ?? call;
  if (!call || !reference) return 0;
  // The call has no width: behind a reference at the right edge it stands as if in the next column.
  const beyond = reference.getBoundingClientRect().left >= left + width;
  return beyond
    ? Number.POSITIVE_INFINITY
    : Math.max(lineBottom(reference, top, line), keptBottom(reference, top, line));
}

/**
 * Lower edge of what stays whole around a reference and, below a heading or the head of a table, of what stays with it:
 * without room for that the page would end before it, and the note would be without its reference. 0 for nothing.
 */
function keptBottom(reference: Element, top: number, line: number): number {
  let bottom = 0;
  for (let at = reference.parentElement; at && !at.matches('section'); at = at.parentElement) {
    const { breakInside, breakAfter } = getComputedStyle(at);
    const head = at.localName === 'thead';
    // What is longer than a page is divided all the same.
    if ((breakInside !== 'avoid' && !head) || at.getClientRects().length !== 1) continue;
    const below = breakAfter === 'avoid' ? at.nextElementSibling : undefined;
    const least = below ? Math.min(2 * line, below.getBoundingClientRect().height) : 0;
    bottom = Math.max(bottom, Math.round(at.getBoundingClientRect().bottom + least - top));
  }
  return bottom;
}

/** Lower edge of the line on which a reference stands, in px below the upper edge of the page's area. */
function lineBottom(reference: Element, top: number, line: number): number {
  // The text before it has its line box centred about it; the reference itself stands higher.
  const range = document.createRange();
  const before = reference.previousSibling;
  if (before?.nodeType === Node.TEXT_NODE && (before.textContent ?? '') !== '') {
    range.setStart(before, (before.textContent ?? '').length - 1);
    range.setEnd(before, (before.textContent ?? '').length);
  } else range.selectNode(before ?? reference);
  const { top: upper, height } = [...range.getClientRects()].at(-1) ?? reference.getBoundingClientRect();
  return Math.round(upper + height / 2 + line / 2 - top);
}

/** Space above the notes, in px, in which their rule stands. */
function marginOf(foot: Element): number {
  const { marginTop, paddingTop } = getComputedStyle(foot.querySelector('.pagedjs_footnote_content') as Element);
  return px(marginTop) + px(paddingTop);
}

const px = (length: string): number => Number.parseFloat(length) || 0;

const setHeight = (area: HTMLElement, height: number) =>
  area.style.setProperty('--pagedjs-footnotes-height', `${height}px`);

const innerOf = (foot: Element) => foot.querySelector('.pagedjs_footnote_inner_content') as HTMLElement;
