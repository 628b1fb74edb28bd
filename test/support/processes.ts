/**
 * The processes of this machine, for tests that kill some or look for what is left. In: nothing. Out: rows of `ps`.
 * Called by the tests of the browser.
 *
 *     processes().filter(({ parent }) => parent === process.pid)
 */
import { execFileSync } from 'node:child_process';

/** The processes of this machine that live: no zombies, which only wait to be counted. */
export const processes = () =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, group, state = '', args = ''] =
        /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return pid && !state.startsWith('Z')
        ? [{ pid: Number(pid), parent: Number(parent), group: Number(group), args }]
        : [];
    });
