/**
 * What a command must know before it loads anything heavy. In: the folders of the press. Out: its place, the titles, the
 * print formats, the address of the site. Imports no library: a build that finds everything unchanged ends here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { compareText, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/** Folder of the press itself: its templates, styles, labels and packages. */
export const pressFolder = resolve(import.meta.dirname, '..', '..');

/** Names of all titles under `source`, sorted: folders that are not `authority`. */
export function listTitles(source: string): string[] {
  if (!existsSync(source)) return [];
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'authority' && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort(compareText);
}

/** Names of all print formats, of whatever writing system: the files of `styles/formats/`. A language's profile says which are made for it. */
export const listFormats = (): string[] =>
  readdirSync(join(pressFolder, 'styles', 'formats'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => basename(file, '.css'))
    .filter((name, i, names) => names.indexOf(name) === i)
    .sort(compareText);

/**
 * The address under which `build/` will be published, from `"kanben": { "baseUrl": … }` of package.json: absolute, http or
 * https, no query; a slash is added at its end. Nothing when there is none, K641 when it is not one.
 */
export function readBase(packageFile: string, problems: Problem[]): string | undefined {
  const { kanben } = JSON.parse(readFileSync(packageFile, 'utf8')) as { kanben?: { baseUrl?: unknown } };
  const given = kanben?.baseUrl;
  if (given === undefined) return undefined;
  const text = String(given);
  if (typeof given === 'string' && URL.canParse(text) && /^https?:\/\/[^/?#]+[^?#]*$/.test(text))
    return new URL(text.replace(/\/*$/, '/')).href;
  problems.push(problem('K641', { address: text }));
  return undefined;
}
