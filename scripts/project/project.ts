/**
 * A project: where its texts are, where its outputs go, and what its pages are made with. In: the folder of a project.
 * Out: one value that commands pass to whatever reads or writes there; nothing of the press knows a folder otherwise.
 * Holds no state and reads nothing: two projects may be built in one process. Called by `cli/command.ts` and by whoever
 * uses the press as a library.
 *
 *     openProject({ folder: '/texts' }) → { folder: '/texts', source: '/texts/source', build: '/texts/build',
 *       templates: ['/texts/templates', '/kanben/templates'], styles: ['/texts/styles', '/kanben/styles'], … }
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRegularText } from './regular-file.ts';

/**
 * Absolute folders. Of `templates`, `styles` and `labels` the first one that has a file gives it: the project's own
 * win.
 */
export interface Project {
  /** Where the project is: its `package.json`, if it has one, says the address of the site. */
  folder: string;
  /** A folder a title, and `authority/`. Paths in problems begin at its parent. */
  source: string;
  /** Outputs: a folder a title. */
  build: string;
  templates: readonly string[];
  styles: readonly string[];
  /** `<language>.yaml`: the words that the press prints. */
  labels: readonly string[];
}

/**
 * What is known of a project: its folder, and `source` and `build` where they are not in it. Relative to the working
 * folder.
 */
export interface ProjectPlace {
  folder: string;
  source?: string;
  build?: string;
}

/** The project in a folder, which need not be there yet. Example: `openProject({ folder: '.', build: '/tmp/out' })`. */
export function openProject({ folder, source, build }: ProjectPlace): Project {
  const own = resolve(folder);
  const press = pressRoot();
  const both = (...path: string[]) => [...new Set([join(own, ...path), join(press, ...path)])];
  return {
    folder: own,
    source: resolve(source ?? join(own, 'source')),
    build: resolve(build ?? join(own, 'build')),
    templates: both('templates'),
    styles: both('styles'),
    labels: both('templates', 'labels'),
  };
}

/**
 * The path of a file in the first folder that has it, or nothing.
 * Example: `findFile(project.styles, 'text.css')` → `/kanben/styles/text.css`.
 */
export const findFile = (folders: readonly string[], name: string): string | undefined =>
  folders.map((folder) => join(folder, name)).find((path) => existsSync(path));

/** The text of a file in the first folder that has it. Throws when none has it: the press relies on its own. */
export function readFirst(folders: readonly string[], name: string): string {
  const path = findFile(folders, name);
  if (path === undefined) throw new Error(`${name} is in none of ${folders.join(', ')}`);
  return readRegularText(path);
}

/** Whether the press is installed as a package: a clone has what sets it up. */
export const isPackage = (): boolean => !existsSync(join(pressRoot(), 'scripts', 'setup.js'));

/**
 * Folder of the press itself, with its templates, styles and packages: the nearest one above this code whose
 * package.json names it. What is compiled in a clone has it written beside it: the clone's node_modules may be a link
 * to another one's.
 */
export function pressRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const written = join(here, 'press.json');
  if (existsSync(written)) return (JSON.parse(readRegularText(written)) as { root: string }).root;
  for (let at = here; at !== dirname(at); at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file) && (JSON.parse(readRegularText(file)) as { name?: unknown }).name === 'kanben') return at;
  }
  throw new Error('the press does not find its own package.json');
}
