/**
 * What a figure of the typesetting is. In: lines or pages as `locate-lines.ts` finds them, and what is looked for. Out:
 * a figure with its value, its gate and the first places where it does not hold. Pure; knows no script and no rule.
 */
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
  /** What of the text it is, in words, and where; absent for parts outside the text. */
  name?: string;
  place?: Place;
}

/** True for a place that does not hold and that the text leaves no better way. */
type Excuse<T> = (one: T) => boolean;
const never = () => false;

export const lineText = (line: Line): string => line.glyphs.map((glyph) => glyph.text).join('');
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
  where: string[],
  more: Pick<TypographyFigure, 'least' | 'unit' | 'limit' | 'excused' | 'place'> = {},
): TypographyFigure {
  const rounded = Math.round(value * 10000) / 10000;
  return {
    name,
    value: rounded,
    gate,
    ...more,
    holds: more.least ? rounded >= gate : rounded <= gate,
    measured,
    where,
  };
}

/** What is said of a figure's bad places: those that are faults first. */
function judge<T>(
  bad: readonly T[],
  excuse: Excuse<T>,
  lineOf: (one: T) => Line | undefined,
): { sorted: T[]; more: Pick<TypographyFigure, 'excused' | 'place'> } {
  const faults = bad.filter((one) => !excuse(one));
  const sorted = [...faults, ...bad.filter((one) => !faults.includes(one))];
  const place = sorted[0] === undefined ? undefined : lineOf(sorted[0])?.place;
  return {
    sorted: sorted.slice(0, 10),
    more: { ...(bad.length > 0 && faults.length === 0 ? { excused: true } : {}), ...(place ? { place } : {}) },
  };
}

export function count(
  name: string,
  lines: readonly Line[],
  bad: (line: Line) => boolean,
  excuse: Excuse<Line> = never,
): TypographyFigure {
  const found = lines.filter(bad);
  const { sorted, more } = judge(found, excuse, (line) => line);
  return figure(name, found.length, 0, lines.length, sorted.map(placeOfFigure), more);
}

export function countPages(
  name: string,
  pages: readonly Line[][],
  bad: (page: Line[]) => boolean,
  excuse: Excuse<Line[]> = never,
): TypographyFigure {
  const found = pages.filter(bad);
  const { sorted, more } = judge(found, excuse, (page) => page[0]);
  return figure(
    name,
    found.length,
    0,
    pages.length,
    sorted.map((page) => (page[0] ? placeOfFigure(page[0]) : '')),
    more,
  );
}

/** Per cent of lines for which `good` holds; of nothing, all. */
export function share(
  name: string,
  lines: readonly Line[],
  good: (line: Line) => boolean,
  excuse: Excuse<Line> = never,
): TypographyFigure {
  const bad = lines.filter((line) => !good(line));
  const value = lines.length === 0 ? 100 : (100 * (lines.length - bad.length)) / lines.length;
  const { sorted, more } = judge(bad, excuse, (line) => line);
  return figure(name, value, 100, lines.length, sorted.map(placeOfFigure), { least: true, unit: '%', ...more });
}

export function greatest(
  name: string,
  lines: readonly Line[],
  measure: (line: Line) => number,
  gate: number,
  unit: string,
  limit?: number,
  excuse: Excuse<Line> = never,
): TypographyFigure {
  const measured = lines.map((line) => ({ line, value: measure(line) }));
  const over = measured.filter(({ value }) => value > gate).sort((a, b) => b.value - a.value);
  const value = Math.max(0, ...measured.map((one) => one.value));
  const { sorted, more } = judge(
    over,
    ({ line, value }) => (limit !== undefined && value <= limit) || excuse(line),
    ({ line }) => line,
  );
  return figure(
    name,
    value,
    gate,
    lines.length,
    sorted.map((one) => `${placeOfFigure(one.line)} (${one.value.toFixed(3)})`),
    { unit, ...(limit === undefined ? {} : { limit }), ...more },
  );
}
