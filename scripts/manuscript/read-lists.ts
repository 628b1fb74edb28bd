/**
 * Reads the authority lists of a title. In: `source/`, what the front matter asks for. Out: the lists, and the headings of
 * those that it does not ask for. Promises that a list which nobody asks for stops no title. Called by `read-manuscript.ts`.
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
import { readText, shownIn } from './source-bytes.ts';

/** The authority lists that the title names; K113 for one that is not there. */
export function readAuthorities(
  source: string,
  { registers, language }: Metadata,
  front: FieldReader,
  problems: Problem[],
): Authority[] {
  return registers.flatMap((id) => {
    const path = join(source, 'authority', `${id}.yaml`);
    const file = shownIn(source, path);
    const missing = !/^[a-z][a-z0-9-]*$/.test(id) || `${id}.yaml` === refusalsFile || !existsSync(path);
    if (missing) problems.push(problem('K113', { register: id }, front.place('registers')));
    const text = missing ? undefined : readText(path, file, problems);
    return text === undefined ? [] : [readAuthority(id, text, file, language, problems)];
  });
}

/** The headings of the lists that a title does not ask for; what is wrong in those is told to the titles that do. */
export function readOtherHeadings(source: string, { registers, language }: Metadata): Set<string> {
  const folder = join(source, 'authority');
  if (registers.length === 0 || !existsSync(folder)) return new Set();
  const others = readdirSync(folder).filter(
    (name) => name.endsWith('.yaml') && name !== refusalsFile && !registers.includes(name.slice(0, -5)),
  );
  return new Set(
    others.flatMap((name) => {
      const text = readText(join(folder, name), name, []);
      const list = text === undefined ? undefined : readAuthority(name.slice(0, -5), text, name, language, []);
      return list?.entries.map(({ heading }) => heading) ?? [];
    }),
  );
}
