/**
 * Looks at a page that was drawn: whether there is ink where a glyph is, and none where nothing is. In: the pixels of a
 * page, and what is expected on it, in numbers. Out: which glyphs are not there, and where a stain is. Knows no engine
 * and no words: it runs beside other work, in a thread where nothing goes but numbers. Called by `look-at-pages.ts`.
 *
 *     lookAtPage(drawn, 2, page) → { missing: [14, 15], stain: [212, 640] }
 */
import type { DrawnPage } from './draw-pdf.ts';

/** What a page is expected to show. Lengths in PDF points from the upper left corner of the crop box. */
export interface ExpectedPage {
  /** Six numbers a glyph that has ink: left, right, top, bottom of where it may be; the greys of its ground and ink. */
  glyphs: Float64Array;
  /** Four numbers an area that may be anything: left, top, right, bottom. */
  known: Float64Array;
}

/** What is seen on a page. */
export interface SeenPage {
  /** Which of the expected glyphs are not there, by their place in the list. */
  missing: number[];
  /** The first pixel of a stain, from the left and from above, in points; absent on a page without one. */
  stain?: [x: number, y: number];
}

/** A stroke between two rows of pixels greys both: how much of the way from the ground to its colour is ink. */
const leastInk = 0.2;
/** Outside of what was read, as much is a stain: in shares of black, and in pixels. */
const stained = { grey: 40, pixels: 6 };
/** The grey of paper. */
const white = 255;

/**
 * Looks at one page. `own`: pixels a point. The pixels are painted over meanwhile: nobody looks at them any more.
 */
export function lookAtPage(drawn: DrawnPage, own: number, { glyphs, known }: ExpectedPage): SeenPage {
  const missing: number[] = [];
  for (let i = 0; i < glyphs.length / 6; i++) if (!isShown(glyphs, 6 * i, drawn, own)) missing.push(i);
  const stain = stainOn(known, drawn, own);
  return { missing, ...(stain ? { stain } : {}) };
}

/** Whether a pixel in the box of a glyph is nearer to its colour than its ground is. */
function isShown(glyphs: Float64Array, at: number, drawn: DrawnPage, own: number): boolean {
  const { width, height, data } = drawn;
  const number = (i: number) => glyphs[at + i] as number;
  const [from, to] = [Math.max(0, Math.floor(number(0) * own)), Math.min(width, Math.ceil(number(1) * own))];
  const end = Math.min(height, Math.ceil(number(3) * own));
  const [ground, ink] = [number(4), number(5)];
  for (let row = Math.max(0, Math.floor(number(2) * own)); row < end; row++)
    for (let column = from; column < to; column++)
      if (((data[row * width + column] as number) - ground) / (ink - ground) > leastInk) return true;
  return false;
}

/**
 * The first pixel of a stain: of more than a few pixels that are darker or lighter than the paper and belong to nothing
 * that is known. Undefined for a page without. What is known is painted over with paper, and rows that are paper
 * throughout, nearly all, are known by one comparison.
 */
function stainOn(areas: Float64Array, { width, height, data }: DrawnPage, own: number): [number, number] | undefined {
  for (let i = 0; i < areas.length; i += 4) {
    const number = (place: number) => (areas[i + place] as number) * own;
    const [from, to] = [Math.max(0, Math.floor(number(0))), Math.min(width, Math.ceil(number(2)))];
    const end = Math.min(height, Math.ceil(number(3)));
    if (to > from)
      for (let row = Math.max(0, Math.floor(number(1))); row < end; row++)
        data.fill(white, row * width + from, row * width + to);
  }
  const blankRow = new Uint8Array(width).fill(white);
  let count = 0;
  let first = -1;
  for (let at = 0; at < width * height; at += width) {
    if (Buffer.compare(data.subarray(at, at + width), blankRow) === 0) continue;
    for (let i = at; i < at + width; i++) {
      if ((data[i] as number) > white - stained.grey) continue;
      if (first < 0) first = i;
      if (++count > stained.pixels) return [(first % width) / own, Math.floor(first / width) / own];
    }
  }
  return undefined;
}
