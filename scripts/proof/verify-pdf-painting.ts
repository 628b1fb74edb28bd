/**
 * Proves that a reader can see what the witness reads: every glyph is painted by an operator that the press uses, in a
 * size that can be read, in a colour that stands out from its ground, and nothing is painted over it. In: a PDF as the
 * witness has read it, and its operators page by page. Out: what is wrong, in words, with its page. Called by
 * `verify-pdf.ts`.
 *
 *     comparePainting(read, painted, format, wrong, [9, 12]) → calls `wrong` with "page 7: “和平” is painted over"
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import { isFromRight } from '../languages/registry.ts';
import { groundOf, liesIn } from './glyph-areas.ts';
import type { Painted } from './objects/painted-text.ts';
import type { Fill, Glyph, ReadPdf } from './read-pdf.ts';

type Wrong = (detail: string) => void;

/**
 * The operators of a page of the press (ISO 32000-1, annex A): plain text, filled rectangles, clips of whole boxes, the
 * ring of a list's mark.
 */
const known = new Set(
  'q Q cm re m c h f f* W W* n rg RG cs CS scn SCN gs BDC BMC EMC BT ET Tf Tm Td Tj TJ Do S'.split(' '),
);
/** What a sheet for the printer has beside them: lines of its marks, inks (`verify-pdf-inks.ts` compares which). */
const onSheets = new Set([...known, ...'l w J j M d g G k K'.split(' ')]);

/** WCAG 2.2, 1.4.3, wants 4.5 for text; rules of the press for folios and margins are grey, and are read beside it. */
const leastContrast = 2.5;
/** Sizes of type in pt: a note's reference is the smallest, the title on the cover the largest. */
const [smallest, largest] = [4, 72];

/**
 * Compares the painting of all pages. `changes`: the pages (1-based, without the last) on which words are struck
 * through that an edition has no more.
 */
export function comparePainting(
  read: ReadPdf,
  painted: readonly (readonly Painted[])[],
  format: Pick<PrintFormat, 'pageHeightMm' | 'slugPx' | 'language'>,
  wrong: Wrong,
  changes: readonly [from: number, to: number],
): void {
  const allowed = {
    operators: format.slugPx > 0 ? onSheets : known,
    marks: isFromRight(format.language) ? marksFromRight : marksOfPieces,
  };
  read.pages.forEach((own, i) => {
    const { glyphs, fills } = own;
    const label = `page ${read.labels[i] ?? i + 1}`;
    for (const odd of oddOperators(painted[i] ?? [], allowed)) wrong(`${label} ${odd}`);
    for (const odd of disordered(glyphs)) wrong(`${label}: ${odd}`);
    for (const odd of oddAreas(own, (format.pageHeightMm / 25.4) * 72)) wrong(`${label}: ${odd}`);
    for (const fault of unseen(glyphs, fills, i + 1 >= changes[0] && i + 1 < changes[1])) wrong(`${label}: ${fault}`);
  });
}

/**
 * Text that a reader meets in another order than the file has it: within one piece of marked content each glyph stands
 * behind the last one on its line, or on a lower line, or in the next column.
 */
function disordered(glyphs: readonly Glyph[]): string[] {
  const odd: string[] = [];
  glyphs.forEach((glyph, i) => {
    const last = glyphs[i - 1];
    if (!last || glyph.mark === undefined || glyph.mark !== last.mark || /^[\s\p{M}]*$/u.test(glyph.text)) return;
    const size = Math.max(glyph.size, last.size);
    const down = glyph.y - last.y;
    const isBack = glyph.x < last.x - 0.5 * size;
    const follows = Math.abs(down) < 0.6 * size ? !isBack : down > 0 || glyph.x > last.x + size;
    if (!follows) odd.push(`“${last.text}${glyph.text}” is not read in this order`);
  });
  return odd;
}

/**
 * Areas that are no ground of a text and no rule. The cover has panels, which reach from its upper to its lower edge; a
 * mark of a list is small.
 */
