/**
 * The inputs of a run, as they were at one moment. In: a project, an empty folder, names of titles. Out: a project that
 * reads from the folder alone: each input is read once from where editors save it, and what is made, what is proved and
 * what is recorded all come from those bytes; a save during the run is the next run's. Called by `build-project.ts`.
 *
 *     takeInputs(project, '/texts/.build.kanben-…/in', ['treaty'])
 *       → { source: '/texts/.build.kanben-…/in/source', build: '/texts/build', … }
 */
import { lstatSync, mkdirSync, readdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { folderOf } from '../model/title-name.ts';
import { listTitles } from './folders.ts';
import type { Project } from './project.ts';
import { readRegular } from './regular-file.ts';

const foldersOf = (titles: readonly string[]): Set<string> => new Set(titles.map(folderOf));

/** Takes the inputs of some titles, and what belongs to all of them. Throws what the system says. */
export function takeInputs(project: Project, folder: string, titles: readonly string[]): Project {
  const source = join(folder, basename(project.source));
  mkdirSync(source, { recursive: true });
  // Every title is known, also where nothing of it is asked for.
  for (const folder of foldersOf(listTitles(project.source))) mkdirSync(join(source, folder), { recursive: true });
  for (const folder of foldersOf(titles)) {
    const from = join(project.source, folder);
    take(from, join(source, folder), from);
  }
  for (const name of ['authority', 'defaults.yaml']) take(join(project.source, name), join(source, name));
  const folders = (kind: 'templates' | 'styles' | 'labels') =>
    project[kind].map((from, i) => {
      const to = join(folder, `${kind}-${i}`);
      take(from, to);
      return to;
    });
  return {
    ...project,
    source,
    templates: folders('templates'),
    styles: folders('styles'),
    labels: folders('labels'),
  };
}

/**
 * Takes a file or a folder. `within`: a link that leads out of this folder stays a link, and whoever reads it refuses
 * it as it would there. So does what is no file, what cannot be read, and a link to a folder.
 */
function take(from: string, to: string, within?: string, inner = false): void {
  if (!lstatSync(from, { throwIfNoEntry: false })) return;
  const found = tryReading(() => statSync(from));
  // A link that leads nowhere, or in a circle.
  if (!found) {
    symlinkSync(from, to);
    return;
  }
  if (found.isDirectory() && !(inner && lstatSync(from).isSymbolicLink())) {
    const names = tryReading(() => readdirSync(from));
    if (names) mkdirSync(to, { recursive: true });
    else symlinkSync(from, to);
    for (const name of names ?? []) take(join(from, name), join(to, name), within, true);
    return;
  }
  const leads = within !== undefined && !realpathSync(from).startsWith(realpathSync(within) + sep);
  const bytes = leads || !found.isFile() ? undefined : tryReading(() => readRegular(from));
  if (bytes) writeFileSync(to, bytes);
  else symlinkSync(realpathSync(from), to);
}

/** Nothing where it cannot be read. */
function tryReading<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
