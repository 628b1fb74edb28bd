/**
 * Reads the names that an editor refuses for the registers. In: `not-indexed.yaml`, of a title's folder or, for all
 * titles, of `source/authority/`: a list of `text` and `reason`. Out: `Refusal`s, each with its place. Promises that
 * every one has both, and K412 for a text that is refused twice. Called by `read-manuscript.ts`.
 *
 *     - { text: 区域组织, reason: 泛称。 }   → [{ text: '区域组织', reason: '泛称。', place: { file, line: 1, … } }]
 */
import { join } from 'node:path';
import type { Refusal } from '../model/authority.ts';
import type { Manuscript, Metadata } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { folderOf, languageIn } from '../model/title-name.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import { shownIn } from './source-bytes.ts';
import { readYamlFile } from './yaml-file.ts';

/** The file's name; no register is called so. */
export const refusalsFile = 'not-indexed.yaml';

/** What a refusal says. */
export const refusalFields = ['text', 'reason'] as const;

/**
 * The file of a title's own refusals below `source/`: in its folder, by `refusalsFile`; of one of several languages
 * with its tag before the end, and then the other file is for all of them.
 */
export const ownRefusals = (title: string): string =>
  `${folderOf(title)}/${['not-indexed', languageIn(title), 'yaml'].filter(Boolean).join('.')}`;

/** Texts that look like names, and are none: of the front matter, the title's file, the file for all titles. */
export function readAllRefusals(
  source: string,
  { id, registers }: Metadata,
  front: FieldReader,
  problems: Problem[],
): Pick<Manuscript, 'notIndexed' | 'sharedRefusals'> {
  const read = (name: string) => {
    const path = join(source, name);
    return readRefusals(path, shownIn(source, path), problems);
  };
  const notIndexed = [...refusalsOf(front.each('not-indexed', refusalFields)), ...read(ownRefusals(id))];
  // Nobody asks what looks like a name where there is no register.
  const shared = [`authority/${refusalsFile}`, ...(languageIn(id) ? [`${folderOf(id)}/${refusalsFile}`] : [])];
  const sharedRefusals = registers.length > 0 ? shared.flatMap(read) : [];
  // What all titles share comes first: the title's own is the one that can go.
  problems.push(...refuseTwice([...sharedRefusals, ...notIndexed]));
  return { notIndexed, sharedRefusals };
}

/** The refusals of the file at `path`; none where there is no such file. `shown`: what problems call it. */
function readRefusals(path: string, shown: string, problems: Problem[]): Refusal[] {
  const root = readYamlFile(path, shown, problems);
  if (root === undefined) return [];
  // A file of comments alone is an empty list.
  if (root.data !== undefined && root.data !== null && !Array.isArray(root.data))
    problems.push(
      problem(
        'K105',
        { field: refusalsFile, expected: 'a list of text and reason', found: typeof root.data },
        root.place,
      ),
    );
  return refusalsOf(root.items.map((item) => readFields(item, refusalFields, problems)));
}

/** Refusals of a list that is read, here or in front matter. */
const refusalsOf = (list: readonly FieldReader[]): Refusal[] =>
  list.map((refusal) => ({
    text: refusal.text('text').normalize('NFC'),
    reason: refusal.text('reason'),
    place: refusal.place('text'),
  }));

/** K412 for each refusal that says what one before it says already. */
function refuseTwice(refusals: readonly Refusal[]): Problem[] {
  const first = new Map<string, Refusal>();
  return refusals.flatMap((refusal) => {
    const { text, place } = refusal;
    const before = first.get(text)?.place;
    if (!before) first.set(text, refusal);
    return before ? [problem('K412', { text, where: `${before.file}:${before.line}` }, place)] : [];
  });
}
