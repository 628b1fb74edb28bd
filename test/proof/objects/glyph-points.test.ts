/**
 * Glyphs that are packed alike: what bends them and what fills them up is not asked, every point is. Each row changes
 * one thing of a glyph that the test packs by itself.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arePackedAlike, keyOfPoints, readPoints } from '../../../scripts/proof/objects/glyph-points.ts';

interface Parts {
  ends?: number[];
  program?: number[];
  flags?: number[];
  steps?: number[];
  filling?: number;
}

/** A triangle in TrueType: one contour, three points on the line; the flag of all is said once, with two repeats. */
function glyph({
  ends = [2],
  program = [],
  flags = [0x3f, 2],
  steps = [9, 5, 7, 1, 2, 3],
  filling = 0,
}: Parts): Buffer {
  const words = (list: readonly number[]) => list.flatMap((one) => [one >> 8, one & 255]);
  const head = words([ends.length, 0, 0, 100, 100]);
  const bytes = [...head, ...words(ends), ...words([program.length]), ...program, ...flags, ...steps];
  return Buffer.from([...bytes, ...Array.from({ length: filling }, () => 0)]);
}

const keyOf = (data: Buffer): string => keyOfPoints(readPoints(0, () => data));

test('a glyph without its program, and one that is filled up, are packed alike', () => {
  assert.ok(arePackedAlike(glyph({}), glyph({ program: [1, 2, 3] })));
  assert.ok(arePackedAlike(glyph({ filling: 3 }), glyph({})));
  assert.ok(arePackedAlike(Buffer.alloc(0), Buffer.alloc(0)));
});

test('another point, another end, another flag, or a byte too few is not', () => {
  const rows: Parts[] = [
    { steps: [9, 5, 7, 1, 2, 4] },
    { flags: [0x3e, 2] },
    { ends: [1] },
    { steps: [9, 5, 7, 1, 2] },
  ];
  for (const row of rows) {
    assert.ok(!arePackedAlike(glyph({}), glyph(row)), JSON.stringify(row));
    assert.ok(!arePackedAlike(glyph(row), glyph({})), JSON.stringify(row));
  }
  assert.ok(!arePackedAlike(glyph({}), Buffer.alloc(0)));
  assert.ok(!arePackedAlike(Buffer.alloc(0), glyph({})));
});

test('a glyph whose flags are said one by one is packed otherwise, and draws the same', () => {
  const [once, each] = [glyph({}), glyph({ flags: [0x37, 0x37, 0x37] })];
  assert.ok(!arePackedAlike(once, each));
  assert.equal(keyOf(once), keyOf(each));
});

test('a glyph that is cut off is told', () => {
  assert.throws(() => keyOf(glyph({ steps: [9, 5, 7, 1] })), /cut off/);
});
