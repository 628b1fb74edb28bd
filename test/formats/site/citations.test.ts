/** The citation of a paragraph is one pattern with a slot. In: a small title's front matter. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { citeEdition, slot } from '../../../scripts/formats/site/citations.ts';
import { manuscriptOf } from '../../support/manuscript.ts';

const { metadata } = manuscriptOf('甲方同意。');

test('the pattern gives the citation of every paragraph', () => {
  for (const { name, paragraph } of citeEdition(metadata, 9, { label: (number) => `第${number}段` }))
    assert.ok(paragraph.includes(slot), name);
});

test('a citation that is another for the first or the last paragraph is refused, not published wrong', () => {
  const special = (which: number) => () =>
    citeEdition(metadata, 9, { label: (number) => (number === which ? '末段' : `第${number}段`) });
  assert.throws(special(1), /GB\/T 7714-2015 cites paragraph 1 by another pattern/);
  assert.throws(special(9), /GB\/T 7714-2015 cites paragraph 9 by another pattern/);
});

test('what a document does not state is in no citation, and in no data for machines', () => {
  const bare = { ...metadata, parties: [], adopted: { date: '', place: '' }, description: '' };
  const said = (of: typeof metadata) =>
    Object.fromEntries(citeEdition(of, 9, { label: String }).map(({ id, title }) => [id, title]));
  const [whole, none] = [said(metadata), said(bare)];
  assert.match(whole.bibtex ?? '', /year = /);
  assert.doesNotMatch(none.bibtex ?? '', /year|month|author/);
  assert.match(whole.ris ?? '', /^(?:DA|PY) {2}- /m);
  assert.doesNotMatch(none.ris ?? '', /^(?:DA|PY|AU) {2}- /m);
  assert.deepEqual(
    ['author', 'issued', 'publisher-place'].filter((key) => key in (JSON.parse(none['csl-json'] ?? '')[0] as object)),
    [],
  );
});
