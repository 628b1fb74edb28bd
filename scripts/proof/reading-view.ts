/**
 * A page of a book that is read from right to left, as it is read. In: a page as it is seen, its text objects. Out: the
 * same page in a mirror, each line in the order of reading: what follows stands right of what is before it, so that
 * whoever compares places and order need not know of it. Letters and figures of other scripts, which stand in such a
 * line the other way round, are turned in their place. Promises to lose no glyph and to add none; what stands in no
 * order that UAX 9 has is said. The only file that knows bidi-js. Called by `read-pdf.ts`.
 *
 *     a line that is seen as “12 ةداملا” → المادة 12, the first letter at the left
 */
import { createRequire } from 'node:module';
import type { PdfElement } from './page-structure.ts';
import type { Box, Fill, Glyph, ReadPage } from './read-pdf.ts';
import { baseOf, isLevel } from './same-line.ts';
import type { TextObject } from './text-state.ts';

/** What of bidi-js, which ships no types for Node, is used. */
interface Bidi {
  getEmbeddingLevels: (text: string, direction: 'rtl') => { levels: Uint8Array };
  getMirroredCharacter: (sign: string) => string | null;
}

const bidi = (createRequire(import.meta.url)('bidi-js') as () => Bidi)();

/** How a text object is read: against the order in which it stands, in it, or as what is around it. */
type Course = 'back' | 'on' | 'either';

/** The glyphs of a text object as they are seen, from left to right. */
interface Run {
  glyphs: Glyph[];
  course: Course;
  left: number;
  right: number;
}

interface ReadingView {
  page: ReadPage;
  /** A box of the page as it is seen → where it is in the view. */
  boxOf: (box: Box) => Box;
  unreadable: string[];
}

/** A stroke between two letters: none of the text. */
const joiner = /^\u200d$/u;
const [fromRight, fromLeft] = [/[\p{Script=Arabic}\p{Script=Hebrew}]/u, /[\p{L}\p{N}]/u];
const isFromRight = (sign: string): boolean => fromRight.test(sign) && /\p{L}/u.test(sign);

/** Turns a page. */
export function pageAsRead(page: ReadPage, objects: readonly TextObject[]): ReadingView {
  const apart = marksReadOn(page.structure, false);
  const { width, glyphs, fills, strokes } = page;
  const unreadable: string[] = [];
  const view = new Map<Glyph, Glyph>();
  const runs = objects.filter(({ from, to }) => to > from).map((object) => runOf(glyphs, object, apart, unreadable));
  for (const line of linesOf(runs)) {
    const read = turnLine(line, width);
    for (const [seen, own] of read) view.set(seen, own);
    const fault = lineFault(line, [...read.keys()]);
    if (fault) unreadable.push(fault);
  }
  const turned = (one: Fill): Fill => ({
    ...one,
    left: width - one.left - one.width,
    ...(one.clip ? { clip: mirrorBox(one.clip, width) } : {}),
  });
  return {
    page: { ...page, glyphs: [...view.values()], fills: fills.map(turned), strokes: strokes.map(turned) },
    boxOf: (box) => boxOfGlyphs(glyphs, view, box) ?? mirrorBox(box, width),
    unreadable,
  };
}

const mirrorBox = ({ left, top, right, bottom }: Box, width: number): Box => ({
  left: width - right,
  top,
  right: width - left,
  bottom,
});

/** A text object; `unreadable` hears of letters whose order the file says wrongly. */
function runOf(
  all: readonly Glyph[],
  { from, to, reversed }: TextObject,
  apart: ReadonlySet<number>,
  unreadable: string[],
): Run {
  const glyphs = all.slice(from, to);
  const text = glyphs.map((glyph) => glyph.text).join('');
  const [back, on] = [[...text].some(isFromRight), [...text].some((sign) => fromLeft.test(sign) && !isFromRight(sign))];
  const single = glyphs.filter((glyph) => !/^[\p{M}\u200d]+$/u.test(glyph.text)).length < 2;
  if (back && on) unreadable.push(`“${text.slice(0, 30)}” has letters of both directions in one piece`);
  else if (!single && back !== reversed && (back || on))
    unreadable.push(`“${text.slice(0, 30)}” is shown against the order of its letters`);
  // A phrase in another language goes its own way with its marks.
  const isApart = !back && apart.has(glyphs[0]?.mark ?? -1);
  return {
    glyphs,
    course: isApart ? 'on' : back || (reversed && !on) ? 'back' : on || (!single && !reversed) ? 'on' : 'either',
    left: Math.min(...glyphs.map(({ x }) => x)),
    right: Math.max(...glyphs.map((glyph) => glyph.x + glyph.width)),
  };
}

/** Marked content in elements of a language that is read from left to right. */
function marksReadOn({ language, children }: PdfElement, inside: boolean, found = new Set<number>()): Set<number> {
  const within = language === undefined ? inside : !/^(?:ar|fa|ur|he|yi|ps|sd|ug|ckb)(?:-|$)/.test(language);
  for (const child of children)
    if (typeof child !== 'number') marksReadOn(child, within, found);
    else if (within) found.add(child);
  return found;
}

