/**
 * What is kept of a folder that is made once. In: a folder of two files, cut, changed, lost, added to, copied, put back
 * with its times. Proves that it is made anew where it is not what was made, and not where it is. No browser.
 */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { isWhole, keepFolder } from '../../scripts/project/kept-folder.js';

const root = mkdtempSync(join(tmpdir(), 'kanben-kept-'));
after(() => rmSync(root, { recursive: true }));

let made = 0;
const make = (folder: string) => {
  made++;
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'program'), 'x'.repeat(5000));
  writeFileSync(join(folder, 'lib', 'a.so'), 'library');
  symlinkSync('program', join(folder, 'link'));
};
const folder = join(root, 'browser');
const keep = async () => {
  const before = made;
  assert.equal(await keepFolder(folder, make), folder);
  assert.equal(readFileSync(join(folder, 'program'), 'utf8'), 'x'.repeat(5000));
  assert.deepEqual(readdirSync(root), ['browser'], 'nothing else is left');
  return made > before;
};

test('a kept folder is made once; what is damaged is made anew', async () => {
  assert.equal(await keep(), true);
  assert.equal(await keep(), false);
  const program = join(folder, 'program');
  const { atime, mtime } = statSync(program);
  const damages: Record<string, () => void> = {
    'a file is cut': () => truncateSync(program, 4000),
    'a file is longer': () => appendFileSync(program, 'x'),
    'a file is changed, and has the size and the time of before': () => {
      writeFileSync(program, 'y'.repeat(5000));
      utimesSync(program, atime, mtime);
    },
    'a file is lost': () => rmSync(join(folder, 'lib', 'a.so')),
    'a file is put in': () => writeFileSync(join(folder, 'lib', 'b.so'), 'foreign'),
    'a link leads elsewhere': () => {
      rmSync(join(folder, 'link'));
      symlinkSync('lib', join(folder, 'link'));
    },
    'the list is cut': () => truncateSync(join(folder, 'kept.json'), 20),
    'the list is of another folder': () => writeFileSync(join(folder, 'kept.json'), '{"other":["1 2 3 4","00"]}'),
    'the list is lost': () => rmSync(join(folder, 'kept.json')),
    'everything is lost': () => rmSync(folder, { recursive: true }),
  };
  for (const [what, damage] of Object.entries(damages)) {
    damage();
    assert.equal(isWhole(folder), false, what);
    assert.equal(await keep(), true, what);
    assert.equal(await keep(), false, what);
  }
});

test('a copy is as good as what was made; a copy that is damaged is not', async () => {
  const copy = join(root, 'copy');
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  const list = readFileSync(join(copy, 'kept.json'), 'utf8');
  assert.equal(isWhole(copy), true);
  assert.notEqual(readFileSync(join(copy, 'kept.json'), 'utf8'), list, 'its times are noted, and it is not read again');
  appendFileSync(join(copy, 'lib', 'a.so'), '!');
  assert.equal(isWhole(copy), false);
  rmSync(copy, { recursive: true });
});

test('two runs that make it at once have one folder; a maker that fails leaves nothing', async () => {
  rmSync(folder, { recursive: true });
  const results = await Promise.all([1, 2, 3].map(() => keepFolder(folder, make)));
  assert.deepEqual(results, [folder, folder, folder]);
  assert.equal(await keep(), false);
  rmSync(folder, { recursive: true });
  await assert.rejects(
    keepFolder(folder, (beside: string) => {
      writeFileSync(join(beside, 'half'), '');
      throw new Error('full');
    }),
    /full/,
  );
  assert.ok(!existsSync(folder));
  assert.deepEqual(readdirSync(root), []);
});
