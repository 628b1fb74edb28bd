/**
 * Typed values out of a mapping. In: a `Field` of `yaml-fields.ts` and the keys that are known there. Out: a
 * `FieldReader`. Promises a problem at its place for what is missing, unknown or of the wrong kind, and a harmless
 * empty value instead. Called wherever front matter or another YAML file is read.
 *
 *     readFields(root, ['adopted'], problems).date('adopted') → '2022-10-14', or K106 where no such day exists
 */
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Field } from './yaml-fields.ts';

/**
 * Reads typed values out of one mapping. Every miss is pushed to `problems`; the value is then a harmless empty one.
 */
export interface FieldReader {
  has(key: string): boolean;
  text(key: string): string;
  optionalText(key: string): string | undefined;
  date(key: string): string;
  integer(key: string): number;
  /** A number from `least` to `most`; absent when it is missing or another one. */
  measure(key: string, least: number, most: number): number | undefined;
  /** A text, or a whole number from 1 on. */
  textOrInteger(key: string): string | number;
  /** True or false; false when it is missing. */
  flag(key: string): boolean;
  texts(key: string): string[];
  optionalTexts(key: string): string[];
  /** A text, or a list of texts, each with its place; none when it is missing. */
  lines(key: string): { text: string; place: Place }[];
  /** A mapping inside this one; an empty one when it is missing. */
  inside(key: string, known: readonly string[]): FieldReader;
  /** A sequence of mappings. */
  each(key: string, known: readonly string[]): FieldReader[];
  /** The keys of a mapping inside this one, where they are free. */
  names(key: string): string[];
  /** A mapping of texts with free keys. */
  dictionary(key: string): Record<string, string>;
  /** A text, or a mapping of texts by language: then the one in `language`, else the first. */
  textIn(key: string, language: string): string | undefined;
  place(key?: string): Place;
}

const absent = (field: Field | undefined): field is undefined =>
  field?.data === undefined || field.data === null || field.data === '';
const shown = (data: unknown): string => (typeof data === 'string' ? `“${data}”` : (JSON.stringify(data) ?? 'nothing'));

const isTodo = (data: unknown): data is string => typeof data === 'string' && /^TODO\b/.test(data);

/** A mapping that is read, and where its mistakes are told. */
interface Mapping {
  field: Field;
  problems: Problem[];
}

/** A reader for `field`, which must be a mapping with no keys but `known` (K104, K105). */
export function readFields(field: Field, known: readonly string[], problems: Problem[]): FieldReader {
  const mapping = { field, problems };
  checkKeys(mapping, known);
  const get = (key: string) => field.entries.get(key);
  const place = (key?: string) => (key === undefined ? undefined : get(key)?.place) ?? field.place;
  const text = (key: string) => readText(mapping, key);
  const dictionary = (key: string) => readDictionary(mapping, key);
  const optionalText = (key: string) => (absent(get(key)) ? undefined : text(key));
  return {
    has: (key) => !absent(get(key)),
    place,
    text,
    optionalText,
    date(key) {
      const value = text(key);
      if (value && !isDate(value) && !isTodo(value)) problems.push(problem('K106', { value }, place(key)));
      return value;
    },
    integer: (key) => readInteger(mapping, key),
    measure: (key, least, most) => readMeasure(mapping, key, least, most),
    textOrInteger: (key) => (typeof get(key)?.data === 'number' ? readInteger(mapping, key) : text(key)),
    flag(key) {
      const child = get(key);
      if (child !== undefined && typeof child.data !== 'boolean') tellWrong(child, 'true or false', problems);
      return child?.data === true;
    },
    texts(key) {
      const child = get(key);
      if (!absent(child)) return asTexts(child, problems);
      tellMissing(mapping, key);
      return [];
    },
    optionalTexts(key) {
      const child = get(key);
      const empty = absent(child) || (Array.isArray(child.data) && child.data.length === 0);
      return empty ? [] : asTexts(child, problems);
    },
    lines(key) {
      const child = get(key);
      if (absent(child)) return [];
      if (!Array.isArray(child.data)) return [{ text: asText(child, problems), place: child.place }];
      return child.items.map((item) => ({ text: asText(item, problems), place: item.place }));
    },
    inside: (key, inner) => readInside(mapping, key, inner),
    each: (key, inner) => readEach(mapping, key, inner),
    names: (key) => [...(get(key)?.entries.keys() ?? [])],
    dictionary,
    textIn(key, language) {
      if ((get(key)?.entries.size ?? 0) === 0) return optionalText(key);
      const texts = dictionary(key);
      return texts[language] ?? Object.values(texts)[0];
    },
  };
}

