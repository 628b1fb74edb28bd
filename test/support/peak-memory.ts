/**
 * The most memory that this process has held. In: nothing. Out: MiB. Where Linux counts it for the program alone, that;
 * the measure of Node is inherited from the process that started this one, which may have been larger.
 *
 *     peakMemory() → 142.3
 */
import { existsSync, readFileSync } from 'node:fs';

const status = '/proc/self/status';

/** MiB. */
export function peakMemory(): number {
  const own = existsSync(status) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}
