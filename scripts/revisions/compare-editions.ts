/**
 * What an edition changes in an earlier one. In: two numbered editions. Out: changes in the order of the text,
 * paragraph by paragraph, and of what has no number: title, headings, closing formula, tables, notes. Promises that
 * everything that is not the same is there, and nothing else. Pure. Called by `press/prepare-edition.ts` and
 * `commands/diff.ts`.
 *
 *     compareEditions(first, second)
 *       → [{ id: 'revision-1', kind: 'changed', number: 12, title: …, segments: [same, deleted, inserted] }]
 */
import { fillLabel } from '../languages/labels.ts';
import { sayDate } from '../languages/language.ts';
import {
  type Block,
  blocksOf,
  type Change,
  type Edition,
  numbersOf,
  type PublishedEdition,
  paragraphsOf,
  type Segment,
} from '../model/edition.ts';
import type { Labels } from '../model/manuscript.ts';
import { type ParagraphNumber, sayNumber } from '../model/numbers.ts';
import { blockTexts, type ClosingForm } from '../model/text.ts';
import { alignTexts, measureLikeness } from '../numbering/align-paragraphs.ts';
import { pairParagraphs } from '../numbering/pair-paragraphs.ts';
import { compareWords } from './word-diff.ts';

/** The edition with what it changes in the last one published before it, if there is one. */
export function reviseEdition(edition: Edition, history: readonly PublishedEdition[]): Edition {
  const earlier = history.filter(({ number }) => number < edition.metadata.edition.number);
  const last = earlier.at(-1);
  if (!last) return edition;
  const partners = edition.provisions && pairParagraphs(last.edition, edition);
  const changes = compareEditions(last.edition, edition, partners);
  // A paragraph that is new under a number which another one had was on no page.
  const fresh = new Set(
    partners && paragraphsOf(edition).flatMap((one) => (partners.has(one.number) ? [] : one.number)),
  );
  const pages = new Map(last.slots.map((slot) => [slot.number, slot.pages]));
  return {
    ...edition,
    history: earlier,
    revision: {
      since: { number: last.number, date: last.date },
      summary: summarize(changes, last, edition.manuscript.labels),
      changes,
      pages: numbersOf(edition).map((number) => ({
        number,
        before: (fresh.has(number) ? undefined : pages.get(partners?.get(number) ?? number)) ?? {},
      })),
    },
  };
}

type Part = { what: Block['kind'] | ClosingForm | 'title' | 'note'; text: string; block?: Block; after?: string };

/** Everything that an edition says, in order; `after` is the printed number of the paragraph before what has none. */
function partsOf(edition: Edition): Part[] {
  const { labels } = edition.manuscript;
  let after: string | undefined;
  const blocks = blocksOf(edition).map((block): Part => {
    if (block.kind === 'paragraph' || block.kind === 'gap') after = sayNumber(block.number, labels);
    const what = (block.kind === 'closing' && block.form) || block.kind;
    return { what, text: blockTexts(block).join('\n'), block, ...(after === undefined ? {} : { after }) };
  });
  const notes = edition.notes.map((note): Part => ({ what: 'note', text: note.blocks.flatMap(blockTexts).join('\n') }));
  return [{ what: 'title', text: edition.metadata.title }, ...blocks, ...notes];
}

/** Number of a paragraph → the number that it had in the earlier edition. */
type Partners = ReadonlyMap<ParagraphNumber, ParagraphNumber>;

/** A change and the position in the new edition at which it is told; what is gone stands between two positions. */
interface PlacedChange {
  at: number;
  change: Omit<Change, 'id'>;
}

/**
 * All changes between two editions of a title. `partners`: which paragraph was which, in a text that bears its own
 * numbers; found here where the caller does not know it.
 */
export function compareEditions(
  before: Edition,
  after: Edition,
  partners: Partners | undefined = after.provisions && pairParagraphs(before, after),
): Change[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const { labels } = after.manuscript;
  const numbered = partners
    ? compareProvisions({ before, after, partners }, old, fresh)
    : compareNumbered(old, fresh, labels);
  return [...numbered, ...compareUnnumbered(old, fresh, labels)]
    .sort((a, b) => a.at - b.at)
    .map(({ change }, i) => ({ id: `revision-${i + 1}`, ...change }));
}

