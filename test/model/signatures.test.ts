/** How the pages of a book are folded. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { foldPages } from '../../scripts/model/signatures.ts';

test('sheets of 16 pages, and at the end of 8 or 4; what is left stays empty', () => {
  assert.deepEqual(foldPages(16), { signatures: [16], bound: 16, empty: 0 });
  assert.deepEqual(foldPages(23), { signatures: [16, 8], bound: 24, empty: 1 });
  assert.deepEqual(foldPages(25), { signatures: [16, 8, 4], bound: 28, empty: 3 });
  assert.deepEqual(foldPages(1), { signatures: [4], bound: 4, empty: 3 });
});

test('the signatures of a book hold all of its pages, and fewer than four are empty', () => {
  for (let pages = 1; pages <= 400; pages++) {
    const { signatures, bound, empty } = foldPages(pages);
    assert.equal(
      signatures.reduce((sum, fold) => sum + fold, 0),
      bound,
    );
    assert.equal(bound - empty, pages);
    assert.ok(empty < 4);
  }
});
