/**
 * What a command must know before it loads anything heavy. In: a project's folders. Out: the titles, the
 * print formats, the address of the site. Imports no library: a build that finds everything unchanged ends here.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareText, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Project } from './project.ts';
import { readRegularText } from './regular-file.ts';

/** Names of all titles under `source`, sorted: folders that are not `authority`. */
export function listTitles(source: string): string[] {
  if (!existsSync(source)) return [];
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'authority' && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort(compareText);
}

/**
 * Names of all print formats, of whatever writing system: the files of `styles/formats/`, the project's and the
 * press's. A language's profile says which are made for it.
 */
export const listFormats = ({ styles }: Pick<Project, 'styles'>): string[] =>
  styles
    .map((folder) => join(folder, 'formats'))
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []))
    .filter((file) => file.endsWith('.css'))
    .map((file) => basename(file, '.css'))
    .filter((name, i, names) => names.indexOf(name) === i)
    .sort(compareText);

/**
 * The address under which `build/` will be published, from `"kanben": { "baseUrl": … }` of package.json: absolute, http
 * or https, no query; a slash is added at its end. Nothing when there is none, or no such file; K641 when it is not
 * one.
 */
export function readBase(packageFile: string, problems: Problem[]): string | undefined {
  if (!existsSync(packageFile)) return undefined;
  const { kanben } = JSON.parse(readRegularText(packageFile)) as { kanben?: { baseUrl?: unknown } };
  const given = kanben?.baseUrl;
  if (given === undefined) return undefined;
  const text = String(given);
  if (typeof given === 'string' && URL.canParse(text) && /^https?:\/\/[^/?#]+[^?#]*$/.test(text))
    return new URL(text.replace(/\/*$/, '/')).href;
  problems.push(problem('K641', { address: text }));
  return undefined;
}
