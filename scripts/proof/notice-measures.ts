/**
 * The page of GB/T 9704-2012 and its units, and how a measure is judged. In: what the standard says, what was found.
 * Out: a figure. In mm. Called by what measures a notice. Pure.
 *
 *     judgeDistance({ section: '7.2.4', what: 'the mark …', standard: 35, found: 35.2, tolerance: 0.5 }).value → 0.2
 */
import type { ElementRole, NoticeSetting } from '../model/frame.ts';
import { figure, type Line, type MeasuredFigure, mm } from './figures.ts';
import type { PrintedBox } from './notice-lines.ts';
import type { ReadPdf } from './read-pdf.ts';

/** The page of the standard, in mm: where the type area begins and ends; a character of 3号 and of 4号; a line. */
export const a4 = { width: 210, height: 297, top: 37, bottom: 262, binding: 28, across: 156 };
export const character = mm(15.75);
export const small = mm(14);
export const pitch = (a4.bottom - a4.top - character) / 21;
/** What a line has above and below its characters; and so much more a blank line may be, from edge to edge. */
const gap = pitch - character;

/** What is compared: a measure, or the two between which it lies. */
export interface Distance {
  section: string;
  what: string;
  standard: number | readonly [number, number];
  found: number;
  tolerance: number;
}

export const blankLines = (count: number): [number, number] => [count * pitch, count * pitch + gap];

/** A figure for a distance: by how much it is off. */
export function judgeDistance({ section, what, standard, found, tolerance }: Distance): MeasuredFigure {
  const [least, most] = typeof standard === 'number' ? [standard, standard] : standard;
  const off = Math.max(least - found, found - most, 0);
  const shown = (value: number) => String(Math.round(value * 100) / 100);
  const said = `${shown(found)} mm instead of ${[...new Set([shown(least), shown(most)])].join(' to ')} mm`;
  const bad = off > tolerance ? [{ said, excused: false }] : [];
  return {
    ...figure(`GB/T 9704-2012, ${section}: ${what}`, off, tolerance, 1, bad, { unit: ' mm' }),
    distance: { standard: [...new Set([shown(least), shown(most)])].join('–'), found: Math.round(found * 100) / 100 },
  };
}

/**
 * How far in an element stands at one side: what the standard says, or less by the white half of a bracket with which
 * its line begins or ends, for the bracket itself stands there all the same.
 */
export const farIn = (standard: number, { white }: PrintedBox, side: 'left' | 'right'): Distance['standard'] =>
  white[side] > 0 ? [standard - white[side], standard] : standard;

/** Where the middle of an element is, with or without the white halves of such brackets. */
export const middleAt = (standard: number, { white: { left, right } }: PrintedBox): Distance['standard'] =>
  left + right > 0 ? [standard - left / 2, standard + right / 2] : standard;

/** What the measures ask. */
export interface Notice {
  read: ReadPdf;
  lines: readonly Line[];
  form: NoticeSetting['form'];
  seal: NoticeSetting['seal'];
  /** The box of an element, of its first or last line. */
  of: (role: ElementRole) => PrintedBox | undefined;
  title: PrintedBox | undefined;
}

/** Where the type area of a page begins and ends across, in mm. */
export function sidesOf(index: number): { left: number; right: number } {
  const left = index % 2 === 1 ? a4.binding : a4.width - a4.binding - a4.across;
  return { left, right: left + a4.across };
}

export const centreOf = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;

export const joined = (...boxes: (PrintedBox | undefined)[]): PrintedBox | undefined => {
  const there = boxes.filter((box) => box !== undefined);
  const [first] = there;
  if (!first) return undefined;
  const most = (key: 'bottom' | 'right' | 'size') => Math.max(...there.map((box) => box[key]));
  const least = (key: 'top' | 'left') => Math.min(...there.map((box) => box[key]));
  return {
    ...first,
    top: least('top'),
    left: least('left'),
    bottom: most('bottom'),
    right: most('right'),
    size: most('size'),
    white: {
      left: Math.max(...there.map(({ white }) => white.left)),
      right: Math.max(...there.map(({ white }) => white.right)),
    },
  };
};
