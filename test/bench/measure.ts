/**
 * What a command costs. In: a program with its arguments. Out: time on the clock, time of the processor in all
 * processes that it started, and the greatest memory that they held at one moment (pages that they share are counted
 * once). Reads /proc, so it runs on Linux.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Cost {
  seconds: number;
  cpu: number;
  megabytes: number;
  /** What went wrong, when it did. */
  failure?: string;
}

interface Program {
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

const ticks = 100;
const between = 200;

/** Runs a program to its end, or to `limit` seconds. */
export async function measure({ command, args, cwd, env }: Program, limit: number): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const used = new Map<number, number>();
  let megabytes = 0;
  let said = '';
  let over = false;
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data).slice(-4000);
  });
  const look = () => {
    const tree = treeOf(child.pid ?? 0, used);
    let held = 0;
    for (const pid of tree) held += heldBy(pid);
    megabytes = Math.max(megabytes, held / 1024);
    if (performance.now() - started < limit * 1000 || over) return;
    over = true;
    for (const pid of tree.reverse()) end(pid);
  };
  const watch = setInterval(look, between);
  const status = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'it ended'));
  });
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const cpu = [...used.values()].reduce((sum, time) => sum + time, 0) / ticks;
  const failure = over ? `stopped after ${limit} s` : status === 0 ? undefined : `${status}: ${sayingOf(said)}`;
  return { seconds, cpu, megabytes, ...(failure ? { failure } : {}) };
}

/** The last line that says what went wrong: not where in the program, and not the program's version. */
const sayingOf = (said: string): string =>
  said
    .trim()
    .split('\n')
    .filter((line) => !/^\s*at |^Node\.js v|^\s*$/.test(line))
    .at(-1)
    ?.trim() ?? '';

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
}

/** The processes below one, it included. `used` keeps the time of each as it was last seen, also after its end. */
export function treeOf(root: number, used: Map<number, number>): number[] {
  const children = new Map<number, number[]>();
  const times = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const pid = Number(name);
    const fields = read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ');
    if (!fields) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    times.set(pid, Number(fields[11]) + Number(fields[12]));
  }
  const tree: number[] = [];
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    const time = times.get(pid);
    if (time === undefined) continue;
    used.set(pid, time);
    tree.push(pid);
    waiting.push(...(children.get(pid) ?? []));
  }
  return tree;
}

/** Memory in KiB; shared pages in equal parts to all who share them. */
const heldBy = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
