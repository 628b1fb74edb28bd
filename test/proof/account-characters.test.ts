/**
 * Every character of the source is accounted for: in the titles of the fixtures, in random editions, and not any more
 * when the edition loses, changes or adds a text that the source has. In: sources, and editions that were changed after
 * they were read.
 */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { blocksOf } from '../../scripts/model/edition.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { listTitles } from '../../scripts/project/folders.ts';
import { accountCharacters } from '../../scripts/proof/account-characters.ts';
import { editionOf } from '../fuzz/find-fault.ts';
import { fuzzTitle, lengths, writeProject } from '../fuzz/random-edition.ts';
import { linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { frontMatter } from '../support/front-matter.ts';
import { projectAt } from '../support/press.ts';

const read = (source: string, title: string): IndexedEdition =>
  prepareEdition(projectAt(source), title).value?.edition ?? assert.fail(title);

test('in every title of the fixtures each character is text or a sign', () => {
  for (const name of [
    'characters',
    'ebook',
    'languages',
    'notes',
    'provisions',
    'revised',
    'specimen',
    'structure',
    'tiny',
  ]) {
    const source = fixture('editions', name, 'source');
    for (const title of listTitles(source))
      assert.deepEqual(linesOf(accountCharacters(read(source, title))), [], title);
  }
});

test('so it is in random editions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    for (const length of [lengths.tiny, lengths.small])
      for (let seed = 1; seed <= 20; seed++) {
        writeProject(folder, editionOf({ length }, seed));
        const { edition } = prepareEdition(projectAt(join(folder, 'source')), fuzzTitle).value ?? {};
        if (edition) assert.deepEqual(linesOf(accountCharacters(edition)), [], `seed ${seed}`);
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the file of a picture is accounted for as it is written and as it is decoded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    for (const place of ['trial', 'authority']) mkdirSync(join(folder, place));
    copyFileSync(
      fixture('editions', 'specimen', 'source', 'specimen', 'figure.png'),
      join(folder, 'trial', '图 一(2).png'),
    );
    for (const address of ['图%20一(2).png', '%E5%9B%BE%20一%282%29.png', '<图 一(2).png>']) {
      const text = `${frontMatter('zh-Hans')}\n\n甲方。\n\n![图](${address} "图一")\n\n乙方。\n`;
      writeFileSync(join(folder, 'trial', 'zh-Hans.md'), text);
      assert.deepEqual(linesOf(accountCharacters(read(folder, 'trial'))), [], address);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** An edition that was read, and then changed. */
function changed(change: (edition: IndexedEdition) => void): string[] {
  const edition = structuredClone(read(fixture('editions', 'structure', 'source'), 'structure'));
  change(edition);
  return linesOf(accountCharacters(edition));
}

const table = (edition: IndexedEdition) => {
  const found = blocksOf(edition).find(({ kind }) => kind === 'table');
  return found?.kind === 'table' ? found : assert.fail('no table');
};

test('a cell that is lost, exchanged or added is told with its line', () => {
  assert.match(changed((edition) => void table(edition).rows[1]?.pop())[0] ?? '', /line \d+: “说明” of the source/);
  assert.match(changed((edition) => void table(edition).rows[1]?.reverse())[0] ?? '', /is in no text of the edition/);
  const added = changed((edition) => {
    const [row] = table(edition).rows;
    row?.push(...structuredClone(row.slice(0, 1)));
  });
  assert.match(added[0] ?? '', /is in no text of the edition|the source has not/);
});

test('a block, a note or a character that is lost is told', () => {
  assert.equal(changed((edition) => void edition.notes.pop()).length > 0, true);
  assert.equal(changed((edition) => void edition.sections[1]?.blocks.pop()).length > 0, true);
  const found = changed((edition) => {
    const [block] = edition.sections[0]?.blocks ?? [];
    if (block?.kind === 'paragraph' && block.inlines[0]?.kind === 'text') block.inlines[0].text = '前文一';
  });
  assert.match(found[0] ?? '', /“段，双方认为.*” of the source is in no text of the edition/);
});
