/**
 * Where the pairs of a facing edition stand below one another. In: pairs that stay together, where both languages
 * stand, what is known of their blocks. Out: a place for each block: twins begin on the same page and at the same
 * height. Pure. Called by `choose-breaks.ts` and `plan-spreads.ts`.
 *
 *     placeGroup([[heading, heading], [p12, p12]], openSpread(7), sides) → [{ side: 0, page: 7, top: 0, … }, …]
 */
import type { Both, LaidUnit, LaidUnits } from '../../model/facing.ts';
import { type BlockOutcome, outcomeOf, type ShownOutcomes } from './block-outcomes.ts';
import type { Row } from './pair-units.ts';

/** Where a language stands: its page, the lower edge of its last block there, the notes on this page; in px. */
export interface SideCursor {
  page: number;
  end: number;
  notes: number;
}

/** Where a block begins: its page (1-based), px from the upper edge of the type area. */
export interface BlockPlace {
  page: number;
  top: number;
}

/** A block that has its place. */
export interface PlacedBlock extends BlockPlace {
  side: 0 | 1;
  unit: LaidUnit;
  /** It is the first of its language on this page. */
  opens: boolean;
  /** Px to what stands above it, or to the head of the page. */
  gap: number;
  outcome: BlockOutcome;
}

/** What is known of one language. */
export interface PlannedSide {
  laid: LaidUnits;
  shown: ShownOutcomes;
  /** How far blocks stand from what is above them, where nothing is added. */
  gaps: ReadonlyMap<string, number>;
}

export const bothSides = [0, 1] as const;

/** Two empty pages. */
export const openSpread = (page: number): Both<SideCursor> => [
  { page, end: 0, notes: 0 },
  { page, end: 0, notes: 0 },
];

/** The blocks of a group one after the other, from where both languages stand. */
export function placeGroup(
  group: readonly Row<LaidUnit>[],
  from: Both<SideCursor>,
  sides: Both<PlannedSide>,
): PlacedBlock[] {
  const steps: PlacedBlock[] = [];
  let cursors = from;
  for (const row of group) {
    const own = bothSides.filter((side) => row[side]);
    const page = Math.max(...own.map((side) => cursors[side].page));
    const tops = own.map((side) => {
      const above = aboveOn(page, cursors[side]);
      return above + gapBefore(sides[side], row[side] as LaidUnit, above === 0);
    });
    const top = Math.max(...tops);
    const placed = own.map((side): PlacedBlock => {
      const unit = row[side] as LaidUnit;
      const above = aboveOn(page, cursors[side]);
      const notes = notesOn(page, cursors[side]) + unit.notes;
      const { laid, shown } = sides[side];
      return {
        side,
        unit,
        page,
        top,
        opens: above === 0,
        gap: top - above,
        outcome: outcomeOf(unit, top, notes, laid, shown),
      };
    });
    steps.push(...placed);
    cursors = cursorsBehind(placed, cursors);
  }
  return steps;
}

/** Where both languages stand behind some blocks. */
export function cursorsBehind(steps: readonly PlacedBlock[], from: Both<SideCursor>): Both<SideCursor> {
  const cursors: Both<SideCursor> = [from[0], from[1]];
  for (const { side, unit, page, outcome } of steps) {
    const notes = notesOn(page, cursors[side]) + unit.notes;
    cursors[side] = { page: page + outcome.more, end: outcome.end, notes: outcome.more > 0 ? 0 : notes };
  }
  return cursors;
}

const aboveOn = (page: number, { page: at, end }: SideCursor): number => (at < page ? 0 : end);
const notesOn = (page: number, { page: at, notes }: SideCursor): number => (at < page ? 0 : notes);

/** A page begins with the gap of a table as books do, and with no other. */
const gapBefore = ({ gaps }: PlannedSide, { anchor, kind }: LaidUnit, opens: boolean): number =>
  opens && kind !== 'table' ? 0 : (gaps.get(anchor) ?? 0);
