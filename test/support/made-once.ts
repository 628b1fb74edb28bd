/**
 * What several test files look at and none changes is made once. In: a name, the folders it is made from, how it is
 * made. Out: the value, from `node_modules/.cache/kanben/fixtures/` where this press made it before. The file is named
 * by a hash of the press (code, templates, styles, packages, Node), of this folder and of the inputs, so it is never
 * stale; test files that run at the same time wait for the one that makes it. Where the press has no key (another
 * browser than the pinned one), everything is made anew. Called by `edition.ts`, `make-epub.ts` and `built-title.ts`.
 *
 *     const set = await madeOnce('tiny as book', [source], () => setAnew(source, 'tiny'))
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { keyOfPress } from '../../scripts/press/build-cache.ts';
import { pressFolder, pressProject } from './press.ts';

const cache = join(pressFolder, 'node_modules', '.cache', 'kanben', 'fixtures');
const day = 24 * 60 * 60 * 1000;
const press = keyOfPress(pressProject);

/** Gives the value of `make`, made by whoever asks first. It must be plain data: objects, maps, bytes. */
export async function madeOnce<T>(name: string, folders: readonly string[], make: () => Promise<T>): Promise<T> {
  // What a test has written for itself, in a folder of the day, is made by nobody else.
  if (press === undefined || !folders.every((folder) => folder.startsWith(pressFolder))) return make();
  const path = join(cache, hashOf(name, [import.meta.dirname, ...folders]));
  mkdirSync(cache, { recursive: true });
  for (;;) {
    if (existsSync(path)) return deserialize(readFileSync(path)) as T;
    if (takeLock(path)) break;
    await sleep(100);
  }
  try {
    forgetOld();
    const value = await make();
    writeFileSync(`${path}.new`, serialize(value));
    renameSync(`${path}.new`, path);
    return value;
  } finally {
    rmSync(`${path}.lock`, { recursive: true, force: true });
  }
}

function hashOf(name: string, folders: readonly string[]): string {
  const hash = createHash('sha256').update(`${press}\0${name}`);
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (statSync(join(folder, file)).isFile())
        hash.update(`\0${join(folder, file)}\0`).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 32);
}

/** True when this process makes it now. A lock whose process is gone is nobody's. */
function takeLock(path: string): boolean {
  const owner = join(`${path}.lock`, 'owner');
  try {
    mkdirSync(`${path}.lock`);
  } catch {
    if (existsSync(owner) && !lives(Number(readFileSync(owner, 'utf8'))))
      rmSync(`${path}.lock`, { recursive: true, force: true });
    return false;
  }
  writeFileSync(owner, String(process.pid));
  // It may have been made between the look and the lock.
  if (!existsSync(path)) return true;
  rmSync(`${path}.lock`, { recursive: true, force: true });
  return false;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes what another state of the press made, a day later. */
function forgetOld(): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > day) rmSync(path, { recursive: true, force: true });
  }
}
