/** What a save changed: new texts, and not those that were moved. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Edition } from '../../scripts/model/edition.ts';
import { changedBlocks } from '../../scripts/preview/changed-blocks.ts';

/** An edition of paragraphs with these texts. */
const edition = (...texts: string[]): Edition => {
  const place = { file: 'a.md', line: 1, column: 1 };
  const blocks = texts.map((text, i) => ({
    kind: 'paragraph',
    number: i + 1,
    anchor: `p${i + 1}`,
    inlines: [{ kind: 'text', text, place }],
    place,
  }));
  return { sections: [{ blocks }] } as unknown as Edition;
};

test('a text that is new is named by its anchor; one that moved, or went, is not', () => {
  assert.deepEqual(changedBlocks(undefined, edition('甲')), []);
  assert.deepEqual(changedBlocks(edition('甲', '乙'), edition('甲', '乙')), []);
  assert.deepEqual(changedBlocks(edition('甲', '乙'), edition('甲', '丙', '乙')), ['p2']);
  assert.deepEqual(changedBlocks(edition('甲', '乙', '丙'), edition('甲', '丙')), []);
  assert.deepEqual(changedBlocks(edition('甲', '乙'), edition('甲。', '乙。')), ['p1', 'p2']);
});
