/**
 * What a figure of the typesetting is. In: lines or pages as `typography.ts` finds them, and what is looked for. Out: a figure
 * with its value, its gate and the first places where it does not hold. Pure; knows no script and no rule.
 */
import type { Glyph } from './read-pdf.ts';

/** One figure. `gate` is what it must not be more than (or, with `least`, not less than). */
export interface Figure {
  name: string;
  value: number;
  gate: number;
  /** Up to here a figure behind its gate is a warning: a text can leave a line no better break, and no editor may change it. */
  limit?: number;
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
}

export const textOf = (line: Line): string => line.glyphs.map((glyph) => glyph.text).join('');
export const placeOf = (line: Line): string => `page ${line.page}: ${textOf(line).slice(0, 8)}…${textOf(line).slice(-4)}`;

export const mm = (points: number): number => (points / 72) * 25.4;

export function figure(name: string, value: number, gate: number, measured: number, where: string[], more: { least?: boolean; unit?: string; limit?: number } = {}): Figure {
  const rounded = Math.round(value * 10000) / 10000;
  return { name, value: rounded, gate, ...more, holds: more.least ? rounded >= gate : rounded <= gate, measured, where };
}

export function count(name: string, lines: readonly Line[], bad: (line: Line) => boolean): Figure {
  const found = lines.filter(bad);
  return figure(name, found.length, 0, lines.length, found.slice(0, 10).map(placeOf));
}

export function countPages(name: string, pages: readonly Line[][], bad: (page: Line[]) => boolean): Figure {
  const found = pages.filter(bad);
  return figure(
    name,
    found.length,
    0,
    pages.length,
    found.slice(0, 10).map((page) => (page[0] ? placeOf(page[0]) : '')),
  );
}

/** Per cent of lines for which `good` holds; of nothing, all. */
export function share(name: string, lines: readonly Line[], good: (line: Line) => boolean): Figure {
  const bad = lines.filter((line) => !good(line));
  const value = lines.length === 0 ? 100 : (100 * (lines.length - bad.length)) / lines.length;
  return figure(name, value, 100, lines.length, bad.slice(0, 10).map(placeOf), { least: true, unit: '%' });
}

export function greatest(name: string, lines: readonly Line[], measure: (line: Line) => number, gate: number, unit: string, limit?: number): Figure {
  const measured = lines.map((line) => ({ line, value: measure(line) }));
  const over = measured.filter(({ value }) => value > gate).sort((a, b) => b.value - a.value);
  const value = Math.max(0, ...measured.map((one) => one.value));
  return figure(
    name,
    value,
    gate,
    lines.length,
    over.slice(0, 10).map((one) => `${placeOf(one.line)} (${one.value.toFixed(3)})`),
    limit === undefined ? { unit } : { unit, limit },
  );
}
