/**
 * A project's own folders. In: a folder with a template, a partial, a style, a print format and labels of its own. Each
 * wins over the press's of the same name; what the project does not have comes from the press; another project sees
 * none of it.
 */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderCover, renderPrint } from '../../scripts/formats/print/render-print.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import { keyOfPress, keyOfTitle } from '../../scripts/press/build-cache.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { cacheFolder } from '../../scripts/project/cache-folder.js';
import { listFormats, readBase } from '../../scripts/project/folders.ts';
import { openProject } from '../../scripts/project/project.ts';
import { readStyles } from '../../scripts/views/templates.ts';
import { fixture } from '../support/fixture.ts';
import { pressFolder, pressProject } from '../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-project-'));
after(() => rmSync(folder, { recursive: true }));

let count = 0;
/** A project with the tiny title and files of its own. */
function projectWith(files: Record<string, string>) {
  const own = join(folder, `p${count++}`);
  cpSync(fixture('editions', 'tiny', 'source'), join(own, 'source'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(own, path)), { recursive: true });
    writeFileSync(join(own, path), text);
  }
  return openProject({ folder: own });
}

const tinyOf = (project: ReturnType<typeof projectWith>) =>
  prepareEdition(project, 'tiny').value ?? assert.fail('the tiny title has errors');

test('a folder is a project: source, build, and its own looks before those of the press', () => {
  assert.deepEqual(openProject({ folder: '/texts', build: '/out' }), {
    folder: '/texts',
    source: '/texts/source',
    build: '/out',
    templates: ['/texts/templates', join(pressFolder, 'templates')],
    styles: ['/texts/styles', join(pressFolder, 'styles')],
    labels: ['/texts/templates/labels', join(pressFolder, 'templates', 'labels')],
  });
  assert.deepEqual(pressProject.styles, [join(pressFolder, 'styles')]);
});

test('an own template wins; its partials are those of the press, and an own partial wins for all templates', () => {
  const mine = projectWith({ 'templates/cover.hbs': '<p class="mine">{{title}}</p>{{> cover}}' });
  const { edition, images } = tinyOf(mine);
  const cover = renderCover(mine, edition);
  assert.match(cover, /^<p class="mine">甲国和乙国关于和平的联合声明<\/p>.*甲国/s);
  const plain = renderCover(pressProject, edition);
  assert.match(plain, /^<!DOCTYPE html>/);
  assert.ok(!plain.includes('class="mine"'));
  const partial = projectWith({ 'templates/partials/cover.hbs': '<i>{{title}}</i>' });
  for (const page of [renderCover(partial, edition), renderPrint(partial, edition, images)])
    assert.ok(page.includes('<i>甲国和乙国关于和平的联合声明</i>'));
  assert.ok(!renderPrint(pressProject, edition, images).includes('<i>甲国'));
});

test("a key that is not there is named in the own template: 'K502'", () => {
  const mine = projectWith({ 'templates/cover.hbs': '<p>\n{{titel}}</p>' });
  const { edition } = tinyOf(mine);
  assert.throws(
    () => renderCover(mine, edition),
    ({ problem }: Error & { problem?: { code: string; place: object } }) => {
      assert.equal(problem?.code, 'K502');
      assert.deepEqual(problem?.place, { file: 'templates/cover.hbs', line: 2, column: 3 });
      return true;
    },
  );
});

test('an own style wins, the others are those of the press, in their order', () => {
  const mine = projectWith({ 'styles/cover.css': '/* mine */', 'styles/han/text.css': '/* han, mine */' });
  const names = ['text.css', 'cover.css'];
  const [text] = readStyles(pressProject, names, 'zh-Hans');
  assert.deepEqual(readStyles(mine, names, 'zh-Hans'), [text, '/* mine */', '/* han, mine */']);
});

