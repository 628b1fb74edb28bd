/**
 * What becomes of a block at a height of its page. In: a block as it was measured, and what layouts have shown. Out:
 * how many pages it goes on, and where it ends; what a layout by a plan shows. Pure. Called by `plan-spreads.ts` and by
 * `press/facing-print.ts`.
 *
 *     outcomeOf(p12, 480, 0, zh, shown) → { more: 1, end: 72 }
 */
import type { LaidUnit, LaidUnits } from '../../model/facing.ts';

/** So many pages more, and where it ends on the last of them, in px; infinite for a block that found no room. */
export interface BlockOutcome {
  more: number;
  end: number;
}

/** What layouts have shown of blocks at heights, by `placed`. */
export type ShownOutcomes = Map<string, BlockOutcome>;

const placed = (anchor: string, top: number): string => `${anchor} ${Math.round(top)}`;

/**
 * As a layout has shown it, or as it must be by its lines. `notes`: height of those of its page, its own among them.
 */
export function outcomeOf(
  { anchor, pieces, notes: own }: LaidUnit,
  top: number,
  notes: number,
  { height, line, aboveNotes, widows }: LaidUnits,
  shown: ShownOutcomes,
): BlockOutcome {
  const known = shown.get(placed(anchor, top));
  // A page that begins with it has room for it, whatever else stood there before.
  if (known && (top > 0 || Number.isFinite(known.more))) return known;
  const tallness = pieces.reduce((sum, piece) => sum + piece.bottom - piece.top, 0);
  const room = notes > 0 ? Math.floor((height - aboveNotes - notes) / line) * line : height;
  if (top + tallness <= room + 0.5) return { more: 0, end: top + tallness };
  const rest = Math.max(widows * line, tallness + own - Math.max(0, Math.floor((room - top + 0.5) / line) * line));
  const more = Math.ceil(rest / height);
  return { more, end: rest - (more - 1) * height };
}

/** How far each block stands from the one above it on its page, in px; where a page begins it is not known. */
export function naturalGaps({ units, line }: LaidUnits): Map<string, number> {
  const gaps = new Map<string, number>();
  units.forEach((unit, i) => {
    const [own, above] = [unit.pieces[0], units[i - 1]?.pieces.at(-1)];
    if (own && above && own.page === above.page) gaps.set(unit.anchor, own.top - above.bottom);
    else gaps.set(unit.anchor, unit.kind === 'table' || units[i - 1]?.kind === 'table' ? line : 0);
  });
  return gaps;
}

/**
 * Hears what a layout has made of a plan: `shown` knows more then. Out: the addresses of the blocks that do not stand
 * where they should.
 */
export function hearLayout(
  { units }: LaidUnits,
  places: ReadonlyMap<string, { page: number; top: number }>,
  shown: ShownOutcomes,
): string[] {
  const astray: string[] = [];
  for (const { anchor, pieces } of units) {
    const [first, last, due] = [pieces[0], pieces.at(-1), places.get(anchor)];
    if (!first || !last || !due) continue;
    const key = placed(anchor, due.top);
    const stands = first.page === due.page && Math.abs(first.top - due.top) < 0.5;
    if (stands) shown.set(key, { more: last.page - first.page, end: last.bottom });
    else {
      // What follows is astray because this one is.
      if (astray.length === 0 && first.page > due.page) shown.set(key, { more: Number.POSITIVE_INFINITY, end: 0 });
      astray.push(anchor);
    }
  }
  return astray;
}
