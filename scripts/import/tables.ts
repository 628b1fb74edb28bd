/**
 * A table of a page → a table of Markdown, or, when it only lays out the page, what it holds. In: the element and a
 * reader for its cells. Out: blocks. Promises that the text of every cell is there once, in its row and column; what
 * Markdown cannot say (joined cells, several paragraphs) is told. Called by `page-blocks.ts`.
 *
 *     <table><tr><th>A<th>B<tr><td colspan=2>1</table> → head [A, B], rows [[1, nothing]], and K125
 */

import type { Place } from '../model/problem.ts';
import { type Figure, type Inline, plainText } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { attributeOf, type Element, elementsOf, htmlText, isElement, type Node } from './html-tree.ts';
import { joinTexts, unbroken } from './inline-runs.ts';
import { joinLabel, labelRowsOf } from './label-tables.ts';
import { shorten, type Tally } from './tally.ts';

interface TableReading {
  blocks: (cell: Element, nested: boolean) => FoundBlock[];
  place: (node: Node) => Place;
  tally: Tally;
  nested: boolean;
}

/** The blocks of a <table>. */
export function readTable(table: Element, reading: TableReading): FoundBlock[] {
  const { blocks, place, tally, nested } = reading;
  const rows = rowsOf(table);
  const caption = table.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'caption');
  const above = caption ? blocks(caption, nested) : [];
  const cells = rows.map(cellsOf);
  const widths = cells.map((row) => row.reduce((sum, cell) => sum + spanOf(cell, 'colspan'), 0));
  const columns = widths.reduce((most, width) => Math.max(most, width), 0);
  if (cells.flat().every(isEmpty)) return above;
  const labelled = caption ? undefined : labelRowsOf(table, cells);
  if (labelled) {
    tally.count('K125', 'a table that sets labels apart', 'They stand before their texts.', place(table));
    return labelled.flatMap((row) => joinLabel(blocks(row.label, nested), blocks(row.text, nested)));
  }
  if (laysOut(table, cells, columns)) {
    tally.say(
      'K125',
      `a table of ${rows.length} × ${columns} cells`,
      'It has one row or one column, or lays out other things: its contents stand one after the other.',
      place(table),
    );
    return [...above, ...cells.flat().flatMap((cell) => blocks(cell, nested))];
  }
  const { grid, figures } = readCells(cells, reading);
  const [head = [], ...rest] = grid;
  const stated =
    cells[0]?.every((cell) => cell.tagName === 'th') || (rows[0]?.parentNode as Element).tagName === 'thead';
  if (!stated)
    tally.say(
      'K125',
      'a table without a head',
      'Its first row is the head, which is repeated on every page.',
      place(table),
    );
  for (const figure of figures)
    tally.say('K125', `the picture ${figure.image} of a table cell`, 'It stands below the table.', figure.place);
  return [...above, { kind: 'table', head, rows: rest, place: place(table) }, ...figures];
}

/** True for a cell without text and without a picture. */
const isEmpty = (cell: Element): boolean =>
  htmlText(cell).trim() === '' && ![...elementsOf(cell.childNodes)].some(({ tagName }) => tagName === 'img');

/** True for a table that is none: it says so, it has one column or one row, or it holds tables or headings. */
const laysOut = (table: Element, cells: readonly Element[][], columns: number): boolean =>
  attributeOf(table, 'role') === 'presentation' ||
  columns < 2 ||
  (cells.length < 2 && cells.flat().every(({ tagName }) => tagName === 'td')) ||
  cells.flat().some((cell) => [...elementsOf(cell.childNodes)].some(isNoCell));

/** A heading, or a table that does more than set labels apart: no cell of a table of data holds them. */
const isNoCell = (element: Element): boolean =>
  /^h[1-6]$/.test(element.tagName) ||
  (element.tagName === 'table' && labelRowsOf(element, rowsOf(element).map(cellsOf)) === undefined);

/**
 * The text of every cell in its row and column: a cell over several has its text in the first, the others are empty.
 */
function readCells(
  cells: readonly Element[][],
  { blocks, place, tally }: TableReading,
): { grid: Inline[][][]; figures: Figure[] } {
  // Every cell is read before anything of the joined ones is told: the report is in the order of the document.
  const inner = cells.map((row) => row.map((cell) => blocks(cell, true)));
  const grid: Inline[][][] = cells.map(() => []);
  const taken = cells.map((): boolean[] => []);
  const figures: Figure[] = [];
  cells.forEach((row, y) => {
    let x = 0;
    row.forEach((cell, i) => {
      while (taken[y]?.[x]) x++;
      const content = inner[y]?.[i] ?? [];
      figures.push(...content.filter((block) => block.kind === 'figure'));
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      const inlines = inlinesOf(content);
      tellCell(plainText(inlines), { paragraphs: content.length, width, height }, place(cell), tally);
      for (let dy = 0; dy < height && y + dy < cells.length; dy++)
        for (let dx = 0; dx < width; dx++) {
          (taken[y + dy] as boolean[])[x + dx] = true;
          (grid[y + dy] as Inline[][])[x + dx] = dx + dy === 0 ? inlines : [];
        }
      x += width;
    });
  });
  // Cells that reach down push others to the right: a row may be longer than its own cells.
  const columns = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return { grid: grid.map((row) => Array.from({ length: columns }, (_, x) => row[x] ?? [])), figures };
}

/** Tells what Markdown cannot say of a cell. */
function tellCell(
  text: string,
  { paragraphs, width, height }: { paragraphs: number; width: number; height: number },
  place: Place,
  tally: Tally,
): void {
  if (paragraphs > 1)
    tally.say('K125', `a table cell with several paragraphs: “${shorten(text)}”`, 'They are one line now.', place);
  if (width > 1 || height > 1)
    tally.say(
      'K125',
      `a table cell over ${width} columns and ${height} rows: “${shorten(text)}”`,
      'Its text stands in the first cell; the others are empty.',
      place,
    );
}

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter((node): node is Element => isElement(node) && /^t[dh]$/.test(node.tagName));

/** Rows of this table and of no table inside it. */
const rowsOf = (table: Element): Element[] =>
  table.childNodes
    .filter(isElement)
    .flatMap((child) =>
      child.tagName === 'tr'
        ? [child]
        : /^t(head|body|foot)$/.test(child.tagName)
          ? child.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'tr')
          : [],
    );

/** At most 100 columns or rows: a number in a page is not a promise. */
const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(100, Math.max(1, Number.parseInt(attributeOf(cell, name) ?? '1', 10) || 1));

/** The text of a cell as one line. */
function inlinesOf(blocks: readonly FoundBlock[]): Inline[] {
  const lines = blocks.flatMap(function lines(block): Inline[][] {
    switch (block.kind) {
      case 'list':
        return block.items
          .flatMap((item) => item.flatMap(lines))
          .map((line) => line.flatMap((inline) => (inline.kind === 'label' ? inline.children : [inline])));
      case 'quote':
      case 'editorial':
        return block.blocks.flatMap(lines);
      case 'table':
        return [block.head, ...block.rows].flat();
      case 'closing':
        return block.lines;
      case 'figure':
        return [];
      default:
        return [block.inlines];
    }
  });
  return joinTexts(
    unbroken(
      lines.flatMap((line, i): Inline[] => [
        ...(i > 0 ? [{ kind: 'text', text: ' ', place: { file: '', line: 1, column: 1 } } as const] : []),
        ...line,
      ]),
    ),
  );
}
