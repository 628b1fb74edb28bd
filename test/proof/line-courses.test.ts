/**
 * The order in which the pieces of a line from right to left are read: signs between words of both directions, at the
 * ends of lines, brackets, signs behind U+FFFF, numbers of notes. Each line is given as it is seen, from left to right.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { inReadingOrder } from '../../scripts/proof/letters-and-marks.ts';
import { counterparts, groupsOf, type SeenRun as Run, settleCourses } from '../../scripts/proof/line-courses.ts';
import type { Glyph } from '../../scripts/proof/read-pdf.ts';

const glyph = (text: string): Glyph => ({
  text,
  x: 0,
  y: 0,
  width: 5,
  size: 10,
  font: 'F',
  color: '0,0,0',
  order: 0,
  code: 1,
  upright: true,
});

/** A piece; `<` stands before what is said to be read against its order, `>` before what is read in it. */
function run(piece: string, apart?: Run['apart']): Run {
  const course = { '<': 'back', '>': 'on' }[piece[0] ?? ''] as Run['course'] | undefined;
  return {
    glyphs: [...(course ? piece.slice(1) : piece)].map(glyph),
    course: course ?? 'either',
    apart,
    left: 0,
    right: 0,
  };
}

/** Lines as they are read. */
function read(...seen: (string | Run)[][]): string[] {
  const { lines, faults } = settleCourses(
    seen.map((line) => line.map((one) => (typeof one === 'string' ? run(one) : one))),
  );
  assert.deepEqual(faults, []);
  return lines.map((line) =>
    groupsOf(line)
      .reverse()
      .map(({ runs, back }) => {
        const glyphs = runs.flatMap((one) => one.glyphs);
        return (back ? inReadingOrder(glyphs) : glyphs).map(({ text }) => (back ? counterparts(text) : text)).join('');
      })
      .join(''),
  );
}

test('a sign between words that are read on is read with them, one behind them is not', () => {
  assert.deepEqual(read(['.', '₸', ' ', '>A note with ', '≤', '> and']), ['A note with ≤ and ₸.']);
  assert.deepEqual(read(['≥', ' ', '>Item']), ['Item ≤']);
  assert.deepEqual(read(['<(', '>5', '–', '>1', '<) ةداملا']), ['المادة (1–5)']);
});

test('what stands at the end of a line goes with the words of the next one', () => {
  assert.deepEqual(read(['>back by ', '←', '>, aside ', '↖', ','], ['.', '➔', ' ', '↗', '>, and further']), [
    'back by ←, aside ↖,',
    '↗, and further ➔.',
  ]);
});

test('a figure before foreign words is read before them, one behind them with its sign behind them', () => {
  assert.deepEqual(read(['>UNTS XVI', ' ', '>1', '< ؛ربوتكأ']), ['أكتوبر؛ 1 UNTS XVI']);
  assert.deepEqual(read(['>CO ', '≤', '> 5', '< ةداملا']), ['المادة CO ≤ 5']);
});

test('signs that are no letters are read from the right, whatever they count', () => {
  assert.deepEqual(read(['☐', ' ', '⅓']), ['⅓ ☐']);
});

test('a pictogram is a sign, not a letter', () => {
  assert.deepEqual(read(['.', '😀', ' ', '>pictograms ', '📝', '> and']), ['pictograms 📝 and 😀.']);
});

test('a bracket goes with its fellow, over the end of a line', () => {
  assert.deepEqual(read(['>Mongolia (Gobi', ')'], ['.', '>and Ukraine']), ['Mongolia (Gobi)', 'and Ukraine.']);
});

test('the number of a note is read before its text', () => {
  assert.deepEqual(read(['.', '>A note', run('>1', '\u2067')]), ['1A note.']);
});

test('letters that stand where no order of UAX 9 has them are a fault', () => {
  const { faults } = settleCourses([[run('<ةداملا'), run('<A'), run('<ةداملا')]]);
  assert.match(faults[0] ?? '', /is not shown in the order of its letters/);
});
