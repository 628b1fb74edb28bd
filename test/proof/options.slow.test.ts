/**
 * No option of a build is a false alarm: for the printer, without what is attached, without typefaces. In: a title of
 * each class of documents, and of each language. Proves that the build, whose witnesses read every file, refuses none,
 * and that `verify` says of each copy, without the build beside it, that it carries the text of its source. What is
 * built without options other tests ask. Slow because a browser sets the titles twice.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { classNames } from '../../scripts/classes/registry.ts';
import { knownLanguages } from '../../scripts/languages/registry.ts';
import { fixture } from '../support/fixture.ts';
import { frontMatter } from '../support/front-matter.ts';
import { callCommand } from '../support/in-process.ts';

/** Titles of the fixtures: class and language, folder, name. */
const taken = [
  ['joint-statement', 'ru', 'languages', 'exchange-ru'],
  ['joint-statement', 'ar', 'languages', 'exchange-ar'],
  ['joint-statement', 'zh-Hant', 'traditional', 'declaration'],
  ['treaty', 'en', 'provisions', 'treaty'],
  ['statute', 'zh-Hans', 'provisions', 'statute'],
  ['regulation', 'en', 'provisions', 'regulation'],
  ['resolution', 'zh-Hans', 'provisions', 'resolution-zh'],
  ['notice', 'zh-Hans', 'provisions', 'notice-order'],
] as const;

/** Titles of classes and languages of which the fixtures have none. */
const written = [
  ['act', 'en', 'Part 1\n\nGeneral\n\n1 Establishment\n\n(1) There is a **Board**.\n\n(a) It has *five* members.'],
  [
    'report',
    'fr',
    '## Introduction\n\nL’« *essentiel* » est **là**.[^1]\n\n- un point\n- un autre\n\n[^1]: Voir le n° 2.',
  ],
  [
    'joint-statement',
    'es',
    '## Primera parte\n\n¿Qué es lo *esencial*? ¡**Esto**!\n\n| País | Año |\n|---|---|\n| España | 2022 |',
  ],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'kanben-options-'));
const source = join(folder, 'source');
before(() => {
  for (const [, , set, title] of taken)
    cpSync(fixture('editions', set, 'source', title), join(source, title), { recursive: true });
  cpSync(fixture('editions', 'languages', 'source', 'authority'), join(source, 'authority'), { recursive: true });
  for (const [name, language, body] of written) {
    mkdirSync(join(source, `own-${language}`));
    const front = frontMatter(language).replace('\nkind:', `\nclass: ${name}\nkind:`);
    writeFileSync(join(source, `own-${language}`, `${language}.md`), `${front}\n${body}\n`);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('every class and every language is among the titles', () => {
  const all = [...taken, ...written];
  assert.deepEqual([...new Set(all.map(([name]) => name))].sort(), [...classNames].sort());
  assert.deepEqual([...new Set(all.map(([, language]) => language))].sort(), [...knownLanguages].sort());
});

for (const options of [['--print'], ['--no-attachments', '--no-fonts']])
  test(`no false alarm with ${options.join(' ')}`, async () => {
    const titles = readdirSync(source).filter((name) => name !== 'authority');
    const place = join(folder, options.join(''));
    const built = await callCommand('build', [
      ...titles,
      '--source',
      source,
      '--build',
      place,
      '--jobs',
      '1',
      ...options,
    ]);
    assert.equal(built.status, 0, built.stderr);
    const files = titles.flatMap((title) =>
      readdirSync(join(place, title))
        // The cover of a printed book carries none of the text, and its build has proved it.
        .filter((name) => /(?<!\.cover)\.pdf$|\.epub$|^index\.html$/.test(name))
        .map((name) => join(place, title, name)),
    );
    assert.ok(files.length >= titles.length, files.join());
    // Read by the witnesses: no build stands beside them that they could be the same bytes as.
    const none = join(folder, 'none');
    assert.ok(!existsSync(none));
    const run = await callCommand('verify', ['--source', source, '--build', none, ...files]);
    assert.equal(run.stderr, '');
    assert.equal(run.status, 0, run.stdout);
    assert.equal(run.stdout.match(/carries the text of this source/g)?.length, files.length, run.stdout);
  });
