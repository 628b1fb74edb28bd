/**
 * With which rights the browser runs, and where it keeps its profile. In: the program that `browser-program.ts` finds.
 * Out: the command that starts it, and a folder of its own. Promises that on Linux it ends with this process even when
 * somebody has stopped it; that it is not root where this process is and another user can run it; and that profiles of
 * runs that were killed are swept. Called by `chromium.ts`.
 *
 *     startWith('…/chromium', { …, uid: 65534 }) → { command: '/usr/bin/setpriv', before: ['--pdeathsig', 'KILL', …] }
 */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../project/cache-folder.js';
import { pressRoot } from '../../project/project.ts';
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

/** How `program` is started: as nobody where this process is root and nobody can run it. */
export function startOf({ path, env }: BrowserProgram): Start {
  if (process.platform !== 'linux' || !setpriv) return { command: path, before: [] };
  const ends = ['--pdeathsig', 'KILL'];
  const asNobody = [...ends, `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--no-new-privs'];
  const runs = (before: readonly string[]) =>
    spawnSync(setpriv, [...before, path, '--version', '--no-sandbox'], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
      timeout: 10_000,
      killSignal: 'SIGKILL',
    }).status === 0;
  if (process.getuid?.() === 0 && runs(asNobody))
    return { command: setpriv, before: [...asNobody, path], user: nobody };
  return runs(ends) ? { command: setpriv, before: [...ends, path] } : { command: path, before: [] };
}

/** Profiles older than this belong to nobody, whichever machine made them: in milliseconds. */
const oldProfile = 24 * 60 * 60 * 1000;

/** A new empty folder for a profile, which `user` may write to; those of processes that have ended are removed. */
export function makeProfile({ user }: Start): string {
  const home = join(cacheFolder(pressRoot()), 'profiles');
  mkdirSync(home, { recursive: true });
  const machine = hostname().replace(/[^\w.]/g, '_');
  for (const name of readdirSync(home)) {
    const [, pid, own] = /^(\d+)-(.*)-[^-]*$/.exec(name) ?? [];
    if (own === machine ? !lives(Number(pid)) : isOld(join(home, name))) removeProfile(join(home, name));
  }
  const profile = mkdtempSync(join(home, `${process.pid}-${machine}-`));
  if (user !== undefined) chownSync(profile, user, user);
  return profile;
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

/** Removes a profile. Never throws: what a process that is ending still writes is swept by the next run. */
export function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // The next run tries again.
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const isOld = (folder: string): boolean =>
  (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) < Date.now() - oldProfile;
