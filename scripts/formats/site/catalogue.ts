/**
 * The catalogue of all titles that stand in the build folder, whenever they were built: `index.html`, `feed.xml`, and
 * `sitemap.xml` when the site has an address. In: every title's edition.json and the files beside it. Out: files for
 * `build/`. Reads; writes nothing. The newest text comes first.
 */
import { subsetWebFonts } from '../../fonts/subset-fonts.ts';
import { fillLabel, sayAdopted } from '../../languages/labels.ts';
import { sayDate } from '../../languages/language.ts';
import { isFromRight, profileOf } from '../../languages/registry.ts';
import { readLabels } from '../../manuscript/read-labels.ts';
import { contentSecurity } from '../../model/content-security.ts';
import type { FacingPair } from '../../model/facing.ts';
import type { Labels, Metadata } from '../../model/manuscript.ts';
import { type OutputKind, outputKinds } from '../../model/output-kinds.ts';
import type { Files } from '../../model/outputs.ts';
import { compareText, type Problem } from '../../model/problem.ts';
import { folderOf } from '../../model/title-name.ts';
import type { Project } from '../../project/project.ts';
import { template } from '../../views/templates.ts';
import { groupTitles, type Listed, listEditions, listFacing } from './built-titles.ts';
import { renderFeed, renderSitemap } from './feed.ts';
import { formatName, sizeOf } from './offered-files.ts';
import type { Download } from './page-metadata.ts';
import { siteFiles } from './reading-site.ts';
import { catalogueWords, type ScriptWord, scriptWords } from './script-words.ts';
import { type FacingLink, facingLink } from './version-links.ts';

/** A file of a title, as the catalogue offers it. */
interface CatalogueFile extends Download {
  href: string;
  format: string;
  size: string;
  /** What the link is called, whatever stands beside it. */
  hrefLabel: string;
}

interface CatalogueTitle {
  id: string;
  language: string;
  /** Its language is not that of the catalogue. */
  other: boolean;
  titleLines: string[];
  page: string | undefined;
  cover: string | undefined;
  parties: string;
  partyList: string;
  year: string;
  kind: string;
  adopted: string;
  kindAndEdition: string;
  /** The name of its language, in that language. */
  languageName: string;
  filesLabel: string;
  read: string;
  readLabel: string;
  downloads: CatalogueFile[];
}

/** A title with its languages. */
interface CatalogueRow extends Pick<CatalogueTitle, 'id' | 'cover' | 'partyList' | 'year' | 'kind'> {
  /** The names of its languages. */
  languageList: string;
  versions: CatalogueTitle[];
  /** Two of them side by side. */
  facing: FacingLink | undefined;
}

/** Everything that `web/catalogue.hbs` prints. */
interface CatalogueView {
  labels: Labels;
  language: string;
  fromRight: boolean;
  contentSecurity: string;
  address: string | undefined;
  count: string;
  filters: { id: string; label: string; values: string[] }[] | undefined;
  titles: CatalogueRow[];
  words: ScriptWord[];
}

const fillCatalogue = template<CatalogueView>('web/catalogue.hbs');

/** More titles than this can be filtered. */
const manyTitles = 10;

/**
 * The files of the catalogue; none when no title has been built. `kinds`: what may be downloaded, by the press's table
 * if absent.
 */
export async function makeCatalogue(
  project: Project,
  problems: Problem[],
  base?: string,
  kinds: readonly OutputKind[] = outputKinds,
): Promise<Files> {
  const titles = listEditions(project, kinds);
  const [newest] = titles;
  if (!newest) return new Map();
  const { language } = newest.metadata;
  const labels = readLabels(project, language, problems);
  for (const title of titles)
    if (title.metadata.language !== language) title.labels = readLabels(project, title.metadata.language, problems);
  const facing = listFacing(project);
  const page = renderCatalogue(project, titles, labels, language, base, facing);
  return new Map<string, string | Uint8Array>([
    ['index.html', page],
    ...siteFiles(project, await subsetWebFonts([page], language), language),
    ['feed.xml', renderFeed(project, titles, labels, language, base)],
    ...(base === undefined ? [] : [['sitemap.xml', renderSitemap(project, titles, base, facing)] as const]),
  ]);
}

