/**
 * The documents of the EPUB. In: an indexed edition, the page map of the PDF from the same run, its pictures. Out: the
 * documents in reading order, with page markers, and what the contents say of them. Promises that every page has its
 * marker. Called by render-epub.ts. Pure. Example: section 3 →
 * `{ path: 'section-3.xhtml', part: 'text', content: '…' }`.
 */
import { fillLabel } from '../../languages/labels.ts';
import { anchorOf, type ParagraphNumber } from '../../model/numbers.ts';
import type { PageMap } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { Project } from '../../project/project.ts';
import { type FrontView, frontView } from '../../views/front-view.ts';
import { splitBreaks, withBreaks } from '../../views/page-breaks.ts';
import { imageName } from '../../views/pictures.ts';
import { type RevisionView, revisionView } from '../../views/revision-view.ts';
import { template } from '../../views/templates.ts';
import {
  type EpubRow,
  type FileStart,
  filesFrom,
  paragraphAddresses,
  type TextFile,
  textFiles,
  wholeRow,
} from './epub-addresses.ts';
import { coverDocument, imprintDocument, titleDocument } from './epub-front.ts';
import { registerDocuments } from './epub-registers.ts';
import { textDocuments } from './epub-text.ts';
import { type PageMarkers, pageMarkers } from './page-markers.ts';

/** One document of the EPUB. */
export interface EpubDocument {
  /** Path under OEBPS/. */
  path: string;
  part: 'cover' | 'title' | 'text' | 'notes' | 'register' | 'revisions' | 'imprint';
  /** The title of the file. */
  title: string;
  /** The `epub:type` of its body. */
  bodyType: string | undefined;
  /** What of it stands in the contents: nothing of the cover, and of files that continue another. */
  rows: EpubRow[];
  /** What stands in its body. */
  content: string;
}

/** What every maker of documents is given. */
export interface EpubMaker {
  project: Project;
  edition: IndexedEdition;
  front: FrontView;
  markers: PageMarkers;
  /** The files of the text. */
  files: readonly TextFile[];
  /** Address of a paragraph: `section-3.xhtml#p42`. */
  paragraph: (number: ParagraphNumber) => string;
  /** Address of a picture. Throws when it was not read. */
  image: (path: string) => string;
  pageMap: PageMap;
}

const fillRevision = template<RevisionView>('epub/revision.hbs');

/**
 * The documents in reading order; the navigation document is made from what this returns. `starts`: where the files of
 * the text begin, if that is not for this text alone to say. Throws when a page is lost.
 */
export function epubDocuments(
  project: Project,
  edition: IndexedEdition,
  pageMap: PageMap,
  images: ReadonlyMap<string, Uint8Array>,
  starts?: readonly FileStart[],
): { documents: EpubDocument[]; maker: EpubMaker } {
  const files = starts ? filesFrom(edition, starts) : textFiles(edition);
  const addresses = paragraphAddresses(edition, files);
  const maker: EpubMaker = {
    project,
    edition,
    front: frontView(edition, { pages: pageMap.pages.length }),
    markers: pageMarkers(pageMap),
    files,
    paragraph: (number) => addresses.get(number) ?? `#${anchorOf(number)}`,
    image: (path) => `images/${imageName(images, path)}`,
    pageMap,
  };
  const documents = [
    coverDocument(maker),
    titleDocument(maker),
    imprintDocument(maker),
    ...textDocuments(maker),
    ...registerDocuments(maker),
    ...revisionDocuments(maker),
  ];
  return { documents, maker };
}

/** What is new in this edition; nothing for a first one. */
function revisionDocuments({ project, edition, markers, paragraph, pageMap }: EpubMaker): EpubDocument[] {
  const compose = (texts: readonly string[], holder: string) => {
    const { pagesBefore, rest } = splitBreaks(markers.inside(holder));
    return { pagesBefore, pieces: withBreaks(texts, rest, edition.metadata.language) };
  };
  const format = edition.metadata.formats?.[0] ?? 'book';
  const view = revisionView(edition, { paragraph, pageMap, format, compose });
  if (!view) return [];
  const title = fillLabel(edition.manuscript.labels, 'revisions');
  const content = fillRevision(project, view);
  const path = 'revisions.xhtml';
  return [{ path, part: 'revisions', title, bodyType: 'backmatter', rows: wholeRow(path, title), content }];
}
