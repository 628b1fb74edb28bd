/** Line ends chosen as a whole, without a browser: letters of 10 px, spaces of 10 px, hyphens of 5 px. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { chooseLineEnds, type LinePlace } from '../../scripts/model/choose-lines.ts';
import { countLetters } from '../../scripts/model/last-line.ts';

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

test('two lines in a row may end with a hyphen, and not three', () => {
  const word = `${'aaaaaaaaa-'.repeat(3)}aaaaaaaaa`;
  assert.equal(linesOf(word, 95), undefined);
  assert.equal(linesOf(`${'aaaaaaaaa-'.repeat(2)}aaaaaaaaa bb`, 120)?.filter((line) => line.endsWith('-')).length, 2);
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

test('a last line of less than four letters takes a word along, as far as the spaces before it allow', () => {
  // The first line is full with six words; with five its spaces are three quarters of an em wider.
  assert.deepEqual(linesOf('aa aa aa aa aa aa bc', 170), ['aa aa aa aa aa', 'aa bc']);
  // Four letters are enough, and where nothing can be given the stub stays.
  assert.deepEqual(linesOf('aa aa aa aa aa aa bcde', 170), ['aa aa aa aa aa aa', 'bcde']);
  assert.deepEqual(linesOf('aaaaaaaaaaaaaaaaaaa bc', 190), ['aaaaaaaaaaaaaaaaaaa', 'bc']);
});
