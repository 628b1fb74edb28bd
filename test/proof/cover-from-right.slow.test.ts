/**
 * The cover of a book that is read from right to left, proved, and faults that only such a cover can have. In: the
 * Arabic title with every kind of block, its cover made once. Slow because a browser prints it.
 */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyCover } from '../../scripts/proof/verify-cover.ts';
import { alterPdf } from '../support/alter-pdf.ts';
import { type PdfFault, paint } from '../support/change-pdf.ts';
import { assertFound, linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { makeCover } from '../support/make-cover.ts';

const engine = await startBrowser(() => undefined);
after(() => engine.browser.close());

let made: Awaited<ReturnType<typeof makeCover>>;
before(async () => {
  made = await makeCover(engine, fixture('editions', 'languages', 'source'), 'exchange-ar', 300, () => ({}));
});

const prove = (bytes: Uint8Array, edition = made.edition) => verifyCover(bytes, edition, made.sheet, facesNamed);

test('front, spine and back say what the front matter says; the front lies left of the spine', async () => {
  assert.ok(made.sheet.spineTypePx);
  assert.deepEqual(linesOf(await prove(made.pdf)), []);
  const [page] = (await readPdf(made.pdf)).pages;
  const middle = (page?.width ?? 0) / 2;
  const bars = page?.fills.filter(({ color }) => color !== '0,0,0') ?? [];
  assert.ok(bars.length > 0 && bars.every(({ left, width }) => left + width < middle));
  // The letters of the spine have their heads to the left: what they rest on is right of them.
  const lying = page?.glyphs.filter(({ upright }) => !upright) ?? [];
  assert.ok(lying.length > 10);
  const code = page?.fills.filter(({ height, width }) => height > 50 && width < 5) ?? [];
  assert.ok(code.length > 20 && code.every(({ left }) => left > middle && left < middle + 150), 'beside the spine');
});

const change =
  (from: RegExp, to: string): PdfFault[1] =>
  (pdf) =>
    paint(pdf, 1, (content) => {
      assert.match(content, from);
      return content.replace(from, to);
    });

const faults: PdfFault[] = [
  [
    'letters that are not said to stand as they are seen',
    change(/\/ReversedChars BMC([^E]*)EMC/, '$1'),
    /against the order/,
  ],
  ['marked content', (pdf) => paint(pdf, 1, (all) => `/Artifact <</Type /Layout>> BDC\n${all}\nEMC`), /marked content/],
  [
    'a letter spelt out as another',
    change(/(<[0-9a-f]{4}> Tj)/, '/Span <</ActualText <FEFF0645> >> BDC $1 EMC'),
    /is spelt out as/,
  ],
];

for (const [what, alter, said] of faults)
  test(`found: ${what}`, async () => {
    assertFound(await prove(await alterPdf(made.pdf, alter)), said, what);
  });

test('found: words of another title, another place, another price, a shorter spine', async () => {
  const said = async (other: (edition: IndexedEdition) => void) => {
    const edition = structuredClone(made.edition);
    other(edition);
    return linesOf(await prove(made.pdf, edition)).join('\n');
  };
  assert.match(await said(({ metadata }) => (metadata.shortTitle = metadata.shortTitle.slice(1))), /its spine says/);
  assert.match(await said(({ metadata }) => metadata.parties.reverse()), /its front:/);
  assert.match(await said(({ metadata: { imprint } }) => delete imprint?.price), /its back says/);
});
