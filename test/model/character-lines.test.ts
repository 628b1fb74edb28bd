/** Lines of characters, judged and chosen. In: texts whose characters are 1 em wide. Pure. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { characterOpportunities, characterPlaces } from '../../scripts/model/character-lines.ts';
import { chooseLineEnds, faultsOf, judgeLines } from '../../scripts/model/choose-lines.ts';
import { characterLimits } from '../../scripts/model/line-limits.ts';

const size = 10;
const measure = { start: 0, width: 28 * size, indent: 0, size, hyphen: size, limits: characterLimits };

function placesOf(text: string) {
  const opportunities = characterOpportunities(text, {
    hyphens: new Set(),
    isKept: () => false,
    isShown: () => true,
    force: 'nothing',
  });
  const places = characterPlaces(
    text,
    opportunities,
    (at) => ({ left: at * size, right: (at + 1) * size }),
    size,
    'corner',
  );
  return { places, indexAt: (at: number) => opportunities.findIndex((one) => one.at === at) };
}

test('a last line is full with its mark at half of its width: it stays on its line', () => {
  const half = { ...measure, width: 28.5 * size };
  const { places, indexAt } = placesOf(`${'国'.repeat(28)}${'家'.repeat(28)}。`);
  assert.equal(faultsOf(judgeLines(places, half, [indexAt(28)])), 0);
  assert.equal(chooseLineEnds(places, half)?.length, 2);
});

test('a last line that is longer than its room by more than half a mark is found', () => {
  const { places, indexAt } = placesOf(`${'国'.repeat(28)}${'家'.repeat(29)}。`);
  assert.equal(faultsOf(judgeLines(places, measure, [indexAt(28)])), 1);
});

test('no line ends beside a blank that holds its neighbours', () => {
  const { indexAt } = placesOf('国家\u00a0机关\u202f和 人民');
  for (const at of [2, 3, 5, 6]) assert.equal(indexAt(at), -1, `before ${at}`);
  assert.ok(indexAt(1) >= 0 && indexAt(4) >= 0 && indexAt(7) >= 0);
});
