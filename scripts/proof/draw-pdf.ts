/**
 * Draws the pages of a PDF. In: the bytes of a PDF, without the pixels of its pictures, and a scale. Out: each page as
 * grey pixels. The engine is PDFium, which neither made the file nor reads it for the other witnesses; the only file
 * that knows it. Called by `look-at-pages.ts`.
 *
 *     await drawPdf(bytes, 2, (index, { width, data }) => data[width * 10 + 5]) → the grey 2.5 pt from the left, 5 from
 *       above
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** A page as it is drawn. */
export interface DrawnPage {
  /** In pixels. */
  width: number;
  height: number;
  /** From the upper left pixel on, row by row: 0 is black, 255 is white. */
  data: Uint8Array;
}

/** Larger pages are drawn smaller: pixels are what this costs. */
const mostPixels = 8_000_000;

/** What draws, while it has thrown nothing: to start it takes as long as some pages. */
let library: Promise<PDFiumLibrary> | undefined;

/**
 * Gives every page to `look`, one after the other: its index is 0-based. `scale`: pixels a point. Throws when the file
 * is damaged.
 */
export async function drawPdf(
  bytes: Uint8Array,
  scale: number,
  look: (index: number, page: DrawnPage, scale: number) => void,
): Promise<void> {
  library ??= PDFiumLibrary.init();
  try {
    await drawAll(await library, bytes, scale, look);
  } catch (error) {
    // What a damaged file has left in its memory is not for the next one.
    library = undefined;
    throw error;
  }
}

async function drawAll(
  engine: PDFiumLibrary,
  bytes: Uint8Array,
  scale: number,
  look: (index: number, page: DrawnPage, scale: number) => void,
): Promise<void> {
  const document = await engine.loadDocument(bytes);
  try {
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const own = Math.min(scale, Math.sqrt(mostPixels / Math.max(1, originalWidth * originalHeight)));
      const drawn = await page.render({ scale: own, render: 'bitmap', colorSpace: 'Gray' });
      const { width, height, data } = drawn;
      look(page.number, { width, height, data }, own);
    }
  } finally {
    document.destroy();
  }
}
