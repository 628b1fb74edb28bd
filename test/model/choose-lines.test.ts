/** Line ends chosen as a whole, without a browser: letters of 10 px, spaces of 10 px, hyphens of 5 px. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  chooseLineEnds,
  faultsOf,
  judgeLines,
  type LineMeasure,
  type LinePlace,
  laddersOf,
} from '../../scripts/model/choose-lines.ts';
import { countLetters } from '../../scripts/model/last-line.ts';
import { wordLimits } from '../../scripts/model/line-limits.ts';

/** The places of a text: at its spaces, at `-`, where a word may be divided, and at its end. */
function placesOf(text: string): LinePlace[] {
  const places: LinePlace[] = [];
  let [at, spaces, letters] = [0, 0, 0];
  for (const character of text) {
    if (character === '-') places.push({ divides: true, end: at, begin: at, spaces, letters });
    else if (character === ' ') places.push({ divides: false, end: at, begin: at + 10, spaces: spaces++, letters });
    if (character !== '-') at += 10;
    letters += countLetters(character);
  }
  return [...places, { divides: false, end: at, begin: at, spaces, letters }];
}

/** The lines of a text; a hyphen stands where a word was divided. */
function linesOf(text: string, width: number, more: { indent?: number; size?: number } = {}): string[] | undefined {
  const places = placesOf(text);
  const ends = chooseLineEnds(places, { start: 0, width, indent: 0, size: 10, hyphen: 5, ...more });
  const plain = text.replaceAll('-', '');
  return ends?.map(({ place }, i) => {
    const before = ends[i - 1];
    const from = before === undefined ? 0 : (places[before.place]?.begin ?? 0);
    const { end = 0, divides } = places[place] ?? {};
    return plain.slice(from / 10, end / 10) + (divides ? '-' : '');
  });
}

test('a text that fits is one line', () => {
  assert.deepEqual(linesOf('aa bb', 50), ['aa bb']);
});

test('lines end where together they are least uneven, not where the first is fullest', () => {
  // Filled one by one they would be “aaa bb”, “cc”, “ddddd”.
  assert.deepEqual(linesOf('aaa bb cc ddddd', 60), ['aaa', 'bb cc', 'ddddd']);
});

test('the first line has its indent', () => {
  assert.deepEqual(linesOf('aaaa bbbb cccc', 90), ['aaaa bbbb', 'cccc']);
  assert.deepEqual(linesOf('aaaa bbbb cccc', 90, { indent: 50 }), ['aaaa', 'bbbb cccc']);
});

test('a word is divided where the line would be too wide without it, and not otherwise', () => {
  assert.deepEqual(linesOf('aaaa bbbb-bbbb cccc', 95), ['aaaa bbbb-', 'bbbb cccc']);
  assert.deepEqual(linesOf('aaaa bb-bb cccc dddd', 90), ['aaaa bbbb', 'cccc dddd']);
});

test('a third hyphen is better than a line torn apart, and a word longer than two lines is divided in each', () => {
  assert.deepEqual(linesOf(`${'aaaaaaaaa-'.repeat(4)}aaaa`, 95), [...Array(4).fill('aaaaaaaaa-'), 'aaaa']);
  // Without the third hyphen its line would have one word of four letters, in a room of nine.
  const torn = 'aaaa aaaa-aaaa aaaa-aaaa aaaa-aaaa aa';
  assert.deepEqual(linesOf(torn, 95), ['aaaa aaaa-', 'aaaa aaaa-', 'aaaa aaaa-', 'aaaa aa']);
});

