/**
 * Writes what a command made. In: file names and contents. Out: a folder that is as it was or as it is to be, at every
 * moment and whatever ends the run: everything is written beside its place and handed to the disk, then one exchange of
 * folders puts it there, with what nobody wrote anew. Called by whoever writes below `build/` or `source/`.
 *
 *     writeOutputs('/texts/build/treaty', new Map([['treaty.pdf', bytes]])) → [] or [K701]
 */
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pageStyle } from '../model/output-kinds.ts';
import { compareText, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { folderOf } from '../model/title-name.ts';
import { sha256Of } from './checksum.js';
import { linkFile, makeFolder, remove, syncFolder, writeWhole } from './disk.js';
import { hashOfFile, placeAll, type Step } from './place-files.ts';
import { readRegularText } from './regular-file.ts';
import { beginWork, exchange, isWork, type WorkFolder } from './work-folder.ts';

/** File name, or path with slashes, → content. */
type NewFiles = ReadonlyMap<string, string | Uint8Array>;

/** Where the checksums of a build are. */
export const sumsName = 'SHA256SUMS';

/**
 * Name of a title's PDF, whatever its language: the first format is the title's own, others say their name; what is
 * for the printer says so.
 */
export const pdfName = (title: string, formats: readonly string[], index: number, print = false): string =>
  [folderOf(title), ...(index === 0 ? [] : [formats[index]]), ...(print ? ['print'] : []), 'pdf'].join('.');

/** Name of the cover of a printed book, a file of its own. */
export const coverName = (title: string, formats: readonly string[], index: number): string =>
  pdfName(title, formats, index, true).replace(/print\.pdf$/, 'cover.pdf');

/** The text of an output of an earlier build, or nothing. */
export const readOutput = (path: string): string | undefined => (existsSync(path) ? readRegularText(path) : undefined);

/** What went wrong, as problems: K701 with what the system says, or the problem that was found. */
export function tryWriting(path: string, write: () => void): Problem[] {
  try {
    write();
    return [];
  } catch (error) {
    return [writingProblem(path, error as Error)];
  }
}

/** K701 for an error of the system; an error that carries its problem says that. */
const writingProblem = (path: string, error: Error & { problem?: Problem }): Problem =>
  error.problem ?? problem('K701', { path, detail: error.message });

/**
 * Does what writes a folder while no other run does. Its problems; K704 where another run writes it, K701 where it
 * cannot be written. Throws for a fault of the press.
 */
export async function workOn(folder: string, write: (work: WorkFolder) => Promise<Problem[]>): Promise<Problem[]> {
  let work: WorkFolder | undefined;
  try {
    work = beginWork(folder);
    return await write(work);
  } catch (error) {
    const { code = '', problem: own } = error as NodeJS.ErrnoException & { problem?: Problem };
    if (own || /^E[A-Z0-9]+$/.test(code) || !work) return [writingProblem(folder, error as Error)];
    throw error;
  } finally {
    work?.close();
  }
}

/** Writes files into `folder`. Files of the folder that are not named stay as they are. K701, K704 on failure. */
export const writeOutputs = (folder: string, files: NewFiles): Problem[] =>
  tryWork(folder, folder, (work) => {
    stage(work.fresh, folder, files);
    carryOver(work);
    finishWork(work);
  });

/** Writes into a folder while no other run does; `path` is what is written, for the problem. */
const tryWork = (folder: string, path: string, write: (work: WorkFolder) => void): Problem[] =>
  tryWriting(path, () => {
    const work = beginWork(folder);
    try {
      write(work);
    } finally {
      work.close();
    }
  });

/**
 * Writes one file of a build folder, by its path there, and the checksums that name it, unless it is there with these
 * bytes. K701, K704 on failure.
 */
export const renewOutput = (build: string, path: string, content: string): Problem[] =>
  readOutput(join(build, path)) === content
    ? []
    : tryWork(build, join(build, path), (work) => {
        stage(work.fresh, build, new Map([[path, content]]));
        carryOver(work);
        stage(work.fresh, build, new Map([[sumsName, sumsText(sumFiles(work.fresh))]]));
        finishWork(work);
      });

/** Writes files into a working folder that will be `target`; all of them or none. Throws what the system says. */
export function stage(fresh: string, target: string, files: NewFiles): void {
  const odd = [...files.keys()].find((name) => isFolder(join(target, name)));
  if (odd !== undefined) throw inTheWay(join(target, odd));
  if (existsSync(target) && !isFolder(target))
    throw new Error(`${target} is a file, and a folder is to be written there.`);
  const written: string[] = [];
  const began = existsSync(fresh);
  try {
    makeFolder(fresh);
    for (const [name, content] of files) {
      makeFolder(dirname(join(fresh, name)));
      writeWhole(join(fresh, name), content);
      written.push(name);
    }
  } catch (error) {
    for (const path of began ? written.map((name) => join(fresh, name)) : [fresh]) remove(path);
    throw error;
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** A build takes no folder away: somebody put it there. */
const inTheWay = (path: string): Error => {
  const found = problem('K701', {
    path,
    detail: 'It is a folder, and a file is to be written there; move it away.',
  });
  return Object.assign(new Error(found.message), { problem: found });
};

/** Takes into the new folder what is in the old one and was not written anew; of a new style no old typeface. */
export function carryOver({ target, fresh }: Pick<WorkFolder, 'target' | 'fresh'>): void {
  if (!existsSync(target)) return;
  const isRestyled = existsSync(join(fresh, pageStyle.style));
  for (const { name } of readdirSync(target, { withFileTypes: true })) {
    if (isWork(name) || (isRestyled && pageStyle.faces.test(name))) continue;
    const [from, to] = [join(target, name), join(fresh, name)];
    const there = lstatSync(to, { throwIfNoEntry: false });
    if (lstatSync(from).isDirectory()) {
      if (there && !there.isDirectory()) throw inTheWay(from);
      makeFolder(to);
      carryOver({ target: from, fresh: to });
    } else if (!there) linkFile(from, to);
    else if (there.isDirectory()) throw new Error(`${from} is a file, and a folder is to be written there.`);
  }
}

/** Puts the new folder, in which everything is, in the place of the old one. Throws, and then the old one is there. */
export function finishWork(work: WorkFolder): void {
  syncTree(work.fresh);
  if (work.inside) placeAll(work.path, work.target, stepsInside(work));
  else exchange(work);
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncTree(join(folder, entry.name));
  syncFolder(folder);
}

/** What of a folder that cannot be renamed is exchanged, one after the other; meanwhile it has no checksums. */
function stepsInside({ fresh, target }: WorkFolder): Step[] {
  const names = readdirSync(fresh).filter((name) => !isSame(join(fresh, name), join(target, name)));
  if (!names.includes(sumsName)) return names.map((name) => ({ name }));
  const others = names.filter((name) => name !== sumsName).map((name) => ({ name }));
  return [{ name: sumsName, away: true }, ...others, { name: sumsName }];
}

/** Whether two paths lead to the same files, under second names. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => lstatSync(path, { throwIfNoEntry: false }));
  if (!one || !other) return false;
  if (!one.isDirectory() || !other.isDirectory()) return one.ino === other.ino && one.dev === other.dev;
  const names = readdirSync(a);
  return names.length === readdirSync(b).length && names.every((name) => isSame(join(a, name), join(b, name)));
}

/** Adds files to a folder that an editor may have open, as `placeFiles` does. K701, K704 on failure. */
export const addFiles = (folder: string, files: NewFiles): Problem[] =>
  tryWork(folder, folder, (work) => placeFiles(work, files));

/**
 * Puts files into a folder that an editor may have open, which is never exchanged: the last one is that by which the
 * others count. Nothing is written over but the files of `before`, and those only while they are what it says. Throws,
 * and then the folder is as it was.
 */
export function placeFiles(work: WorkFolder, files: NewFiles, before: ReadonlyMap<string, string> = new Map()): void {
  const { path, target, fresh } = work;
  const due = new Map([...files].filter(([name, content]) => !isThere(join(target, name), content)));
  stage(fresh, target, due);
  syncTree(fresh);
  const steps = [...due.keys()].map((name) => ({ name, before: hashOf(before.get(name)) }));
  if (existsSync(target)) placeAll(path, target, steps);
  else exchange(work);
}

const hashOf = (content: string | Uint8Array | undefined): string => (content === undefined ? '' : sha256Of(content));

const isThere = (path: string, content: string | Uint8Array): boolean =>
  existsSync(path) && statSync(path).isFile() && hashOfFile(path) === hashOf(content);

/**
 * SHA-256 of every file below a build folder by its path with slashes, sorted: what `SHA256SUMS` says. What begins with
 * a dot is no output.
 */
export function sumFiles(build: string, path = ''): Map<string, string> {
  const sums: [string, string][] = [];
  for (const { name } of readdirSync(join(build, path), { withFileTypes: true })) {
    if (name.startsWith('.') || (path === '' && name === sumsName)) continue;
    const inner = path === '' ? name : `${path}/${name}`;
    const found = statSync(join(build, inner), { throwIfNoEntry: false });
    if (found?.isDirectory()) sums.push(...sumFiles(build, inner));
    else if (found?.isFile()) sums.push([inner, hashOfFile(join(build, inner))]);
  }
  return new Map(sums.sort(([a], [b]) => compareText(a, b)));
}

/** The text of `SHA256SUMS`, in the format of sha256sum. */
export const sumsText = (sums: ReadonlyMap<string, string>): string =>
  [...sums]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('');
