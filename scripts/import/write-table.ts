/**
 * A table as `manuscript/read-table.ts` reads it. In: its cells, how a line of text is written. Out: Markdown, a line a
 * row. Promises that every cell lies over the same columns and rows again. Called by `write-markdown.ts`.
 *
 *     a over two columns and two rows, b, c → `| a || b |`, `| ^^ || c |`
 */
import type { Cell, Inline, Table } from '../model/text.ts';

/** The Markdown of a table; `line` writes the inlines of a cell. */
export function writeTable({ head, rows }: Table, line: (inlines: readonly Inline[]) => string): string {
  const columns = (head[0] ?? []).reduce((sum, cell) => sum + (cell.columns ?? 1), 0);
  return [...writeRows(head, line), `|${'---|'.repeat(columns)}`, ...writeRows(rows, line)].join('\n');
}

function writeRows(rows: readonly Cell[][], line: (inlines: readonly Inline[]) => string): string[] {
  /** What goes on from the rows above, by the column in which it begins. */
  const open = new Map<number, { width: number; left: number }>();
  return rows.map((cells) => {
    const own = [...cells];
    let row = '|';
    for (let column = 0; ; ) {
      const over = open.get(column);
      const cell = over ? undefined : own.shift();
      if (!over && !cell) return row;
      const width = over?.width ?? cell?.columns ?? 1;
      row += ` ${cell ? writeCell(line(cell.inlines)) : '^^'} ${'|'.repeat(width)}`;
      if (over && --over.left === 0) open.delete(column);
      if (cell?.rows) open.set(column, { width, left: cell.rows - 1 });
      column += width;
    }
  });
}

/** A cell is one line without a bar of its own; a bar is an entity there, for its backslash would be the table's. */
const writeCell = (text: string): string =>
  text
    .replace(/\\\n/g, ' ')
    .replace(/^\\\|/, '|')
    .replace(/\|/g, '&#x7C;')
    .replace(/^\^\^$/, '\\^^');