test('the fewest lines that a gate finds, then the fewest hyphens behind two in a row: as of all ways', () => {
  const seen = new Set<string>();
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const part = () => 'a'.repeat(random(4) === 0 ? 5 : 4);
  for (let n = 0; n < 300; n++) {
    const words = [...Array(3)].map(() => `${part()}-${part()}`);
    const places = placesOf(`${part()} ${words.join(' ')} aa`);
    const measure = { start: 0, width: n % 2 ? 95 : 130, indent: 0, size: n % 2 ? 10 : 20, hyphen: 5 };
    const ends = chooseLineEnds(places, measure);
    const least = leastOf(places, measure);
    const found = ends && [faultsOf(ends), laddersOf(places, ends)];
    assert.deepEqual(found, least, words.join(' '));
    seen.add(String(found));
  }
  for (const kind of ['0,0', '0,1', '1,0']) assert.ok(seen.has(kind), [...seen].join(' '));
});

/** The least faults, then ladders, of every set of ends whose lines have room. */
function leastOf(places: readonly LinePlace[], measure: LineMeasure): number[] | undefined {
  const last = places.length - 1;
  let least: number[] | undefined;
  for (let ways = 0; ways < 2 ** last; ways++) {
    const chosen = [...Array(last).keys()].filter((place) => ways & (2 ** place));
    const all = judgeLines(places, measure, chosen);
    const hasRoom = all.every(({ place }, i) => {
      const [before, end] = [places[all[i - 1]?.place ?? -1], places[place] as LinePlace];
      const spaces = end.spaces - (before ? before.spaces + Number(before.begin > before.end) : 0);
      const hyphen = end.divides ? measure.hyphen : 0;
      return end.end + hyphen - (before?.begin ?? 0) - measure.width <= spaces * 0.06 * measure.size;
    });
    const found = [faultsOf(all), laddersOf(places, all)];
    if (hasRoom && (!least || compare(found, least) < 0)) least = found;
  }
  return least;
}

const compare = ([a = 0, b = 0]: number[], [c = 0, d = 0]: number[]): number => a - c || b - d;

test('the hyphens behind two in a row are counted, of each row', () => {
  const places = placesOf('a-a-a-a a-a-a-a-a');
  const all = places.map((_, place) => ({ place, shrunk: 0, widened: 0, faults: 0, blemishes: 0 }));
  assert.equal(laddersOf(places, all), 1 + 2);
});

test('spaces give up at most 0.06 em, as much as their line needs', () => {
  // Two spaces give 1.2 px: a line that is 1 px too long fits, one that is 2 px too long does not.
  const ends = chooseLineEnds(placesOf('aa bb cc dd'), { start: 0, width: 79, indent: 0, size: 10, hyphen: 5 });
  assert.equal(ends?.[0]?.place, 2);
  assert.ok(Math.abs((ends?.[0]?.shrunk ?? 0) - 0.55) < 1e-9);
  assert.deepEqual(linesOf('aa bb cc dd', 78), ['aa bb', 'cc dd']);
});

test('a word that is wider than the line gives nothing', () => {
  assert.equal(linesOf('aa bbbbbbbbbbbb cc', 100), undefined);
});

test('a last line is not a syllable long where another way is there', () => {
  // With the first line full, “dd” would stand alone in the last one.
  const text = 'a b c d e f g h eeeeeeeee dd';
  assert.deepEqual(linesOf(text, 252, { size: 40 }), ['a b c d e f g h', 'eeeeeeeee dd']);
  // Where the last line is long enough, the fuller line is better.
  assert.deepEqual(linesOf(`${text}dddddddd`, 252, { size: 40 }), ['a b c d e f g h eeeeeeeee', 'dddddddddd']);
});

test('a forced division is used where a line would be wide without it, and nowhere else', () => {
  const placesAt = (end: number): LinePlace[] => [
    { divides: false, end, begin: end + 10, spaces: 0 },
    { divides: false, forced: true, end: 100, begin: 100, spaces: 1 },
    { divides: false, end: 190, begin: 190, spaces: 1 },
  ];
  const firstEnd = (end: number) =>
    chooseLineEnds(placesAt(end), { start: 0, width: 100, indent: 0, size: 10, hyphen: 5 })?.[0]?.place;
  assert.equal(firstEnd(20), 1);
  assert.equal(firstEnd(95), 0);
});

