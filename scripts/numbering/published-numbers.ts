/**
 * Keeps every published number. In: a draft, and the editions of its title that were published. Out: the draft's
 * numbers in order, those of gone paragraphs among them. A paragraph put in between gets 12-1, one at the end the next
 * number. Promises that nothing is guessed: what changed places (K313) and what could be either (K314) is for the
 * editor to say. Called by `press/prepare-edition.ts`.
 *
 *     keepNumbers(draft of 1, 2, a new one, 3; [the first edition]) → { value: slots 1, 2, 2-1, 3, problems: [] }
 */
import { type PublishedEdition, paragraphsOf } from '../model/edition.ts';
import type { ParagraphNumber, Slot } from '../model/numbers.ts';
import type { Outcome, Place, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { blockTexts, type Draft, type DraftParagraph, plainText } from '../model/text.ts';
import { alignTexts, measureLikeness } from './align-paragraphs.ts';
import { findParts } from './divided-paragraphs.ts';
import { arrangeSlots, type Decision, numberBetween } from './number-slots.ts';
import { beginningOf, findDoubts } from './uncertain-numbers.ts';

/**
 * The numbers of a draft; no value for a title without a published edition, whose paragraphs are 1…n. Problems: K312
 * for an edition that does not follow, K313 to K315 for paragraphs, K316 and K317 for an edition that is published
 * already.
 */
export function keepNumbers(draft: Draft, history: readonly PublishedEdition[]): Outcome<Slot[]> {
  const paragraphs = draft.blocks.filter((block): block is DraftParagraph => block.kind === 'paragraph');
  const last = history.at(-1);
  if (!last)
    return {
      problems: paragraphs.flatMap(({ tie }) =>
        tie
          ? [problem('K315', { number: tie.number, detail: 'no edition of this title is published.' }, tie.place)]
          : [],
      ),
    };
  const { number } = draft.manuscript.metadata.edition;
  if (number === last.number) return publishedAlready(draft, last);
  const problems = followsLast(draft, last);
  return problems.length > 0 ? { problems } : continueNumbers(draft, paragraphs, last, number);
}

const topOf = ({ manuscript: { file } }: Draft): Place => ({ file, line: 1, column: 1 });

/** K312 for an edition that is not the next one, or is older than the last. */
export function followsLast(draft: Draft, last: PublishedEdition): Problem[] {
  const { number, date } = draft.manuscript.metadata.edition;
  if (number === last.number + 1 && date >= last.date) return [];
  const details = { number, date, last: last.number, lastDate: last.date, next: last.number + 1 };
  return [problem('K312', details, topOf(draft))];
}

/** An edition that is published is built again with the numbers that it has, and only with its own text. */
export function publishedAlready(draft: Draft, last: PublishedEdition): Outcome<Slot[]> {
  const { manuscript } = draft;
  const top = topOf(draft);
  const textsOf = (blocks: Draft['blocks']) => [
    manuscript.metadata.title,
    ...blocks.flatMap((block) => blockTexts(block)),
  ];
  const frozen = last.edition.sections.flatMap(({ heading, blocks }) => [
    ...(heading ? [heading] : []),
    ...blocks.filter((block) => block.kind !== 'gap'),
  ]);
  const notesOf = ({ notes }: Pick<Draft, 'notes'>) => notes.flatMap((note) => note.blocks.flatMap(blockTexts));
  const [own, published] = [
    [...textsOf(draft.blocks), ...notesOf(draft)],
    [last.edition.metadata.title, ...frozen.flatMap((block) => blockTexts(block)), ...notesOf(last.edition)],
  ];
  const length = Math.max(own.length, published.length);
  const at = Array.from({ length }, (_, i) => i).find((i) => own[i] !== published[i]);
  if (at !== undefined) {
    const detail = `“${beginningOf(own[at] ?? '')}” where “${beginningOf(published[at] ?? '')}” was published.`;
    return { problems: [problem('K316', { number: last.number, detail, next: last.number + 1 }, top)] };
  }
  const changed =
    manuscript.sha256 !== last.sha256
      ? [problem('K317', { number: last.number, frozen: last.edition.manuscript.file }, top)]
      : [];
  return { value: last.slots, problems: changed };
}

function continueNumbers(
  draft: Draft,
  paragraphs: readonly DraftParagraph[],
  last: PublishedEdition,
  edition: number,
): Outcome<Slot[]> {
  const problems: Problem[] = [];
  const { slots } = last;
  const frozen = new Map(paragraphsOf(last.edition).map((paragraph) => [paragraph.number, paragraph]));
  // A gone paragraph is like nothing: only a mark brings it back.
  const before = slots.map((slot) =>
    slot.gone === undefined ? plainText(frozen.get(slot.number)?.inlines ?? []) : `\u0000${slot.number}`,
  );
  const after = paragraphs.map(({ inlines }) => plainText(inlines));
  const ties = readTies(paragraphs, slots, problems);
  const likeness = measureLikeness(before, after);
  const decision: Decision = {
    slotOf: new Map(alignTexts(before.length, after.length, likeness, ties).map(([i, j]) => [j, i])),
    from: new Map(),
    into: new Map(),
  };
  for (const [j, i] of ties)
    if (i !== undefined && decision.slotOf.get(j) !== i) {
      const { number, place } = paragraphs[j]?.tie as NonNullable<DraftParagraph['tie']>;
      problems.push(problem('K315', { number, detail: 'published paragraphs would change places.' }, place));
    }
  findParts({ decision, likeness, ties, slots, before, after });
  const numbered = arrangeSlots(decision, draft, last, edition);
  const numbers = new Map(numbered.map(({ slot, paragraph }) => [paragraph, slot.number]));
  const numberOf = (j: number) => numbers.get(j) ?? 0;
  /** The number that a paragraph which is the slot `i` now would get if it were new there. */
  const fresh = (i: number) => numberBetween(slots[i]?.number ?? 0, slots[i + 1]?.number);
  problems.push(
    ...findDoubts({ decision, likeness, ties, slots, before, after, paragraphs, frozen: last, numberOf, fresh }),
  );
  for (const [j, i] of ties) {
    const { number, place } = paragraphs[j]?.tie as NonNullable<DraftParagraph['tie']>;
    const given = numberOf(j);
    if (i === undefined && given !== number)
      problems.push(
        problem(
          'K315',
          { number, detail: `no paragraph was published as ${number}, and the next free number is ${given} here.` },
          place,
        ),
      );
  }
  return hasErrors(problems) ? { problems } : { value: numbered.map(({ slot }) => slot), problems };
}

/** What the marks say: position of a paragraph → that of its published slot, or nothing for a new one. */
function readTies(
  paragraphs: readonly DraftParagraph[],
  slots: readonly Slot[],
  problems: Problem[],
): Map<number, number | undefined> {
  const ties = new Map<number, number | undefined>();
  const taken = new Set<ParagraphNumber>();
  for (const [j, { tie }] of paragraphs.entries()) {
    if (!tie) continue;
    if (taken.has(tie.number))
      problems.push(problem('K315', { number: tie.number, detail: 'another paragraph has it too.' }, tie.place));
    else {
      const i = slots.findIndex(({ number }) => number === tie.number);
      ties.set(j, i < 0 ? undefined : i);
    }
    taken.add(tie.number);
  }
  return ties;
}
