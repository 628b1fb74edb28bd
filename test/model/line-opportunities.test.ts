/** Where lines may end inside words, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type Force, forcesAt, opensAt, opportunitiesIn, takeHyphens } from '../../scripts/model/line-opportunities.ts';

test('soft hyphens are taken out, and it is known where they stood', () => {
  assert.deepEqual(takeHyphens('trea\u00adty'), { text: 'treaty', hyphens: new Set([4]) });
  assert.deepEqual(takeHyphens('\u00ada\u00adb\u00ad'), { text: 'ab', hyphens: new Set([0, 1, 2]) });
  assert.deepEqual(takeHyphens('word'), { text: 'word', hyphens: new Set() });
});

/** Offsets of a text before which a line may end. */
const openings = (text: string): number[] => [...text].map((_, at) => at).filter((at) => opensAt(text, at));

test('a line may end behind a hyphen, a dash or a slash with a word behind it', () => {
  assert.deepEqual(openings('well-known'), [5]);
  assert.deepEqual(openings('Moscow–Beijing'), [7]);
  assert.deepEqual(openings('https://a.org/b/c'), [8, 14, 16]);
  assert.deepEqual(openings('- x'), []);
});

test('a line may end behind the marks of an address, which is a string of twenty signs or more', () => {
  assert.deepEqual(openings('example.org/a?b=c&d=e#fg'), [8, 12, 14, 16, 18, 20, 22]);
  assert.deepEqual(openings('etc. a=b'), []);
});

test('not inside a range of two figures, but of years', () => {
  assert.deepEqual(openings('3–5'), []);
  assert.deepEqual(openings('1949-1950'), []);
  assert.deepEqual(openings('a-5'), [2]);
});

test('a line may end between characters of Han that stand in words', () => {
  assert.deepEqual(openings('a条约 b'), [2]);
});

test('a long string is divided when nothing else holds the line: not beside its marks, nor in a number', () => {
  const forced = (text: string) => [...text].map((_, at) => at).filter((at) => forcesAt(text, at));
  assert.deepEqual(forced('internationalizations'), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  assert.deepEqual(forced('international law of the sea'), []);
  assert.ok(!forced('counterrevolutionaries,and(others)').some((at) => [22, 27, 33].includes(at)));
  assert.deepEqual(forced('1234567890'.repeat(3)), []);
  assert.ok(forced('1234567890'.repeat(5)).includes(25));
});

test('a row of twenty times one sign is divided with three on either side, a shorter one not before its marks', () => {
  const forced = (text: string) => [...text].map((_, at) => at).filter((at) => forcesAt(text, at));
  assert.deepEqual(
    forced('.'.repeat(20)),
    Array.from({ length: 15 }, (_, i) => i + 3),
  );
  assert.deepEqual(forced(`${'.'.repeat(12)}${'a'.repeat(8)}`), [12, 13, 14, 15, 16, 17, 18]);
});

test('where lines are narrower than a word, any word may be divided', () => {
  assert.equal(forcesAt('treaty', 3), false);
  assert.equal(forcesAt('treaty', 3, true), true);
  assert.equal(forcesAt('a, b.', 4, true), false);
});

test('names and the last word are divided only where the line would be wide otherwise', () => {
  const { text, hyphens } = takeHyphens('agree\u00adment of Pots\u00addam among mem\u00adbers.');
  const divided = (force: Force) =>
    opportunitiesIn(text, { hyphens, isKept: () => false, isShown: () => true, force }).flatMap(
      ({ at, kind, rare = false }) => (kind === 'hyphen' ? [[at, rare]] : []),
    );
  assert.deepEqual(divided('nothing'), [[5, false]]);
  assert.deepEqual(divided('strings'), [
    [5, false],
    [17, true],
    [30, true],
  ]);
});

test('no word is divided inside what stays on one line, but against the rules', () => {
  const hyphens = new Set([2, 5]);
  const found = (force: Force) =>
    opportunitiesIn('abcd efgh ij', { hyphens, isKept: (at) => at > 0 && at < 5, isShown: () => true, force })
      .filter(({ kind }) => kind === 'hyphen')
      .map(({ at, breaks = false }) => [at, breaks]);
  assert.deepEqual(found('strings'), [[5, false]]);
  assert.deepEqual(found('all'), [
    [2, true],
    [5, false],
  ]);
});
