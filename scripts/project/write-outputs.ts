/**
 * Writes what a build made. In: file names and contents. Out: files under `build/`. Promises that outputs appear
 * whole or not at all: everything is written beside its place first, and renamed into it when all of it is there; when
 * that fails half-way, what was there before comes back.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { compareText, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/**
 * Name of a title's PDF: the first format is the title's own, others say their name; what is for the printer says so.
 */
export const pdfName = (title: string, formats: readonly string[], index: number, print = false): string =>
  [title, ...(index === 0 ? [] : [formats[index]]), ...(print ? ['print'] : []), 'pdf'].join('.');

/**
 * Writes the files of one title into `folder`. Files of the folder that are not named stay as they are. K701 on
 * failure.
 */
export function writeOutputs(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Problem[] {
  const beside = `${folder}/.new-${process.pid}`;
  const [odd] = [...files.keys()].filter((name) => isFolder(join(folder, name)));
  if (odd !== undefined) return [problem('K701', { path: join(folder, odd), detail: folderInTheWay })];
  try {
    mkdirSync(beside, { recursive: true });
    for (const [name, content] of files) writeFileSync(join(beside, name), content);
    moveAll([...files.keys()], beside, folder);
    rmSync(beside, { recursive: true });
    return [];
  } catch (error) {
    if (existsSync(beside)) rmSync(beside, { recursive: true });
    return [problem('K701', { path: folder, detail: (error as Error).message })];
  }
}

/** A build takes no folder away: somebody put it there. */
const folderInTheWay = 'It is a folder, and a file is to be written there; move it away.';

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/**
 * Moves files of `beside` into `folder`, over those that are there; all of them, or the folder is as it was. Throws.
 */
function moveAll(names: readonly string[], beside: string, folder: string): void {
  const before = join(beside, '.before');
  mkdirSync(before);
  const moved: string[] = [];
  try {
    for (const name of names) {
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(before, name));
      renameSync(join(beside, name), join(folder, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) {
      if (existsSync(join(before, name))) renameSync(join(before, name), join(folder, name));
      else rmSync(join(folder, name));
    }
    throw error;
  }
}

/** Writes `SHA256SUMS` over every output of every title under `build`, in the format of sha256sum. */
export function writeChecksums(build: string): Problem[] {
  try {
    const lines = readdirSync(build, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap((entry) =>
        readdirSync(join(build, entry.name))
          // A folder in it is no output.
          .filter((name) => !name.startsWith('.') && !isFolder(join(build, entry.name, name)))
          .map((name) => `${entry.name}/${name}`),
      )
      .sort(compareText)
      .map(
        (path) =>
          `${createHash('sha256')
            .update(readFileSync(join(build, path)))
            .digest('hex')}  ${path}\n`,
      );
    const path = join(build, 'SHA256SUMS');
    if (isFolder(path)) return [problem('K701', { path, detail: folderInTheWay })];
    writeFileSync(`${path}.new`, lines.join(''));
    renameSync(`${path}.new`, path);
    return [];
  } catch (error) {
    return [problem('K701', { path: build, detail: (error as Error).message })];
  }
}

/** The text of an output of an earlier build, or nothing. */
export const readOutput = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;
