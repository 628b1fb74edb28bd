/** What is said of a title that was not built again. Without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type BuildRecord, unchangedRows } from '../../scripts/press/build-cache.ts';

test('the rows of its build, and in the last one no time', () => {
  const rows = [
    ['a.pdf', '1 MB', '12 pages', '5 of 5 paragraphs equal'],
    ['a', '8.4 s', '2 treaties', '0 problems'],
  ];
  assert.deepEqual(unchangedRows({ rows } as BuildRecord, 3), [
    rows[0],
    ['a', 'unchanged', '2 treaties', '3 problems'],
  ]);
});
