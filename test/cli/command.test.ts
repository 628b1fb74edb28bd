/**
 * The commands as an editor types them: help, mistakes on the command line, exit codes. That each of them starts as a
 * process is tested in `start.slow.test.ts`.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { runCommand } from '../../scripts/cli/command.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { pressFolder } from '../support/press.ts';

const commands = readdirSync(join(pressFolder, 'scripts', 'commands')).flatMap((name) =>
  name.endsWith('.ts') ? [name.slice(0, -3)] : [],
);

for (const name of commands) {
  test(`${name} --help says how to call it`, async () => {
    const { status, stdout } = await callCommand(name, ['--help']);
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^npm run ${name}\\b`));
  });
  test(`${name} refuses an option that it does not know ('K901')`, async () => {
    const { status, stderr } = await callCommand(name, ['--frobnicate']);
    assert.equal(status, 1);
    assert.match(stderr, /^error K901: The option “--frobnicate” is not known\.\n {4}`npm run /);
  });
}

test("a call that makes no sense is 'K902'", async () => {
  for (const [name = '', ...args] of [
    ['build', '--only', 'mobi'],
    ['trace'],
    ['trace', 'x'],
    ['import'],
    ['import', join(pressFolder, 'README.md'), '--title', 'Bad Name'],
  ]) {
    const { status, stderr } = await callCommand(name, args);
    assert.equal(status, 1, [name, ...args].join(' '));
    assert.match(stderr, /^error K902: /);
  }
});

test('a machine that fails is said as such, and is no fault of the press', async () => {
  const failing = (error: object) => (): never => {
    throw Object.assign(new Error('said by the system'), error);
  };
  const run = async (error: object) => {
    let said = '';
    const err = (text: string) => {
      said += text;
    };
    const terminal = { out: () => undefined, err, colour: false };
    const command = { name: 'x', usage: '', about: '', options: {}, run: failing(error) };
    return [await runCommand(command, [], terminal), said] as const;
  };
  for (const error of [
    { code: 'ENOSPC', path: '/full/file' },
    { code: 'EROFS', path: '/closed' },
    { code: 'ENOENT', path: join(tmpdir(), 'x') },
  ]) {
    const [status, said] = await run(error);
    assert.equal(status, 1);
    assert.match(said, /error K701: \S+ cannot be written: said by the system/);
  }
  await assert.rejects(run({ code: 'ENOENT', path: '/texts/x' }), /said by the system/);
});

test('import never overwrites a canonical text', async () => {
  const { status, stderr } = await callCommand('import', [
    join(pressFolder, 'source', 'joint-statement-2022', 'origin.txt'),
    '--title',
    'joint-statement-2022',
  ]);
  assert.equal(status, 1);
  assert.match(stderr, /is not overwritten/);
});

test('check writes nothing and finds nothing in the first title', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'kanben-'));
  const { status, stdout, stderr } = await callCommand('check', ['joint-statement-2022', '--build', empty]);
  assert.deepEqual(readdirSync(empty), []);
  rmSync(empty, { recursive: true });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^joint-statement-2022: 65 paragraphs, \d+ mentions, 0 problems$/m);
});

test('check reports every mistake of a text at once, in the order of the text', async () => {
  const { status, stderr } = await callCommand('check', ['--source', fixture('broken', 'K201', 'source')]);
  assert.equal(status, 1);
  const places = [...stderr.matchAll(/zh-Hans\.md:(\d+):(\d+): error/g)].map(
    ([, line, column]) => Number(line) * 1000 + Number(column),
  );
  assert.equal(places.length, 3);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
});

test('an empty folder of titles is said', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'kanben-'));
  const { status, stderr } = await callCommand('build', ['--source', empty, '--build', empty]);
  rmSync(empty, { recursive: true });
  assert.equal(status, 1);
  assert.match(stderr, /K109/);
});
