/** Shares of the columns of a table, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { divideWide, shareWidths, widthAround } from '../../../../scripts/formats/print/browser/column-widths.ts';

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

test('a word that is wider than its column is divided anywhere, with hyphens; an address is not', () => {
  assert.equal(divideWide('транс\u00adпорт и', 3, false), 'тр\u00adа\u00adнс\u00adпо\u00adрт и');
  assert.equal(divideWide('транспорт', 6.6, false), 'транспорт');
  assert.equal(divideWide('транспорт', 6.6, true), 'тр\u00adа\u00adн\u00adс\u00adп\u00adо\u00adрт');
  assert.equal(divideWide('https://example.org/annexes', 3, false), 'https://example.org/annexes');
});

test('words that stay on one line need their own width, whatever else is in the cell', () => {
  const long = '测试文本由此组成'.repeat(9);
  assert.equal(widthAround(long, '第78届', long).toFixed(1), (3.2 + 1.2).toFixed(1));
  assert.equal(widthAround(`${'x'.repeat(60)} 关于`, '第78届', '').toFixed(1), (3.2 + 1.2).toFixed(1));
  // The letters and the mark that no line parts from them come along.
  assert.equal(widthAround('关于WTO', '78届', '，会议').toFixed(1), (1.8 + 2.2 + 1 + 1.2).toFixed(1));
  // Beside a character of Han a line may end.
  assert.equal(widthAround('WTO', '第78届', 'x'.repeat(60)).toFixed(1), (3.2 + 1.2).toFixed(1));
  assert.equal(widthAround('per-', 'cent 30', 'bis/2').toFixed(1), (0.6 * 11 + 1.2).toFixed(1));
});
