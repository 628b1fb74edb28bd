/**
 * Where the lines of justified words end. In: the parsed print HTML with soft hyphens, before Paged.js breaks the text
 * into pages; the style of the book must be in force. Out: each justified paragraph with its lines chosen as a whole: a
 * `wbr` at each end, a hyphen where a word is divided, no soft hyphen. No text of the edition is changed; Chinese is
 * left alone.
 */
import {
  chooseLineEnds,
  faultsOf,
  type LineEnd,
  type LineMeasure,
  type LinePlace,
  laddersOf,
} from '../../../model/choose-lines.ts';
import { countLetters } from '../../../model/last-line.ts';
import type { LineLimits } from '../../../model/line-limits.ts';
import { type Force, insideOf, opportunitiesIn } from '../../../model/line-opportunities.ts';
import { kernOf, widthIn } from './kerns.ts';
import { dividingHyphen, type LineMarks, type LineStop, widthsOfHyphens, writeLineEnds } from './line-writer.ts';
import { copyBeside } from './section-copy.ts';
import { endBefore, firstLeft, joinStretch, locate, type StretchText, stretchesOf } from './stretch-text.ts';

/** A place in a text node without its soft hyphens: before the character at `offset`. */
interface TextPlace extends LinePlace {
  node: number;
  offset: number;
  /** In the text of its stretch. */
  at: number;
}

/** What the language asks of lines: what stays on one line, and what they may be. */
interface LineRules {
  kept: RegExp;
  limits: LineLimits;
}

/** Composes every justified paragraph of the parsed document. */
export function composeLines(content: ParentNode, rules: LineRules, marks: LineMarks): void {
  if (document.documentElement.dataset.writingSystem !== 'alphabetic') return;
  for (const part of content.querySelectorAll<HTMLElement>('section')) {
    // A section is measured with all that is around its paragraphs; registers are not justified.
    if (part.parentElement?.closest('section') || part.matches('.register')) continue;
    composeSection(part, rules, marks);
  }
}

function composeSection(part: HTMLElement, rules: LineRules, marks: LineMarks): void {
  const { models, remove } = copyBeside(part, 'p');
  const read = [...part.querySelectorAll<HTMLElement>('p')].flatMap((paragraph, i) => {
    const words = models[i] && readWords(models[i]);
    return words ? [{ paragraph, ...words }] : [];
  });
  const stops = measureLines(read, rules);
  remove();
  for (const [i, { paragraph }] of read.entries()) if (stops[i]) writeLineEnds(paragraph, stops[i], marks);
}

/** A copy of a justified paragraph, with its measures in px. */
interface ReadWords {
  model: HTMLElement;
  indent: number;
  size: number;
  width: number;
}

/** Reads a copy of a paragraph; nothing of one that is not justified. */
function readWords(model: HTMLElement): ReadWords | undefined {
  if (!model.textContent) return undefined;
  const { textAlign, textIndent, fontSize } = getComputedStyle(model);
  if (textAlign !== 'justify') return undefined;
  const { width } = model.getBoundingClientRect();
  return { model, indent: Number.parseFloat(textIndent), size: Number.parseFloat(fontSize), width };
}

/**
 * Where the lines of copies of paragraphs end, of which each stretch is set in one line for it: its hard breaks stay.
 * All were read before the first is changed, and are measured when all are: for each change that is read the browser
 * sets the whole section again.
 */
function measureLines(read: readonly ReadWords[], { kept, limits }: LineRules): (LineStop[][] | undefined)[] {
  const stretches = read.map(({ model }) => stretchesOf(model).map(joinStretch));
  for (const { model } of read) model.classList.add('composed', 'measured');
  const hyphens = widthsOfHyphens(read.map(({ model }) => model));
  return read.map(({ width, size, indent }, n) =>
    stopsIn(stretches[n] ?? [], kept, { width, size, indent, limits, hyphen: hyphens[n] ?? 0 }),
  );
}

/** The ends of the lines of stretches that stand in one line each; `indent`: of the first. */
function stopsIn(
  stretches: readonly StretchText[],
  kept: RegExp,
  measure: Omit<LineMeasure, 'start'>,
): LineStop[][] | undefined {
  const found: LineStop[][] = [];
  for (const [i, stretch] of stretches.entries()) {
    const space = widestBlank(stretch) / measure.size;
    const line = { ...measure, space, start: firstLeft(stretch), indent: i === 0 ? measure.indent : 0 };
    const { places, ends } = tryLines(stretch, kept, line);
    if (!ends) return undefined;
    found.push(
      ends.map(({ place, shrunk }) => {
        const { node, offset, divides } = places[place] as TextPlace;
        return { node, offset, divides, shrunk };
      }),
    );
  }
  return found;
}

