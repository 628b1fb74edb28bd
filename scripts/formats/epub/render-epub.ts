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
import { type EpubDocument, epubDocuments } from './epub-documents.ts';
import { type ContentsPages, contentsPages } from './epub-front.ts';
import { type EpubLists, epubLists } from './epub-lists.ts';

/** What of an EPUB is a choice. */
interface EpubOptions {
  /**
   * The tag to state instead of the edition's, for shops and readers that know no script subtag (`zh-CN` for
   * `zh-Hans`).
   */
  language?: string;
}

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
const fillPackage = template<EpubLists>('epub/package.hbs');
const fillNcx = template<EpubLists>('epub/ncx.hbs');
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
  const language = options.language ?? edition.metadata.language;
  const { documents, maker } = epubDocuments(project, edition, pageMap, images);
  const contents = contentsPages(maker, documents, maker.markers.inside('contents'));
  maker.markers.finish();
  const pageFile = pageFiles(documents, contents);
  const made = { documents, contentsPages: contents, pageFile, faces, images, language };
  const lists = epubLists(edition, pageMap, made);
  const names = ['text.css', 'epub.css', ...(edition.revision ? ['revised.css'] : [])];
  const styles = readStyles(project, names, edition.metadata.language).map((one) => nameOtherFaces(one, faces));
  const fonts = faceStyles(faces, (face) => `fonts/${face.file}`);
  return [
    { path: 'content.opf', content: fillPackage(project, lists) },
    { path: 'toc.ncx', content: fillNcx(project, lists) },
    { path: 'toc.xhtml', content: fillNav(project, lists) },
    { path: 'style.css', content: [fonts, ...styles].join('\n') },
    ...documents.map(({ path, title, bodyType, content }) => ({
      path,
      content: fillDocument(project, { language, fromRight: isFromRight(language), title, bodyType, content }),
    })),
    ...[...images].map(([path, content]) => ({ path: `images/${imageName(images, path)}`, content })),
    ...faces.map((face) => ({ path: `fonts/${face.file}`, content: face.bytes })),
  ];
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
