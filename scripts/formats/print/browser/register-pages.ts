/**
 * Where the pages of registers end. In: registers with their page numbers, before they are laid out. Out:
 * `data-break-before` on the entries, or groups, with which a page begins. A page must not end inside an entry, and
 * Paged.js, which only sees that a column ran over, would leave holes: so the entries are set beside the book in two
 * columns as high as the page, and the first one that does not fit begins the next page.
 */

import { bookLength } from './book-lengths.ts';
import { openHost } from './measuring-host.ts';

/** So many entries are tried for the first page, and so many more than the page before held for each other. */
const [firstTry, more] = [60, 8];

/**
 * Small registers stand on one page, where it has room for all of them, one below the other; the others begin a page
 * each and end their pages between entries. `registers`: all of the book, with their page numbers, in its order.
 */
export function breakRegisters(registers: readonly HTMLElement[], area: Element): void {
  const line = bookLength('--line');
  const heights = registers.length > 1 ? heightsOnOnePage(registers, area, line) : undefined;
  if (heights) joinOnePage(registers, heights, line);
  else for (const register of registers) breakRegister(register, area);
}

/** Each begins on the grid of the page, behind those before it. */
function joinOnePage(registers: readonly HTMLElement[], heights: readonly number[], line: number): void {
  registers.forEach((register, i) => {
    if (i === 0) return;
    delete register.dataset.breakBefore;
    const over = (heights[i - 1] ?? 0) % line;
    register.style.marginBlockStart = `${over === 0 ? 0 : line - over}px`;
  });
}

/** How high registers are, in px, that have room on one page together; nothing where they have not. */
function heightsOnOnePage(registers: readonly HTMLElement[], area: Element, line: number): number[] | undefined {
  const entries = registers.reduce((sum, register) => sum + register.querySelectorAll('.entry').length, 0);
  // So many fit on no page: they need not be set.
  if (entries > firstTry) return undefined;
  const { width, height } = area.getBoundingClientRect();
  const host = openHost(`${width}px`);
  const copies = registers.map((register) => register.cloneNode(true) as HTMLElement);
  host.append(...copies);
  const heights = copies.map((copy) => copy.getBoundingClientRect().height);
  host.remove();
  return heights.reduce((sum, own) => Math.ceil(sum / line) * line + own, 0) <= height ? heights : undefined;
}

/** One layout a page; where all entries that are tried fit, one more of twice as many. */
function breakRegister(register: HTMLElement, area: Element): void {
  const columns = register.querySelector<HTMLElement>('.columns');
  if (!columns) return;
  const { width, height } = area.getBoundingClientRect();
  const entries = [...columns.querySelectorAll<HTMLElement>('.entry')];
  const host = openHost(`${width}px`);
  let room = firstTry;
  for (let from = 0; from < entries.length; ) {
    const shown = entries.slice(from, from + room);
    const { page, sheet, copies } = copyEntries(register, columns, shown, from === 0);
    host.replaceChildren(page);
    const fits = firstBeyond(page, sheet, copies, height);
    if (fits < 0 && from + shown.length < entries.length) {
      room *= 2;
      continue;
    }
    // An entry that is higher than a page stays where it is: Paged.js divides it.
    const count = fits < 0 ? copies.length : Math.max(1, fits);
    from += count;
    room = count + more;
    const next = entries[from];
    if (next) beginPage(next);
  }
  host.remove();
}

interface SheetCopy {
  page: HTMLElement;
  sheet: HTMLElement;
  copies: HTMLElement[];
}

/** A page of the register with some of its entries; `first`: with what stands above the columns. */
function copyEntries(
  register: HTMLElement,
  columns: HTMLElement,
  shown: readonly HTMLElement[],
  first: boolean,
): SheetCopy {
  const page = register.cloneNode(false) as HTMLElement;
  const sheet = columns.cloneNode(false) as HTMLElement;
  if (first) for (const child of register.children) if (child !== columns) page.append(child.cloneNode(true));
  page.append(sheet);
  let group: Element | undefined;
  let list: Element | undefined;
  const copies = shown.map((entry) => {
    const own = groupOf(entry);
    if (own !== group) {
      group = own;
      list = openGroup(sheet, own, entry);
    }
    return list?.appendChild(entry.cloneNode(true)) as HTMLElement;
  });
  return { page, sheet, copies };
}

/** A copy of a group, and in it of the list of `entry`; with its letter when it begins with this entry. */
function openGroup(sheet: HTMLElement, group: HTMLElement, entry: HTMLElement): Element {
  const section = group.cloneNode(false) as HTMLElement;
  section.classList.toggle('page-top', sheet.childElementCount === 0);
  const letter = group.querySelector('.letter');
  if (letter && entry === group.querySelector('.entry')) section.append(letter.cloneNode(true));
  sheet.append(section);
  return section.appendChild((entry.parentElement as HTMLElement).cloneNode(false) as HTMLElement);
}

/** The first of the entries that does not fit on a page of this height; -1 when all do. */
function firstBeyond(page: HTMLElement, sheet: HTMLElement, copies: readonly HTMLElement[], height: number): number {
  sheet.style.columnFill = 'auto';
  sheet.style.height = `${height - (sheet.getBoundingClientRect().top - page.getBoundingClientRect().top)}px`;
  const { right } = sheet.getBoundingClientRect();
  return copies.findIndex((copy) => [...copy.getClientRects()].some((rect) => rect.left >= right));
}

/** Begins a page with an entry; with its whole group where it is the first one. */
function beginPage(entry: HTMLElement): void {
  const group = groupOf(entry);
  const target = group.querySelector('.entry') === entry ? group : entry;
  target.dataset.breakBefore = 'page';
  if (target === group) group.classList.add('page-top');
}

function groupOf(entry: HTMLElement): HTMLElement {
  const group = entry.closest<HTMLElement>('.letter-group');
  if (!group) throw new Error('an entry of a register stands outside a group');
  return group;
}
