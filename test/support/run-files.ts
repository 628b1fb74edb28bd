/**
 * Runs test files in the process that asks. In: which files of `test/`. Out: a suite for each, in the order of their
 * names. A process of its own for each file would load the press and warm it up each time: 2 to 3 s of CPU. Called by
 * the entries of a run, `test/unit-*.ts` and `test/slow-*.ts`; a file alone is run by `node --import tsx --test FILE`.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { after, describe } from 'node:test';
import { cutFacesOnce } from './cut-once.ts';
import { forbidProcesses } from './no-processes.ts';

const folder = join(import.meta.dirname, '..');

/** Test files by their paths from `test/` on, with slashes, sorted. */
export const testFiles = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => path.endsWith('.test.ts'))
    .sort();

/** Runs the files that are wanted, one after the other. Throws when there is none. */
export async function runFiles(wanted: (path: string) => boolean): Promise<void> {
  const files = testFiles().filter(wanted);
  if (files.length === 0) throw new Error('there are no such tests');
  for (const file of files) await runFile(file);
}

/** Runs a file to its end. No other is loaded meanwhile: node:test knows a test's suite by who loads its file. */
async function runFile(file: string): Promise<void> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  // Read by `record-problems.mjs`, here and in the processes that the tests start.
  process.env.KANBEN_TEST = file;
  describe(file, async () => {
    try {
      await import(join(folder, file));
      // Behind what the file itself does after its tests.
      after(end);
    } catch (error) {
      end();
      throw error;
    }
  });
  await ended;
}

/**
 * Tests that set pages or start processes; what kills browsers and counts processes has a process of its own, and what
 * uses the press as a library.
 */
export const isSlow = (path: string): boolean => path.endsWith('.slow.test.ts');
export const runsAlone = (path: string): boolean =>
  /^(?:formats\/print\/browser-page|press\/lost-browser)\.slow/.test(path) || !path.includes('/');

/** These begin first, for they take longest: so no process is left alone with one of them at the end. */
export const longest: readonly string[] = [
  'formats/print/browser/page-markers.slow.test.ts',
  'proof/screens.slow.test.ts',
  'proof/pdf-faults.slow.test.ts',
  'proof/broken-print.slow.test.ts',
  'formats/print/title-fit.slow.test.ts',
  'press/random-editions.slow.test.ts',
  'press/found-at-random.slow.test.ts',
  'commands/build-collection.slow.test.ts',
  'validators/validators.slow.test.ts',
];

/** Test files that several processes share, the longest ones first, then by their names. */
export const sharedFiles = (): string[] =>
  testFiles()
    .filter((path) => isSlow(path) && !runsAlone(path))
    .sort((one, other) => rankOf(one) - rankOf(other));

const rankOf = (path: string): number => {
  const at = longest.indexOf(path);
  return at < 0 ? longest.length : at;
};

/**
 * Runs slow tests, together with the other processes of a run: each takes the next file that none has taken, until all
 * are. `taken`: the folder of the run in which they say so; without one, this process takes all files.
 */
export async function runShared(taken = process.env.KANBEN_TAKEN): Promise<void> {
  cutFacesOnce();
  for (const file of sharedFiles())
    if (taken === undefined || takeFile(taken, file)) {
      await runFile(file);
      if (taken !== undefined) writeFileSync(join(placeOf(taken, file), 'ended'), '');
    }
  endSoon();
}

/**
 * A test that failed may have left a browser open, and a process with open pipes does not end: without this, one
 * failure would hang the whole run. The results were written when the last file ended.
 */
function endSoon(): void {
  const leave = () => {
    process.stderr.write('a test left something open: this process is ended\n');
    process.exit();
  };
  setTimeout(leave, 20_000).unref();
}

/** True for the first process that asks for a file. */
export function takeFile(taken: string, file: string): boolean {
  try {
    mkdirSync(placeOf(taken, file));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The files of a run that none has run to its end. */
export const leftFiles = (taken: string): string[] =>
  sharedFiles().filter((file) => !existsSync(join(placeOf(taken, file), 'ended')));

const placeOf = (taken: string, file: string): string => join(taken, encodeURIComponent(file));

/** The rooms of half the work of the unit tests: they run in two processes, one for each core of a small machine. */
export const readingRooms: readonly string[] = ['import', 'numbering'];

/** Runs the unit tests of some rooms: no browser, no child process. */
export function runUnitRooms(wanted: (room: string) => boolean): Promise<void> {
  forbidProcesses();
  return runFiles((path) => !isSlow(path) && wanted(path.split('/')[0] ?? ''));
}
