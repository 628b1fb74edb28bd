/** On which page which row of the contents stands. In: rows by their heights. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { contentsPagesOf, type MeasuredRow } from '../../../../scripts/formats/print/browser/contents-pages.ts';

const line = 10;

/** Rows as a pattern: `C` announces what is deeper, `a` stands over the line, `h` beside another; all a line high. */
const rowsOf = (pattern: string): MeasuredRow[] =>
  [...pattern].map((kind) => ({
    element: {} as HTMLElement,
    height: line,
    half: kind === 'h',
    depth: kind === 'C' ? 1 : 2,
  }));

/** The pages as patterns: stretches of rows, `first` and `room` lines high. */
const set = (pattern: string, first: number, room: number): string[] =>
  contentsPagesOf(rowsOf(pattern), first * line, room * line).map((page) =>
    page.map((stretch) => stretch.map(({ half, depth }) => (half ? 'h' : depth === 1 ? 'C' : 'a')).join('')).join(' '),
  );

test('rows fill the pages, and the last page has two at least', () => {
  assert.deepEqual(set('aaaaa', 5, 8), ['a a a a a']);
  assert.deepEqual(set('aaaaaa', 5, 8), ['a a a a', 'a a']);
  assert.deepEqual(set('aaaaaaa', 5, 8), ['a a a a a', 'a a']);
  assert.deepEqual(set('a'.repeat(14), 5, 8), ['a a a a a', 'a a a a a a a', 'a a']);
});

test('what announces the next page stands on it', () => {
  assert.deepEqual(set('aaaaCaa', 5, 8), ['a a a a', 'C a a']);
  assert.deepEqual(set('aaaCChhhh', 5, 8), ['a a a C', 'C hhhh']);
});

test('two columns are divided where the page ends, in two lines at least, and have company on the next', () => {
  assert.deepEqual(set('Chhhhhhhh', 5, 8), ['C hhhhhhhh']);
  assert.deepEqual(set('Chhhhhhhhhhhh', 5, 8), ['C hhhhhhhh', 'hhhh']);
  assert.deepEqual(set('Chhhhhhhhh', 5, 8), ['C hhhhhh', 'hhh']);
  assert.deepEqual(set('aaaahhhhhh', 5, 8), ['a a a a', 'hhhhhh']);
});

test('a page that has room for nothing takes one row, and nothing gives nothing', () => {
  assert.deepEqual(set('aaa', 0, 1), ['a', 'a', 'a']);
  assert.deepEqual(set('', 5, 8), ['']);
});
