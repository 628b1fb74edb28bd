/** How large a picture must be on its page, computed from measures. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { oddSize, type ShownFigure } from '../../scripts/proof/figure-sizes.ts';
import { wordFormat } from '../support/hand-set.ts';

// The book in words: lines of 18 px, 390 px wide.
const shown = (more: Partial<ShownFigure>): string =>
  oddSize({ width: 1, height: 1, pixels: [], isNested: false, hasTextBelow: true, ...more }, wordFormat);
const landscape = [{ width: 800, height: 500 }];
const high = (lines: number) => lines * 18 * 0.75;

test('a picture has the whole lines that its pixels and the width of the text ask for', () => {
  assert.equal(shown({ pixels: landscape, height: high(13) }), '');
  assert.match(shown({ pixels: landscape, height: high(14) }), /189 pt high instead of 176/);
  assert.equal(shown({ pixels: [{ width: 400, height: 900 }], height: high(14) }), '');
  assert.equal(shown({ pixels: [{ width: 40, height: 30 }], height: high(1) }), '');
  assert.match(shown({ pixels: [{ width: 40, height: 30 }], height: high(2) }), /high instead/);
  // As wide as the text, it is lower than its lines.
  assert.equal(shown({ pixels: [{ width: 780, height: 181 }], height: 67.9 }), '');
});

test('it is smaller by whole lines where it ends its page, and no smaller than three fifths', () => {
  for (const lines of [8, 9, 12]) {
    assert.equal(shown({ pixels: landscape, height: high(lines), hasTextBelow: false }), '');
    assert.match(shown({ pixels: landscape, height: high(lines) }), /lines high instead of 13, and does not end/);
  }
  assert.match(shown({ pixels: landscape, height: high(7), hasTextBelow: false }), /pt high instead of 176/);
  assert.match(shown({ pixels: landscape, height: high(9.5), hasTextBelow: false }), /pt high instead of 176/);
});

test('in an item it is as large as there is room, and never larger', () => {
  assert.equal(shown({ pixels: landscape, height: 120, isNested: true }), '');
  assert.match(shown({ pixels: landscape, height: 200, isNested: true }), /larger than its pixels/);
});
