/**
 * What an edition says of its proof is counted twice, by who says it and by who compares it. In: texts of every kind of
 * content. Out: both count the same, and what a reader would count.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { expectProof, expectProofRow } from '../../scripts/proof/expected-proof.ts';
import { countProven, proofRow } from '../../scripts/views/proof-view.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const editionOf = (set: string, title: string) =>
  prepareEdition(projectAt(fixture('editions', set, 'source')), title).value?.edition ?? assert.fail(title);
const pages = { pages: Array.from({ length: 12 }, (_, i) => ({ index: i + 1, label: String(i) })), starts: {} };

for (const [set, title] of [
  ['tiny', 'tiny'],
  ['ebook', 'ebook'],
  ['revised', 'harbour'],
  ['structure', 'structure'],
  ['notes', 'notes'],
  ['languages', 'exchange-en'],
  ['languages', 'exchange-ru'],
  ['provisions', 'treaty'],
  ['provisions', 'notice'],
] as const)
  test(`makers and witnesses count the same: ${title}`, () => {
    const edition = editionOf(set, title);
    const { characters, paragraphs, links, pictures } = expectProof(edition, pages);
    assert.deepEqual(countProven(edition), { characters, paragraphs, links, pictures });
    const { label, before, pages: count, after } = proofRow(edition, 12);
    assert.deepEqual([label, before + count + after], expectProofRow(edition, pages));
    assert.doesNotMatch(before + count + after, /[{}]|undefined/);
  });

test('a reader counts what is said', () => {
  const { characters, links, pictures } = countProven(editionOf('ebook', 'ebook'));
  assert.equal(pictures, 1);
  // Four references to notes and one link stand in the text; the registers lead from their entries.
  assert.ok(links > 5, String(links));
  assert.ok(characters > 250 && characters < 500, String(characters));
});
