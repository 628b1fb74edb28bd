/**
 * Lines that stand on none of the text's grid: of registers and imprint, notes and tables. In: the PDF as `read-pdf.ts`
 * reads it, its lines, the format. Out: which lines these are, and a figure for each kind: that none stands nearer to
 * the line above it than its style has it. Pure. Called by `measure-pages.ts`.
 *
 *     two lines of a note, 11 pt apart where they are 12 → { name: 'lines of notes too near', holds: false … }
 */
import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';
import { greatest, type Line, type MeasuredFigure, mm } from './figures.ts';
import type { PdfElement } from './page-structure.ts';
import type { ReadPdf } from './read-pdf.ts';

/** Tells of a line whether it stands in the imprint or a register, or in a table. */
interface SmallKinds {
  isRegister: (line: Line) => boolean;
  isTable: (line: Line) => boolean;
}

/** What tells the kinds of small lines in a PDF; its structure is read once. */
export const smallKinds = (read: ReadPdf): SmallKinds => ({
  isRegister: linesOfRegisters(read),
  isTable: linesOfTables(read),
});

/** The figures of all lines that have a pitch of their own; none for a kind of which the book has no line. */
export function smallPitches(
  lines: readonly Line[],
  { isRegister, isTable }: SmallKinds,
  format: PrintFormat,
): MeasuredFigure[] {
  const based = lines.filter((line) => hasBase(line, format));
  return [
    ...smallPitch(lines.filter(isRegister), format.registerFactsPx, 'small lines too near'),
    ...smallPitch(
      based.filter((line) => line.note && !isTable(line)),
      format.noteLinePx,
      'lines of notes too near',
    ),
    // A note stands in the structure behind the cell that refers to it, and a table may stand in a note.
    ...smallPitch(
      based.filter((line) => line.note && isTable(line)),
      Math.min(format.noteLinePx, format.tableLinePx),
      'lines of notes of tables too near',
    ),
    ...smallPitch(
      based.filter((line) => isTable(line) && !line.note),
      format.tableLinePx,
      'lines of tables too near',
    ),
  ];
}

/** Superscripts and subscripts are so large, as a share of the text's size; text of notes and cells is larger. */
const raisedSize = 0.755;

/**
 * Whether a line of the text, of notes or cells has a baseline: what is raised or lowered alone, as a reference to a
 * note is in an empty cell, has none.
 */
export const hasBase = ({ glyphs }: Line, format: PrintFormat): boolean =>
  glyphs.some(({ size }) => size > pxToPoints(format.sizePx) * raisedSize);

/** The baseline of the largest glyphs of a line, in pt from the upper edge. */
export const baselineOf = ({ glyphs }: Line): number =>
  glyphs.reduce((big, glyph) => (glyph.size > big.size + 0.01 ? glyph : big)).y;

/** Whether a line stands in the imprint, or in a register: in an element `Index` of its page. */
function linesOfRegisters(read: ReadPdf): (line: Line) => boolean {
  const isIndexed = linesWithin(read, 'Index');
  const [imprint = 0, contents = 0] = ['imprint', 'contents'].map((name) => read.destinations.get(name) ?? 0);
  return (line) => (line.page >= imprint && line.page < contents) || isIndexed(line);
}

/** Whether a line stands in an element of that role of its page. */
function linesWithin({ pages }: ReadPdf, role: string): (line: Line) => boolean {
  const marks = pages.map(({ structure }) => new Set(marksBelow(structure, role, false)));
  return ({ page, glyphs: [glyph] }) => glyph?.mark !== undefined && marks[page - 1]?.has(glyph.mark) === true;
}

/** Whether a line stands in a table, or is the head of one that goes on, which is repeated as an artifact. */
function linesOfTables(read: ReadPdf): (line: Line) => boolean {
  const inTable = linesWithin(read, 'Table');
  const shown = read.pages.map(({ structure }) => marksBelow(structure, 'Table', false).length > 0);
  return (line) => inTable(line) || (shown[line.page - 1] === true && line.glyphs[0]?.mark === undefined);
}

/** Marked content in elements of a role. */
const marksBelow = ({ role, children }: PdfElement, wanted: string, inside: boolean): number[] =>
  children.flatMap((child) => {
    const within = inside || role === wanted;
    return typeof child !== 'number' ? marksBelow(child, wanted, within) : within ? [child] : [];
  });

/**
 * Registers and imprint, notes and tables have lines of their own: none stands nearer to that above it than `linePx`,
 * the narrowest pitch that their styles have.
 */
function smallPitch(lines: readonly Line[], linePx: number, name: string): MeasuredFigure[] {
  if (lines.length === 0) return [];
  const pitch = pxToPoints(linePx);
  // Baselines stand on whole px.
  const snapped = pxToPoints(0.51);
  const crowded = (line: Line, i: number): number => {
    const above = lines[i - 1];
    if (above?.page !== line.page || !overlap(above, line)) return 0;
    return mm(Math.max(0, pitch - snapped - (baselineOf(line) - baselineOf(above))));
  };
  const measured = new Map(lines.map((line, i) => [line, crowded(line, i)]));
  return [greatest(name, lines, (line) => measured.get(line) ?? 0, 0.05, 'mm')];
}

/** Whether one line stands above the other, not beside it. */
function overlap(above: Line, line: Line): boolean {
  const [one, other] = [above, line].map(({ glyphs }) => ({
    left: Math.min(...glyphs.map(({ x }) => x)),
    right: Math.max(...glyphs.map(({ x, width }) => x + width)),
  }));
  return one !== undefined && other !== undefined && one.left < other.right && other.left < one.right;
}
