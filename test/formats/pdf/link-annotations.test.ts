/** The annotations of links: one a line, whatever pieces Chromium makes of it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type PDFArray, PDFDict, PDFDocument, PDFName, type PDFNumber } from 'pdf-lib';
import { readAnnotations, takeAnnotations } from '../../../scripts/formats/pdf/link-annotations.ts';

type Rect = [left: number, bottom: number, right: number, top: number];

/** A page of 400 × 600 pt with annotations. */
async function pageWith(rects: readonly Rect[]) {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 600]);
  const made = rects.map((Rect) => pdf.context.register(pdf.context.obj({ Subtype: 'Link', Rect })));
  page.node.set(PDFName.of('Annots'), pdf.context.obj(made));
  const rectOf = (ref: (typeof made)[number]) =>
    (pdf.context.lookup(ref, PDFDict).lookup(PDFName.of('Rect')) as PDFArray)
      .asArray()
      .map((value) => (value as PDFNumber).asNumber());
  return { pdf, page, made, rectOf };
}

/** The area of a rectangle in CSS px, from above. */
const area = ([left, bottom, right, top]: Rect) => ({
  page: 1,
  left: left / 0.75,
  top: (600 - top) / 0.75,
  width: (right - left) / 0.75,
  height: (top - bottom) / 0.75,
});

test('pieces of a line are one annotation, those of the next line and of the next column are others', async () => {
  const pieces: Rect[] = [
    [60, 500, 90, 512],
    [90, 500, 120, 512],
    [121, 501, 150, 511],
    [60, 480, 80, 492],
    [220, 500, 250, 512],
  ];
  const { pdf, page, made, rectOf } = await pageWith(pieces);
  const free = readAnnotations(pdf);
  const taken = takeAnnotations(pieces.map(area), free, pdf).map(({ annotation }) => annotation);
  assert.deepEqual(taken, [made[0], made[3], made[4]]);
  assert.deepEqual(taken.map(rectOf), [
    [60, 500, 150, 512],
    [60, 480, 80, 492],
    [220, 500, 250, 512],
  ]);
  assert.deepEqual(page.node.Annots()?.asArray(), taken);
  assert.deepEqual(free, [[]]);
});

test('a piece of another link is left, beside it as it is', async () => {
  const pieces: Rect[] = [
    [60, 500, 90, 512],
    [90, 500, 120, 512],
  ];
  const { pdf, page, made, rectOf } = await pageWith(pieces);
  const free = readAnnotations(pdf);
  const [first] = takeAnnotations([area(pieces[0] as Rect)], free, pdf);
  assert.deepEqual(rectOf(first?.annotation as (typeof made)[number]), pieces[0]);
  assert.deepEqual(free, [[made[1]]]);
  assert.equal(page.node.Annots()?.size(), 2);
});
