/**
 * The closed world of an EPUB: every file, element, attribute, text, style, picture and glyph of it is one that the
 * edition makes us expect. In: the EPUB as it was read, the indexed edition, the page map, what the sources hold. Out:
 * `wrong` is called with each thing that is another one or too many, and where. Shares no code with the makers, so that
 * it also finds what they do wrong. Called by `verify-epub.ts`.
 *
 *     <p id="p5" style="color:white"> → 'section-1.xhtml, p5: paragraph “…” has style="color:white", which nothing …'
 */

import { profileOf } from '../languages/registry.ts';
import { type PageMap, sayPageLabel } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { cleanMarkup, type PageMark } from './clean-markup.ts';
import { compareFaces, type InstalledFace } from './closed-faces.ts';
import { comparePageMarks } from './closed-marks.ts';
import { compareStyles } from './closed-styles.ts';
import { type EpubDocumentRead, readLayout } from './epub-layout.ts';
import { expectBook, setBookFree } from './expect-book.ts';
import type { EpubExpected } from './expect-epub.ts';
import { compareForeign } from './foreign-markup.ts';
import { otherStates } from './free-markup.ts';
import { compareMarkup, isMarkedAs, type Markup, markupBelow, markupText } from './markup-tree.ts';
import { epubMarkup, type ReadEpub } from './read-epub.ts';

/** What the files of an EPUB are compared with. */
export interface EpubSources {
  /** The pictures of the source, in the order of the text. */
  images: ReadonlyMap<string, Uint8Array>;
  /** Folders of the project's styles, its own first. */
  styles: readonly string[];
  /** The faces that are installed; what is cut from them has their outlines. */
  faces: readonly InstalledFace[];
  /** The cover as it was drawn; absent for a copy, whose cover nobody has drawn anew. */
  cover?: Uint8Array;
  /** False: the EPUB must have no faces. True: it must have some. Absent: it may. */
  fonts?: boolean;
  /** The tag that it states. */
  language: string;
}

type Wrong = (detail: string) => void;

/**
 * Compares everything. `whole` false: but for what the front matter alone says; `half`: but for what an e-book with two
 * languages says of both.
 */
export function compareEpubWorld(
  read: ReadEpub,
  edition: IndexedEdition,
  pageMap: PageMap,
  sources: EpubSources,
  wrong: Wrong,
  { whole = true, half }: { whole?: boolean; half?: true | undefined } = {},
): void {
  const found = read.spine.map(({ path, root }) => ({ path, ...cleanDocument(epubMarkup(root), edition) }));
  const pictures = pictureNames(sources.images);
  const made = expectFrom(found, edition, pageMap, pictures, sources);
  const marks = found.flatMap(({ path, marks: own }) => own.map((mark) => ({ ...mark, path })));
  const files = new Map(marks.map(({ id, path }) => [id.replace(/^page-/, ''), path]));
  const faces = compareStyleAndFaces(read, edition, sources, wrong);
  const expect = (book: EpubExpected) => expectBook(book, files, [...pictures.values()], faces);
  const due = expect(made);
  if (!whole) compareForeignIn(read, wrong);
  if (!whole)
    setBookFree(
      due,
      otherStates(edition).map((other) => expect({ ...made, edition: other })),
    );
  if (half) for (const { root } of due.order) bareSections(root);
  compareOrder(
    found.map(({ path }) => path),
    due.order.map(({ path }) => path),
    wrong,
  );
  for (const { path, root } of due.order) {
    const own = found.find((document) => document.path === path);
    if (own) compareMarkup(own.root, root, (detail) => wrong(`${path}, ${detail}`));
    compareProlog(read.files.get(`OEBPS/${path}`), path, '<!DOCTYPE html>', wrong);
  }
  const attributes = (label: string) => markAttributes(label, edition);
  comparePageMarks(marks, edition, pageMap, (id) => partFile(id), attributes, wrong);
  if (!half) comparePackage(read, due, wrong);
  const texts = due.order.map(({ path }) => path);
  compareFiles(read, [...texts, ...(half ? [] : ['toc.ncx']), 'style.css'], pictures, faces, sources, wrong);
}