test('an own print format is one of the formats, and one of the same name wins', () => {
  const book = readFileSync(join(pressFolder, 'styles', 'formats', 'han', 'book.css'), 'utf8');
  const wide = book.replace(/--page-width:[^;]*;/, '--page-width: 150mm;');
  const mine = projectWith({ 'styles/formats/han/book.css': wide, 'styles/formats/han/pocket.css': book });
  assert.deepEqual(listFormats(mine), ['book', 'official', 'pocket']);
  assert.deepEqual(listFormats(pressProject), ['book', 'official']);
  assert.equal(readFormat(mine, 'book').pageWidthMm, 150);
  assert.notEqual(readFormat(pressProject, 'book').pageWidthMm, 150);
});

test('own labels win', () => {
  const own = readFileSync(join(pressFolder, 'templates', 'labels', 'zh-Hans.yaml'), 'utf8');
  const mine = projectWith({ 'templates/labels/zh-Hans.yaml': own.replace(/^contents:.*$/m, 'contents: 细目') });
  assert.equal(tinyOf(mine).edition.manuscript.labels.contents, '细目');
  assert.notEqual(readLabels(pressProject, 'zh-Hans', []).contents, '细目');
  assert.equal(readLabels(mine, 'en', []).contents, readLabels(pressProject, 'en', []).contents);
});

test('what a title was built with is in its key: the own templates and styles, and no others', (t) => {
  const mine = projectWith({ 'styles/cover.css': '/* 1 */' });
  const key = keyOfPress(mine);
  if (key === undefined) return t.skip('there is no key where the browser is not the pinned one');
  assert.equal(keyOfPress(mine), key);
  const titleKey = keyOfTitle('tiny', { project: mine }, key);
  for (const path of ['styles/cover.css', 'templates/x.hbs', 'templates/labels/en.yaml']) {
    const before = keyOfPress(mine);
    mkdirSync(dirname(join(mine.folder, path)), { recursive: true });
    appendFileSync(join(mine.folder, path), '/* 2 */');
    assert.notEqual(keyOfPress(mine), before, path);
  }
  assert.notDeepEqual(keyOfTitle('tiny', { project: mine }, keyOfPress(mine)), titleKey);
  // Where a project stands and where its outputs go is no matter of what they are.
  const moved = projectWith({ 'styles/cover.css': '/* 1 */' });
  assert.deepEqual(keyOfTitle('tiny', { project: { ...moved, build: '/elsewhere' } }, keyOfPress(moved)), titleKey);
});

test('a project without a package.json has no address; one with it has its own', () => {
  assert.equal(readBase(join(projectWith({}).folder, 'package.json'), []), undefined);
  const { folder: own } = projectWith({ 'package.json': '{"kanben":{"baseUrl":"https://texts.example/a"}}' });
  assert.equal(readBase(join(own, 'package.json'), []), 'https://texts.example/a/');
});

test('the cache is beside the press where one may write, else in the next folder; else it says why', () => {
  const installed = join(folder, 'app', 'node_modules', 'kanben');
  mkdirSync(installed, { recursive: true });
  const user = join(folder, 'user', 'kanben');
  assert.equal(cacheFolder(installed, [user]), join(folder, 'app', 'node_modules', '.cache', 'kanben'));
  assert.equal(cacheFolder(pressFolder, [user]), join(pressFolder, 'node_modules', '.cache', 'kanben'));
  // A file where the folder should be: nobody may write there, not even root.
  const closed = join(folder, 'closed', 'node_modules', 'kanben');
  mkdirSync(closed, { recursive: true });
  writeFileSync(join(folder, 'closed', 'node_modules', '.cache'), '');
  assert.equal(cacheFolder(closed, [user]), user);
  writeFileSync(join(folder, 'file'), '');
  assert.throws(
    () => cacheFolder(closed, [join(folder, 'file', 'kanben')]),
    /no folder for its cache can be written \(.*closed.*; .*file\/kanben: ENOTDIR/,
  );
});
