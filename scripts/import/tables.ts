/**
 * A table of a page → a table of Markdown, or, when it only lays out the page, what it holds. In: the element and a
 * reader for its cells. Out: blocks. Promises that the text of every cell is there once, over its rows and columns;
 * what Markdown cannot say (several paragraphs) is told. Called by `page-blocks.ts`.
 *
 *     <table><tr><th>A<th>B<tr><td colspan=2>1</table> → head [A, B], rows [[1 over two columns]]
 */

import type { Place } from '../model/problem.ts';
import { type Figure, type Inline, plainText, tableCells } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { attributeOf, type Element, elementsOf, htmlText, isElement, type Node } from './html-tree.ts';
import { joinTexts, unbroken } from './inline-runs.ts';
import { joinLabel, labelRowsOf } from './label-tables.ts';
import { type PlacedCell, partRows } from './table-rows.ts';
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
  const uneven = rows.length * cells.reduce((most, row) => Math.max(most, row.length), 0) > 10 * mostPlaces;
  if (uneven || laysOut(table, cells, columns)) {
    const why = uneven ? 'Its rows are too long for so many' : 'It has one row or one column, or lays out other things';
    tally.say(
      'K125',
      `a table of ${rows.length} × ${columns} cells`,
      `${why}: its contents stand one after the other.`,
      place(table),
    );
    return [...above, ...cells.flat().flatMap((cell) => blocks(cell, nested))];
  }
  const { placed, figures } = placeCells(boundSpans(cells, place(table), tally), reading);
  const stated = statedHead(rows, cells);
  if (stated === 0)
    tally.say(
      'K125',
      'a table without a head',
      'Its first row is the head, which is repeated on every page.',
      place(table),
    );
  for (const figure of figures)
    tally.say('K125', `the picture ${figure.image} of a table cell`, 'It stands below the table.', figure.place);
  return [...above, { kind: 'table', ...partRows(placed, stated), place: place(table) }, ...figures];
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

/** How many rows at the top the page calls a head; a table that is nothing else has one. */
function statedHead(rows: readonly Element[], cells: readonly Element[][]): number {
  const isHead = (row: Element, i: number) =>
    (row.parentNode as Element).tagName === 'thead' || cells[i]?.every(({ tagName }) => tagName === 'th');
  const rest = rows.findIndex((row, i) => !isHead(row, i));
  return rest < 0 ? 1 : rest;
}

/** A cell with the columns and rows that it takes. */
interface SpannedCell {
  cell: Element;
  width: number;
  height: number;
}

/** So many places all cells of a table may take: as many as cells that are read of a page. */
const mostPlaces = 100_000;

/**
 * The cells with what they take. Where that is more than a table may have, each takes its own place, and it is told: a
 * page may say of every cell that it goes over 100 columns and 100 rows.
 */
function boundSpans(cells: readonly Element[][], place: Place, tally: Tally): SpannedCell[][] {
  const spanned = cells.map((row, y) =>
    row.map((cell) => ({
      cell,
      width: spanOf(cell, 'colspan'),
      height: Math.min(spanOf(cell, 'rowspan'), cells.length - y),
    })),
  );
  const places = spanned.flat().reduce((sum, { width, height }) => sum + width * height, 0);
  if (places <= mostPlaces) return spanned;
  tally.say('K125', `a table whose joined cells take ${places} places`, 'They are joined no longer.', place);
  return cells.map((row) => row.map((cell) => ({ cell, width: 1, height: 1 })));
}

/** Every cell in its row and column. Where two would lie over the same place, the later one is narrower. */
function placeCells(
  cells: readonly SpannedCell[][],
  { blocks, place, tally }: TableReading,
): { placed: PlacedCell[]; figures: Figure[] } {
  const taken = cells.map((): boolean[] => []);
  const figures: Figure[] = [];
  const placed: PlacedCell[] = [];
  cells.forEach((row, y) => {
    let x = 0;
    for (const { cell, width, height } of row) {
      while (taken[y]?.[x]) x++;
      const content = blocks(cell, true);
      figures.push(...content.filter((block) => block.kind === 'figure'));
      const inlines = inlinesOf(content);
      if (content.length > 1)
        tally.say(
          'K125',
          `a table cell with several paragraphs: “${shorten(plainText(inlines))}”`,
          'They are one line now.',
          place(cell),
        );
      let columns = 1;
      while (columns < width && !taken[y]?.[x + columns]) columns++;
      for (const below of taken.slice(y, y + height)) for (let dx = 0; dx < columns; dx++) below[x + dx] = true;
      placed.push({ inlines, x, y, columns, rows: height });
      x += columns;
    }
  });
  return { placed, figures };
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
        return tableCells(block).map(({ inlines }) => inlines);
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
