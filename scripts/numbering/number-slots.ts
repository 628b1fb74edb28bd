/**
 * The numbers of a new edition in their order. In: which published slot every paragraph is, as `published-numbers.ts`
 * decided it. Out: slots: published numbers, new ones between them, and those of gone paragraphs where they stood.
 * Pure.
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

/** All numbers in the order of the text; `paragraph` is the position of the one that has it. */
export function arrangeSlots(
  { slotOf, from, into }: Decision,
  draft: Draft,
  last: PublishedEdition,
  edition: number,
): { slot: Slot; paragraph?: number }[] {
  const { slots } = last;
  const paragraphs = draft.blocks.filter(({ kind }) => kind === 'paragraph');
  const placed: { slot: Slot; paragraph?: number }[] = [];
  const given = new Map<number, ParagraphNumber>();
  const leading = leadingNumbers(draft, last);
  const places = new Map(paragraphsOf(last.edition).map(({ number, place }) => [number, place]));
  let next = 0;
  /** The slots before position `to` that no paragraph has. */
  const leave = (to: number) => {
    for (; next < to; next++) {
      const slot = slots[next] as Slot;
      if (slot.gone !== undefined) placed.push({ slot: plain(slot) });
      else {
        const place = places.get(slot.number);
        placed.push({
          slot: {
            number: slot.number,
            gone: edition,
            ...(leading.has(slot.number) ? { leading: true } : {}),
            ...(place ? { place } : {}),
          },
        });
      }
    }
  };
  for (let j = 0; j < paragraphs.length; j++) {
    const i = slotOf.get(j);
    if (i !== undefined) {
      leave(i);
      const slot = slots[i] as Slot;
      placed.push({
        slot: { number: slot.number, ...(slot.from === undefined ? {} : { from: slot.from }) },
        paragraph: j,
      });
      given.set(j, slot.number);
      next = i + 1;
      continue;
    }
    let m = j;
    while (m < paragraphs.length && !slotOf.has(m)) m++;
    const following = slotOf.get(m);
    // What is new stands behind what is gone from the same place; at the end of the text behind everything.
    leave(following ?? slots.length);
    const number = numberBetween(
      placed.at(-1)?.slot.number ?? 0,
      following === undefined ? undefined : slots[following]?.number,
    );
    const source = from.get(j);
    placed.push({
      slot: { number, ...(source === undefined ? {} : { from: slots[source]?.number ?? 0 }) },
      paragraph: j,
    });
    given.set(j, number);
  }
  leave(slots.length);
  for (const [i, j] of into) {
    const gone = placed.find(({ slot, paragraph }) => paragraph === undefined && slot.number === slots[i]?.number);
    const number = given.get(j);
    if (gone && number !== undefined) gone.slot.into = number;
  }
  return placed;
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
