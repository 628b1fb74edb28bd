/**
 * npm run verify: whether a copy of a file carries the text of this source. In: the tiny title, built once, and sources
 * that were changed after it. Slow because a title is built.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { rgb } from 'pdf-lib';
import { alterPdf, pageOf } from '../support/alter-pdf.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { pressFolder } from '../support/press.ts';

const tiny = fixture('editions', 'tiny', 'source');
let folder: string;
let files: string[];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  const built = await callCommand('build', ['tiny', '--source', tiny, '--build', folder]);
  assert.equal(built.status, 0, built.stderr);
  files = ['tiny.pdf', 'tiny.epub'].map((file) => join(folder, 'tiny', file));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the titles with one text replaced. */
function changedSource(name: string, from: string, to: string): string {
  const source = join(folder, name);
  cpSync(tiny, source, { recursive: true });
  const path = join(source, 'tiny', 'zh-Hans.md');
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(path, text.replace(from, to));
  return source;
}

test('a PDF and an EPUB of this source carry its text', async () => {
  const run = await callCommand('verify', ['--source', tiny, ...files]);
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout.match(/5 of 5 equal/g)?.length, 2);
  assert.equal(run.stdout.match(/carries the text of this source/g)?.length, 2);
  assert.equal(run.stderr, '');
});

test('the site of this source carries its text, as a page and as a folder; too few pages are a fault', async () => {
  const site = join(folder, 'tiny');
  const page = join(site, 'index.html');
  const run = await callCommand('verify', ['--source', tiny, site, page]);
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout.match(/carries the text of this source/g)?.length, 2);
  const html = readFileSync(page, 'utf8');
  const copy = join(folder, 'fewer.html');
  writeFileSync(copy, html.replace(/(?<=、)\d+(?=页、)/, '1'));
  const fewer = await callCommand('verify', ['--source', tiny, copy]);
  assert.equal(fewer.status, 1);
  assert.match(fewer.stderr, /K826: fewer\.html differs from the source: Site: index\.html, imprint/);
});

test("one other character is found in both, with its paragraph: 'K826', and the other hash: 'K825'", async () => {
  const run = await callCommand('verify', ['--source', changedSource('other', '双方愿加强', '双方愿意加强'), ...files]);
  assert.equal(run.status, 1);
  assert.equal(run.stdout.match(/4 of 5 equal/g)?.length, 2);
  assert.match(
    run.stderr,
    /error K826: tiny\.pdf differs from the source: PDF: paragraph 4 differs .* it has “[^”]*双方愿加强/,
  );
  assert.match(run.stderr, /error K826: tiny\.epub differs from the source: EPUB: paragraph 4 differs/);
  assert.equal(run.stderr.match(/warning K825: /g)?.length, 2);
});

test('a change beside the text is a warning, and the file carries the text', async () => {
  const run = await callCommand('verify', [
    '--source',
    changedSource('beside', '某社某地5月1日电', '某社某地5月2日电'),
    ...files,
  ]);
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout.match(/carries the text of this source/g)?.length, 2);
  assert.equal(run.stderr.match(/warning K825: /g)?.length, 2);
});

test("a file of a title that is not here is 'K823', and what cannot be read is 'K824'", async () => {
  const none = join(folder, 'none');
  mkdirSync(none);
  const unknown = await callCommand('verify', ['--source', none, ...files]);
  assert.equal(unknown.status, 1);
  assert.equal(unknown.stderr.match(/error K823: tiny\.(pdf|epub) is of no title/g)?.length, 2);
  const cut = join(folder, 'cut.pdf');
  writeFileSync(cut, readFileSync(files[0] ?? '').subarray(0, 5000));
  const unreadable = await callCommand('verify', [
    '--source',
    tiny,
    cut,
    join(pressFolder, 'README.md'),
    join(folder, 'missing.pdf'),
  ]);
  assert.equal(unreadable.status, 1);
  assert.equal(unreadable.stderr.match(/error K824: /g)?.length, 3);
});

test("a changed file is compared with that of the build: 'K827' names what the text does not say", async () => {
  const [pdf = ''] = files;
  const altered = join(folder, 'altered.pdf');
  writeFileSync(
    altered,
    await alterPdf(readFileSync(pdf), (file) => {
      pageOf(file, 1).drawRectangle({ color: rgb(1, 1, 1), width: 600, height: 900 });
    }),
  );
  const run = await callCommand('verify', ['--source', tiny, '--build', folder, pdf, altered]);
  assert.equal(run.status, 1);
  assert.match(run.stdout, /byte for byte tiny\/tiny\.pdf/);
  assert.match(run.stdout, /not the bytes of tiny\/tiny\.pdf/);
  assert.match(run.stderr, /error K827: altered\.pdf differs .*: page cover: at its beginning it paints q/);
});

test('the same objects in other bytes carry the text, and a file changed in the build folder is named', async () => {
  const [pdf = '', epub = ''] = files;
  const anew = join(folder, 'anew.pdf');
  writeFileSync(anew, await alterPdf(readFileSync(pdf), () => undefined));
  const same = await callCommand('verify', ['--source', tiny, '--build', folder, anew]);
  assert.equal(same.status, 0, same.stderr);
  const before = readFileSync(epub);
  writeFileSync(epub, Buffer.concat([before, Buffer.from([0])]));
  const changed = await callCommand('verify', ['--source', tiny, '--build', folder, epub]);
  writeFileSync(epub, before);
  assert.match(changed.stderr, /error K82[47]: tiny\.epub/);
});
