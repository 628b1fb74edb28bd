/**
 * What an editor must say of the numbers. In: two states of a text and what was decided. Out: K313 for what stands
 * elsewhere now, K314 for what is not like enough to its published paragraph, or like to two. Promises both texts and
 * the mark that decides in each problem. Called by `published-numbers.ts`.
 *
 *     3 was moved before 2  → K313, with “All States …” where it was and where it is
 */
import { type PublishedEdition, paragraphsOf } from '../model/edition.ts';
import type { ParagraphNumber } from '../model/numbers.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { DraftParagraph } from '../model/text.ts';
import { certain } from './align-paragraphs.ts';
import type { Comparison } from './divided-paragraphs.ts';

/** Two candidates that are so near to each other in likeness are both possible. */
const near = 0.1;

interface Case extends Comparison {
  paragraphs: readonly DraftParagraph[];
  frozen: PublishedEdition;
  numberOf: (paragraph: number) => ParagraphNumber;
  /** The number that a paragraph which is this slot now would get if it were new. */
  fresh: (slot: number) => ParagraphNumber;
}

/** A slot and a paragraph that may be the same. */
type Pair = readonly [slot: number, paragraph: number];

/** A doubt with the pairs it is about, and the number that the paragraph has if it is new. */
interface Doubt {
  code: 'K313' | 'K314';
  pairs: readonly [Pair, ...Pair[]];
  number: ParagraphNumber;
}

/** The doubts in the order of the paragraphs. */
export function findDoubts(own: Case): Problem[] {
  const { slotOf, into } = own.decision;
  const held = new Set(slotOf.values());
  const lost = own.slots.flatMap((slot, i) => (slot.gone === undefined && !held.has(i) && !into.has(i) ? [i] : []));
  const doubts = own.after.flatMap((_, j) => {
    if (own.ties.has(j)) return [];
    const i = slotOf.get(j);
    return i === undefined ? doubtsOfNew(own, lost, j) : doubtsOfKept(own, lost, i, j);
  });
  const places = new Map(paragraphsOf(own.frozen.edition).map(({ number, place }) => [number, place]));
  return doubts.map((doubt) => tellDoubt(own, doubt, places));
}

/** Of a paragraph without a published number: one that is gone is like it, or one that has another paragraph. */
function doubtsOfNew({ decision, likeness, ties, numberOf }: Case, lost: readonly number[], j: number): Doubt[] {
  if (decision.from.has(j)) return [];
  const number = numberOf(j);
  const [moved] = lost
    .filter((k) => likeness.between(k, j) >= certain)
    .sort((a, b) => likeness.between(b, j) - likeness.between(a, j));
  // A copy that was changed less than the one that has the number.
  const twin = [...decision.slotOf].find(
    ([m, k]) =>
      !ties.has(m) &&
      likeness.between(k, m) < 1 &&
      likeness.between(k, j) >= Math.max(certain, likeness.between(k, m) - near),
  );
  return [
    ...(moved === undefined ? [] : [{ code: 'K313', pairs: [[moved, j]], number } satisfies Doubt]),
    ...(twin
      ? [
          {
            code: 'K314',
            pairs: [
              [twin[1], j],
              [twin[1], twin[0]],
            ],
            number,
          } satisfies Doubt,
        ]
      : []),
  ];
}

/** Of the paragraph `j`, which has the slot `i`: another one is as like, or the text is hardly the same. */
function doubtsOfKept(own: Case, lost: readonly number[], i: number, j: number): Doubt[] {
  const { decision, likeness, fresh } = own;
  const like = likeness.between(i, j);
  const rival = like < 1 ? lost.find((k) => likeness.between(k, j) >= Math.max(certain, like - near)) : undefined;
  if (rival !== undefined)
    return [
      {
        code: 'K314',
        pairs: [
          [i, j],
          [rival, j],
        ],
        number: fresh(i),
      },
    ];
  const apart = [...decision.from.values()].includes(i) || [...decision.into.values()].includes(j);
  return like < certain && !apart ? [{ code: 'K314', pairs: [[i, j]], number: fresh(i) }] : [];
}

function tellDoubt(
  { slots, before, after, paragraphs, likeness }: Case,
  { code, pairs, number }: Doubt,
  places: ReadonlyMap<ParagraphNumber, Problem['place']>,
): Problem {
  const sayPair = ([i, j]: Pair): string => {
    const old = slots[i]?.number ?? 0;
    const [was, is] = [places.get(old), paragraphs[j]?.place];
    const share = Math.round(likeness.between(i, j) * 100);
    return [
      `\n      ${old} “${beginningOf(before[i] ?? '')}” (${was?.file}:${was?.line})`,
      `\n      ${share} % like “${beginningOf(after[j] ?? '')}” (${is?.file}:${is?.line})`,
    ].join('');
  };
  const [[i, j]] = pairs;
  const details = { pairs: pairs.map(sayPair).join(''), fresh: number, old: slots[i]?.number ?? 0 };
  return problem(code, details, paragraphs[j]?.place);
}

/** The first words of a text. */
export const beginningOf = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
