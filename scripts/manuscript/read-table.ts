/**
 * Tokens of a table → its cells. In: a `TokenStream` that stands behind the opening token. Out: a table; problems are
 * left in the stream. Promises that every cell of the result is written in the source or missing there, and that no
 * place of the table is covered twice. Called by `read-blocks.ts`.
 *
 *     | a || b |  and below it  | ^^ || c |  → a over two columns and two rows, b, c
 */
import { problem } from '../model/problem-catalogue.ts';
import type { Cell, Table } from '../model/text.ts';
import {
  type BlockToken,
  lineOf,
  placeOfLine,
  placeOfText,
  readInlines,
  type TokenStream,
  takeToken,
} from './token-stream.ts';

/** What a cell says that goes on from the row above. */
const continued = '^^';

/** A cell, and the column in which it begins. */
interface PlacedCell {
  cell: Cell;
  column: number;
}

/** The cell that lies over each column of a row. */
type Covered = (PlacedCell | undefined)[];

/** Reads to the closing token. K214 for a row that is too long, K218 for a cell that goes on from none. */
export function readTableBlock(stream: TokenStream, opening: BlockToken): Table {
  const { columns } = opening.meta as { columns: number };
  const table: Table = { kind: 'table', head: [], rows: [], place: placeOfLine(stream, lineOf(opening)) };
  let above: Covered = [];
  for (let token = takeToken(stream); token.type !== 'table_close'; token = takeToken(stream)) {
    if (token.type !== 'tr_open') continue;
    const { head, text } = token.meta as { head: boolean; text: string };
    const rows = head ? table.head : table.rows;
    if (rows.length === 0) above = [];
    checkLength(stream, lineOf(token), text, columns);
    const row = readRow(stream, lineOf(token), columns, above);
    above = row.covered;
    rows.push(row.cells);
  }
  return table;
}

function readRow(
  stream: TokenStream,
  line: number,
  columns: number,
  above: Covered,
): { cells: Cell[]; covered: Covered } {
  const cells: Cell[] = [];
  const covered: Covered = [];
  const add = (placed: PlacedCell, width: number) => {
    for (let i = 0; i < width; i++) covered.push(placed);
  };
  for (let token = takeToken(stream); token.type !== 'tr_close'; token = takeToken(stream)) {
    const width = Math.min((token.meta as { columns: number }).columns, columns - covered.length);
    const column = covered.length;
    const over = token.content === continued ? above[column] : undefined;
    if (over?.column === column && (over.cell.columns ?? 1) === width) {
      over.cell.rows = (over.cell.rows ?? 1) + 1;
      add(over, width);
      continue;
    }
    if (token.content === continued)
      tellContinued(stream, line, over ? 'is not as wide as the cell above it' : 'has no cell above it');
    const cell: Cell = { inlines: readInlines(stream, token, line), ...(width > 1 ? { columns: width } : {}) };
    if (width > 0) cells.push(cell);
    add({ cell, column }, width);
  }
  if (cells.length === 0 && covered.length > 0)
    tellContinued(stream, line, 'stands in a row that has no cell of its own');
  while (covered.length < columns) {
    const cell: Cell = { inlines: [] };
    cells.push(cell);
    covered.push({ cell, column: covered.length });
  }
  return { cells, covered };
}

function tellContinued(stream: TokenStream, line: number, detail: string): void {
  stream.problems.push(problem('K218', { detail }, placeOfText(stream, line, continued)));
}

/** K214 for a row that is longer than the head: what stands behind the last cell would be lost. */
function checkLength(stream: TokenStream, line: number, row: string, columns: number): void {
  const bars = [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const last = bars[columns - 1 + (row.startsWith('|') ? 1 : 0)];
  if (last === undefined || last === row.length - 1) return;
  // The row is the end of its line, behind the signs of a list or a quotation.
  const column = (stream.lines[line] ?? '').trimEnd().length - row.length + last + 1;
  const detail = 'would end the last cell, and what stands behind it be lost';
  stream.problems.push(problem('K214', { sign: '|', detail, escaped: '\\|' }, placeOfLine(stream, line, column)));
}
