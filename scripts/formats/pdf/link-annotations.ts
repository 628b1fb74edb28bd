/**
 * The link annotations of Chromium's PDF (ISO 32000-1, 12.5.6.5), found again for the links of the book. In: the PDF,
 * and the areas of a link. Out: the annotations that lie on them, one a line: Chromium makes one of every piece of a
 * line, each of which would be a stop of its own for whoever goes by the keyboard. Promises that no annotation belongs
 * to two links, and that none is left that belongs to no link. Called by `structure-tree.ts`.
 *
 *     areas [{ page: 3, left: 96, top: 200, width: 40, height: 16 }] → [{ annotation: 41 0 R, page: 7 0 R }]
 */
import {
  type PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
} from 'pdf-lib';
import type { PageArea } from '../../model/page-map.ts';
import { pxToPoints } from '../print/print-format.ts';

/** The annotations of every page that no link of the book has taken yet. */
export type FreeAnnotations = PDFObject[][];

export const readAnnotations = (pdf: PDFDocument): FreeAnnotations =>
  pdf.getPages().map((page) => [...(page.node.Annots()?.asArray() ?? [])]);

/** The annotations that lie on the areas of a link, and the pages they stand on. They are free no more. */
export function takeAnnotations(
  areas: readonly PageArea[],
  free: FreeAnnotations,
  pdf: PDFDocument,
): { annotation: PDFRef; page: PDFRef }[] {
  const taken: { annotation: PDFRef; page: PDFRef }[] = [];
  for (const number of new Set(areas.map((area) => area.page))) {
    const page = pdf.getPages()[number - 1];
    const list = free[number - 1];
    if (!page || !list) continue;
    const here = areas.filter((area) => area.page === number);
    for (let i = 0; i < list.length; i++) {
      const annotation = list[i];
      if (!(annotation instanceof PDFRef) || !lies(pdf, annotation, page, here)) continue;
      list.splice(i--, 1);
      const line = taken.find(
        (one) => one.page === page.ref && goesOn(boxOf(pdf, one.annotation), boxOf(pdf, annotation)),
      );
      if (line) takeIn(pdf, page, line.annotation, annotation);
      else taken.push({ annotation, page: page.ref });
    }
  }
  return taken;
}

type Rect = [left: number, bottom: number, right: number, top: number];

function boxOf(pdf: PDFDocument, annotation: PDFRef): Rect {
  const rectangle = pdf.context.lookup(annotation, PDFDict).lookup(PDFName.of('Rect')) as PDFArray;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rectangle.asArray().map((value) => (value as PDFNumber).asNumber());
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** Whether a piece stands on the line of another, and in its column: nearer than its line is high. */
function goesOn([left, bottom, right, top]: Rect, [ownLeft, ownBottom, ownRight, ownTop]: Rect): boolean {
  const high = Math.min(top - bottom, ownTop - ownBottom);
  const level = Math.min(top, ownTop) - Math.max(bottom, ownBottom);
  return level > high / 2 && Math.max(ownLeft - right, left - ownRight) < high;
}

/** Makes one annotation of two pieces of a line. */
function takeIn(pdf: PDFDocument, page: PDFPage, line: PDFRef, piece: PDFRef): void {
  const [[left, bottom, right, top], own] = [boxOf(pdf, line), boxOf(pdf, piece)];
  const box = [Math.min(left, own[0]), Math.min(bottom, own[1]), Math.max(right, own[2]), Math.max(top, own[3])];
  pdf.context.lookup(line, PDFDict).set(PDFName.of('Rect'), pdf.context.obj(box));
  const all = page.node.Annots();
  const at = all?.indexOf(piece) ?? -1;
  if (at >= 0) all?.remove(at);
}

/** True when the middle of an annotation is inside one of the areas, to half a point. */
function lies(pdf: PDFDocument, annotation: PDFRef, page: PDFPage, areas: readonly PageArea[]): boolean {
  const [left, bottom, right, top] = boxOf(pdf, annotation);
  // Chromium prints from the upper edge of the page that it made, which finishing has not moved.
  const upper = page.getMediaBox().y + page.getMediaBox().height;
  const x = (left + right) / 2;
  const y = upper - (bottom + top) / 2;
  return areas.some(
    (area) =>
      x > pxToPoints(area.left) - 0.5 &&
      x < pxToPoints(area.left + area.width) + 0.5 &&
      y > pxToPoints(area.top) - 0.5 &&
      y < pxToPoints(area.top + area.height) + 0.5,
  );
}

/**
 * Removes the annotations that are still free: Chromium 147 repeats a link that goes on in the next column there, above
 * the text, as areas with nothing to see.
 */
export function removeFreeAnnotations(free: FreeAnnotations, pdf: PDFDocument): void {
  const pages = pdf.getPages();
  free.forEach((phantoms, p) => {
    const all = pages[p]?.node.Annots();
    for (let i = (all?.size() ?? 0) - 1; i >= 0; i--) if (phantoms.includes(all?.get(i) as PDFObject)) all?.remove(i);
  });
}
