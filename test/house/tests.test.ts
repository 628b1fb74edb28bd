/**
 * Where tests stand: `test/<room>/` mirrors `scripts/<room>/`, every test file is run by `npm test`, and a unit test
 * asks for no browser and no process. That it starts none, whatever it imports, is held by
 * `test/support/no-processes.ts` while it runs.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { pressFolder } from '../support/press.ts';
import { isSlow, leftFiles, longest, runsAlone, sharedFiles, takeFile, testFiles } from '../support/run-files.ts';

const folder = join(pressFolder, 'test');
const files = testFiles();
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('every test stands in the room of what it tests', () => {
  assert.ok(files.length > 40);
  const strange = files.filter(
    (path) => dirname(path) !== 'house' && !existsSync(join(pressFolder, 'scripts', dirname(path))),
  );
  assert.deepEqual(strange, []);
});

test('every slow test is run once, and says why it is slow', (t) => {
  const slow = files.filter(isSlow);
  assert.deepEqual([...sharedFiles(), ...files.filter(runsAlone)].sort(), slow);
  const taken = mkdtempSync(join(tmpdir(), 'kanben-taken-'));
  t.after(() => rmSync(taken, { recursive: true, force: true }));
  assert.deepEqual(
    sharedFiles().filter((file) => !takeFile(taken, file)),
    [],
  );
  assert.deepEqual(
    sharedFiles().filter((file) => takeFile(taken, file)),
    [],
  );
  assert.deepEqual(leftFiles(taken), sharedFiles());
  assert.deepEqual(
    slow.filter((path) => !/^\/\*\*[\s\S]*?\b[Ss]low because[\s\S]*?\*\//.test(read(path))),
    [],
  );
});

test('the files that begin first are there', () =>
  assert.deepEqual(
    longest.filter((file) => !files.includes(file)),
    [],
  ));
