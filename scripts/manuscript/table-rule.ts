/**
 * How a table is written. In: lines with bars. Out: tokens of markdown-it. Tables of GFM, in which a cell may lie over
 * several columns (a bar more behind it for each), a head may have several rows, and all else is as GFM says. Called by
 * `parse-markdown.ts`; `read-table.ts` reads the tokens.
 *
 *     | Year || Sum |   a cell over two columns, and one
 *     |------|---|---|
 */
import type MarkdownIt from 'markdown-it';

type StateBlock = InstanceType<MarkdownIt['block']['State']>;

/** A cell as it is written: its Markdown without the blanks around it, and how many columns it lies over. */
interface WrittenCell {
  text: string;
  columns: number;
}

/** What markdown-it's own rule allows: cells that a row has no text for, in all rows of a table. */
const mostMissing = 0x10000;

/** A head is looked for in so many lines: without an end, a text of bars alone would be read again at every line. */
export const mostHeadRows = 9;

/** Teaches markdown-it to read these tables instead of its own. */
export function teachTables(markdown: MarkdownIt): void {
  markdown.block.ruler.at('table', tableRule, { alt: ['paragraph', 'reference'] });
}

function tableRule(state: StateBlock, first: number, end: number, silent: boolean): boolean {
  const head = findHead(state, first, end);
  if (!head || silent) return head !== undefined;
  const before = state.parentType;
  state.parentType = 'table' as typeof before;
  const opening = state.push('table_open', 'table', 1);
  for (let line = first; line < head.end; line++) pushRow(state, line, true);
  let missing = 0;
  let line = head.end + 1;
  const terminators = state.md.block.ruler.getRules('blockquote');
  for (; line < end; line++) {
    if (terminators.some((rule) => rule(state, line, end, true))) break;
    const text = textOf(state, line, end);
    if (!text) break;
    missing += head.columns - widthOf(splitRow(text));
    if (missing > mostMissing) break;
    pushRow(state, line, false);
  }
  opening.map = [first, line];
  opening.meta = { columns: head.columns };
  state.push('table_close', 'table', -1);
  state.parentType = before;
  state.line = line;
  return true;
}

/**
 * The line of dashes below the head, and how many columns it says; nothing when no table begins here. The row above the
 * dashes has as many columns; rows above that one all begin with a bar.
 */
function findHead(state: StateBlock, first: number, end: number): { end: number; columns: number } | undefined {
  for (let line = first; line < first + mostHeadRows; line++) {
    const text = textOf(state, line, end);
    if (!text?.includes('|')) return undefined;
    const columns = columnsOf(textOf(state, line + 1, end) ?? '');
    if (columns > 0) return widthOf(splitRow(text)) === columns ? { end: line + 1, columns } : undefined;
    if (!text.startsWith('|')) return undefined;
  }
  return undefined;
}

/** The text of a line of this block; nothing where the block has ended, or the line stands in too far. */
function textOf(state: StateBlock, line: number, end: number): string | undefined {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  if (line >= end || indent < 0 || indent >= 4) return undefined;
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();
}

/** How many columns a line of dashes says; 0 when it is none. A dash and a blank would be an item of a list. */
function columnsOf(line: string): number {
  if (!/^[-:|][-:|\s]+$/.test(line) || /^-\s/.test(line)) return 0;
  const columns = line.replace(/^\||\|$/g, '').split('|');
  return columns.every((column) => /^\s*:?-+:?\s*$/.test(column)) ? columns.length : 0;
}

/** `| a || \| |` → a over two columns, and a bar. A row that begins with two bars begins with an empty cell. */
function splitRow(line: string): WrittenCell[] {
  const pieces = line.split(/(?<!\\)\|/);
  if (pieces[0] === '') pieces.shift();
  if (pieces.at(-1) === '') pieces.pop();
  const cells: WrittenCell[] = [];
  for (const piece of pieces) {
    const last = cells.at(-1);
    if (piece === '' && last) last.columns++;
    else cells.push({ text: piece.replaceAll('\\|', '|').trim(), columns: 1 });
  }
  return cells;
}

const widthOf = (cells: readonly WrittenCell[]): number => cells.reduce((sum, { columns }) => sum + columns, 0);

function pushRow(state: StateBlock, line: number, head: boolean): void {
  const text = textOf(state, line, line + 1) ?? '';
  const row = state.push('tr_open', 'tr', 1);
  row.map = [line, line + 1];
  row.meta = { head, text };
  for (const { text: content, columns } of splitRow(text)) {
    const cell = state.push('inline', '', 0);
    cell.content = content;
    cell.children = [];
    cell.meta = { columns };
  }
  state.push('tr_close', 'tr', -1);
}
