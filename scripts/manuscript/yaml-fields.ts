/**
 * YAML whose every value knows its place. In: the text of a YAML document and where it begins. Out: a tree of `Field`s,
 * and all strings. The only file that knows the library `yaml`. Promises to read no file, and never to run anything
 * that a document contains. Called where front matter, authority lists, labels and published editions are read.
 *
 *     parseYaml('kind: Treaty\n', file, 2).root.entries.get('kind')
 *       → { name: 'kind', data: 'Treaty', place: { file, line: 2, column: 1 }, … }
 */
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify, visit } from 'yaml';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { checkCharacters } from './forbidden-characters.ts';
import { isListWithin } from './source-budgets.ts';

/** A value with its place; `data` is plain JavaScript data. */
export interface Field {
  name: string;
  data: unknown;
  place: Place;
  entries: Map<string, Field>;
  items: Field[];
}

/**
 * A string of a document, a key or a value: what it says, how it is written, and the place of an offset in what is
 * written.
 */
interface YamlString {
  text: string;
  raw: string;
  place: (offset: number) => Place;
}

const emptyField = (place: Place): Field => ({ name: '', data: undefined, place, entries: new Map(), items: [] });

/** What the library does in quadratic time is done here: it compares every key with every other, and shows lines. */
const linear = { uniqueKeys: false, prettyErrors: false } as const;
/** Errors of syntax that are told of one document: behind the first, others are often none. */
const mostErrors = 100;

/**
 * Parses one YAML 1.2 document. `line` is the 1-based line of `file` on which `written` begins. `strings` are all of
 * its strings in order, those of lists and of nested values too. Gives K102 for every syntax error, duplicate key or
 * alias bomb, K136 for what is larger than a list may be.
 */
export function parseYaml(
  written: string,
  file: string,
  line: number,
): { root: Field; strings: YamlString[]; problems: Problem[] } {
  const text = written.replace(/\r\n?/g, '\n');
  const strings: YamlString[] = [];
  const tooLarge: Problem[] = [];
  if (!isListWithin(text, file, tooLarge))
    return { root: emptyField({ file, line, column: 1 }), strings, problems: tooLarge };
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, version: '1.2', schema: 'core', ...linear });
  const placeAt = (offset: number): Place => {
    const at = counter.linePos(offset);
    return { file, line: at.line + line - 1, column: at.col };
  };
  const problems = document.errors
    .slice(0, mostErrors)
    .map((error) =>
      problem('K102', { detail: error.message }, placeAt(openedAt(error.message, error.pos[0], document, text))),
    );
  const note = (node: unknown): void => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return;
    const [start, end] = node.range;
    strings.push({ text: node.value, raw: text.slice(start, end), place: (offset) => placeAt(start + offset) });
  };
  const build = (name: string, node: unknown, place: Place): Field => {
    const field: Field = { ...emptyField(place), name };
    note(node);
    if (isMap(node)) {
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const at = placeAt((pair.key as Node).range?.[0] ?? 0);
        note(pair.key);
        if (field.entries.has(key)) problems.push(problem('K102', { detail: 'Map keys must be unique' }, at));
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

/** Errors that are seen where something should have ended: its beginning is the place of the fault. */
const unclosed = /^(?:Missing closing|Flow (?:sequence|map))|end with a/;

/**
 * Where the fault of an error is: of a list in brackets or a string in quotes that nothing ends, where it opens; the
 * library names the first character behind it, which may stand many lines further on.
 */
function openedAt(message: string, seen: number, document: Document.Parsed, text: string): number {
  if (!unclosed.test(message)) return seen;
  let opened = seen;
  visit(document, {
    Node: (_, node) => {
      const [start, end] = node.range ?? [seen, seen];
      const isOpen = /["'[{]/.test(text.charAt(start)) && !isEnded(text.charAt(start), text.slice(start + 1, end));
      if (start < seen && isOpen) opened = start;
    },
  });
  return opened;
}

/** Whether what opens with a sign ends with its other half. */
const isEnded = (opens: string, rest: string): boolean =>
  rest.trimEnd().endsWith({ '[': ']', '{': '}' }[opens] ?? opens);

/**
 * K208 for what no string of an official text may hold: at its place, or where the value begins when it is written as
 * an escape.
 */
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
  const node = rowNode(document, value, rows);
  if (document.hasIn(path)) document.addIn(path, node);
  else document.setIn(path, document.createNode([node]));
  return document.toString({ lineWidth: 0 });
}

/** Sets what stands at `path` of a YAML document, names of fields and places in lists from 0; else as `addToYaml`. */
export function setInYaml(text: string, path: readonly (string | number)[], value: unknown, rows: string): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  document.setIn(path, rowNode(document, value, rows));
  return document.toString({ lineWidth: 0 });
}

function rowNode(document: ReturnType<typeof parseDocument>, value: unknown, rows: string) {
  const node = document.createNode(value);
  visit(node, {
    Pair: (_, { key, value: list }) => {
      if (isScalar(key) && key.value === rows && isSeq(list))
        for (const item of list.items) if (isMap(item)) item.flow = true;
    },
  });
  return node;
}
