/**
 * What a figure of the typesetting is. In: lines or pages as `locate-lines.ts` finds them, and what is looked for. Out:
 * a figure with its value, its gate and the first places where it does not hold. Pure; knows no script and no rule.
 */
import type { Acceptance } from '../model/acceptance.ts';
import type { Place } from '../model/problem.ts';
import type { Glyph } from './read-pdf.ts';

/** One figure. `gate` is what it must not be more than (or, with `least`, not less than). */
export interface TypographyFigure {
  name: string;
  value: number;
  gate: number;
  /**
   * Up to here a figure behind its gate is a warning: a text can leave a line no better break, and no editor may change
   * it.
   */
  limit?: number;
  /** The same for a figure of which every place is one that the text leaves no better way. */
  excused?: true;
  /** Where in the source the first place is that does not hold. */
  place?: Place;
  least?: boolean;
  unit?: string;
  holds: boolean;
  /** How many things were measured: a figure over nothing proves nothing. */
  measured: number;
  /** The first places where it does not hold. */
  where: string[];
  /** Of a measure of a standard: what it says, and what was found; `value` is by how much that is off. */
  distance?: { standard: string; found: number };
  /** The lines that do not hold and that nobody has accepted, with the block and the place in the source. */
  lines?: FigureLine[];
  /** Places of it that the editor accepts. */
  accepted?: { place: Acceptance['at']; reason: string }[];
}

/** A line that does not hold, as it is written to `typography.json`: enough to lead there. `page` counts from 1. */
export interface FigureLine {
  page: number;
  said: string;
  anchor?: string;
  place?: Place;
}

/** A line that does not hold, in words; `excused`: the text leaves it no better way. */
export interface BadLine {
  line?: Line;
  said: string;
  excused: boolean;
}

/** A figure with every line that does not hold. */
export interface MeasuredFigure extends TypographyFigure {
  bad: BadLine[];
}

/** A line of the source without its white space, and the offsets in it before which a word may be divided. */
export interface SaidLine {
  text: string;
  divisions: () => number[];
  /** A phrase in another language stands in it. */
  phrases?: true;
}

export type Kind = 'title' | 'heading' | 'justified' | 'other';

/** A line as it is printed. `first` and `last` of its paragraph; `own`: 1-based page. */
export interface Line {
  page: number;
  kind: Kind;
  /** Which line of inlines of the edition; -1 for parts outside the text. */
  source: number;
  /** Part of a note at the page foot. */
  note: boolean;
  first: boolean;
  last: boolean;
  glyphs: Glyph[];
  /** White space of the source behind a glyph; it is no space that the layout has made. */
  blanks: ReadonlyMap<Glyph, string>;
  /** What its line of the source says; absent for parts outside the text. */
  said?: SaidLine;
  /** Whether its line of the source stands behind a hard break of its paragraph, or before one. */
  breaks?: { before: boolean; behind: boolean };
  /** What of the text it is, in words, its block’s address and its place; absent for parts outside the text. */
  name?: string;
  anchor?: string;
  place?: Place;
}

/** What no line stretches: an em space stands for every blank of fixed width. */
export const fixedBlank = '\u2003';

/** True for a place that does not hold and that the text leaves no better way. */
type Excuse<T> = (one: T) => boolean;
const never = () => false;

export const lineText = (line: Line): string => line.glyphs.map((glyph) => glyph.text).join('');

/**
 * True where a line ends within a row of one sign, as of dots that lead to a page: none of them is a mark of a
 * sentence.
 */
export const dividesRow = (line: Line | undefined, next: Line | undefined): boolean =>
  line !== undefined &&
  next !== undefined &&
  /^([^…—])\1\n\1\1$/u.test(`${lineText(line).slice(-2)}\n${lineText(next).slice(0, 2)}`);

export const placeOfFigure = (line: Line): string => {
  const characters = [...lineText(line)];
  const shown = `${characters.slice(0, 8).join('')}…${characters.slice(-4).join('')}`;
  return `page ${line.page}${line.name ? `, ${line.name}` : ''}: ${shown}`;
};

export const mm = (points: number): number => (points / 72) * 25.4;

export function figure(
  name: string,
  value: number,
  gate: number,
  measured: number,
  bad: BadLine[],
  more: Pick<TypographyFigure, 'least' | 'unit' | 'limit'> = {},
): MeasuredFigure {
  const rounded = Math.round(value * 10000) / 10000;
  const place = bad[0]?.line?.place;
  return {
    name,
    value: rounded,
    gate,
    ...more,
    ...(bad.length > 0 && bad.every(({ excused }) => excused) ? { excused: true } : {}),
    ...(place ? { place } : {}),
    holds: more.least ? rounded >= gate : rounded <= gate,
    measured,
    where: bad.slice(0, 10).map(({ said }) => said),
    bad,
  };
}

/** A figure's bad lines: those that are faults first. */
export function judge(bad: readonly BadLine[]): BadLine[] {
  return [...bad.filter(({ excused }) => !excused), ...bad.filter(({ excused }) => excused)];
}

export function count(
  name: string,
  lines: readonly Line[],
  bad: (line: Line) => boolean,
  excuse: Excuse<Line> = never,
): MeasuredFigure {
  const found = lines.filter(bad).map((line) => ({ line, said: placeOfFigure(line), excused: excuse(line) }));
  return figure(name, found.length, 0, lines.length, judge(found));
}

export function countPages(
  name: string,
  pages: readonly Line[][],
  bad: (page: Line[]) => boolean,
  excuse: Excuse<Line[]> = never,
  lineOf: (page: Line[]) => Line | undefined = ([first]) => first,
): MeasuredFigure {
  const found = pages.filter(bad).map((page) => {
    const line = lineOf(page);
    return { ...(line ? { line } : {}), said: line ? placeOfFigure(line) : '', excused: excuse(page) };
  });
  return figure(name, found.length, 0, pages.length, judge(found));
}

/** Per cent of lines for which `good` holds; of nothing, all. */
export function share(
  name: string,
  lines: readonly Line[],
  good: (line: Line) => boolean,
  excuse: Excuse<Line> = never,
): MeasuredFigure {
  const bad = lines
    .filter((line) => !good(line))
    .map((line) => ({ line, said: placeOfFigure(line), excused: excuse(line) }));
  const value = lines.length === 0 ? 100 : (100 * (lines.length - bad.length)) / lines.length;
  return figure(name, value, 100, lines.length, judge(bad), { least: true, unit: '%' });
}

export function greatest(
  name: string,
  lines: readonly Line[],
  measure: (line: Line) => number,
  gate: number,
  unit: string,
  limit?: number,
  excuse: Excuse<Line> = never,
): MeasuredFigure {
  const measured = lines.map((line) => ({ line, value: measure(line) }));
  const over = measured.filter(({ value }) => value > gate).sort((a, b) => b.value - a.value);
  const value = Math.max(0, ...measured.map((one) => one.value));
  const bad = over.map((one) => ({
    line: one.line,
    said: `${placeOfFigure(one.line)} (${one.value.toFixed(3)})`,
    excused: (limit !== undefined && one.value <= limit) || excuse(one.line),
  }));
  return figure(name, value, gate, lines.length, judge(bad), { unit, ...(limit === undefined ? {} : { limit }) });
}
