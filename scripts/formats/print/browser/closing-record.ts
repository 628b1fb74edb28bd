/**
 * The end of a notice (GB/T 9704-2012, 7.3.5 and 7.4): its date below the name that signs it, and its record (版记) at
 * the foot of its last page, which is an even one. In: the parsed text, and each page as it begins and ends. Out: a
 * class where the date is longer than the name; the record on an even page, behind an empty one where the text ends on
 * an even page without room for it; moved down to the lower edge of the type area. Changes no text. Called by the
 * pagination handler.
 */
import { rectsIn } from './measured-text.ts';
import { copyBeside } from './section-copy.ts';

/** Tells the style where a date is longer than the name above it, which the faces decide. */
export function placeDate(contents: ParentNode): void {
  for (const signing of contents.querySelectorAll<HTMLElement>('.signing')) {
    const part = signing.closest<HTMLElement>('.text-section');
    if (!part) continue;
    const { models, remove } = copyBeside(part, '.signing p');
    const widest = (role: string) =>
      Math.max(0, ...models.filter((line) => line.closest(role)).map((line) => widthOf(line)));
    const long = widest('.element-date') > widest('.element-signatures');
    remove();
    signing.classList.toggle('long-date', long);
  }
}

/** How wide a line is that is not broken, in px. */
function widthOf(line: Element): number {
  const rects = [...rectsIn(line)];
  return Math.max(...rects.map(({ right }) => right)) - Math.min(...rects.map(({ left }) => left));
}

const recordIn = (part: ParentNode): HTMLElement | null => part.querySelector<HTMLElement>('.record');

/**
 * A page begins, `index` 0-based, an empty one without contents: on an odd one the record does not stand below the
 * text, on an even one it may.
 */
export function placeRecord(contents: ParentNode | undefined, index: number): void {
  const record = contents && recordIn(contents);
  if (!record) return;
  // Paged.js 0.4.3 puts an empty page before what must begin on a left one.
  if (index % 2 === 0) record.dataset.breakBefore = 'left';
  else delete record.dataset.breakBefore;
}

/** A page is laid out: the record on it goes to its foot. Before the next page it must stand on a left one again. */
export function settleRecord(
  page: HTMLElement,
  contents: ParentNode | undefined,
  before: HTMLElement | undefined,
): void {
  const waiting = contents && recordIn(contents);
  if (waiting) waiting.dataset.breakBefore = 'left';
  const record = recordIn(page);
  const area = page.querySelector('.pagedjs_area');
  if (!record || !area) return;
  const foot = Number.parseFloat(getComputedStyle(record).getPropertyValue('--below-record')) || 0;
  const room = area.getBoundingClientRect().bottom - foot - record.getBoundingClientRect().bottom;
  record.style.marginTop = `${Math.max(0, room)}px`;
  // GB/T 9704-2012, 7.5: an empty page before the record has no number, nor has the page of the record then.
  if (before?.matches('.pagedjs_blank_page')) page.dataset.unnumbered = '';
}
