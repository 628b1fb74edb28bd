/** Where long strings of words go on in the next line of a cell. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { opensIn } from '../../../../scripts/formats/print/browser/open-strings.ts';

/** The string with a bar at each place. */
const shown = (string: string, most: number): string =>
  [...string].map((sign, at) => (opensIn(string, most).includes(at) ? `|${sign}` : sign)).join('');

test('a long string goes on behind the marks of an address, never before one', () => {
  assert.equal(shown('https://www.example.org/a_b?c=de', 30), 'https://|www.|example.|org/|a_|b?|c=de');
  assert.equal(shown('secretariat@example.org', 30), 'secretariat@|example.|org');
});

test('a part that is wider than the line is divided in equal pieces, its mark with the last', () => {
  assert.equal(shown('secretariat@example.org', 6), 'secret|ariat@|exam|ple.|org');
  assert.equal(shown('abcdefghijklmnopqrstuvwx', 8), 'abcdefgh|ijklmnop|qrstuvwx');
});

test('soft hyphens divide a part already', () => {
  assert.equal(shown('inter\u00adnation\u00adaliza\u00adtions.org', 6), 'inter\u00adnation\u00adaliza\u00adtions.|org');
});
