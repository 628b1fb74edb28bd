/**
 * Proves what the site says in the place of paragraphs that are gone. In: the elements of its page, the edition. Out: what is
 * wrong. Called by `verify-site.ts`.
 */
import { blocksOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { hasWebClass, type WebElement, webAttribute, webText } from './read-site.ts';

type Wrong = (detail: string) => void;

/** The places of paragraphs that are gone, each with its number, or a sign where the text bears its own, and what is said there. */
export function compareGaps(page: readonly WebElement[], edition: IndexedEdition, wrong: Wrong): void {
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
