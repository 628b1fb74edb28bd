/** Pages side by side, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { neighbourOf, spreadOf } from '../../../scripts/preview/browser/spread-order.ts';

test('the first page stands alone on the right, then two and two', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((index) => spreadOf(index, 6)),
    [[0], [1, 2], [1, 2], [3, 4], [3, 4]],
  );
  assert.deepEqual(spreadOf(5, 6), [5]);
});

test('turning goes from spread to spread and stops at the ends', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((index) => neighbourOf(index, 4, 1)),
    [1, 3, 3, undefined],
  );
  assert.deepEqual(
    [0, 1, 2, 3].map((index) => neighbourOf(index, 4, -1)),
    [undefined, 0, 0, 1],
  );
});
