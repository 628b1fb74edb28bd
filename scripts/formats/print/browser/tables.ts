/**
 * Tables over pages, which style sheets cannot say. In: the parsed print HTML; pages as they are laid out. Out: columns
 * of one width on all pages, and the head again on top of a table that goes on. No text of the edition is changed.
 */
import { bookLength } from './book-lengths.ts';
import { hasTallRow, shareWidths } from './column-widths.ts';
import { cellsOfRow, columnOf, fillRow, notePlaces } from './table-places.ts';

/** The most of a page's height that a head may take on each page. */
const headShare = 1 / 4;

/** Numbers the tables of the text and fixes their columns. */
export function prepareTables(content: ParentNode): void {
  [...content.querySelectorAll<HTMLTableElement>('table')].forEach((table, i) => {
    fixColumns(table);
    table.dataset.table = String(i + 1);
  });
}

function fixColumns(table: HTMLTableElement): void {
  const columns = notePlaces(table);
  const group = document.createElement('colgroup');
  const bodyCells = [...table.tBodies].flatMap(({ rows }) => [...rows].flatMap(cellsOfRow));
  const texts = [...table.rows].flatMap(cellsOfRow).map((cell) => ({
    text: cell.textContent ?? '',
    column: columnOf(cell),
    columns: cell.colSpan,
  }));
  const room = roomOf(table);
  const shares = shareWidths(texts, columns, room);
  const bodyTexts = texts.slice(texts.length - bodyCells.length);
  if (hasTallRow(bodyTexts, shares, room)) table.dataset.tall = '';
  if (bodyCells.some(({ rowSpan }) => rowSpan > 1)) table.dataset.joinedRows = '';
  for (const share of shares) {
    const column = document.createElement('col');
    column.style.width = `${share}%`;
    group.append(column);
  }
  table.prepend(group);
}

/**
 * The width of a table in em of its type; what lists and quotations indent it by is not known yet, and taken for 2 em
 * each.
 */
function roomOf(table: HTMLTableElement): number {
  let room = bookLength('--text-width') / bookLength('--small');
  for (let at = table.parentElement; at; at = at.parentElement)
    if (at.matches('li, .item, blockquote, aside')) room -= 2.5;
  return Number.isFinite(room) ? room : Number.POSITIVE_INFINITY;
}

/**
 * Puts the head on top of every table that goes on from another page. `starts`: the first stretch of each table, kept
 * from page to page; its page may stand outside the document by now.
 */
export function repeatHeads(page: ParentNode, starts: Map<string, HTMLTableElement>): void {
  for (const table of page.querySelectorAll<HTMLTableElement>('table[data-table]')) {
    const name = table.dataset.table ?? '';
    if (!table.hasAttribute('data-split-from')) {
      starts.set(name, table);
      noteTallHead(table);
    } else continueTable(table, starts.get(name));
  }
}

/**
 * Gives every table the space below it that it lacks to whole lines of the text: its rows are on lines of their own,
 * and what follows is on the grid of the page. Notes have no grid.
 */
export function alignTables(page: ParentNode): void {
  const tables = [...page.querySelectorAll<HTMLTableElement>('table[data-table]')].filter(
    (table) => !table.closest('.footnote'),
  );
  if (tables.length === 0) return;
  const line = bookLength('--line');
  const heights = tables.map((table) => [...table.getClientRects()].reduce((sum, { height }) => sum + height, 0));
  tables.forEach((table, i) => {
    const over = (Math.round((heights[i] ?? 0) * 64) / 64) % line;
    table.style.setProperty('--lacking', `${over === 0 ? 0 : line - over}px`);
  });
}

/** A head that takes more of a page is not repeated: a row that has no room below it on any page would never be set. */
function noteTallHead(table: HTMLTableElement): void {
  const area = table.closest('.pagedjs_area');
  if (!area || !table.tHead) return;
  const most = area.getBoundingClientRect().height * headShare;
  // A head that its page divides is as high as its parts.
  const height = [...table.tHead.getClientRects()].reduce((sum, part) => sum + part.height, 0);
  if (height > most) table.dataset.tallHead = '';
}

/**
 * The copy of the head keeps the references of Paged.js: by them the structure of the PDF knows it as a repetition. It
 * refers to no note: that stands at the foot of the page on which the table begins.
 */
function continueTable(table: HTMLTableElement, first: HTMLTableElement | undefined): void {
  // What is divided is its first row; a head that goes on stands before it.
  for (const row of table.querySelectorAll<HTMLTableRowElement>('tr[data-split-from]')) fillRow(row);
  const top = table.tBodies[0]?.rows[0];
  if (top && !top.hasAttribute('data-split-from')) fillRow(top);
  if (!first || table.querySelector('colgroup')) return;
  const parts = [table.tHead || 'tallHead' in first.dataset ? null : first.tHead, first.querySelector('colgroup')];
  for (const part of parts) {
    if (!part) continue;
    const copy = part.cloneNode(true) as HTMLElement;
    for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
    for (const reference of copy.querySelectorAll('.noteref, [data-footnote-call]')) reference.remove();
    if (part === first.tHead) copy.classList.add('apart');
    table.prepend(copy);
  }
}
