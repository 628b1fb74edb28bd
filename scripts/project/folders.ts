/**
 * What a command must know before it loads anything heavy. In: a project's folders. Out: the titles, the
 * print formats, the address of the site. Imports no library: a build that finds everything unchanged ends here.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compareText, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { folderOf, isLanguageFile, languageIn } from '../model/title-name.ts';
import type { Project } from './project.ts';
import { readRegularText } from './regular-file.ts';

/**
 * Names of all titles under `source`, sorted. A title is a folder that is not `authority`; one that holds several
 * languages has a name for each: `treaty/en`, `treaty/ru`.
 */
export const listTitles = (source: string): string[] =>
  titleFolders(source).flatMap((folder) => versionsIn(source, folder));

function titleFolders(source: string): string[] {
  if (!existsSync(source)) return [];
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'authority' && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort(compareText);
}

/** Whether a name is that of a title: a folder's, or that of one of its languages where it holds several. */
export function isTitle(source: string, title: string): boolean {
  const folder = folderOf(title);
  return titleFolders(source).includes(folder) && versionsIn(source, folder).includes(title);
}

/** The titles of one folder: itself, or itself in each of its languages. */
export function versionsIn(source: string, folder: string): string[] {
  const files = readdirSync(join(source, folder)).filter(isLanguageFile).sort(compareText);
  return files.length > 1 ? files.map((name) => `${folder}/${name.slice(0, -'.md'.length)}`) : [folder];
}

/**
 * The titles that somebody names; all when nobody names one. A folder of several languages stands for all of them; a
 * name that is no title stays as it is.
 * Example: `chooseTitles('/texts/source', ['treaty'])` → `['treaty/en', 'treaty/ru']`.
 */
export function chooseTitles(source: string, named: readonly string[] = []): string[] {
  if (named.length === 0) return listTitles(source);
  const folders = titleFolders(source);
  return [...new Set(named.flatMap((name) => (folders.includes(name) ? versionsIn(source, name) : [name])))];
}

/** The name of a title's Markdown file in its folder; nothing where there is none. */
export function fileOfTitle(source: string, title: string): string | undefined {
  const language = languageIn(title);
  if (language !== undefined) return `${language}.md`;
  return readdirSync(join(source, title)).find(isLanguageFile);
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
