/**
 * Room for what a page begins with. In: a page that would end before the first thing on it that stays whole is done, as
 * the head of a table with its first row, a figure, a heading. Out: the same page, whose foot leaves it room, or which
 * repeats no head, or on which it may be divided. Paged.js 0.4.3 leaves out what fits on no page. No text is changed.
 */
import { limitFoot, measureFoot, placeNotes, takeNotes } from './footnotes.ts';
import { textNodesIn } from './text-nodes.ts';

/** Looks again where a page ends. */
type FindEnd = () => Range | undefined;

/**
 * Gives the place at which the page ends when its first thing has room: `overflow` where it has, nothing where the page
 * now has room for all.
 */
export function keepTop(rendered: Element, overflow: Range, findEnd: FindEnd): Range | undefined {
  const area = rendered.closest<HTMLElement>('.pagedjs_area');
  let end: Range | undefined = overflow;
  for (const give of [giveFoot, giveHead, giveWhole]) {
    const top = area && end ? topOf(rendered) : undefined;
    if (!area || !end || !top || end.comparePoint(top, top.childNodes.length) < 0) return end;
    if (give({ area, rendered, top, end })) end = findEnd();
  }
  return end;
}

interface Page {
  area: HTMLElement;
  rendered: Element;
  /** What it begins with, and where it would end. */
  top: HTMLElement;
  end: Range;
}

/** What a page begins with and stays whole; of a table the row with which its head stands. */
function topOf(rendered: Element): HTMLElement | undefined {
  const first = textNodesIn(rendered, (node) => node.data.trim() !== '' && !node.parentElement?.closest('.apart'))[0];
  const shown = rendered.querySelector('img');
  const leads = first && shown && shown.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING;
  const start = leads ? shown : (first?.parentElement ?? shown);
  const row = start?.closest('table')?.tBodies[0]?.rows[0];
  if (row) return row;
  let top: HTMLElement | undefined;
  for (let at = start; at && at !== rendered; at = at.parentElement)
    if (at instanceof HTMLElement && getComputedStyle(at).breakInside === 'avoid') top = at;
  return top;
}

/** The foot leaves it room: its notes go on at the next one. True where that is enough. */
function giveFoot({ area, top }: Page): boolean {
  const before = area.style.getPropertyValue('--pagedjs-footnotes-height');
  takeNotes(area, top);
  const { whole, least, line } = measureFoot(area);
  limitFoot(area, least);
  const below = top.matches('h1, h2, h3, h4, h5, h6') ? 2 * line : 0;
  const { top: upper, height: room } = area.getBoundingClientRect();
  const left = room - Math.ceil((bottomOf(top, area) + below - upper) / line) * line;
  const enough = left >= least;
  limitFoot(area, enough ? Math.min(left, whole) : Number.parseFloat(before) || 0);
  return enough;
}

/** The head of a table is not repeated above it, where it has room then. */
function giveHead(page: Page): boolean {
  const head = page.top.closest('table')?.querySelector(':scope > thead.apart');
  const before = head?.previousSibling;
  if (!head) return false;
  head.remove();
  if (giveFoot(page)) return true;
  before ? before.after(head) : page.top.closest('table')?.prepend(head);
  return false;
}

/** It is divided, as what is higher than a page, where the page would be without it. */
function giveWhole({ rendered, top, end }: Page): boolean {
  if (end.comparePoint(top, 0) < 0) return false;
  top.style.breakInside = 'auto';
  placeNotes(rendered);
  return true;
}

/** Lower edge of what stands on a page as a whole; of what does not, infinite. */
function bottomOf(top: HTMLElement, area: HTMLElement): number {
  const [rect, ...others] = top.getClientRects();
  const stands = rect && others.length === 0 && rect.left < area.getBoundingClientRect().right;
  return stands ? rect.bottom : Number.POSITIVE_INFINITY;
}
