/** Where words may be divided. Without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { divisionsIn, hyphenPoints } from '../../scripts/languages/hyphenation.ts';
import type { Inline } from '../../scripts/model/text.ts';

const text = (said: string): Inline => ({
  kind: 'text',
  text: said,
  place: { file: 'a.md', line: 1, column: 1 },
});

test('of the last word five letters are left for the last line, of those before it fewer', () => {
  const [word, said] = ['consideration', 'consideration, consideration.'];
  const points = hyphenPoints(word, 'en');
  const [near, far] = [points.filter((at) => word.length - at < 5), points.filter((at) => word.length - at >= 5)];
  assert.ok(near.length > 0 && far.length > 0, points.join());
  const last = said.lastIndexOf(word);
  assert.deepEqual(
    divisionsIn([text(said)], 'en').sort((a, b) => a - b),
    [...points, ...far.map((at) => last + at)].sort((a, b) => a - b),
  );
});