/** Text objects that stand beside one another at the height of one line, from left to right, as Chromium shows them. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  let base: Glyph | undefined;
  for (const run of runs) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const [first, before] = [run.glyphs[0], last?.glyphs.at(-1)];
    const goesOn =
      line && last && first && before && isLevel(first, before, base) && run.left > last.right - 0.4 * first.size;
    if (goesOn) line.push(run);
    else lines.push([run]);
    base = goesOn ? run.glyphs.reduce(baseOf, base as Glyph) : run.glyphs.reduce(baseOf);
  }
  return lines;
}

/** Each glyph of a line with what it is in the view, in the order of reading. */
function turnLine(line: readonly Run[], width: number): Map<Glyph, Glyph> {
  const read = new Map<Glyph, Glyph>();
  for (const { runs, back } of groupsOf(line).reverse()) {
    const [left, right] = [(runs[0] as Run).left, (runs.at(-1) as Run).right];
    const glyphs = runs.flatMap((run) => run.glyphs);
    let end = width - right;
    for (const glyph of back ? inReadingOrder(glyphs) : glyphs) {
      const isMark = back && /^\p{M}+$/u.test(glyph.text);
      const x = isMark ? end : back ? width - glyph.x - glyph.width : width - right + glyph.x - left;
      end = x + glyph.width;
      const clip = glyph.clip ? { clip: mirrorBox(glyph.clip, width) } : {};
      read.set(glyph, { ...glyph, ...clip, x, text: back ? counterparts(glyph.text).replace(joiner, '') : glyph.text });
    }
  }
  return read;
}

/** Runs that are read on stay together, from left to right; what says nothing goes on between two of them. */
function groupsOf(line: readonly Run[]): { runs: Run[]; back: boolean }[] {
  const groups: { runs: Run[]; back: boolean }[] = [];
  line.forEach((run, i) => {
    const [before, behind] = [courseBeside(line, i, -1), courseBeside(line, i, 1)];
    const back = run.course === 'back' || (run.course === 'either' && !(before && behind));
    const last = groups.at(-1);
    if (last && !last.back && !back) last.runs.push(run);
    else groups.push({ runs: [run], back });
  });
  return groups;
}

/** Whether the next run that says its course, on one side, is of letters that are read on. */
function courseBeside(line: readonly Run[], at: number, step: number): boolean {
  for (let i = at + step; line[i]; i += step) {
    const { course, glyphs } = line[i] as Run;
    if (course !== 'either') return course === 'on' && glyphs.some(({ text }) => /\p{L}/u.test(text));
  }
  return false;
}

/** From right to left, each letter before its marks, and these in the order that Unicode gives them. */
function inReadingOrder(glyphs: readonly Glyph[]): Glyph[] {
  const ordered: Glyph[] = [];
  let marks: Glyph[] = [];
  for (const glyph of glyphs) {
    if (/^\p{M}+$/u.test(glyph.text)) {
      marks.push(glyph);
      continue;
    }
    ordered.push(...canonical(marks).reverse(), glyph);
    marks = [];
  }
  return [...ordered, ...canonical(marks).reverse()].reverse();
}

/** Marks of one letter as NFD orders them. */
function canonical(marks: readonly Glyph[]): Glyph[] {
  const order = marks
    .map(({ text }) => text)
    .join('')
    .normalize('NFD');
  return [...marks].sort((a, b) => order.indexOf(a.text) - order.indexOf(b.text));
}

/** Brackets, which a text from right to left shows as their counterparts (UAX 9, L4). */
export const counterparts = (text: string): string =>
  [...text].map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join('');

/**
 * Whether a line, read as it was, would be shown as it is: the levels of UAX 9 give its runs their course. What stands
 * at its ends may belong to the lines beside it.
 */
function lineFault(line: readonly Run[], read: readonly Glyph[]): string | undefined {
  const back = new Map(
    groupsOf(line).flatMap(({ runs, back: own }) =>
      runs.flatMap((run) => run.glyphs.map((glyph) => [glyph, own] as const)),
    ),
  );
  const text = read.map((glyph) => (back.get(glyph) ? counterparts(glyph.text) : glyph.text)).join('');
  const { levels } = bidi.getEmbeddingLevels(text, 'rtl');
  let at = 0;
  for (const glyph of read) {
    const level = levels[at] ?? 1;
    at += glyph.text.length;
    if (!/[\p{L}\p{N}]/u.test(glyph.text) || (level % 2 === 1) === back.get(glyph)) continue;
    return `“${text.slice(Math.max(0, at - 8), at + 8)}” is not shown in the order of its letters`;
  }
  return undefined;
}

/** Where what stands in a box is in the view; nothing for a box without a glyph. */
function boxOfGlyphs(glyphs: readonly Glyph[], view: ReadonlyMap<Glyph, Glyph>, box: Box): Box | undefined {
  const inside = glyphs.flatMap((glyph) => {
    const middle = glyph.x + glyph.width / 2;
    const own = middle > box.left && middle < box.right && glyph.y > box.top && glyph.y < box.bottom + 0.5;
    return own && glyph.width > 0 ? (view.get(glyph) ?? []) : [];
  });
  if (inside.length === 0) return undefined;
  return {
    left: Math.min(...inside.map(({ x }) => x)),
    top: box.top,
    right: Math.max(...inside.map(({ x, width }) => x + width)),
    bottom: box.bottom,
  };
}
