/**
 * The PDF as an archive keeps it. In: a title with every kind of block, with its text attached and without. veraPDF's
 * profiles must find nothing in it and something in a file that was broken; what the file says of itself must agree.
 * Slow because a title is set, and veraPDF reads seven files.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before, type TestContext } from 'node:test';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { Attachment } from '../../../scripts/formats/pdf/archive.ts';
import { streamBytes } from '../../../scripts/formats/pdf/content-streams.ts';
import { finishPdf } from '../../../scripts/formats/pdf/finish-pdf.ts';
import { readPdf } from '../../../scripts/proof/read-pdf.ts';
import { validatePdfs } from '../../../scripts/validators/validate-pdf.ts';
import { type SetEdition, setEdition } from '../../support/edition.ts';
import { fixture } from '../../support/fixture.ts';

const name = (value: string) => PDFName.of(value);
const attachments: Attachment[] = [
  {
    name: 'zh-Hans.md',
    bytes: Buffer.from('# 文本\n'),
    mediaType: 'text/markdown',
    relationship: 'Source',
    description: '文本',
  },
  {
    name: 'edition.json',
    bytes: Buffer.from('{}\n'),
    mediaType: 'application/json',
    relationship: 'Data',
    description: '数据',
  },
];
let made: SetEdition;
let pdf: PDFDocument;
let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  const set = await setEdition(fixture('editions', 'structure', 'source'), 'structure');
  made = { ...set, pdf: await finishPdf(set.layout, set.edition, set.format, attachments) };
  pdf = await PDFDocument.load(made.pdf, { updateMetadata: false });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** One run of veraPDF for all files. */
const validate = async (...files: Uint8Array[]) => {
  const paths = files.map((_, i) => join(folder, `file-${i}.pdf`));
  for (const [i, path] of paths.entries()) writeFileSync(path, files[i] ?? '');
  return (await validatePdfs(paths)).flat();
};
/** True when veraPDF could not be run, which continuous integration must not let pass. */
const skipped = (t: TestContext, notRun: string | undefined) => {
  if (notRun === undefined) return false;
  assert.ok(!process.env.CI, notRun);
  t.skip(notRun);
  return true;
};

test('veraPDF finds nothing against PDF/UA-1 and PDF/A-3a, nor against PDF/A-2a without attachments', async (t) => {
  const [whole, bare] = await validate(made.pdf, await finishPdf(made.layout, made.edition, made.format, []));
  assert.ok(whole && bare);
  if (skipped(t, whole.notRun)) return;
  assert.match(whole.name, /PDFUA-1, PDFA-3A/);
  assert.match(whole.version, /^\d+\.\d+/);
  assert.deepEqual([whole.errors, whole.findings], [0, []]);
  assert.match(bare.name, /PDFUA-1, PDFA-2A/);
  assert.deepEqual([bare.errors, bare.findings], [0, []]);
});

test('veraPDF finds faults that are put in', async (t) => {
  const faults: [string, RegExp, (broken: PDFDocument) => void][] = [
    ['no language', /PDFUA-1 7\.2/, (broken) => broken.catalog.delete(name('Lang'))],
    ['no XMP', /PDFA-3A 6\.6\.2/, (broken) => broken.catalog.delete(name('Metadata'))],
    ['no output intent', /PDFA-3A 6\.2\.4/, (broken) => broken.catalog.delete(name('OutputIntents'))],
    [
      'a link without description',
      /PDFUA-1 7\.18/,
      (broken) => broken.context.lookup(broken.getPage(4).node.Annots()?.get(0), PDFDict).delete(name('Contents')),
    ],
    [
      'an attachment of no relation',
      /PDFA-3A 6\.8/,
      (broken) => broken.catalog.lookup(name('AF'), PDFArray).lookup(0, PDFDict).delete(name('AFRelationship')),
    ],
  ];
  const files: Uint8Array[] = [];
  for (const [, , change] of faults) {
    const broken = await PDFDocument.load(made.pdf, { updateMetadata: false });
    change(broken);
    files.push(await broken.save());
  }
  const reports = await validate(...files);
  if (skipped(t, reports[0]?.notRun)) return;
  for (const [i, [what, expected]] of faults.entries()) {
    const { errors = 0, findings = [] } = reports[i] ?? {};
    assert.ok(errors > 0, what);
    assert.match(findings.join('\n'), expected, what);
  }
});

