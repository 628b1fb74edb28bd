/**
 * Runs test files in the process that asks. In: which files of `test/`. Out: a suite for each, in the order of their
 * names. A process of its own for each file would load the press and warm it up each time: 2 to 3 s of CPU. Called by
 * the entries of a run, `test/unit-*.ts` and `test/slow-*.ts`; a file alone is run by `node --import tsx --test FILE`.
 */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { before, describe } from 'node:test';
import { cutFacesOnce } from './cut-once.ts';
import { forbidProcesses } from './no-processes.ts';

const folder = join(import.meta.dirname, '..');

/** Test files by their paths from `test/` on, with slashes, sorted. */
export const testFiles = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => path.endsWith('.test.ts'))
    .sort();

/**
 * Runs the files that are wanted, one after the other. Throws when there is none. Their tests begin when all files are
 * loaded: node:test knows a test's suite by who loads its file, and a test that loads a command meanwhile would be
 * taken for it.
 */
export async function runFiles(wanted: (path: string) => boolean): Promise<void> {
  const files = testFiles().filter(wanted);
  if (files.length === 0) throw new Error('there are no such tests');
  const begin = gate();
  for (const file of files) {
    const loaded = gate();
    describe(file, async () => {
      before(async () => {
        await begin.promise;
        // Read by `record-problems.mjs`, here and in the processes that the tests start.
        process.env.KANBEN_TEST = file;
      });
      await import(join(folder, file)).finally(loaded.resolve);
    });
    await loaded.promise;
  }
  begin.resolve();
}

function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

/**
 * Tests that set pages or start processes; what kills browsers and counts processes has a process of its own, and what
 * uses the press as a library.
 */
export const isSlow = (path: string): boolean => path.endsWith('.slow.test.ts');
export const runsAlone = (path: string): boolean =>
  /^(?:formats\/print\/browser-page|press\/lost-browser)\.slow/.test(path) || !path.includes('/');

/** Runs the slow tests of some rooms. */
export function runSlowRooms(rooms: readonly string[]): Promise<void> {
  cutFacesOnce();
  return runFiles((path) => isSlow(path) && !runsAlone(path) && rooms.includes(path.split('/')[0] ?? ''));
}

/** The rooms of half the work of the unit tests: they run in two processes, one for each core of a small machine. */
export const readingRooms: readonly string[] = ['import', 'numbering'];

/** Runs the unit tests of some rooms: no browser, no child process. */
export function runUnitRooms(wanted: (room: string) => boolean): Promise<void> {
  forbidProcesses();
  return runFiles((path) => !isSlow(path) && wanted(path.split('/')[0] ?? ''));
}
