/**
 * Whether twins of a facing edition begin side by side. In: lines of two languages, placed by hand. Proves that a pair
 * is found of which one begins lower, on another spread, or a little off what the others are; and no other.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { compareHeights } from '../../scripts/proof/compare-heights.ts';
import type { Line } from '../../scripts/proof/figures.ts';
import { hanFormat, wordFormat } from '../support/hand-set.ts';

/** A language whose blocks begin on these pages, with baselines so far down in pt. */
function side(language: string, blocks: readonly [anchor: string, page: number, y: number][]) {
  const format = language === 'en' ? wordFormat : hanFormat;
  const sections = [{ anchor: 's', blocks: blocks.map(([anchor]) => ({ kind: 'plain', anchor })) }];
  const edition = { metadata: { language }, sections } as unknown as IndexedEdition;
  const lines = blocks.map(
    ([anchor, page, y]) =>
      ({ page, anchor, kind: 'justified', source: 1, note: false, glyphs: [{ y, size: 10 }] }) as unknown as Line,
  );
  return { edition, format: { ...format, side: 'verso' as const }, lines };
}

function compare(second: [string, number, number][]): string[] {
  const found: string[] = [];
  const first: [string, number, number][] = [
    ['art1-1', 5, 100],
    ['art1-2', 5, 200],
    ['art2', 5, 300],
    ['b7', 6, 100],
  ];
  compareHeights([side('zh-Hans', first), side('en', second)], (detail) => found.push(detail));
  return found;
}

test('lines of two languages have their baselines apart, all by as much', () => {
  const faced = compareHeights([side('zh-Hans', [['art1', 5, 100]]), side('en', [['art1', 5, 97]])], assert.fail);
  assert.equal(faced, 1);
  assert.deepEqual(
    compare([
      ['art1-1', 5, 97],
      ['art1-2', 5, 197],
      ['art2', 5, 297],
      ['b7', 9, 20],
    ]),
    [],
  );
});

test('one that is lower, higher, a little off, or elsewhere', () => {
  const lower = compare([
    ['art1-1', 5, 97],
    ['art1-2', 5, 211],
    ['art2', 5, 297],
  ]);
  assert.deepEqual(lower, ['art1-2 begins 4.9 mm lower in en than in zh-Hans']);
  const higher = compare([
    ['art1-1', 5, 97],
    ['art1-2', 5, 197],
    ['art2', 5, 283],
  ]);
  assert.deepEqual(higher, ['art2 begins 4.9 mm lower in zh-Hans than in en']);
  const off = compare([
    ['art1-1', 5, 97],
    ['art1-2', 5, 199],
    ['art2', 5, 297],
  ]);
  assert.deepEqual(off, ['art1-2 begins 0.7 mm lower in en than in zh-Hans']);
  const elsewhere = compare([
    ['art1-1', 5, 97],
    ['art1-2', 5, 197],
    ['art2', 6, 297],
  ]);
  assert.deepEqual(elsewhere, ['art2 begins on spread 5 in zh-Hans and on spread 6 in en']);
});

test('what stands in another order in both cannot face itself', () => {
  assert.deepEqual(
    compare([
      ['art2', 5, 40],
      ['art1-1', 5, 97],
      ['art1-2', 5, 197],
    ]),
    [],
  );
});
