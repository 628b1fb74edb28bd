/**
 * Proves what stands around the text of the reading edition. In: the elements of the page, the files of the site, the
 * indexed edition. Out: where title, imprint, the data for machines and the citations are not what the front matter
 * says. Called by the site's witness.
 *
 *     compareSiteFront(page, ids, files, edition, wrong) → calls `wrong` with "the title: at character 3 it has …"
 */
import type { Metadata } from '../model/manuscript.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare, differ } from './compare-text.ts';
import { expectFront } from './expected-front.ts';
import { hasWebClass, type WebElement, webAttribute, webText, within } from './read-site.ts';
import { compareCitations, readData } from './verify-citations.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;
type Wrong = (detail: string) => void;

/** Compares title leaf, imprint, metadata and citations. `ids`: the elements of the page by their id. */
export function compareSiteFront(
  page: readonly WebElement[],
  ids: ReadonlyMap<string, WebElement>,
  files: Files,
  edition: IndexedEdition,
  wrong: Wrong,
): void {
  const { parties, titleLines, adopted, imprint } = expectFront(edition);
  const leaf = page.find((element) => hasWebClass(element, 'title-leaf'));
  const shown = (leaf ? within(leaf) : [])
    .filter((element) => element.tagName === 'h1' || element.tagName === 'p')
    .map((one) => bare(webText(one)));
  const wanted = [parties.join(''), titleLines.join(''), adopted].filter((one) => one !== '').map(bare);
  if (shown.join('; ') !== wanted.join('; ')) wrong(`the title: ${differ(shown.join('; '), wanted.join('; '))}`);
  const part = ids.get('imprint');
  const rows = bare([edition.manuscript.labels.imprint, ...imprint.flat()].join(''));
  const difference = differ(bare(part ? webText(part) : '').slice(0, rows.length), rows);
  if (difference) wrong(`the imprint: ${difference}`);
  compareMachines(page, edition.metadata, wrong);
  compareCitations(page, ids, files, edition.metadata, wrong);
}

/** What is read of JSON-LD. */
interface Linked {
  name?: string;
  dateCreated?: string;
  locationCreated?: { name?: string };
}

/** Highwire, Dublin Core, schema.org. */
function compareMachines(page: readonly WebElement[], { title, parties, adopted }: Metadata, wrong: Wrong): void {
  const said = (name: string) =>
    page.filter((one) => webAttribute(one, 'name') === name).map((one) => webAttribute(one, 'content') ?? '');
  const linked = page.find((one) => webAttribute(one, 'type') === 'application/ld+json');
  const data = readData<Linked>(linked) ?? {};
  const days = adopted.date === '' ? [] : [adopted.date];
  const made = [data.name, data.dateCreated ?? '', data.locationCreated?.name ?? ''];
  const rows: [name: string, found: readonly (string | undefined)[], wanted: readonly string[]][] = [
    ['citation_title', said('citation_title'), [title]],
    ['citation_author', said('citation_author'), parties],
    ['citation_publication_date', said('citation_publication_date'), days.map((day) => day.replaceAll('-', '/'))],
    ['DC.title', said('DC.title'), [title]],
    ['DC.creator', said('DC.creator'), parties],
    ['DC.date', said('DC.date'), days],
    ['JSON-LD', made, [title, adopted.date, adopted.place]],
  ];
  for (const [name, found, wanted] of rows)
    if (found.join('; ') !== wanted.join('; '))
      wrong(`its data say ${name} “${found.join('; ')}” instead of “${wanted.join('; ')}”`);
}
