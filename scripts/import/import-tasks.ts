/**
 * Which documents an import reads, and the title and language of each. In: a document's path or a folder's. Out: a task
 * a document. Promises small Latin letters, digits and hyphens in a title's name. Called by the command `import`.
 *
 *     tasksOf('un/charter/ru.docx') → [{ path: 'un/charter/ru.docx', title: 'charter', language: 'ru' }]
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { compareText } from '../model/problem.ts';
import { isShortTag } from '../model/title-name.ts';
import { isDocument } from './import-document.ts';

/** A document and the title that it is to be a language of. */
export interface ImportTask {
  path: string;
  title: string;
  language?: string;
}

/**
 * What is to be imported from `path`, a document or a folder of documents, in the order of their names. What a browser
 * saves beside a page (NAME_files) is none.
 */
export function tasksOf(path: string): ImportTask[] {
  return statSync(path).isDirectory() ? tasksIn(path) : [taskOf(path)];
}

/** Documents of a folder and of the folders in it. */
function tasksIn(folder: string): ImportTask[] {
  const tasks: ImportTask[] = [];
  const walk = (at: string, depth: number) => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name))) {
      if (entry.name.startsWith('.') || entry.name.startsWith('~$') || /(_files|\.files)$/.test(entry.name)) continue;
      if (entry.isDirectory() && depth < 2) walk(join(at, entry.name), depth + 1);
      else if (entry.isFile() && isDocument(entry.name)) tasks.push(taskOf(join(at, entry.name)));
    }
  };
  walk(folder, 0);
  return tasks;
}

function taskOf(path: string): ImportTask {
  const stem = basename(path, extname(path));
  // A file that is named by a language is one language of the title that its folder is.
  if (isShortTag(stem)) return { path, title: slugOf(basename(dirname(path))), language: stem };
  return { path, title: slugOf(stem) };
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
