/**
 * What of the EPUB is a list: its contents, landmarks, pages, files and metadata. In: an edition, its documents, what
 * else is packed. Out: the view of the navigation document, the NCX and the package document. Called by render-epub.ts.
 * Pure. Example: page 3 of section-1.xhtml →
 * `{ href: 'section-1.xhtml#page-3', label: '3', type: 'normal', value: '3', … }`.
 */
import { fillLabel } from '../../languages/labels.ts';
import type { Labels } from '../../model/manuscript.ts';
import type { Face } from '../../model/outputs.ts';
import { type PageMap, sayPageLabel } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { type NestedRow, nestRows } from '../../views/contents-view.ts';
import { summaryNote } from '../../views/front-view.ts';
import type { PageBreak } from '../../views/inline-pieces.ts';
import { imageName } from '../../views/pictures.ts';
import type { EpubDocument } from './epub-documents.ts';
import type { ContentsPages } from './epub-front.ts';
import { type PackageFacts, packageFacts } from './package-facts.ts';

export interface ContentsItem {
  href: string;
  title: string;
  words: string;
  range: string;
  /** Pages that begin with the row in the printed contents. */
  pages: PageBreak[] | undefined;
  order: number;
  /** Rows of headings that stand in it; absent where there are none. */
  below: ContentsItem[] | undefined;
  /** The rows in it are letters, which stand in one line. */
  letters: boolean;
}

export interface Landmark {
  type: string;
  href: string;
  title: string;
}

export interface PageTarget {
  id: string;
  href: string;
  label: string;
  type: 'normal' | 'front' | 'special';
  /** Its number, where it is one. */
  value: string | undefined;
  order: number;
}

export interface ManifestItem {
  id: string;
  path: string;
  type: string;
  properties: string | undefined;
}

/** What `epub/nav.hbs`, `epub/ncx.hbs` and `epub/package.hbs` print. */
export interface EpubLists extends PackageFacts {
  pagesBefore: PageBreak[] | undefined;
  contents: ContentsItem[];
  /** Whose the words in brackets of the contents are; nothing where there are none. */
  summaryNote: string | undefined;
  contentsDepth: number;
  landmarks: Landmark[];
  pageList: PageTarget[];
  pageCount: number;
  maxPage: number;
  manifest: ManifestItem[];
  spine: { id: string }[];
}

/** What an EPUB is packed from. */
interface Made {
  documents: readonly EpubDocument[];
  contentsPages: ContentsPages;
  /** Id of a page marker → the file in which it stands. */
  pageFile: ReadonlyMap<string, string>;
  faces: readonly Face[];
  images: ReadonlyMap<string, Uint8Array>;
  /** The tag that the EPUB states. */
  language: string;
}

/** All lists. Throws when a page has no marker. */
export function epubLists(edition: IndexedEdition, pageMap: PageMap, made: Made): EpubLists {
  const { labels } = edition.manuscript;
  const { documents, contentsPages, faces, language } = made;
  const contents = contentsItems(documents, contentsPages);
  const numbers = pageMap.pages.map(({ label }) => Number(label)).filter((value) => Number.isInteger(value));
  const [cover, title, imprint, ...rest] = documents.map(({ path }) => ({ id: idOf(path) }));
  if (!cover || !title || !imprint) throw new Error('the EPUB has no cover, no title page or no imprint');
  return {
    ...packageFacts(edition, faces, language),
    pagesBefore: contentsPages.pagesBefore,
    contents: contents.tree,
    summaryNote: summaryNote(edition),
    contentsDepth: contents.depth,
    landmarks: landmarksOf(documents, labels),
    pageList: pageTargets(pageMap, labels, made.pageFile, contents.count),
    pageCount: pageMap.pages.length,
    maxPage: Math.max(0, ...numbers),
    manifest: manifestOf(made),
    spine: [cover, title, imprint, { id: 'nav' }, ...rest],
  };
}

/** The rows of the contents as a tree; how many they are, and how deep they stand. */
function contentsItems(
  documents: readonly EpubDocument[],
  { rowPages }: ContentsPages,
): { tree: ContentsItem[]; count: number; depth: number } {
  const rows = documents.flatMap((document) => document.rows).map((row, i) => ({ ...row, order: i + 1 }));
  const itemOf = ({
    row: { href, title, words, range, order },
    below,
  }: NestedRow<(typeof rows)[number]>): ContentsItem => ({
    href,
    title,
    words,
    range,
    pages: rowPages.get(href),
    order,
    below: below.length > 0 ? below.map(itemOf) : undefined,
    letters: below.some(({ row }) => row.letter),
  });
  const tree = nestRows(rows).map(itemOf);
  return { tree, count: rows.length, depth: Math.max(1, ...rows.map(({ depth }) => depth)) };
}

function landmarksOf(documents: readonly EpubDocument[], labels: Labels): Landmark[] {
  const text = documents.find(({ part }) => part === 'text');
  const registers = documents.filter(({ part, rows }) => part === 'register' && rows.length > 0);
  return [
    { type: 'toc', href: 'toc.xhtml', title: fillLabel(labels, 'contents') },
    { type: 'bodymatter', href: text?.path ?? '', title: fillLabel(labels, 'startReading') },
    ...registers.map(({ path, title }) => ({ type: 'index', href: path, title })),
  ];
}

/** The pages, in the order of play behind `before` rows of the contents. */
function pageTargets(
  pageMap: PageMap,
  labels: Labels,
  pageFile: ReadonlyMap<string, string>,
  before: number,
): PageTarget[] {
  return pageMap.pages.map(({ label }, i) => {
    const id = `page-${label}`;
    const file = pageFile.get(id);
    if (!file) throw new Error(`no marker for page ${label}`);
    const normal = /^\d+$/.test(label);
    const type = normal ? 'normal' : /^[ivxlcdm]+$/.test(label) ? 'front' : 'special';
    const value = normal ? label : undefined;
    const said = sayPageLabel(label, labels);
    return { id: `target-${id}`, href: `${file}#${id}`, label: said, type, value, order: before + i + 1 };
  });
}

function manifestOf({ documents, images, faces }: Made): ManifestItem[] {
  const xhtml = 'application/xhtml+xml';
  const item = (
    path: string,
    type: string,
    id = idOf(path.replace(/^\w+\//, '')),
    properties?: string,
  ): ManifestItem => ({
    id,
    path,
    type,
    properties,
  });
  const pictures = [...images.keys()].map((path) => imageName(images, path));
  return [
    item('toc.xhtml', xhtml, 'nav', 'nav'),
    item('toc.ncx', 'application/x-dtbncx+xml', 'ncx'),
    item('style.css', 'text/css', 'style'),
    item('images/cover.jpg', 'image/jpeg', 'cover-image', 'cover-image'),
    ...documents.map(({ path }) => item(path, xhtml)),
    ...pictures.map((name) => item(`images/${name}`, name.endsWith('.png') ? 'image/png' : 'image/jpeg')),
    ...faces.map(({ file }) => item(`fonts/${file}`, 'font/ttf')),
  ];
}

const idOf = (path: string): string => `i-${path.replace(/\.\w+$/, '').replace(/[^\w-]/g, '-')}`;
