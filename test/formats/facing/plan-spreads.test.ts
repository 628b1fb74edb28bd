/**
 * Where pairs of a facing edition stand. In: blocks of two languages, as high as a test says. Proves that twins begin
 * on the same spread and at the same height, whatever their heights are; that headings stay with what they announce;
 * that what is longer than a page leaves the other side empty; and that what a layout has shown is believed.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { hearLayout, type ShownOutcomes } from '../../../scripts/formats/facing/block-outcomes.ts';
import type { Row } from '../../../scripts/formats/facing/pair-units.ts';
import { planSpreads } from '../../../scripts/formats/facing/plan-spreads.ts';
import type { LaidUnit, LaidUnits } from '../../../scripts/model/facing.ts';

/** A language with blocks of these heights, in px, below one another on one long page. */
function laid(line: number, blocks: readonly [anchor: string, height: number][]): LaidUnits {
  let top = 0;
  const units = blocks.map(([anchor, height]): LaidUnit => {
    const piece = { page: 5, top, bottom: top + height };
    top += height;
    return { anchor, kind: /^art\d+$/.test(anchor) ? 'h2' : 'p', turns: false, pieces: [piece], notes: 0 };
  });
  const parts: LaidUnits['parts'] = [
    ['cover', 1],
    ['title-leaf', 2],
    ['contents', 3],
    ['text', 5],
    ['register-a', 6],
  ];
  return { units, parts, pages: 6, height: 600, line, aboveNotes: 16, orphans: 2, widows: 2 };
}

function plan(first: LaidUnits, second: LaidUnits, shown: [ShownOutcomes, ShownOutcomes] = [new Map(), new Map()]) {
  const rows = first.units.map((unit, i): Row<LaidUnit> => [unit, second.units[i]]);
  return planSpreads(rows, [first, second], shown);
}

/** Heights without a pattern, the same each time. */
const heights = (seed: number, count: number, line: number): [string, number][] =>
  Array.from({ length: count }, (_, i) => [`p${i + 1}`, line * (1 + ((seed * (i + 3) * 7919) % 9))]);

test('twins begin on the same spread, at the same height, and no page is too full', () => {
  for (const seed of [3, 5, 11, 17]) {
    const [a, b] = [laid(24, heights(seed, 60, 24)), laid(18, heights(seed + 1, 60, 18))];
    const { places } = plan(a, b);
    for (const { anchor, pieces } of a.units) {
      const [one, other] = places.map((side) => side.get(anchor));
      assert.deepEqual(one, other, anchor);
      const [piece] = pieces;
      assert.ok(one && piece && (one.top === 0 || one.top < 600), anchor);
    }
    const ends = a.units.map(({ anchor }) => places[0].get(anchor) ?? assert.fail());
    ends.slice(1).forEach((place, i) => {
      const before = ends[i] ?? assert.fail();
      assert.ok(place.page > before.page || place.top > before.top);
    });
  }
});

test('a heading goes to the next spread with what it announces', () => {
  const blocks: [string, number][] = [
    ['p1', 540],
    ['art1', 48],
    ['art1-1', 54],
  ];
  const { places, plans } = plan(laid(18, blocks), laid(18, blocks));
  assert.deepEqual(places[0].get('art1'), { page: 6, top: 0 });
  assert.deepEqual(places[0].get('art1-1'), { page: 6, top: 48 });
  assert.equal(plans[0].turns.art1, 6);
});

test('beside what is longer than a page the other language leaves pages empty; parts begin together', () => {
  const a = laid(18, [
    ['p1', 1500],
    ['p2', 36],
  ]);
  const b = laid(24, [
    ['p1', 48],
    ['p2', 24],
  ]);
  const { places, plans } = plan(a, b);
  assert.deepEqual(places[0].get('p2'), places[1].get('p2'));
  assert.equal(places[1].get('p2')?.page, 7);
  assert.equal(plans[1].turns.p2, 7);
  assert.equal(plans[0].turns['register-a'], plans[1].turns['register-a']);
});

test('what found no room is not put there again', () => {
  const blocks = heights(7, 30, 18);
  const [a, b] = [laid(18, blocks), laid(18, blocks)];
  const shown: [ShownOutcomes, ShownOutcomes] = [new Map(), new Map()];
  const first = plan(a, b, shown).places[0];
  const last = [...first].findLast(([, { page }]) => page === 5)?.[0] ?? assert.fail();
  const moved = a.units.map((unit) =>
    unit.anchor === last ? { ...unit, pieces: [{ page: 6, top: 0, bottom: 18 }] } : unit,
  );
  const only = moved.filter(({ anchor }) => anchor === last);
  assert.deepEqual(hearLayout({ ...a, units: only }, first, shown[0]), [last]);
  assert.equal(plan(a, b, shown).places[0].get(last)?.page, 6);
});