test('a name is divided where the spaces of its line would take more than 0.4 em, and not for less', () => {
  const endsAt = (end: number) => {
    const places: LinePlace[] = [
      { divides: false, end, begin: end + 10, spaces: 1 },
      { divides: true, rare: true, end: 95, begin: 95, spaces: 2 },
      { divides: false, end: 180, begin: 180, spaces: 2 },
    ];
    return chooseLineEnds(places, { start: 0, width: 100, indent: 0, size: 20, hyphen: 5 })?.[0]?.place;
  };
  // The one space takes 14 px or 6 px: 0.7 em or 0.3 em.
  assert.deepEqual([endsAt(86), endsAt(94)], [1, 0]);
});

test('a last line of less than four letters takes a word along, as far as the spaces before it allow', () => {
  // The first line is full with six words; with five its spaces are three quarters of an em wider.
  assert.deepEqual(linesOf('aa aa aa aa aa aa bc', 170), ['aa aa aa aa aa', 'aa bc']);
  // Four letters are enough, and where nothing can be given the stub stays.
  assert.deepEqual(linesOf('aa aa aa aa aa aa bcde', 170), ['aa aa aa aa aa aa', 'bcde']);
  assert.deepEqual(linesOf('aaaaaaaaaaaaaaaaaaa bc', 190), ['aaaaaaaaaaaaaaaaaaa', 'bc']);
});

test('a line that was seen to be wider than its places say is not chosen where it has no room', () => {
  const places = placesOf('aaaa bbbb cccc');
  const measure: LineMeasure = { start: 0, width: 92, indent: 0, size: 10, hyphen: 5 };
  const endsOf = (more: Partial<LineMeasure>) =>
    chooseLineEnds(places, { ...measure, ...more })?.map(({ place }) => place);
  assert.deepEqual(endsOf({}), [1, 2]);
  const extra: LineMeasure['extra'] = (begin, end) => (begin === undefined && end === places[1] ? 8 : 0);
  assert.deepEqual(endsOf({ extra }), [0, 2]);
  assert.deepEqual(endsOf({ extra: () => 1 }), [1, 2]);
});

test('a width that may be off fits, and is no gap, only where it is both either way', () => {
  const places = placesOf('aaaa bbbb cccc');
  const faultsWith = (width: number, slack: number) =>
    chooseLineEnds(places, { start: 0, width, indent: 0, size: 10, hyphen: 5, slack })?.map(({ faults }) => faults);
  // A line of two words is 90 wide: with a space of 10.2 more it is a gap, and with one of 9.9 more it may be one.
  assert.deepEqual(faultsWith(99.9, 0), [0, 0]);
  assert.deepEqual(faultsWith(99.9, 0.5), [1, 0]);
  assert.deepEqual(faultsWith(90, 0), [0, 0]);
  assert.deepEqual(
    chooseLineEnds(places, { start: 0, width: 89.8, indent: 0, size: 10, hyphen: 5, slack: 0.5 })?.map(
      ({ place }) => place,
    ),
    [0, 1, 2],
  );
});

test('a wide line is better than a third hyphen in a row, and worse than a second one', () => {
  const limits = { ...wordLimits, wide: 0.5 };
  const chosen = (places: readonly LinePlace[], width: number) =>
    chooseLineEnds(places, { start: 0, width, indent: 0, size: 30, hyphen: 5, space: 0.33, limits });
  // Two spaces of 10 px take 5 px each, which is half an em with their own, or 10 px.
  const wide = (text: string, width: number) => (chosen(placesOf(text), width) ?? []).map(({ blemishes }) => blemishes);
  assert.deepEqual(wide('aa aa aa aa aa aa', 89), [0, 0]);
  assert.deepEqual(wide('aa aa aa aa aa aa', 100), [1, 0]);
  const rows = 'aa aa aa-aa aa aa-aa aa aa-aa aa aa aa';
  const hyphens = (chosen(placesOf(rows), 85) ?? []).map(({ place }) => placesOf(rows)[place]?.divides);
  assert.deepEqual(hyphens.slice(0, 3), [true, true, false]);
});
