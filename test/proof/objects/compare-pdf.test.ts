/**
 * Two PDFs object by object: the same one written anew does not differ, and a change anywhere does, with its place. The
 * changes are of every room of a file, and no code looks for any of them in particular.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, PDFString, rgb, StandardFonts } from 'pdf-lib';
import { comparePdfs, isSameOutput } from '../../../scripts/proof/objects/compare-pdf.ts';
import { openPdf } from '../../../scripts/proof/objects/pdf-file.ts';

/** A small book of two pages with a link, a bookmark, names and an attachment. */
async function book(change: (pdf: PDFDocument) => void = () => undefined, useObjectStreams = true) {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const face = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const text of ['First page', 'Second page']) {
    const page = pdf.addPage([300, 400]);
    page.drawText(text, { font: face, size: 12, x: 20, y: 300 });
    const link = pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Dest: PDFString.of('p1') });
    page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(link)]));
  }
  const dests = pdf.context.obj({ Names: [PDFString.of('p1'), [pdf.getPage(0).ref, 'XYZ', 0, 9, null]] });
  pdf.catalog.set(PDFName.of('Names'), pdf.context.obj({ Dests: pdf.context.register(dests) }));
  pdf.setTitle('A statement');
  await pdf.attach(Buffer.from('# Text\n'), 'en.md', { creationDate: new Date(0), modificationDate: new Date(0) });
  await pdf.flush();
  change(pdf);
  return openPdf(await pdf.save({ useObjectStreams }));
}

const annotation = (pdf: PDFDocument) => pdf.getPage(1).node.lookup(PDFName.of('Annots'), PDFArray).lookup(0, PDFDict);

const changes: Record<string, [change: (pdf: PDFDocument) => void, found: RegExp]> = {
  'a rectangle over the page': [
    (pdf) => pdf.getPage(1).drawRectangle({ color: rgb(1, 1, 1) }),
    /^page 2: after “.*” it/,
  ],
  'a page turned': [(pdf) => pdf.getPage(0).setRotation(degrees(90)), /^page 1: Rotate is 90 instead of nothing/],
  'a page box': [(pdf) => pdf.getPage(1).setCropBox(0, 0, 10, 10), /^page 2: CropBox/],
  'a page added': [(pdf) => void pdf.addPage(), /3 pages instead of 2/],
  'a link to elsewhere': [
    (pdf) => annotation(pdf).set(PDFName.of('Dest'), PDFString.of('p2')),
    /^page 2: Annots 1 Dest is “p2” instead of “p1”/,
  ],
  'an annotation added': [
    (pdf) => {
      const list = pdf.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray);
      list.push(pdf.context.register(pdf.context.obj({ Subtype: 'Stamp' })));
    },
    /^page 1: Annots is 2 entries instead of 1/,
  ],
  'a destination on another page': [
    (pdf) => {
      const names = pdf.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict);
      names.lookup(PDFName.of('Names'), PDFArray).lookup(1, PDFArray).set(0, pdf.getPage(1).ref);
    },
    /Names Dests “p1” 1 is page 2 instead of page 1/,
  ],
  'a script': [
    (pdf) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'JavaScript' })),
    /^the catalog: OpenAction is <<\/S \/JavaScript>> instead of nothing/,
  ],
  'another title': [(pdf) => pdf.setTitle('Another'), /^Info: Title is “Another” instead of “A statement”/],
  'another attachment': [
    (pdf) => {
      for (const [, object] of pdf.context.enumerateIndirectObjects())
        if ('dict' in object && (object.dict as PDFDict).get(PDFName.of('Type')) === PDFName.of('EmbeddedFile'))
          Object.assign(object, { contents: deflateSync('# Tent\n') });
    },
    /EmbeddedFiles “en\.md” EF F/,
  ],
};

test('the same book written otherwise does not differ', async () => {
  assert.deepEqual(await comparePdfs(await book(undefined, false), await book()), []);
  assert.equal(isSameOutput(await book(undefined, false), await book()), true);
});

for (const [what, [change, found]] of Object.entries(changes))
  test(`${what} is found, with its place`, async () => {
    const differences = await comparePdfs(await book(change), await book());
    assert.ok(
      differences.some((difference) => found.test(difference)),
      differences.join('\n') || 'nothing was found',
    );
  });

test('pages of another size are another output', async () => {
  assert.equal(isSameOutput(await book((pdf) => pdf.getPage(0).setMediaBox(0, 0, 1, 1)), await book()), false);
});
