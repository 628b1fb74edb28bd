/**
 * A statute in a second edition, in all formats: an article repealed, one inserted, those between them under other
 * numbers. In: test/fixtures/editions/amended/, whose first edition is frozen. What is wrong in the list of changes
 * must be found. Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { makeSite } from '../../scripts/formats/site/reading-site.ts';
import { type Change, paragraphsOf } from '../../scripts/model/edition.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { revisionFaults } from '../../scripts/proof/verify-revision.ts';
import { verifySite } from '../../scripts/proof/verify-site.ts';
import { type SetEdition, setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';
import { pressProject } from '../support/press.ts';

let made: SetEdition;
before(async () => {
  made = await setEdition(fixture('editions', 'amended', 'source'), 'harbour');
});
const messages = (problems: { code: string; message: string }[]) =>
  problems.map(({ code, message }) => `${code} ${message}`).join('\n');

test('every format is proved, and old addresses lead somewhere', async () => {
  const { edition, pageMap, format, pdf, parts } = made;
  const { problems, read } = await verifyPdf(pdf, edition, pageMap, format);
  assert.equal(messages(problems), '');
  assert.equal(read.destinations.get('art8'), pageMap.starts.art8?.page);
  const second = paragraphsOf(edition).find(({ also }) => also?.includes('art4-1-2'));
  assert.equal(second?.number, 'art3-1-2', 'the item of the former 第四条 is that of 第三条 now');
  assert.equal(read.destinations.get('art4-1-2'), pageMap.starts['art3-1-2']?.page);
  const jpeg = new Uint8Array([255, 216, 255, 217]);
  const epub = await packEpub(parts, jpeg, '测试', '2023-06-15');
  assert.equal(messages(verifyEpub(epub, edition, pageMap).problems), '');
  const published = new Map([['harbour.pdf', pdf]]);
  const site = await makeSite(pressProject, edition, pageMap, made.images, published, 'engine');
  assert.equal(messages(verifySite(site, published, edition, pageMap).problems), '');
  assert.ok(String(site.get('index.html')).includes('id="art4-1-2"'));
});

test('a change that is left out, or is said of another article, is found', () => {
  const find = (changes: readonly Change[] = [], title: string): Change =>
    changes.find((change) => change.title.startsWith(title)) ?? assert.fail(title);
  const faults: [string, (edition: IndexedEdition) => void, RegExp][] = [
    ['the repeal', ({ revision }) => revision?.changes.splice(1, 1), /^the change of paragraph art3 is not listed$/],
    [
      'the inserted article',
      ({ revision }) => revision?.changes.splice(revision.changes.indexOf(find(revision.changes, '第四条之一')), 1),
      /^the change of paragraph art4bis1 is not listed$/,
    ],
    [
      'the former number',
      ({ revision }) => Object.assign(find(revision?.changes, '第三条（原'), { before: 'art5' }),
      /^the earlier text of paragraph art3 in the list of changes/m,
    ],
    [
      'one article that is said to be two',
      ({ revision }) => Object.assign(find(revision?.changes, '第四条（原'), { before: 'art4' }),
      /^art4 of the earlier edition is listed twice$/m,
    ],
  ];
  assert.deepEqual(revisionFaults(made.edition), []);
  for (const [what, change, message] of faults) {
    const copy = structuredClone(made.edition);
    change(copy);
    assert.match(revisionFaults(copy).join('\n'), message, what);
  }
});
