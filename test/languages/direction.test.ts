/**
 * In which direction a language is written, also one that the press has no profile of: a phrase of it stands in a text
 * as it is read.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { isFromRight, otherDirection } from '../../scripts/languages/registry.ts';

test('languages that no profile knows go the way of their script', () => {
  const all = ['ar', 'fa', 'ur', 'he', 'yi', 'ps', 'sd', 'ug', 'ckb', 'dv', 'pa-Arab', 'az-Arab'];
  assert.deepEqual(all.filter(isFromRight), all);
  const others = ['zh-Hans', 'en', 'ru', 'de', 'ja', 'pa', 'az', 'ku', 'sr-Latn', 'ug-Latn', 'no tag'];
  assert.deepEqual(others.filter(isFromRight), []);
});

test('a phrase says its direction where the text around it goes the other way', () => {
  assert.deepEqual(
    [otherDirection('fa', 'ar'), otherDirection('fa', 'en'), otherDirection('de', 'ar'), otherDirection('de', 'en')],
    [undefined, 'rtl', 'ltr', undefined],
  );
});
