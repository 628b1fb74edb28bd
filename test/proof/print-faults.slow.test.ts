/**
 * The files for the printer: the book without its cover, and the cover, a sheet of its own. In: a title in words and
 * one in Chinese, with everything that a cover can say. Proves that both are found right, that qpdf finds them well
 * formed, and that each fault put into them is found. Slow because a browser sets them.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { verifyCover } from '../../scripts/proof/verify-cover.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { alterPdf, pageOf } from '../support/alter-pdf.ts';
import { behind, type PdfFault, paint } from '../support/change-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { assertFound, linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { makeCover } from '../support/make-cover.ts';

const engine = await startBrowser(() => undefined);
after(() => engine.browser.close());

const name = PDFName.of;

const words = () =>
  makeCover(engine, fixture('editions', 'languages', 'source'), 'exchange-en', 300, () => ({ condition: 'FOGRA51' }));
const chinese = () =>
  makeCover(engine, fixture('editions', 'tiny', 'source'), 'tiny', 300, ({ metadata }) => {
    metadata.shortTitle = '《甲乙》声明·2022';
    metadata.publisher = '示例出版社';
    metadata.imprint = { isbn: '978-92-95055-12-4', price: '30.00元' };
    return {};
  });

let made: Awaited<ReturnType<typeof words>>;
before(async () => {
  made = await words();
});

const prove = (bytes: Uint8Array) => verifyCover(bytes, made.edition, made.sheet, facesNamed);

test('a cover in words: its spine lies, its bar code reads as the ISBN', async () => {
  assert.ok(made.sheet.spineTypePx);
  assert.deepEqual(linesOf(await prove(made.pdf)), []);
  assert.deepEqual(linesOf(await prove(await alterPdf(made.pdf, () => undefined))), []);
});

test('a Chinese cover: the characters of its spine stand', async () => {
  const { edition, sheet, pdf } = await chinese();
  assert.ok(sheet.spineTypePx);
  assert.deepEqual(linesOf(await verifyCover(pdf, edition, sheet, facesNamed)), []);
});

test('a thin book has no type on its spine, and without an ISBN no bar code', async () => {
  const { edition, sheet, pdf } = await makeCover(
    engine,
    fixture('editions', 'tiny', 'source'),
    'tiny',
    12,
    () => ({}),
  );
  assert.equal(sheet.spineTypePx, undefined);
  assert.deepEqual(linesOf(await verifyCover(pdf, edition, sheet, facesNamed)), []);
});

const change = (from: RegExp, to: string) => (pdf: PDFDocument) =>
  paint(pdf, 1, (content) => content.replace(from, to));
const boxes = (pdf: PDFDocument) => pageOf(pdf, 1).node;
const boxOf = (pdf: PDFDocument, key: string): number[] =>
  boxes(pdf)
    .lookup(name(key), PDFArray)
    .asArray()
    .map((value) => Number(value));
const intent = (pdf: PDFDocument) => (pdf.catalog.lookup(name('OutputIntents')) as PDFArray).lookup(0, PDFDict);

/** Faults of a cover. */
const faults: PdfFault[] = [
  ['black in RGB', change(/(?<!\S)0 g(?!\S)/, '0 0 0 rg'), /paints in RGB: 0 0 0 rg/],
  ['black of four inks', change(/(?<!\S)0 g(?!\S)/, '1 1 1 1 k'), /paints in inks of its own: 1 1 1 1 k/],
  ['a red of other shares', change(/0\.2 0\.95 0\.9 0\.3 k/, '0 1 1 0 k'), /paints in inks of its own: 0 1 1 0 k/],
  ['a grey', change(/(?<!\S)0 g(?!\S)/, '.5 g'), /paints in a grey of its own: 0?\.5 g/],
  ['the ground in ink', (pdf) => paint(pdf, 1, (all) => `0 .8 .8 0 k 0 0 2000 2000 re f\n${all}`), /is painted on/],
  ['a rectangle', (pdf) => paint(pdf, 1, behind('0 g 100 100 40 5 re f')), /its bar code reads “31 bars”/],
  ['a line', (pdf) => paint(pdf, 1, behind('0 G 1000 1000 m 3000 1000 l S')), /no mark of the printer/],
  ['no TrimBox', (pdf) => void boxes(pdf).delete(name('TrimBox')), /TrimBox/],
  [
    'a wider BleedBox',
    (pdf) => boxes(pdf).set(name('BleedBox'), pdf.context.obj([0, 0, 900, 660])),
    /its BleedBox is \[0 0 900 660\] instead of/,
  ],
  ['another condition', (pdf) => intent(pdf).set(name('Info'), PDFString.of('FOGRA39')), /OutputIntent|FOGRA39/],
  [
    'no condition',
    (pdf) => void pdf.catalog.delete(name('OutputIntents')),
    /output intents are none instead of GTS_PDFX/,
  ],
  ['a page more', (pdf) => void pdf.addPage(), /it has 2 pages instead of 1/],
  [
    'a wider sheet',
    (pdf) => {
      const [, , width = 0, height = 0] = boxOf(pdf, 'MediaBox');
      for (const key of ['MediaBox', 'CropBox']) boxes(pdf).set(name(key), pdf.context.obj([0, 0, width + 9, height]));
    },
    /its MediaBox is/,
  ],
  [
    'a trimmed sheet that hangs lower',
    (pdf) => {
      const [left, bottom, right, top] = boxOf(pdf, 'TrimBox') as [number, number, number, number];
      boxes(pdf).set(name('TrimBox'), pdf.context.obj([left, bottom - 3, right, top - 3]));
    },
    /its TrimBox is/,
  ],
  ['a turned page', (pdf) => boxes(pdf).set(name('Rotate'), PDFNumber.of(90)), /Rotate/],
  ['marked content', (pdf) => paint(pdf, 1, (all) => `/Artifact <</Type /Layout>> BDC\n${all}\nEMC`), /marked content/],
  ['a mark without a number', (pdf) => paint(pdf, 1, (all) => `/Odd BMC\n${all}\nEMC`), /it has marked content/],
  [
    'an action',
    (pdf) => pdf.catalog.set(name('OpenAction'), pdf.context.obj({ S: 'URI', URI: PDFString.of('http://a.example') })),
    /the catalog has “OpenAction”/,
  ],
];

