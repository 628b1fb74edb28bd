/**
 * The press as a library. In: projects of the tiny title, one with a style, a template and a word of its own. Two of
 * them are built in one process at the same time, and each gets the bytes that a process of its own gives. Slow because
 * Chromium sets three titles.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { type BuildResult, build, check, importDocument, openProject, verifyCopy } from '../scripts/kanben.ts';
import { fixture } from './support/fixture.ts';
import { pressFolder } from './support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-library-'));
after(() => rmSync(folder, { recursive: true }));

function projectOf(name: string) {
  const own = join(folder, name);
  cpSync(fixture('editions', 'tiny', 'source'), join(own, 'source'), { recursive: true });
  return openProject({ folder: own });
}
const [plain, styled] = [projectOf('plain'), projectOf('styled')];
const style = join(styled.folder, 'styles', 'epub.css');
const lines: string[] = [];
let built: BuildResult[];

before(async () => {
  mkdirSync(join(styled.folder, 'styles'));
  writeFileSync(style, readFileSync(join(pressFolder, 'styles', 'epub.css'), 'utf8').replace(/^/, '/* styled */\n'));
  mkdirSync(join(styled.folder, 'templates', 'labels'), { recursive: true });
  const words = readFileSync(join(pressFolder, 'templates', 'labels', 'zh-Hans.yaml'), 'utf8');
  writeFileSync(
    join(styled.folder, 'templates', 'labels', 'zh-Hans.yaml'),
    words.replace(/^contents: .*$/m, 'contents: 本书目次'),
  );
  const leaf = readFileSync(join(pressFolder, 'templates', 'epub', 'document.hbs'), 'utf8');
  mkdirSync(join(styled.folder, 'templates', 'epub'));
  writeFileSync(join(styled.folder, 'templates', 'epub', 'document.hbs'), `${leaf}<!-- styled -->\n`);
  built = await Promise.all([
    build(plain, { only: ['pdf', 'epub'] }),
    build(styled, { only: ['pdf', 'epub'] }, (line) => lines.push(line)),
  ]);
});

/** A file of the EPUB that a project has built: the first one whose name ends so. */
function epubFile({ build: to }: typeof plain, end: string): string {
  const files = unzipSync(readFileSync(join(to, 'tiny', 'tiny.epub')));
  const path = Object.keys(files).find((name) => name.endsWith(end)) ?? assert.fail(`no ${end}`);
  return Buffer.from(files[path] as Uint8Array).toString();
}

test('two projects are built in one process at the same time, each with its own looks', () => {
  for (const { problems, titles } of built) {
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.deepEqual(
      titles.map(({ title, ok }) => [title, ok]),
      [['tiny', true]],
    );
    assert.deepEqual(titles[0]?.rows.find(([name]) => name === 'tiny.epub')?.at(-1), '5 of 5 paragraphs equal');
  }
  assert.ok(epubFile(styled, 'style.css').includes('/* styled */'));
  assert.ok(!epubFile(plain, 'style.css').includes('/* styled */'));
  assert.ok(epubFile(styled, 'toc.xhtml').includes('本书目次'));
  assert.ok(!epubFile(plain, 'toc.xhtml').includes('本书目次'));
  assert.match(epubFile(styled, 'cover.xhtml'), /<!-- styled -->/);
  assert.doesNotMatch(epubFile(plain, 'cover.xhtml'), /<!-- styled -->/);
});

test('a process of its own gives the same bytes', () => {
  const library = pathToFileURL(join(pressFolder, 'scripts', 'kanben.ts')).href;
  const alone = join(folder, 'alone');
  const script = `import { build, openProject } from ${JSON.stringify(library)};
    const project = openProject({ folder: ${JSON.stringify(styled.folder)}, build: ${JSON.stringify(alone)} });
    const { problems } = await build(project, { only: ['pdf', 'epub'] });
    if (problems.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(problems));`;
  const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: pressFolder,
  });
  assert.equal(ran.status, 0, String(ran.stderr));
  for (const name of ['tiny.pdf', 'tiny.epub', 'edition.json'])
    assert.ok(
      readFileSync(join(alone, 'tiny', name)).equals(readFileSync(join(styled.build, 'tiny', name))),
      `${name} is another one`,
    );
});

