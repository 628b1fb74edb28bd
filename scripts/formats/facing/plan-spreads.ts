/**
 * Which spread each pair of a facing edition begins, and how high. In: the rows of two texts (`pair-units.ts`), each
 * block measured as it stands in a book of its own. Out: for both languages a plan of pages and gaps: pairs begin at
 * the same height, both pages of a spread end before the same pair, a pair that is higher than a page goes on over
 * several spreads, and where one of both needs fewer pages it leaves them empty. What a layout has shown of a block at
 * a height is believed from then on. Pure. Called by `press/facing-print.ts`.
 *
 *     planSpreads(rows, [zh, en], [new Map(), new Map()]).plans[0]
 *       → { turns: { title: 6, p9: 7 }, gaps: { p2: 24 }, pages: 0 }
 */
import type { Both, FacingPlan, LaidUnit, LaidUnits } from '../../model/facing.ts';
import { naturalGaps, type ShownOutcomes } from './block-outcomes.ts';
import { chooseBreaks } from './choose-breaks.ts';
import type { Row } from './pair-units.ts';
import {
  type BlockPlace,
  bothSides,
  cursorsBehind,
  openSpread,
  type PlacedBlock,
  type PlannedSide,
  placeGroup,
} from './place-pairs.ts';

interface Planned {
  plans: Both<FacingPlan>;
  /** Where each block is to stand, by its address. */
  places: Both<Map<string, BlockPlace>>;
}

/** Plans both languages. `shown`: what layouts by earlier plans have shown of each; empty for a first plan. */
export function planSpreads(
  rows: readonly Row<LaidUnit>[],
  laid: Both<LaidUnits>,
  shown: Both<ShownOutcomes>,
): Planned {
  const empty = (): FacingPlan => ({ turns: {}, gaps: {}, pages: 0 });
  const planned: Planned = { plans: [empty(), empty()], places: [new Map(), new Map()] };
  const side = (i: 0 | 1): PlannedSide => ({ laid: laid[i], shown: shown[i], gaps: naturalGaps(laid[i]) });
  const sides: Both<PlannedSide> = [side(0), side(1)];
  const [front, behind] = [partsOf(laid, true), partsOf(laid, false)];
  const groups = groupsOf(rows);
  let cursors = openSpread(planParts(planned, front, 1));
  const breaks = chooseBreaks(groups, cursors, sides);
  groups.forEach((group, i) => {
    if (breaks.has(i)) cursors = openSpread(1 + Math.max(...cursors.map(({ page }) => page)));
    const steps = placeGroup(group, cursors, sides);
    keep(planned, steps, sides);
    cursors = cursorsBehind(steps, cursors);
  });
  const end = planParts(planned, behind, 1 + Math.max(...cursors.map(({ page }) => page)));
  for (const side of bothSides) {
    const last = behind.findLast(({ pages }) => pages[side] !== undefined);
    const own = last ? (planned.plans[side].turns[last.id] ?? 0) + (last.pages[side] ?? 0) : cursors[side].page + 1;
    planned.plans[side].pages = own < end ? end - 1 : 0;
  }
  return planned;
}

/** Headings stand on the spread of what they announce. */
function groupsOf(rows: readonly Row<LaidUnit>[]): Row<LaidUnit>[][] {
  const groups: Row<LaidUnit>[][] = [];
  let announces = false;
  for (const row of rows) {
    if (announces) groups.at(-1)?.push(row);
    else groups.push([row]);
    announces = row.some((unit) => unit && (/^h[2-6]$/.test(unit.kind) || unit.anchor === 'title'));
  }
  return groups;
}

/** Writes what was decided into the plans. */
function keep({ plans, places }: Planned, steps: readonly PlacedBlock[], sides: Both<PlannedSide>): void {
  for (const { side, unit, page, top, opens, gap } of steps) {
    const { turns, gaps } = plans[side];
    if (opens) turns[unit.anchor] = page;
    if (Math.abs(gap - (sides[side].gaps.get(unit.anchor) ?? 0)) > 0.25) gaps[unit.anchor] = round(gap);
    places[side].set(unit.anchor, { page, top });
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A part of the book that is none of its text, with the pages that each language needs for it. */
interface Part {
  id: string;
  pages: (number | undefined)[];
}

/** The parts before the text, or behind it, in the order of both books. */
function partsOf(laid: Both<LaidUnits>, before: boolean): Part[] {
  const lists = laid.map(({ parts, pages }) => {
    const text = parts.findIndex(([id]) => id === 'text');
    const ends = [...parts.slice(1).map(([, page]) => page), pages + 1];
    const counted = parts.map(([id, page], i): [string, number] => [id, (ends[i] as number) - page]);
    return new Map(before ? counted.slice(0, text) : counted.slice(text + 1));
  });
  const ids = [...new Set(lists.flatMap((list) => [...list.keys()]))];
  return ids.map((id) => ({ id, pages: lists.map((list) => list.get(id)) }));
}

/** Gives each part its page, the same in both languages. Out: the page behind them. */
function planParts({ plans }: Planned, parts: readonly Part[], from: number): number {
  let page = from;
  for (const { id, pages } of parts) {
    for (const side of bothSides) if (pages[side] !== undefined) plans[side].turns[id] = page;
    page += Math.max(...pages.map((count) => count ?? 0));
  }
  return page;
}
