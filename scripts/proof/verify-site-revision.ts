/**
 * Proves what the reading edition says of editions: gaps, and the list of changes. In: its page, the indexed edition.
 * Out: what is wrong. An independent witness: never imports what made it. Called by `verify-site.ts`.
 *
 *     a gap whose words are another's → “it states the gaps p7 7［删］ instead of p7 7［本段自第2版起删去］”
 */
import { blocksOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare, differ } from './compare-text.ts';
import { hasWebClass, type WebElement, webAttribute, webText, within } from './read-site.ts';
import { expectRevision, readRevision } from './verify-revision.ts';

type Wrong = (detail: string) => void;

/** Gaps, changes and concordance. */
export function compareSiteRevision(
  page: readonly WebElement[],
  ids: ReadonlyMap<string, WebElement>,
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: Wrong,
): void {
  compareGaps(page, edition, wrong);
  compareRevision(ids, edition, pageMap, wrong);
}

/**
 * The places of paragraphs that are gone, each with its number, or a sign where the text bears its own, and what is
 * said there.
 */
function compareGaps(page: readonly WebElement[], edition: IndexedEdition, wrong: Wrong): void {
  const stated = page
    .filter((element) => hasWebClass(element, 'gap'))
    .map((element) => `${webAttribute(element, 'id')} ${webText(element, (child) => hasWebClass(child, 'page-mark'))}`);
  const gone = blocksOf(edition).flatMap((block) => {
    if (block.kind !== 'gap') return [];
    const number = edition.provisions ? '#' : sayNumber(block.number, edition.manuscript.labels);
    return [`${block.anchor} ${number}${block.text}`];
  });
  if (stated.join() !== gone.join())
    wrong(`it states the gaps ${stated.join() || 'none'} instead of ${gone.join() || 'none'}`);
}

/** What is new in this edition: every change with its deleted and inserted text marked as such, and the pages. */
function compareRevision(
  ids: ReadonlyMap<string, WebElement>,
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: Wrong,
): void {
  const expected = expectRevision(edition, pageMap, edition.metadata.formats?.[0] ?? 'book');
  const part = ids.get('revisions');
  if (!expected) {
    if (part) wrong('it lists changes of a first edition');
    return;
  }
  const mark = (element: WebElement) => hasWebClass(element, 'page-mark');
  const difference = differ(bare(part ? webText(part, mark) : ''), bare(readRevision(expected)));
  if (difference) wrong(`the list of changes: ${difference}`);
  for (const { id, title, before, after } of expected.changes) {
    const change = ids.get(id);
    const compared = change && within(change).find((element) => hasWebClass(element, 'compared'));
    const sideWithout = (tag: string) =>
      compared && webText(compared, (element) => mark(element) || element.tagName === tag);
    if (sideWithout('ins') !== before || sideWithout('del') !== after)
      wrong(`the change “${title}” is marked otherwise`);
  }
}
