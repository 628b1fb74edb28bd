/**
 * What the structure tree says besides its text: cells that span, abbreviations, where a picture stands, links. In: a
 * title with every kind of block, laid out once; its structure is changed before the PDF is finished.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber } from 'pdf-lib';
import { finishPdf } from '../../../scripts/formats/pdf/finish-pdf.ts';
import { pxToPoints } from '../../../scripts/formats/print/print-format.ts';
import type { StructureElement } from '../../../scripts/model/structure-tree.ts';
import { alterPdf, linksOf, pageOf } from '../../support/alter-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { fixture } from '../../support/fixture.ts';

let made: Awaited<ReturnType<typeof setEdition>>;
before(async () => {
  made = await setEdition(fixture('editions', 'structure', 'source'), 'structure');
});

/** All elements of one tag of a structure before it is written. */
const plannedOf = (element: StructureElement, tag: string): StructureElement[] => [
  ...(element.tag === tag ? [element] : []),
  ...element.children.flatMap((child) => ('tag' in child ? plannedOf(child, tag) : [])),
];

/** The finished PDF of a changed structure. */
async function finished(change: (book: StructureElement) => void, pdf = made.layout.pdf): Promise<PDFDocument> {
  const structure = structuredClone(made.layout.structure);
  change(structure);
  const bytes = await finishPdf({ ...made.layout, pdf, structure }, made.edition, made.format, []);
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** The dictionaries of all elements of one tag, in reading order. */
function elementsOf(pdf: PDFDocument, tag: string): PDFDict[] {
  const walk = (element: PDFDict): PDFDict[] => {
    const kids = element.lookup(PDFName.of('K'));
    const inner = (kids instanceof PDFArray ? kids.asArray().map((_, i) => kids.lookup(i)) : [kids]).flatMap((kid) =>
      kid instanceof PDFDict ? walk(kid) : [],
    );
    return element.get(PDFName.of('S')) === PDFName.of(tag) ? [element, ...inner] : inner;
  };
  return walk(pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('K'), PDFDict));
}

const attribute = (element: PDFDict | undefined, key: string) =>
  element?.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of(key));

test('a cell says over how many columns and rows it goes (ISO 32000-1, table 349)', async () => {
  const pdf = await finished((book) => {
    const [first, second] = plannedOf(book, 'TD');
    Object.assign(first ?? assert.fail(), { colSpan: 2 });
    Object.assign(second ?? assert.fail(), { rowSpan: 3, colSpan: 4 });
  });
  const [first, second, third] = elementsOf(pdf, 'TD');
  const spans = (cell: PDFDict | undefined) =>
    ['ColSpan', 'RowSpan']
      .map((key) => attribute(cell, key))
      .map((value) => (value instanceof PDFNumber ? value.asNumber() : undefined));
  assert.deepEqual(
    [spans(first), spans(second), spans(third)],
    [
      [2, undefined],
      [4, 3],
      [undefined, undefined],
    ],
  );
  assert.equal(String(attribute(first, 'O')), '/Table');
});

test('an abbreviation says what it stands for (ISO 32000-1, 14.9.5)', async () => {
  const pdf = await finished((book) =>
    Object.assign(plannedOf(book, 'Span')[0] ?? assert.fail(), { expansion: 'English words in full' }),
  );
  const expansion = elementsOf(pdf, 'Span')[0]?.lookup(PDFName.of('E'), PDFHexString);
  assert.equal(expansion?.decodeText(), 'English words in full');
});

test('a picture says where it stands, to a hundredth of a point', async () => {
  const pdf = await finished(() => undefined);
  const box = plannedOf(made.layout.structure, 'Figure')[0]?.box ?? assert.fail();
  // Where it stands is measured from the upper edge of the page that was printed.
  const height = pageOf(await PDFDocument.load(made.layout.pdf, { updateMetadata: false }), box.page).getHeight();
  const wanted = [box.left, box.top + box.height, box.left + box.width, box.top].map((px, i) =>
    i % 2 === 0 ? pxToPoints(px) : height - pxToPoints(px),
  );
  const found = attribute(elementsOf(pdf, 'Figure')[0], 'BBox') as PDFArray;
  assert.equal(found.size(), 4);
  wanted.forEach((points, i) => {
    const [said, exact] = [found.lookup(i, PDFNumber).asNumber(), points];
    assert.ok(Math.abs(said - exact) <= 0.0051, `corner ${i}: ${said} instead of ${exact}`);
  });
  // The picture has no whole tens of points, so that a coarser figure would be another.
  assert.ok(wanted.some((points) => Math.abs(points - 10 * Math.round(points / 10)) > 0.1));
});

test('a link that stands on no text is taken out; every other one belongs to an element', async () => {
  // As Chromium prints it where a link goes on in the next column: the area once more, above the text.
  const phantom = await alterPdf(made.layout.pdf, (pdf) => {
    const [link] = linksOf(pdf);
    const copy = (link?.link ?? assert.fail('no link')).clone();
    copy.set(PDFName.of('Rect'), pdf.context.obj([10, 10, 20, 20]));
    pageOf(pdf, link?.page ?? 0)
      .node.Annots()
      ?.push(pdf.context.register(copy));
  });
  const printed = linksOf(await PDFDocument.load(phantom, { updateMetadata: false })).length;
  const links = linksOf(await finished(() => undefined, phantom));
  assert.equal(links.length, printed - 1);
  for (const { link, page, target } of links)
    assert.ok(
      link.lookup(PDFName.of('StructParent')) instanceof PDFNumber,
      `the link to ${target} on page ${page} belongs to nothing`,
    );
});
