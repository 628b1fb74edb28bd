/**
 * The rooms of the house: who may import whom, how long a file and a function may be, no cycle, no name twice. The
 * exceptions are named below, each with its reason or its size; the list may only shrink, and a test says when an
 * exception is not needed any more.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readSourceTree, roomOf, type SourceFile } from '../support/source-tree.ts';

const files = readSourceTree();
const byPath = new Map(files.map((file) => [file.path, file]));

/**
 * Room → the rooms from which it may import values. Everything may import `model`; types may come from anywhere below.
 */
const directions: Record<string, readonly string[]> = {
  model: ['model/problems', 'model/problems/zh'],
  'model/problems': [],
  'model/problems/zh': [],
  project: [],
  languages: ['model'],
  classes: ['model'],
  manuscript: ['languages', 'classes', 'project'],
  citations: ['languages', 'citations/styles', 'citations/records'],
  'citations/styles': ['citations'],
  'citations/records': ['citations'],
  fonts: ['languages', 'classes', 'project'],
  numbering: ['languages', 'classes'],
  registers: ['languages', 'manuscript'],
  revisions: ['languages', 'numbering', 'manuscript', 'project'],
  views: ['languages', 'classes', 'revisions', 'registers', 'project', 'fonts'],
  'formats/print': ['languages', 'classes', 'views', 'fonts', 'project', 'formats/print/browser'],
  'formats/print/browser': [],
  'formats/pdf': ['languages', 'classes', 'views', 'fonts', 'project', 'formats/print'],
  'formats/epub': ['languages', 'classes', 'views', 'fonts', 'project'],
  'formats/site': ['languages', 'classes', 'citations', 'views', 'fonts', 'project', 'manuscript'],
  'formats/facing': ['languages', 'views', 'project', 'formats/epub'],
  'formats/site/browser': ['classes', 'citations'],
  'formats/data': ['languages', 'classes', 'views', 'project'],
  proof: ['languages', 'classes', 'formats/print', 'proof/objects'],
  'proof/objects': [],
  validators: ['formats/print', 'project'],
  import: ['languages', 'classes', 'manuscript', 'numbering'],
  preview: ['press', 'formats/print', 'formats/epub', 'formats/site', 'views', 'fonts', 'project', 'languages'],
  'preview/browser': ['formats/site/browser'],
  cli: ['project'],
  commands: ['*'],
  '.': ['*'],
};
/** The room of the order of the stages may import every room but those that call it. */
directions.press = [
  ...Object.keys(directions).filter((room) => !['commands', 'preview', '.'].includes(room)),
  'press/outputs',
];
directions['press/outputs'] = [...directions.press, 'press'];

/** What the press does not do yet as the table says: `importing file → imported file`. May only shrink. */
const stillAllowed: readonly string[] = [];

/** Files of more than 250 lines. May only shrink. */
const longFiles: readonly string[] = [];

/** Functions of 60 lines and more. May only shrink. */
const longFunctions: readonly string[] = [];

test('rooms import only the rooms that the table allows', () => {
  const odd = files.flatMap((file) =>
    file.imports
      .filter(({ own, type, target }) => own && !allowed(file, roomOf(target), type))
      .map(({ target }) => `${file.path} → ${target}`),
  );
  assert.deepEqual([...new Set(odd)].sort(), [...stillAllowed].sort());
});

function allowed(file: SourceFile, room: string, type: boolean): boolean {
  const rooms = directions[file.room];
  assert.ok(rooms, `${file.path} stands in the room “${file.room}”, which the table does not know`);
  if (room === file.room || room === 'model' || rooms.includes('*') || rooms.includes(room)) return true;
  // A type binds nothing when the code runs; but the vocabulary and what runs in the browser know nobody.
  return type && room !== 'commands' && file.room !== 'model' && !file.room.endsWith('browser');
}

test('what runs in Chromium knows nothing of Node', () => {
  for (const file of files.filter(({ room }) => room.endsWith('browser')))
    for (const { target } of file.imports) assert.doesNotMatch(target, /^node:/, file.path);
});

test('no files import each other in a circle', () => {
  const done = new Set<string>();
  const visit = (path: string, way: string[]): void => {
    assert.ok(!way.includes(path), `a circle of imports: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`);
    if (done.has(path)) return;
    for (const { own, type, target } of byPath.get(path)?.imports ?? [])
      if (own && !type) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
});

test('no name is exported by two files', () => {
  const homes = new Map<string, string[]>();
  for (const { path, exported } of files)
    for (const name of exported) homes.set(name, [...(homes.get(name) ?? []), path]);
  assert.deepEqual(
    [...homes].filter(([, paths]) => paths.length > 1),
    [],
  );
});

test('a file has at most 250 lines, a function fewer than 60', () => {
  const long = files.filter(({ text }) => text.trimEnd().split('\n').length > 250).map(({ path }) => path);
  assert.deepEqual(long, [...longFiles].sort());
  const functions = files.flatMap(({ path, functions }) =>
    functions.filter(({ lines }) => lines >= 60).map(({ name }) => `${path} ${name}`),
  );
  assert.deepEqual(functions.sort(), [...longFunctions].sort());
});

test('the lists of exceptions have at most ten names', () => {
  assert.ok(stillAllowed.length + longFiles.length + longFunctions.length <= 10);
});
