/**
 * All tests, and then whether every problem code was raised by the test file that stands for it. In: nothing. Out: the
 * results, the failures once more behind them, exit code 1 when a test failed or a code was not heard. Called by
 * `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { elsewhere } from './support/elsewhere.ts';
import { leftFiles, runsAlone, testFiles } from './support/run-files.ts';

const folder = import.meta.dirname;
const entries = readdirSync(folder).filter((name) => /^(unit|slow)-\w+\.ts$/.test(name));
const alone = testFiles().filter(runsAlone);
const heard = mkdtempSync(join(tmpdir(), 'kanben-raised-'));
const taken = join(heard, 'taken');
mkdirSync(taken);
try {
  const recorder = pathToFileURL(join(folder, 'support', 'record-problems.mjs')).href;
  const env = {
    ...process.env,
    KANBEN_RAISED: heard,
    KANBEN_TAKEN: taken,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${recorder}`.trim(),
  };
  const files = [...entries, ...alone].map((path) => join(folder, path));
  const failures = join(heard, 'failures.txt');
  const reporters = [
    ['tap', 'stdout'],
    [pathToFileURL(join(folder, 'support', 'failed-tests.mjs')).href, failures],
  ].flatMap(([name, to]) => [`--test-reporter=${name}`, `--test-reporter-destination=${to}`]);
  const options = ['--import', 'tsx', '--test', '--test-concurrency=2', ...reporters];
  const run = spawnSync(process.execPath, [...options, ...files], { stdio: 'inherit', env });
  process.stderr.write(readFileSync(failures, 'utf8'));
  const missing = Object.entries(elsewhere).filter(([code, file]) => !raisedIn(file).includes(code));
  for (const [code, file] of missing)
    process.stderr.write(`${code} is not raised by test/${file}, which stands for it in test/support/elsewhere.ts\n`);
  const left = leftFiles(taken);
  for (const file of left) process.stderr.write(`test/${file} was not run to its end\n`);
  process.exitCode = run.status !== 0 || missing.length > 0 || left.length > 0 ? 1 : 0;
} finally {
  rmSync(heard, { recursive: true, force: true });
}

/** The codes that were raised while a test file ran. */
function raisedIn(file: string): string[] {
  const path = join(heard, encodeURIComponent(file));
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}
