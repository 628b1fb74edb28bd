/** The page to which a reader comes back, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { followAnchor } from '../../../scripts/preview/browser/wished-place.ts';

/**
 * What is told when pages 0, 1, 2 … come and `holding` have something of the anchor: the page, and behind which one.
 */
function follow(part: number, pages: number, holding: number[]): [target: number, behind: number][] {
  const told: [number, number][] = [];
  let now = -1;
  const follower = followAnchor(part, (index) => told.push([index, now]));
  for (now = 0; now < pages; now++) follower.page(now, holding.includes(now));
  follower.end(pages);
  return told;
}

test('a right page is told when the page after the anchor’s is there; a left one with its right one', () => {
  assert.deepEqual(follow(0, 9, [4]), [[4, 4]]);
  assert.deepEqual(follow(0, 9, [3]), [[3, 4]]);
});

test('of a text on several pages, the part that was looked at', () => {
  assert.deepEqual(follow(1, 9, [3, 4, 5]), [[4, 4]]);
});

test('of a text that has become shorter, its last page', () => {
  assert.deepEqual(follow(2, 9, [3, 4]), [[4, 5]]);
  assert.deepEqual(follow(2, 5, [3, 4]), [[4, 5]]);
});

test('a text that is no more is told nowhere', () => {
  assert.deepEqual(follow(0, 9, []), []);
});
