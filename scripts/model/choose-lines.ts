/**
 * Where the lines of a justified paragraph end, chosen as a whole (Knuth and Plass, Software: Practice and Experience
 * 11, 1981). In: the places where lines can end, measured in one line. Out: those at which they end: with the fewest
 * lines that a gate of the proof would find, and among these ways the most even one. The layout sets what it finds, and
 * the proof asks it whether a line that is found could have been better. Pure: lengths are of any one unit.
 *
 *     chooseLineEnds(places, { start: 0, width: 300, indent: 0, size: 12, hyphen: 4 }) → [{ place: 7, shrunk: 0,
 *       widened: 0.1, faults: 0 }, …]
 */

import { isStub } from './last-line.ts';

/** A place where a line may end. The last one is the end of the paragraph. */
export interface LinePlace {
  /** Inside a word, which gets a hyphen. */
  divides: boolean;
  /** Inside what is divided only when no other place is near enough. */
  forced?: boolean;
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

/** What a line may be, in em. */
export interface LineLimits {
  /** What a space may give up, and what it may take before a line counts as bad. */
  shrink: number;
  stretch: number;
  /** What a space may take and no gate finds it. */
  widest: number;
  /** What a last line should have at least. */
  shortest: number;
  /** Whether a last line of so many letters, so wide, is found. */
  isStub: (letters: number, width: number) => boolean;
  /** How much room a line may leave in which nothing can be stretched. */
  empty: number;
  /** How wide a hyphen is where it is not measured; a face of characters has none, and another one's is wide. */
  hyphen: number;
  /** Lines that are not stretched, as those of a cell: any room may be left, and any number of hyphens. */
  ragged?: boolean;
}

/** Lines of words: a space is a quarter of an em by itself, and at most 1.3 em. */
export const wordLimits: LineLimits = {
  shrink: 0.06,
  stretch: 0.25,
  widest: 1.03,
  shortest: 2.5,
  isStub,
  empty: 1.03,
  hyphen: 1 / 3,
};

/** Lines of characters: what is wider than a quarter of an em is found, and a last line of one character. */
export const characterLimits: LineLimits = {
  shrink: 0,
  stretch: 0.08,
  widest: 0.24,
  shortest: 0,
  isStub: (signs) => signs < 2,
  empty: 1.03,
  hyphen: 1,
};

/** Lines of a cell: what its words and figures keep together decides. */
export const raggedLimits: LineLimits = {
  shrink: 0,
  stretch: 3,
  widest: Number.POSITIVE_INFINITY,
  shortest: 0,
  isStub: () => false,
  empty: Number.POSITIVE_INFINITY,
  hyphen: 1 / 3,
  ragged: true,
};

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
  /** Those of words where they are not told. */
  limits?: LineLimits;
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
}

/** So many lines in a row may end with a hyphen. */
const ladder = 2;
/** What a hyphen costs, a second one in a row, one in the first line or before the last, and a too short last line. */
const [hyphenCost, ladderCost, firstCost, lateCost, shortCost] = [60, 6000, 3000, 10_000, 2000];
/** What a forced division costs: as much as spaces of an em. */
const forcedCost = 2500;
/** What a last line that is found costs: more than lines with the widest spaces that pass. */
const stubCost = 20_000;

/** A line between two places. */
interface SetLine extends Omit<LineEnd, 'place' | 'stub'> {
  cost: number;
  stub: boolean;
}

/** The best way to a place that ends with so many hyphens in a row: where its last line begins. */
interface Way {
  /** Of all its lines. */
  faults: number;
  cost: number;
  from: number;
  run: number;
  line: SetLine | undefined;
}

/** By place, then by the number of hyphens in a row. */
type Ways = (Way | undefined)[][];

/** The ends of lines that together are best; nothing when a word is wider than the line. */
export function chooseLineEnds(places: readonly LinePlace[], measure: LineMeasure): LineEnd[] | undefined {
  const ways: Ways = places.map(() => []);
  for (let from = -1; from < places.length - 1; from++) {
    const reached = from < 0 ? [{ faults: 0, cost: 0, from: -1, run: 0, line: undefined }] : (ways[from] ?? []);
    if (reached.some((way) => way !== undefined)) followWays(places, measure, from, reached, ways);
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
      ? { place, shrunk: 0, widened: line.widened, faults: line.faults }
      : { place, shrunk: 0, widened: 0, faults: 1 };
  });
}

/** How many lines of a way a gate finds. */
export const faultsOf = (ends: readonly LineEnd[]): number => ends.reduce((sum, { faults }) => sum + faults, 0);

/** Every line that can begin behind a place, to its end. */
function followWays(
  places: readonly LinePlace[],
  measure: LineMeasure,
  from: number,
  reached: readonly (Way | undefined)[],
  ways: Ways,
): void {
  const begin = places[from];
  for (let at = from + 1; at < places.length; at++) {
    const end = places[at] as LinePlace;
    const last = at === places.length - 1;
    const line = setLine(begin, end, last, measure);
    if (!line) return;
    for (const [run, way] of reached.entries()) {
      const next = end.divides && !measure.limits?.ragged ? run + 1 : 0;
      if (!way || next > ladder) continue;
      const edge = last && begin?.divides ? lateCost : !begin && end.divides ? firstCost : 0;
      const cost = way.cost + line.cost + (next > 1 ? ladderCost : 0) + edge;
      const row = ways[at] as Ways[number];
      const found = { faults: way.faults + line.faults, cost, from, run, line };
      if (isBetter(found, row[next])) row[next] = found;
    }
  }
}

const isBetter = (one: Way, other: Way | undefined): boolean =>
  !other || one.faults < other.faults || (one.faults === other.faults && one.cost < other.cost);

/** What a line between two places costs; nothing when it is too long. */
function setLine(
  begin: LinePlace | undefined,
  end: LinePlace,
  last: boolean,
  { start, width, indent, size, hyphen, limits = wordLimits }: LineMeasure,
): SetLine | undefined {
  const natural = end.end - (begin?.begin ?? start) + (end.divides ? hyphen : 0);
  const gaps = limits.ragged ? 0 : Math.max(0, end.spaces - spacesBehind(begin));
  const over = natural - (width - (begin ? 0 : indent));
  if (over > gaps * limits.shrink * size) return undefined;
  const letters = (end.letters ?? Number.POSITIVE_INFINITY) - (begin?.letters ?? 0);
  // A paragraph of one short line is whole, and no stub.
  const stub = last && begin !== undefined && limits.isStub(letters, natural / size);
  const short = stub ? stubCost : natural < limits.shortest * size ? shortCost : 0;
  const badness = last && over <= 0 ? short : badnessOf(over, gaps, size, limits);
  const divided = end.forced ? forcedCost : end.divides ? hyphenCost : 0;
  const widened = last ? 0 : Math.max(0, -over) / Math.max(1, gaps) / size;
  const wide = widened > (gaps > 0 ? limits.widest : limits.empty);
  return {
    cost: (10 + badness + divided) ** 2,
    shrunk: over > 0 ? (over + 0.1) / gaps : 0,
    widened,
    stub,
    faults: Number(stub) + Number(wide) + Number(end.breaks === true),
  };
}

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
  let place = ways.length - 1;
  let way = ways[place]?.find((one) => one !== undefined);
  while (way?.line) {
    const { shrunk, widened, stub, faults } = way.line;
    ends.unshift({ place, shrunk, widened, faults, ...(stub ? { stub } : {}) });
    if (way.from < 0) return ends;
    place = way.from;
    way = ways[place]?.[way.run];
  }
  return undefined;
}
