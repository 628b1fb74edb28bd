/**
 * Keeps every published number. In: a draft, and the editions of its title that were published. Out: the draft's numbers
 * in order, those of gone paragraphs among them. A paragraph put in between gets 12-1, one at the end the next number.
 * Promises that nothing is guessed: what changed places (K313) and what could be either (K314) is for the editor to say.
 */

import { type PublishedEdition, paragraphsOf } from '../model/edition.ts';
import type { ParagraphNumber, Slot } from '../model/numbers.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { blockTexts, type Draft, type DraftParagraph, plainText } from '../model/text.ts';
import { alignTexts, certain, type Likeness, measureLikeness } from './align-paragraphs.ts';
import { arrangeSlots, type Decision, numberBetween } from './number-slots.ts';

/** How much of a text must be in another to be called a part of it. */
const contained = 0.7;
/** Parts are together no longer than this many times the whole: two copies of a text are not its parts. */
const together = 1.4;
/** Two candidates that are so near to each other in likeness are both possible. */
const near = 0.1;

/**
 * The numbers of a draft; no value for a title without a published edition, whose paragraphs are 1…n. Problems: K312 for
 * an edition that does not follow, K313 to K315 for paragraphs, K316 and K317 for an edition that is published already.
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
  const { number, date } = draft.manuscript.metadata.edition;
  const top = { file: draft.manuscript.file, line: 1, column: 1 };
  if (number === last.number) return publishedAlready(draft, last, top);
  if (number !== last.number + 1 || date < last.date)
    return {
      problems: [problem('K312', { number, date, last: last.number, lastDate: last.date, next: last.number + 1 }, top)],
    };
  return continueNumbers(draft, paragraphs, last, number);
}

/** An edition that is published is built again with the numbers that it has, and only with its own text. */
function publishedAlready(draft: Draft, last: PublishedEdition, top: Problem['place']): Outcome<Slot[]> {
  const { manuscript } = draft;
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
    const detail = `“${begin(own[at] ?? '')}” where “${begin(published[at] ?? '')}” was published.`;
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
  findParts(decision, likeness, ties, slots, before, after);
  const numbered = arrangeSlots(decision, draft, last, edition);
  const numbers = new Map(numbered.map(({ slot, paragraph }) => [paragraph, slot.number]));
  const numberOf = (j: number) => numbers.get(j) ?? 0;
  /** The number that a paragraph which is the slot `i` now would get if it were new there. */
  const fresh = (i: number) => numberBetween(slots[i]?.number ?? 0, slots[i + 1]?.number);
  problems.push(
    ...doubts({ decision, likeness, ties, slots, before, after, paragraphs, frozen: last, numberOf, fresh }),
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

/**
 * Divided and joined paragraphs: of the parts of one, and of the ones that were joined, the first keeps the number, if it
 * holds enough of the text to be the same. Marks are not overruled.
 */
function findParts(
  { slotOf, from, into }: Decision,
  likeness: Likeness,
  ties: ReadonlyMap<number, number | undefined>,
  slots: readonly Slot[],
  before: readonly string[],
  after: readonly string[],
): void {
  const length = (texts: readonly string[], positions: readonly number[]) =>
    positions.reduce((sum, at) => sum + (texts[at]?.length ?? 0), 0);
  const holder = new Map([...slotOf].map(([j, i]) => [i, j]));
  const count = Math.max(-1, ...slotOf.keys()) + 1;
  for (let j = 0; j <= count; j++) {
    if (slotOf.has(j)) continue;
    for (const [next, step] of [
      [j - 1, -1],
      [j + 1, 1],
    ] as const) {
      let m = next;
      while (from.has(m)) m += step;
      const i = slotOf.get(m);
      if (i === undefined || likeness.between(i, m) === 1 || likeness.afterInBefore(i, j) < contained) continue;
      const parts = [j, m, ...[...from].flatMap(([part, whole]) => (whole === i ? [part] : []))];
      if (length(after, parts) > together * length(before, [i])) continue;
      from.set(j, i);
      if (m > j && !ties.has(m) && !ties.has(j) && likeness.between(i, j) >= certain) {
        slotOf.delete(m);
        slotOf.set(j, i);
        from.delete(j);
        from.set(m, i);
        holder.set(i, j);
      }
      break;
    }
  }
  for (const [i, slot] of slots.entries()) {
    if (slot.gone !== undefined || holder.has(i)) continue;
    for (const step of [-1, 1]) {
      let k = i + step;
      while (slots[k] && (slots[k]?.gone !== undefined || into.has(k))) k += step;
      const j = holder.get(k);
      if (j === undefined || likeness.between(k, j) === 1 || likeness.beforeInAfter(i, j) < contained) continue;
      const parts = [i, k, ...[...into].flatMap(([part, whole]) => (whole === j ? [part] : []))];
      if (length(before, parts) > together * length(after, [j])) continue;
      into.set(i, j);
      if (i < k && !ties.has(j) && likeness.between(i, j) >= certain) {
        slotOf.set(j, i);
        holder.set(i, j);
        holder.delete(k);
        into.delete(i);
        into.set(k, j);
      }
      break;
    }
  }
  // What an editor declared new, and is like a paragraph that is gone, was moved.
  for (const [j, tie] of ties) {
    if (tie !== undefined || from.has(j)) continue;
    const i = slots.findIndex(
      (slot, k) => slot.gone === undefined && !holder.has(k) && !into.has(k) && likeness.between(k, j) >= certain,
    );
    if (i < 0) continue;
    from.set(j, i);
    into.set(i, j);
  }
}

interface Case {
  decision: Decision;
  likeness: Likeness;
  ties: ReadonlyMap<number, number | undefined>;
  slots: readonly Slot[];
  before: readonly string[];
  after: readonly string[];
  paragraphs: readonly DraftParagraph[];
  frozen: PublishedEdition;
  numberOf: (paragraph: number) => ParagraphNumber;
  /** The number that a paragraph which is this slot now would get if it were new. */
  fresh: (slot: number) => ParagraphNumber;
}

/** K313 for what stands elsewhere now, K314 for what is not like enough, or like to two. */
function doubts({
  decision: { slotOf, from, into },
  likeness,
  ties,
  slots,
  before,
  after,
  paragraphs,
  frozen,
  numberOf,
  fresh,
}: Case): Problem[] {
  const problems: Problem[] = [];
  const holder = new Map([...slotOf].map(([j, i]) => [i, j]));
  const places = new Map(paragraphsOf(frozen.edition).map(({ number, place }) => [number, place]));
  const say = (i: number, j: number) => {
    const number = slots[i]?.number ?? 0;
    const place = places.get(number);
    return `\n      ${number} “${begin(before[i] ?? '')}” (${place?.file}:${place?.line})\n      ${Math.round(likeness.between(i, j) * 100)} % like “${begin(after[j] ?? '')}” (${paragraphs[j]?.place.file}:${paragraphs[j]?.place.line})`;
  };
  const report = (code: 'K313' | 'K314', pairs: readonly (readonly [number, number])[], number: ParagraphNumber) => {
    const [i, j] = pairs[0] as readonly [number, number];
    problems.push(
      problem(
        code,
        { pairs: pairs.map((pair) => say(...pair)).join(''), fresh: number, old: slots[i]?.number ?? 0 },
        paragraphs[j]?.place,
      ),
    );
  };
  const lost = slots.flatMap((slot, i) => (slot.gone === undefined && !holder.has(i) && !into.has(i) ? [i] : []));
  for (let j = 0; j < after.length; j++) {
    if (ties.has(j)) continue;
    const i = slotOf.get(j);
    if (i === undefined) {
      if (from.has(j)) continue;
      const moved = lost
        .filter((k) => likeness.between(k, j) >= certain)
        .sort((a, b) => likeness.between(b, j) - likeness.between(a, j));
      if (moved[0] !== undefined) report('K313', [[moved[0], j]], numberOf(j));
      // A copy that was changed less than the one that has the number.
      const twin = [...slotOf].find(
        ([m, k]) =>
          !ties.has(m) &&
          likeness.between(k, m) < 1 &&
          likeness.between(k, j) >= Math.max(certain, likeness.between(k, m) - near),
      );
      if (twin)
        report(
          'K314',
          [
            [twin[1], j],
            [twin[1], twin[0]],
          ],
          numberOf(j),
        );
      continue;
    }
    const own = likeness.between(i, j);
    const rival = own < 1 ? lost.find((k) => likeness.between(k, j) >= Math.max(certain, own - near)) : undefined;
    const apart = [...from.values()].includes(i) || [...into.values()].includes(j);
    if (rival !== undefined)
      report(
        'K314',
        [
          [i, j],
          [rival, j],
        ],
        fresh(i),
      );
    else if (own < certain && !apart) report('K314', [[i, j]], fresh(i));
  }
  return problems;
}

const begin = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
