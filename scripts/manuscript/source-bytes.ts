/**
 * A file of `source/` as bytes and as text. In: a path. Out: its bytes, its UTF-8. Promises that no byte is replaced in
 * silence. Called wherever an editor's file is read.
 *
 *     decodeUtf8(Buffer.from([0x61, 0xff]), file, problems) → nothing, and K107 at line 1, column 2
 */
import { dirname, relative, sep } from 'node:path';
import { doors } from '../model/budgets.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { FileTooLarge, readRegular } from '../project/regular-file.ts';
import { isWithin } from './source-budgets.ts';

/** How a path is named in problems: from the folder on in which `source` stands. */
export const shownIn = (source: string, path: string): string => relative(dirname(source), path).split(sep).join('/');

/** The bytes of a file; K116 where it cannot be read, K136 where it has more than `most`. */
export function readBytes(path: string, shown: string, problems: Problem[], most?: number): Buffer | undefined {
  try {
    return readRegular(path, most);
  } catch (error) {
    if (error instanceof FileTooLarge) isWithin(error.excess, shown, problems);
    else
      problems.push(
        problem('K116', { path: shown, detail: (error as Error).message }, { file: shown, line: 1, column: 1 }),
      );
    return undefined;
  }
}

/** The text of a file; K116, K136 or K107 where it cannot be read. */
export function readText(path: string, shown: string, problems: Problem[]): string | undefined {
  const bytes = readBytes(path, shown, problems, doors.list.limits.bytes[0]);
  return bytes && decodeUtf8(bytes, shown, problems);
}

/** UTF-8 decoded strictly, or K107 with the line of the first bad byte. A byte order mark is not text. */
export function decodeUtf8(bytes: Buffer, file: string, problems: Problem[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The first replacement character that the bytes do not really hold stands where the first bad byte is.
    const lossy = bytes.toString('utf8');
    const honest = (at: number) => bytes.subarray(Buffer.byteLength(lossy.slice(0, at))).indexOf('\ufffd') === 0;
    let at = lossy.indexOf('\ufffd');
    while (at >= 0 && honest(at)) at = lossy.indexOf('\ufffd', at + 1);
    const before = lossy.slice(0, at);
    const rows = before.split(/\r\n?|\n/);
    const place = { file, line: rows.length, column: (rows.at(-1) ?? '').length + 1 };
    problems.push(problem('K107', { offset: Buffer.byteLength(before) }, place));
    return undefined;
  }
}
