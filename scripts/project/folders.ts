/**
 * What a command must know before it loads anything heavy. In: the folders of the press. Out: its place, the titles, the
 * print formats, the address of the site. Imports no library: a build that finds everything unchanged ends here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languageOf } from '../languages/language.ts';
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

/** The folder of the print formats in which a language is set: on a grid of characters, or in words. */
export const formatFolder = (language: string): string => join(pressFolder, 'styles', languageOf(language).spaced ? 'formats/spaced' : 'formats');

/** Names of all print formats: the files of `styles/formats/`; of one language, those that are made for it. */
export const listFormats = (language = 'zh-Hans'): string[] =>
  readdirSync(formatFolder(language))
    .filter((file) => file.endsWith('.css'))
    .map((file) => file.replace(/\.css$/, ''))
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
  if (typeof given === 'string' && URL.canParse(text) && /^https?:\/\/[^/?#]+[^?#]*$/.test(text)) return new URL(text.replace(/\/*$/, '/')).href;
  problems.push(problem('K641', { address: text }));
  return undefined;
}
