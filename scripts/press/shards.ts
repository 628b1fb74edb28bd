/**
 * One collection on many machines. In: titles and which part of how many; afterwards the build folders of all parts.
 * Out: the titles of the part; one build folder with all of them. Promises that every title is in one part, and that a
 * file that is damaged on the way, or a title that came twice, is a problem and is not put together.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { folderOf } from '../model/title-name.ts';
import { sha256Of } from '../project/checksum.js';
import { readRegular, readRegularText } from '../project/regular-file.ts';
import { stage, sumsName } from '../project/write-outputs.ts';

/**
 * The titles of the `part`-th of `parts` (from 1): every `parts`-th folder with all its languages, so that all parts
 * have as many.
 */
export function titlesOfShard(titles: readonly string[], part: number, parts: number): string[] {
  const places = new Map([...new Set(titles.map(folderOf))].map((folder, i) => [folder, i]));
  return titles.filter((title) => (places.get(folderOf(title)) ?? 0) % parts === part - 1);
}

/**
 * Puts the titles of several build folders into `staged`, which will be `build`. Nothing is written when there is a
 * problem: K702 for a folder that is none or whose files are not those of its SHA256SUMS, K703 for a title that two
 * folders have. Throws what the system says.
 */
export function mergeParts(folders: readonly string[], build: string, staged: string): Problem[] {
  const problems: Problem[] = [];
  const titles = new Map<string, { folder: string; files: Map<string, Uint8Array> }>();
  const caches = new Map<string, Uint8Array>();
  if (folders.length === 0)
    problems.push(problem('K902', { detail: '--merge needs the build folders of the parts.', command: 'build' }));
  for (const folder of folders) {
    const read = readPart(folder, problems);
    for (const [title, files] of read) {
      const first = titles.get(title);
      if (first) problems.push(problem('K703', { title, first: first.folder, second: folder }));
      else titles.set(title, { folder, files });
    }
    // What was recorded about unchanged titles goes along.
    const cache = join(folder, '.cache');
    if (existsSync(cache))
      for (const name of readdirSync(cache))
        if (!name.startsWith('.')) caches.set(name, readRegular(join(cache, name)));
  }
  if (hasErrors(problems)) return problems;
  for (const [title, { folder, files }] of titles)
    if (resolve(folder) !== resolve(build)) stage(join(staged, title), join(build, title), files);
  if (caches.size > 0) stage(join(staged, '.cache'), join(build, '.cache'), caches);
  return problems;
}

/** The files of a part by title, as its SHA256SUMS names them. */
function readPart(folder: string, problems: Problem[]): Map<string, Map<string, Uint8Array>> {
  const titles = new Map<string, Map<string, Uint8Array>>();
  const damaged = (detail: string) => problems.push(problem('K702', { folder, detail }));
  const sums = join(folder, sumsName);
  if (!existsSync(sums)) {
    // A part without titles, of a collection smaller than the number of its parts, has an empty folder.
    if (!existsSync(folder)) damaged('there is no such folder');
    else if (readdirSync(folder).some((name) => !name.startsWith('.') && name !== 'README.md'))
      damaged('it has no SHA256SUMS');
    return titles;
  }
  for (const line of readRegularText(sums).split('\n')) {
    const [, sum, path = ''] = /^([0-9a-f]{64}) {2}([^\\]+)$/.exec(line) ?? [];
    if (sum === undefined) {
      if (line !== '') damaged(`SHA256SUMS has the line “${line.slice(0, 80)}”`);
      continue;
    }
    // The files of the collection as a whole are made anew.
    if (/^[^./][^/]*$/.test(path)) continue;
    const [title = ''] = path.split('/');
    if (/^\/|\/$|\/\/|(?:^|\/)\./.test(path)) {
      damaged(`SHA256SUMS names ${path}`);
      continue;
    }
    const bytes = existsSync(join(folder, path)) ? readRegular(join(folder, path)) : undefined;
    if (!bytes) damaged(`${path} is missing`);
    else if (sha256Of(bytes) !== sum) damaged(`${path} is not the file that SHA256SUMS names`);
    else titles.set(title, (titles.get(title) ?? new Map()).set(path.slice(title.length + 1), bytes));
  }
  return titles;
}
