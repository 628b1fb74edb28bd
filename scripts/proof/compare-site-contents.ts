/**
 * The contents of a reading edition, word by word and link by link. In: a page, the edition. Out: `wrong` is called
 * with what differs. For a page of which nothing else around the text is left: a half of an edition that shows two
 * languages.
 *
 *     compareSiteContents(page, edition, wrong) → calls `wrong` with 'at character 9 it has “decade” …'
 */
import type { IndexedEdition } from '../model/registers.ts';
import { expectContents } from './expect-site.ts';
import { compareMarkup, markupBelow } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';

export function compareSiteContents(page: string, edition: IndexedEdition, wrong: (detail: string) => void): void {
  const found = markupBelow(readWebMarkup(page)).find(({ attributes }) => attributes.id === 'contents');
  if (found) compareMarkup(found, expectContents(edition), wrong);
  else wrong('there are none');
}
