/**
 * What texts of the project say of files. In: a text, the tree. Out: the names of files in it, and those that are none.
 * A name is a path or the end of one; `NAME`, `TITLE` and other words in capitals stand for any name, and are not
 * looked up. Called by the house tests of comments and of documents.
 *
 *     missingFiles('as in `views/templates.ts`', readTree()) → []
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pressFolder } from './press.ts';

/** What a machine makes or keeps for itself, and no text of the project is. */
const made = ['.git', 'node_modules', 'build'];

/** Paths of all files of the project, with slashes, without what is made. */
export function readTree(): string[] {
  const inside = (folder: string): string[] =>
    readdirSync(join(pressFolder, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (made.includes(path)) return [];
      return entry.isDirectory() ? inside(path) : [path];
    });
  return inside('').sort();
}

/** The text of a file of the project. */
export const readOwn = (path: string): string => readFileSync(join(pressFolder, path), 'utf8');

const fileName = /(?<![\w./<{*-])(?:[\w.-]+\/)*[\w.-]+\.(?:ts|js|mjs|hbs|css|java|md|yaml|yml)\b(?![\w/])/g;
const folderName = /`((?:[\w.-]+\/)+)`/g;
/** Names of libraries and of languages that end like a file. */
const libraries = new Set(['Paged.js', 'pdf.js', 'epub.js', 'foliate.js', 'Citation.js', 'Node.js']);
const standsForAny = /(?:^|[/.])[A-Z][A-Z-]*(?=[/.]|$)/;

/** Files and folders (in backticks, with a slash at the end) that a text names and the tree has not. */
export function missingFiles(text: string, tree: readonly string[]): string[] {
  const known = (name: string) => tree.some((path) => path === name || path.endsWith(`/${name}`));
  const holds = (folder: string) => tree.some((path) => `/${path}`.includes(`/${folder}`));
  const files = [...text.matchAll(fileName)]
    .map(([name]) => name.replace(/^(?:\.{1,2}\/)+/, ''))
    .filter((name) => !libraries.has(name) && !known(name) && !standsForAny.test(name));
  const folders = [...text.matchAll(folderName)]
    .map(([, name = '']) => name)
    .filter((name) => !made.includes(name.split('/')[0] ?? '') && !standsForAny.test(name) && !holds(name));
  return [...files, ...folders];
}

/** All comments of a file, by what kind of file it is. */
export function commentsOf(path: string, text: string): string {
  const pattern = /\.(ts|js|mjs|css|java)$/.test(path)
    ? /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm
    : /\.hbs$/.test(path)
      ? /\{\{!--[\s\S]*?--\}\}|\{\{![^}]*\}\}|<!--[\s\S]*?-->/g
      : /(?<=^|\s)#.*/gm;
  return [...text.matchAll(pattern)].map(([comment]) => comment).join('\n');
}
