/** Where a line of a cell ends instead of before a mark. Promises to look at texts alone. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { placeBefore } from '../../../../scripts/formats/print/browser/hold-marks.ts';

test('a line ends before the sign that a mark belongs to, with the marks around it', () => {
  assert.equal(placeBefore('甲乙，丙', 2), 1);
  assert.equal(placeBefore('甲“乙”', 3), 1);
  assert.equal(placeBefore('℃1‘单’', 4), 2);
  assert.equal(placeBefore('（乙）', 2), -1);
  assert.equal(placeBefore('甲𠮷。', 3), 1);
});
