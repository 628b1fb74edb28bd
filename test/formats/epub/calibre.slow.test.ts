/**
 * The e-book as calibre reads it. In: the first title's EPUB, converted to plain text by calibre's ebook-convert where
 * the machine has it. The whole official text, with its numbers and headings, must stand in it without a gap.
 * Continuous integration does not have calibre: this test runs where a developer has installed it. Slow because it
 * converts a book.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { blocksOf } from '../../../scripts/model/edition.ts';
import { blockTexts } from '../../../scripts/model/text.ts';
import { makeEpub } from '../../support/make-epub.ts';
import { pressFolder } from '../../support/press.ts';

const absent = spawnSync('ebook-convert', ['--version']).status !== 0;

test('calibre reads the text of the source, the numbers with it', {
  skip: absent
    ? 'calibre is not on this machine, and .ci/run does not install it: it is 290 packages of Debian'
    : false,
}, async () => {
  const { edition, epub } = await makeEpub(join(pressFolder, 'source'), 'joint-statement-2022');
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    writeFileSync(join(folder, 'book.epub'), epub);
    const run = spawnSync('ebook-convert', [join(folder, 'book.epub'), join(folder, 'book.txt')], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    const bare = (text: string) => text.replace(/\s+/gu, '');
    const read = bare(readFileSync(join(folder, 'book.txt'), 'utf8'));
    const expected = bare(
      blocksOf(edition)
        .map((block) => (block.kind === 'paragraph' ? String(block.number) : '') + blockTexts(block).join(''))
        .join(''),
    );
    const from = read.indexOf(expected.slice(0, 20));
    assert.ok(from >= 0, 'the text does not begin');
    assert.equal(read.slice(from, from + expected.length), expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
