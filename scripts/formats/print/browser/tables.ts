/**
 * Tables over pages, which style sheets cannot say. In: the parsed print HTML; pages as they are laid out. Out: columns
 * of one width on all pages, and the head again on top of a table that goes on. No text of the edition is changed.
 */
import { shareWidths, widthAround } from './column-widths.ts';
import { textNodesIn } from './text-nodes.ts';

/** Numbers the tables of the text and fixes their columns. */
export function prepareTables(content: ParentNode): void {
  [...content.querySelectorAll<HTMLTableElement>('table')].forEach((table, i) => {
    fixColumns(table);
    table.dataset.table = String(i + 1);
  });
}

function fixColumns(table: HTMLTableElement): void {
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent ?? ''));
  const group = document.createElement('colgroup');
  const room = roomOf(table);
  const shares = shareWidths(rows, room);
  for (const share of shares) {
    const column = document.createElement('col');
    column.style.width = `${share}%`;
    group.append(column);
  }
  for (const row of table.rows)
    [...row.cells].forEach((cell, i) => {
      releaseWide(cell, (room * Number(shares[i] ?? 100)) / 100);
    });
  table.prepend(group);
}

/** Words that should stay on one line do not where their column is narrower: they would be broken inside instead. Others of the same cell do. */
function releaseWide(cell: HTMLTableCellElement, width: number): void {
  const nodes = textNodesIn(cell);
  const text = nodes.map(({ data }) => data).join('');
  let at = 0;
  const wide: Element[] = [];
  for (const { data, parentElement } of nodes) {
    const end = at + data.length;
    const span = parentElement?.closest('.keep');
    if (span && widthAround(text.slice(0, at), data, text.slice(end)) > width) wide.push(span);
    at = end;
  }
  for (const span of wide) span.classList.remove('keep');
}

/** The width of a table in em of its type; what lists and quotations indent it by is not known yet, and taken for 2 em each. */
function roomOf(table: HTMLTableElement): number {
  const style = getComputedStyle(document.documentElement);
  const [width, small] = ['--text-width', '--small'].map((name) => Number.parseFloat(style.getPropertyValue(name)));
  let room = (width ?? Number.NaN) / (small ?? Number.NaN);
  for (let at = table.parentElement; at; at = at.parentElement) if (at.matches('li, blockquote, aside')) room -= 2.5;
  return Number.isFinite(room) ? room : Number.POSITIVE_INFINITY;
}

/**
 * Puts the head on top of every table that goes on from another page. `starts`: the first stretch of each table, kept from
 * page to page; its page may stand outside the document by now.
 */
export function repeatHeads(page: ParentNode, starts: Map<string, HTMLTableElement>): void {
  for (const table of page.querySelectorAll<HTMLTableElement>('table[data-table]')) {
    const name = table.dataset.table ?? '';
    if (!table.hasAttribute('data-split-from')) starts.set(name, table);
    else if (!table.tHead) repeatHead(table, starts.get(name));
  }
}

/** The copy keeps the references of Paged.js: by them the structure of the PDF knows it as a repetition. */
function repeatHead(table: HTMLTableElement, first: HTMLTableElement | undefined): void {
  for (const part of [first?.tHead, first?.querySelector('colgroup')]) {
    if (!part) continue;
    const copy = part.cloneNode(true) as HTMLElement;
    for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
    if (part === first?.tHead) copy.classList.add('apart');
    table.prepend(copy);
  }
}