/** Paragraphs by their number: one that has none of the same number before is new, one that is a gap now is gone. */
function compareNumbered(old: readonly Part[], fresh: readonly Part[], labels: Labels): PlacedChange[] {
  const texts = new Map(
    old.flatMap(({ block, text }) => (block?.kind === 'paragraph' ? [[block.number, text] as const] : [])),
  );
  return fresh.flatMap(({ block, text }, at): PlacedChange[] => {
    if (block?.kind !== 'paragraph' && block?.kind !== 'gap') return [];
    const was = texts.get(block.number);
    const found = block.kind === 'gap' ? changeOf(was, undefined) : changeOf(was, text);
    if (!found) return [];
    const title = titleOf(block, found.kind, fresh, labels);
    const { kind, segments } = found;
    return [{ at, change: { kind, number: block.number, title, segments } }];
  });
}

/**
 * Paragraphs of a text that bears its own numbers: each with the one that it was, whatever number that had. What is
 * only called otherwise, with the same text, is told by the concordance.
 */
function compareProvisions(
  { before, after, partners }: { before: Edition; after: Edition; partners: Partners },
  old: readonly Part[],
  fresh: readonly Part[],
): PlacedChange[] {
  const { labels } = after.manuscript;
  const [was, is] = [positionsOf(old), positionsOf(fresh)];
  const changes = [...is].flatMap(([number, at]): PlacedChange[] => {
    const former = partners.get(number);
    const found = changeOf(former === undefined ? undefined : old[was.get(former) ?? -1]?.text, fresh[at]?.text);
    if (!found) return [];
    const moved = former !== undefined && former !== number;
    const title = moved
      ? fillLabel(labels, 'change.renumbered', sayNumber(number, labels), sayNumber(former, before.manuscript.labels))
      : fillLabel(labels, `change.${found.kind}`, sayNumber(number, labels));
    return [{ at, change: { ...found, number, ...(moved ? { before: former } : {}), title } }];
  });
  const later = new Map([...partners].map(([now, former]) => [former, now]));
  const gaps = new Set(fresh.flatMap(({ block }) => (block?.kind === 'gap' ? [block.number] : [])));
  let behind = 0;
  for (const [former, at] of was) {
    const now = later.get(former);
    if (now !== undefined) behind = is.get(now) ?? behind;
    else {
      const title = fillLabel(labels, 'change.removed', sayNumber(former, before.manuscript.labels));
      const segments: Segment[] = [{ kind: 'deleted', text: old[at]?.text ?? '' }];
      changes.push({
        at: behind + 0.5,
        change: { kind: 'removed', ...(gaps.has(former) ? { number: former } : { before: former }), title, segments },
      });
    }
  }
  return changes;
}

/** Where the numbered paragraphs of an edition stand among its parts. */
const positionsOf = (parts: readonly Part[]): Map<ParagraphNumber, number> =>
  new Map(parts.flatMap(({ block }, at) => (block?.kind === 'paragraph' ? [[block.number, at] as const] : [])));

/** True for a change of a numbered paragraph, of this edition or of the one before. */
export const isNumbered = ({ number, before }: Pick<Change, 'number' | 'before'>): boolean =>
  (number ?? before) !== undefined;

/** What of a text is told: nothing when it is the same, or is in neither edition. */
function changeOf(was: string | undefined, is: string | undefined): Pick<Change, 'kind' | 'segments'> | undefined {
  if (was === is) return undefined;
  if (was === undefined) return { kind: 'added', segments: [{ kind: 'inserted', text: is ?? '' }] };
  if (is === undefined) return { kind: 'removed', segments: [{ kind: 'deleted', text: was }] };
  return { kind: 'changed', segments: compareWords(was, is) };
}

