/**
 * A title in two languages from its texts to what readers have: two folders of outputs, one row of the catalogue, pages
 * that lead to each other, copies that are known, editions that are published together. In: a small title in a folder
 * of its own. Slow because a browser sets its pages four times.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { editionUrn } from '../../scripts/model/edition-uuid.ts';
import { callCommand } from '../support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-languages-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const [source, build] = [join(folder, 'source'), join(folder, 'build')];
const at = ['--source', source, '--build', build];
const read = (...path: string[]) => readFileSync(join(build, ...path), 'utf8');

mkdirSync(join(source, 'lake'), { recursive: true });
mkdirSync(join(source, 'authority'));
const front = (title: string, short: string, kind: string, language: string): string =>
  `---\ntitle: [${title}]\nshort-title: ${short}\nkind: ${kind}\nlanguage: ${language}\n---\n\n`;
const texts = {
  'en.md': `${front('Statement on the Lake', 'Lake', 'Statement', 'en')}The sides agree.\n\nThey act.\n`,
  'ru.md': `${front('Заявление об озере', 'Озеро', 'Заявление', 'ru')}Стороны согласны.\n\nОни действуют.\n`,
  'title.yaml':
    'adopted: { date: 2020-01-02 }\nsource: { name: N, date: 2020-01-02 }\nedition: { number: 1, date: 2021-01-02 }\n' +
    'authentic: [en, ru]\nregisters: []\n',
};
for (const [name, text] of Object.entries(texts)) writeFileSync(join(source, 'lake', name), text);

test('both languages are built, each in its folder, and are one row of the catalogue', async () => {
  const { status, stdout, stderr } = await callCommand('build', ['lake', ...at, '--jobs', '1']);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^lake\/en /m);
  assert.match(stdout, /^lake\/ru /m);
  for (const language of ['en', 'ru'])
    for (const name of ['lake.pdf', 'lake.epub', 'index.html', 'edition.json'])
      assert.ok(existsSync(join(build, 'lake', language, name)), `${language}/${name}`);
  const catalogue = read('index.html');
  assert.equal(catalogue.match(/<li class="title"/g)?.length, 1);
  assert.match(catalogue, /<li class="title" id="lake"/);
  assert.match(catalogue, /href="lake\/en\/index\.html".*href="lake\/ru\/index\.html"/s);
  assert.match(catalogue, /1 title</);
  assert.match(read('SHA256SUMS'), /^\w{64} {2}lake\/en\/lake\.pdf$/m);
});

test('what is built says which the other language is, and in which the document is authentic', () => {
  const page = read('lake', 'en', 'index.html');
  assert.match(page, /<link rel="alternate" hreflang="ru" href="\.\.\/ru\/index\.html">/);
  assert.match(page, /<a href="\.\.\/ru\/index\.html" hreflang="ru" lang="ru" rel="alternate">Русский<\/a>/);
  assert.match(page, /<span aria-current="page" lang="en">English<\/span>/);
  assert.match(page, /href="\.\.\/\.\.\/index\.html"/);
  assert.match(page, /"workTranslation":\[\{[^\]]*"inLanguage":"ru"/);
  assert.match(page, /Authentic texts<\/dt><dd>English, Russian</);
  const data = JSON.parse(read('lake', 'ru', 'edition.json')) as {
    metadata: { versions: unknown; authentic: unknown };
  };
  assert.deepEqual(data.metadata.versions, [
    { id: 'lake/en', language: 'en', title: 'Statement on the Lake', edition: 1 },
  ]);
  assert.deepEqual(data.metadata.authentic, ['en', 'ru']);
  assert.notEqual(editionUrn('lake/en', 1), editionUrn('lake/ru', 1));
});

test('a build that finds nothing changed sets no pages; one language may be built alone', async () => {
  const again = await callCommand('build', ['lake', ...at, '--jobs', '1']);
  assert.match(again.stdout, /^lake\/en +unchanged/m);
  assert.match(again.stdout, /^lake\/ru +unchanged/m);
  const alone = await callCommand('build', ['lake/ru', ...at, '--jobs', '1']);
  assert.match(alone.stdout, /^lake\/ru +unchanged/m);
  assert.doesNotMatch(alone.stdout, /^lake\/en/m);
});

test('copies of either language are known as what they are', async () => {
  for (const file of ['lake.pdf', 'lake.epub', 'index.html']) {
    const { status, stdout, stderr } = await callCommand('verify', [join(build, 'lake', 'ru', file), ...at]);
    assert.equal(status, 0, `${file}: ${stderr}`);
    assert.match(stdout, /lake\/ru/);
  }
  const wrong = read('lake', 'ru', 'index.html').replace('../en/index.html" hreflang', '../xx/index.html" hreflang');
  writeFileSync(join(folder, 'index.html'), wrong);
  const { status, stderr } = await callCommand('verify', [join(folder, 'index.html'), ...at]);
  assert.equal(status, 1);
  assert.match(stderr, /xx\/index\.html/);
});

test('an edition has one date in all its languages: K318 for the second one with another', async () => {
  const list = join(source, 'lake', 'editions.yaml');
  const first = await callCommand('publish-edition', ['lake/en', ...at]);
  assert.equal(first.status, 0, first.stderr);
  const before = readFileSync(list, 'utf8');
  const text = join(source, 'lake', 'ru.md');
  writeFileSync(text, texts['ru.md'].replace('language: ru\n', '$&edition: { number: 1, date: 2021-03-04 }\n'));
  const other = await callCommand('publish-edition', ['lake/ru', ...at]);
  assert.equal(other.status, 1);
  assert.match(other.stderr, /K318.*date is 2021-03-04, and in another language it is published as of 2021-01-02/);
  assert.equal(readFileSync(list, 'utf8'), before);
  assert.equal(existsSync(join(source, 'lake', 'editions', '1', 'ru.md')), false);
  writeFileSync(text, texts['ru.md']);
});

test('check, trace and publish-edition take the title, or one of its languages', async () => {
  const checked = await callCommand('check', ['lake', ...at]);
  assert.match(checked.stdout, /^lake\/en: 2 paragraphs.*^lake\/ru: 2 paragraphs/ms);
  const traced = await callCommand('trace', ['2', 'lake/ru', '--build', build]);
  assert.match(traced.stdout, /source\/lake\/ru\.md:10/, traced.stderr);
  const published = await callCommand('publish-edition', ['lake', ...at]);
  assert.equal(published.status, 0, published.stderr);
  const list = readFileSync(join(source, 'lake', 'editions.yaml'), 'utf8');
  assert.equal(list.match(/number: 1\n/g)?.length, 1);
  assert.match(list, /languages:\n {6}en:.*\n {6}ru:/s);
  for (const language of ['en', 'ru']) assert.ok(existsSync(join(source, 'lake', 'editions', '1', `${language}.md`)));
  const again = await callCommand('publish-edition', ['lake', ...at]);
  assert.match(again.stdout, /published already/);
  assert.equal(readFileSync(join(source, 'lake', 'editions.yaml'), 'utf8'), list);
  const built = await callCommand('build', ['lake', ...at, '--jobs', '1']);
  assert.equal(built.status, 0, built.stderr);
  const differences = await callCommand('diff', ['lake', '1', 'current', '--language', 'ru', '--source', source]);
  assert.match(differences.stdout, /0 added, 0 changed, 0 removed/);
});
