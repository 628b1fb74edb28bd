/**
 * How wide the columns of a table are. In: the texts of its cells. Out: shares of the width, in per cent. Pure.
 *
 *     shareWidths([['a', '条约'], ['b', '组织']]) → ['36.00', '64.00']
 */

/** In em: a letter of an alphabet beside a character of Han, what a cell has around its text, the widest column. */
const [letter, padding, widest] = [0.6, 1.2, 16];

/** In characters: what is longer may break anywhere. */
const longest = 8;

/**
 * As much as its longest cell needs for each column of the first row; the widest gives way. Where all together are wider than
 * the table, which is `room` em wide, no column gets less than its longest piece that no line may be broken in.
 */
export function shareWidths(rows: readonly (readonly string[])[], room = Number.POSITIVE_INFINITY): string[] {
  const columns = (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? ''));
  const wanted = columns.map((texts) => Math.min(widest, greatestWidth(texts) + padding));
  const least = columns.map((texts) => greatestWidth(texts.flatMap(piecesOf)) + padding);
  const widths = sum(wanted) > room ? fill(wanted, least, room) : wanted;
  return widths.map((width) => ((100 * width) / sum(widths)).toFixed(2));
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

/** Where a line may end: at a blank, behind a sign of an address, beside characters of Han but not before or behind their marks. */
const lineEnds = new RegExp(
  [
    '(?<=[ \\t\\n\\r\\f\\u00ad\\u200b])',
    '(?<=[-\\u2010–—/…?&=._#@])(?=[\\p{L}\\p{N}])',
    '(?<=[\\p{Script=Han}，。；：、！？）》”’])(?![，。；：、！？）》”’…—])',
    '(?<![（《“‘…—])(?=[\\p{Script=Han}（《“‘])',
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
 * Letters of a cell with soft hyphens in the parts of words for which it has no room, as `isWide` says by offsets in the
 * text: such a part is divided anywhere, and with a hyphen, so that its halves are not read as two words.
 *
 *     divideParts('транс\u00adпорт', (from) => from === 0) → 'тр\u00adа\u00adнс\u00adпорт'
 */
export const divideParts = (text: string, isWide: (from: number, to: number) => boolean): string =>
  text.replace(/\S+/g, (word, start: number) =>
    word.replaceAll('\u00ad', '').length < longWord
      ? word.replace(/\p{L}{4,}/gu, (part, at: number) =>
          isWide(start + at, start + at + part.length) ? part.replace(/(?<=..)(?=..)/gu, '\u00ad') : part,
        )
      : word,
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Not `Math.max(...)`: a long table has more pieces of text than a function takes arguments. */
const greatestWidth = (texts: readonly string[]): number =>
  texts.reduce((greatest, text) => Math.max(greatest, widthOf(text)), 0);

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2000' ? letter : 1), 0);
