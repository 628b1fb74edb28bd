/**
 * What a project says for all its titles (`defaultsName` in its folder `source`), and a title for all its languages
 * (`sharedName` in its own folder). In: a folder, or two mappings. Out: the fields of such a file, each with its place
 * in it; a title's front matter completed by them. Promises that a title's own value wins, field by field, also inside
 * `adopted`, `source` and `edition`; that a value which comes from another file has its place there. Called by
 * `read-manuscript.ts`, and by import and `npm run new`, which leave such fields out.
 *
 *     the title says adopted: { date: 2022-02-04 }, the defaults adopted: { place: 北京 } → both
 */
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { readFields } from './field-reader.ts';
import { defaultFields, sharedFields } from './front-matter-fields.ts';
import type { Field } from './yaml-fields.ts';
import { readYamlFile } from './yaml-file.ts';

/** The file’s name in the folder `source`. */
export const defaultsName = 'defaults.yaml';

/** The file in a title's folder that says what its languages have in common. */
export const sharedName = 'title.yaml';

/** Names of fields → the names inside them. */
type Fields = Readonly<Record<string, readonly string[]>>;

const none = (): Field => ({
  name: '',
  data: {},
  place: { file: '', line: 1, column: 1 },
  entries: new Map(),
  items: [],
});

/**
 * The defaults of a project; an empty mapping when there are none. `file`: how the file is named in problems. K102 for
 * what is no YAML, K104 for a field that no default can give, K208 for a character that no text may hold.
 */
export const readDefaults = (source: string, file: string, problems: Problem[]): Field =>
  readCommon(join(source, defaultsName), file, defaultFields, problems);

/**
 * What all languages of a title have: its own shared file, and for the rest the defaults of the project. `shown`: how
 * problems call a path. Problems as those of `readDefaults`.
 */
export function readSharedFields(source: string, folder: string, shown: (path: string) => string, problems: Problem[]) {
  const [defaults, own] = [join(source, defaultsName), join(folder, sharedName)];
  return withDefaults(
    readCommon(own, shown(own), sharedFields, problems),
    readDefaults(source, shown(defaults), problems),
  );
}

function readCommon(path: string, file: string, known: Fields, problems: Problem[]): Field {
  const root = readYamlFile(path, file, problems);
  if (root === undefined) return none();
  const fields = readFields(root, Object.keys(known), problems);
  for (const [key, inner] of Object.entries(known)) if (inner.length > 0 && fields.has(key)) fields.inside(key, inner);
  return keepKnown(root, known);
}

/** The fields that may stand there: what else there is has been told here, and not again at every title. */
function keepKnown(root: Field, fields: Fields): Field {
  const only = (field: Field, known: readonly string[]): Field => {
    const entries = [...field.entries].filter(([key]) => known.includes(key));
    return {
      ...field,
      entries: new Map(entries),
      data: Object.fromEntries(entries.map(([key, { data }]) => [key, data])),
    };
  };
  const own = only(root, Object.keys(fields));
  for (const [key, inner] of Object.entries(fields)) {
    const field = own.entries.get(key);
    if (field && field.entries.size > 0 && inner.length > 0) own.entries.set(key, only(field, inner));
  }
  return own;
}

/** A title’s mapping with every default that it does not state itself; `null` and an empty text state nothing. */
export function withDefaults(own: Field, defaults: Field): Field {
  const entries = new Map(own.entries);
  for (const [key, field] of defaults.entries) {
    const stated = entries.get(key);
    if (stated === undefined || stated.data === null || stated.data === '') entries.set(key, field);
    else if (stated.entries.size > 0 && field.entries.size > 0) entries.set(key, withDefaults(stated, field));
  }
  return { ...own, entries, data: Object.fromEntries([...entries].map(([key, field]) => [key, field.data])) };
}

/** Data of front matter without the values that the defaults give: a `TODO …` for them, or the same value. */
export function leaveDefaults(data: Readonly<Record<string, unknown>>, defaults: Field): Record<string, unknown> {
  const kept = Object.entries(data).flatMap(([key, value]): [string, unknown][] => {
    const given = defaults.entries.get(key);
    if (given === undefined) return [[key, value]];
    if (isMapping(value) && given.entries.size > 0) {
      const inner = leaveDefaults(value, given);
      return Object.keys(inner).length > 0 ? [[key, inner]] : [];
    }
    const same = JSON.stringify(value) === JSON.stringify(given.data);
    return same || isOpen(value) || isGuess(key) ? [] : [[key, value]];
  });
  return Object.fromEntries(kept);
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for what a person has still to write. */
const isOpen = (value: unknown): boolean => JSON.stringify(value).includes('TODO ');

/** The registers and the number of an edition are the press’s proposals, and no statements of the document. */
const isGuess = (key: string): boolean => key === 'registers' || key === 'number';
