/** Where long strings in a text of characters go on in the next line. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { openPoints } from '../../scripts/views/long-strings.ts';

test('a long row of …… or —— goes on behind three of them, never with less than one', () => {
  for (const sign of ['…', '—']) {
    const opens = (count: number) => [...openPoints(`前${sign.repeat(count)}后`)].sort((a, b) => a - b);
    assert.deepEqual(opens(6), []);
    assert.deepEqual(opens(7), []);
    assert.deepEqual(opens(8), [7]);
    assert.deepEqual(opens(13), [7]);
    assert.deepEqual(opens(14), [7, 13]);
    assert.deepEqual(opens(26), [7, 13, 19, 25]);
  }
});
