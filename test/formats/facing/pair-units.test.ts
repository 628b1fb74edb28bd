/**
 * What faces what. In: parts of two texts, an upper-case letter what has an address, a lower-case one what is only
 * counted. Out: rows, `-` where nothing stands. Every row of inputs is a kind of difference between two languages; at
 * random both texts are always whole and in order.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type PairedUnit, pairUnits } from '../../../scripts/formats/facing/pair-units.ts';

interface Part extends PairedUnit {
  said: string;
}

const partsOf = (text: string): Part[] =>
  [...text].map((said) => (said === said.toUpperCase() ? { key: said, kind: 'p', said } : { kind: said, said }));
const rowsOf = (first: string, second: string): string =>
  pairUnits(partsOf(first), partsOf(second))
    .map((row) => row.map((part) => part?.said ?? '-').join(''))
    .join(' ');

const cases: [what: string, first: string, second: string, rows: string][] = [
  ['the same in both', 'ABC', 'ABC', 'AA BB CC'],
  ['one more in the second', 'AC', 'ABC', 'AA -B CC'],
  ['one more at either end', 'ABC', 'BCD', 'A- BB CC -D'],
  ['two that changed places', 'ABCD', 'ACBD', 'AA B- CC -B DD'],
  ['nothing in common', 'AB', 'CD', 'A- B- -C -D'],
  ['one text is empty', '', 'AB', '-A -B'],
  ['counted parts between the same pairs', 'AtqB', 'AtqB', 'AA tt qq BB'],
  ['a counted part that one has alone', 'AtB', 'AB', 'AA t- BB'],
  ['counted parts of another kind', 'AtB', 'AqB', 'AA t- -q BB'],
  ['counted parts beside one that is alone', 'AtB', 'AtCB', 'AA t- -t -C BB'],
  ['a part far from its place', 'ABCDE', 'BCDEA', 'A- BB CC DD EE -A'],
];
for (const [what, first, second, rows] of cases) test(what, () => assert.equal(rowsOf(first, second), rows));

test('points that are numbered here and lettered there face each other in their order, where both have as many', () => {
  const rows = (first: string, second: string) => {
    const parts = (text: string) => text.split(' ').map((key) => ({ key, kind: 'div' }));
    return pairUnits(parts(first), parts(second))
      .map((row) => row.map((part) => part?.key ?? '').join('='))
      .join(' ');
  };
  assert.equal(rows('a3 a3-1 a3-2 a4', 'a3 a3-a a3-b a4'), 'a3=a3 a3-1=a3-a a3-2=a3-b a4=a4');
  assert.equal(rows('a3 a3-i a3-ii', 'a3 a3-1 a3-2'), 'a3=a3 a3-i=a3-1 a3-ii=a3-2');
  assert.equal(rows('a3 a3-1 a3-2', 'a3 a3-a'), 'a3=a3 a3-1= a3-2= =a3-a');
  assert.equal(rows('a3-1 a3-2', 'a3-1 a3-3'), 'a3-1=a3-1 a3-2= =a3-3');
  assert.equal(rows('a3-1 a3-2', 'a3-1 a3-b'), 'a3-1=a3-1 a3-2= =a3-b');
  assert.equal(rows('p3-1', 'p3-a'), 'p3-1= =p3-a');
});

test('whatever the texts, both stand whole and in order, and only the same faces itself', () => {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const random = () => {
    const left = [...'ABCDEFGH'];
    const text = Array.from({ length: next(9) }, () => left.splice(next(left.length), 1)[0] ?? '').join('');
    return [...text].map((letter) => (next(4) === 0 ? `${letter}${'tq'[next(2)]}` : letter)).join('');
  };
  for (let i = 0; i < 500; i++) {
    const texts = [random(), random()] as const;
    const rows = pairUnits(partsOf(texts[0]), partsOf(texts[1]));
    for (const side of [0, 1] as const) {
      const shown = rows.map((row) => row[side]?.said ?? '').join('');
      assert.equal(shown, texts[side], texts.join(' '));
    }
    for (const [one, other] of rows) {
      assert.ok(one ?? other);
      if (one && other) assert.equal(one.said, other.said, texts.join(' '));
    }
  }
});

test('ten thousand parts take no time to speak of', () => {
  const many = Array.from({ length: 10000 }, (_, i) => ({ key: `p${i}`, kind: 'p' }));
  assert.equal(pairUnits(many, [...many].reverse()).length, 19999);
  assert.equal(pairUnits(many, many).length, 10000);
});
