/**
 * How much memory a process took that a test starts. Loaded before everything else, by NODE_OPTIONS. In: the path of a
 * file, KANBEN_MEMORY. Out: a line in it at the end of the process, in MiB. Linux alone; nothing elsewhere.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

const path = process.env.KANBEN_MEMORY;
const status = '/proc/self/status';
if (path && existsSync(status))
  process.on('exit', () => {
    const [, kilobytes = 0] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8')) ?? [];
    appendFileSync(path, `${Number(kilobytes) / 1024}\n`);
  });
