/**
 * Where the lines of a justified paragraph end, chosen as a whole (Knuth and Plass, Software: Practice and Experience
 * 11, 1981). In: the places where lines can end, measured in one line. Out: those at which they end: with the fewest
 * lines that a gate of the proof would find, then the fewest hyphens in a row and the fewest wide spaces, and among
 * these ways the most even one. The layout sets what it finds, and
 * the proof asks it whether a line that is found could have been better. Pure: lengths are of any one unit.
 *
 *     chooseLineEnds(places, { start: 0, width: 300, indent: 0, size: 12, hyphen: 4 }) → [{ place: 7, shrunk: 0,
 *       widened: 0.1, faults: 0 }, …]
 */

import { type LineLimits, wordLimits } from './line-limits.ts';

/** A place where a line may end. The last one is the end of the paragraph. */
export interface LinePlace {
  /** Inside a word, which gets a hyphen; `hyphen`: how wide, where the word has another face than the paragraph. */
  divides: boolean;
  hyphen?: number;
  /** Inside what is divided only when no other place is near enough. */
  forced?: boolean;
  /** Inside a word that is divided only where the line would be wide otherwise. */
  rare?: boolean;
  /** Inside what no line should divide: a line that ends here is found. */
  breaks?: boolean;
  /** Where the line ends, and where the next one begins, if all stood in one line. */
  end: number;
  begin: number;
  /** What can be stretched before it: spaces, in Chinese also the places between characters. */
  spaces: number;
  /** Up to where the next line begins; where it is not told, a space at the place is left out. */
  spacesBehind?: number;
  /** Letters and digits before it; where they are not told, every last line has enough. */
  letters?: number;
}

export interface LineMeasure {
  /** Where the text begins. */
  start: number;
  width: number;
  /** Of the first line. */
  indent: number;
  /** Of the letters: 1 em. */
  size: number;
  /** Width of a hyphen. */
  hyphen: number;
  /** Of a space, in em; nothing where lines are not made of words. */
  space?: number;
  /** Those of words where they are not told. */
  limits?: LineLimits;
  /** By how much a width may be off either way: a line fits and is no gap only if it is both by so much. */
  slack?: number;
  /** By how much a line between two places was seen to be wider than what stands in one line. */
  extra?: (begin: LinePlace | undefined, end: LinePlace) => number;
}

export interface LineEnd {
  /** Index of the place. */
  place: number;
  /** By how much each space of the line is narrowed. */
  shrunk: number;
  /** By how much each space is widened, in em; of a line without a space, by how much it is short. */
  widened: number;
  /** The last line, and too short for one. */
  stub?: boolean;
  /** How often a gate finds the line. */
  faults: number;
  /** Spaces wider than they should be, and, so that none is divided for a little, a divided name. */
  blemishes: number;
}

/** So many lines in a row should end with a hyphen; one more is better than a line that a gate finds. */
export const ladder = 2;
/** What a hyphen costs, a second one in a row, one in the first line or before the last, and a too short last line. */
const [hyphenCost, ladderCost, firstCost, lateCost, shortCost] = [150, 6000, 3000, 10_000, 2000];
/** What a forced division costs: as spaces of an em; that of a name or of the last word: as those of 0.65 em. */
const [forcedCost, rareCost] = [2500, 400];
/** What a last line that is found costs: more than lines with the widest spaces that pass. */
const stubCost = 20_000;

/** A line between two places. */
interface SetLine extends Omit<LineEnd, 'place' | 'stub'> {
  cost: number;
  stub: boolean;
}

/** The best way to a place that ends with so many hyphens in a row: which lines it has. */
interface Way {
  /** Of all its lines; `ladders`: hyphens behind as many lines as should have one; `blemishes`: as of a line. */
  faults: number;
  ladders: number;
  blemishes: number;
  cost: number;
  run: number;
  /** Where its last line ends, and the way to where that begins. */
  place: number;
  line: SetLine | undefined;
  before: Way | undefined;
}

/** By place, then by the number of hyphens in a row, of which all that are too many are one. */
type Ways = (Way | undefined)[][];

/** The ends of lines that together are best; nothing when a word is wider than the line. */
export function chooseLineEnds(places: readonly LinePlace[], measure: LineMeasure): LineEnd[] | undefined {
  const ways: Ways = places.map(() => []);
  const none = { faults: 0, ladders: 0, blemishes: 0, cost: 0, run: 0 };
  const start: Way = { ...none, place: -1, line: undefined, before: undefined };
  for (let from = -1; from < places.length - 1; from++) {
    const reached = from < 0 ? [start] : worthwhile(ways[from] ?? []);
    if (reached.length > 0) followWays(places, measure, from, reached, ways);
  }
  return readWays(ways);
}

/** What lines are that end at given places: `chosen`, by index, without the last one. */
export function judgeLines(places: readonly LinePlace[], measure: LineMeasure, chosen: readonly number[]): LineEnd[] {
  return [...chosen, places.length - 1].map((place, i, all) => {
    const begin = i === 0 ? undefined : places[all[i - 1] as number];
    const line = setLine(begin, places[place] as LinePlace, place === places.length - 1, measure);
    // What is longer than its room is found too.
    return line
      ? { place, shrunk: 0, widened: line.widened, faults: line.faults, blemishes: line.blemishes }
      : { place, shrunk: 0, widened: 0, faults: 1, blemishes: 0 };
  });
}

/** How many lines of a way end with a hyphen behind as many as should: of the places it was chosen from. */
export function laddersOf(places: readonly LinePlace[], ends: readonly LineEnd[]): number {
  let run = 0;
  return ends.filter(({ place }) => {
    run = places[place]?.divides ? run + 1 : 0;
    return run > ladder;
  }).length;
}

