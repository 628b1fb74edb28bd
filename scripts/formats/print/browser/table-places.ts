/**
 * Where the cells of a table stand: in which column each begins, and what of the rows above a row still covers. In: a
 * table of the parsed print HTML; rows of it on later pages. Out: attributes of its cells and rows; cells without text
 * where something from an earlier page would stand, so that no other moves into its column.
 */

/** What lies over a column, and the rows that it covers from here on. */
interface Span {
  column: number;
  width: number;
  rows: number;
}

/** Notes in every row and cell where they stand; gives the number of columns. */
export function notePlaces(table: HTMLTableElement): number {
  let columns = 0;
  for (const part of [table.tHead, ...table.tBodies]) {
    let open: Span[] = [];
    const rows = [...(part?.rows ?? [])];
    rows.forEach((row, i) => {
      if (open.length > 0) row.dataset.open = JSON.stringify(open);
      const own = noteRow(row, open);
      for (const { column, width } of own) columns = Math.max(columns, column + width);
      const joined = own.filter(({ width, rows }) => width > 1 || rows > 1);
      if (joined.length > 0) row.dataset.joined = JSON.stringify(joined);
      // The rule below the last row is drawn below all that reaches it.
      for (const cell of row.cells) if (cell.rowSpan > 1 && i + cell.rowSpan >= rows.length) cell.dataset.foot = '';
      open = [...open, ...own].flatMap((span) => (span.rows > 1 ? [{ ...span, rows: span.rows - 1 }] : []));
    });
  }
  for (const row of table.rows) evenCount(row, columns);
  return columns;
}

/** The cells of a row that are those of the text. */
export const cellsOfRow = (row: HTMLTableRowElement): HTMLTableCellElement[] =>
  [...row.cells].filter(({ hidden }) => !hidden);

/**
 * Cells that are not shown, so that a row has as many as there are columns, and those lie over as many. Of rows with
 * other counts Paged.js 0.4.3 sets the text of joined cells again on the next page, and begins pages before them, even
 * where they are higher than a page.
 */
function evenCount(row: HTMLTableRowElement, columns: number): void {
  const missing = columns - row.cells.length;
  const over = columns - [...row.cells].reduce((sum, { colSpan }) => sum + colSpan, 0);
  for (let i = 0; i < missing; i++) {
    const cell = document.createElement(row.cells[0]?.localName ?? 'td');
    cell.hidden = true;
    cell.setAttribute('aria-hidden', 'true');
    // It reads the attribute alone, whatever number it is.
    cell.setAttribute('colspan', String(i === 0 ? over - missing + 1 : 1));
    row.append(cell);
  }
}

/** Notes the column of every cell of a row, beside what lies over it from above. */
function noteRow(row: HTMLTableRowElement, open: readonly Span[]): Span[] {
  let column = 0;
  return [...row.cells].map((cell) => {
    for (let over = open.find((one) => one.column === column); over; over = open.find((one) => one.column === column))
      column += over.width;
    cell.dataset.column = String(column);
    const span = { column, width: cell.colSpan, rows: cell.rowSpan };
    column += cell.colSpan;
    return span;
  });
}

/** The column in which a cell begins. */
export const columnOf = (cell: HTMLTableCellElement): number => Number(cell.dataset.column ?? 0);

/**
 * Fills the first row of a table that goes on from an earlier page: what began there covers its columns here too. Of a
 * row that the page divides, Paged.js 0.4.3 sets the cell that goes on in the first column: those before it are filled
 * as well.
 */
export function fillRow(row: HTMLTableRowElement): void {
  const divided = row.hasAttribute('data-split-from');
  const spansOf = (name: 'open' | 'joined'): Span[] => JSON.parse(row.dataset[name] ?? '[]');
  const spans = [...spansOf('open'), ...(divided ? spansOf('joined') : [])];
  const cells = cellsOfRow(row);
  const [first] = cells;
  const before = divided && first ? columnOf(first) : 0;
  const end = Math.max(before, ...spans.map(({ column, width }) => column + width));
  for (let column = 0; column < end; ) {
    const own = cells.find((cell) => columnOf(cell) === column);
    const over = spans.find((span) => span.column === column);
    if (!own && (over || column < before)) {
      const empty = emptyCell(row, column, over);
      row.insertBefore(empty, cells.find((cell) => columnOf(cell) > column) ?? null);
    }
    column += own?.colSpan ?? over?.width ?? 1;
  }
}

function emptyCell(row: HTMLTableRowElement, column: number, over: Span | undefined): HTMLTableCellElement {
  const cell = document.createElement(row.cells[0]?.localName ?? 'td') as HTMLTableCellElement;
  cell.dataset.column = String(column);
  if (over) [cell.colSpan, cell.rowSpan] = [over.width, over.rows];
  cell.setAttribute('aria-hidden', 'true');
  return cell;
}
