/**
 * Outputs appear whole or not at all. In: folders with files of before, and writes that fail at their beginning, in the
 * middle and at their end. Proves K701, and that every file of before is there with its bytes and none besides. No
 * browser.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { sumFiles, writeOutputs } from '../../scripts/project/write-outputs.ts';

const root = mkdtempSync(join(tmpdir(), 'kanben-write-'));
after(() => rmSync(root, { recursive: true }));

/** A folder with a text, a picture, and a folder where a file would be put. */
function folderOf(name: string): string {
  const folder = join(root, name);
  mkdirSync(join(folder, 'taken', 'inner'), { recursive: true });
  writeFileSync(join(folder, 'a.md'), 'a before');
  writeFileSync(join(folder, 'b.png'), 'b before');
  return folder;
}

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, statSync(join(folder, name)).isFile() ? readFileSync(join(folder, name), 'utf8') : '/']),
  );

test('a write that fails half-way leaves the folder as it was', () => {
  const failing: Record<string, [string, string][]> = {
    'while files are written': [
      ['a.md', 'after'],
      ['new.md', 'new'],
      ['bad\0name', 'x'],
    ],
    'while they are moved': [
      ['a.md', 'after'],
      ['new.md', 'new'],
      ['taken', 'x'],
      ['b.png', 'after'],
    ],
    'at the first': [
      ['taken', 'x'],
      ['a.md', 'after'],
    ],
    'at the last': [
      ['b.png', 'after'],
      ['a.md', 'after'],
      ['taken', 'x'],
    ],
  };
  for (const [name, files] of Object.entries(failing)) {
    const folder = folderOf(name.replaceAll(' ', '-'));
    const before = filesOf(folder);
    assert.deepEqual(
      writeOutputs(folder, new Map(files)).map(({ code }) => code),
      ['K701'],
      name,
    );
    assert.deepEqual(filesOf(folder), before, name);
  }
  const folder = folderOf('whole');
  assert.deepEqual(
    writeOutputs(
      folder,
      new Map([
        ['a.md', 'after'],
        ['c.md', 'new'],
      ]),
    ),
    [],
  );
  assert.deepEqual(filesOf(folder), { 'a.md': 'after', 'b.png': 'b before', 'c.md': 'new', taken: '/' });
});

test('a folder where a file is to be written is named, and neither it nor anything else is overwritten', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  try {
    assert.deepEqual(writeOutputs(folder, new Map([['a.json', 'before']])), []);
    mkdirSync(join(folder, 'b.pdf', 'inner'), { recursive: true });
    const [told, ...others] = writeOutputs(
      folder,
      new Map([
        ['a.json', 'after'],
        ['b.pdf', 'after'],
      ]),
    );
    assert.equal(told?.code, 'K701');
    assert.match(told?.message ?? '', /b\.pdf cannot be written: It is a folder, and a file is to be written there/);
    assert.deepEqual(others, []);
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), 'before');
    assert.ok(statSync(join(folder, 'b.pdf', 'inner')).isDirectory());
    writeFileSync(join(folder, 'c'), '');
    assert.match(writeOutputs(join(folder, 'c'), new Map([['a.json', 'x']]))[0]?.code ?? '', /K701/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the checksums name every file, also in folders, and nothing that begins with a dot', () => {
  const build = mkdtempSync(join(tmpdir(), 'outputs-'));
  try {
    for (const folder of ['title/own.pdf', 'title/inner', '.cache', 'title/.kept'])
      mkdirSync(join(build, folder), { recursive: true });
    for (const file of ['SHA256SUMS', 'index.html', '.cache/a', 'title/edition.json', 'title/inner/a', 'title/.kept/a'])
      writeFileSync(join(build, file), '{}');
    assert.deepEqual([...sumFiles(build).keys()], ['index.html', 'title/edition.json', 'title/inner/a']);
  } finally {
    rmSync(build, { recursive: true });
  }
});
