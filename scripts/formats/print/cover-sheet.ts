/**
 * The sheet that folds around a book: back, spine and front side by side. In: a print format, the pages of the book,
 * the thickness of a leaf. Out: its measures, the rules that set it. Sizes are in the units that their names say.
 *
 *     coverSheet(book, 30, 0.1, '中俄联合声明') → { widthMm: 297.6, spineMm: 1.6, … }
 */
import { foldPages } from '../../model/signatures.ts';
import { bleedMm, cropMarks, mmToPoints, mmToPx, type PrintFormat, pxToPoints } from './print-format.ts';

export interface CoverSheet {
  /** Of the trimmed sheet as it lies open. */
  widthMm: number;
  heightMm: number;
  /** Back and front are as wide as a page. */
  panelMm: number;
  spineMm: number;
  slugPx: number;
  /** Of the sheet before it is trimmed. */
  sheetWidthPx: number;
  sheetHeightPx: number;
  /** Size of the type on the spine; absent where the spine has no room for one. */
  spineTypePx?: number;
}

/** A leaf of 80 g/m² with a specific volume of 1.25 cm³/g is 0.1 mm thick (ISO 534: thickness = grammage × volume). */
const usualPaperMm = 0.1;

/** Type on the spine: so far from its edges, for the fold moves; from its ends; from so many px on, up to so many. */
const spineType = { edgeMm: 1.6, endMm: 15, least: 8, most: 14 };

/**
 * The sheet of a book of so many pages. The spine is as wide as its leaves lie on one another, with the empty ones at
 * its end; the fold of the cover's own board is for the printer to add. `called`: what the spine says.
 */
export function coverSheet(
  { pageWidthMm, pageHeightMm, slugPx }: PrintFormat,
  pages: number,
  paperMm: number = usualPaperMm,
  called = '',
): CoverSheet {
  const spineMm = Math.round((foldPages(pages).bound / 2) * paperMm * 10) / 10;
  const widthMm = 2 * pageWidthMm + spineMm;
  const room = mmToPx(pageHeightMm - 2 * spineType.endMm) / Math.max(1, [...called].length);
  const type = Math.floor(Math.min(spineType.most, mmToPx(spineMm - 2 * spineType.edgeMm), room) * 10) / 10;
  return {
    widthMm,
    heightMm: pageHeightMm,
    panelMm: pageWidthMm,
    spineMm,
    slugPx,
    sheetWidthPx: Math.ceil(mmToPx(widthMm)) + 2 * slugPx,
    sheetHeightPx: Math.ceil(mmToPx(pageHeightMm)) + 2 * slugPx,
    ...(called !== '' && type >= spineType.least ? { spineTypePx: type } : {}),
  };
}

/** The rules of a sheet, with the marks of the printer: where it is trimmed, and where it is folded. */
export function sheetStyles(sheet: CoverSheet): string {
  const { widthMm, heightMm, panelMm, spineMm, slugPx, sheetWidthPx, sheetHeightPx, spineTypePx } = sheet;
  const folds = [panelMm, panelMm + spineMm].map((mm) => slugPx + mmToPx(mm));
  const trim = { left: slugPx, top: slugPx, width: mmToPx(widthMm), height: mmToPx(heightMm) };
  const marks = cropMarks(trim, [sheetWidthPx, sheetHeightPx], folds);
  return [
    `@page { size: ${sheetWidthPx}px ${sheetHeightPx}px; margin: 0; }`,
    `:root { --slug: ${slugPx}px; --panel-width: ${panelMm}mm; --panel-height: ${heightMm}mm; --spine: ${spineMm}mm; ` +
      `--spine-type: ${spineTypePx ?? 0}px; --bleed: ${bleedMm}mm; }`,
    `body { width: ${sheetWidthPx}px; height: ${sheetHeightPx}px; background: ${marks} no-repeat; }`,
  ].join('\n');
}

/** The boxes of a sheet in points, to a hundredth, by the height that it was printed in: all hangs from its head. */
export function sheetBoxes({ widthMm, heightMm, slugPx, sheetWidthPx }: CoverSheet, printedHeight: number) {
  const round = (points: number) => Math.round(points * 100) / 100;
  const [left, right] = [pxToPoints(slugPx), pxToPoints(slugPx) + mmToPoints(widthMm)];
  const [top, bottom] = [printedHeight - pxToPoints(slugPx), printedHeight - pxToPoints(slugPx) - mmToPoints(heightMm)];
  const bleed = mmToPoints(bleedMm);
  const media = [0, 0, pxToPoints(sheetWidthPx), printedHeight].map(round);
  return {
    MediaBox: media,
    CropBox: media,
    TrimBox: [left, bottom, right, top].map(round),
    BleedBox: [left - bleed, bottom - bleed, right + bleed, top + bleed].map(round),
  };
}
