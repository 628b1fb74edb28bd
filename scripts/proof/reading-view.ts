/**
 * A page of a book that is read from right to left, as it is read. In: a page as it is seen, its text objects. Out: the
 * same page in a mirror, each line in the order of reading: what follows stands right of what is before it, so that
 * whoever compares places and order need not know of it. Letters and figures of other scripts, which stand in such a
 * line the other way round, are turned in their place. Promises to lose no glyph and to add none; what stands in no
 * order that UAX 9 has is said. Called by `read-pdf.ts`.
 *
 *     a line that is seen as “12 ةداملا” → المادة 12, the first letter at the left
 */
import { isFromRight } from '../languages/registry.ts';
import { inReadingOrder } from './letters-and-marks.ts';
import { counterparts, groupsOf, readsLeft, readsRight, type SeenRun, settleCourses } from './line-courses.ts';
import type { PdfElement } from './page-structure.ts';
import type { Box, Fill, Glyph, ReadPage } from './read-pdf.ts';
import { baseOf, isLevel } from './same-line.ts';
import type { TextObject } from './text-state.ts';

interface ReadingView {
  page: ReadPage;
  /** A box of the page as it is seen → where it is in the view. */
  boxOf: (box: Box) => Box;
  unreadable: string[];
}

/** A stroke between two letters: none of the text. */
const joiner = /^\u200d$/u;

/** Turns a page. */
export function pageAsRead(page: ReadPage, objects: readonly TextObject[]): ReadingView {
  const apart = marksApart(page.structure, undefined);
  const { width, glyphs, fills, strokes } = page;
  const unreadable: string[] = [];
  const view = new Map<Glyph, Glyph>();
  const runs = objects.filter(({ from, to }) => to > from).map((object) => runOf(glyphs, object, apart, unreadable));
  for (const paragraph of paragraphsOf(runs, page.structure)) {
    const { lines, faults } = settleCourses(paragraph);
    for (const line of lines) for (const [seen, own] of turnLine(line, width)) view.set(seen, own);
    unreadable.push(...faults);
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
  apart: ReadonlyMap<number, SeenRun['apart']>,
  unreadable: string[],
): SeenRun {
  const glyphs = all.slice(from, to);
  const text = glyphs.map((glyph) => glyph.text).join('');
  const [back, on] = [[...text].some(readsLeft), [...text].some(readsRight)];
  const single = glyphs.filter((glyph) => !/^[\p{M}\u200d]+$/u.test(glyph.text)).length < 2;
  if (back && on) unreadable.push(`“${text.slice(0, 30)}” has letters of both directions in one piece`);
  else if (!single && back !== reversed && (back || on))
    unreadable.push(`“${text.slice(0, 30)}” is shown against the order of its letters`);
  // A phrase in another language goes its own way with its marks.
  const own = apart.get(glyphs[0]?.mark ?? -1);
  const isApart = !back && own === '\u2066';
  return {
    glyphs,
    apart: isApart || own === '\u2067' ? own : undefined,
    course: isApart ? 'on' : back || (reversed && !on) ? 'back' : on || (!single && !reversed) ? 'on' : 'either',
    left: Math.min(...glyphs.map(({ x }) => x)),
    right: Math.max(...glyphs.map((glyph) => glyph.x + glyph.width)),
  };
}

/** Marked content that goes its own way: in a language that is read from left to right; the number of a note. */
function marksApart(
  { role, language, children }: PdfElement,
  outer: SeenRun['apart'],
  found = new Map<number, SeenRun['apart']>(),
): Map<number, SeenRun['apart']> {
  const isLeft = language !== undefined && !isFromRight(language);
  const own = isLeft ? '\u2066' : language !== undefined ? undefined : role === 'Lbl' ? '\u2067' : outer;
  for (const child of children)
    if (typeof child !== 'number') marksApart(child, own, found);
    else found.set(child, own);
  return found;
}

/** Text objects that stand beside one another at the height of one line, from left to right, as Chromium shows them. */
function linesOf(runs: readonly SeenRun[], blockOf: (run: SeenRun | undefined) => PdfElement | undefined): SeenRun[][] {
  const joins = (run: SeenRun, last: SeenRun) =>
    blockOf(run) === blockOf(last) || [run, last].some(({ apart }) => apart === '\u2067');
  const lines: SeenRun[][] = [];
  let base: Glyph | undefined;
  for (const run of runs) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const [first, before] = [run.glyphs[0], last?.glyphs.at(-1)];
    const goesOn =
      line &&
      last &&
      first &&
      before &&
      joins(run, last) &&
      isLevel(first, before, base) &&
      run.left > last.right - 0.4 * first.size;
    if (goesOn) line.push(run);
    else lines.push([run]);
    base = goesOn ? run.glyphs.reduce(baseOf, base as Glyph) : run.glyphs.reduce(baseOf);
  }
  return lines;
}

/** Elements that stand in the lines of others. */
const inLines = /^(?:Span|Link|Em|Strong|Sup|Sub|Reference|Lbl|Note|Quote|Code)$/;

/** Lines of one paragraph together: what a sign goes with is said by the words of the lines beside it, too. */
function paragraphsOf(runs: readonly SeenRun[], structure: PdfElement): SeenRun[][][] {
  const blocks = new Map<number, PdfElement>();
  const look = (element: PdfElement, block: PdfElement): void => {
    const own = inLines.test(element.role) ? block : element;
    for (const child of element.children)
      if (typeof child === 'number') blocks.set(child, own);
      else look(child, own);
  };
  look(structure, structure);
  const blockOf = (run: SeenRun | undefined) => blocks.get(run?.glyphs[0]?.mark ?? -1);
  const paragraphs: SeenRun[][][] = [];
  let open: PdfElement | undefined;
  for (const line of linesOf(runs, blockOf)) {
    const block = blockOf(line[0]);
    if (block && block === open) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    open = block;
  }
  return paragraphs;
}

/** Each glyph of a line with what it is in the view, in the order of reading. */
function turnLine(line: readonly SeenRun[], width: number): Map<Glyph, Glyph> {
  const read = new Map<Glyph, Glyph>();
  for (const { runs, back } of groupsOf(line).reverse()) {
    const [left, right] = [(runs[0] as SeenRun).left, (runs.at(-1) as SeenRun).right];
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
