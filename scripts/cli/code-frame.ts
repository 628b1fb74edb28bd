/**
 * The line of a file at which a problem is, as a terminal shows it. In: a place, the folders that its file may be
 * relative to. Out: the line with its number, and a mark below the column; nothing when the file is not there or no
 * text. Promises that nothing of the file reaches the terminal but characters that are seen.
 */

import { resolve } from 'node:path';
import type { Place } from '../model/problem.ts';
import { readRegular } from '../project/regular-file.ts';

/** Cells of the terminal that a line may take; a paragraph of an official text is one long line. */
const room = 72;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Cells that a text takes on a terminal: East Asian wide characters take two. */
export const cellsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

/** Lines of the frame. `roots`: folders, in the order in which they are tried; columns are UTF-16 code units from 1. */
export function codeFrame({ file, line, column }: Place, roots: readonly string[]): string[] {
  const text = roots.map((root) => readText(resolve(root, file))).find((found) => found !== undefined);
  const own = text?.split(/\r\n?|\n/)[line - 1];
  if (own === undefined || own.trim() === '') return [];
  const seen = own.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·');
  const at = Math.min(Math.max(column - 1, 0), seen.length);
  // The mark stays in sight: the line is cut before it and behind it.
  let from = at;
  while (from > 0 && cellsOf(seen.slice(from - 1, at)) <= room / 3) from--;
  let to = at;
  while (to < seen.length && cellsOf(seen.slice(from, to + 1)) <= room) to++;
  const before = `${from > 0 ? '…' : ''}${seen.slice(from, at)}`;
  const number = String(line);
  return [
    `${number} | ${before}${seen.slice(at, to)}${to < seen.length ? '…' : ''}`,
    `${' '.repeat(number.length)} | ${' '.repeat(cellsOf(before))}^`,
  ];
}

/** A text file in UTF-8, or nothing. */
function readText(path: string): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readRegular(path));
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
