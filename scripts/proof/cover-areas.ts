/**
 * What a cover paints beside its words: the bar of its front, over both edges of the trimmed sheet; the bar code, which
 * is read again; the marks of the printer. In: a sheet as the witness has read it, the edition, where the panels are.
 * Out: what is wrong, in words. Called by `verify-cover.ts`.
 *
 *     readBars(fills) → '9789295055124'
 */
import type { IndexedEdition } from '../model/registers.ts';
import type { Box, Fill, ReadPdf } from './read-pdf.ts';
import { inkReds } from './verify-pdf-inks.ts';

/** Where the panels of a sheet are, in points from its upper left corner; `sheet`: all of it, trimmed. */
export type CoverPlaces = Record<'back' | 'spine' | 'front' | 'sheet', Box>;

/** 3 mm in points: what touches the edge goes on so far beyond it. */
const bleed = (3 / 25.4) * 72;
/** A module of a bar code in its nominal size, 0.33 mm; a bar is 22.85 mm high (GS1 General Specifications, 5.2). */
const [module, high] = [(0.33 / 25.4) * 72, (22.85 / 25.4) * 72];
/** Light modules that a reader needs on both sides. */
const quiet = { before: 11, behind: 7 };

/** Widths of the four bars and gaps of each digit as the right half has them. */
const widths = '3211 2221 2122 1411 1132 1231 1114 1312 1213 3112'.split(' ');
/** Which of the left digits are mirrored says the first one. */
const firsts = '000000 001011 001101 001110 010011 011001 011100 010101 010110 011010'.split(' ');

/** Compares all areas and lines. */
export function compareCoverAreas(
  { pages: [page] }: ReadPdf,
  { metadata }: IndexedEdition,
  { front, back, sheet }: CoverPlaces,
  wrong: (detail: string) => void,
): void {
  const { fills = [], strokes = [], glyphs = [] } = page ?? {};
  const bars = fills.filter(({ color }) => color === inkReds.bar);
  const [bar] = bars;
  const isOver = bar?.plain && bar.top <= sheet.top - bleed + 0.1 && bar.top + bar.height >= sheet.bottom + bleed - 0.1;
  const isOnFront = bar && bar.left > front.left && bar.left + bar.width < front.right;
  if (bars.length !== 1 || !isOver || !isOnFront) wrong('its bar does not go over head and foot of the front');
  const code = fills.filter((fill) => fill !== bar);
  const isbn = metadata.imprint?.isbn?.replace(/\D/g, '');
  if (isbn === undefined && code.length > 0) wrong(`it paints ${code.length} areas for nothing`);
  if (isbn !== undefined) {
    const read = readBars(code);
    if (read !== isbn) wrong(`its bar code reads “${read}” instead of “${isbn}”`);
    const left = Math.min(...code.map((one) => one.left)) - quiet.before * module;
    const right = Math.max(...code.map((one) => one.left + one.width)) + quiet.behind * module;
    const top = Math.min(...code.map((one) => one.top));
    if (left < back.left || right > back.right) wrong('its bar code is too near to an edge');
    const near = glyphs.filter((one) => one.y > top && one.y < top + high && one.x + one.width > left && one.x < right);
    if (near.length > 0) wrong('something stands in its bar code');
  }
  const beyond = strokes.filter(
    (line) =>
      line.left + line.width <= sheet.left - bleed + 0.1 ||
      line.top + line.height <= sheet.top - bleed + 0.1 ||
      line.left >= sheet.right + bleed - 0.1 ||
      line.top >= sheet.bottom + bleed - 0.1,
  );
  if (beyond.length < strokes.length) wrong('a line of it is no mark of the printer');
  if (strokes.length !== 12) wrong(`it has ${strokes.length} marks of the printer instead of 12`);
}

/** The 13 digits of a bar code; what is wrong with it, in words, when it is none. */
export function readBars(fills: readonly Fill[]): string {
  const bars = [...fills].sort((a, b) => a.left - b.left);
  const odd = bars.find(
    ({ plain, color, height }) => !plain || color !== '0,0,0' || height < high - 0.5 || height > high + 7 * module,
  );
  if (odd || bars.length !== 30) return `${bars.length} bars`;
  // From edge to edge: bar, gap, bar … in modules.
  const edges = bars.flatMap(({ left, width }) => [left, left + width]);
  const steps = edges.slice(1).map((edge, i) => (edge - (edges[i] as number)) / module);
  if (steps.some((step) => Math.abs(step - Math.round(step)) > 0.1)) return 'bars of no whole modules';
  const runs = steps.map(Math.round);
  const isGuard = (from: number, count: number) => runs.slice(from, from + count).every((run) => run === 1);
  if (runs.length !== 59 || !isGuard(0, 3) || !isGuard(27, 5) || !isGuard(56, 3)) return 'no guards';
  const digitAt = (from: number) => runs.slice(from, from + 4).join('');
  const left = Array.from({ length: 6 }, (_, i) => digitAt(3 + 4 * i));
  const right = Array.from({ length: 6 }, (_, i) => widths.indexOf(digitAt(32 + 4 * i)));
  const straight = left.map((code) => widths.indexOf(code));
  const mirrored = left.map((code) => widths.indexOf([...code].reverse().join('')));
  const first = firsts.indexOf(straight.map((digit) => (digit >= 0 ? '0' : '1')).join(''));
  const digits = straight.map((digit, i) => (digit >= 0 ? digit : mirrored[i]));
  return [first, ...digits, ...right].join('');
}