for (const [what, alter, said] of faults)
  test(`cover: found: ${what}`, async () => {
    assertFound(await prove(await alterPdf(made.pdf, alter)), said, what);
  });

test('cover: found: words of another title, another price, another number, a narrower spine', async () => {
  const said = async (other: (edition: IndexedEdition) => void) => {
    const edition = structuredClone(made.edition);
    other(edition);
    return linesOf(await verifyCover(made.pdf, edition, made.sheet, facesNamed)).join('\n');
  };
  assert.match(await said(({ metadata }) => (metadata.shortTitle += 's')), /its spine says/);
  assert.match(await said(({ metadata }) => metadata.parties.pop()), /its front:/);
  assert.match(await said(({ metadata: { imprint } }) => delete imprint?.price), /its back says/);
  assert.match(
    await said(({ metadata }) => (metadata.imprint = { isbn: '978-92-95055-12-4' })),
    /its bar code reads “9780000000002” instead of “9789295055124”/,
  );
  const narrow = { ...made.sheet, spineMm: 10, widthMm: 306 };
  assert.match(linesOf(await verifyCover(made.pdf, made.edition, narrow, facesNamed)).join('\n'), /its TrimBox/);
});

const inner = () => setEdition(fixture('editions', 'languages', 'source'), 'exchange-en', { print: true });

test('the book begins with its title leaf, and is painted in the black plate alone', async () => {
  const { edition, pageMap, pdf, format } = await inner();
  assert.deepEqual([pageMap.starts.cover, pageMap.starts['title-leaf']?.page], [undefined, 1]);
  assert.deepEqual(
    pageMap.pages.slice(0, 3).map(({ label }) => label),
    ['i', 'ii', 'iii'],
  );
  assert.deepEqual(linesOf((await verifyPdf(pdf, edition, pageMap, format, { facesNamed })).problems), []);
});

const bookFaults: PdfFault[] = [
  ['black in RGB', change(/^0 g$/m, '0 0 0 rg'), /page i paints in RGB: 0 0 0 rg/],
  ['black of four inks', change(/^0 g$/m, '0 0 0 1 k'), /page i paints in inks of its own: 0 0 0 1 k/],
  ['a grey', change(/^0 g$/m, '.5 g'), /page i paints in a grey of its own/],
  [
    'a condition that nobody named',
    (pdf) => intent(pdf).set(name('S'), name('GTS_PDFX')),
    /output intents are GTS_PDFX/,
  ],
  [
    'red ink in a text without red, and no profile of an archive, as where a text has red',
    (pdf) => {
      paint(pdf, 1, (content) => content.replace(/^0 g$/m, '0 .8 .8 0 k\n0 g'));
      pdf.catalog.delete(name('OutputIntents'));
    },
    /pages are painted in red, which this text is not printed with/,
  ],
];

for (const [what, alter, said] of bookFaults)
  test(`book for the printer: found: ${what}`, async () => {
    const { edition, pageMap, pdf, format } = await inner();
    const altered = await alterPdf(pdf, alter);
    assertFound((await verifyPdf(altered, edition, pageMap, format, { facesNamed })).problems, said, what);
  });

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

test('qpdf finds nothing wrong', { skip: hasQpdf ? false : 'qpdf is not installed' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-print-'));
  try {
    for (const bytes of [made.pdf, (await inner()).pdf]) {
      const path = join(folder, 'a.pdf');
      writeFileSync(path, bytes);
      const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
