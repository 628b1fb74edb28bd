/**
 * Where tests stand: `test/<room>/` mirrors `scripts/<room>/`, every test file is run by `npm test`, and a unit test
 * asks for no browser and no process. That it starts none, whatever it imports, is held by
 * `test/support/no-processes.ts` while it runs.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { pressFolder } from '../support/press.ts';
import { isSlow, runsAlone, testFiles } from '../support/run-files.ts';

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

test('every slow test is run by one entry, and says why it is slow', () => {
  const rooms = readdirSync(folder)
    .filter((name) => /^slow-\w+\.ts$/.test(name))
    .flatMap((name) => [...read(name).matchAll(/'(\w+)'/g)].map(([, room]) => room));
  assert.deepEqual([...new Set(rooms)].length, rooms.length, 'a room is run twice');
  const slow = files.filter(isSlow);
  assert.deepEqual(
    slow.filter((path) => !runsAlone(path) && !rooms.includes(path.split('/')[0])),
    [],
  );
  assert.deepEqual(
    slow.filter((path) => !/^\/\*\*[\s\S]*?\b[Ss]low because[\s\S]*?\*\//.test(read(path))),
    [],
  );
});
