/**
 * Rows of —— and …… that no line has room for. In: a line and the next one of its text. Out: whether the row on both is
 * so long that it is divided between two of them. Pure. Called by `measure-characters.ts`.
 *
 *     “甲…………” / “…………” → true: it goes on between two ……
 */
import { type Line, lineText } from './figures.ts';

/** So many — or … stay on one line. */
const longestRow = 7;

/** True for a text in which dots that lead on, or dashes, are too many for a line. */
export const hasLongRow = (text: string): boolean => new RegExp(`[—…]{${longestRow + 1}}`).test(text);

/** True for a row of more than three —— or ……, which is divided between two of them. */
export function isLongRow(line: Line, following: Line | undefined): boolean {
  const row = /[—…]+$/.exec(lineText(line))?.[0] ?? '';
  const rest = /^[—…]+/.exec(following ? lineText(following) : '')?.[0] ?? '';
  return row.length % 2 === 0 && row.length + rest.length > longestRow;
}
