/** The sheet around a book, by its measures. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { coverSheet, sheetBoxes } from '../../../scripts/formats/print/cover-sheet.ts';
import { readFormat } from '../../../scripts/formats/print/print-format.ts';
import { pressProject } from '../../support/press.ts';

const book = readFormat(pressProject, 'book', true);

test('the spine is as wide as the leaves that are bound, with the empty ones', () => {
  // 23 pages are bound as 24: 12 leaves.
  assert.equal(coverSheet(book, 23).spineMm, 1.2);
  assert.equal(coverSheet(book, 24, 0.09).spineMm, 1.1);
  assert.equal(coverSheet(book, 320, 0.1).spineMm, 16);
  assert.equal(coverSheet(book, 320, 0.1).widthMm, 2 * 148 + 16);
});

test('a spine has type where 1.6 mm are left on both sides of it, and all of it fits', () => {
  assert.equal(coverSheet(book, 23, 0.1, '中俄联合声明').spineTypePx, undefined);
  assert.equal(coverSheet(book, 104, 0.1, '中俄联合声明').spineTypePx, undefined);
  assert.equal(coverSheet(book, 108, 0.1, '中俄联合声明').spineTypePx, 8.3);
  assert.equal(coverSheet(book, 400, 0.1, '中俄联合声明').spineTypePx, 14);
  assert.equal(coverSheet(book, 400, 0.1, '声'.repeat(90)).spineTypePx, undefined);
});

test('boxes: trimmed, with 3 mm of bleed around it, on its sheet', () => {
  const sheet = coverSheet(book, 23);
  const { MediaBox, TrimBox, BleedBox } = sheetBoxes(sheet, 667.5);
  const mm = (points: number) => Math.round((points / 72) * 25.4 * 100) / 100;
  const [left = 0, bottom = 0, right = 0, top = 0] = TrimBox;
  assert.deepEqual([mm(right - left), mm(top - bottom)], [297.2, 210]);
  assert.deepEqual(
    BleedBox.map((value, i) => Math.abs(mm(value - (TrimBox[i] ?? 0)))),
    [3, 3, 3, 3],
  );
  assert.ok((MediaBox[2] ?? 0) > (BleedBox[2] ?? 0) && left > 30);
});
