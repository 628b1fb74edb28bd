/**
 * A title as an e-book and as a site, made once, with what its witnesses hold it against. In: a folder of titles, a
 * name. Out: its files and sources. For tests that put faults into finished files, or look for false alarms.
 *
 *     const made = await makeScreens('ebook', 'ebook');
 *     epubProblems(made) → []
 */
import { facesOf } from '../../scripts/fonts/subset-fonts.ts';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { renderEpub } from '../../scripts/formats/epub/render-epub.ts';
import { makeSite } from '../../scripts/formats/site/reading-site.ts';
import { isDownload, outputKinds } from '../../scripts/model/output-kinds.ts';
import type { Files } from '../../scripts/model/outputs.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { screenSources, siteSources } from '../../scripts/press/proof-sources.ts';
import type { Project } from '../../scripts/project/project.ts';
import { compareEpubWorld, type EpubSources } from '../../scripts/proof/closed-epub.ts';
import { compareSiteWorld, type SiteSources, siteStyles } from '../../scripts/proof/closed-site.ts';
import { compareWebFaces } from '../../scripts/proof/closed-web-faces.ts';
import { expectFile } from '../../scripts/proof/expect-offers.ts';
import { readEpub } from '../../scripts/proof/read-epub.ts';
import { compareSiteMaterial } from '../../scripts/proof/site-material.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifySite } from '../../scripts/proof/verify-site.ts';
import { readStyles } from '../../scripts/views/templates.ts';
import { type SetEdition, setEdition } from './edition.ts';
import { madeOnce } from './made-once.ts';
import { pressProject } from './press.ts';

const cover = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
const base = 'https://example.org/texts/';

/** A title on its screens. */
export interface Screens {
  set: SetEdition;
  epub: Uint8Array;
  site: Files;
  published: Files;
  epubSources: EpubSources;
  siteSources: SiteSources;
}

interface How {
  /** The project whose templates are asked. */
  project?: Project;
  fonts?: boolean;
  /** The title as it was set already. */
  set?: SetEdition;
}

type Book = Pick<Screens, 'set' | 'epub' | 'epubSources'>;

/** Makes the e-book of a title. */
export async function makeBook(set: SetEdition, how: How = {}): Promise<Book> {
  return { set, epub: await packBook(set, how), epubSources: epubSourcesOf(set, how) };
}

function packBook(set: SetEdition, { project = pressProject, fonts = true }: How): Promise<Uint8Array> {
  const { edition, pageMap, images, faces } = set;
  const { title, language, edition: published } = edition.metadata;
  const style = readStyles(project, ['text.css', 'epub.css'], language).join('');
  const parts = renderEpub(project, edition, pageMap, images, fonts ? facesOf(faces, style) : []);
  return packEpub(parts, cover, title, published.date);
}

const epubSourcesOf = ({ edition, images }: SetEdition, { fonts = true }: How): EpubSources => ({
  ...screenSources(pressProject, edition, images),
  cover,
  fonts,
  language: edition.metadata.language,
});

/** Makes a title, as it is by whoever asks first. `source`: the folder of titles. */
export async function makeScreens(source: string, title: string, how: How = {}): Promise<Screens> {
  const set = how.set ?? (await setEdition(source, title));
  const make = () => makeFiles(set, title, how);
  const files = await (Object.keys(how).length > 0 ? make() : madeOnce(`screens of ${title}`, [source], make));
  const { edition, images } = set;
  return {
    set,
    ...files,
    epubSources: epubSourcesOf(set, how),
    siteSources: siteSources(pressProject, edition, images, { base, engine: 'Chromium 1' }),
  };
}

/** The files of both. */
async function makeFiles(
  set: SetEdition,
  title: string,
  how: How,
): Promise<Pick<Screens, 'epub' | 'site' | 'published'>> {
  const epub = await packBook(set, how);
  const published: Files = new Map<string, string | Uint8Array>([
    [`${title}.pdf`, set.pdf],
    [`${title}.epub`, epub],
    ['edition.json', '{}'],
  ]);
  const { edition, pageMap, images } = set;
  const site = await makeSite(how.project ?? pressProject, edition, pageMap, images, published, 'Chromium 1', base);
  return { epub, site, published };
}

/** The same text, whose front matter says something else now. */
const ofNow = ({ metadata, manuscript, ...rest }: IndexedEdition): IndexedEdition => ({
  ...rest,
  metadata: {
    ...metadata,
    titleLines: ['现在的', '标题'],
    title: '现在的标题',
    description: '现在的说明。',
    rights: '无',
  },
  manuscript: { ...manuscript, sha256: 'f'.repeat(64) },
});

/** What the independent witness of the EPUB finds. `whole` false: the file is of another state of the source. */
export function epubFaults({ set, epub, epubSources }: Book, bytes: Uint8Array = epub, whole = true): string[] {
  const found: string[] = [];
  const edition = whole ? set.edition : ofNow(set.edition);
  // The cover of what the front matter said then is drawn by nobody.
  const { cover: own, ...others } = epubSources;
  const sources = whole && own ? { ...others, cover: own } : others;
  try {
    const read = readEpub(bytes);
    compareEpubWorld(read, edition, set.pageMap, sources, (detail) => found.push(detail), { whole });
  } catch (error) {
    found.push((error as Error).message);
  }
  return found;
}

/** The files that the site offers, as its page must name them. */
export const offersOf = ({ published, set }: Screens, edition = set.edition) =>
  [...published].flatMap(([name, content]) =>
    isDownload(name) ? [expectFile(name, content, edition, outputKinds)] : [],
  );

/** What the independent witness of the site finds. `whole` false: the files are of another state of the source. */
export async function siteFaults(made: Screens, files: Files = made.site, whole = true): Promise<string[]> {
  const { set, siteSources: sources } = made;
  const { pageMap } = set;
  const edition = whole ? set.edition : ofNow(set.edition);
  const found: string[] = [];
  const wrong = (detail: string) => found.push(detail);
  compareSiteWorld(files, offersOf(made, edition), edition, pageMap, sources, wrong, false, whole);
  if (!whole) compareSiteMaterial(files, wrong);
  // Faces are unpacked where one of them, or what names them, was changed.
  const changed = [...files].some(([name, content]) => /\.(css|woff2)$/.test(name) && content !== made.site.get(name));
  if (changed || files.size !== made.site.size || files === made.site) found.push(...(await faceFaults(made, files)));
  return found;
}

/** What the witness of the site's typefaces finds. */
export async function faceFaults({ set, site, siteSources }: Screens, files: Files = site): Promise<string[]> {
  const found: string[] = [];
  const wanted = siteStyles(siteSources, set.edition);
  await compareWebFaces(files, wanted, siteSources.faces, (detail) => found.push(detail));
  return found;
}

/** What all witnesses of both say of them as they were made, but for that of the site's typefaces. */
export const screenProblems = ({
  set,
  epub,
  site,
  published,
  epubSources,
  siteSources: sources,
}: Screens): Problem[] => [
  ...verifyEpub(epub, set.edition, set.pageMap, { sources: epubSources }).problems,
  ...verifySite(site, published, set.edition, set.pageMap, { sources }).problems,
];
