/**
 * Whose a working folder is. In: nothing but the machine and this process. Out: a name that says which process of which
 * machine made it, and for such a name whether that process has ended: its number may be another's meanwhile, so the
 * time of its start is in the name. A process that cannot be seen from here, of another machine or another container,
 * is known by its sign of life. Plain JavaScript, because the press is compiled with it. Called by `work-folder.ts` and
 * `kept-folder.js`.
 *
 *     runName() → 'desk_4026531836-71214-8812004-5f0c9a1e'
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** So long after its last sign of life a process that cannot be seen is taken to have ended. */
const silence = 10 * 60 * 1000;
const beat = 60 * 1000;

/** @param {() => string} read */
const readOr = (read) => {
  try {
    return read();
  } catch {
    return '';
  }
};

/** Ticks from the start of the system to that of a process; '' where the system does not say. @param {number} pid */
const startOf = (pid) =>
  readOr(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  });

/** The machine, and in it what sees the same processes. */
const here = () => {
  const space = readOr(() => readlinkSync('/proc/self/ns/pid')).replace(/\D/g, '');
  return `${hostname().replace(/\W/g, '_').slice(0, 40)}_${space}`;
};

/** A name that no other run has. */
export const runName = () =>
  [here(), process.pid, startOf(process.pid) || '0', randomBytes(4).toString('hex')].join('-');

const pattern = /(\w+)-(\d+)-(\d+)-[0-9a-f]{8}$/;

/** Whether a name ends as `runName` makes them. @param {string} name */
export const isRunName = (name) => pattern.test(name);

/** The process of a name, for a person. @param {string} name */
export const saidRun = (name) => {
  const [, host = '', pid = ''] = pattern.exec(name) ?? [];
  return `process ${pid}${host === here() ? '' : ` of ${host.replace(/_\d*$/, '')}`}`;
};

/**
 * Whether the run that a folder is named by has ended. @param {string} folder
 */
export function hasEnded(folder) {
  const [, host, number, start] = pattern.exec(folder) ?? [];
  if (host === undefined) return false;
  if (host !== here()) return isSilent(folder);
  const pid = Number(number);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
  const now = startOf(pid);
  return start !== '0' && now !== '' && now !== start;
}

/** @param {string} folder */
function isSilent(folder) {
  const times = [folder, join(folder, 'alive')].map((path) => Number(readOr(() => `${statSync(path).mtimeMs}`)));
  return Date.now() - Math.max(...times) > silence;
}

/**
 * Gives signs of life in a folder, as long as this process runs or until what it returns is called. @param {string}
 * folder
 */
export function giveSigns(folder) {
  const clock = setInterval(() => readOr(() => `${writeFileSync(join(folder, 'alive'), '')}`), beat);
  clock.unref();
  return () => clearInterval(clock);
}
