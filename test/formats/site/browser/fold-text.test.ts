/** What a reader's search finds, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { findFolded, foldText } from '../../../../scripts/formats/site/browser/fold-text.ts';

test('width, case, quotes and ё make no difference', () => {
  assert.equal(foldText('ＡＢＣ“Ёлка”«d»').folded, 'abc"елка""d"');
  assert.equal(foldText('‘x’').folded, "'x'");
});

test('a place in the folded text is a place in the text', () => {
  assert.deepEqual(foldText('a  b'), { folded: 'a b', places: [0, 1, 3] });
  assert.deepEqual(foldText(' 条 约'), { folded: '条约', places: [1, 3] });
  // One sign that folds to two, and one outside the Basic Multilingual Plane, stay what they are.
  for (const text of ['ﬁ', '㍿', '𠮷']) assert.equal(foldText(text).places.length, text.length, text);
});

test('every place of a query is found, as ranges of the text', () => {
  assert.deepEqual(findFolded(foldText('aa  A'), 'a'), [
    [0, 1],
    [1, 2],
    [4, 5],
  ]);
  assert.deepEqual(findFolded(foldText('联合 声明'), '合声'), [[1, 4]]);
  assert.deepEqual(findFolded(foldText('aaa'), 'aa'), [[0, 2]]);
});

test('spaces part words, but not beside characters that are set without them', () => {
  assert.equal(foldText(' 条约 of 1999，a  b ').folded, '条约of 1999,a b');
});
