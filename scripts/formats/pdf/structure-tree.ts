/**
 * The structure tree. In: the PDF as Chromium printed it, and the book as it is to be read. Out: a new tree in place
 * of Chromium's, whose leaves are Chromium's pieces of marked content, each found under the text it shows. Throws when
 * a piece of the book is not on its page or a page shows a piece that is not in the book. Called by `finish-pdf.ts`.
 *
 *     { tag: 'P', children: [{ text: '第1条', page: 1 … }] } → << /S /P /P 9 0 R /Pg 4 0 R /K 0 >>
 *     in the content stream of the page: /P <</MCID 0>> BDC … EMC
 */
import {
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { isFromRight } from '../../languages/registry.ts';
import { LayoutFault } from '../../model/layout-fault.ts';
import type { StructureElement, StructureLeaf } from '../../model/structure-tree.ts';
import { alignContent } from './align-content.ts';
import { writeUnits } from './content-streams.ts';
import { type FreeAnnotations, readAnnotations, removeFreeAnnotations, takeAnnotations } from './link-annotations.ts';
import { type PageContent, readPageContents } from './page-content.ts';
import { attributesOf } from './structure-attributes.ts';
import { nameHeads } from './table-heads.ts';

type Link = NonNullable<StructureElement['link']>;
/** Says where a link leads, in the language of the edition. `text`: what the link shows. */
type Describe = (link: Link, text: string) => string;

/** Marked content of a page (0-based), under the marks that Chromium gave it. */
interface MarkedContent {
  page: number;
  marks: number[];
}

/** What an element holds, in order; the last is an object reference (OBJR). */
type Kid = PDFRef | MarkedContent | PDFDict;

/** The tree while it is made. */
interface Tree {
  pdf: PDFDocument;
  pages: PDFPage[];
  language: string;
  describe: Describe;
  /** Leaf → Chromium's marks. */
  found: ReadonlyMap<StructureLeaf, number[]>;
  free: FreeAnnotations;
  kids: Map<PDFRef, Kid[]>;
  ids: Map<string, PDFRef>;
  /** Chromium's mark (`markKey`) → the element that it belongs to. */
  owners: Map<string, { ref: PDFRef; tag: string }>;
  /** The entries of the parent tree (ISO 32000-1, 14.7.4.4). */
  parents: { key: number; value: PDFObject }[];
  nextParent: number;
}

const name = (value: string) => PDFName.of(value);
const markKey = (page: number, mark: number): string => `${page}:${mark}`;

/** Elements that ISO 32000-1 does not know, and what they stand for. */
const roles: Record<string, string> = { Aside: 'Div', Em: 'Span', Strong: 'Span', Sup: 'Span', Sub: 'Span' };
/** The same, for books that list changes. */
const revisionRoles: Record<string, string> = { Ins: 'Span', Del: 'Span' };

/** Tags the whole PDF anew. First the elements, whose marks are only promised; then the pages, which number them. */
export function setStructure(
  pdf: PDFDocument,
  described: StructureElement,
  language: string,
  describe: Describe,
): void {
  const contents = readPageContents(pdf);
  // List markers are added to it, and the heads of cells.
  const book = structuredClone(described);
  nameHeads(book);
  const found = alignContent(book, contents, isFromRight(language));
  const pages = pdf.getPages();
  const root = pdf.context.nextRef();
  const tree: Tree = {
    pdf,
    pages,
    language,
    describe,
    found,
    free: readAnnotations(pdf),
    kids: new Map(),
    ids: new Map(),
    owners: new Map(),
    parents: [],
    nextParent: pages.length,
  };
  const document = addElement(tree, book, root);
  removeFreeAnnotations(tree.free, pdf);
  const { fresh, elements } = markPages(tree, contents);
  for (const [ref, kids] of tree.kids) setKids(tree, ref, kids, fresh);
  elements.forEach((refs, p) => {
    tree.parents.push({ key: p, value: pdf.context.register(pdf.context.obj(refs)) });
  });
  writeRoot(tree, root, document, holds(book, revisionRoles) ? { ...roles, ...revisionRoles } : roles);
}

/** Makes an element and all below it. Out: its reference. The kids are written when their marks are known. */
function addElement(tree: Tree, element: StructureElement, parent: PDFRef): PDFRef {
  const { context } = tree.pdf;
  const ref = context.nextRef();
  context.assign(ref, elementDictionary(tree, element, ref, parent));
  const kids: Kid[] = [];
  for (const child of element.children) {
    if ('tag' in child) {
      kids.push(addElement(tree, child, ref));
      continue;
    }
    const marks = tree.found.get(child);
    if (!marks) continue;
    const page = child.page - 1;
    kids.push({ page, marks });
    for (const mark of marks) tree.owners.set(markKey(page, mark), { ref, tag: element.tag });
  }
  if (element.link) kids.push(...linkKids(tree, element.link, textOf(element), ref));
  tree.kids.set(ref, kids);
  return ref;
}

/** A structure element (ISO 32000-1, table 323) without its kids. */
function elementDictionary(tree: Tree, element: StructureElement, ref: PDFRef, parent: PDFRef): PDFDict {
  const { context } = tree.pdf;
  const dict = context.obj({ S: element.tag, P: parent }) as PDFDict;
  if (element.language) dict.set(name('Lang'), PDFString.of(element.language));
  if (element.alt !== undefined) dict.set(name('Alt'), PDFHexString.fromText(element.alt));
  if (element.actual) dict.set(name('ActualText'), PDFHexString.fromText(element.actual));
  if (element.expansion) dict.set(name('E'), PDFHexString.fromText(element.expansion));
  if (element.tag === 'Document') dict.set(name('Lang'), PDFString.of(tree.language));
  if (element.id) {
    dict.set(name('ID'), PDFString.of(element.id));
    tree.ids.set(element.id, ref);
  }
  const attributes = attributesOf(element, tree.pages);
  if (attributes) dict.set(name('A'), context.obj(attributes));
  return dict;
}

/** The references to the annotations of a link, which get their words and their entry in the parent tree. */
function linkKids(tree: Tree, link: Link, text: string, ref: PDFRef): PDFDict[] {
  const { context } = tree.pdf;
  const contents = tree.describe(link, text);
  const own = takeAnnotations(link.areas, tree.free, tree.pdf);
  if (own.length === 0) {
    const page = link.areas[0]?.page ?? 0;
    throw new LayoutFault({ page, wanted: text }, `the link to ${link.href} on page ${page} is not in the PDF`);
  }
  return own.map(({ annotation, page }) => {
    const target = context.lookup(annotation, PDFDict);
    target.set(name('Contents'), PDFHexString.fromText(contents));
    // ISO 19005-2, 6.3.2: printed, not hidden.
    target.set(name('F'), PDFNumber.of(4));
    target.set(name('StructParent'), PDFNumber.of(tree.nextParent));
    tree.parents.push({ key: tree.nextParent++, value: ref });
    return context.obj({ Type: 'OBJR', Obj: annotation, Pg: page }) as PDFDict;
  });
}

/**
 * Writes every page's content stream again. Out: Chromium's marks (`markKey`) → the marks that took their place, and
 * for each page the elements of its marks in the order of the marks, as the parent tree wants them.
 */
function markPages(
  { pdf, pages, owners }: Tree,
  contents: readonly PageContent[],
): { fresh: Map<string, number[]>; elements: PDFRef[][] } {
  const fresh = new Map<string, number[]>();
  const elements = pages.map((): PDFRef[] => []);
  contents.forEach(({ units }, p) => {
    const page = pages[p];
    if (!page) return;
    const rewritten = writeUnits(
      units,
      (mark) => owners.get(markKey(p, mark))?.tag,
      (old, now) => {
        const key = markKey(p, old);
        fresh.set(key, [...(fresh.get(key) ?? []), now]);
        elements[p]?.push(owners.get(key)?.ref as PDFRef);
      },
    );
    pdf.context.assign(page.node.get(name('Contents')) as PDFRef, pdf.context.stream(rewritten));
    page.node.set(name('StructParents'), PDFNumber.of(p));
    page.node.set(name('Tabs'), name('S'));
  });
  return { fresh, elements };
}

/**
 * Writes `K` of an element, and `Pg`: the page of its first marked content. What is on another page names that page.
 */
function setKids({ pdf, pages }: Tree, ref: PDFRef, kids: readonly Kid[], fresh: ReadonlyMap<string, number[]>): void {
  const { context } = pdf;
  const dict = context.lookup(ref, PDFDict);
  const first = kids.find((kid): kid is MarkedContent => 'marks' in kid);
  const home = first ? pages[first.page]?.ref : undefined;
  if (home) dict.set(name('Pg'), home);
  const k = kids.flatMap((kid): PDFObject[] => {
    if (!('marks' in kid)) return [kid];
    const page = pages[kid.page]?.ref as PDFRef;
    return kid.marks
      .flatMap((mark) => fresh.get(markKey(kid.page, mark)) ?? [])
      .map((mark) => (page === home ? PDFNumber.of(mark) : markedContentReference(context, page, mark)));
  });
  if (k.length > 0) dict.set(name('K'), k.length === 1 ? (k[0] as PDFObject) : context.obj(k));
}

/** ISO 32000-1, table 324. */
const markedContentReference = (context: PDFContext, page: PDFRef, mark: number): PDFObject =>
  context.obj({ Type: 'MCR', Pg: page, MCID: mark });

/** The root of the structure tree (ISO 32000-1, table 322), with the parent tree and the names of elements. */
function writeRoot(tree: Tree, root: PDFRef, document: PDFRef, roleMap: Record<string, string>): void {
  const { context } = tree.pdf;
  const parents = tree.parents.sort((a, b) => a.key - b.key).flatMap(({ key, value }) => [PDFNumber.of(key), value]);
  const ids = [...tree.ids].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, ref]) => [PDFString.of(id), ref]);
  context.assign(
    root,
    context.obj({
      Type: 'StructTreeRoot',
      K: document,
      ParentTree: context.register(context.obj({ Nums: parents })),
      ParentTreeNextKey: tree.nextParent,
      RoleMap: roleMap,
      ...(ids.length > 0 ? { IDTree: context.register(context.obj({ Names: ids })) } : {}),
    }),
  );
  tree.pdf.catalog.set(name('StructTreeRoot'), root);
}

const holds = ({ tag, children }: StructureElement, tags: object): boolean =>
  tag in tags || children.some((child) => 'tag' in child && holds(child, tags));

function textOf(element: StructureElement): string {
  return element.children.map((child) => ('tag' in child ? textOf(child) : (child.text ?? ''))).join('');
}
