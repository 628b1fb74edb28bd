/**
 * With which rights the browser runs, and where it keeps its profile. In: the program that `browser-program.ts` finds.
 * Out: the command that starts it, and a folder of its own. Promises that on Linux it ends with this process even when
 * somebody has stopped it; that it is not root where this process is and another user can run it; and that profiles of
 * runs that were killed are swept. Called by `chromium.ts`.
 *
 *     startOf({ path: '…/chromium', … }) → { command: '/usr/bin/setpriv', before: ['--pdeathsig', 'KILL', …] }
 */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../project/cache-folder.js';
import { makeFolder } from '../../project/disk.js';
import { pressRoot } from '../../project/project.ts';
import { giveSigns, hasEnded, isRunName, runName } from '../../project/run-name.js';
import type { BrowserProgram } from './browser-program.ts';

/** How a program is started: `command`, with `before` in front of the program's own arguments. */
export interface Start {
  command: string;
  before: readonly string[];
  /** The user as whom it runs; absent for this one. */
  user?: number;
}

/** The user who owns nothing, on every Linux. */
const nobody = 65534;
/** Of util-linux, which every Debian has; without it the browser ends with its pipe alone. */
const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

const ends = ['--pdeathsig', 'KILL'];
const asNobody = [...ends, `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--no-new-privs'];

/**
 * How `program` is started: as nobody where this process is root and nobody can reach it; `asRoot`: with the rights of
 * this process.
 */
export function startOf({ path, env }: BrowserProgram, asRoot = false): Start {
  if (process.platform !== 'linux' || !setpriv) return { command: path, before: [] };
  const fonts = env.FONTCONFIG_FILE ?? process.env.FONTCONFIG_FILE;
  const open = isOpenToAll(path, 0o5) && (fonts === undefined || isOpenToAll(fonts, 0o4));
  if (process.getuid?.() === 0 && !asRoot && open && grants(setpriv, asNobody))
    return { command: setpriv, before: [...asNobody, path], user: nobody };
  return grants(setpriv, ends) ? { command: setpriv, before: [...ends, path] } : { command: path, before: [] };
}

/** Whether the system gives these rights, asked with a program that does nothing. */
const grants = (program: string, rights: readonly string[]): boolean =>
  spawnSync(program, [...rights, program, '--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;

/** Whether every user has some rights on a file, and can reach it: a browser starts its processes by its path. */
function isOpenToAll(path: string, rights: number): boolean {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) if ((modeOf(at) & 0o1) === 0) return false;
  return (modeOf(path) & rights) === rights;
}

const modeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mode ?? 0;

/** The folder of a browser's profile. */
interface Profile {
  path: string;
  /** Never throws: what a process that is ending still writes is swept by the next run. */
  remove: () => void;
}

/** A new empty profile, which `user` may write to; those of processes that have ended are removed. */
export function makeProfile({ user }: Start): Profile {
  const home = homeOfProfiles();
  makeFolder(home);
  for (const name of readdirSync(home).filter(isRunName))
    if (hasEnded(join(home, name))) removeFolder(join(home, name));
  const path = join(home, runName());
  mkdirSync(path, { mode: 0o700 });
  if (user !== undefined) chownSync(path, user, user);
  const stop = giveSigns(path);
  const remove = () => {
    stop();
    removeFolder(path);
  };
  return { path, remove };
}

/** In the cache; a browser of the system needs none, and has its profile among temporary files where there is none. */
function homeOfProfiles(): string {
  try {
    return join(cacheFolder(pressRoot()), 'profiles');
  } catch {
    return join(tmpdir(), 'kanben-profiles');
  }
}

/** So many bytes the processes of a browser share with each other, in files. */
const sharedBytes = 128 * 1024 * 1024;

/**
 * Where a browser keeps what its processes share: among temporary files, or in its profile where these are not there,
 * are full, or are closed to `user`.
 */
export function temporaryOf({ user }: Start, profile: string): string {
  try {
    const place = tmpdir();
    accessSync(place, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(place);
    const isOpen = user === undefined || ((modeOf(place) & 0o3) === 0o3 && isOpenToAll(join(place, 'a'), 0));
    return isOpen && bavail * bsize >= sharedBytes ? place : profile;
  } catch {
    return profile;
  }
}

function removeFolder(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // The next run tries again.
  }
}

/**
 * Ends every process that uses a profile: of a browser that has not started, nobody knows the process. Never throws;
 * where the system does not list its processes, such a browser ends with its pipe.
 */
export function endUsers(profile: string): void {
  const pids = existsSync('/proc/self/cmdline') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  for (const pid of pids)
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile, or is somebody else's.
    }
}
