/**
 * Every change that the press makes to a disk. In: paths and bytes. Out: files that are wholly there, with the rights
 * that they are to have whatever the umask says, and written through: each file and each folder that a name was put
 * into is handed to the disk (fsync) before the next step. Knows nothing of titles or projects. Plain JavaScript,
 * because the press is compiled with it. Called by `work-folder.ts`, `write-outputs.ts`, `kept-folder.js`; tests hear
 * of every change before it happens, and end the process there or let it fail.
 *
 *     writeWhole('/texts/.build.kanben-…/new/treaty/treaty.pdf', bytes) → the file, 0644, on the disk
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {'write' | 'fsync' | 'rename' | 'link' | 'folder' | 'remove'} ChangeKind */

/** @typedef {((kind: ChangeKind, path: string) => void) | undefined} ChangeHook */

/** @type {ChangeHook} */
let heard;

/**
 * Calls `hook` before every change, with what it is and where; what it throws the change throws. For tests.
 * @param {ChangeHook} hook none: nobody hears any more
 */
export function hearChanges(hook) {
  heard = hook;
}

/**
 * Writes a new file; one of the same name is let go, whoever else still has it open or linked. Throws when it cannot be
 * written whole, and then there is none.
 * @param {string} path
 * @param {string | Uint8Array} content
 * @param {number} mode rights, whatever the umask says
 */
export function writeWhole(path, content, mode = 0o644) {
  heard?.('write', path);
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, content);
    fchmodSync(file, mode);
    heard?.('fsync', path);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/**
 * Makes a folder, and those above it, 0755 whatever the umask says. One that is there stays as it is.
 * @param {string} path
 */
export function makeFolder(path) {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  heard?.('folder', path);
  const first = mkdirSync(path, { recursive: true });
  for (let at = path; first !== undefined && at.length >= first.length; at = dirname(at)) {
    chmodSync(at, 0o755);
    syncFolder(dirname(at));
  }
}

/**
 * Renames; that it is so is not yet on the disk.
 * @param {string} from
 * @param {string} to
 */
export function rename(from, to) {
  heard?.('rename', to);
  renameSync(from, to);
}

/**
 * Renames, and hands both folders to the disk.
 * @param {string} from
 * @param {string} to
 */
export function move(from, to) {
  rename(from, to);
  syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) syncFolder(dirname(from));
}

/**
 * Gives a file a second name; a copy of it where the disk knows no second names.
 * @param {string} from
 * @param {string} to
 */
export function linkFile(from, to) {
  heard?.('link', to);
  try {
    linkSync(from, to);
  } catch (error) {
    // No such disk, too many names, or a file of somebody else's.
    if (!/^(EPERM|EMLINK|ENOTSUP|EOPNOTSUPP|EXDEV|ENOSYS)$/.test(codeOf(error))) throw error;
    if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else copyFileSync(from, to);
  }
}

/**
 * Removes a file or a folder with all that is in it; none is well.
 * @param {string} path
 */
export function remove(path) {
  if (!lstatSync(path, { throwIfNoEntry: false })) return;
  heard?.('remove', path);
  rmSync(path, { recursive: true, force: true });
}

/**
 * Hands the names in a folder to the disk, where the system can.
 * @param {string} path
 */
export function syncFolder(path) {
  heard?.('fsync', path);
  let folder;
  try {
    folder = openSync(path, 'r');
    fsyncSync(folder);
  } catch (error) {
    if (!/^(EINVAL|EISDIR|EPERM|EACCES|ENOTSUP|EBADF)$/.test(codeOf(error))) throw error;
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}

/** @param {unknown} error */
const codeOf = (error) => String(/** @type {NodeJS.ErrnoException} */ (error).code ?? '');
