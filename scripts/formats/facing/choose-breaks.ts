/**
 * Where the spreads of a facing edition end. In: pairs in groups that stay together, what is known of both languages.
 * Out: the groups with which spreads begin, chosen for the whole text so that as little as can be stays empty: a spread
 * may end a little earlier when those behind it are fuller for that, and a pair may be divided where both languages
 * leave enough lines of it. Pure; each state is looked at once. Called by `plan-spreads.ts`.
 *
 *     chooseBreaks(groups, openSpread(7), sides) → Set { 9, 17 }
 */
import type { Both, LaidUnit } from '../../model/facing.ts';
import type { Row } from './pair-units.ts';
import {
  bothSides,
  cursorsBehind,
  openSpread,
  type PlacedBlock,
  type PlannedSide,
  placeGroup,
  type SideCursor,
} from './place-pairs.ts';

/** A pair is divided where else more lines than these would stay empty at the foot of a page. */
const mostEmpty = 2;
/** A spread may end so many groups before it is full. */
const mostBack = 3;

type Group = readonly Row<LaidUnit>[];

/** Pages that the rest of the text takes, and the breaks in it. */
interface Rest {
  pages: number;
  breaks: readonly number[];
}

/** The groups (0-based) before which a new spread begins. */
export function chooseBreaks(groups: readonly Group[], from: Both<SideCursor>, sides: Both<PlannedSide>): Set<number> {
  const known = new Map<string, Rest>();
  const height = Math.max(...sides.map(({ laid }) => laid.height));
  const firstPage = (cursors: Both<SideCursor>) => Math.min(...cursors.map(({ page }) => page));

  const restOf = (first: number, start: Both<SideCursor>): Rest => {
    const key = [
      first,
      ...start.map(({ page, end, notes }) => [page - firstPage(start), Math.round(end), notes]),
    ].join();
    const found = known.get(key) ?? chooseRest(first, start);
    known.set(key, found);
    return found;
  };
  const chooseRest = (first: number, start: Both<SideCursor>): Rest => {
    const ways: Rest[] = [];
    let cursors = start;
    const before: Both<SideCursor>[] = [];
    for (let i = first; i < groups.length; i++) {
      const group = groups[i] as Group;
      before[i] = cursors;
      const steps = placeGroup(group, cursors, sides);
      const isFresh = cursors.every(({ end }) => end === 0);
      const begins = !isFresh && group.some((row) => row.some((unit) => unit?.turns));
      if (!begins && isWhole(steps)) {
        cursors = cursorsBehind(steps, cursors);
        continue;
      }
      const turn = (at: number) => {
        const next = openSpread(1 + Math.max(...(before[at] as Both<SideCursor>).map(({ page }) => page)));
        const rest = restOf(at, next);
        ways.push({
          pages: rest.pages + Math.max(...next.map(({ page }) => page)) - firstPage(start),
          breaks: [at, ...rest.breaks],
        });
      };
      if (isFresh || (!begins && mayDivide(steps, sides, cursors))) {
        const behind = cursorsBehind(steps, cursors);
        const rest = restOf(i + 1, behind);
        ways.push({ pages: rest.pages + firstPage(behind) - firstPage(start), breaks: rest.breaks });
      }
      if (!isFresh) turn(i);
      if (!begins) for (let at = i - 1; at > Math.max(first, i - mostBack); at--) turn(at);
      break;
    }
    if (ways.length === 0) {
      const last = Math.max(...cursors.map(({ page, end }) => page + end / height));
      return { pages: last - firstPage(start), breaks: [] };
    }
    return ways.reduce((best, way) => (way.pages < best.pages - 1e-6 ? way : best));
  };
  return new Set(restOf(0, from).breaks);
}

const isWhole = (steps: readonly PlacedBlock[]): boolean => steps.every(({ outcome }) => outcome.more === 0);

/**
 * Whether what has no room in a spread may begin in it: each language has its last block whole, or enough lines of it
 * on both pages, and the foot of the page would else be empty.
 */
function mayDivide(steps: readonly PlacedBlock[], sides: Both<PlannedSide>, from: Both<SideCursor>): boolean {
  const last = steps.at(-1);
  const own = steps.filter(({ page, top }) => page === last?.page && top === last.top);
  const isEmpty = bothSides.every((side) => {
    const { height, line } = sides[side].laid;
    return height - from[side].end > mostEmpty * line;
  });
  return isEmpty && isWhole(steps.filter((step) => !own.includes(step))) && own.every((step) => isDivided(step, sides));
}

/** Whether a block is whole, or leaves lines enough on its page and takes as many along. */
function isDivided({ side, unit, top, outcome }: PlacedBlock, sides: Both<PlannedSide>): boolean {
  if (outcome.more === 0) return true;
  const { height, line, orphans, widows } = sides[side].laid;
  const lines = unit.pieces.reduce((sum, piece) => sum + piece.bottom - piece.top, 0) / line + 0.1;
  const room = (height - top) / line + 0.1;
  return Number.isFinite(outcome.more) && unit.kind === 'p' && room >= orphans && lines >= orphans + widows;
}