/** Words of the labels for what has no number. */
const otherTitles = { added: 'otherAdded', changed: 'otherChanged', removed: 'otherRemoved' } as const;

/** Title, headings, closing formula, tables, notes: by the likeness of their texts. */
function compareUnnumbered(old: readonly Part[], fresh: readonly Part[], labels: Labels): PlacedChange[] {
  const unnumbered = (parts: readonly Part[]) =>
    parts.flatMap((part, at) => (part.what === 'paragraph' || part.what === 'gap' ? [] : [{ ...part, at }]));
  const [odd, even] = [unnumbered(old), unnumbered(fresh)];
  // What is of another kind is not the same thing; a title is a title whatever it says.
  const keyed = (parts: readonly Part[]) => parts.map(({ what, text }) => `${what} ${text}`);
  const pairs = alignTexts(odd.length, even.length, measureLikeness(keyed(odd), keyed(even)), new Map([[0, 0]])).filter(
    ([i, j]) => odd[i]?.what === even[j]?.what,
  );
  const partner = new Map(pairs.map(([i, j]) => [j, i]));
  const kept = new Set(pairs.map(([i]) => i));
  const tell = (at: number, part: Part, was: string | undefined, is: string | undefined): PlacedChange[] => {
    const found = changeOf(was, is);
    if (!found) return [];
    return [
      {
        at,
        change: {
          kind: found.kind,
          title: otherTitle(part, otherTitles[found.kind], labels),
          segments: found.segments,
        },
      },
    ];
  };
  return [
    ...even.flatMap((part, j) => tell(part.at, part, odd[partner.get(j) ?? -1]?.text, part.text)),
    ...odd.flatMap((part, i) => {
      if (kept.has(i)) return [];
      const behind = pairs.filter(([k]) => k < i).at(-1)?.[1] ?? 0;
      return tell((even[behind]?.at ?? 0) + 0.5, part, part.text, undefined);
    }),
  ];
}

function titleOf(
  block: Block & { kind: 'paragraph' | 'gap' },
  kind: Change['kind'],
  parts: readonly Part[],
  labels: Labels,
): string {
  const number = sayNumber(block.number, labels);
  const other = block.kind === 'gap' ? block.into : kind === 'added' ? block.from : undefined;
  if (other === undefined) return fillLabel(labels, `change.${kind}`, number);
  const blockOf = (wanted: typeof block.number) =>
    parts.find(({ block: found }) => found && 'number' in found && found.number === wanted)?.block;
  const whole = block.kind === 'gap' ? blockOf(other) : block;
  const gone = block.kind === 'gap' ? block : blockOf(other);
  const moved =
    whole?.kind === 'paragraph' && gone?.kind === 'gap' && whole.from === gone.number && gone.into === whole.number;
  const key = block.kind === 'gap' ? (moved ? 'movedAway' : 'joined') : moved ? 'moved' : 'divided';
  return fillLabel(labels, `change.${key}`, number, sayNumber(other, labels));
}

function otherTitle({ what, after }: Part, key: string, labels: Labels): string {
  const name = fillLabel(labels, `block.${what}`);
  return fillLabel(labels, `change.${key}`, after === undefined ? name : fillLabel(labels, 'blockAfter', name, after));
}

function summarize(changes: readonly Change[], { number, date }: PublishedEdition, labels: Labels): string {
  const count = (test: (change: Change) => boolean) => changes.filter(test).length;
  const counts = [
    ['revisionAdded', count((change) => isNumbered(change) && change.kind === 'added')],
    ['revisionChanged', count((change) => isNumbered(change) && change.kind === 'changed')],
    ['revisionRemoved', count((change) => isNumbered(change) && change.kind === 'removed')],
    ['revisionOther', count((change) => !isNumbered(change))],
  ] as const;
  const said = counts
    .flatMap(([key, found]) => (found > 0 ? [fillLabel(labels, key, found)] : []))
    .join(labels.revisionJoin);
  return fillLabel(labels, 'revisionSummary', number, sayDate(labels, date), said || fillLabel(labels, 'revisionNone'));
}
