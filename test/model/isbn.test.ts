/** International Standard Book Numbers: the check digit, with and without hyphens. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { isIsbn } from '../../scripts/model/isbn.ts';

test('an ISBN has 13 digits, of which the last one checks the others', () => {
  // The example of ISO 2108:2017 and of the International ISBN Agency's manual.
  for (const right of ['978-92-95055-12-4', '9789295055124', '978 92 95055 12 4']) assert.ok(isIsbn(right), right);
  for (const wrong of ['978-92-95055-12-5', '978-92-95055-21-4', '92-95055-12-4', '977-92-95055-12-4', ''])
    assert.ok(!isIsbn(wrong), wrong);
});
