/**
 * Where a run prepares what it writes: a folder beside the one that is written, named by the run. In: the folder to be
 * written. Out: an empty folder, which becomes that folder, or joins it, all at once. Promises that no two runs write
 * into one folder, and that what a killed run left is brought to its end, or taken away, by the next run of any
 * command. Called by `write-outputs.ts` and `place-files.ts`; `sweep` by every command.
 *
 *     .build.kanben-RUN/new    the folder as it will be
 *     .build.kanben-RUN/old    what was there, between the two renames that exchange the folders
 *     .build.kanben-RUN/plan.json    for a folder that stays: what is to be put into it, and in which order
 *
 * Killed before the first rename, the folder is the old one; after the second the new one. Between the two there is
 * none, and the next run puts the new one there, which is whole.
 */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { makeFolder, move, remove, rename, syncFolder } from './disk.js';
import { replay } from './place-files.ts';
import { isNamed } from './regular-file.ts';
import { giveSigns, hasEnded, isRunName, runName, saidRun } from './run-name.js';

export interface WorkFolder {
  path: string;
  /** What is written: no link leads to it. */
  target: string;
  /** The folder as it will be, or what will be put into it. */
  fresh: string;
  /** It stands in the folder that is written, which cannot be renamed: another disk is mounted there. */
  inside: boolean;
  /** Ends the work, whatever came of it; nothing of the folder is left. */
  close: () => void;
}

/** Between the name of the folder that is written and that of the run. */
const mark = '.kanben-';

/** The parts of the name of a working folder; nothing for another one. */
function partsOf(name: string): { target: string } | undefined {
  const at = name.lastIndexOf(mark);
  return name.startsWith('.') && at >= 0 && isRunName(name) ? { target: name.slice(1, at) } : undefined;
}

/** Whether a folder or file is the work of a run, and no output. */
export const isWork = (name: string): boolean => partsOf(name) !== undefined;

/**
 * Begins to write a folder. Throws an `Error` whose `problem` is K704 when another run writes it, and what the system
 * says where nothing can be written.
 */
export function beginWork(folder: string): WorkFolder {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Error('It is a file.');
  if (!existsSync(folder) && isNamed(folder)) throw new Error('It is a link that leads nowhere.');
  const target = existsSync(folder) ? realpathSync(folder) : folder;
  const parent = dirname(target);
  makeFolder(parent);
  sweep(parent);
  sweep(target);
  for (let tries = 1; ; tries++) {
    const { path, inside } = makeWork(target, parent);
    const stop = giveSigns(path);
    const close = () => {
      stop();
      remove(path);
    };
    const rival = rivalOf(path, target, parent);
    if (rival === undefined) return { path, target, inside, fresh: join(path, 'new'), close };
    close();
    if (tries === 3) throw busy(folder, rival);
    // Two that began in the same moment have both seen each other.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 + 100 * Math.random());
  }
}

function busy(folder: string, rival: string): Error & { problem: Problem } {
  const found = problem('K704', { path: folder, run: saidRun(basename(rival)), rival });
  return Object.assign(new Error(found.message), { problem: found });
}

/** The folder of this run: beside the target where the two can be exchanged, else in it. */
function makeWork(target: string, parent: string): { path: string; inside: boolean } {
  const beside = join(parent, `.${basename(target)}${mark}${runName()}`);
  try {
    makeFolder(join(beside, 'new'));
    if (existsSync(target)) tryRename(target, beside);
    return { path: beside, inside: false };
  } catch (error) {
    remove(beside);
    if (!existsSync(target)) throw error;
  }
  const path = join(target, `.${mark}${runName()}`);
  makeFolder(join(path, 'new'));
  return { path, inside: true };
}

/** Throws where nothing can be renamed from a folder into another. */
function tryRename(target: string, beside: string): void {
  const trial = join(target, `.${basename(beside)}`);
  makeFolder(trial);
  try {
    move(trial, join(beside, 'trial'));
    remove(join(beside, 'trial'));
  } catch (error) {
    remove(trial);
    throw error;
  }
}

/** The working folder of another run, which has not ended, for the same target. */
function rivalOf(own: string, target: string, parent: string): string | undefined {
  const beside = workIn(parent).filter((path) => partsOf(basename(path))?.target === basename(target));
  const inside = workIn(target).filter((path) => partsOf(basename(path))?.target === '');
  return [...beside, ...inside].find((path) => path !== own && !hasEnded(path));
}

/** The working folders in a folder. */
function workIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(isWork)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/**
 * Brings what runs that have ended left in a folder to its end: a whole new folder takes its place, everything else
 * goes. Where nothing can be written, nothing is done.
 */
export function sweep(folder: string): void {
  for (const path of workIn(folder).filter(hasEnded)) {
    try {
      finish(path, join(folder, partsOf(basename(path))?.target ?? ''));
      remove(path);
    } catch {
      // Another run does the same, or nothing can be written here.
    }
  }
}

function finish(path: string, target: string): void {
  const [fresh, old] = [join(path, 'new'), join(path, 'old')];
  if (existsSync(join(path, 'plan.json'))) replay(path, target);
  else if (existsSync(old) && !existsSync(target)) move(existsSync(fresh) ? fresh : old, target);
}

/** Puts the new folder in the place of the old one, if there is one. Throws, and then it is as it was. */
export function exchange({ path, target, fresh }: WorkFolder): void {
  const old = join(path, 'old');
  const had = existsSync(target);
  // Nothing stands between the two.
  if (had) rename(target, old);
  try {
    rename(fresh, target);
  } catch (error) {
    if (had) rename(old, target);
    throw error;
  }
  syncFolder(dirname(target));
  syncFolder(path);
}
