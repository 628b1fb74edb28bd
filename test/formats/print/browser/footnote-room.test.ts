/** How much of a page its notes take, without a browser: an area of ten lines of 20 px, and 10 px above the notes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { chooseFootHeight } from '../../../../scripts/formats/print/browser/footnote-room.ts';

const page = { room: 200, line: 20, margin: 10 };
const elsewhere = Number.POSITIVE_INFINITY;

test('a note that fits under the line that refers to it takes whole lines', () => {
  // 10 + 20 px of the foot leave 170 px: eight lines.
  assert.equal(chooseFootHeight({ ...page, notes: [{ height: 20, reference: 40 }] }), 40);
  assert.equal(chooseFootHeight({ ...page, notes: [{ height: 60, reference: 40 }] }), 80);
});

test('notes whose references stand on the next page take nothing', () => {
  const notes = [
    { height: 20, reference: 40 },
    { height: 60, reference: elsewhere },
  ];
  assert.equal(chooseFootHeight({ ...page, notes }), 40);
});

test('a line whose note does not fit goes to the next page with it', () => {
  // The second note would need the line that refers to it: the text ends before that line, and no wide hole is left.
  const notes = [
    { height: 40, reference: 60 },
    { height: 60, reference: 140 },
  ];
  assert.equal(chooseFootHeight({ ...page, notes }), 80);
});

test('where a wide hole would be left, the next note is divided', () => {
  // Without its note the line at 60 px would leave more than three lines empty: it stays, and the note begins.
  const notes = [
    { height: 20, reference: 40 },
    { height: 300, reference: 60 },
  ];
  assert.equal(chooseFootHeight({ ...page, notes }), 140);
});

test('a note begins with two lines at least, or not on the page', () => {
  // Under a line that ends at 160 px a line of the note would have room, above it the hole is as wide as it may be.
  assert.equal(chooseFootHeight({ ...page, notes: [{ height: 300, reference: 160 }] }), 60);
  assert.equal(chooseFootHeight({ ...page, notes: [{ height: 300, reference: 140 }] }), 60);
});

test('a note that begins with what stays whole begins with all of that, or not on the page', () => {
  const footOf = (whole: number) =>
    chooseFootHeight({
      ...page,
      room: 160,
      notes: [
        { height: 20, reference: 40 },
        { height: 80, reference: 80, whole },
      ],
    });
  assert.equal(footOf(0), 80);
  assert.equal(footOf(60), 100);
});

test('beside what an earlier page left over, a page keeps three lines of text', () => {
  assert.equal(chooseFootHeight({ ...page, notes: [{ height: 500, reference: 0 }] }), 140);
});

test('what an earlier page left over may fill the foot: the text ends before the next reference', () => {
  const footBelow = (reference: number) =>
    chooseFootHeight({
      ...page,
      notes: [
        { height: 500, reference: 0 },
        { height: 20, reference },
      ],
    });
  assert.equal(footBelow(40), 180);
  assert.equal(footBelow(60), 160);
  assert.equal(footBelow(80), 140);
  // Further down there are three lines, as where nothing else is referred to.
  assert.equal(footBelow(160), 140);
});

test('a note on the first line begins behind what an earlier page left over', () => {
  // Three lines of text would leave it no room.
  const notes = [
    { height: 130, reference: 0 },
    { height: 300, reference: 20 },
  ];
  assert.equal(chooseFootHeight({ ...page, notes }), 180);
});

test('every height leaves whole lines to the text', () => {
  for (let height = 5; height < 400; height += 7)
    for (let reference = 20; reference <= 200; reference += 20) {
      const foot = chooseFootHeight({ ...page, notes: [{ height, reference }] });
      assert.equal((page.room - foot) % page.line, 0, `${height} px at ${reference} px`);
      assert.ok(foot >= 0 && foot < page.room);
    }
});

test('two notes of the line with which a page begins: it stays below the head, and the first of them begins', () => {
  const footOf = (lead: number, reference: number) =>
    chooseFootHeight({
      ...page,
      lead,
      notes: [
        { height: 500, reference },
        { height: 20, reference },
      ],
    });
  assert.equal(footOf(0, 20), 180);
  assert.equal(footOf(40, 60), 140);
  // The line of a cell ends between two lines of the grid.
  assert.equal(footOf(45, 66), 120);
  // Further down it goes to the next page.
  assert.equal(footOf(0, 60), 160);
});
