/**
 * The fields of a title's front matter. In: nothing. Out: their names with the names inside them, and which of them a
 * project may state for all its titles. A table. Used by `read-manuscript.ts`, `accept.ts`, `defaults.ts` and
 * `skeleton.ts`, which must explain each.
 */
import { classOf } from '../classes/registry.ts';
import { refusalFields } from './not-indexed.ts';

/** The elements that stand around the text of a class, as fields below its name. */
const elementsOf = (name: string): readonly string[] => Object.values(classOf(name).frame ?? {}).flat();

/** Every field that front matter may have, with the names inside it; `npm run new` explains each. */
export const frontMatterFields = {
  title: [],
  'short-title': [],
  kind: [],
  parties: [],
  adopted: ['date', 'place'],
  source: ['name', 'date', 'provenance'],
  edition: ['number', 'date'],
  language: [],
  description: [],
  rights: [],
  publisher: [],
  authentic: [],
  imprint: ['place', 'isbn', 'series', 'cip', 'printer', 'price'],
  print: ['paper', 'condition'],
  citation: ['number', 'symbol', 'series', 'in-force', 'jurisdiction'],
  class: [],
  numbering: [],
  notice: ['form', 'seal', ...elementsOf('notice')],
  resolution: elementsOf('resolution'),
  registers: [],
  'register-order': [],
  'locator-ranges': [],
  'plain-references': [],
  formats: [],
  summary: [],
  'not-indexed': refusalFields,
  accept: ['code', 'place', 'reason'],
} as const;

/** The fields that the defaults of a project may state: none that only one title can have. */
export const defaultFields: Partial<Record<keyof typeof frontMatterFields, readonly string[]>> = {
  kind: [],
  parties: [],
  adopted: ['place'],
  source: frontMatterFields.source,
  edition: frontMatterFields.edition,
  rights: [],
  publisher: [],
  imprint: ['place', 'series', 'printer'],
  print: ['paper', 'condition'],
  registers: [],
  'register-order': [],
  'locator-ranges': [],
  'plain-references': [],
  formats: [],
};

/**
 * The fields that a title may state once for all its languages: all but what is about the words of one text, and which
 * of them face each other.
 */
export const sharedFields: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(frontMatterFields).filter(
      ([name]) => !['language', 'summary', 'not-indexed', 'accept'].includes(name),
    ),
  ),
  facing: [],
};