/** How many lines of a way a gate finds. */
export const faultsOf = (ends: readonly LineEnd[]): number => ends.reduce((sum, { faults }) => sum + faults, 0);

/** How many of them are wide, or end where only a wide line should make them end. */
export const blemishesOf = (ends: readonly LineEnd[]): number =>
  ends.reduce((sum, { blemishes }) => sum + blemishes, 0);

/** Without the ways that end with more hyphens than a better one: they are no better further on. */
const worthwhile = (ways: readonly (Way | undefined)[]): Way[] => {
  const kept: Way[] = [];
  for (const way of ways) if (way && isBetter(way, kept.at(-1))) kept.push(way);
  return kept;
};

/** Every line that can begin behind a place, to its end. */
function followWays(
  places: readonly LinePlace[],
  measure: LineMeasure,
  from: number,
  reached: readonly Way[],
  ways: Ways,
): void {
  const begin = places[from];
  for (let at = from + 1; at < places.length; at++) {
    const end = places[at] as LinePlace;
    const last = at === places.length - 1;
    const line = setLine(begin, end, last, measure);
    if (!line) return;
    const divides = end.divides && !measure.limits?.ragged;
    const edge = last && begin?.divides ? lateCost : !begin && end.divides ? firstCost : 0;
    const row = ways[at] as Ways[number];
    for (const way of reached) {
      const next = divides ? Math.min(way.run + 1, ladder + 1) : 0;
      const found = {
        faults: way.faults + line.faults,
        ladders: way.ladders + Number(next > ladder),
        blemishes: way.blemishes + line.blemishes,
        cost: way.cost + line.cost + (next > 1 ? ladderCost : 0) + edge,
        run: next,
        before: way,
        line,
        place: at,
      };
      if (isBetter(found, row[next])) row[next] = found;
    }
  }
}

const ranks = ['faults', 'ladders', 'blemishes', 'cost'] as const;
const isBetter = (one: Way, other: Way | undefined): boolean =>
  !other || ranks.reduce((sign, rank) => sign || one[rank] - other[rank], 0) < 0;

/** What a line between two places costs; nothing when it is too long. */
function setLine(
  begin: LinePlace | undefined,
  end: LinePlace,
  last: boolean,
  measure: LineMeasure,
): SetLine | undefined {
  const { width, indent, size, space = 0, slack = 0, limits = wordLimits } = measure;
  const natural = widthBetween(begin, end, measure) + (measure.extra?.(begin, end) ?? 0);
  const gaps = limits.ragged ? 0 : Math.max(0, end.spaces - spacesBehind(begin));
  const over = natural - (width - (begin ? 0 : indent));
  if (over + slack > gaps * limits.shrink * size) return undefined;
  const letters = (end.letters ?? Number.POSITIVE_INFINITY) - (begin?.letters ?? 0);
  // A paragraph of one short line is whole, and no stub.
  const stub = last && begin !== undefined && limits.isStub(letters, natural / size);
  const short = stub ? stubCost : natural < limits.shortest * size ? shortCost : 0;
  const badness = last && over <= 0 ? short : badnessOf(over, gaps, size, limits);
  const widened = last ? 0 : Math.max(0, slack - over) / Math.max(1, gaps) / size;
  const torn = widened > (gaps > 0 ? limits.widest : limits.empty);
  return {
    cost: (10 + badness + costOfEnd(end)) ** 2,
    shrunk: over > 0 ? (over + 0.1) / gaps : 0,
    widened,
    stub,
    blemishes: blemishesAt(end, gaps > 0 ? space + widened : 0, limits),
    faults: Number(stub) + Number(torn) + Number(end.breaks === true),
  };
}

/** A wide line, and one that ends inside a name, where a language asks for narrow spaces. */
const blemishesAt = ({ rare, forced }: LinePlace, space: number, { wide }: LineLimits): number =>
  wide === Number.POSITIVE_INFINITY ? 0 : Number(space > wide) + Number(rare === true || forced === true);

/** What it costs that a line ends inside a word. */
const costOfEnd = ({ forced, rare, divides }: LinePlace): number =>
  forced ? forcedCost : rare ? rareCost : divides ? hyphenCost : 0;

/** How wide a line between two places is by what stands in one line. */
export const widthBetween = (
  begin: LinePlace | undefined,
  end: LinePlace,
  { start, hyphen }: Pick<LineMeasure, 'start' | 'hyphen'>,
): number => end.end - (begin?.begin ?? start) + (end.divides ? (end.hyphen ?? hyphen) : 0);

/** What can be stretched before the line that begins at a place. */
const spacesBehind = (place: LinePlace | undefined): number =>
  place?.spacesBehind ?? (place?.spaces ?? 0) + (place && place.begin > place.end ? 1 : 0);

/** Of a line that is longer or shorter than its room, by what each of its spaces must give up or take. */
function badnessOf(over: number, gaps: number, size: number, { shrink, stretch }: LineLimits): number {
  const each = over / Math.max(1, gaps) / size;
  return over > 0 ? 100 * (each / shrink) ** 3 : 100 * (-each / stretch) ** 3;
}

/** The way to the last place, from its end. */
function readWays(ways: Ways): LineEnd[] | undefined {
  const ends: LineEnd[] = [];
  for (let way = ways.at(-1)?.[0]; way?.line; way = way.before) {
    const { shrunk, widened, stub, faults, blemishes } = way.line;
    ends.unshift({ place: way.place, shrunk, widened, faults, blemishes, ...(stub && { stub }) });
  }
  return ends.length > 0 ? ends : undefined;
}
