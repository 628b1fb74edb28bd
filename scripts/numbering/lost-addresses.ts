/**
 * Published addresses that a text has no more. In: an edition, the one before it, where paragraphs of that one stand
 * now. Out: a gap for each article, chapter or numbered paragraph that is gone, and for what was in them another place
 * to which its address leads. Promises that every address of the earlier edition is one of these, or still there. Pure.
 * Called by `published-addresses.ts`.
 *
 *     art8 is gone → a gap art8, to which art8-2 leads too; art4-2 is gone, art4 is not → art4-2 leads to where its
 *       text is, or to art4
 */
import { type CitedBlock, citedBlocks, type Edition, paragraphsOf } from '../model/edition.ts';
import type { ParagraphNumber, Slot } from '../model/numbers.ts';
import { holdsHeadings, type Provision, type ProvisionKind } from '../model/provisions.ts';

/** What became of the lost. */
interface Lost {
  /** Numbers that are gone, by the paragraph of the new edition behind which they stood. */
  gone: Map<ParagraphNumber | undefined, Slot[]>;
  /** Block of the new edition → addresses that lead there now. */
  aliases: Map<ParagraphNumber, string[]>;
}

/** What is cited by the unit that it is in. */
const inner: readonly ProvisionKind[] = ['paragraph', 'subparagraph', 'item', 'point', 'subpoint', 'continuation'];

/** Finds what is lost; `later`: address of a paragraph before → its address now. */
export function findLost(
  edition: Edition,
  before: Edition,
  later: ReadonlyMap<ParagraphNumber, ParagraphNumber>,
): Lost {
  const holders = holdersOf(edition);
  const units = unitsOf(before);
  const paragraphs = new Set(paragraphsOf(edition).map(({ number }) => number));
  const lost: Lost = { gone: new Map(), aliases: new Map() };
  const gaps = new Map<ParagraphNumber, Slot>();
  const lead = (names: readonly string[], target: ParagraphNumber) => listAt(lost.aliases, target).push(...names);
  let behind: ParagraphNumber | undefined;
  let leading = false;
  for (const row of citedBlocks(before)) {
    const { number, block } = row;
    const names = [String(number), ...(block.also ?? [])].filter((name) => !holders.has(name));
    const unit = units.get(String(number));
    const home = unit === undefined ? undefined : holders.get(unit);
    const gap = unit === undefined ? undefined : gaps.get(unit);
    if (holders.has(String(number))) {
      if (names.length > 0) lead(names, later.get(number) ?? number);
      if (block.kind === 'heading') leading = true;
      else if (paragraphs.has(number)) [behind, leading] = [number, false];
    } else if (home !== undefined) lead(names, later.get(number) ?? home);
    else if (gap) {
      gap.also ??= [];
      gap.also.push(...names);
    } else {
      const slot = { ...slotOf(row, edition, later), ...(leading ? { leading } : {}) };
      if (names.length > 1) slot.also = names.slice(1);
      for (const name of names) gaps.set(name, slot);
      listAt(lost.gone, behind).push(slot);
    }
  }
  return lost;
}

/** The list under a key; an empty one where there is none yet. */
function listAt<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Every address of an edition with the block to which it leads. */
const holdersOf = (edition: Edition): Map<string, ParagraphNumber> =>
  new Map(
    citedBlocks(edition).flatMap(({ number, block }) =>
      [String(number), ...(block.also ?? [])].map((name) => [name, number] as const),
    ),
  );

/** Address of what is inside an article, or inside another unit that is cited → the address of that unit. */
function unitsOf({ provisions = [] }: Edition): Map<string, string> {
  const units = new Map<string, string>();
  const walk = ({ kind, address, children }: Provision, around?: string): void => {
    const unit = inner.includes(kind) ? around : undefined;
    if (unit !== undefined) units.set(address, unit);
    // What stands in a chapter, and in no article, is a unit of its own.
    for (const child of children) walk(child, unit ?? (holdsHeadings(kind) ? undefined : address));
  };
  for (const provision of provisions) walk(provision);
  return units;
}

/** The slot of what is gone; a gap of an earlier edition stays one. */
function slotOf(
  { number, block }: CitedBlock,
  edition: Edition,
  later: ReadonlyMap<ParagraphNumber, ParagraphNumber>,
): Slot {
  const [since, stood] = block.kind === 'gap' ? [block.since, block.into] : [edition.metadata.edition.number, number];
  const into = stood === undefined ? undefined : later.get(stood);
  return { number, gone: since, ...(into === undefined ? {} : { into }), place: block.place };
}
