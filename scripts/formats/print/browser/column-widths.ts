/**
 * How wide the columns of a table are. In: the texts of its cells. Out: shares of the width, in per cent. Pure.
 *
 *     shareWidths([{ text: 'a', column: 0, columns: 1 }, { text: '条约', column: 1, columns: 1 }], 2) → ['36.00',
 *       '64.00']
 */

/** In em: a letter of an alphabet beside a character of Han, what a cell has around its text, the widest column. */
const [letter, padding, widest] = [0.6, 1.2, 16];

/** In em: a cell that needs no more is not broken while longer ones can be. */
const short = 5;

/** In characters: what is longer may break anywhere. */
const longest = 8;

/** The text of a cell, and the columns that it lies over, counted from 0. */
interface CellText {
  text: string;
  column: number;
  columns: number;
}

/**
 * As much as its longest cell needs for each of `count` columns; the widest gives way. Where all together are wider
 * than the table, which is `room` em wide, no column gets less than its longest piece that no line may be broken in.
 * Columns under a cell that needs more than they do are widened alike.
 */
export function shareWidths(cells: readonly CellText[], count: number, room = Number.POSITIVE_INFINITY): string[] {
  const own: string[][] = Array.from({ length: count }, () => []);
  for (const { text, column, columns } of cells) if (columns === 1) own[column]?.push(text);
  const wanted = own.map((texts) => Math.min(widest, greatestWidth(texts) + padding));
  const least = own.map((texts) => greatestWidth(texts.flatMap(piecesOf)) + padding);
  for (const { text, column, columns } of cells) {
    if (columns === 1) continue;
    // What lies over several columns can be broken; it takes what room is left, and none from the others.
    const spare = Math.max(0, room - sum(wanted));
    const own = sum(wanted.slice(column, column + columns));
    widen(wanted, column, columns, Math.min(widest * columns, widthOf(text) + padding, own + spare));
    widen(least, column, columns, greatestWidth(piecesOf(text)) + padding);
  }
  // What is as short as a word stays on one line where there is room for all such columns.
  const whole = wanted.map((width, i) => Math.max(least[i] ?? 0, Math.min(width, short + padding)));
  const widths = sum(wanted) > room ? fill(wanted, sum(whole) <= room ? whole : least, room) : wanted;
  return widths.map((width) => ((100 * width) / sum(widths)).toFixed(2));
}

/** Whether a cell takes more than a line: its columns have `shares` of `room`, in per cent and em. */
export const hasTallRow = (cells: readonly CellText[], shares: readonly string[], room: number): boolean =>
  cells.some(({ text, column, columns }) => {
    const share = sum(shares.slice(column, column + columns).map(Number)) / 100;
    return /\n/.test(text.trim()) || widthOf(text.trim()) + padding > share * room;
  });

/** Makes columns together as wide as a cell over them needs, each in its proportion. */
function widen(widths: number[], from: number, count: number, needed: number): void {
  const all = sum(widths.slice(from, from + count));
  if (all < needed) for (let i = from; i < from + count; i++) widths[i] = ((widths[i] ?? 0) * needed) / all;
}

/** Widths in proportion to `wanted`, that fill the room; those that would be less than the least get that instead. */
function fill(wanted: readonly number[], least: readonly number[], room: number): number[] {
  const fixed = new Set<number>();
  for (;;) {
    const rest = room - sum(least.filter((_, i) => fixed.has(i)));
    const open = sum(wanted.filter((_, i) => !fixed.has(i)));
    const widths = wanted.map((width, i) => (fixed.has(i) ? (least[i] ?? 0) : (width * rest) / open));
    const narrow = widths.flatMap((width, i) => (!fixed.has(i) && width < (least[i] ?? 0) ? [i] : []));
    if (narrow.length === 0) return widths;
    for (const i of narrow) fixed.add(i);
    // There is no room for all: each gives way alike.
    if (fixed.size === wanted.length) return [...least];
  }
}

/** What stays on one line: syllables of words, parts of addresses, a few characters of Han. */
const piecesOf = (text: string): string[] =>
  text
    .split(/[\s\u00ad\u200b]+|(?<=[-\u2010–—/…?&=._#@])|(?<=\p{Script=Han})(?=\p{Script=Han})/u)
    .map((piece) => piece.slice(0, longest));

/**
 * Where a line may end: at a blank, behind a sign of an address, beside characters of Han but not before or behind
 * their marks. No letter is parted from a quotation mark.
 */
const lineEnds = new RegExp(
  [
    '(?<=[ \\t\\n\\r\\f\\u00ad\\u200b])',
    '(?<=[-\\u2010–—/…?&=._#@])(?=[\\p{L}\\p{N}])',
    '(?<=[\\p{Script=Han}，。；：、！？）》])(?![，。；：、！？）》”’…—])',
    // Before a letter it is an apostrophe.
    '(?<=[”’])(?![，。；：、！？）》”’…—]|(?!\\p{Script=Han})[\\p{L}\\p{N}])',
    '(?<![（《“‘…—])(?=[\\p{Script=Han}（《])',
  ].join('|'),
  'u',
);

/** The pieces of a text that no line is broken in, as offsets in it. Example: `关于WTO` → 关, 于, WTO. */
export function linePieces(text: string): { from: number; to: number }[] {
  let at = 0;
  return text.split(lineEnds).map(({ length }) => {
    at += length;
    return { from: at - length, to: at };
  });
}

/** What is as long as an address may end a line anywhere, without a hyphen. */
const longWord = 20;

/**
 * Letters of a cell with soft hyphens in the parts of words for which it has no room, as `isWide` says by offsets in
 * the text: such a part is divided anywhere, and with a hyphen, so that its halves are not read as two words.
 *
 * A part may have an apostrophe in it: aujour-d’hui.
 *
 *     divideParts('транс\u00adпорт', (from) => from === 0) → 'тр\u00adа\u00adнс\u00adпорт'
 */
export const divideParts = (text: string, isWide: (from: number, to: number) => boolean): string =>
  text.replace(/\S+/g, (word, start: number) =>
    word.replaceAll('\u00ad', '').length < longWord
      ? word.replace(/\p{L}[\p{L}'’]{2,}\p{L}/gu, (part, at: number) =>
          isWide(start + at, start + at + part.length)
            ? part.replace(/(?<=\p{L}\p{L})(?=\p{L}[\p{L}'’])/gu, '\u00ad')
            : part,
        )
      : word,
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Not `Math.max(...)`: a long table has more pieces of text than a function takes arguments. */
const greatestWidth = (texts: readonly string[]): number =>
  texts.reduce((greatest, text) => Math.max(greatest, widthOf(text)), 0);

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2000' ? letter : 1), 0);