/** The page of the catalogue. */
export function renderCatalogue(
  project: Project,
  titles: readonly Listed[],
  labels: Labels,
  language: string,
  base?: string,
  facing: ReadonlyMap<string, FacingPair> = new Map(),
): string {
  const groups = groupTitles(titles, language);
  const firsts = groups.flatMap(([first]) => first ?? []);
  return fillCatalogue(project, {
    labels,
    language,
    fromRight: isFromRight(language),
    contentSecurity,
    address: base,
    count: fillLabel(labels, 'webCount', groups.length),
    filters: groups.length > manyTitles ? filtersOf(firsts, titles, labels) : undefined,
    titles: groups.map((group) => rowView(group, labels, language, facing)),
    words: scriptWords(labels, catalogueWords),
  });
}

const yearOf = ({ adopted }: Metadata): string => adopted.date.slice(0, 4);

/** `titles` in their first languages; `all` in each. */
function filtersOf(
  titles: readonly Listed[],
  all: readonly Listed[],
  labels: Labels,
): NonNullable<CatalogueView['filters']> {
  const values = (of: (metadata: Metadata) => string[]) =>
    [...new Set(titles.flatMap(({ metadata }) => of(metadata)))].filter((one) => one !== '').sort(compareText);
  const languages = [...new Set(all.map(({ metadata }) => profileOf(metadata.language).ownName))].sort(compareText);
  return [
    { id: 'parties', label: fillLabel(labels, 'webParty'), values: values(({ parties }) => parties) },
    { id: 'year', label: fillLabel(labels, 'webYear'), values: values((one) => [yearOf(one)]).reverse() },
    { id: 'kind', label: fillLabel(labels, 'webKind'), values: values(({ kind }) => [kind]) },
    ...(languages.length > 1 ? [{ id: 'language', label: fillLabel(labels, 'webLanguage'), values: languages }] : []),
  ];
}

/** A title in its languages, the first of which stands for it. */
function rowView(
  group: readonly Listed[],
  labels: Labels,
  language: string,
  facing: ReadonlyMap<string, FacingPair>,
): CatalogueRow {
  const versions = group.map((title) => titleView(title, labels, language));
  const [first] = versions;
  if (!first) throw new Error('a title of the catalogue has no language');
  return {
    id: folderOf(first.id),
    cover: first.cover,
    partyList: first.partyList,
    year: first.year,
    kind: first.kind,
    languageList: versions.map(({ languageName }) => languageName).join('|'),
    versions,
    facing: facingLink(facing.get(folderOf(first.id)), `${folderOf(first.id)}/`),
  };
}

/** One title, in the words of its own language. */
function titleView(title: Listed, labels: Labels, language: string): CatalogueTitle {
  const { metadata, labels: own = labels, downloads, page, cover } = title;
  const { id, adopted, edition, shortTitle } = metadata;
  const colon = fillLabel(own, 'join.colon');
  const number = fillLabel(own, 'editionNumber', edition.number);
  const numberAndDate = [number, sayDate(own, edition.date)].join(fillLabel(own, 'join.comma'));
  return {
    id,
    language: metadata.language,
    other: metadata.language !== language,
    titleLines: metadata.titleLines,
    page: page ? `${id}/index.html` : undefined,
    cover: cover ? `${id}/thumbnail.jpg` : undefined,
    parties: metadata.parties.join(fillLabel(own, 'partiesJoin')),
    partyList: metadata.parties.join('|'),
    year: yearOf(metadata),
    kind: metadata.kind,
    adopted: sayAdopted(own, adopted),
    kindAndEdition: [metadata.kind, numberAndDate].join(fillLabel(own, 'join.running')),
    languageName: profileOf(metadata.language).ownName,
    filesLabel: `${fillLabel(own, 'webDownloads')}${colon}${shortTitle}`,
    read: fillLabel(own, 'webRead'),
    readLabel: `${fillLabel(own, 'webRead')}${colon}${shortTitle}`,
    downloads: downloads.map((file) => {
      const format = formatName(file.name, id, own);
      const size = sizeOf(file.bytes);
      return { ...file, href: `${id}/${file.name}`, format, size, hrefLabel: `${format} ${size}${colon}${shortTitle}` };
    }),
  };
}
