/** The witness of the list of changes: one fault at a time, each found and named. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { plainText } from '../../scripts/model/text.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { revisionFaults } from '../../scripts/proof/verify-revision.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const { value } = prepareEdition(projectAt(fixture('editions', 'revised', 'source')), 'harbour');
const edition = value?.edition ?? assert.fail();
const changesOf = (own: IndexedEdition) => own.revision?.changes ?? assert.fail();
const changeOf = (own: IndexedEdition, number: number) =>
  changesOf(own).find((change) => change.number === number) ?? assert.fail();
const textOf = (number: number) => plainText(paragraphsOf(edition).find((one) => one.number === number)?.inlines ?? []);

test('the changes of the edition are those between its two texts', () => {
  assert.ok(changesOf(edition).length > 3);
  assert.deepEqual(revisionFaults(edition), []);
});

const faults: [what: string, change: (own: IndexedEdition) => void, said: RegExp][] = [
  [
    'a change that is none',
    (own) =>
      changesOf(own).push({
        id: 'revision-99',
        kind: 'changed',
        number: 1,
        title: '',
        segments: [{ kind: 'same', text: textOf(1) }],
      }),
    /^paragraph 1 is listed, and has not changed$/,
  ],
  [
    'a change that is not listed',
    (own) => changesOf(own).splice(changesOf(own).indexOf(changeOf(own, 3)), 1),
    /^the change of paragraph 3 is not listed$/,
  ],
  [
    'an earlier text that was otherwise',
    (own) =>
      Object.assign(changeOf(own, 3).segments.find(({ kind }) => kind === 'deleted') ?? assert.fail(), { text: '三' }),
    /^the earlier text of paragraph 3 in the list of changes: at character/,
  ],
  [
    'a new text that is otherwise',
    (own) =>
      Object.assign(changeOf(own, 3).segments.find(({ kind }) => kind === 'inserted') ?? assert.fail(), { text: '三' }),
    /^the new text of paragraph 3 in the list of changes: at character/,
  ],
];

for (const [what, change, said] of faults)
  test(`found: ${what}`, () => {
    const own = structuredClone(edition);
    change(own);
    const found = revisionFaults(own);
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0] ?? '', said);
  });
