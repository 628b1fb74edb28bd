/**
 * The commands as an editor types them: help, mistakes on the command line, exit codes.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pressFolder } from '../../scripts/project/folders.ts';
import { runCommand } from '../support/command.ts';
import { fixture } from '../support/fixture.ts';

const commands = readdirSync(join(pressFolder, 'scripts', 'commands')).flatMap((name) => (name.endsWith('.ts') ? [name.slice(0, -3)] : []));

for (const name of commands) {
  test(`${name} --help says how to call it`, () => {
    const { status, stdout } = runCommand(name, ['--help']);
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^npm run ${name}\\b`));
  });
  test(`${name} refuses an option that it does not know ('K901')`, () => {
    const { status, stderr } = runCommand(name, ['--frobnicate']);
    assert.equal(status, 1);
    assert.match(stderr, /^error K901: The option “--frobnicate” is not known\.\n {4}`npm run /);
  });
}

test('a command that does not exist is named with those that do', () => {
  const { status, stderr } = runCommand('biuld', []);
  assert.equal(status, 1);
  assert.match(stderr, /^error: There is no command “biuld”; there are build, check, /);
});

test("a call that makes no sense is 'K902'", () => {
  for (const [name = '', ...args] of [['build', '--only', 'mobi'], ['trace'], ['trace', 'x'], ['import'], ['import', 'README.md', '--title', 'Bad Name']]) {
    const { status, stderr } = runCommand(name, args);
    assert.equal(status, 1, [name, ...args].join(' '));
    assert.match(stderr, /^error K902: /);
  }
});

test('a title that does not exist is named with those that do', () => {
  const { status, stderr } = runCommand('build', ['nowhere']);
  assert.equal(status, 1);
  assert.match(stderr, /error K109: There is no title “nowhere”\.\n.*joint-statement-2022/);
});

test('import never overwrites a canonical text', () => {
  const { status, stderr } = runCommand('import', [join(pressFolder, 'source', 'joint-statement-2022', 'origin.txt'), '--title', 'joint-statement-2022']);
  assert.equal(status, 1);
  assert.match(stderr, /is not overwritten/);
});

test('check writes nothing and finds nothing in the first title', () => {
  const { status, stdout, stderr } = runCommand('check', ['joint-statement-2022']);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^joint-statement-2022: 65 paragraphs, \d+ mentions, 0 problems$/m);
});

test('check reports every mistake of a text at once, in the order of the text', () => {
  const { status, stderr } = runCommand('check', ['--source', fixture('broken', 'K201', 'source')]);
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
  const { status, stderr } = runCommand('build', ['--source', empty, '--build', empty]);
  rmSync(empty, { recursive: true });
  assert.equal(status, 1);
  assert.match(stderr, /K109/);
});
