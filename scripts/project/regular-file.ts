/**
 * The one way to read a file that somebody else has put there. In: a path, the most bytes. Out: its bytes. Promises
 * that nothing waits: a pipe, a device, a socket and a folder are refused without being read, also where a link leads
 * to one, or one takes the place of a file meanwhile; a file that is too large is refused before it is read. Called by
 * whoever reads texts, lists, templates, pictures, copies, or what an earlier build left.
 *
 *     readRegular('/texts/source/treaty/en.md', 1024) → its bytes; for a pipe of that name the `Error` “it is not a
 *       file”
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { doors, type Excess, sayExcess } from '../model/budgets.ts';

/** Why a file is not read: it is larger than its door is wide. */
export class FileTooLarge extends Error {
  readonly excess: Excess;

  constructor(excess: Excess) {
    super(sayExcess(excess));
    this.excess = excess;
  }
}

/** The bytes of a regular file. Throws `FileTooLarge`, or what the system says. `most`: bytes that are read. */
export function readRegular(path: string, most: number = doors.file.limits.bytes[0]): Buffer {
  // A pipe that nobody writes to would keep whoever opens it waiting for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile())
      throw Object.assign(new Error('it is not a file'), found.isDirectory() ? { code: 'EISDIR' } : {});
    if (found.size > most) throw new FileTooLarge({ count: found.size, what: 'bytes', limit: most });
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** The text of a regular file, in UTF-8. */
export const readRegularText = (path: string, most?: number): string => readRegular(path, most).toString('utf8');

/** Whether there is something of that name, also a link that leads nowhere: whoever reads it says so. */
export const isNamed = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
