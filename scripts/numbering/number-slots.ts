/**
 * The numbers of a new edition in their order. In: which published slot every paragraph is, as `published-numbers.ts`
 * decided it. Out: slots: published numbers, new ones between them, and those of gone paragraphs where they stood.
 * Promises that no published number is lost or given twice. Pure. Called by `published-numbers.ts`.
 *
 *     1, 2, 3 were published, and a paragraph was put in behind 2  → 1, 2, 2-1, 3
 */

import { type PublishedEdition, paragraphsOf } from '../model/edition.ts';
import { compareNumbers, type ParagraphNumber, type Slot } from '../model/numbers.ts';
import { type Draft, plainText } from '../model/text.ts';

/** What the alignment says, by position: which published slot a paragraph is, and where texts came from and went. */
export interface Decision {
  slotOf: Map<number, number>;
  from: Map<number, number>;
  into: Map<number, number>;
}

interface PlacedSlot {
  slot: Slot;
  paragraph?: number;
}

/** Slots on their way into order. */
interface Arrangement {
  readonly slots: readonly Slot[];
  readonly placed: PlacedSlot[];
  /** The first published slot that has no place yet. */
  next: number;
  /** What a published slot becomes that no paragraph has any more. */
  readonly gone: (slot: Slot) => Slot;
}

/** All numbers in the order of the text; `paragraph` is the position of the one that has it. */
export function arrangeSlots(
  { slotOf, from, into }: Decision,
  draft: Draft,
  last: PublishedEdition,
  edition: number,
): PlacedSlot[] {
  const { slots } = last;
  const count = draft.blocks.filter(({ kind }) => kind === 'paragraph').length;
  const arrangement: Arrangement = { slots, placed: [], next: 0, gone: goneSlots(draft, last, edition) };
  const { placed } = arrangement;
  for (let j = 0; j < count; j++) {
    const i = slotOf.get(j);
    if (i === undefined)
      placed.push({ slot: newSlot(arrangement, nextPublished(slotOf, j, count), from.get(j)), paragraph: j });
    else {
      leaveSlots(arrangement, i);
      const { number, from: source } = slots[i] as Slot;
      placed.push({ slot: { number, ...(source === undefined ? {} : { from: source }) }, paragraph: j });
      arrangement.next = i + 1;
    }
  }
  leaveSlots(arrangement, slots.length);
  const given = new Map(placed.map(({ slot, paragraph }) => [paragraph, slot.number]));
  for (const [i, j] of into) {
    const gone = placed.find(({ slot, paragraph }) => paragraph === undefined && slot.number === slots[i]?.number);
    const number = given.get(j);
    if (gone && number !== undefined) gone.slot.into = number;
  }
  return placed;
}

/** The published slot of the first paragraph from `j` on that has one. */
function nextPublished(slotOf: ReadonlyMap<number, number>, j: number, count: number): number | undefined {
  let m = j;
  while (m < count && !slotOf.has(m)) m++;
  return slotOf.get(m);
}

/** Places the slots before position `to` that no paragraph has. */
function leaveSlots(arrangement: Arrangement, to: number): void {
  for (; arrangement.next < to; arrangement.next++)
    arrangement.placed.push({ slot: arrangement.gone(arrangement.slots[arrangement.next] as Slot) });
}

/** A slot that was gone before stays as it is; another one is gone since this edition. */
function goneSlots(draft: Draft, last: PublishedEdition, edition: number): (slot: Slot) => Slot {
  const leading = leadingNumbers(draft, last);
  const places = new Map(paragraphsOf(last.edition).map(({ number, place }) => [number, place]));
  return (slot) => {
    if (slot.gone !== undefined) return plain(slot);
    const place = places.get(slot.number);
    return {
      number: slot.number,
      gone: edition,
      ...(leading.has(slot.number) ? { leading: true } : {}),
      ...(place ? { place } : {}),
    };
  };
}

/**
 * The slot of a new paragraph before the published slot `following`; `source`: the slot that its text was a part of.
 */
function newSlot(arrangement: Arrangement, following: number | undefined, source: number | undefined): Slot {
  const { slots, placed } = arrangement;
  // What is new stands behind what is gone from the same place; at the end of the text behind everything.
  leaveSlots(arrangement, following ?? slots.length);
  const after = following === undefined ? undefined : slots[following]?.number;
  const number = numberBetween(placed.at(-1)?.slot.number ?? 0, after);
  return { number, ...(source === undefined ? {} : { from: slots[source]?.number ?? 0 }) };
}

/** A slot without what only its own edition knows of it. */
function plain({ number, from, gone, into, leading, place }: Slot): Slot {
  return {
    number,
    ...(from === undefined ? {} : { from }),
    ...(gone === undefined ? {} : { gone }),
    ...(into === undefined ? {} : { into }),
    ...(leading ? { leading } : {}),
    ...(place ? { place } : {}),
  };
}

/** A new number behind `before` and before `after`; the next whole number where nothing published follows. */
export function numberBetween(before: ParagraphNumber, after: ParagraphNumber | undefined): ParagraphNumber {
  const parts = String(before).split('-').map(Number);
  if (after === undefined) return (parts[0] ?? 0) + 1;
  const beside = [...parts.slice(0, -1), (parts.at(-1) ?? 0) + 1];
  const candidates = [...(parts.length > 1 ? [beside] : []), [...parts, 1]];
  // Before the first of those that stand behind it already: 12-0-1 is behind 12 and before 12-1.
  for (let zeros = 1; zeros < 9; zeros++) candidates.push([...parts, ...Array<number>(zeros).fill(0), 1]);
  const found = candidates
    .map((list) => list.join('-') as ParagraphNumber)
    .find((number) => compareNumbers(number, after) < 0);
  if (found === undefined) throw new Error(`there is no number between ${before} and ${after}`);
  return found;
}

/** The numbers with which a section began that is still there: what is gone from there stands before what follows. */
function leadingNumbers(draft: Draft, last: PublishedEdition): Set<ParagraphNumber> {
  const headings = new Set(
    draft.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [plainText(block.inlines)] : [])),
  );
  return new Set(
    last.edition.sections.flatMap(({ heading, firstParagraph }) =>
      heading && firstParagraph !== undefined && headings.has(plainText(heading.inlines)) ? [firstParagraph] : [],
    ),
  );
}
