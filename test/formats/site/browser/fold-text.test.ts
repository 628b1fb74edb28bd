/** What a reader's search finds, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { findFolded, foldText, partsWords } from '../../../../scripts/formats/site/browser/fold-text.ts';

test('width, case, quotes and ё make no difference', () => {
  assert.equal(foldText('ＡＢＣ“Ёлка”«d»', true).folded, 'abc"елка""d"');
  assert.equal(foldText('‘x’', true).folded, "'x'");
});

test('a place in the folded text is a place in the text', () => {
  assert.deepEqual(foldText('a  b', true), { folded: 'a b', places: [0, 1, 3] });
  assert.deepEqual(foldText(' 条 约', false), { folded: '条约', places: [1, 3] });
  // One sign that folds to two, and one outside the Basic Multilingual Plane, stay what they are.
  for (const text of ['ﬁ', '㍿', '𠮷']) assert.equal(foldText(text, true).places.length, text.length, text);
});

test('every place of a query is found, as ranges of the text', () => {
  assert.deepEqual(findFolded(foldText('aa  A', true), 'a'), [
    [0, 1],
    [1, 2],
    [4, 5],
  ]);
  assert.deepEqual(findFolded(foldText('联合 声明', false), '合声'), [[1, 4]]);
  assert.deepEqual(findFolded(foldText('aaa', true), 'aa'), [[0, 2]]);
});

test('spaces part words but in Chinese and Japanese', () => {
  assert.deepEqual(['zh-Hans', 'ja', 'en', 'ru'].map(partsWords), [false, false, true, true]);
});
