/**
 * How the contents stand on their pages. In: the contents before they are laid out, the area of a page. Out: one width
 * for the column of ranges; bare numbers side by side, to be read down and then across; `data-break-before` on the rows
 * with which pages begin. Promises that no row stands alone on a page behind others, and that none ends a page which
 * announces the next one. Changes no text. Called by the pagination handler.
 */

import { openHost } from './measuring-host.ts';

/** A row of the contents, measured. */
export interface MeasuredRow {
  element: HTMLElement;
  /** In px, with what stands above it. */
  height: number;
  /** It stands beside another. */
  half: boolean;
  depth: number;
}

/** Rows that stand one after the other: one over the whole line, or bare numbers in two columns. */
type Stretch = MeasuredRow[];

/** Arranges the contents before they are laid out. `area`: where the text of a page stands. */
export function arrangeContents(contents: HTMLElement, area: Element): void {
  const list = contents.querySelector('ol');
  if (!list) return;
  const { width, height } = area.getBoundingClientRect();
  const host = openHost(`${width}px`);
  const copy = contents.cloneNode(true) as HTMLElement;
  host.append(copy);
  list.style.setProperty('--range-width', `${rangeWidth(copy)}px`);
  copy.querySelector('ol')?.setAttribute('style', list.getAttribute('style') ?? '');
  const rows = measureRows(copy, [...list.children] as HTMLElement[]);
  const above = (copy.querySelector('ol')?.getBoundingClientRect().top ?? 0) - copy.getBoundingClientRect().top;
  host.remove();
  const paired = rows.some(({ half }) => half);
  list.classList.toggle('paired', paired);
  for (const [i, page] of contentsPagesOf(rows, height - above, height).entries()) placePage(page, i > 0, paired);
}

/** Two dots and what is between them, in px. */
const shortestLeader = 4;

/** A leader with room for one dot is none: Chromium draws it as a line. For finished pages, with their numbers. */
export function hideShortLeaders(pages: readonly HTMLElement[]): void {
  const leaders = pages.flatMap((page) => [...page.querySelectorAll<HTMLElement>('.contents .leader')]);
  const short = leaders.filter((leader) => leader.getBoundingClientRect().width < shortestLeader);
  for (const leader of short) leader.style.visibility = 'hidden';
}

/** The width of the widest range that stands in the column, in px. */
function rangeWidth(copy: HTMLElement): number {
  const ranges = [...copy.querySelectorAll<HTMLElement>('li:not(.half) .contents-range')];
  return Math.ceil(Math.max(0, ...ranges.map((range) => range.getBoundingClientRect().width)));
}

const measureRows = (copy: HTMLElement, own: readonly HTMLElement[]): MeasuredRow[] =>
  [...copy.querySelectorAll<HTMLElement>('ol > li')].flatMap((row, i) => {
    const element = own[i];
    if (!element) return [];
    const depth = Number(/\bdepth-(\d)/.exec(row.className)?.[1] ?? 1);
    return [{ element, height: row.getBoundingClientRect().height, half: row.matches('.half'), depth }];
  });

const linesOf = (stretch: Stretch): number => (stretch[0]?.half ? Math.ceil(stretch.length / 2) : stretch.length);

/** The rows of each page, in stretches. `left`: the room on the first one, `room`: on the others, in px. */
export function contentsPagesOf(rows: readonly MeasuredRow[], left: number, room: number): Stretch[][] {
  const pages: Stretch[][] = [[]];
  const turn = () => {
    pages.push([]);
    left = room;
  };
  for (const stretch of stretchesOf(rows)) {
    const line = Math.max(1, ...stretch.map(({ height }) => height));
    for (let from = 0; from < stretch.length; ) {
      const fit = Math.floor((left + 0.5) / line);
      const whole = linesOf(stretch.slice(from)) <= fit;
      // Two lines of a divided stretch at least, and on an empty page whatever there is.
      if (!whole && fit < 2 && pages.at(-1)?.length !== 0) {
        turn();
        continue;
      }
      const lines = whole ? linesOf(stretch.slice(from)) : Math.max(1, fit);
      const part = stretch.slice(from, from + (stretch[0]?.half ? 2 : 1) * lines);
      pages.at(-1)?.push(part);
      from += part.length;
      left -= lines * line;
      if (from < stretch.length) turn();
    }
  }
  return keepCompany(pages);
}

/** Single rows, and rows of two columns as long as no other row and no other depth comes between. */
function stretchesOf(rows: readonly MeasuredRow[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (row.half && last?.[0]?.half && last[0].depth === row.depth) last.push(row);
    else stretches.push([row]);
  }
  return stretches;
}

/** What announces the next page goes over to it, and the last row of all has another beside it. */
function keepCompany(pages: Stretch[][]): Stretch[][] {
  pages.slice(0, -1).forEach((page, i) => {
    const next = pages[i + 1] as Stretch[];
    const announces = () => (page.at(-1)?.at(-1)?.depth ?? 0) < (next[0]?.[0]?.depth ?? 0);
    while (page.length > 1 && !page.at(-1)?.[0]?.half && announces()) next.unshift(page.pop() as Stretch);
  });
  const [before, last] = pages.slice(-2);
  const lines = (page: Stretch[] = []) => page.reduce((sum, stretch) => sum + linesOf(stretch), 0);
  if (before && last && before !== last && lines(last) === 1 && lines(before) > 2) takeLine(before, last);
  return pages;
}

/** Takes the last line of a page over to the next one. */
function takeLine(page: Stretch[], next: Stretch[]): void {
  const end = page.pop() as Stretch;
  const kept = end[0]?.half ? end.slice(0, 2 * (linesOf(end) - 1)) : [];
  const taken = end.slice(kept.length);
  if (kept.length > 0) page.push(kept);
  const goesOn = taken[0]?.half && next[0]?.[0]?.half && next[0][0].depth === taken[0].depth;
  if (goesOn) next.splice(0, 1, [...taken, ...(next[0] ?? [])]);
  else next.unshift(taken);
}

/** Begins a page with its first row, and gives every row its place on the grid where there are two columns. */
function placePage(page: readonly Stretch[], breaks: boolean, paired: boolean): void {
  const first = page[0]?.[0]?.element;
  if (breaks && first) first.dataset.breakBefore = 'page';
  if (!paired) return;
  let line = 1;
  for (const stretch of page) {
    const lines = linesOf(stretch);
    stretch.forEach(({ element, half }, i) => {
      element.style.gridRow = String(line + (half ? i % lines : i));
      if (half) element.style.gridColumn = String(1 + Math.floor(i / lines));
    });
    line += lines;
  }
}
