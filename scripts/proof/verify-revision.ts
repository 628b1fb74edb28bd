/**
 * What the witnesses hold the 修订说明 against. In: an indexed edition, the page map, a print format. Out: the text that
 * the part must read, in its order; and where its changes are not what lies between the two editions. Put together here
 * once more, and not as the templates do it.
 */

import { type Change, type Edition, paragraphsOf, type Segment } from '../model/edition.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { plainText } from '../model/text.ts';
import { bare, differ } from './compare-text.ts';

interface ExpectedRevision {
  title: string;
  intro: string;
  /** Title and both texts of every change, by its id. */
  changes: { id: string; title: string; before: string; after: string; shown: string }[];
  /**
   * The heads of the concordance's columns, one after the other and each for itself, its rows, and the anchor of each
   * row's first paragraph; absent without a concordance.
   */
  concordance?: { caption: string; head: string; rows: string[][]; heads: string[]; anchors: string[] };
}

/** What the part must read; nothing in a first edition. */
export function expectRevision(
  edition: IndexedEdition,
  pageMap: PageMap,
  format: string,
): ExpectedRevision | undefined {
  const { revision, manuscript, metadata } = edition;
  if (!revision) return undefined;
  const { labels } = manuscript;
  // What is new was on no page of the earlier edition.
  const rows = revision.pages
    .filter(({ before }) => before[format] !== undefined)
    .map(({ number, before }) => ({
      anchor: anchorOf(number),
      number: sayNumber(number, labels),
      before: before[format] ?? '',
      now: pageMap.pages[(pageMap.starts[anchorOf(number)]?.page ?? 0) - 1]?.label ?? '',
    }));
  const merged: string[][] = [];
  const anchors: string[] = [];
  for (let first = 0; first < rows.length; ) {
    let last = first;
    const joins = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
      (a.before === a.now && b.before === b.now) || `${a.before} ${a.now}` === `${b.before} ${b.now}`;
    while (
      last + 1 < rows.length &&
      joins(rows[last] as (typeof rows)[number], rows[last + 1] as (typeof rows)[number])
    )
      last++;
    const cell = (key: 'number' | 'before' | 'now') =>
      [...new Set([rows[first]?.[key], rows[last]?.[key]])].join(labels.concordanceDash);
    anchors.push(rows[first]?.anchor ?? '');
    merged.push([cell('number'), cell('before'), cell('now')]);
    first = last + 1;
  }
  const editionHead = (number: number) => (labels.concordanceEdition ?? '').replace('{0}', String(number));
  const heads = [
    labels.concordanceParagraphs ?? '',
    editionHead(revision.since.number),
    editionHead(metadata.edition.number),
  ];
  const caption = labels.concordance ?? '';
  const concordance = rows.length > 0 ? { caption, head: heads.join(''), rows: merged, heads, anchors } : undefined;
  return {
    title: labels.revisions ?? '',
    intro: revision.summary + (revision.changes.length > 0 ? (labels.revisionHint ?? '') : ''),
    changes: revision.changes.map(({ id, title, segments }) => ({
      id,
      title,
      before: side(segments, 'inserted'),
      after: side(segments, 'deleted'),
      shown: segments.map(({ text }) => text).join(''),
    })),
    ...(concordance ? { concordance } : {}),
  };
}

/** The part as one text. */
export function readRevision({ title, intro, changes, concordance }: ExpectedRevision): string {
  return [
    title,
    intro,
    ...changes.flatMap((change) => [change.title, change.shown]),
    ...(concordance ? [concordance.caption, concordance.head, ...concordance.rows.flat()] : []),
  ].join('');
}

const side = (segments: readonly Segment[], without: Segment['kind']): string =>
  segments.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

/**
 * Where the changes are not those between the two texts: a side that is not the text of its edition, a paragraph that
 * differs and is not named, one that is named and does not differ.
 */
export function revisionFaults(edition: IndexedEdition): string[] {
  const { revision, history } = edition;
  const earlier = history?.at(-1)?.edition;
  if (!revision || !earlier) return [];
  const faults: string[] = [];
  for (const { number, was, is, change } of comparedParagraphs(edition, earlier, revision.changes, faults)) {
    if (!change && was !== is) faults.push(`the change of paragraph ${number} is not listed`);
    if (!change) continue;
    if (was === is) faults.push(`paragraph ${number} is listed, and has not changed`);
    const said = [
      [side(change.segments, 'inserted'), was, 'earlier'],
      [side(change.segments, 'deleted'), is, 'new'],
    ] as const;
    for (const [shown, text, which] of said) {
      const difference = differ(bare(shown), bare(text));
      if (difference) faults.push(`the ${which} text of paragraph ${number} in the list of changes: ${difference}`);
    }
  }
  return faults;
}

/** A paragraph in two editions, empty in the one that does not have it, and what the list of changes says of it. */
interface Compared {
  number: ParagraphNumber;
  was: string;
  is: string;
  change?: Change | undefined;
}

const textsOf = (own: Edition): Map<ParagraphNumber, string> =>
  new Map(paragraphsOf(own).map(({ number, inlines }) => [number, plainText(inlines)]));

/** Every paragraph of two editions once; a fault where one of the earlier is said to be two of the later. */
function comparedParagraphs(
  edition: IndexedEdition,
  earlier: Edition,
  list: readonly Change[],
  faults: string[],
): Compared[] {
  const [before, after] = [textsOf(earlier), textsOf(edition)];
  const changes = new Map(list.map((change) => [change.number, change]));
  if (!edition.provisions)
    return [...new Set([...before.keys(), ...after.keys()])].map((number) => ({
      number,
      was: before.get(number) ?? '',
      is: after.get(number) ?? '',
      change: changes.get(number),
    }));
  // What bears its own numbers may have borne others.
  const claimed = new Set<ParagraphNumber>();
  const standing = paragraphsOf(edition).map(({ number, from, inlines }): Compared => {
    const change = changes.get(number);
    const former = change ? (change.before ?? number) : (from ?? number);
    const was = change?.kind === 'added' ? undefined : before.get(former);
    if (was !== undefined && claimed.has(former)) faults.push(`${former} of the earlier edition is listed twice`);
    if (was !== undefined) claimed.add(former);
    return { number, was: was ?? '', is: plainText(inlines), change };
  });
  const removed = new Map(
    list.flatMap((one) => (one.kind === 'removed' ? [[one.before ?? one.number, one] as const] : [])),
  );
  return [
    ...standing,
    ...[...before].flatMap(([number, was]): Compared[] =>
      claimed.has(number) ? [] : [{ number, was, is: '', change: removed.get(number) }],
    ),
  ];
}
