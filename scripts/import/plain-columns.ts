/**
 * Columns of a plain text: tables parted by tabs, and signatures side by side. In: rows that stand without an empty
 * one between them. Out: a table, or the paragraphs of one column after the other; nothing for other rows. Promises
 * that every piece of every row is there once, and that a label and its text are no columns. Called by `plain-text.ts`.
 *
 *     '类别\t费率', '水库\t100元' → a table with a head and a row
 */
import type { FoundBlock } from './found-document.ts';
import { linesOf } from './inline-runs.ts';
import { isLabel } from './label-tables.ts';
import { isSignatory } from './signature-lines.ts';
import type { Tally } from './tally.ts';

interface Row {
  text: string;
  /** 1-based, of the file. */
  line: number;
}

/** What parts columns: a tab, or more blanks than a text has between words. */
const gap = /\s*\t\s*| {3,}|\u3000{3,}/u;
/** 第三条, before the text of an article. */
const article = /^第.{1,8}[条章节编款项]$/u;

/** Signatures side by side with empty rows between: their rows stand together. */
export function joinSignatureRows(groups: readonly Row[][]): Row[][] {
  const joined: Row[][] = [];
  let columns = 0;
  for (const group of groups) {
    const cells = group.map(({ text }) => text.trim().split(gap));
    const own = cells.every(({ length }) => length > 1 && length === cells[0]?.length) ? (cells[0]?.length ?? 0) : 0;
    if (own > 1 && own === columns) joined.at(-1)?.push(...group);
    else {
      joined.push([...group]);
      columns = own > 1 && cells[0]?.every((cell) => isSignatory(cell)) ? own : 0;
    }
  }
  return joined;
}

/**
 * The cells of rows that have equally many; nothing for other rows. Where tabs part them, two in a row have an empty
 * cell between them, and cells at the end that the first row alone has are empty.
 */
function cellsOf(rows: readonly Row[]): string[][] | undefined {
  const even = (cells: readonly string[][]) => cells.every(({ length }) => length === cells[0]?.length);
  const parted = rows.map(({ text }) => text.trim().split(gap));
  if (even(parted)) return parted;
  const tabbed = rows.map(({ text }) => text.split('\t').map((cell) => cell.trim()));
  const width = tabbed[0]?.length ?? 0;
  if (tabbed.some(({ length }) => length < 2 || length > width)) return undefined;
  return tabbed.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
}

/** The blocks of rows that are columns; nothing for rows that are none. */
export function readColumns(rows: readonly Row[], file: string, tally: Tally): FoundBlock[] | undefined {
  const cells = cellsOf(rows);
  const [first = []] = cells ?? [];
  if (!cells || first.length < 2 || cells.length < 2) return undefined;
  const place = { file, line: rows[0]?.line ?? 1, column: 1 };
  const blocksOf = (text: string, row: number) =>
    linesOf([{ text, formats: [], place: { ...place, line: rows[row]?.line ?? 1 } }], tally);
  if (first.every((cell) => isSignatory(cell))) {
    tally.count('K125', 'signatures side by side', 'They stand one below the other, each with its names.', place);
    return first.flatMap((_, column) =>
      cells.flatMap((row, y) =>
        blocksOf(row[column] ?? '', y).map((line): FoundBlock => ({ kind: 'paragraph', ...line })),
      ),
    );
  }
  const tabbed = rows.every(({ text }) => text.trim().includes('\t'));
  if (!tabbed || cells.some(([own = '']) => isLabel(own) || article.test(own))) return undefined;
  tally.count('K125', 'rows parted by tabs', 'They are a table, whose first row is repeated on every page.', place);
  const [head = [], ...rest] = cells.map((row, y) =>
    row.map((cell) => ({ inlines: blocksOf(cell, y).flatMap(({ inlines }) => inlines) })),
  );
  return [{ kind: 'table', head: [head], rows: rest, place }];
}
