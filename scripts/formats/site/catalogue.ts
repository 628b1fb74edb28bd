/**
 * The catalogue of all titles that stand in the build folder, whenever they were built: `index.html`, `feed.xml`, and
 * `sitemap.xml` when the site has an address. In: every title's edition.json and the files beside it. Out: files for
 * `build/`. Reads; writes nothing. The newest text comes first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { subsetWebFonts } from '../../fonts/subset-fonts.ts';
import { sayDate } from '../../languages/language.ts';
import { readLabels } from '../../manuscript/read-manuscript.ts';
import type { Labels, Metadata } from '../../model/manuscript.ts';
import { compareDownloads, isDownload, kindOfFile } from '../../model/output-kinds.ts';
import { compareText, type Problem } from '../../model/problem.ts';
import { editionUuid, fillLabel } from '../../views/book-view.ts';
import { renderWeb } from '../../views/templates.ts';
import type { Download } from './page-metadata.ts';
import { describeFile, type Files, siteFiles } from './reading-site.ts';
import { contentSecurity, formatName, sizeOf } from './site-view.ts';

/** One title as the catalogue finds it. */
export interface Listed {
  metadata: Metadata;
  /** The words of the title's own language, where it is not that of the catalogue. */
  labels?: Labels;
  downloads: Download[];
  /** There is a reading edition. */
  page: boolean;
  cover: boolean;
}

/** More titles than this can be filtered. */
const manyTitles = 10;

/** The files of the catalogue; none when no title has been built. */
export async function makeCatalogue(build: string, problems: Problem[], base?: string): Promise<Files> {
  const titles = listTitles(build);
  const [newest] = titles;
  if (!newest) return new Map();
  const { language } = newest.metadata;
  const labels = readLabels(language, problems);
  for (const title of titles) if (title.metadata.language !== language) title.labels = readLabels(title.metadata.language, problems);
  const page = renderWeb('catalogue.hbs', catalogueView(titles, labels, language, base));
  return new Map<string, string | Uint8Array>([
    ['index.html', page],
    ...siteFiles(await subsetWebFonts([page], language), language),
    ['feed.xml', renderWeb('feed.hbs', feedView(titles, labels, language, base))],
    ...(base === undefined ? [] : [['sitemap.xml', renderWeb('sitemap.hbs', sitemapView(titles, base))] as const]),
  ]);
}

/** Every folder of `build` that holds an edition. */
function listTitles(build: string): Listed[] {
  return readdirSync(build, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(build, entry.name, 'edition.json')))
    .map(({ name }) => {
      const folder = join(build, name);
      const { metadata } = JSON.parse(readFileSync(join(folder, 'edition.json'), 'utf8')) as { metadata: Metadata };
      const files = readdirSync(folder).filter(isDownload).sort(compareDownloads);
      const downloads = files.map((file) => describeFile(file, readFileSync(join(folder, file))));
      return { metadata: { ...metadata, id: name }, downloads, page: existsSync(join(folder, 'index.html')), cover: existsSync(join(folder, 'thumbnail.jpg')) };
    })
    .sort((a, b) => compareText(b.metadata.adopted.date, a.metadata.adopted.date) || compareText(a.metadata.id, b.metadata.id));
}

/** Everything that `web/catalogue.hbs` prints. */
export function catalogueView(titles: readonly Listed[], labels: Labels, language: string, base?: string) {
  const values = (of: (metadata: Metadata) => string[]) => [...new Set(titles.flatMap(({ metadata }) => of(metadata)))].sort(compareText);
  const year = ({ adopted }: Metadata) => adopted.date.slice(0, 4);
  return {
    labels,
    language,
    contentSecurity,
    address: base,
    count: fillLabel(labels, 'webCount', titles.length),
    filters:
      titles.length > manyTitles
        ? [
            { id: 'parties', label: labels.webParty, values: values(({ parties }) => parties) },
            { id: 'year', label: labels.webYear, values: values((metadata) => [year(metadata)]).reverse() },
            { id: 'kind', label: labels.webKind, values: values(({ kind }) => [kind]) },
          ]
        : undefined,
    titles: titles.map(({ metadata, labels: own = labels, downloads, page, cover }) => {
      const { id, adopted, edition } = metadata;
      const colon = labels['join.colon'];
      return {
        id,
        language: metadata.language,
        other: metadata.language !== language,
        titleLines: metadata.titleLines,
        page: page ? `${id}/index.html` : undefined,
        cover: cover ? `${id}/thumbnail.jpg` : undefined,
        parties: metadata.parties.join(own.partiesJoin),
        partyList: metadata.parties.join('|'),
        year: year(metadata),
        kind: metadata.kind,
        adopted: fillLabel(own, 'adoptedOn', sayDate(own, adopted.date), adopted.place),
        kindAndEdition: [metadata.kind, [fillLabel(own, 'editionNumber', edition.number), sayDate(own, edition.date)].join(own['join.comma'])].join(own['join.running']),
        // One name for each link, whatever stands beside it.
        filesLabel: `${labels.webDownloads}${colon}${metadata.shortTitle}`,
        readLabel: `${labels.webRead}${colon}${metadata.shortTitle}`,
        downloads: downloads.map((file) => {
          const format = formatName(file.name, id, labels);
          const size = sizeOf(file.bytes);
          return { ...file, href: `${id}/${file.name}`, format, size, hrefLabel: `${format} ${size}${colon}${metadata.shortTitle}` };
        }),
      };
    }),
    words: ['webThemeDark', 'webThemeLight', 'webFiltered', 'webNoTitle'].map((key) => ({ key, text: fillLabel(labels, key, '{0}', '{1}', '{2}') })),
  };
}

/** An Atom feed (RFC 4287): one entry an edition. Ids are those of the EPUB; addresses are relative when the site has none. */
export function feedView(titles: readonly Listed[], labels: Labels, language: string, base = '') {
  const at = (path: string) => base + path;
  const time = (date: string) => `${date}T00:00:00Z`;
  const entries = [...titles].sort((a, b) => compareText(b.metadata.edition.date, a.metadata.edition.date) || compareText(a.metadata.id, b.metadata.id));
  return {
    language,
    id: `urn:uuid:${editionUuid(`catalogue:${base}`, 0)}`,
    title: labels.webFeedTitle,
    updated: time(entries[0]?.metadata.edition.date ?? ''),
    home: at('index.html'),
    self: base ? at('feed.xml') : undefined,
    entries: entries.map(({ metadata, labels: own = labels, downloads, page }) => ({
      id: `urn:uuid:${editionUuid(metadata.id, metadata.edition.number)}`,
      title: fillLabel(own, 'bracketed', metadata.title, fillLabel(own, 'editionNumber', metadata.edition.number)),
      updated: time(metadata.edition.date),
      authors: metadata.parties,
      language: metadata.language,
      page: page ? at(`${metadata.id}/index.html`) : undefined,
      downloads: downloads.map((file) => ({ ...file, type: kindOfFile(file.name)?.mediaType, href: at(`${metadata.id}/${file.name}`) })),
      summary: metadata.description,
    })),
  };
}

/** A sitemap (sitemaps.org 0.9): the catalogue and every reading edition, under the addresses that they call canonical. */
export function sitemapView(titles: readonly Listed[], base: string) {
  const pages = titles.filter(({ page }) => page).map(({ metadata }) => ({ address: `${base}${metadata.id}/`, date: metadata.edition.date }));
  const dates = pages.map(({ date }) => date).sort(compareText);
  return { pages: [{ address: base, date: dates.at(-1) ?? '' }, ...pages] };
}