/** K105 for what is no mapping, K104 for each key that is not known. */
function checkKeys({ field, problems }: Mapping, known: readonly string[]): void {
  if (field.entries.size === 0 && !absent(field))
    problems.push(
      problem('K105', { field: field.name, expected: 'a mapping of fields', found: shown(field.data) }, field.place),
    );
  for (const [key, child] of field.entries)
    if (!known.includes(key))
      problems.push(problem('K104', { field: child.name, known: known.join(', ') }, child.place));
}

const nameOf = (field: Field, key: string): string => (field.name ? `${field.name}.${key}` : key);

function tellMissing({ field, problems }: Mapping, key: string): void {
  problems.push(problem('K103', { field: nameOf(field, key) }, field.place));
}

function tellTodo({ name, data, place }: Field, problems: Problem[]): void {
  problems.push(problem('K115', { field: `The field “${name}”`, value: String(data) }, place));
}

/** K105; but a TODO is no mistake of kind: it says what belongs there itself. */
function tellWrong(child: Field, expected: string, problems: Problem[]): void {
  if (isTodo(child.data)) tellTodo(child, problems);
  else problems.push(problem('K105', { field: child.name, expected, found: shown(child.data) }, child.place));
}

function asText(child: Field, problems: Problem[]): string {
  if (typeof child.data !== 'string') {
    tellWrong(child, 'a text (put it in quotes)', problems);
    return '';
  }
  if (isTodo(child.data)) tellTodo(child, problems);
  return child.data;
}

function asTexts(child: Field, problems: Problem[]): string[] {
  if (child.items.length === 0 || child.items.some((item) => item.entries.size > 0)) {
    tellWrong(child, 'a list of texts', problems);
    return [];
  }
  return child.items.map((item) => asText(item, problems));
}

function readText(mapping: Mapping, key: string): string {
  const child = mapping.field.entries.get(key);
  if (!absent(child)) return asText(child, mapping.problems);
  tellMissing(mapping, key);
  return '';
}

function readInteger(mapping: Mapping, key: string): number {
  const child = mapping.field.entries.get(key);
  if (absent(child)) tellMissing(mapping, key);
  else if (typeof child.data === 'number' && Number.isInteger(child.data) && child.data > 0) return child.data;
  else tellWrong(child, 'a whole number from 1', mapping.problems);
  return 1;
}

function readMeasure({ field, problems }: Mapping, key: string, least: number, most: number): number | undefined {
  const child = field.entries.get(key);
  if (absent(child)) return undefined;
  if (typeof child.data === 'number' && child.data >= least && child.data <= most) return child.data;
  tellWrong(child, `a number from ${least} to ${most}`, problems);
  return undefined;
}

/** Of a mapping that is missing only that is told, and not what is missing in it. */
function readInside(mapping: Mapping, key: string, known: readonly string[]): FieldReader {
  const { field, problems } = mapping;
  const child = field.entries.get(key);
  if (absent(child)) tellMissing(mapping, key);
  const empty: Field = { name: nameOf(field, key), data: {}, place: field.place, entries: new Map(), items: [] };
  return readFields(child ?? empty, known, absent(child) ? [] : problems);
}

function readEach({ field, problems }: Mapping, key: string, known: readonly string[]): FieldReader[] {
  const child = field.entries.get(key);
  if (absent(child)) return [];
  if (!Array.isArray(child.data)) tellWrong(child, 'a list', problems);
  return child.items.map((item) => readFields(item, known, problems));
}

function readDictionary({ field, problems }: Mapping, key: string): Record<string, string> {
  const child = field.entries.get(key);
  if (absent(child)) return {};
  if (child.entries.size === 0) tellWrong(child, 'a mapping of texts', problems);
  return Object.fromEntries([...child.entries].map(([name, value]) => [name, asText(value, problems)]));
}

/** True for YYYY-MM-DD when the day exists in the proleptic Gregorian calendar (ISO 8601). */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
