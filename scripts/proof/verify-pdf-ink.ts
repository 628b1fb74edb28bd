/**
 * Proves by looking that the pages show what the witness reads: where it has a glyph there is ink in the glyph's
 * colour, and where it has nothing there is none. In: the bytes of a PDF, what was read of it. Out: what is wrong, in
 * words, with its page. Whatever hides a glyph or adds a stroke is seen, by whichever way the file does it: the pages
 * are drawn, beside whatever else is compared meanwhile. Called by `verify-pdf.ts`.
 *
 *     await compareInk(bytes, read, { fonts }, wrong)
 *       → calls `wrong` with "page 7 does not show “和平”, which stands there"
 */
import { groundOf, paper } from './glyph-areas.ts';
import type { ExpectedPage } from './look-at-page.ts';
import { lookAtPages } from './look-at-pages.ts';
import type { EmbeddedFont } from './pdf-fonts.ts';
import { askThread } from './proof-thread.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';
import { inkOf, isCutOff } from './verify-pdf-glyphs.ts';

type Wrong = (detail: string) => void;
type Page = ReadPdf['pages'][number];

/** Pixels a point: the strokes of notes are half a pixel wide, and grey. */
const scale = 2;
/** Accents, marks and slanted letters reach beyond the box of their glyph: in shares of the type's size. */
const reach = { up: 1.1, down: 0.45, aside: 0.35 };

/** What is known beside the places of glyphs. */
interface Beside {
  /** The fonts of the file: marks of Arabic letters are looked for where their outlines are. */
  fonts: ReadonlyMap<string, EmbeddedFont>;
  /** The file of the thread that draws beside other work; without one it is done here. */
  thread?: string | undefined;
}

/**
 * Compares all pages. `bytes`: a copy of the file without the pixels of its pictures, which is given away. What is
 * wrong is said when all pages have been looked at.
 */
export async function compareInk(
  bytes: Uint8Array<ArrayBuffer>,
  read: ReadPdf,
  { fonts, thread }: Beside,
  wrong: Wrong,
): Promise<void> {
  const shown = read.pages.map(({ glyphs }) => glyphs.filter(hasInk));
  const pages = read.pages.map((page, i) => expectedOn(page, shown[i] as Glyph[], fonts));
  const question = { bytes, scale, pages };
  const given = [bytes, ...pages.flatMap((page) => [page.glyphs, page.known])].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
  const seen = await (thread === undefined ? lookAtPages(question) : askThread(thread, 'look', question, given));
  seen.forEach(({ missing, stain }, index) => {
    const page = read.pages[index];
    const label = `page ${read.labels[index] ?? index + 1}`;
    if (!page) {
      wrong(`${label} is drawn, and was not read`);
      return;
    }
    const { glyphs } = page;
    const hidden = missing.map((i) => shown[index]?.[i] as Glyph).filter((glyph) => !isCutOff(glyph, glyphs));
    for (const text of runsOf(hidden, glyphs)) wrong(`${label} does not show “${text}”, which stands there`);
    if (stain) {
      const [x, y] = stain.map((points) => Math.round((points / 72) * 25.4)) as [number, number];
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

const hasInk = ({ text, width }: Glyph): boolean => width > 0 && !blank.test(text);

/** What a page is expected to show: the box of each glyph with its greys, and all that was read. */
function expectedOn(
  { glyphs, fills, strokes }: Page,
  shown: readonly Glyph[],
  fonts: ReadonlyMap<string, EmbeddedFont>,
): ExpectedPage {
  const boxes = new Float64Array(6 * shown.length);
  let at = 0;
  for (const glyph of shown) {
    const { x, y, width, size, color } = glyph;
    boxes[at++] = x;
    boxes[at++] = x + width;
    boxes[at++] = y - size;
    boxes[at++] = y + 0.3 * size;
    boxes[at++] = greyOf(groundOf(glyph, fills) || paper);
    boxes[at++] = greyOf(color);
  }
  const known: number[] = [];
  for (const glyph of glyphs) {
    const { x, y, width, size } = glyph;
    const aside = reach.aside * size;
    known.push(x - aside, y - reach.up * size, x + width + aside, y + reach.down * size);
    // Letters of Arabic go far below their line, and their marks stand beside the place of their glyph.
    const ink = isFromRight.test(glyph.text) ? inkOf(glyph, fonts) : undefined;
    if (ink) known.push(ink.left - 1, ink.top - 1, ink.right + 1, ink.bottom + 1);
  }
  for (const { left, top, width, height } of [...fills, ...strokes])
    known.push(left - 1, top - 1, left + width + 1, top + height + 1);
  return { glyphs: boxes, known: Float64Array.from(known) };
}

/** The greys of the few colours that an edition has. */
const greys = new Map<string, number>();

/** As PDFium makes grey of a colour. */
function greyOf(color: string): number {
  const found = greys.get(color);
  if (found !== undefined) return found;
  const [red = 0, green = 0, blue = 0] = color.split(',').map(Number);
  const grey = (red * 30 + green * 59 + blue * 11) / 100;
  if (greys.size < 1000) greys.set(color, grey);
  return grey;
}
