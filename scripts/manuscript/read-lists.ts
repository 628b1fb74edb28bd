/**
 * Reads the authority lists of a title. In: `source/`, what the front matter asks for. Out: the lists, and the headings
 * of those that it does not ask for. Promises that a list which nobody asks for stops no title. Called by
 * `read-manuscript.ts`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority } from '../model/authority.ts';
import type { Metadata } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { readAuthority } from './authority-list.ts';
import type { FieldReader } from './field-reader.ts';
import { refusalsFile } from './not-indexed.ts';
import { readShared } from './shared-files.ts';
import { readText, shownIn } from './source-bytes.ts';

/** The authority lists that the title names; K113 for one that is not there. */
export function readAuthorities(
  source: string,
  { registers, language }: Metadata,
  front: FieldReader,
  problems: Problem[],
): Authority[] {
  return registers.flatMap((id) => {
    const name = `${id}.yaml`;
    const missing =
      !/^[a-z][a-z0-9-]*$/.test(id) || name === refusalsFile || !existsSync(join(source, 'authority', name));
    if (missing) problems.push(problem('K113', { register: id }, front.place('registers')));
    return missing ? [] : (readList(source, name, language, problems) ?? []);
  });
}

/** One list, for titles in a language; nothing when it is no text. */
function readList(source: string, name: string, language: string, problems: Problem[]): Authority | undefined {
  const path = join(source, 'authority', name);
  const file = shownIn(source, path);
  const text = readText(path, file, problems);
  if (text === undefined) return undefined;
  return readShared(`list ${language} ${path}`, text, problems, (found) =>
    readAuthority(name.slice(0, -'.yaml'.length), text, file, language, found),
  );
}

/** The headings of the lists that a title does not ask for; what is wrong in those is told to the titles that do. */
export function readOtherHeadings(source: string, { registers, language }: Metadata): Set<string> {
  const folder = join(source, 'authority');
  if (registers.length === 0 || !existsSync(folder)) return new Set();
  const others = readdirSync(folder).filter(
    (name) => name.endsWith('.yaml') && name !== refusalsFile && !registers.includes(name.slice(0, -5)),
  );
  return new Set(
    others.flatMap((name) => readList(source, name, language, [])?.entries.map(({ heading }) => heading) ?? []),
  );
}
