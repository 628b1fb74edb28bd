/** Words of the page's script with their values, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { fillWord } from '../../../../scripts/formats/site/browser/page-words.ts';

test('values stand where the word says, and the forms of a word follow its number', () => {
  assert.equal(fillWord('第 {0} 处，共 {1} 处', 'zh-Hans', [2, 7]), '第 2 处，共 7 处');
  assert.equal(fillWord('{0} {0:result|results}', 'en', [1]), '1 result');
  assert.equal(fillWord('{0} {0:result|results}', 'en', [0]), '0 results');
  const russian = (number: number) => fillWord('{0:место|места|мест}', 'ru', [number]);
  assert.deepEqual([1, 2, 5, 11, 21].map(russian), ['место', 'места', 'мест', 'мест', 'место']);
});

test('a value that is not given is nothing', () => {
  assert.equal(fillWord('a{3}b', 'en', []), 'ab');
});
