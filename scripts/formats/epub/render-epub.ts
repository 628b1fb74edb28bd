/**
 * The EPUB's texts. In: an indexed edition, the page map of the PDF from the same run, pictures, faces. Out: every part
 * but the cover's picture, in the order of the archive, for epub-package.ts. Promises that every page of the page map
 * has its marker. Called by whoever builds or previews a title. Pure but for the style sheets that it reads. Example:
 * `renderEpub(project, edition, pageMap, images, [])` → `content.opf`, `toc.ncx`, `toc.xhtml`, `style.css`,
 * `cover.xhtml` …
 */
import { faceStyles, nameOtherFaces } from '../../fonts/subset-fonts.ts';
import { isFromRight } from '../../languages/registry.ts';
import type { EpubPart, Face } from '../../model/outputs.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { Project } from '../../project/project.ts';
import { imageName } from '../../views/pictures.ts';
import { readStyles, template } from '../../views/templates.ts';
import type { FileStart } from './epub-addresses.ts';
import { type EpubDocument, epubDocuments } from './epub-documents.ts';
import { type ContentsPages, contentsPages } from './epub-front.ts';
import { type EpubLists, epubLists } from './epub-lists.ts';
import type { PackageFacts } from './package-facts.ts';

/** What of an EPUB is a choice. */
interface EpubOptions {
  /**
   * The tag to state instead of the edition's, for shops and readers that know no script subtag (`zh-CN` for
   * `zh-Hans`).
   */
  language?: string;
  /** Where the files of the text begin, if that is not for this text alone to say. */
  starts?: readonly FileStart[];
}

/** An EPUB before it is written: what its files hold. */
export interface EpubBook {
  language: string;
  documents: EpubDocument[];
  lists: EpubLists;
  style: string;
}

type PagesListed = 'pageList' | 'pageCount' | 'maxPage';

interface DocumentView {
  language: string;
  /** It is read from right to left. */
  fromRight: boolean;
  title: string;
  bodyType: string | undefined;
  /** Markup that another template has filled. */
  content: string;
}

const fillDocument = template<DocumentView>('epub/document.hbs');
export const fillPackage = template<PackageFacts & Pick<EpubLists, 'manifest' | 'spine'>>('epub/package.hbs');
export const fillNcx = template<PackageFacts & Pick<EpubLists, 'contents' | 'contentsDepth' | PagesListed>>(
  'epub/ncx.hbs',
);
const fillNav = template<EpubLists>('epub/nav.hbs');

/**
 * The parts of the EPUB. A page without its marker throws. Without faces it is the light edition, set in the reader's
 * own.
 */
export function renderEpub(
  project: Project,
  edition: IndexedEdition,
  pageMap: PageMap,
  images: ReadonlyMap<string, Uint8Array>,
  faces: readonly Face[],
  options: EpubOptions = {},
): EpubPart[] {
  const { language, documents, lists, style } = renderEpubBook(project, edition, pageMap, images, faces, options);
  return [
    { path: 'content.opf', content: fillPackage(project, lists) },
    { path: 'toc.ncx', content: fillNcx(project, lists) },
    { path: 'toc.xhtml', content: fillNav(project, lists) },
    { path: 'style.css', content: style },
    ...documents.map((document) => documentPart(project, document, language)),
    ...binaryParts(images, faces),
  ];
}

/** A document as a file. */
export const documentPart = (
  project: Project,
  { path, title, bodyType, content }: Pick<EpubDocument, 'path' | 'title' | 'bodyType' | 'content'>,
  language: string,
): EpubPart => ({
  path,
  content: fillDocument(project, { language, fromRight: isFromRight(language), title, bodyType, content }),
});

/** Pictures and faces as files. */
export const binaryParts = (images: ReadonlyMap<string, Uint8Array>, faces: readonly Face[]): EpubPart[] => [
  ...[...images].map(([path, content]) => ({ path: `images/${imageName(images, path)}`, content })),
  ...faces.map((face) => ({ path: `fonts/${face.file}`, content: face.bytes })),
];

/** What the files of an EPUB hold. A page without its marker throws. */
export function renderEpubBook(
  project: Project,
  edition: IndexedEdition,
  pageMap: PageMap,
  images: ReadonlyMap<string, Uint8Array>,
  faces: readonly Face[],
  options: EpubOptions = {},
): EpubBook {
  const language = options.language ?? edition.metadata.language;
  const { documents, maker } = epubDocuments(project, edition, pageMap, images, options.starts);
  const contents = contentsPages(maker, documents, maker.markers.inside('contents'));
  maker.markers.finish();
  const pageFile = pageFiles(documents, contents);
  const made = { documents, contentsPages: contents, pageFile, faces, images, language };
  const lists = epubLists(edition, pageMap, made);
  const names = ['text.css', 'epub.css', ...(edition.revision ? ['revised.css'] : [])];
  const styles = readStyles(project, names, edition.metadata.language).map((one) => nameOtherFaces(one, faces));
  const fonts = faceStyles(faces, (face) => `fonts/${face.file}`);
  return { language, documents, lists, style: [fonts, ...styles].join('\n') };
}

/** The file in which the marker of every page stands, by the marker's id. */
function pageFiles(
  documents: readonly EpubDocument[],
  { pagesBefore = [], rowPages }: ContentsPages,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const { path, content } of documents)
    for (const [, id] of content.matchAll(/role="doc-pagebreak" id="([^"]+)"/g)) files.set(id as string, path);
  for (const page of [...pagesBefore, ...[...rowPages.values()].flat()]) files.set(page.id, 'toc.xhtml');
  return files;
}

/** The EPUB's documents before there are pages, for whoever must know their characters. */
export function renderEpubTexts(
  project: Project,
  edition: IndexedEdition,
  images: ReadonlyMap<string, Uint8Array>,
): string[] {
  const parts = renderEpub(project, edition, { pages: [], starts: {} }, images, []);
  return parts.flatMap(({ path, content }) => (path.endsWith('.xhtml') ? [String(content)] : []));
}
