/**
 * Proves the tables of the EPUB and of the site. In: their cells as a witness has read them, the edition. Out: what is
 * wrong: a cell that says something else, stands in another row, is head where it is none, or lies over other columns
 * and rows. Called by the witnesses of both.
 *
 *     compareTables([[[{ text: '甲', columns: 1, rows: 1, head: true }]]], edition, wrong)
 */
import { blocksOf } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Cell, plainText, tablesIn } from '../model/text.ts';
import { bare } from './compare-text.ts';

/** A cell as a format shows it; `head`: it names the cells below it. */
export interface ShownCell {
  text: string;
  columns: number;
  rows: number;
  head: boolean;
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