test('XMP and Info agree, and both say what the source says', async () => {
  const { info, xmp } = await readPdf(made.pdf);
  const { metadata, manuscript } = made.edition;
  const value = (property: string) =>
    (new RegExp(`<${property}>(?:<rdf:\\w+>)?((?:(?!</${property}>)[\\s\\S])*)`).exec(xmp)?.[1] ?? '').replace(
      /<\/rdf:(Alt|Seq|Bag)>$/,
      '',
    );
  const items = (property: string) =>
    [...value(property).matchAll(/<rdf:li[^>]*>([^<]*)/g)].map(([, item]) => item ?? '');
  assert.equal(info.Title, metadata.title);
  const titles = items('dc:title');
  assert.ok(titles.length > 0 && titles.every((title) => title === metadata.title));
  assert.deepEqual(items('dc:creator'), metadata.parties);
  assert.equal(info.Author, metadata.parties.join('; '));
  assert.equal(info.Subject, metadata.description);
  assert.equal(items('dc:description')[0], metadata.description);
  assert.equal(info.Keywords, value('pdf:Keywords'));
  assert.equal(info.Keywords, items('dc:subject').join('; '));
  assert.ok(items('dc:subject').includes('和平条约'));
  assert.equal(info.Producer, value('pdf:Producer'));
  assert.equal(info.Creator, value('xmp:CreatorTool'));
  assert.equal(info.CreationDate, `D:${metadata.edition.date.replaceAll('-', '')}000000Z`);
  assert.equal(info.ModDate, info.CreationDate);
  assert.equal(value('xmp:CreateDate'), `${metadata.edition.date}T00:00:00+00:00`);
  assert.equal(value('kanben:sha256'), manuscript.sha256);
  assert.deepEqual(items('dc:language'), [metadata.language]);
  assert.match(value('dc:identifier'), /^urn:uuid:[0-9a-f-]{36}$/);
  assert.ok(value('dc:source').includes(metadata.source.name));
  assert.ok(items('dc:rights')[0]);
  assert.deepEqual([value('pdfaid:part'), value('pdfaid:conformance'), value('pdfuaid:part')], ['3', 'A', '1']);
});

test('the attachments are whole, and Source and Data of the document', () => {
  const files = pdf.catalog
    .lookup(name('AF'), PDFArray)
    .asArray()
    .map((_, i) => pdf.catalog.lookup(name('AF'), PDFArray).lookup(i, PDFDict));
  const found = files.map((file) => [
    file.lookup(name('UF'), PDFHexString).decodeText(),
    String(file.lookup(name('AFRelationship'))),
    Buffer.from(streamBytes(file.lookup(name('EF'), PDFDict).lookup(name('F')))).toString(),
  ]);
  assert.deepEqual(found, [
    ['edition.json', '/Data', '{}\n'],
    ['zh-Hans.md', '/Source', '# 文本\n'],
  ]);
});

test('every page has the boxes of the format to a hundredth of a point', () => {
  for (const page of pdf.getPages())
    for (const box of ['MediaBox', 'CropBox', 'TrimBox', 'BleedBox']) {
      const { width, height } = page.node.lookup(name(box), PDFArray).asRectangle();
      assert.ok(Math.abs(width - (148 * 72) / 25.4) < 0.01, `${box} is ${width} wide`);
      assert.ok(Math.abs(height - (210 * 72) / 25.4) < 0.01, `${box} is ${height} high`);
    }
});

test('fonts are CID TrueType, embedded, with Unicode; none is Type 3', () => {
  const fonts = pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && object.lookup(name('Type')) === name('Font'));
  const whole = fonts.filter((font) => font.lookup(name('Subtype')) === name('Type0'));
  assert.ok(whole.length >= 2);
  for (const font of whole) {
    assert.ok(font.lookup(name('ToUnicode')) instanceof PDFRawStream);
    const own = font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
    assert.equal(own.lookup(name('Subtype')), name('CIDFontType2'));
    assert.ok(own.lookup(name('FontDescriptor'), PDFDict).lookup(name('FontFile2')) instanceof PDFRawStream);
  }
  assert.equal(fonts.length, whole.length * 2, 'there are fonts of other types');
});

test('the file opens with its title in the window and its bookmarks shown', () => {
  assert.equal(pdf.catalog.lookup(name('PageMode')), name('UseOutlines'));
  assert.equal(String(pdf.catalog.lookup(name('ViewerPreferences'), PDFDict).lookup(name('DisplayDocTitle'))), 'true');
  assert.equal(pdf.catalog.lookup(name('Lang'), PDFString).asString(), 'zh-Hans');
});

test('qpdf finds no fault of syntax', (t) => {
  const path = join(folder, 'checked.pdf');
  writeFileSync(path, made.pdf);
  const run = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  if (run.error) {
    assert.ok(!process.env.CI, 'qpdf is not installed');
    return t.skip('qpdf is not installed');
  }
  assert.equal(run.status, 0, run.stdout + run.stderr);
});
