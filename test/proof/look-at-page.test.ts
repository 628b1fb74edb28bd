/**
 * A page that was drawn, looked at. In: a few pixels set by hand. Proves that a glyph without ink is missing, one in
 * its colour is there on any ground, and that ink where nothing is known is a stain, with its place.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { lookAtPage } from '../../scripts/proof/look-at-page.ts';

/** A page of 20 × 20 pixels, two to a point; `dark`: left, top, right, bottom and grey of what is painted. */
function drawn(...dark: [number, number, number, number, number][]) {
  const data = new Uint8Array(400).fill(255);
  for (const [left, top, right, bottom, grey] of dark)
    for (let y = top; y < bottom; y++) data.fill(grey, 20 * y + left, 20 * y + right);
  return { width: 20, height: 20, data };
}

/** A black glyph in the box from 1 to 4 pt, on paper. */
const glyph = Float64Array.of(1, 4, 1, 4, 255, 0);
const known = Float64Array.of(1, 1, 4, 4);

test('a glyph is there where a pixel of its box has its colour', () => {
  assert.deepEqual(lookAtPage(drawn([3, 3, 6, 6, 0]), 2, { glyphs: glyph, known }), { missing: [] });
  assert.deepEqual(lookAtPage(drawn(), 2, { glyphs: glyph, known }), { missing: [0] });
  const onGround = Float64Array.of(1, 4, 1, 4, 100, 255);
  assert.deepEqual(lookAtPage(drawn([2, 2, 8, 8, 100]), 2, { glyphs: onGround, known }).missing, [0]);
});

test('ink where nothing is known is a stain, and a few grey pixels are none', () => {
  const none = { glyphs: new Float64Array(), known };
  assert.deepEqual(lookAtPage(drawn([10, 12, 14, 16, 0]), 2, none), { missing: [], stain: [5, 6] });
  assert.deepEqual(lookAtPage(drawn([10, 12, 12, 14, 0]), 2, none), { missing: [] });
  assert.deepEqual(lookAtPage(drawn([3, 3, 7, 7, 0]), 2, none), { missing: [] });
});