/** Of the blanks of a stretch that stands in one line, in px. */
function widestBlank({ text, edgesAt }: StretchText): number {
  const widths = [...text.matchAll(/[ \t\n\r\f]/g)].map(({ index }) => {
    const { left, right } = edgesAt(index);
    return right - left;
  });
  return widths.reduce((most, width) => Math.max(most, width), 0);
}

/** In em: spaces that are widened by more are bad enough to divide names and long strings. */
const widest = 0.4;

/**
 * Lines that end where they should; where that leaves a hole or a stub at the end, or a string is longer than a line,
 * names and long strings are divided too, then what is kept on one line, and where the lines are narrower than a word,
 * any word.
 */
function tryLines(stretch: StretchText, kept: RegExp, measure: LineMeasure): Tried {
  let best: Tried = { places: [], ends: undefined };
  for (const force of ['nothing', 'strings', 'all', 'words'] as const) {
    if (best.ends && (force === 'all' || force === 'words' || isGood(best))) break;
    const places = findPlaces(stretch, kept, force);
    const ends = chooseLineEnds(places, measure);
    if (ends) best = { places, ends };
  }
  return best;
}

interface Tried {
  places: TextPlace[];
  ends: LineEnd[] | undefined;
}

const isGood = ({ places, ends = [] }: Tried): boolean =>
  faultsOf(ends) === 0 &&
  laddersOf(places, ends) === 0 &&
  ends.every(({ widened, stub, blemishes }) => widened <= widest && !stub && blemishes === 0);

/**
 * All places of a paragraph that stands in one line, and the end of its text. `force`: what may be divided against the
 * rules.
 */
export function findPlaces(stretch: StretchText, kept: RegExp, force: Force): TextPlace[] {
  const { nodes, text, hyphens, edgesAt } = stretch;
  // Of several blanks the browser shows one.
  const blanks = [...text.matchAll(/[ \t\n\r\f]/g)]
    .map(({ index }) => index)
    .filter((at) => {
      const { left, right } = edgesAt(at);
      return right > left;
    });
  const shown = new Set(blanks);
  const isKept = keptIn(stretch, kept, force);
  let [spaces, letters, counted] = [0, 0, 0];
  /** Asked from the front to the back: each letter and each space is counted once. */
  const countTo = (at: number) => {
    letters += countLetters(text.slice(counted, at));
    counted = at;
    while ((blanks[spaces] ?? at) < at) spaces++;
    return { spaces, letters };
  };
  const places = opportunitiesIn(text, { hyphens, isKept, isShown: (at) => shown.has(at), force }).map(
    ({ at, kind, ...how }): TextPlace => {
      const { left, right } = edgesAt(at);
      const { node, offset } = locate(stretch, at);
      const place = kind === 'blank' ? { node, offset: offset + 1 } : endBefore(stretch, node, offset);
      return {
        ...place,
        ...how,
        at,
        divides: kind === 'hyphen',
        begin: kind === 'blank' ? right : left,
        ...countTo(at),
        ...(kind === 'blank' ? { end: left } : endInside(stretch, at, left, kind === 'hyphen')),
      };
    },
  );
  const ends = nodes.map((node, n) =>
    node.length > 0 ? edgesAt((stretch.begins[n] ?? 0) + node.length - 1).right : 0,
  );
  const end = text.length > 0 ? Math.max(...ends) : 0;
  return [
    ...places,
    { node: nodes.length, offset: 0, at: text.length, divides: false, end, begin: end, ...countTo(text.length) },
  ];
}

/** Where a line ends inside a word or a string: without the kern there, with a hyphen of its face and its kern. */
function endInside({ nodes, begins, text }: StretchText, at: number, left: number, divides: boolean) {
  const [before, behind] = [at - 1, at].map((one) => nodes[locate({ begins }, one).node]?.parentElement ?? null);
  const kern = before === behind ? kernOf(before ?? null, text.slice(0, at), text.slice(at)) : 0;
  if (!divides || !before) return { end: left - kern };
  return {
    end: left - kern + kernOf(before, text.slice(0, at), dividingHyphen),
    hyphen: widthIn(before, dividingHyphen),
  };
}

/**
 * Whether a character is inside what stays on one line: by the marks of the text, which also hold a short last word to
 * the one before it; where that is too much, by the rule of the language alone.
 */
function keptIn(stretch: StretchText, kept: RegExp, force: Force): (at: number) => boolean {
  const { nodes, text } = stretch;
  const inside = (at: number, selector: string) => {
    const node = nodes[locate(stretch, at).node];
    return node?.parentElement?.closest(selector) != null;
  };
  if (force === 'nothing') return (at) => inside(at, '.keep, .noteref');
  const isKept = insideOf(text, kept);
  return (at) => isKept(at) || inside(at, '.noteref');
}
