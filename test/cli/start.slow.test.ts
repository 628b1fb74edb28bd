/**
 * The start of the press as a process, by `scripts/setup.js`. In: every command. Looks at its help, its exit code, and
 * at what is said of a command or a title that does not exist. Slow because each start is a process of its own.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { runCommand } from '../support/command.ts';
import { pressFolder } from '../support/press.ts';

const files = readdirSync(join(pressFolder, 'scripts', 'commands'));

test('every command starts, says how to call it, and ends with 0', () => {
  const commands = files.flatMap((name) => (name.endsWith('.ts') ? [name.slice(0, -3)] : []));
  assert.ok(commands.length > 8);
  for (const name of commands) {
    const { status, stdout, stderr } = runCommand(name, ['--help']);
    assert.deepEqual([status, stderr], [0, ''], name);
    assert.match(stdout, new RegExp(`^npm run ${name}\\b`));
  }
});

test('a command that does not exist is named with those that do', () => {
  const { status, stderr } = runCommand('biuld', []);
  assert.equal(status, 1);
  assert.match(stderr, /^error: There is no command “biuld”; there are build, check, /);
});

test('a wrong option ends the process with 1 and says so on standard error alone', () => {
  const { status, stdout, stderr } = runCommand('check', ['--frobnicate']);
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^error K901: /);
});

test('a title that does not exist is named with those that do', () => {
  const { status, stderr } = runCommand('build', ['nowhere']);
  assert.equal(status, 1);
  assert.match(stderr, /error K109: There is no title “nowhere”\.\n.*joint-statement-2022/);
});
