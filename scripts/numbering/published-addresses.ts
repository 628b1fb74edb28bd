/**
 * What became of every published address in a class whose text bears its own numbers. In: an edition that is numbered
 * by its labels, the editions that were published before it. Out: the edition with a gap for each address that it has
 * no more, and with the former address of each paragraph that bears another number now. Promises that no published
 * address is lost, and that no label is changed: what the official text calls 第四条 is art4, whatever it was called
 * before. Called by `press/prepare-edition.ts` and `revisions/published-editions.ts`.
 *
 *     published: art1, art2, art3; now: art1, art2 with the text of art3 → art1, art2 (from art3), a gap art3 (into
 *       art2)
 */
import { type Block, citedBlocks, type Edition, type PublishedEdition, paragraphsOf } from '../model/edition.ts';
import { anchorOf, citationKey, type ParagraphNumber, type Slot } from '../model/numbers.ts';
import type { Outcome } from '../model/problem.ts';
import type { Draft } from '../model/text.ts';
import { openSlots, slotsOf } from './gaps.ts';
import { findLost } from './lost-addresses.ts';
import { numberProvisions } from './number-provisions.ts';
import { pairParagraphs } from './pair-paragraphs.ts';
import { followsLast, publishedAlready } from './published-numbers.ts';

/**
 * The edition with its gaps. Problems: K312 for an edition that does not follow the last published one, K316 and K317
 * for one that is published already.
 */
export function keepAddresses(edition: Edition, draft: Draft, history: readonly PublishedEdition[]): Outcome<Edition> {
  const last = history.at(-1);
  if (!last) return { value: edition, problems: [] };
  if (edition.metadata.edition.number === last.number) {
    const { problems } = publishedAlready(draft, last);
    const before = history.at(-2);
    return { value: before ? followAddresses(edition, before) : edition, problems };
  }
  const problems = followsLast(draft, last);
  return problems.length > 0 ? { problems } : { value: followAddresses(edition, last), problems };
}

/**
 * Whether what stands before the preamble was published as its first paragraphs, pre1 …: then it stays so, for an
 * address that was published means one paragraph for ever.
 */
const countsPreface = (edition: Edition, last: PublishedEdition): boolean =>
  [...pairParagraphs(last.edition, edition)].some(
    ([now, before]) => /^(?:.*-)?preface\d+$/.test(String(now)) && /^(?:.*-)?pre\d+$/.test(String(before)),
  );

/** The provisions of a draft, its preface counted as the last edition that was published counts it. */
export function numberAsPublished(draft: Draft, history: readonly PublishedEdition[]): Outcome<Edition> {
  const read = numberProvisions(draft);
  const last = history.at(-1);
  return read.value && last && countsPreface(read.value, last) ? numberProvisions(draft, false) : read;
}

/** The edition with what became of the addresses of the one that was published before it. */
export function followAddresses(edition: Edition, last: PublishedEdition): Edition {
  const partners = pairParagraphs(last.edition, edition);
  const later = new Map([...partners].map(([now, before]) => [before, now]));
  const { gone, aliases } = findLost(edition, last.edition, later);
  const old = new Set(citedBlocks(last.edition).map(({ number }) => number));
  const standing = paragraphsOf(edition);
  const slots: Slot[] = [...(gone.get(undefined) ?? [])];
  let waiting: Slot[] = [];
  for (const [i, { number }] of standing.entries()) {
    const before = partners.get(number);
    slots.push({ number, ...(before === undefined || before === number ? {} : { from: before }) });
    waiting.push(...(gone.get(number) ?? []));
    // What is new in an article stands before what is gone behind the article.
    const next = standing[i + 1]?.number;
    const goesOn = next !== undefined && !old.has(next) && unitOf(next) === unitOf(number);
    if (goesOn && waiting.every((slot) => unitOf(slot.number) !== unitOf(next))) continue;
    slots.push(...waiting);
    waiting = [];
  }
  return withAliases(placeSlots(edition, slots, last.edition), aliases);
}

/** The outermost unit of an address: art3-2 → art3. */
const unitOf = (number: ParagraphNumber): string => String(number).split('-')[0] ?? '';

/** The edition with numbers, former numbers and gaps as `slots` say; `before` knows how the gone are cited. */
export function placeSlots(edition: Edition, slots: readonly Slot[], before: Edition): Edition {
  const cited = slots.flatMap(({ number, gone }) => {
    const key = citationKey(String(number));
    const words = before.manuscript.labels[key];
    return gone === undefined || words === undefined ? [] : [[key, words] as const];
  });
  const manuscript = {
    ...edition.manuscript,
    labels: { ...edition.manuscript.labels, ...Object.fromEntries(cited) },
  };
  const open = openSlots(slots, manuscript);
  const sections = edition.sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block): Block[] => {
      if (block.kind !== 'paragraph') return [block];
      const before = open.gaps(true);
      const { number, from } = open.next();
      const paragraph = { ...block, number, anchor: anchorOf(number), ...(from === undefined ? {} : { from }) };
      return [...before, paragraph, ...open.gaps(false)];
    }),
  }));
  sections.findLast(({ blocks }) => blocks.some(({ kind }) => kind === 'paragraph'))?.blocks.push(...open.gaps(true));
  if (!open.ended()) throw new Error('a text has fewer paragraphs than numbers');
  return { ...edition, manuscript, sections };
}

/** The edition with further addresses that lead to its blocks. */
function withAliases(edition: Edition, aliases: ReadonlyMap<ParagraphNumber, readonly string[]>): Edition {
  const add = <T extends Block>(block: T): T => {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return block;
    const names = aliases.get(block.kind === 'paragraph' ? block.number : block.anchor);
    return names ? { ...block, also: [...(block.also ?? []), ...names] } : block;
  };
  return {
    ...edition,
    sections: edition.sections.map((section) => ({
      ...section,
      ...(section.heading ? { heading: add(section.heading) } : {}),
      blocks: section.blocks.map(add),
    })),
  };
}

/**
 * The edition whose paragraphs also answer to the addresses under which they were published, in the order of `slots`:
 * what the press calls otherwise now. Nothing where one of these is another paragraph's address now.
 */
export function answerAsPublished(slots: readonly Slot[], edition: Edition): Edition | undefined {
  const standing = slots.filter(({ gone }) => gone === undefined).map(({ number }) => number);
  const paragraphs = paragraphsOf(edition);
  const known = new Map(
    citedBlocks(edition).flatMap(({ number, block }) => [number, ...(block.also ?? [])].map((name) => [name, number])),
  );
  const fits =
    slots.length === slotsOf(edition).length &&
    paragraphs.length === standing.length &&
    paragraphs.every(({ number }, i) => (known.get(standing[i] ?? '') ?? number) === number);
  if (!fits) return undefined;
  const aliases = paragraphs.flatMap(({ number }, i) => {
    const name = standing[i];
    return name === undefined || known.has(name) ? [] : [[number, [String(name)]] as const];
  });
  return withAliases(edition, new Map(aliases));
}
