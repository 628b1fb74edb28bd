/**
 * The commands as an editor types them: help, mistakes on the command line, exit codes.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pressFolder } from '../scripts/stages/press.ts';

const run = (...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: pressFolder, encoding: 'utf8' });
const commands = readdirSync(join(pressFolder, 'scripts')).filter((name) => name.endsWith('.ts'));

for (const name of commands) {
  test(`${name} --help says how to call it`, () => {
    const { status, stdout } = run(`scripts/${name}`, '--help');
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^npm run ${name.replace('.ts', '')}\\b`));
  });
  test(`${name} refuses an option that it does not know ('K901')`, () => {
    const { status, stderr } = run(`scripts/${name}`, '--frobnicate');
    assert.equal(status, 1);
    assert.match(stderr, /^error K901: The option “--frobnicate” is not known\.\n {4}`npm run /);
  });
}

test("a call that makes no sense is 'K902'", () => {
  for (const args of [['scripts/build.ts', '--only', 'mobi'], ['scripts/trace.ts'], ['scripts/trace.ts', 'x'], ['scripts/import.ts'], ['scripts/import.ts', 'README.md', '--title', 'Bad Name']]) {
    const { status, stderr } = run(...args);
    assert.equal(status, 1, args.join(' '));
    assert.match(stderr, /^error K902: /);
  }
});

test('a title that does not exist is named with those that do', () => {
  const { status, stderr } = run('scripts/build.ts', 'nowhere');
  assert.equal(status, 1);
  assert.match(stderr, /error K109: There is no title “nowhere”\.\n.*joint-statement-2022/);
});

test('import never overwrites a canonical text', () => {
  const { status, stderr } = run('scripts/import.ts', join(pressFolder, 'source', 'joint-statement-2022', 'origin.txt'), '--title', 'joint-statement-2022');
  assert.equal(status, 1);
  assert.match(stderr, /is not overwritten/);
});

test('check writes nothing and finds nothing in the first title', () => {
  const { status, stdout, stderr } = run('scripts/check.ts', 'joint-statement-2022');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^joint-statement-2022: 65 paragraphs, \d+ mentions, 0 problems$/m);
});

test('check reports every mistake of a text at once, in the order of the text', () => {
  const { status, stderr } = run('scripts/check.ts', '--source', join(import.meta.dirname, 'broken', 'K201', 'source'));
  assert.equal(status, 1);
  const places = [...stderr.matchAll(/zh-Hans\.md:(\d+):(\d+): error/g)].map(([, line, column]) => Number(line) * 1000 + Number(column));
  assert.equal(places.length, 3);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
});

test('an empty folder of titles is said', () => {
  const empty = mkdtempSync(join(tmpdir(), 'kanben-'));
  const { status, stderr } = run('scripts/build.ts', '--source', empty, '--build', empty);
  rmSync(empty, { recursive: true });
  assert.equal(status, 1);
  assert.match(stderr, /K109/);
});
