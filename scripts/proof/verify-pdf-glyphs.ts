/**
 * Proves that every glyph is seen whole and as its face draws it: upright, in a colour of its place, within what the
 * page shows, and nothing is painted on its ink. In: a PDF as the witness has read it, its fonts, the page map. Out:
 * what is wrong, in words, with its page. What a glyph covers is the box of its own outline. Called by `verify-pdf.ts`.
 *
 *     compareGlyphs(read, fonts, places, wrong) → calls `wrong` with "page 7: “会” is painted on"
 */

import { isDotBelow, most } from './painted-marks.ts';
import type { EmbeddedFont } from './pdf-fonts.ts';
import type { Box, Fill, Glyph, ReadPdf } from './read-pdf.ts';

/** Which pages (0-based) are which. */
export interface PagePlaces {
  cover?: number;
  /** The first page of the text, and the first one behind it. */
  text: number;
  behind: number;
  /** The list of changes: from its first page to the one behind its last. */
  changes: readonly [from: number, to: number];
  /** The red of the heads of official documents. */
  red?: string;
}

/** The colours of type: of the text, of the cover, of what stands beside the text. */
const [black, dark, grey] = ['0,0,0', '20,17,15', '68,68,68'];

/** Kerned and slanted glyphs, and roundings of a page: in pt. */
const hair = 0.05;

/** Compares all glyphs of all pages. */
export function compareGlyphs(
  read: ReadPdf,
  fonts: ReadonlyMap<string, EmbeddedFont>,
  places: PagePlaces,
  wrong: (detail: string) => void,
): void {
  read.pages.forEach(({ glyphs, fills, strokes }, index) => {
    const label = `page ${read.labels[index] ?? index + 1}`;
    const painted = rowsOf([...fills, ...strokes]);
    const colors = colorsOn(index, places);
    const isChange = index >= places.changes[0] && index < places.changes[1];
    const runs: { fault: string; text: string }[] = [];
    let last = '';
    for (const glyph of glyphs) {
      const box = inkOf(glyph, fonts);
      const fault = box ? faultOf(glyph, box, { glyphs, painted, colors, isChange }) : last;
      if (fault !== '' && fault === last) (runs.at(-1) as { text: string }).text += glyph.text;
      else if (fault !== '') runs.push({ fault, text: glyph.text });
      last = fault;
    }
    for (const { fault, text } of runs) wrong(`${label}: “${text.slice(0, 30)}” ${fault}`);
  });
}

/** What of a page a glyph is compared with. */
interface Around {
  glyphs: readonly Glyph[];
  painted: (box: Box) => readonly Fill[];
  colors: ReadonlySet<string>;
  isChange: boolean;
}

function faultOf(glyph: Glyph, box: Box, { glyphs, painted, colors, isChange }: Around): string {
  if (!glyph.upright) return 'does not stand upright, as wide as it is high';
  if (!colors.has(glyph.color)) return `is painted in ${glyph.color}`;
  const { clip } = glyph;
  if (clip && !holds(clip, box, glyph.mark === undefined ? 0.2 * glyph.size : hair) && !isCutOff(glyph, glyphs))
    return 'is cut off';
  const over = painted(box).filter(
    (fill) => meets(fill, box) && !isGround(fill, glyph, box) && !isBeside(fill, glyph, box),
  );
  if (over.some((fill) => !(isChange && isLine(fill, glyph)))) return 'is painted on';
  return '';
}

function colorsOn(index: number, { cover, text, behind, red }: PagePlaces): Set<string> {
  if (index === cover) return new Set([dark as string]);
  const isText = index >= text && index < behind;
  return new Set([black, ...(isText ? [] : [grey]), ...(red && isText ? [red] : [])] as string[]);
}

/** What a glyph covers on its page; undefined for a blank, and where its font is none. */
export function inkOf({ x, y, size, font, code }: Glyph, fonts: ReadonlyMap<string, EmbeddedFont>): Box | undefined {
  const own = fonts.get(font)?.boxOf(code);
  return (
    own && {
      left: x + own.left * size,
      top: y - own.top * size,
      right: x + own.right * size,
      bottom: y - own.bottom * size,
    }
  );
}

/** To so many pt; running heads reach out of their boxes by the edge of a letter. */
const holds = (outer: Box, { left, top, right, bottom }: Box, by = hair): boolean =>
  left > outer.left - by && right < outer.right + by && top > outer.top - by && bottom < outer.bottom + by;

const meets = ({ left, top, width, height }: Fill, box: Box): boolean =>
  Math.min(left + width, box.right) > Math.max(left, box.left) &&
  Math.min(top + height, box.bottom) > Math.max(top, box.top);

/** Painted before it, and under all of it. */
const isGround = ({ left, top, width, height, order, clip }: Fill, glyph: Glyph, box: Box): boolean =>
  order < glyph.order && !clip === !glyph.clip && holds({ left, top, right: left + width, bottom: top + height }, box);

/**
 * A rule between rows, and the dot of emphasis, touch the edge of what stands there: accents of a raised figure, the
 * foot of a character. Neither is painted on it, and neither goes into its body.
 */
function isBeside(fill: Fill, glyph: Glyph, box: Box): boolean {
  const { size, y } = glyph;
  const { top, height, width, order } = fill;
  if (order > glyph.order) return false;
  const foot = top + height;
  if (isDotBelow(fill, glyph)) return top > box.bottom - 0.06 * size;
  if (height > most.rule || width < most.rule * 4) return false;
  const isAbove = foot < y - 0.6 * size && foot - box.top < 0.25 * size;
  return isAbove || (top > y && box.bottom - top < 0.25 * size);
}

/** The line through or under words of the list of changes: in their own piece of the page, and thin. */
function isLine({ tag, mark, height, top }: Fill, glyph: Glyph): boolean {
  if (mark === undefined || mark !== glyph.mark || height > 0.1 * glyph.size) return false;
  const up = (glyph.y - top) / glyph.size;
  return tag === 'Del' ? up > 0.2 && up < 0.45 : tag === 'Ins' && up < -0.05;
}

/** A running head that is longer than its line is cut off there: the last sign of it may be. */
export const isCutOff = ({ mark, x, y }: Glyph, glyphs: readonly Glyph[]): boolean =>
  mark === undefined && !glyphs.some((other) => Math.abs(other.y - y) < 1 && other.x > x);

/** The areas of a page by the height at which they stand: a page of the contents has thousands of dots. */
function rowsOf(fills: readonly Fill[]): (box: Box) => readonly Fill[] {
  const high = 20;
  const rows = new Map<number, Fill[]>();
  const tall: Fill[] = [];
  for (const fill of fills) {
    const [from, to] = [Math.floor(fill.top / high), Math.floor((fill.top + fill.height) / high)];
    if (to - from > 2) tall.push(fill);
    else for (let row = from; row <= to; row++) rows.set(row, [...(rows.get(row) ?? []), fill]);
  }
  return ({ top, bottom }) => {
    const found: Fill[] = [...tall];
    for (let row = Math.floor(top / high); row <= Math.floor(bottom / high); row++)
      found.push(...(rows.get(row) ?? []));
    return found;
  };
}