test('progress is said to whoever wants to hear it, line by line', () => {
  const said = lines.filter((line) => line.startsWith('tiny: '));
  assert.deepEqual(said.slice(0, 3), ['tiny: reading', 'tiny: rendering', 'tiny: setting pages']);
});

test('an unchanged project is not built again; one whose own style and template were changed is', async (t) => {
  if (process.env.CHROME_PATH || process.platform !== 'linux') return t.skip('nothing is recorded here');
  const again = await build(plain, { only: ['pdf', 'epub'] });
  assert.equal(again.titles[0]?.rows.at(-1)?.[1], 'unchanged');
  writeFileSync(style, readFileSync(style, 'utf8').replace('/* styled */', '/* styled anew */'));
  const document = readFileSync(join(pressFolder, 'templates', 'epub', 'document.hbs'), 'utf8');
  writeFileSync(join(styled.folder, 'templates', 'epub', 'document.hbs'), `${document}<!-- mine -->\n`);
  // Nobody forgets templates or styles for it: the project is the same value.
  const changed = await build(styled, { only: ['pdf', 'epub'] });
  assert.notEqual(changed.titles[0]?.rows.at(-1)?.[1], 'unchanged');
  assert.ok(epubFile(styled, 'style.css').includes('/* styled anew */'));
  assert.match(epubFile(styled, 'cover.xhtml'), /<!-- mine -->/);
});

test("an author's mistake is a value, and nothing is thrown", async () => {
  const { problems, titles } = await build(plain, { titles: ['nowhere'] });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['K109'],
  );
  assert.deepEqual(
    titles.map(({ title, ok, rows }) => [title, ok, rows.length]),
    [['nowhere', false, 0]],
  );
});

test('check says what the text has, and what was measured on its pages', async () => {
  const [tiny, ...more] = await check(plain);
  assert.deepEqual(more, []);
  assert.equal(tiny?.title, 'tiny');
  assert.deepEqual(tiny?.text, { paragraphs: 5, mentions: tiny?.text?.mentions });
  assert.deepEqual(Object.keys(tiny?.typography ?? {}), ['book']);
  const unbuilt = await check(projectOf('unbuilt'), ['tiny']);
  assert.equal(unbuilt[0]?.typography, undefined);
});

test('verifyCopy proves a copy, and names the paragraph in which another source differs', async () => {
  const copy = { name: 'copy.epub', bytes: new Uint8Array(readFileSync(join(plain.build, 'tiny', 'tiny.epub'))) };
  const same = await verifyCopy(plain, copy);
  assert.deepEqual([same.problems, same.equal, same.edition?.metadata.id], [[], 5, 'tiny']);
  const other = projectOf('other');
  const path = join(other.source, 'tiny', 'zh-Hans.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('双方愿加强', '双方愿意加强'));
  const { problems, equal } = await verifyCopy(other, copy);
  assert.equal(equal, 4);
  assert.deepEqual([...new Set(problems.map(({ code }) => code))].sort(), ['K825', 'K826']);
  assert.match(problems.find(({ code }) => code === 'K826')?.message ?? '', /EPUB: paragraph 4 differs/);
});

test('importDocument gives Markdown and what was not carried', async () => {
  const page = '<!DOCTYPE html><html lang="en"><title>T</title><body><p>Both sides <em>agree</em>.</p></body></html>';
  const { value, problems } = await importDocument({ name: 't.html', bytes: Buffer.from(page) });
  assert.equal(value?.language, 'en');
  assert.match(value?.markdown ?? '', /^---\n[\s\S]*\n---\n\nBoth sides \*agree\*\.\n$/);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  const none = await importDocument({ name: 't.html', bytes: Buffer.from('<p></p>') });
  assert.equal(none.value, undefined);
  assert.deepEqual(
    none.problems.map(({ code }) => code),
    ['K122'],
  );
});
