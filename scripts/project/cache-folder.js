/**
 * Where the press keeps what it need not make twice: the browser unpacked, the press compiled. In: the press's own
 * place. Out: a folder that is there and may be written to. Never inside a project's texts. Plain JavaScript, because
 * the press is compiled into it. Called by `compiled-press.js`, by what starts the browser, by `press/face-key.ts` and
 * by `validators/`.
 *
 *     cacheFolder('/texts/node_modules/kanben') → '/texts/node_modules/.cache/kanben'
 */
import { chmodSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';

/**
 * The folders in which the cache may be, best first: beside the packages, in the user's own cache, among temporary
 * files.
 * @param {string} root of the press
 * @param {string[]} [others] where beside the packages nobody may write
 * @returns {string[]}
 */
export function cacheFolders(
  root,
  others = [...userCaches(), join(tmpdir(), `kanben-${process.getuid?.() ?? 'user'}`)],
) {
  const beside = basename(dirname(root)) === 'node_modules' ? dirname(root) : join(root, 'node_modules');
  return [join(beside, '.cache', 'kanben'), ...others];
}

/**
 * The first of them that may be written to. Throws an `Error` that says of each why not.
 * @param {string} root
 * @param {string[]} [others]
 */
export function cacheFolder(root, others) {
  const reasons = [];
  for (const folder of cacheFolders(root, others)) {
    const reason = reasonAgainst(folder);
    if (reason === undefined) return folder;
    reasons.push(`${folder}: ${reason}`);
  }
  throw new Error(`no folder for its cache can be written (${reasons.join('; ')})`);
}

/** Why nothing can be kept in a folder; nothing when something can. @param {string} folder */
function reasonAgainst(folder) {
  try {
    const made = mkdirSync(folder, { recursive: true });
    // Nobody else may write to it; the browser may run as another user, who reads it.
    if (made !== undefined) chmodSync(folder, 0o755);
    if (statSync(folder).uid !== (process.getuid?.() ?? statSync(folder).uid)) return 'it is somebody else’s';
    rmdirSync(mkdtempSync(join(folder, 'try-')));
    return undefined;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** The cache of the user, as each system has it; none where there is no home. */
function userCaches() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = homeOf();
  const [cache] = [
    process.platform === 'win32' ? (LOCALAPPDATA ?? join(home, 'AppData', 'Local')) : undefined,
    process.platform === 'darwin' ? join(home, 'Library', 'Caches') : undefined,
    XDG_CACHE_HOME || join(home, '.cache'),
  ].filter((path) => path !== undefined);
  return cache !== undefined && isAbsolute(cache) ? [join(cache, 'kanben')] : [];
}

function homeOf() {
  try {
    return homedir();
  } catch {
    return '';
  }
}
