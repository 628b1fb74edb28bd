/**
 * Which problem codes are really raised, and while which test file runs. Loaded before everything else, by
 * NODE_OPTIONS, into every process of a run of tests and into those that they start. In: the channel on which the press
 * says that it made a problem. Out: one file a test file in the folder KANBEN_RAISED, with a code a line. Called by
 * `test/run.ts`.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const folder = process.env.KANBEN_RAISED;
const [, started = ''] = process.argv;
const at = started.lastIndexOf(`${sep}test${sep}`);
// The process that starts the test files is none of them.
if (at >= 0 && started.endsWith('.ts') && !process.execArgv.includes('--test'))
  process.env.KANBEN_TEST = started.slice(at + 6).replaceAll(sep, '/');
if (folder) {
  /** @type {Map<string, Set<string>>} */
  const heard = new Map();
  subscribe('kanben:problem', (code) => {
    // Changes from file to file where one process runs several: see `run-files.ts`.
    const test = process.env.KANBEN_TEST ?? '';
    heard.set(test, (heard.get(test) ?? new Set()).add(String(code)));
  });
  process.on('exit', () => {
    for (const [test, codes] of heard)
      if (test) appendFileSync(join(folder, encodeURIComponent(test)), `${[...codes].join('\n')}\n`);
  });
}
