/**
 * Reads the page map from laid-out pages. In: the pages, in the order of the book. Out: where each begins, and where
 * everything with a name stands. Called when everything that a register points to is on a page, and when the last one
 * is.
 */
import { readCharacters } from '../../../model/characters.ts';
import type { PageMap, PrintedPage } from '../../../model/page-map.ts';
import { dividingHyphen } from './line-writer.ts';
import { pageLabel } from './page-labels.ts';

const anchored = '[data-block],[data-entry],[data-group],[data-part]';
/** Elements that hold lines of text themselves. */
const lined = 'p, h1, h2, h3, h4, h5, h6, td, th, figcaption, dt, dd, a';

/** The page with which the text begins, and the numbers of its pages. */
export const beginsText = (page: Element): boolean =>
  page.querySelector('.text-section.first:not([data-split-from])') !== null;

/** Every page with its label, and the place in the text with which it begins. */
export function findPages(pages: readonly HTMLElement[]): PrintedPage[] {
  const lengths = new Map<string, number>();
  const firstText = pages.findIndex(beginsText);
  const hasCover = Boolean(pages[0]?.querySelector('.cover'));
  const found = pages.map((element, i) => {
    const page: PrintedPage = { index: i + 1, label: pageLabel(i, firstText, hasCover) };
    const area = element.querySelector('.pagedjs_page_content');
    if (area) readPage(area, page, lengths);
    return page;
  });
  // Pages behind all text hold the rest of a note: screens have the notes behind the text.
  const last = found.findLastIndex(({ begins }) => begins);
  for (const page of found.slice(last + 1))
    if (pages[page.index - 1]?.querySelector('.footnote')) page.begins = { anchor: 'notes', offset: 0 };
  return found;
}

/** Counts the text of a page; `lengths`: how much of each block stands on the pages before. */
function readPage(area: Element, page: PrintedPage, lengths: Map<string, number>): void {
  readCharacters<Node>(area, isApart, (characters, node) => {
    const holder = node.parentElement?.closest<HTMLElement>(anchored);
    const blank = characters.trim() === '';
    // White space between two blocks is none of the text.
    if (!holder || (blank && !node.parentElement?.closest(lined))) return;
    const anchor = anchorOf(holder);
    const before = lengths.get(anchor) ?? 0;
    if (!blank) page.begins ??= { anchor, offset: before };
    lengths.set(anchor, before + (node instanceof Text ? ownLength(node) : characters.length));
  });
}

/** What the press says between, and line ends that the layout alone has made. */
const isApart = (node: Node): boolean => node instanceof Element && node.matches('.apart, .noteref, br.line-end');

const anchorOf = ({ dataset: { block, entry, group, part } }: HTMLElement): string =>
  block ?? entry ?? group ?? part ?? '';

/**
 * Hyphens of divided words are on the pages alone: before the mark of a line end, or soft ones with the sign that
 * Paged.js 0.4.3 puts behind them at a page end.
 */
function ownLength(node: Text): number {
  const marks = [node, node.parentElement].map((one) => one?.nextSibling);
  const divided = marks.some((mark) => mark instanceof HTMLElement && mark.matches('wbr.divided'));
  const hyphen = divided && node.data.endsWith(dividingHyphen) ? dividingHyphen.length : 0;
  return node.data.replace(/\u00ad\u2011?/g, '').length - hyphen;
}

/** Where everything with a name stands. */
export function findStarts(pages: readonly HTMLElement[]): PageMap['starts'] {
  const starts: PageMap['starts'] = {};
  for (const [i, page] of pages.entries()) {
    const { top } = page.getBoundingClientRect();
    for (const target of page.querySelectorAll<HTMLElement>('.pagedjs_page_content [id], .footnote[id]'))
      starts[target.id] ??= { page: i + 1, top: target.getBoundingClientRect().top - top };
  }
  return starts;
}
