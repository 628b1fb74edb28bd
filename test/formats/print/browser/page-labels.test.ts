/** What folios say, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { pageLabel } from '../../../../scripts/formats/print/browser/page-labels.ts';
import { writeRoman } from '../../../../scripts/model/roman-numerals.ts';

test('the cover has its name, the front roman numbers, and the text begins with 1', () => {
  assert.deepEqual(
    [0, 1, 4, 5, 6, 7].map((index) => pageLabel(index, 6, true)),
    ['cover', 'ii', 'v', 'vi', '1', '2'],
  );
});

test('a book whose cover is a file of its own has roman numbers from its first page on', () => {
  assert.deepEqual(
    [0, 3, 4].map((index) => pageLabel(index, 4, false)),
    ['i', 'iv', '1'],
  );
});

test('roman numbers as they are written', () => {
  const written = {
    1: 'i',
    4: 'iv',
    9: 'ix',
    14: 'xiv',
    39: 'xxxix',
    40: 'xl',
    49: 'xlix',
    90: 'xc',
    444: 'cdxliv',
    1999: 'mcmxcix',
  };
  for (const [value, letters] of Object.entries(written)) assert.equal(writeRoman(Number(value)), letters, value);
});