function oddAreas({ glyphs, fills }: ReadPdf['pages'][number], page: number): string[] {
  return fills
    .filter(({ width, height, color }) => color !== '' && Math.min(width, height) > 6 && height < page - 1)
    .filter((fill) => !glyphs.some((glyph) => glyph.order > fill.order && liesIn(fill, glyph)))
    .map(({ width, height }) => `an area of ${Math.round(width)} × ${Math.round(height)} pt is painted for nothing`);
}

/** Operators that no page of the press has, and marked content that it does not write. */
function oddOperators(
  painted: readonly Painted[],
  { operators, marks }: { operators: ReadonlySet<string>; marks: RegExp },
): string[] {
  const odd = new Map<string, string>();
  const recent: Painted[] = [];
  for (const own of painted) {
    const { operator } = own;
    const isMark = (operator === 'BDC' || operator === 'BMC') && !marks.test(own.written);
    const said = isMark ? own.written.slice(0, 60) : operators.has(operator) ? undefined : operator;
    if (said !== undefined && !odd.has(said)) odd.set(said, endOf(recent));
    if (operator === 'Tj' || operator === 'TJ') recent.push(own);
  }
  return [...odd].map(([operator, text]) => `has the operator ${operator}${text === '' ? '' : ` after “…${text}”`}`);
}

/**
 * How the press writes that a piece of the structure begins, or what is around the text, or what a glyph stands for,
 * which `verify-pdf-marks.ts` compares; in a text from right to left also that letters stand in their order from the
 * left.
 */
const marksOfPieces = /^\/\w+ <<\/MCID \d+>> BDC$|^\/Artifact <<\/Type \/\w+>> BDC$|^\/Span <<\/ActualText “.”>> BDC$/u;
const marksFromRight = new RegExp(`${marksOfPieces.source}|^/ReversedChars BMC$`, 'u');

/** The end of what some operators show. */
const endOf = (shown: readonly Painted[]): string =>
  shown
    .slice(-12)
    .map(({ text }) => text)
    .join('')
    .slice(-12);

/** What a reader would not see, joined to runs of what stands together. */
function unseen(glyphs: readonly Glyph[], fills: readonly Fill[], mayBeStruck: boolean): string[] {
  const runs: { fault: string; text: string }[] = [];
  let last = '';
  for (const glyph of glyphs) {
    const fault = /^\s*$/.test(glyph.text) ? last : faultOf(glyph, fills, mayBeStruck);
    if (fault !== '' && fault === last) (runs.at(-1) as { text: string }).text += glyph.text;
    else if (fault !== '') runs.push({ fault, text: glyph.text });
    last = fault;
  }
  return runs.map(({ fault, text }) => `“${text.slice(0, 30)}” ${fault}`);
}

function faultOf(glyph: Glyph, fills: readonly Fill[], mayBeStruck: boolean): string {
  const { size, color } = glyph;
  if (size < smallest || size > largest) return `is painted ${Math.round(size * 100) / 100} pt high`;
  if (fills.some((fill) => fill.order > glyph.order && liesIn(fill, glyph))) return 'is painted over';
  if (glyph.mark !== undefined && !mayBeStruck && fills.some((fill) => strikes(fill, glyph)))
    return 'is struck through';
  const ground = groundOf(glyph, fills);
  if (color === '') return 'is painted in a pattern';
  if (ground !== '' && contrast(color, ground) < leastContrast) return `is painted in ${color} on ${ground}`;
  return '';
}

/** True for a line across the body of a glyph: below its head and above its foot. */
function strikes({ left, top, width, height }: Fill, glyph: Glyph): boolean {
  const across = Math.min(left + width, glyph.x + glyph.width) - Math.max(left, glyph.x);
  const [head, foot] = [glyph.y - 0.65 * glyph.size, glyph.y - 0.08 * glyph.size];
  return height < 0.2 * glyph.size && across > 0.4 * glyph.width && top + height > head && top < foot;
}

/** The contrasts of the few pairs of colours that an edition has. */
const contrasts = new Map<string, number>();

/** The contrast of two colours (WCAG 2.2), from 1 to 21. */
function contrast(a: string, b: string): number {
  const key = `${a} ${b}`;
  const found = contrasts.get(key) ?? measureContrast(a, b);
  if (contrasts.size < 1000) contrasts.set(key, found);
  return found;
}

function measureContrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = color.split(',').map((value) => {
    const share = Number(value) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
