/**
 * What is kept of a title that fails: its pages, beside the outputs of the last good build, until a build does not
 * fail. In: a small title, and a style of its project that prints other letters than those of the text. Slow because a
 * browser sets the pages.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { type BuildResult, buildProject } from '../../scripts/press/build-project.ts';
import { serveFolder } from '../../scripts/preview/local-server.ts';
import { openProject } from '../../scripts/project/project.ts';
import { fixture } from '../support/fixture.ts';
import { pressFolder } from '../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-failed-'));
const style = join(folder, 'styles', 'text.css');
const kept = join(folder, 'build', '.failed');
const build = () => buildProject(openProject({ folder }), { only: ['pdf', 'epub'] });
/** Path → bytes, of what is published. */
const published = () =>
  new Map(
    ['SHA256SUMS', ...readdirSync(join(folder, 'build', 'tiny')).map((name) => `tiny/${name}`)].map((path) => [
      path,
      readFileSync(join(folder, 'build', path), 'base64'),
    ]),
  );
let good: ReturnType<typeof published>;
let failed: BuildResult;

before(async () => {
  cpSync(fixture('editions', 'tiny', 'source'), join(folder, 'source'), { recursive: true });
  assert.ok((await build()).titles[0]?.ok);
  good = published();
  mkdirSync(join(folder, 'styles'));
  const own = readFileSync(join(pressFolder, 'styles', 'text.css'), 'utf8');
  writeFileSync(style, `${own}\np { text-transform: uppercase; }\n`);
  failed = await build();
});
after(() => rmSync(folder, { recursive: true }));

test("a text that is set otherwise than it is written is 'K606' at its line, with both texts where they part", () => {
  const [note, error, ...others] = failed.problems.filter(({ code }) => /^K[68]/.test(code));
  assert.deepEqual(others, []);
  assert.equal(error?.code, 'K606');
  assert.equal(error.place?.file, 'source/tiny/zh-Hans.md');
  assert.match(readFileSync(join(folder, error.place.file), 'utf8').split('\n')[error.place.line - 1] ?? '', /ad hoc/);
  assert.match(error.message, /page \d+ shows “AD HOC” where the text has “ad hoc”/);
  assert.match(note?.message ?? '', /\.failed.tiny: tiny\.pdf\.$/);
});

test('its pages are kept, nothing of the last good build is changed, and nobody is served them', async () => {
  assert.deepEqual(readdirSync(join(kept, 'tiny')), ['tiny.pdf']);
  assert.match(readFileSync(join(kept, 'tiny', 'tiny.pdf'), 'latin1'), /^%PDF-/);
  assert.deepEqual(published(), good);
  const { server, address } = await serveFolder(join(folder, 'build'), 0);
  try {
    const statuses = ['.failed/tiny/tiny.pdf', 'tiny/tiny.pdf'].map(
      async (path) => (await fetch(address + path)).status,
    );
    assert.deepEqual(await Promise.all(statuses), [404, 200]);
  } finally {
    server.close();
  }
});

test('an error in the page that sets the book is K604 at the line of the block that was set', async () => {
  const template = join(folder, 'templates', 'partials', 'block.hbs');
  const own = readFileSync(join(pressFolder, 'templates', 'partials', 'block.hbs'), 'utf8');
  mkdirSync(join(folder, 'templates', 'partials'), { recursive: true });
  // A label of an item where there is no list.
  writeFileSync(template, own.replace(/(<p class="paragraph[^>]*>)/, '$1<span class="item-label">x</span>'));
  const { problems } = await build();
  rmSync(join(folder, 'templates'), { recursive: true });
  const error = problems.find(({ code }) => code === 'K604');
  assert.match(error?.message ?? '', /stands outside a list/);
  assert.equal(error?.place?.file, 'source/tiny/zh-Hans.md');
  assert.ok((error?.place?.line ?? 0) > 10);
});

test('a build that does not fail removes them', async () => {
  rmSync(style);
  assert.ok((await build()).titles[0]?.ok);
  assert.ok(!existsSync(kept));
  assert.deepEqual(published(), good);
});
