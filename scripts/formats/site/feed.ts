/**
 * What tells programs of the catalogue: its feed (Atom) and its sitemap. In: the titles as the catalogue finds them,
 * the words of its language, the address of the site. Out: `feed.xml`, `sitemap.xml`. Deterministic: a date is that of
 * an edition. Called by catalogue.ts. Example: a title with a reading edition → `<entry>` with its EPUB and PDF as
 * enclosures.
 */
import { fillLabel } from '../../languages/labels.ts';
import { editionUrn } from '../../model/edition-uuid.ts';
import { type FacingPair, facingName } from '../../model/facing.ts';
import type { Labels } from '../../model/manuscript.ts';
import { compareText } from '../../model/problem.ts';
import { folderOf } from '../../model/title-name.ts';
import type { Project } from '../../project/project.ts';
import { template } from '../../views/templates.ts';
import type { Listed } from './built-titles.ts';
import type { Download } from './page-metadata.ts';

interface FeedEntry {
  id: string;
  title: string;
  updated: string;
  authors: string[];
  language: string;
  page: string | undefined;
  downloads: (Download & { type: string; href: string })[];
  summary: string;
}

/** Everything that `web/feed.hbs` prints. */
interface FeedView {
  language: string;
  id: string;
  title: string;
  updated: string;
  /** Who made what names nobody; absent where every entry names somebody. */
  author: string | undefined;
  home: string;
  /** Its own address, if the site has one. */
  self: string | undefined;
  entries: FeedEntry[];
}

/** Everything that `web/sitemap.hbs` prints. */
interface SitemapView {
  pages: { address: string; date: string }[];
}

const fillFeed = template<FeedView>('web/feed.hbs');
const fillSitemap = template<SitemapView>('web/sitemap.hbs');

/**
 * An Atom feed (RFC 4287): one entry an edition. Ids are those of the EPUB; addresses are relative when the site has
 * none.
 */
export function renderFeed(
  project: Project,
  titles: readonly Listed[],
  labels: Labels,
  language: string,
  base = '',
): string {
  const entries = [...titles].sort(
    (a, b) =>
      compareText(b.metadata.edition.date, a.metadata.edition.date) || compareText(a.metadata.id, b.metadata.id),
  );
  const title = fillLabel(labels, 'webFeedTitle');
  return fillFeed(project, {
    language,
    id: editionUrn(`catalogue:${base}`, 0),
    title,
    updated: timeOf(entries[0]?.metadata.edition.date ?? ''),
    // RFC 4287, 4.1.2: an entry that names nobody has the author of its feed.
    author: entries.every(({ metadata }) => metadata.parties.length > 0) ? undefined : title,
    home: `${base}index.html`,
    self: base ? `${base}feed.xml` : undefined,
    entries: entries.map((title) => feedEntry(title, labels, base)),
  });
}

const timeOf = (date: string): string => `${date}T00:00:00Z`;

function feedEntry({ metadata, labels: own, downloads, page }: Listed, labels: Labels, base: string): FeedEntry {
  const { id, title, edition, parties, language, description } = metadata;
  const words = own ?? labels;
  return {
    id: editionUrn(id, edition.number),
    title: fillLabel(words, 'bracketed', title, fillLabel(words, 'editionNumber', edition.number)),
    updated: timeOf(edition.date),
    authors: parties,
    language,
    page: page ? `${base}${id}/index.html` : undefined,
    downloads: downloads.map((file) => ({ ...file, href: `${base}${id}/${file.name}` })),
    summary: description,
  };
}

/**
 * A sitemap (sitemaps.org 0.9): the catalogue, every reading edition and every facing edition, under the addresses that
 * they call canonical.
 */
export function renderSitemap(
  project: Project,
  titles: readonly Listed[],
  base: string,
  facing: ReadonlyMap<string, FacingPair> = new Map(),
): string {
  const read = titles.filter(({ page }) => page);
  const pages = read.flatMap(({ metadata: { id, language, edition } }) => {
    const pair = facing.get(folderOf(id));
    const own = [id, ...(pair?.[0] === language ? [`${folderOf(id)}/${facingName(pair)}`] : [])];
    return own.map((path) => ({ address: `${base}${path}/`, date: edition.date }));
  });
  const dates = pages.map(({ date }) => date).sort(compareText);
  return fillSitemap(project, { pages: [{ address: base, date: dates.at(-1) ?? '' }, ...pages] });
}
