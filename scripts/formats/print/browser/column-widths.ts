/**
 * How wide the columns of a table are. In: the texts of its cells. Out: shares of the width, in per cent. Pure.
 *
 *     shareWidths([['a', '条约'], ['b', '组织']]) → ['36.00', '64.00']
 */

/** In em: a letter of an alphabet beside a character of Han, what a cell has around its text, the widest column. */
const [letter, padding, widest] = [0.6, 1.2, 16];

/** As much as its longest cell needs for each column of the first row; the widest gives way. */
export function shareWidths(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.min(widest, Math.max(...rows.map((row) => widthOf(row[i] ?? ''))) + padding),
  );
  const sum = widths.reduce((a, b) => a + b, 0);
  return widths.map((width) => ((100 * width) / sum).toFixed(2));
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2000' ? letter : 1), 0);
