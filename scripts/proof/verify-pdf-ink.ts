/**
 * Proves by looking that the pages show what the witness reads: where it has a glyph there is ink in the glyph's
 * colour, and where it has nothing there is none. In: the bytes of a PDF, what was read of it. Out: what is wrong, in
 * words, with its page. Whatever hides a glyph or adds a stroke is seen, by whichever way the file does it: the pages
 * are drawn. Called by `verify-pdf.ts`.
 *
 *     await compareInk(bytes, read, fonts, wrong) → calls `wrong` with "page 7 does not show “和平”, which stands there"
 */
import { type DrawnPage, drawPdf } from './draw-pdf.ts';
import { groundOf, paper } from './glyph-areas.ts';
import type { EmbeddedFont } from './pdf-fonts.ts';
import type { Fill, Glyph, ReadPdf } from './read-pdf.ts';
import { inkOf, isCutOff } from './verify-pdf-glyphs.ts';

type Wrong = (detail: string) => void;

/** Pixels a point: the strokes of notes are half a pixel wide, and grey. */
const scale = 2;
/** A stroke between two rows of pixels greys both: how much of the way from the ground to its colour is ink. */
const leastInk = 0.2;
/** Outside of what was read, as much is a stain: in shares of black, and in pixels. */
const stain = { grey: 40, pixels: 6 };
/** The grey of paper. */
const white = 255;
/** Accents, marks and slanted letters reach beyond the box of their glyph: in shares of the type's size. */
const reach = { up: 1.1, down: 0.45, aside: 0.35 };

/** Compares all pages. */
export async function compareInk(
  bytes: Uint8Array,
  read: ReadPdf,
  fonts: ReadonlyMap<string, EmbeddedFont>,
  wrong: Wrong,
): Promise<void> {
  await drawPdf(bytes, scale, (index, drawn, own) => {
    const page = read.pages[index];
    const label = `page ${read.labels[index] ?? index + 1}`;
    if (!page) {
      wrong(`${label} is drawn, and was not read`);
      return;
    }
    const { glyphs, fills, strokes } = page;
    const missing = glyphs.filter((glyph) => !isShown(glyph, fills, drawn, own) && !isCutOff(glyph, glyphs));
    for (const text of runsOf(missing, glyphs)) wrong(`${label} does not show “${text}”, which stands there`);
    const odd = stainOn(glyphs, [...fills, ...strokes], fonts, drawn, own);
    if (odd) {
      const [x, y] = odd.map((pixel) => Math.round((pixel / own / 72) * 25.4)) as [number, number];
      wrong(`${label} shows something ${x} mm from the left and ${y} mm from above, where nothing stands`);
    }
  });
}

/** Glyphs that stand together, as text. */
function runsOf(some: readonly Glyph[], all: readonly Glyph[]): string[] {
  const chosen = new Set(some);
  const runs: string[] = [];
  let open = false;
  for (const glyph of all) {
    const own = chosen.has(glyph);
    if (own && open) runs[runs.length - 1] += glyph.text;
    else if (own) runs.push(glyph.text);
    open = own;
  }
  return runs.map((text) => text.slice(0, 30));
}

const isFromRight = /[\p{Script=Arabic}\p{M}]/u;
const blank = /^[\s\u00ad\u200b\u2800\u3164\p{Cf}\p{M}]*$/u;

/** Whether a pixel in the box of a glyph is nearer to its colour than its ground is. */
function isShown(glyph: Glyph, fills: readonly Fill[], drawn: DrawnPage, own: number): boolean {
  const { text, x, y, width, size, color } = glyph;
  if (blank.test(text) || width <= 0) return true;
  const ground = greyOf(groundOf(glyph, fills) || paper);
  const ink = greyOf(color);
  const [left, right] = [Math.floor(x * own), Math.ceil((x + width) * own)];
  const [top, bottom] = [Math.floor((y - size) * own), Math.ceil((y + 0.3 * size) * own)];
  for (let row = Math.max(0, top); row < Math.min(drawn.height, bottom); row++)
    for (let column = Math.max(0, left); column < Math.min(drawn.width, right); column++) {
      const grey = drawn.data[row * drawn.width + column] as number;
      if ((grey - ground) / (ink - ground) > leastInk) return true;
    }
  return false;
}

/** As PDFium makes grey of a colour. */
const greyOf = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = color.split(',').map(Number);
  return (red * 30 + green * 59 + blue * 11) / 100;
};

/**
 * The first pixel of a stain: of more than a few pixels that are darker or lighter than the paper and belong to nothing
 * that was read. Undefined for a page without. What was read is painted over with paper, in `data` itself: nobody looks
 * at the page any more, and rows that are paper throughout, nearly all, are known by one comparison.
 */
function stainOn(
  glyphs: readonly Glyph[],
  areas: readonly Fill[],
  fonts: ReadonlyMap<string, EmbeddedFont>,
  { width, height, data }: DrawnPage,
  own: number,
): [number, number] | undefined {
  const clear = (left: number, top: number, right: number, bottom: number) => {
    const [from, to] = [Math.max(0, Math.floor(left * own)), Math.min(width, Math.ceil(right * own))];
    const end = Math.min(height, Math.ceil(bottom * own));
    for (let row = Math.max(0, Math.floor(top * own)); row < end; row++)
      if (to > from) data.fill(white, row * width + from, row * width + to);
  };
  for (const glyph of glyphs) {
    const { x, y, width: wide, size } = glyph;
    clear(x - reach.aside * size, y - reach.up * size, x + wide + reach.aside * size, y + reach.down * size);
    // Letters of Arabic go far below their line, and their marks stand beside the place of their glyph.
    const ink = isFromRight.test(glyph.text) ? inkOf(glyph, fonts) : undefined;
    if (ink) clear(ink.left - 1, ink.top - 1, ink.right + 1, ink.bottom + 1);
  }
  for (const { left, top, width: wide, height: high } of areas)
    clear(left - 1, top - 1, left + wide + 1, top + high + 1);
  const blankRow = new Uint8Array(width).fill(white);
  let count = 0;
  let first = -1;
  for (let at = 0; at < width * height; at += width) {
    if (Buffer.compare(data.subarray(at, at + width), blankRow) === 0) continue;
    for (let i = at; i < at + width; i++) {
      if ((data[i] as number) > white - stain.grey) continue;
      if (first < 0) first = i;
      if (++count > stain.pixels) return [first % width, Math.floor(first / width)];
    }
  }
  return undefined;
}
