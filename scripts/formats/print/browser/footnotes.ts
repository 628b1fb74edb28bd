/**
 * Notes at the page foot, beside the footnotes of Paged.js 0.4.3. In: the print HTML with its notes in one section.
 * Out: each note on the page of its first reference, in whole lines at its foot; a note that is too long goes on at the
 * foot of the next page. No text is changed. Called by the pagination handler.
 */
import { chooseFootHeight } from './footnote-room.ts';

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
  const shown = [...(foot?.querySelectorAll<HTMLElement>('.footnote') ?? [])];
  if (!area || !foot || shown.length === 0) return;
  const line = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--line'));
  const margin = marginOf(foot);
  const inner = innerOf(foot);
  const rect = area.getBoundingClientRect();
  // Measured as if the text had the whole page: Paged.js has guessed a height already.
  setHeight(area, 0);
  inner.style.height = 'auto';
  const heights = shown.map((note) => Math.round(note.getBoundingClientRect().height));
  const notes = shown.map((note, i) => ({ height: heights[i] ?? 0, reference: referenceLine(note, area, rect, line) }));
  const height = chooseFootHeight({ room: rect.height, line, margin, notes });
  setHeight(area, height);
  // Paged.js finds what goes on at the next foot as it finds it in the text: beyond the height, in a next column.
  inner.style.height = `${height - margin}px`;
}

/** Gives the foot the height of the notes that have stayed. */
export function settleNotes(page: Element): void {
  const area = page.querySelector<HTMLElement>('.pagedjs_area');
  const foot = area?.querySelector<HTMLElement>('.pagedjs_footnote_area');
  if (!area || !foot) return;
  const stayed = foot.querySelectorAll('.footnote').length > 0;
  if (stayed) foot.dataset.notes = '';
  setHeight(area, stayed ? marginOf(foot) + Math.round(innerOf(foot).getBoundingClientRect().height) : 0);
}

/**
 * Of what goes on behind a page, Paged.js 0.4.3 justifies the last line of one element, and takes a note that goes on
 * for it, or the bold words in which the page ends, whose lines are their paragraph's.
 */
function justifyDivided(page: Element): void {
  let divided = [...page.querySelectorAll<HTMLElement>('.pagedjs_page_content [data-split-to]')].at(-1);
  while (divided && getComputedStyle(divided).display.startsWith('inline'))
    divided = divided.parentElement ?? undefined;
  if (!divided || divided.dataset.alignLastSplitElement) return;
  const { textAlign, textAlignLast } = getComputedStyle(divided);
  if (textAlign === 'justify' && textAlignLast === 'auto') divided.dataset.alignLastSplitElement = 'justify';
}

/** Takes away what Paged.js added: its own references and names. */
export function cleanNotes(pages: readonly Element[]): void {
  const seen = new Set<string>();
  for (const page of pages) {
    for (const call of page.querySelectorAll('[data-footnote-call]')) call.remove();
    justifyDivided(page);
    for (const note of page.querySelectorAll('.footnote[data-align-last-split-element="justify"]'))
      [...note.querySelectorAll('p')].at(-1)?.setAttribute('data-align-last-split-element', 'justify');
    for (const note of page.querySelectorAll<HTMLElement>('.pagedjs_footnote_area .footnote')) {
      const name = `note-${note.dataset.footnote}`;
      if (seen.has(name)) note.removeAttribute('id');
      else note.id = name;
      seen.add(name);
    }
  }
}

/** Where the line that refers to a note ends; what an earlier page left over has no reference here. */
function referenceLine(note: HTMLElement, area: Element, { left, top, width }: DOMRect, line: number): number {
  const call = area.querySelector(`[data-footnote-call="${note.dataset.ref}"]`);
  const reference = call?.previousElementSibling ?? call;
  if (!call || !reference) return 0;
  const beyond = call.getBoundingClientRect().left >= left + width;
  return beyond ? Number.POSITIVE_INFINITY : lineBottom(reference, top, line);
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
const marginOf = (foot: Element): number =>
  Number.parseFloat(getComputedStyle(foot.querySelector('.pagedjs_footnote_content') as Element).marginTop) || 0;

const setHeight = (area: HTMLElement, height: number) =>
  area.style.setProperty('--pagedjs-footnotes-height', `${height}px`);

const innerOf = (foot: Element) => foot.querySelector('.pagedjs_footnote_inner_content') as HTMLElement;
