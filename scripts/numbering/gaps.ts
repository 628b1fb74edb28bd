/**
 * Gaps: what stands where a published number stood that is no longer in the text. In: numbers in order, those that are
 * gone among them. Out: the blocks of the edition with a gap for each. Promises that a gap stands behind what it stood
 * behind, or before what it stood before. Called by `number-paragraphs.ts` and `published-addresses.ts`.
 *
 *     numbers 1, 2 (gone since edition 2), 3 → paragraph 1, a gap “[Deleted as of edition 2.]” with the anchor p2,
 *       paragraph 3
 */
import { type Block, blocksOf, type Edition } from '../model/edition.ts';
import type { Labels, Manuscript } from '../model/manuscript.ts';
import { anchorOf, type Slot, sayNumber } from '../model/numbers.ts';
import type { Gap } from '../model/text.ts';

/** Hands out the numbers of a text in their order. */
interface OpenSlots {
  /** The number of the next paragraph. */
  next: () => Slot;
  /** The gaps that stand here; `leading`: also those that stand before the next paragraph. */
  gaps: (leading: boolean) => Gap[];
  /** True when all were handed out. */
  ended: () => boolean;
}

/** Opens the numbers of a text, those of gone paragraphs among them. */
export function openSlots(slots: readonly Slot[], manuscript: Manuscript): OpenSlots {
  let at = 0;
  return {
    next: () => {
      const slot = slots[at++];
      if (!slot) throw new Error('a text has more paragraphs than numbers');
      return slot;
    },
    gaps: (leading) => {
      const gaps: Gap[] = [];
      for (let slot = slots[at]; slot?.gone !== undefined && (leading || !slot.leading); slot = slots[at]) {
        gaps.push(gapOf(slot, manuscript, slots));
        at++;
      }
      return gaps;
    },
    ended: () => at >= slots.length,
  };
}

/** The numbers of an edition as they are frozen. */
export function slotsOf(edition: Edition): Slot[] {
  const firsts = new Set(edition.sections.map(({ firstParagraph }) => firstParagraph));
  return blocksOf(edition).flatMap((block: Block): Slot[] => {
    if (block.kind === 'paragraph')
      return [{ number: block.number, ...(block.from === undefined ? {} : { from: block.from }) }];
    if (block.kind !== 'gap') return [];
    const { number, since, into, also } = block;
    return [
      {
        number,
        gone: since,
        ...(into === undefined ? {} : { into }),
        ...(block.leading || firsts.has(number) ? { leading: true } : {}),
        ...(also ? { also } : {}),
      },
    ];
  });
}

/** The line that says what became of a paragraph. */
function gapOf(
  { number, gone = 0, into, place, leading, also }: Slot,
  manuscript: Manuscript,
  slots: readonly Slot[],
): Gap {
  const { labels, file, bodyLine } = manuscript;
  const moved = into !== undefined && slots.some((slot) => slot.number === into && slot.from === number);
  const key = into === undefined ? 'gapRemoved' : moved ? 'gapMoved' : 'gapJoined';
  return {
    kind: 'gap',
    number,
    anchor: anchorOf(number),
    ...(also ? { also } : {}),
    since: gone,
    ...(into === undefined ? {} : { into }),
    ...(leading ? { leading } : {}),
    text: sayGap(labels, key, gone, into === undefined ? '' : sayNumber(into, labels), sayNumber(number, labels)),
    place: place ?? { file, line: bodyLine, column: 1 },
  };
}

const sayGap = (labels: Labels, key: string, edition: number, into: string, own: string): string =>
  (labels[key] ?? '').replace('{0}', String(edition)).replace('{1}', into).replace('{2}', own);
