/**
 * The heads of cells in tables whose cells are joined. In: the book before it is written. Out: the same; in such a
 * table each head has an id, and each cell below heads names them (ISO 32000-1, table 349: Headers). Promises that a
 * table without joined cells is left as it is: there the scope of a head is its column, and says enough. Pure but for
 * the ids. Called by `structure-tree.ts`.
 *
 *     | Lake | Depth || → the cell “12” below Depth: headers ['table1-head2']
 */
import type { StructureElement } from '../../model/structure-tree.ts';

/** Names the heads in every table of the book, in reading order. */
export function nameHeads(book: StructureElement): void {
  tablesOf(book).forEach((table, i) => {
    const rows = elementsOf(table, 'TR').map((row) => elementsOf(row, 'TH', 'TD'));
    if (rows.flat().some(({ colSpan, rowSpan }) => colSpan || rowSpan)) nameIn(rows, `table${i + 1}`);
  });
}

function nameIn(rows: readonly StructureElement[][], table: string): void {
  // Of each column: the heads above, and in how many rows from here on its cell goes on.
  const heads: string[][] = [];
  const covered: number[] = [];
  let named = 0;
  for (const cells of rows) {
    let column = 0;
    for (const cell of cells) {
      while ((covered[column] ?? 0) > 0) column++;
      const { colSpan = 1, rowSpan = 1 } = cell;
      const columns = Array.from({ length: colSpan }, (_, i) => column + i);
      const above = [...new Set(columns.flatMap((at) => heads[at] ?? []))];
      if (above.length > 0) cell.headers = above;
      if (cell.tag === 'TH') cell.id = `${table}-head${++named}`;
      for (const at of columns) {
        covered[at] = rowSpan;
        if (cell.id) heads[at] = [...(heads[at] ?? []), cell.id];
      }
      column += colSpan;
    }
    for (const [at, left] of covered.entries()) covered[at] = (left ?? 0) - 1;
  }
}

const tablesOf = (element: StructureElement): StructureElement[] => [
  ...(element.tag === 'Table' ? [element] : []),
  ...element.children.flatMap((child) => ('tag' in child ? tablesOf(child) : [])),
];

/** The elements of some tags below one, in reading order; not those of a table inside it. */
const elementsOf = (element: StructureElement, ...tags: string[]): StructureElement[] =>
  element.children.flatMap((child) => {
    if (!('tag' in child) || child.tag === 'Table') return [];
    return tags.includes(child.tag) ? [child] : elementsOf(child, ...tags);
  });
