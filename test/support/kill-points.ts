/**
 * A run that is ended before any of its changes to the disk. In: a folder as it was, what is run in it. Out: what
 * stands in the folder after each of these ends, and after the next run. From the n-th change on nothing is changed any
 * more, whatever the run still tries. Called by `killed-writes.slow.test.ts`.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hearChanges } from '../../scripts/project/disk.js';
import { isWork, sweep } from '../../scripts/project/work-folder.ts';

/** One kind of run. */
export interface KillScenario {
  /** The folder as it was, which nobody changes. */
  base: string;
  /** Runs in a copy of it. What it throws or says is not asked for. */
  run: (folder: string) => Promise<unknown>;
  /** The folder below it that is to be old or new as a whole. */
  watched: string;
  /** The files by which the others of a folder that stays count; all when absent. */
  counts?: readonly string[];
  /** What of a disk cannot be done: throws for it. */
  refuse?: (kind: string, path: string) => void;
}

/** What came of all ends. */
export interface KillTally {
  points: number;
  /** Ends after which the folder was the old one, the new one, or none until the next command. */
  old: number;
  fresh: number;
  between: number;
}

/** Path → hash of every file that is no record and no work, or nothing where the folder is not there. */
export function stateOf(folder: string): Record<string, string> | undefined {
  if (!existsSync(folder)) return undefined;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.split('/').some((name) => name.startsWith('.')) && statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths.sort().map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

/** Every working folder below a folder. */
export const worksIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => isWork(path.split('/').at(-1) ?? ''));

/** Fails where SHA256SUMS does not name every file with its hash; a folder without files needs none. */
export function checkSums(folder: string): void {
  const { SHA256SUMS: sums, ...files } = stateOf(folder) ?? {};
  if (sums === undefined && Object.keys(files).length === 0) return;
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split('\n').slice(0, -1);
  assert.deepEqual(Object.fromEntries(lines.map((line) => line.split('  ').reverse())), files);
}

/** Gives the works of a killed run to a process that has ended, as they would be if it had been one. */
function endWorks(folder: string): void {
  for (const path of worksIn(folder).reverse()) {
    const [, head = '', tail = ''] = /^(.*-)\d+-\d+(-\w+)$/.exec(path) ?? assert.fail(path);
    renameSync(join(folder, path), join(folder, `${head}999999999-1${tail}`));
  }
}

/** Ends a run before each of its changes, in this process. `check` looks at the watched folder whenever it is there. */
export async function endEverywhere(
  { base, run, watched, counts, refuse }: KillScenario,
  place: string,
  check: (folder: string) => void,
): Promise<KillTally> {
  const before = stateOf(join(base, watched));
  const whole = join(place, 'whole');
  cpSync(base, whole, { recursive: true });
  let changes = 0;
  hearChanges((kind, path) => {
    changes++;
    refuse?.(kind, path);
  });
  await run(whole);
  hearChanges(undefined);
  const after = stateOf(join(whole, watched));
  assert.notDeepEqual(after, before, 'the run changes something');
  const counted = (state: ReturnType<typeof stateOf>) =>
    counts && state ? Object.fromEntries(counts.map((name) => [name, state[name]])) : state;
  const tally = { points: changes, old: 0, fresh: 0, between: 0 };
  for (let n = 1; n <= changes; n++) {
    const folder = join(place, String(n));
    cpSync(base, folder, { recursive: true });
    await runUntil(n, () => run(folder), refuse);
    endWorks(folder);
    const says = `ended before change ${n} of ${changes}`;
    const state = counted(stateOf(join(folder, watched)));
    if (isEqual(state, counted(after))) tally.fresh++;
    else if (isEqual(state, counted(before))) tally.old++;
    else {
      if (refuse) assert.equal(state?.SHA256SUMS, undefined, `${says}: it has checksums`);
      else assert.equal(state, undefined, `${says}: it is neither the old nor the new one`);
      tally.between++;
    }
    if (state && !(refuse && !state.SHA256SUMS)) check(join(folder, watched));
    for (const at of [folder, join(folder, watched), join(folder, 'source')]) sweep(at);
    const swept = stateOf(join(folder, watched));
    assert.ok(isEqual(swept, before) || isEqual(swept, after), `${says}: the next command finds neither`);
    await run(folder);
    assert.deepEqual(stateOf(join(folder, watched)), after, `${says}: the next run`);
    check(join(folder, watched));
    assert.deepEqual(worksIn(folder), [], `${says}: the next run leaves nothing behind`);
    rmSync(folder, { recursive: true });
  }
  return tally;
}

/**
 * Lets each change of a run fail alone, as on a full disk: what was there is there, or, where nothing but the clearing
 * up failed, what was to be. Gives how many failed, and how many of these left the old folder.
 */
export async function failEverywhere({ base, run, watched }: KillScenario, place: string): Promise<[number, number]> {
  const before = stateOf(join(base, watched));
  let after: ReturnType<typeof stateOf>;
  let [failed, old] = [0, 0];
  for (let n = 1; ; n++) {
    const folder = join(place, `full-${n}`);
    cpSync(base, folder, { recursive: true });
    let count = 0;
    hearChanges(() => {
      if (++count === n) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    });
    await run(folder).catch(() => undefined);
    hearChanges(undefined);
    const state = stateOf(join(folder, watched));
    if (count < n) {
      assert.notDeepEqual(state, before);
      return [failed, old];
    }
    failed++;
    if (isEqual(state, before)) old++;
    else {
      after ??= state;
      assert.deepEqual(state, after, `change ${n} failed: it is neither the old nor the new one`);
    }
    rmSync(folder, { recursive: true });
  }
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nothing is changed any more from the n-th change on. */
async function runUntil(n: number, run: () => Promise<unknown>, refuse?: KillScenario['refuse']): Promise<void> {
  let count = 0;
  hearChanges((kind, path) => {
    if (++count >= n) throw new Error('ended');
    refuse?.(kind, path);
  });
  try {
    await run();
  } catch {
    // It was ended.
  } finally {
    hearChanges(undefined);
  }
}
