/**
 * What a page of a reading edition is expected from, with what only the page itself says: which browser set it, which
 * citations it shows, what its search knows. In: the page as it was read, the indexed edition, the page map. Out: what
 * `expect-site.ts` puts the page together from. Pure. Called by the closed worlds of a site and of a facing edition.
 *
 *     expectFrom(root, offered, edition, pageMap, pictures, {}).engine → 'Chromium 131.0'
 */
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { completeCitation } from './closed-citations.ts';
import type { SiteSources } from './closed-site.ts';
import { acceptSearchWords } from './expect-search-words.ts';
import type { CarriedCitation, ExpectedFile, PageExpected } from './expect-site.ts';
import { sayLabel } from './expected-front.ts';
import { isMarkedAs, type Markup, markupBelow, markupText } from './markup-tree.ts';

/** What a page is expected from. `offered`: the files that it must offer; `pictures`: their names on the page. */
export function expectFrom(
  root: Markup,
  offered: readonly ExpectedFile[],
  edition: IndexedEdition,
  pageMap: PageMap,
  pictures: ReadonlyMap<string, string>,
  { base, engine }: Pick<SiteSources, 'base' | 'engine'>,
): PageExpected {
  const all = markupBelow(root);
  const carried = all.find(({ attributes }) => attributes.id === 'citations');
  const words = all.find(({ attributes }) => attributes.id === 'search-words');
  const address = base === undefined ? undefined : `${base}${edition.metadata.id}/`;
  const imprint = all.find(({ attributes }) => attributes.id === 'imprint');
  return {
    edition,
    pageMap,
    offered,
    citations: carried ? readCitations(markupText(carried)) : shownCitations(all, address),
    searchWords: acceptSearchWords(words ? markupText(words) : '', edition),
    address,
    engine: engine ?? shownEngine(root, edition),
    image: (path) => pictures.get(path) ?? path,
    imprintShown: imprint ? markupText(imprint) : '',
  };
}

/** The browser that a copy names: a word and a version. */
function shownEngine(root: Markup, edition: IndexedEdition): string {
  const label = sayLabel(edition, 'webEngine');
  const row = markupBelow(root).find((one) => isMarkedAs(one, 'row') && markupText(one).startsWith(label));
  const said = row ? markupText(row).slice(label.length) : '';
  return /^[A-Za-z ]{1,30} [\d.]{1,30}$/.test(said) ? said : 'a browser and its version';
}

/** The citations with the keys that they have, and no others; none when they cannot be read. */
function readCitations(json: string): CarriedCitation[] {
  try {
    return (JSON.parse(json) as CarriedCitation[]).map(
      ({ id, name, file, title, copied, paragraph, pinpoint, day }) => ({
        id: String(id),
        name: String(name),
        ...(file === undefined ? {} : { file: String(file) }),
        title: String(title),
        ...(copied === undefined ? {} : { copied: String(copied) }),
        paragraph: String(paragraph),
        pinpoint: String(pinpoint),
        ...(day === undefined ? {} : { day: String(day) }),
      }),
    );
  } catch {
    return [];
  }
}

/**
 * The citations that a page shows, where it carries none for a script: as much of each as is seen. What it is beside
 * that `closed-citations.ts` knows by its name.
 */
const shownCitations = (all: readonly Markup[], address: string | undefined): CarriedCitation[] =>
  all
    .filter((one) => one.attributes.class === 'citation')
    .map((one) => {
      const below = markupBelow(one);
      const find = (...names: string[]) => below.find(({ name }) => names.includes(name));
      const file = find('a')?.attributes.href;
      const [heading, text] = [find('h3'), find('p', 'pre')];
      const shown = {
        id: find('button')?.attributes['data-format'] ?? '',
        name: heading ? markupText(heading) : '',
        ...(file === undefined ? {} : { file }),
        title: text ? markupText(text) : '',
        paragraph: '',
        pinpoint: '',
      };
      return completeCitation(shown, address);
    });
