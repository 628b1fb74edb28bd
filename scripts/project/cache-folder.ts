/**
 * Where the press keeps what it need not make twice: the browser unpacked, the press compiled. In: the press's own
 * place. Out: a folder that is there and may be written to. Never inside a project's texts. Called by
 * `formats/print/chromium.ts`.
 *
 *     cacheFolder() → '/texts/node_modules/.cache/kanben' for a press installed in /texts/node_modules/kanben
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pressRoot } from './project.ts';

/**
 * `node_modules/.cache/kanben` of whatever the press is installed in, of the clone itself where it is one; where nobody
 * may write there, `kanben` in the user's own cache. Throws when that cannot be made either.
 */
export function cacheFolder(root = pressRoot(), user = userCache()): string {
  const beside = basename(dirname(root)) === 'node_modules' ? dirname(root) : join(root, 'node_modules');
  const own = join(beside, '.cache', 'kanben');
  try {
    mkdirSync(own, { recursive: true });
    accessSync(own, constants.W_OK);
    return own;
  } catch {
    const other = join(user, 'kanben');
    mkdirSync(other, { recursive: true });
    return other;
  }
}

/** The cache of the user, as each system has it. */
function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return XDG_CACHE_HOME || join(homedir(), '.cache');
}
