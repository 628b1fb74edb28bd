/**
 * Tables over pages, which style sheets cannot say. In: the parsed print HTML; pages as they are laid out. Out: columns
 * of one width on all pages, and the head again on top of a table that goes on. No text of the edition is changed.
 */
import { shareWidths } from './column-widths.ts';

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
  for (const share of shareWidths(rows)) {
    const column = document.createElement('col');
    column.style.width = `${share}%`;
    group.append(column);
  }
  table.prepend(group);
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
