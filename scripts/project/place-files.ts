/**
 * Puts files into a folder that stays where it is, because an editor has it open, or another disk is mounted there. In:
 * a working folder with the new files, their names in order. Out: all of them are there, or the folder is as it
 * was. Promises that a file that was changed meanwhile is not written over, and that a run which is killed half-way is
 * brought to its end by the next one. The last file is the one by which the others count. Called by `write-outputs.ts`;
 * `replay` by `work-folder.ts`.
 *
 *     plan.json: { "steps": [{ "name": "origin.html" }, { "name": "editions.yaml", "before": "9f0c…" }] }
 */
import { existsSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Of } from './checksum.js';
import { linkFile, makeFolder, move, remove, writeWhole } from './disk.js';
import { readRegular, readRegularText } from './regular-file.ts';

/** One file, or one folder, of the new ones. */
export interface Step {
  /** Its path below both folders. */
  name: string;
  /** SHA-256 of what it replaces, '' where nothing may be there; whatever is there is replaced when absent. */
  before?: string;
  /** What is there is taken away, and what follows puts another in its place. */
  away?: true;
}

export const hashOfFile = (path: string): string => (existsSync(path) ? sha256Of(readRegular(path)) : '');

/** Places everything. Throws, and then the folder is as it was. From the plan on the work is not undone by a kill. */
export function placeAll(work: string, target: string, steps: readonly Step[]): void {
  const plan = join(work, 'plan.json');
  writeWhole(`${plan}.new`, JSON.stringify({ steps }));
  move(`${plan}.new`, plan);
  const done: Step[] = [];
  try {
    for (const step of steps) {
      done.push(step);
      place(work, target, step);
    }
  } catch (error) {
    for (const step of done.reverse()) putBack(work, target, step);
    throw error;
  } finally {
    remove(plan);
  }
}

/** Goes on where a killed run was; what somebody changed since ends it. */
export function replay(work: string, target: string): void {
  const { steps } = JSON.parse(readRegularText(join(work, 'plan.json'))) as { steps: Step[] };
  for (const step of steps) place(work, target, step);
}

function place(work: string, target: string, { name, before, away }: Step): void {
  const [from, to, kept] = [join(work, 'new', name), join(target, name), join(work, 'old', name)];
  if (!existsSync(from) || (away && !existsSync(to))) return;
  if (before !== undefined && hashOfFile(to) !== before) throw new Error(`${name} was changed meanwhile.`);
  makeFolder(dirname(to));
  if (existsSync(to)) {
    makeFolder(dirname(kept));
    remove(kept);
    // A folder cannot be renamed over another one; a file is never missing.
    if (away || statSync(to).isDirectory()) move(to, kept);
    else linkFile(to, kept);
  }
  if (!away) move(from, to);
}

/** What was placed goes back first, so that from every moment of this a replay would still reach its end. */
function putBack(work: string, target: string, { name }: Step): void {
  const [from, to, kept] = [join(work, 'new', name), join(target, name), join(work, 'old', name)];
  if (!existsSync(from)) move(to, from);
  if (existsSync(kept)) move(kept, to);
  for (let at = dirname(to); at.length > target.length; at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      // Something else is in it, or it is not there.
      break;
    }
  }
}