/** The package document and the contents for older readers. */
function comparePackage(read: ReadEpub, due: ReturnType<typeof expectBook>, wrong: Wrong): void {
  compareProlog(read.files.get('OEBPS/toc.ncx'), 'toc.ncx', '', wrong);
  compareProlog(read.files.get('OEBPS/content.opf'), 'content.opf', '', wrong);
  const ncx = read.ncx && epubMarkup(read.ncx.root);
  if (ncx) compareMarkup(ncx, due.ncx, (detail) => wrong(`toc.ncx, ${detail}`));
  compareMarkup(epubMarkup(read.opf), due.opf, (detail) => wrong(`content.opf, ${detail}`));
}

/** What a section says of itself where none stands around it: its class and its address. */
function bareSections(root: Markup): void {
  for (const one of markupBelow(root).filter((each) => isMarkedAs(each, 'text-section'))) {
    const { class: kind, id } = one.attributes;
    one.attributes = { class: kind ?? '', ...(id === undefined ? {} : { id }) };
  }
}

/** What runs or asks has no place in a book; a page of the site has some of it. */
const running = /^(script|form|input)$/;

/**
 * That no document hides something or runs, also where anything may stand. For a copy of another state of the source,
 * which has other words around its text.
 */
function compareForeignIn({ spine }: ReadEpub, wrong: Wrong): void {
  for (const { path, root } of spine)
    for (const element of markupBelow(epubMarkup(root)))
      compareForeign(path, element, wrong, {
        isElement: ({ name }) => !running.test(name),
        // Landmarks and the list of pages are for reading systems alone.
        isAttribute: ({ name }, key) => name === 'nav' && key === 'hidden',
      });
}

const cleanDocument = (root: Markup, { metadata }: IndexedEdition): { root: Markup; marks: PageMark[] } =>
  cleanMarkup(root, { opensStrings: profileOf(metadata.language).spacing === 'characters', keeps: false });

/** Path of a picture in the source → its name in the EPUB. */
export const pictureNames = (images: ReadonlyMap<string, Uint8Array>): Map<string, string> =>
  new Map([...images.keys()].map((path, i) => [path, `figure-${i + 1}.${/\.png$/i.test(path) ? 'png' : 'jpg'}`]));

function expectFrom(
  found: readonly EpubDocumentRead[],
  edition: IndexedEdition,
  pageMap: PageMap,
  pictures: ReadonlyMap<string, string>,
  { language }: EpubSources,
): EpubExpected {
  const imprint = found.find(({ path }) => path === 'imprint.xhtml');
  return {
    edition,
    pageMap,
    layout: readLayout(found, edition),
    image: (path) => pictures.get(path) ?? path,
    language,
    imprintShown: imprint ? markupText(imprint.root) : '',
  };
}

/** The documents of the spine are those of the edition, in their order. */
function compareOrder(found: readonly string[], due: readonly string[], wrong: Wrong): void {
  const at = due.findIndex((path, i) => path !== found[i]);
  if (at >= 0) wrong(`the spine has ${found[at] ?? 'nothing'} where ${due[at]} is due`);
  else if (found.length > due.length) wrong(`the spine has ${found[due.length]} behind its end`);
}

/** A document begins as it must, and declares nothing that would stand for text. */
export function compareProlog(bytes: Uint8Array | undefined, path: string, type: string, wrong: Wrong): void {
  // A mark of the byte order stands before everything, and would be read over.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const due = ['<?xml version="1.0" encoding="UTF-8"?>', type].filter(Boolean).join('\n');
  if (!text.startsWith(`${due}\n<`)) wrong(`${path} does not begin as a document of an e-book does`);
  const odd = /<![^-]|<\?/.exec(text.slice(due.length));
  if (odd) wrong(`${path} declares something: “${text.slice(due.length).slice(odd.index, odd.index + 30)}”`);
}

