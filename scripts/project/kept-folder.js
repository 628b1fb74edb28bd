/**
 * A folder that is made once and then used by every run, and that is looked at each time: what was cut, changed, put in
 * or lost, or restored from elsewhere, is made anew. In: a path, how it is made. Out: the folder, whole. Promises that
 * it appears whole or not at all, also when two runs make it at once. A file whose size and times are those of its
 * making is not read again; of every other one the bytes count. Plain JavaScript, because the press is compiled into
 * one. Called by `compiled-press.js`, `formats/print/browser-program.ts`, `validators/validate-pdf.ts`.
 *
 *     await keepFolder('/cache/chromium-147.0.0', (beside) => unpackInto(beside))
 */
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Of } from './checksum.js';
import { makeFolder, move, remove, rename, writeWhole } from './disk.js';
import { hasEnded, isRunName, runName } from './run-name.js';

/** What the files of a folder were when it was made, by path. @typedef {Record<string, [string, string]>} Kept */

const list = 'kept.json';
const making = 'making-';

/**
 * The folder, whole: as it was kept, or made anew. Throws what `make` throws.
 * @param {string} folder
 * @param {(beside: string) => unknown} make puts its files into a new folder
 */
export async function keepFolder(folder, make) {
  if (isWhole(folder)) return folder;
  const cache = dirname(folder);
  makeFolder(cache);
  sweepMaking(cache);
  const beside = join(cache, `${making}${runName()}`);
  const old = `${beside}-old`;
  makeFolder(beside);
  try {
    await make(beside);
    writeList(beside);
    if (existsSync(folder)) rename(folder, old);
    move(beside, folder);
  } catch (error) {
    // Another run may have made it meanwhile; then everything is well.
    if (!isWhole(folder)) throw error;
  } finally {
    for (const path of [beside, old]) remove(path);
  }
  return folder;
}

/**
 * Whether every file of a kept folder is as it was made, and none besides.
 * @param {string} folder
 */
export function isWhole(folder) {
  try {
    const kept = /** @type {Kept} */ (JSON.parse(readFileSync(join(folder, list), 'utf8')));
    const now = filesOf(folder);
    if (now.length !== Object.keys(kept).length) return false;
    let same = true;
    for (const file of now) {
      const [times, sum] = kept[file] ?? [];
      if (times === timesOf(join(folder, file))) continue;
      same = false;
      if (sum !== sumOf(folder, file)) return false;
    }
    // A copy has other times; its bytes are looked at once.
    if (!same) renewList(folder);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function renewList(folder) {
  try {
    writeList(folder);
  } catch {
    // Where nothing can be written, the bytes are looked at each time.
  }
}

/** @param {string} folder */
function writeList(folder) {
  const kept = Object.fromEntries(
    filesOf(folder).map((file) => [file, [timesOf(join(folder, file)), sumOf(folder, file)]]),
  );
  const beside = `${list}-${runName()}`;
  writeWhole(join(folder, beside), JSON.stringify(kept));
  move(join(folder, beside), join(folder, list));
}

/** Paths of all files, and of links, wherever they lead. @param {string} folder @returns {string[]} */
const filesOf = (folder, path = '') =>
  readdirSync(join(folder, path), { withFileTypes: true })
    .filter(({ name }) => path !== '' || !name.startsWith(list))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(folder, join(path, entry.name)) : [join(path, entry.name)]))
    .sort();

/** Whoever changes a file changes one of these, ctime at the least. @param {string} path */
export function timesOf(path) {
  const { size, mtimeMs, ctimeMs, ino } = lstatSync(path);
  return [size, mtimeMs, ctimeMs, ino].join(' ');
}

/** @param {string} folder @param {string} file */
const sumOf = (folder, file) => {
  const path = join(folder, file);
  const content = lstatSync(path).isSymbolicLink() ? `-> ${readlinkSync(path)}` : readFileSync(path);
  return sha256Of(content);
};

/** Takes away what runs that were killed had begun. @param {string} cache */
function sweepMaking(cache) {
  for (const name of readdirSync(cache).filter((one) => one.startsWith(making))) {
    const run = name.replace(/-old$/, '');
    if (isRunName(run) && hasEnded(join(cache, run))) remove(join(cache, name));
  }
}
