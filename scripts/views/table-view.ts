/**
 * What the templates are given of a table, and of signatures, which stand in columns. In: its rows, how a line of text
 * is composed; the signatories. Out: rows of cells, each with the columns and rows that it lies over where those are
 * more than one. Called by block-view.ts. Pure.
 *
 *     a over two columns → `{ cells: [{ pieces: [{ text: 'a' }], columns: 2, rows: undefined }] }`
 */
import type { Cell, Inline } from '../model/text.ts';
import type { Piece } from './inline-pieces.ts';

/** One row of a table. */
export interface RowView {
  cells: { pieces: Piece[]; columns: number | undefined; rows: number | undefined }[];
}

/** The rows in order; the offsets of `line` go on from cell to cell. */
export const tableRows = (table: readonly Cell[][], line: (inlines: readonly Inline[]) => Piece[]): RowView[] =>
  table.map((row) => ({ cells: row.map(({ inlines, columns, rows }) => ({ pieces: line(inlines), columns, rows })) }));

/** Signatories two by two, in their order: each pair stands in columns beside one another. */
export const signatureRows = (signatories: readonly { pieces: Piece[] }[]): RowView[] =>
  signatories.flatMap((_, i) =>
    i % 2 === 1
      ? []
      : [{ cells: signatories.slice(i, i + 2).map(({ pieces }) => ({ pieces, columns: undefined, rows: undefined })) }],
  );
