/**
 * Text that stands over other text, or beyond the edge of its page. In: the pages of a PDF as the witness reads them.
 * Out: the places, in words; none means that every glyph has its own room. Knows nothing of how the pages were laid
 * out.
 *
 *     a word of a cell that runs into the next cell → ['page 5: “Convention” stands over “1969”']
 */
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** What a glyph covers. Lengths in PDF points, y from the upper edge of the page. */
interface Box {
  glyph: Glyph;
  /** Its text unit: glyphs that follow each other on one line have the same. */
  unit: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Boxes may touch by a hair: kerning, and the blank edge within a glyph's advance. Share of the type's size. */
const hair = 0.12;
/** Letters of one line lean over each other by more: an f over what follows it, a dot below a T. */
const lean = 0.4;
/** From the baseline to the head of a capital, and to the foot of most letters. Shares of the type's size. */
const [rise, fall] = [0.72, 0.1];
/** Full-width marks have their ink in one half of their square, and the other half is taken away beside other marks. */
const inkLeft = /^[、，。．；：？！）》〉】〕」』”’]$/u;
const inkRight = /^[（《〈【〔「『“‘]$/u;

/** The places of all pages, from the first one. */
export function findOverlaps({ pages }: Pick<ReadPdf, 'pages'>): string[] {
  return pages.flatMap(({ width, height, glyphs }, i) => {
    const boxes = boxesOf(glyphs);
    const out = boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height);
    const said = new Set([
      ...out.map(({ unit }) => `page ${i + 1}: “${unitText(boxes, unit)}” stands beyond the edge of the page`),
      ...pairsOf(boxes).map(
        ([one, other]) => `page ${i + 1}: “${unitText(boxes, one.unit)}” stands over “${unitText(boxes, other.unit)}”`,
      ),
    ]);
    return [...said];
  });
}

/** The boxes of all glyphs that are seen. */
function boxesOf(glyphs: readonly Glyph[]): Box[] {
  const seen = glyphs.filter(({ text, width }) => width > 0 && /[^\s\u00ad\p{M}\p{Cf}]/u.test(text));
  let unit = 0;
  return seen.map((glyph, i) => {
    const before = seen[i - 1];
    if (before && !follows(glyph, before)) unit++;
    const { text, x, y, size } = glyph;
    const width = Math.min(glyph.width, size);
    const square = glyph.width > 0.9 * size;
    return {
      glyph,
      unit,
      left: square && inkRight.test(text) ? x + width / 2 : x,
      right: x + (square && inkLeft.test(text) ? width / 2 : glyph.width),
      top: y - rise * size,
      bottom: y + fall * size,
    };
  });
}

/** A superscript is on the line; a new line is lower, a new column higher or far to the right. */
const follows = (glyph: Glyph, before: Glyph): boolean =>
  Math.abs(glyph.y - before.y) < 0.55 * Math.max(glyph.size, before.size) &&
  glyph.x > before.x &&
  glyph.x < before.x + before.width + 2 * Math.max(glyph.size, before.size);

/** Pairs of boxes that cover each other by more than a hair. Only boxes whose heights meet are compared. */
function pairsOf(boxes: readonly Box[]): [Box, Box][] {
  const pairs: [Box, Box][] = [];
  const byTop = [...boxes].sort((a, b) => a.top - b.top);
  let open: Box[] = [];
  for (const box of byTop) {
    open = open.filter(({ bottom }) => bottom > box.top);
    for (const other of open) if (cover(box, other)) pairs.push([box, other]);
    open.push(box);
  }
  return pairs;
}

function cover(a: Box, b: Box): boolean {
  const size = Math.min(a.glyph.size, b.glyph.size);
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > (a.unit === b.unit ? lean : hair) * size && down > hair * size;
}

/** The beginning of a unit, for a message. */
const unitText = (boxes: readonly Box[], unit: number): string =>
  boxes
    .filter((box) => box.unit === unit)
    .map(({ glyph }) => glyph.text)
    .join('')
    .slice(0, 24);
