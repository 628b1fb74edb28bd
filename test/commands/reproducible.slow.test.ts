/**
 * The same bytes everywhere. In: the tree, copied into two folders. Each copy is built with another time zone, another
 * locale, another home and at another time; every output must be the same.
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
import { pressFolder } from '../support/press.ts';

const title = 'joint-statement-2022';
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
  const outputs = join(tree, 'build', title);
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

test('two builds in two folders, time zones, locales and homes give the same bytes', () => {
  const first = build('one', { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' });
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
  build('small', { TZ: 'UTC' }, '--no-attachments');
  assert.ok(statSync(join(folder, 'small', 'build', title, `${title}.pdf`)).size < 400_000);
});
