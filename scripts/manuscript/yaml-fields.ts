/**
 * YAML whose every value knows its place. In: the text of a YAML document and where it begins. Out: a `Field`
 * tree, and readers that take typed values out of it and report what is missing, unknown or of the wrong kind.
 * The only file that knows the library `yaml`. Reads no files, and never runs anything a document contains.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify, visit } from 'yaml';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { checkCharacters } from './parse-inlines.ts';

/** A value with its place; `data` is plain JavaScript data. */
interface Field {
  name: string;
  data: unknown;
  place: Place;
  entries: Map<string, Field>;
  items: Field[];
}

/** A string of a document, a key or a value: what it says, how it is written, and the place of an offset in what is written. */
interface YamlString {
  text: string;
  raw: string;
  place: (offset: number) => Place;
}

/**
 * Parses one YAML 1.2 document. `line` is the 1-based line of `file` on which `written` begins. `strings` are all of its
 * strings in order, those of lists and of nested values too. Gives K102 for every syntax error, duplicate key or alias bomb.
 */
export function parseYaml(
  written: string,
  file: string,
  line: number,
): { root: Field; strings: YamlString[]; problems: Problem[] } {
  const text = written.replace(/\r\n?/g, '\n');
  const strings: YamlString[] = [];
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, version: '1.2', schema: 'core' });
  const placeAt = (offset: number): Place => {
    const at = counter.linePos(offset);
    return { file, line: at.line + line - 1, column: at.col };
  };
  const problems = document.errors.map((error) =>
    problem(
      'K102',
      { detail: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '') },
      placeAt(error.pos[0]),
    ),
  );
  const note = (node: unknown): void => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return;
    const [start, end] = node.range;
    strings.push({ text: node.value, raw: text.slice(start, end), place: (offset) => placeAt(start + offset) });
  };
  const build = (name: string, node: unknown, place: Place): Field => {
    const field: Field = { name, data: undefined, place, entries: new Map(), items: [] };
    note(node);
    if (isMap(node)) {
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const at = placeAt((pair.key as Node).range?.[0] ?? 0);
        note(pair.key);
        field.entries.set(key, build(name ? `${name}.${key}` : key, pair.value, at));
      }
      field.data = Object.fromEntries([...field.entries].map(([key, child]) => [key, child.data]));
    } else if (isSeq(node)) {
      field.items = node.items.map((item) => build(name, item, placeAt((item as Node).range?.[0] ?? 0)));
      field.data = field.items.map((item) => item.data);
    } else if (isScalar(node)) {
      field.data = node.value;
    } else if (node) {
      problems.push(problem('K102', { detail: 'anchors and aliases are not used here' }, place));
    }
    return field;
  };
  const top: Place = { file, line, column: 1 };
  const root = build('', problems.length > 0 ? null : document.contents, top);
  return { root, strings, problems };
}

/** K208 for what no string of an official text may hold: at its place, or where the value begins when it is written as an escape. */
export function checkStrings(strings: readonly YamlString[], problems: Problem[]): void {
  for (const { text, raw, place } of strings) {
    const before = problems.length;
    checkCharacters(raw, place, problems);
    if (problems.length === before) checkCharacters(text, () => place(0), problems);
  }
}

/** Plain data as YAML, long strings unfolded, for files that a person will edit. */
export const printYaml = (data: unknown): string => stringify(data, { lineWidth: 0, version: '1.2' });

/**
 * Adds a value to the list at `path` of a YAML document, which keeps its comments. The mappings in the lists called
 * `rows` are written one a line.
 */
export function addToYaml(text: string, path: readonly string[], value: unknown, rows: string): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const node = document.createNode(value);
  visit(node, {
    Pair: (_, { key, value: list }) => {
      if (isScalar(key) && key.value === rows && isSeq(list))
        for (const item of list.items) if (isMap(item)) item.flow = true;
    },
  });
  if (document.hasIn(path)) document.addIn(path, node);
  else document.setIn(path, document.createNode([node]));
  return document.toString({ lineWidth: 0 });
}

