/**
 * Tables with cells over several columns and rows. In: Markdown. What is written is what is read, for each convention
 * and its escapes; what cannot be is told at its place.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { type Cell, plainText, tablesIn } from '../../scripts/model/text.ts';
import { slowOnes } from '../support/growth.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const say = (rows: readonly Cell[][]) =>
  rows.map((cells) =>
    cells.map(({ inlines, columns = 1, rows = 1 }) => `${plainText(inlines)}:${columns}×${rows}`).join(' '),
  );

function read(markdown: string) {
  const { value, problems } = parseManuscript(manuscriptOf(markdown));
  const tables = (value?.blocks ?? []).flatMap((block) => tablesIn(block));
  return {
    tables: tables.map(({ head, rows }) => [say(head), say(rows)]),
    problems: problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`),
  };
}

test('a bar more is a column more, ^^ goes on with the cell above, and both together with a wide one', () => {
  const table = `| Lake | Year || Note |
| ^^ | I | II | ^^ |
|---|---|---|---|
| North || A | B |
| ^^ || C | ^^ |
| South | 1 || |`;
  assert.deepEqual(read(table), {
    tables: [
      [
        ['Lake:1×2 Year:2×1 Note:1×2', 'I:1×1 II:1×1'],
        ['North:2×2 A:1×1 B:1×2', 'C:1×1', 'South:1×1 1:2×1 :1×1'],
      ],
    ],
    problems: [],
  });
});

test('what a table of GFM says stays what it says', () => {
  const table = `a | b\n---|:-:\n1 | \\|\n2\n| \\^^ | ^ |\n|| 3 |\n| | |`;
  assert.deepEqual(read(table), {
    tables: [[['a:1×1 b:1×1'], ['1:1×1 |:1×1', '2:1×1 :1×1', '^^:1×1 ^:1×1', ':1×1 3:1×1', ':1×1 :1×1']]],
    problems: [],
  });
  // No head: a text of bars.
  assert.deepEqual(read('| a |\n|---|---|\n').tables, []);
});

test('the head goes on in no row of the body, and a row that is too long is told', () => {
  const table = `| a | b |
|---|---|
| ^^ | 1 |
| 2 | 3 ||
> | c | d |
> |---|---|
> | 4 | 5 | 6 |`;
  assert.deepEqual(read(table).problems, ['K218 3:3', 'K214 4:9', 'K214 7:11']);
});

test('a text of bars alone is read in the time that its length takes', async () => {
  const bars = (n: number) => '| a | b |\n'.repeat(n / 10);
  assert.deepEqual(await slowOnes(read, { bars }, (n) => 'The sides.\n'.repeat(n / 11), 10_000), []);
});
