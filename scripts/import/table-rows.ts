/**
 * Cells that know their places → the head and the rows of a table. In: cells, none over another. Out: rows in which
 * each column is covered: where a page has no cell there is an empty one. Promises that every cell of the page is there
 * once. Called by `tables.ts`. Pure.
 *
 *     a over two rows, b beside it, nothing below b → [[a, b], [nothing]]
 */
import { mostHeadRows } from '../manuscript/table-rule.ts';
import type { Cell, Inline } from '../model/text.ts';

/** A cell and the places that it lies over, counted from 0. */
export interface PlacedCell {
  inlines: Inline[];
  x: number;
  y: number;
  columns: number;
  rows: number;
}

/** The head has `stated` rows, one where the page states none, and as many more as its cells reach down. */
export function partRows(placed: readonly PlacedCell[], stated: number): { head: Cell[][]; rows: Cell[][] } {
  const cells = withoutShared(withEmptyCells(withoutShared(placed, 'x', 'columns')), 'y', 'rows');
  const height = heightOf(cells);
  const own = reach(cells, stated || 1);
  // A head of all rows is none, and one that is higher than a head can be ends before.
  const end = own < height && own <= mostHeadRows ? own : Math.min(reach(cells, 1), mostHeadRows);
  const parted = cells.flatMap((cell) => partCell(cell, end));
  return { head: rowsOf(parted, 0, end), rows: rowsOf(parted, end, height) };
}

const heightOf = (cells: readonly PlacedCell[]): number =>
  cells.reduce((most, { y, rows }) => Math.max(most, y + rows), 0);

/** The first row from `end` on that no cell from above reaches. */
function reach(cells: readonly PlacedCell[], end: number): number {
  const further = cells.reduce((most, { y, rows }) => (y < end ? Math.max(most, y + rows) : most), end);
  return further === end ? end : reach(cells, further);
}

/** A cell that lies over the end of the head is two, the second one empty. */
function partCell(cell: PlacedCell, end: number): PlacedCell[] {
  const below = cell.y + cell.rows - end;
  if (cell.y >= end || below <= 0) return [cell];
  return [
    { ...cell, rows: cell.rows - below },
    { ...cell, inlines: [], y: end, rows: below },
  ];
}

/** An empty cell in every place that no cell lies over. */
function withEmptyCells(placed: readonly PlacedCell[]): PlacedCell[] {
  const width = placed.reduce((most, { x, columns }) => Math.max(most, x + columns), 0);
  const grid = Array.from({ length: heightOf(placed) }, () => new Array<boolean>(width).fill(false));
  for (const { x, y, columns, rows } of placed)
    for (const row of grid.slice(y, y + rows)) row.fill(true, x, x + columns);
  const empty = grid.flatMap((row, y) =>
    row.flatMap((taken, x) => (taken ? [] : [{ inlines: [], x, y, columns: 1, rows: 1 }])),
  );
  return [...placed, ...empty];
}

/**
 * A row in which no cell begins says nothing, nor does a column, as behind `colspan=100`: those that lie over it are
 * shorter, or narrower.
 */
function withoutShared(cells: readonly PlacedCell[], at: 'x' | 'y', size: 'columns' | 'rows'): PlacedCell[] {
  const begun = new Set(cells.map((cell) => cell[at]));
  const kept = (from: number, to: number) => {
    let count = 0;
    for (let line = from; line < to; line++) if (begun.has(line)) count++;
    return count;
  };
  return cells.map((cell) => ({
    ...cell,
    [at]: kept(0, cell[at]),
    [size]: kept(cell[at], cell[at] + cell[size]),
  }));
}

const rowsOf = (cells: readonly PlacedCell[], from: number, to: number): Cell[][] => {
  const rows: PlacedCell[][] = Array.from({ length: to - from }, () => []);
  for (const cell of cells) rows[cell.y - from]?.push(cell);
  return rows.map((row) =>
    row
      .sort((a, b) => a.x - b.x)
      .map(({ inlines, columns, rows: height }) => ({
        inlines,
        ...(columns > 1 ? { columns } : {}),
        ...(height > 1 ? { rows: height } : {}),
      })),
  );
};
