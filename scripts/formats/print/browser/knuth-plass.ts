/**
 * Where the lines of a justified paragraph end, chosen as a whole (Knuth and Plass, Software: Practice and Experience
 * 11, 1981). In: the places where lines can end, measured in one line. Out: those at which they end. Pure: lengths are
 * CSS px.
 *
 *     chooseLineEnds(places, { start: 0, width: 300, indent: 0, size: 12, hyphen: 4 }) → [{ place: 7, shrunk: 0,
 *       widened: 0.1 }, …]
 */

import { isStub } from '../../../model/last-line.ts';

/** A place where a line may end. The last one is the end of the paragraph. */
export interface LinePlace {
  /** Inside a word, which gets a hyphen. */
  divides: boolean;
  /** Inside what is divided only when no other place is near enough. */
  forced?: boolean;
  /** Where the line ends, and where the next one begins, if all stood in one line. */
  end: number;
  begin: number;
  /** Spaces before it. */
  spaces: number;
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
}

interface LineEnd {
  /** Index of the place. */
  place: number;
  /** By how much each space of the line is narrowed. */
  shrunk: number;
  /** By how much each space is widened, in em; of a line without a space, by how much it is short. */
  widened: number;
  /** The last line, and too short for one. */
  stub?: boolean;
}

/** In em: what a space may give up, and what it may take before a line counts as bad. */
const [shrink, stretch] = [0.06, 0.25];
/** So many lines in a row may end with a hyphen. */
const ladder = 3;
/** What a hyphen costs, a second one in a row, one before the last line, and a last line shorter than 2.5 em. */
const [hyphenCost, ladderCost, lateCost, shortCost] = [60, 6000, 10_000, 2000];
/** What a forced division costs: as much as spaces of an em. */
const forcedCost = 2500;
const shortest = 2.5;
/** What a last line of less than four letters costs: more than lines with the widest spaces that pass. */
const stubCost = 20_000;

/** The best way to a place that ends with so many hyphens in a row: where its last line begins. */
interface Way {
  cost: number;
  from: number;
  run: number;
  shrunk: number;
  widened: number;
  stub: boolean;
}

/** By place, then by the number of hyphens in a row. */
type Ways = (Way | undefined)[][];

/** The ends of lines that together cost least; nothing when a word is wider than the line. */
export function chooseLineEnds(places: readonly LinePlace[], measure: LineMeasure): LineEnd[] | undefined {
  const ways: Ways = places.map(() => []);
  for (let from = -1; from < places.length - 1; from++) {
    const reached = from < 0 ? [{ cost: 0, from: -1, run: 0, shrunk: 0, widened: 0, stub: false }] : (ways[from] ?? []);
    if (reached.some((way) => way !== undefined)) followWays(places, measure, from, reached, ways);
  }
  return readWays(ways);
}

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
      const next = end.divides ? run + 1 : 0;
      if (!way || next > ladder) continue;
      const late = last && begin?.divides ? lateCost : 0;
      const cost = way.cost + line.cost + (next > 1 ? ladderCost : 0) + late;
      const row = ways[at] as Ways[number];
      const { shrunk, widened, stub } = line;
      if (cost < (row[next]?.cost ?? Number.POSITIVE_INFINITY)) row[next] = { cost, from, run, shrunk, widened, stub };
    }
  }
}

/** What a line between two places costs; nothing when it is too long. */
function setLine(
  begin: LinePlace | undefined,
  end: LinePlace,
  last: boolean,
  { start, width, indent, size, hyphen }: LineMeasure,
): Pick<Way, 'cost' | 'shrunk' | 'widened' | 'stub'> | undefined {
  const natural = end.end - (begin?.begin ?? start) + (end.divides ? hyphen : 0);
  const gaps = end.spaces - (begin?.spaces ?? 0) - (begin && begin.begin > begin.end ? 1 : 0);
  const over = natural - (width - (begin ? 0 : indent));
  if (over > Math.max(0, gaps) * shrink * size) return undefined;
  const letters = (end.letters ?? Number.POSITIVE_INFINITY) - (begin?.letters ?? 0);
  // A paragraph of one short line is whole, and no stub.
  const stub = last && begin !== undefined && isStub(letters, natural / size);
  const short = stub ? stubCost : natural < shortest * size ? shortCost : 0;
  const badness = last && over <= 0 ? short : badnessOf(over, gaps, size);
  const divided = end.forced ? forcedCost : end.divides ? hyphenCost : 0;
  return {
    cost: (10 + badness + divided) ** 2,
    shrunk: over > 0 ? (over + 0.1) / gaps : 0,
    widened: last ? 0 : Math.max(0, -over) / Math.max(1, gaps) / size,
    stub,
  };
}

/** Of a line that is longer or shorter than its room, by what each of its spaces must give up or take. */
function badnessOf(over: number, gaps: number, size: number): number {
  const each = over / Math.max(1, gaps) / size;
  return over > 0 ? 100 * (each / shrink) ** 3 : 100 * (-each / stretch) ** 3;
}

/** The way to the last place, from its end. */
function readWays(ways: Ways): LineEnd[] | undefined {
  const ends: LineEnd[] = [];
  let place = ways.length - 1;
  let way = ways[place]?.find((one) => one !== undefined);
  while (way) {
    ends.unshift({ place, shrunk: way.shrunk, widened: way.widened, ...(way.stub ? { stub: true } : {}) });
    if (way.from < 0) return ends;
    place = way.from;
    way = ways[place]?.[way.run];
  }
  return undefined;
}
