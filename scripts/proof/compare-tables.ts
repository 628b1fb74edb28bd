/**
 * Proves the tables of the PDF, the EPUB and the site. In: their cells as a witness has read them, the edition. Out:
 * what is wrong: a cell that says something else, stands in another row, is head where it is none, or lies over other
 * columns and rows, names other heads. Called by the witnesses of all three.
 *
 *     compareTables([[[{ text: '甲', columns: 1, rows: 1, head: true }]]], edition, wrong)
 */
import { blocksOf } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Cell, plainText, type Table, tablesIn } from '../model/text.ts';
import { bare } from './compare-text.ts';

/** A cell as a format shows it; `head`: it names the cells below it. */
export interface ShownCell {
  text: string;
  columns: number;
  rows: number;
  head: boolean;
}

/**
 * Heads of the cells of tables with joined cells, as a table of the structure tree names them: those above a cell, in
 * the columns that it lies over. A table without joined cells names none: the scope of a head is its column.
 */
export function compareHeads(
  shown: readonly (ShownCell & { heads: readonly string[] })[][][],
  edition: IndexedEdition,
  wrong: (detail: string) => void,
): void {
  blocksOf(edition)
    .flatMap(tablesIn)
    .forEach((table, i) => {
      const wanted = headsOf(table);
      (shown[i] ?? []).flat().forEach(({ text, heads }, at) => {
        const [found, expected] = [heads.map(bare).sort(), (wanted[at] ?? []).toSorted()];
        if (found.join('|') !== expected.join('|'))
          wrong(
            `table ${i + 1}: the heads of “${bare(text)}” are “${found.join(' | ')}” instead of “${expected.join(' | ')}”`,
          );
      });
    });
}

/** For each cell, in reading order, the texts of the heads above it. */
function headsOf({ head, rows }: Table): string[][] {
  const cells = [...head, ...rows];
  const joined = cells.flat().some(({ columns = 1, rows: high = 1 }) => columns > 1 || high > 1);
  const free: number[] = [];
  const heads: { text: string; from: number; to: number; row: number }[] = [];
  return cells.flatMap((row, y) => {
    let from = 0;
    return row.map(({ inlines, columns = 1, rows: high = 1 }) => {
      while ((free[from] ?? 0) > y) from++;
      const to = from + columns;
      for (let x = from; x < to; x++) free[x] = y + high;
      const own = heads.filter((one) => one.row < y && one.from < to && one.to > from).map(({ text }) => text);
      if (y < head.length) heads.push({ text: bare(plainText(inlines)), from, to, row: y });
      from = to;
      return joined ? own : [];
    });
  });
}

/** `shown`: the tables of the text, row by row. */
export function compareTables(
  shown: readonly ShownCell[][][],
  edition: IndexedEdition,
  wrong: (detail: string) => void,
): void {
  const found = shown.map((rows) => rows.map((cells) => cells.map(sayCell)));
  const wanted = blocksOf(edition)
    .flatMap(tablesIn)
    .map(({ head, rows }) => [...expectRows(head, true), ...expectRows(rows, false)]);
  if (found.length !== wanted.length) wrong(`it has ${found.length} tables instead of ${wanted.length}`);
  wanted.forEach((rows, i) => {
    const other = found[i] ?? [];
    const at = rows.findIndex((row, y) => row.join() !== other[y]?.join());
    const says = (row: readonly string[] | undefined) => `“${row?.join(' | ') ?? 'nothing'}”`;
    if (at >= 0) wrong(`table ${i + 1}: row ${at + 1} is ${says(other[at])} instead of ${says(rows[at])}`);
    else if (other.length > rows.length) wrong(`table ${i + 1}: it has ${other.length} rows instead of ${rows.length}`);
  });
}

const expectRows = (rows: readonly Cell[][], head: boolean): string[][] =>
  rows.map((cells) =>
    cells.map(({ inlines, columns = 1, rows = 1 }) => sayCell({ text: plainText(inlines), columns, rows, head })),
  );

const sayCell = ({ text, columns, rows, head }: ShownCell): string =>
  `${head ? '*' : ''}${columns > 1 || rows > 1 ? `${columns}×${rows} ` : ''}${bare(text)}`;
