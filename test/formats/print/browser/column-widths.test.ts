/** Shares of the columns of a table, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { divideParts, linePieces, shareWidths } from '../../../../scripts/formats/print/browser/column-widths.ts';

/** The widths of a table in which no cell lies over two columns; its first row says how many there are. */
const shareRows = (rows: readonly (readonly string[])[], room?: number) => {
  const cells = rows.flatMap((row) => row.map((text, column) => ({ text, column, columns: 1 })));
  return shareWidths(cells, rows[0]?.length ?? 0, room);
};

test('what lies over several columns widens them in their proportion, and no others', () => {
  const cells = [
    { text: '约', column: 0, columns: 1 },
    { text: '条约', column: 1, columns: 1 },
    { text: '组织', column: 2, columns: 1 },
  ];
  const [a = 0, b = 0, c = 0] = shareWidths(cells, 3).map(Number);
  const wide = shareWidths([...cells, { text: '文'.repeat(20), column: 0, columns: 2 }], 3).map(Number);
  assert.ok(Math.abs((wide[0] ?? 0) / (wide[1] ?? 1) - a / b) < 0.01);
  assert.ok((wide[2] ?? 0) < c);
  assert.deepEqual(shareWidths([...cells, { text: '文', column: 0, columns: 2 }], 3), shareWidths(cells, 3));
});

test('columns share the width as their longest cells need it', () => {
  // 1.8 and 3.2 em: a letter takes less than a character of Han.
  assert.deepEqual(
    shareRows([
      ['a', '条约'],
      ['', '约'],
    ]),
    ['36.00', '64.00'],
  );
  assert.deepEqual(shareRows([['条约'], ['条']]), ['100.00']);
});

test('the widest column gives way', () => {
  assert.deepEqual(shareRows([['文'.repeat(10), '文'.repeat(100)]]), ['41.18', '58.82']);
});

test('a row with fewer cells counts what it has, one with more than the first nothing else', () => {
  assert.deepEqual(shareRows([['约', '约'], ['条约条约']]), ['70.27', '29.73']);
  assert.deepEqual(shareRows([['约'], ['约', '条约']]), ['100.00']);
  assert.deepEqual(shareRows([]), []);
});

test('a table of thousands of rows has columns', () => {
  const rows = Array.from({ length: 4000 }, () => ['约'.repeat(50), '约']);
  assert.deepEqual(shareRows(rows), shareRows(rows.slice(0, 1)));
});

test('where there is too little room no column is narrower than a syllable or a part of an address', () => {
  const rows = [['хозяй\u00adство', 'x'.repeat(60), 'y'.repeat(60), 'z'.repeat(60)]];
  const em = (room: number) => shareRows(rows, room).map((share) => (Number(share) * room) / 100);
  // Five letters and what a cell has around its text.
  assert.ok((em(24)[0] ?? 0) >= 5 * 0.6 + 1.2 - 0.01, `${em(24)}`);
  assert.ok((shareRows(rows).map(Number)[0] ?? 0) * 0.24 < 4.2, 'without the floor it would be narrower');
  // No room at all: what is missing is missing for all.
  assert.equal(em(5).length, 4);
});

test('a part of a word that has no room is divided anywhere, with hyphens; an address is not', () => {
  const all = () => true;
  assert.equal(divideParts('транс\u00adпорт и', all), 'тр\u00adа\u00adнс\u00adпо\u00adрт и');
  assert.equal(
    divideParts('транс\u00adпорт', (from) => from > 0),
    'транс\u00adпо\u00adрт',
  );
  assert.equal(
    divideParts('транспорт', () => false),
    'транспорт',
  );
  assert.equal(divideParts('https://example.org/annexes', all), 'https://example.org/annexes');
});

test('a line ends at blanks, behind signs of addresses and beside characters of Han, not before a mark', () => {
  const pieces = (text: string) => linePieces(text).map(({ from, to }) => text.slice(from, to));
  assert.deepEqual(pieces('关于WTO，会（议）'), ['关', '于', 'WTO，', '会', '（议）']);
  assert.deepEqual(pieces('the trea\u00adty/act 1.'), ['the ', 'trea\u00ad', 'ty/', 'act ', '1.']);
  // What Chromium keeps on one line, and a dash before a blank.
  assert.deepEqual(pieces('30\u00a0% -'), ['30\u00a0% ', '-']);
});
