/**
 * Where a line of characters may be divided though nothing should be divided there. In: a line and the next one of its
 * text. Out: whether what stands on both is too long for one line. Pure. Called by `measure-characters.ts`.
 *
 *     “https://example.org/2021-” / “12” → true: an address is longer than a line
 */
import { type Line, lineText } from './figures.ts';
import type { Glyph } from './read-pdf.ts';

/** So many figures have no room in a line. */
const longestNumber = 40;
/** So many — or … stay on one line. */
const longestRow = 7;
/** So many signs without a space are an address or the like. */
const longString = 20;

/** True for a text in which dots that lead on, or dashes, are too many for a line. */
export const hasLongRow = (text: string): boolean => new RegExp(`[—…]{${longestRow + 1}}`).test(text);

/** True for a row of more than three —— or ……, which is divided between two of them. */
export function isLongRow(line: Line, following: Line | undefined): boolean {
  const row = /[—…]+$/.exec(lineText(line))?.[0] ?? '';
  const rest = /^[—…]+/.exec(following ? lineText(following) : '')?.[0] ?? '';
  return row.length % 2 === 0 && row.length + rest.length > longestRow;
}

/**
 * True when a line ends in a number that no line has room for: it begins the line already, or is longer than any;
 * behind a hyphen of an address; or in a long string of a cell, which is narrow.
 */
export function isLongNumber(line: Line, following: Line | undefined): boolean {
  const [text, next] = [lineText(line), following ? lineText(following) : ''];
  const lengthOf = (before: RegExp, behind: RegExp) =>
    (before.exec(text)?.[0].length ?? 0) + (behind.exec(next)?.[0].length ?? 0);
  if (/^[\d.,—-]+$/.test(text) || lengthOf(/\d*$/, /^\d*/) >= longestNumber) return true;
  const inString = lengthOf(/[^\p{Script=Han}]*$/u, /^[^\p{Script=Han}]*/u) >= longString;
  return inString && (line.kind === 'other' || (/\d-$/.test(text) && /[/.@_]/.test(text + next)));
}

/** How wide the widest line of each text is, in points. */
export function widestLines(lines: readonly Line[]): ReadonlyMap<number, number> {
  const widest = new Map<number, number>();
  for (const { source, glyphs } of lines) widest.set(source, Math.max(widest.get(source) ?? 0, widthOf(glyphs)));
  return widest;
}

/** From the first to the last of some glyphs, in points. */
function widthOf(glyphs: readonly Glyph[]): number {
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  return first && last ? last.x + last.width - first.x : 0;
}

/**
 * True for a line of a cell that ends within what is wider than the widest line of its text: numbers that a dash joins,
 * with their unit, or a row of dots.
 */
export function hasNoRoom(line: Line, next: Line | undefined, widest: ReadonlyMap<number, number>): boolean {
  if (line.kind !== 'other' || !next) return false;
  const joined = /^[\d.,—…-]+$/;
  const from = line.glyphs.findLastIndex(({ text }) => !joined.test(text)) + 1;
  const to = next.glyphs.findIndex(({ text }) => !joined.test(text));
  const rest = next.glyphs.slice(0, to < 0 ? undefined : to + 1);
  return widthOf(line.glyphs.slice(from)) + widthOf(rest) > (widest.get(line.source) ?? 0);
}