/** The file of a part of the book that is one file. */
function partFile(anchor: string): string | undefined {
  const own: Record<string, string> = {
    cover: 'cover.xhtml',
    'title-leaf': 'title.xhtml',
    contents: 'toc.xhtml',
    imprint: 'imprint.xhtml',
    notes: 'notes.xhtml',
    revisions: 'revisions.xhtml',
  };
  return own[anchor] ?? (anchor.startsWith('register-') ? `${anchor}.xhtml` : undefined);
}

const markAttributes = (label: string, { manuscript }: IndexedEdition): Record<string, string> => ({
  class: 'page-break',
  'epub:type': 'pagebreak',
  role: 'doc-pagebreak',
  id: `page-${label}`,
  'aria-label': sayPageLabel(label, manuscript.labels),
});

/** Compares the style sheet and the faces. Returns the names of the faces. */
function compareStyleAndFaces(
  { files }: ReadEpub,
  edition: IndexedEdition,
  sources: Omit<EpubSources, 'language'>,
  wrong: Wrong,
): string[] {
  const names = ['text.css', 'epub.css', ...(edition.revision ? ['revised.css'] : [])];
  const style = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get('OEBPS/style.css'));
  const { language } = edition.metadata;
  const declared = compareStyles(style, 'style.css', { folders: sources.styles, names, language }, wrong);
  if (sources.fonts === false && declared.length > 0) wrong('style.css declares typefaces, and it is to have none');
  if (sources.fonts && declared.length === 0) wrong('style.css declares no typefaces');
  const shown = declared.map((face) => ({ ...face, bytes: files.get(`OEBPS/${face.address}`) }));
  compareFaces(shown, sources.faces, (file) => `fonts/${file}`, wrong);
  return declared.map(({ address }) => address.replace(/^fonts\//, ''));
}

/** Every file is known, and those that are no text have the bytes of what they were made from. */
function compareFiles(
  { files }: ReadEpub,
  texts: readonly string[],
  pictures: ReadonlyMap<string, string>,
  faces: readonly string[],
  { images, cover }: EpubSources,
  wrong: Wrong,
): void {
  const known = new Set([
    'mimetype',
    'META-INF/container.xml',
    'OEBPS/content.opf',
    'OEBPS/images/cover.jpg',
    ...texts.map((path) => `OEBPS/${path}`),
    ...[...pictures.values()].map((name) => `OEBPS/images/${name}`),
    ...faces.map((name) => `OEBPS/fonts/${name}`),
  ]);
  for (const path of files.keys()) if (!known.has(path)) wrong(`${path} is no file of this edition`);
  for (const path of known) if (!files.get(path)?.length) wrong(`${path} is missing or empty`);
  const text = (path: string) => new TextDecoder().decode(files.get(path));
  if ([...files.keys()][0] !== 'mimetype' || text('mimetype') !== 'application/epub+zip')
    wrong('the archive does not begin with its media type');
  if (text('META-INF/container.xml').replace(/\s+/g, ' ').trim() !== container)
    wrong('META-INF/container.xml names another package');
  for (const [path, name] of pictures)
    if (!isSame(files.get(`OEBPS/images/${name}`), images.get(path)))
      wrong(`images/${name} is not the picture ${path} of the source`);
  const shown = files.get('OEBPS/images/cover.jpg');
  if (cover ? !isSame(shown, cover) : shown && !isCoverPicture(shown))
    wrong('images/cover.jpg is not the cover that was drawn');
}

const container =
  '<?xml version="1.0" encoding="UTF-8" ?><container version="1.0" ' +
  'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" ' +
  'media-type="application/oebps-package+xml"/></rootfiles></container>';

const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean =>
  one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;

/** A JPEG from its first to its last mark. */
const isCoverPicture = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