/** Reads typed values out of one mapping. Every miss is pushed to `problems`; the value is then a harmless empty one. */
export interface FieldReader {
  has(key: string): boolean;
  text(key: string): string;
  optionalText(key: string): string | undefined;
  date(key: string): string;
  integer(key: string): number;
  /** True or false; false when it is missing. */
  flag(key: string): boolean;
  texts(key: string): string[];
  optionalTexts(key: string): string[];
  /** A mapping inside this one; an empty one when it is missing. */
  inside(key: string, known: readonly string[]): FieldReader;
  /** A sequence of mappings. */
  each(key: string, known: readonly string[]): FieldReader[];
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

/** A reader for `field`, which must be a mapping with no keys but `known` (K104, K105). */
export function readFields(field: Field, known: readonly string[], problems: Problem[]): FieldReader {
  if (field.entries.size === 0 && !absent(field))
    problems.push(
      problem('K105', { field: field.name, expected: 'a mapping of fields', found: shown(field.data) }, field.place),
    );
  for (const [key, child] of field.entries)
    if (!known.includes(key))
      problems.push(problem('K104', { field: child.name, known: known.join(', ') }, child.place));
  const nameOf = (key: string) => (field.name ? `${field.name}.${key}` : key);
  const get = (key: string) => field.entries.get(key);
  const miss = (key: string) => problems.push(problem('K103', { field: nameOf(key) }, field.place));
  const wrong = (child: Field, expected: string) => {
    // A TODO is no mistake of kind: it says what belongs there itself.
    if (isTodo(child.data))
      problems.push(problem('K115', { field: `The field “${child.name}”`, value: child.data }, child.place));
    else problems.push(problem('K105', { field: child.name, expected, found: shown(child.data) }, child.place));
  };
  const asText = (child: Field): string => {
    if (typeof child.data !== 'string') {
      wrong(child, 'a text (put it in quotes)');
      return '';
    }
    if (isTodo(child.data))
      problems.push(problem('K115', { field: `The field “${child.name}”`, value: child.data }, child.place));
    return child.data;
  };
  const asTexts = (child: Field): string[] => {
    if (child.items.length === 0 || child.items.some((item) => item.entries.size > 0)) {
      wrong(child, 'a list of texts');
      return [];
    }
    return child.items.map(asText);
  };
  const reader: FieldReader = {
    has: (key) => !absent(get(key)),
    place: (key) => (key === undefined ? undefined : get(key)?.place) ?? field.place,
    text(key) {
      const child = get(key);
      if (!absent(child)) return asText(child);
      miss(key);
      return '';
    },
    optionalText: (key) => (absent(get(key)) ? undefined : reader.text(key)),
    date(key) {
      const value = reader.text(key);
      if (value && !isDate(value) && !isTodo(value)) problems.push(problem('K106', { value }, reader.place(key)));
      return value;
    },
    integer(key) {
      const child = get(key);
      if (absent(child)) miss(key);
      else if (typeof child.data === 'number' && Number.isInteger(child.data) && child.data > 0) return child.data;
      else wrong(child, 'a whole number from 1');
      return 1;
    },
    flag(key) {
      const child = get(key);
      if (child !== undefined && typeof child.data !== 'boolean') wrong(child, 'true or false');
      return child?.data === true;
    },
    texts(key) {
      const child = get(key);
      if (!absent(child)) return asTexts(child);
      miss(key);
      return [];
    },
    optionalTexts: (key) => {
      const child = get(key);
      return absent(child) || (Array.isArray(child.data) && child.data.length === 0) ? [] : asTexts(child);
    },
    inside(key, inner) {
      const child = get(key);
      if (absent(child)) miss(key);
      return readFields(
        child ?? { name: nameOf(key), data: {}, place: field.place, entries: new Map(), items: [] },
        inner,
        absent(child) ? [] : problems,
      );
    },
    each(key, inner) {
      const child = get(key);
      if (absent(child)) return [];
      if (!Array.isArray(child.data)) wrong(child, 'a list');
      return child.items.map((item) => readFields(item, inner, problems));
    },
    dictionary(key) {
      const child = get(key);
      if (absent(child)) return {};
      if (child.entries.size === 0) wrong(child, 'a mapping of texts');
      return Object.fromEntries([...child.entries].map(([name, value]) => [name, asText(value)]));
    },
    textIn(key, language) {
      if ((get(key)?.entries.size ?? 0) === 0) return reader.optionalText(key);
      const texts = reader.dictionary(key);
      return texts[language] ?? Object.values(texts)[0];
    },
  };
  return reader;
}

/** True for YYYY-MM-DD when the day exists in the proleptic Gregorian calendar (ISO 8601). */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
