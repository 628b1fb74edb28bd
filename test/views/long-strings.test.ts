/** Where long strings in a text of characters go on in the next line. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { openPoints, tearsCharacters } from '../../scripts/views/long-strings.ts';

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

test('words of letters that nobody divides tear filled lines of characters; short ones and other texts do not', () => {
  for (const text of ['和 Меморандум о взаимопонимании', '经 Владимир 确认', '见 memorandum', '第1234567号'])
    assert.equal(tearsCharacters(text), true, text);
  for (const text of ['WTO、APEC、2035年', '双方支持UN和AUKUS', 'Memorandum of understanding'])
    assert.equal(tearsCharacters(text), false, text);
});
