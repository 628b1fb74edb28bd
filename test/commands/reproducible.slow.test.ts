/**
 * The same bytes everywhere. In: the first title, built here, and a copy of the tree in a folder with another name,
 * which is built with another time zone, another locale and another home; every output must be the same. Slow because
 * it builds.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { builtTitle, firstTitle as title } from '../support/built-title.ts';
import { pressFolder } from '../support/press.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Builds a copy of the tree and gives the outputs with their hashes. */
function build(name: string, env: Record<string, string>, ...args: string[]): Map<string, string> {
  const tree = join(folder, name);
  mkdirSync(join(tree, 'home'), { recursive: true });
  for (const part of ['scripts', 'source', 'styles', 'templates', 'package.json', 'package-lock.json', 'tsconfig.json'])
    if (existsSync(join(pressFolder, part))) cpSync(join(pressFolder, part), join(tree, part), { recursive: true });
  symlinkSync(join(pressFolder, 'node_modules'), join(tree, 'node_modules'));
  const run = spawnSync(process.execPath, ['scripts/setup.js', 'build', title, ...args], {
    cwd: tree,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: join(tree, 'home'), ...env },
  });
  assert.equal(run.status, 0, run.stderr);
  return hashes(join(tree, 'build', title));
}

function hashes(outputs: string): Map<string, string> {
  return new Map(
    readdirSync(outputs)
      .sort()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(outputs, file)))
          .digest('hex'),
      ]),
  );
}

test('two builds in two folders, time zones, locales and homes give the same bytes', async () => {
  // Built with the time zone of Shanghai and a Chinese locale: see `built-title.ts`.
  const here = await builtTitle();
  const first = hashes(join(here.folder, title));
  here.remove();
  const second = build('a folder with another name', {
    TZ: 'America/Los_Angeles',
    LANG: 'C',
    LC_ALL: 'C',
    TMPDIR: tmpdir(),
  });
  for (const file of [`${title}.pdf`, `${title}.epub`, 'edition.json', 'ledger.json']) assert.ok(first.has(file), file);
  assert.deepEqual(first, second);
});

test('without attachments the first title is smaller than 400 kB', () => {
  build('small', { TZ: 'UTC' }, '--no-attachments', '--only', 'pdf', '--format', 'book');
  assert.ok(statSync(join(folder, 'small', 'build', title, `${title}.pdf`)).size < 400_000);
});
