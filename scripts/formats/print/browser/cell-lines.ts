/**
 * Lines of cells, headings and captions. In: the parsed print HTML whose cells are fitted, with the style of the book
 * in force. Out: those in which Chromium 147 ends a line where none should end, as before a mark or inside a number,
 * are composed as a whole where that is better. No text is changed.
 */
import { chooseLineEnds, faultsOf, type LineMeasure, type LinePlace } from '../../../model/choose-lines.ts';
import { raggedLimits } from '../../../model/line-limits.ts';
import { charactersIn, stopsOf } from './character-places.ts';
import { findPlaces } from './line-breaking.ts';
import { type LineMarks, type LineStop, widthsOfHyphens, writeLineEnds } from './line-writer.ts';
import { copyBeside } from './section-copy.ts';
import { firstLeft, joinStretch, type StretchText, startsOf, stretchesOf } from './stretch-text.ts';

/** A cell of more lines may go on over a page, where Paged.js 0.4.3 looks for places of its own. */
const mostLines = 12;

const composed = 'td, th, .text-section > :is(h2, h3, h4, h5, h6), figcaption';

/** Composes the cells of all tables, headings and captions, as far as they need it. */
export function composeCells(content: ParentNode, kept: RegExp, marks: LineMarks): void {
  for (const part of content.querySelectorAll<HTMLElement>('section')) {
    if (part.parentElement?.closest('section') || !part.querySelector(composed)) continue;
    const { models, remove } = copyBeside(part, composed);
    const cells = [...part.querySelectorAll<HTMLElement>(composed)].flatMap((cell, i) => {
      const model = models[i];
      const read = model && stretchesOf(cell).length === 1 ? readCell(model) : undefined;
      return read ? [{ cell, ...read }] : [];
    });
    const stops = betterStops(cells, kept);
    remove();
    for (const [i, { cell }] of cells.entries()) if (stops[i]) writeLineEnds(cell, [stops[i]], marks);
  }
}

/** A copy of a cell as Chromium has set it, with what is measured in px. */
interface ReadCell {
  model: HTMLElement;
  nodes: readonly Text[];
  /** Where its lines begin. */
  starts: readonly number[];
  width: number;
  size: number;
  indent: number;
}

/** Reads a copy of a cell; nothing of one whose lines stay. */
function readCell(model: HTMLElement): ReadCell | undefined {
  const [nodes = []] = stretchesOf(model);
  const starts = startsOf(nodes);
  if (starts.length === 0 || (starts.length > mostLines && model.matches('td, th'))) return undefined;
  const { paddingLeft, paddingRight, fontSize, textIndent } = getComputedStyle(model);
  const width = model.getBoundingClientRect().width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return { model, nodes, starts, width, size: Number.parseFloat(fontSize), indent: Number.parseFloat(textIndent) };
}

/** Better line ends for copies of cells, which were read before the first is changed; nothing for one that has none. */
function betterStops(cells: readonly ReadCell[], kept: RegExp): (LineStop[] | undefined)[] {
  const stretches = cells.map(({ model, nodes }) => {
    model.classList.add('composed');
    for (const open of model.querySelectorAll('wbr')) open.remove();
    return joinStretch(nodes);
  });
  const hyphens = widthsOfHyphens(cells.map(({ model }) => model.querySelector('[lang]') ?? model));
  return cells.map(({ starts, width, size, indent }, i) => {
    const stretch = stretches[i] as StretchText;
    const measure = { width, size, start: firstLeft(stretch), hyphen: hyphens[i] ?? 0, indent, limits: raggedLimits };
    const faults = faultsIn(stretch, starts, placesIn(stretch, kept, 'all', size));
    return faults > 0 ? fewerFaults(stretch, kept, measure, faults) : undefined;
  });
}

/** How many lines end where none should. */
function faultsIn({ text }: StretchText, starts: readonly number[], places: readonly CellPlace[]): number {
  const open = new Set(places.filter(({ breaks }) => !breaks).map(({ at }) => at));
  return starts.filter((start) => !open.has(text.slice(0, start).trimEnd().length) && !open.has(start)).length;
}

function fewerFaults(stretch: StretchText, kept: RegExp, measure: LineMeasure, faults: number): LineStop[] | undefined {
  for (const force of ['nothing', 'strings', 'all', 'words'] as const) {
    const places = placesIn(stretch, kept, force, measure.size);
    const ends = chooseLineEnds(places, measure);
    if (ends) return faultsOf(ends) < faults ? stopsOf(stretch, ends, places) : undefined;
  }
  return undefined;
}

interface CellPlace extends LinePlace {
  at: number;
}

const isHan = (): boolean => document.documentElement.dataset.writingSystem === 'han';

/** The places of a cell that stands in one line. Characters know no more than one force. */
function placesIn(
  stretch: StretchText,
  kept: RegExp,
  force: 'nothing' | 'strings' | 'all' | 'words',
  size: number,
): CellPlace[] {
  if (!isHan()) return findPlaces(stretch, kept, force === 'nothing' ? 'strings' : force);
  return charactersIn(stretch, kept, force === 'nothing' ? force : 'all', size, false);
}
