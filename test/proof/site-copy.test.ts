/**
 * Copies of a reading edition: a page, a folder, an archive. In: archives that a program makes, some of them hostile.
 * Each is known by its names, is read within its budget, or is refused in words.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readCopy } from '../../scripts/press/read-copy.ts';
import { recogniseBook, recognisePage } from '../../scripts/press/recognise-copy.ts';
import { readSiteCopy } from '../../scripts/proof/site-copy.ts';

const page = strToU8('<!DOCTYPE html>\n<html lang="en"></html>');
const book = zipSync({ mimetype: strToU8('application/epub+zip'), 'META-INF/container.xml': strToU8('<container/>') });

test('a page and an archive of a site are known from an e-book, though the archive holds one', () => {
  const archive = zipSync({ 'a/index.html': page, 'a/a.epub': book }, { level: 0 });
  assert.deepEqual([page, archive, book].map(recognisePage), [true, true, false]);
  assert.deepEqual([page, archive, book].map(recogniseBook), [false, false, true]);
  const { files, published, alone } = readSiteCopy(archive);
  assert.deepEqual([[...files.keys()], [...published.keys()], alone], [['index.html'], ['a.epub'], false]);
  assert.equal(readSiteCopy(page).alone, true);
});

test('what is not beside the page, and an archive without one, are refused', () => {
  assert.throws(() => readSiteCopy(zipSync({ 'a/index.html': page, 'b.js': page })), /b\.js, which is not beside/);
  assert.throws(() => readSiteCopy(zipSync({ 'a.txt': page })), /no index\.html/);
});

test('a folder is read as an archive of it, and no link out of it is followed', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await assert.rejects(readCopy(folder), /no index\.html/);
  writeFileSync(join(folder, 'index.html'), page);
  symlinkSync('/etc', join(folder, 'etc'));
  const copy = await readCopy(folder);
  assert.equal(recognisePage(copy), true);
  assert.deepEqual([...readSiteCopy(copy).files.keys()], ['index.html']);
});
