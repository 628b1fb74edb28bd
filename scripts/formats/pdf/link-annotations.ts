/**
 * The link annotations of Chromium's PDF (ISO 32000-1, 12.5.6.5), found again for the links of the book. In: the PDF,
 * and the areas of a link. Out: the annotations that lie on them. Promises that no annotation belongs to two links, and
 * that none is left that belongs to no link. Called by `structure-tree.ts`.
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
      taken.push({ annotation, page: page.ref });
      list.splice(i--, 1);
    }
  }
  return taken;
}

/** True when the middle of an annotation is inside one of the areas, to half a point. */
function lies(pdf: PDFDocument, annotation: PDFRef, page: PDFPage, areas: readonly PageArea[]): boolean {
  const rectangle = pdf.context.lookup(annotation, PDFDict).lookup(PDFName.of('Rect')) as PDFArray;
  const [left = 0, bottom = 0, right = 0, top = 0] = rectangle
    .asArray()
    .map((value) => (value as PDFNumber).asNumber());
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
