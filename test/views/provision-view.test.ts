/** How provisions are set: labels that hang, labels in bold, and what stays as it is. In: short texts. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blocksOf } from '../../scripts/model/edition.ts';
import { plainText } from '../../scripts/model/text.ts';
import { numberProvisions } from '../../scripts/numbering/number-provisions.ts';
import { blankBlock } from '../../scripts/views/block-shape.ts';
import { hangItems, hangOf, setProvision } from '../../scripts/views/provision-view.ts';
import { manuscriptOf } from '../support/manuscript.ts';

/** Each paragraph of a statute as `depth label|rest`, or its text alone where no label is marked. */
function setAs(lines: readonly string[]): string[] {
  const manuscript = manuscriptOf(lines.join('\n\n'));
  const { value } = parseManuscript({ ...manuscript, metadata: { ...manuscript.metadata, class: 'statute' } });
  const numbered = numberProvisions(value ?? assert.fail()).value ?? assert.fail();
  const edition = { ...numbered, registers: [], mentions: [], refusals: [] };
  return blocksOf(edition).map((block) => {
    if (block.kind !== 'paragraph') return block.kind;
    const set = setProvision(block, edition);
    if (!set) return plainText(block.inlines);
    const [marked, ...rest] = set.inlines;
    assert.equal(plainText(set.inlines), plainText(block.inlines));
    assert.equal(plainText(marked ? [marked] : []), set.label);
    return `${set.depth} ${set.label}|${plainText(rest)}`;
  });
}

test('items hang behind their labels, articles have theirs in bold, and what has none is as it was', () => {
  assert.deepEqual(setAs(['第一条　甲：', '（一） 乙；', '1．丙。', '丁。']), [
    '0 第一条|　甲：',
    '1 （一） |乙；',
    '2 1．|丙。',
    '丁。',
  ]);
});

test('a label of which a part is emphasized is not marked in part', () => {
  assert.deepEqual(setAs(['第一条　甲：', '（*一*）乙；']), ['0 第一条|　甲：', '（一）乙；']);
});

test('lines hang as far as the widest label needs, never less than 2 em and never more than 6', () => {
  const hangs: [labels: string[], hang: string | undefined][] = [
    [[], undefined],
    [['1.', '99.'], undefined],
    [['1.', '100.'], 'hang-3'],
    [['（一）'], 'hang-3'],
    [['（二十一）'], 'hang-5'],
    [['（一百二十一）'], 'hang-6'],
  ];
  for (const [labels, hang] of hangs) assert.equal(hangOf(labels), hang, labels.join());
});

test('text that goes on in an item stands in it, and the next item in the list that was open', () => {
  /** What a template writes of blocks that hang: `<` and `>` a list, `[` and `]` an item. */
  const written = (blocks: readonly [depth: number, inside: number][]): string =>
    hangItems(blocks.map(([depth, inside]) => ({ ...blankBlock, depth, inside })))
      .map(({ opensList, depth, closes }) => {
        const ends = closes.map((one) => (one === 'item' ? ']' : '>')).join('');
        return `${opensList ? '<' : ''}${depth > 0 ? '[' : ''}p${ends}`;
      })
      .join('');
  // (a) (i) (ii) text (b)
  assert.equal(
    written([
      [1, 0],
      [2, 0],
      [2, 0],
      [0, 1],
      [1, 0],
      [0, 0],
    ]),
    '<[p<[p][p]>p][p]>p',
  );
  // (a) (i) (A) text of (i), (ii), text of (a)
  assert.equal(
    written([
      [1, 0],
      [2, 0],
      [3, 0],
      [0, 2],
      [2, 0],
      [0, 1],
    ]),
    '<[p<[p<[p]>p][p]>p]>',
  );
  // A file that begins with text of an item.
  assert.equal(
    written([
      [0, 1],
      [1, 0],
    ]),
    'p<[p]>',
  );
});
