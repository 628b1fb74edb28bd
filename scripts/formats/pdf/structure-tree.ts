/**
 * The structure tree. In: the PDF as Chromium printed it, and the book as it is to be read. Out: a new tree in place
 * of Chromium's, whose leaves are Chromium's pieces of marked content, each found under the text it shows. Throws when
 * a piece of the book is not on its page or a page shows a piece that is not in the book.
 */
import {
  type PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import type { StructureElement, StructureLeaf } from '../../model/structure-tree.ts';
import { pxToPoints } from '../print/print-format.ts';
import { readCodes, readUnits, streamBytes, type Unit, writeUnits } from './content-streams.ts';

/** What a page shows, in the order in which it is to be read. */
interface Piece {
  kind: 'text' | 'picture' | 'marker';
  marks: number[];
  text: string;
}

interface PageContent {
  units: Unit[];
  pieces: Piece[];
  /** Of the printed page, in points. */
  height: number;
}

const name = (value: string) => PDFName.of(value);

/** Elements that ISO 32000-1 does not know, and what they stand for. */
const roles: Record<string, string> = { Aside: 'Div', Em: 'Span', Strong: 'Span', Sup: 'Span' };
/** The same, for books that list changes. */
const revisionRoles: Record<string, string> = { Ins: 'Span', Del: 'Span' };

/** Tags the whole PDF anew. `describe` says where a link leads, in the language of the edition. */
export function setStructure(
  pdf: PDFDocument,
  described: StructureElement,
  language: string,
  describe: (link: NonNullable<StructureElement['link']>, text: string) => string,
): void {
  const { context } = pdf;
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const contents = readPages(pdf, root);
  // List markers are added to it.
  const book = structuredClone(described);
  const found = alignPieces(book, contents);
  const pages = pdf.getPages();

  const tree = context.nextRef();
  const ids = new Map<string, PDFRef>();
  const parents: { key: number; value: PDFObject }[] = [];
  /** Page → fresh mark → element. */
  const owners: Map<number, PDFRef>[] = pages.map(() => new Map());
  const markOwner = new Map<string, { ref: PDFRef; tag: string; kids: PDFObject[]; page: number }>();
  const annotations = pages.map((page) => [...(page.node.Annots()?.asArray() ?? [])]);
  let nextParent = pages.length;

  // First the elements, whose leaves are only promised; then the pages, which give the marks their numbers.
  const kidsOf = new Map<PDFRef, (PDFRef | { page: number; marks: number[] } | PDFDict)[]>();
  const build = (element: StructureElement, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    const dict = context.obj({ S: element.tag, P: parent }) as PDFDict;
    if (element.language) dict.set(name('Lang'), PDFString.of(element.language));
    if (element.alt !== undefined) dict.set(name('Alt'), PDFHexString.fromText(element.alt));
    if (element.actual) dict.set(name('ActualText'), PDFHexString.fromText(element.actual));
    if (element.expansion) dict.set(name('E'), PDFHexString.fromText(element.expansion));
    if (element.tag === 'Document') dict.set(name('Lang'), PDFString.of(language));
    if (element.id) {
      dict.set(name('ID'), PDFString.of(element.id));
      ids.set(element.id, ref);
    }
    const attributes = attributesOf(element, pages);
    if (attributes) dict.set(name('A'), context.obj(attributes));
    context.assign(ref, dict);
    const kids: (PDFRef | { page: number; marks: number[] } | PDFDict)[] = [];
    for (const child of element.children) {
      if ('tag' in child) kids.push(build(child, ref));
      else {
        const marks = found.get(child);
        if (marks) {
          kids.push({ page: child.page - 1, marks });
          for (const mark of marks)
            markOwner.set(`${child.page - 1}:${mark}`, { ref, tag: element.tag, kids: [], page: child.page - 1 });
        }
      }
    }
    if (element.link) {
      const text = describe(element.link, textOf(element));
      const own = annotationsOf(element.link.areas, annotations, pdf);
      if (own.length === 0)
        throw new Error(`the link to ${element.link.href} on page ${element.link.areas[0]?.page} is not in the PDF`);
      for (const annotation of own) {
        const target = context.lookup(annotation.ref, PDFDict);
        target.set(name('Contents'), PDFHexString.fromText(text));
        // ISO 19005-2, 6.3.2: printed, not hidden.
        target.set(name('F'), PDFNumber.of(4));
        target.set(name('StructParent'), PDFNumber.of(nextParent));
        parents.push({ key: nextParent++, value: ref });
        kids.push(context.obj({ Type: 'OBJR', Obj: annotation.ref, Pg: annotation.page }) as PDFDict);
      }
    }
    kidsOf.set(ref, kids);
    return ref;
  };
  const document = build(book, tree);

  // Chromium 147 repeats a link that goes on in the next column there, above the text: areas with nothing to see.
  annotations.forEach((phantoms, p) => {
    const all = pages[p]?.node.Annots();
    for (let i = (all?.size() ?? 0) - 1; i >= 0; i--) if (phantoms.includes(all?.get(i) as PDFObject)) all?.remove(i);
  });

  const fresh = new Map<string, number[]>();
  contents.forEach((content, p) => {
    const page = pages[p];
    if (!page) return;
    const rewritten = writeUnits(
      content.units,
      (mark) => markOwner.get(`${p}:${mark}`)?.tag,
      (old, now) => {
        const key = `${p}:${old}`;
        fresh.set(key, [...(fresh.get(key) ?? []), now]);
        owners[p]?.set(now, markOwner.get(key)?.ref as PDFRef);
      },
    );
    context.assign(page.node.get(name('Contents')) as PDFRef, context.stream(rewritten));
    page.node.set(name('StructParents'), PDFNumber.of(p));
    page.node.set(name('Tabs'), name('S'));
  });
  for (const [ref, kids] of kidsOf) {
    const dict = context.lookup(ref, PDFDict);
    const first = kids.find(
      (kid): kid is { page: number; marks: number[] } => typeof kid === 'object' && 'marks' in kid,
    );
    const home = first ? pages[first.page]?.ref : undefined;
    if (home) dict.set(name('Pg'), home);
    const k = kids.flatMap((kid): PDFObject[] => {
      if (!('marks' in kid)) return [kid];
      const page = pages[kid.page]?.ref as PDFRef;
      return kid.marks.flatMap((mark) =>
        (fresh.get(`${kid.page}:${mark}`) ?? []).map((now) =>
          page === home ? PDFNumber.of(now) : (context.obj({ Type: 'MCR', Pg: page, MCID: now }) as PDFObject),
        ),
      );
    });
    if (k.length > 0) dict.set(name('K'), k.length === 1 ? (k[0] as PDFObject) : context.obj(k));
  }
  owners.forEach((marks, p) => {
    const list = Array.from({ length: marks.size }, (_, mark) => marks.get(mark) as PDFRef);
    parents.push({ key: p, value: context.register(context.obj(list)) });
  });
  parents.sort((a, b) => a.key - b.key);
  const sortedIds = [...ids].sort(([a], [b]) => (a < b ? -1 : 1));
  context.assign(
    tree,
    context.obj({
      Type: 'StructTreeRoot',
      K: document,
      ParentTree: context.register(
        context.obj({ Nums: parents.flatMap(({ key, value }) => [PDFNumber.of(key), value]) }),
      ),
      ParentTreeNextKey: nextParent,
      RoleMap: { ...roles, ...(holds(book, revisionRoles) ? revisionRoles : {}) },
      ...(sortedIds.length > 0
        ? {
            IDTree: context.register(context.obj({ Names: sortedIds.flatMap(([id, ref]) => [PDFString.of(id), ref]) })),
          }
        : {}),
    }),
  );
  pdf.catalog.set(name('StructTreeRoot'), tree);
}

/** Every page's units, and its pieces in the order of Chromium's tree, which is that of the text. */
function readPages(pdf: PDFDocument, root: PDFDict): PageContent[] {
  const { context } = pdf;
  const codes = new Map();
  const pages = pdf.getPages();
  const contents = pages.map((page): PageContent => {
    const source = Buffer.from(streamBytes(context.lookup(page.node.get(name('Contents'))))).toString('latin1');
    return {
      units: readUnits(source, readCodes(context, page.node.Resources() ?? (context.obj({}) as PDFDict), codes)),
      pieces: [],
      height: page.getHeight(),
    };
  });
  const indexOf = new Map(pages.map((page, i) => [page.ref, i]));
  const drawn = contents.map(({ units }) => {
    const marks = new Map<number, { text: string; picture: boolean }>();
    for (const unit of units) {
      if (!unit.draws || unit.mark === undefined) continue;
      const mark = marks.get(unit.mark) ?? { text: '', picture: false };
      marks.set(unit.mark, { text: mark.text + (unit.text ?? ''), picture: mark.picture || unit.draws === 'picture' });
    }
    return marks;
  });
  const walk = (dict: PDFDict, inherited: number): void => {
    const pg = dict.get(name('Pg'));
    const page = pg instanceof PDFRef ? (indexOf.get(pg) ?? inherited) : inherited;
    const marks: number[] = [];
    for (const kid of kidsOf(dict)) {
      const value = context.lookup(kid);
      if (value instanceof PDFNumber) marks.push(value.asNumber());
      else if (value instanceof PDFDict && value.has(name('S'))) walk(value, page);
    }
    const content = contents[page];
    if (!content || marks.length === 0) return;
    const here = marks.flatMap((mark) => drawn[page]?.get(mark) ?? []);
    const text = here.map((mark) => mark.text).join('');
    if (dict.get(name('S')) === name('Lbl')) content.pieces.push({ kind: 'marker', marks, text });
    else if (text !== '') content.pieces.push({ kind: 'text', marks, text });
    else if (here.some((mark) => mark.picture)) content.pieces.push({ kind: 'picture', marks, text });
  };
  walk(root, 0);
  return contents;
}

function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.lookup(name('K'));
  if (kids === undefined) return [];
  const list = (kids as PDFArray).asArray;
  return typeof list === 'function' ? (kids as PDFArray).asArray() : [dict.get(name('K')) as PDFObject];
}

/** Finds every leaf of the book among the pieces of its page. Gives list markers, which no leaf has, to their items. */
function alignPieces(book: StructureElement, contents: PageContent[]): Map<StructureLeaf, number[]> {
  const found = new Map<StructureLeaf, number[]>();
  const next = contents.map(() => 0);
  // White space, the marks of emphasis that CSS draws, and hyphens at line ends are on the page and not in the text.
  const bare = (text: string) => text.replace(/[\s\u200b\u00ad\u2022\u25cf\u25e6\u2010\u058a-]/gu, '');
  // Chromium writes the foot of a page behind its text: notes, which stand behind their blocks here, come last.
  const notes: StructureElement[] = [];
  const visit = (element: StructureElement, items: StructureElement[]): void => {
    const inside = element.tag === 'LI' ? [...items, element] : items;
    for (const child of [...element.children]) {
      if ('tag' in child) {
        if (child.tag === 'Note') notes.push(child);
        else visit(child, inside);
        continue;
      }
      const page = child.page - 1;
      const { pieces, units, height } = contents[page] as PageContent;
      // A space may be drawn by itself, together with a word, or, at a line end, not at all.
      const blank = !child.image && (child.text ?? '').trim() === '';
      if (blank && (pieces[next[page] ?? 0]?.kind !== 'text' || pieces[next[page] ?? 0]?.text.trim() !== '')) continue;
      const take = () => {
        const at = next[page] ?? 0;
        next[page] = at + 1;
        return pieces[at];
      };
      const fits = (piece: Piece | undefined) =>
        child.image ? piece?.kind === 'picture' : piece?.kind === 'text' && bare(piece.text) === bare(child.text ?? '');
      giveMarkers(pieces, next, child, inside, found);
      let piece = take();
      if (!piece || !fits(piece)) {
        // Chromium 147 leaves some headings inside columns out of its tree, and items behind a list in a list. They are found by their place.
        next[page] = Math.max((next[page] ?? 0) - 1, 0);
        const missed = findUnmarked(units, child, height);
        if (!missed || !fits(missed))
          throw new Error(
            `page ${child.page} shows “${piece?.text.slice(0, 20) ?? 'nothing'}” where the book has “${child.text?.slice(0, 20) ?? 'a picture'}”`,
          );
        piece = missed;
      }
      if (!child.repeated) found.set(child, piece.marks);
    }
  };
  visit(book, []);
  for (const note of notes) visit(note, []);
  contents.forEach(({ pieces }, i) => {
    const rest = pieces.slice(next[i]).find((piece) => piece.kind === 'text');
    if (rest) throw new Error(`page ${i + 1} shows “${rest.text.slice(0, 20)}”, which is not in the book`);
  });
  return found;
}

/** The text without a mark that lies on the area of a leaf; it gets a mark of its own, below Chromium's. */
function findUnmarked(units: Unit[], leaf: StructureLeaf, height: number): Piece | undefined {
  const lies = ({ x, y }: NonNullable<Unit['at']>) =>
    x > pxToPoints(leaf.left) - 1 &&
    x < pxToPoints(leaf.left + leaf.width) + 1 &&
    height - y > pxToPoints(leaf.top) &&
    height - y < pxToPoints(leaf.top + leaf.height) + 1;
  const free = units.filter((unit) => unit.draws === 'text' && unit.mark === undefined && unit.at && lies(unit.at));
  if (free.length === 0) return undefined;
  const mark = Math.min(0, ...units.map((unit) => unit.mark ?? 0)) - 1;
  for (const unit of free) unit.mark = mark;
  return { kind: 'text', marks: [mark], text: free.map((unit) => unit.text).join('') };
}

/**
 * The list marks before a leaf belong to the items that begin with it, the outer before the inner; one more is of an item
 * behind it. `next` counts the pieces of each page that are taken.
 */
function giveMarkers(
  pieces: readonly Piece[],
  next: number[],
  before: StructureLeaf,
  items: readonly StructureElement[],
  found: Map<StructureLeaf, number[]>,
): void {
  const page = before.page - 1;
  const behind = pieces.slice(next[page]);
  const count = behind.findIndex(({ kind }) => kind !== 'marker');
  const markers = count < 0 ? behind : behind.slice(0, count);
  if (markers.length === 0) return;
  const open = items.filter(({ children }) => !children.some((child) => 'tag' in child && child.tag === 'Lbl'));
  const owners = open.slice(-markers.length);
  if (owners.length === 0)
    throw new Error(`page ${before.page} shows the list mark “${markers[0]?.text}” outside a list`);
  owners.forEach((item, i) => {
    const { text, marks } = markers[i] as Piece;
    const leaf: StructureLeaf = { ...before, text };
    item.children.unshift({ tag: 'Lbl', children: [leaf], ...(text.trim() === '' ? { actual: '•' } : {}) });
    found.set(leaf, marks);
  });
  next[page] = (next[page] ?? 0) + owners.length;
}

const holds = ({ tag, children }: StructureElement, tags: object): boolean =>
  tag in tags || children.some((child) => 'tag' in child && holds(child, tags));

function textOf(element: StructureElement): string {
  return element.children.map((child) => ('tag' in child ? textOf(child) : (child.text ?? ''))).join('');
}

/** The annotations that lie on the areas of a link. */
function annotationsOf(
  areas: NonNullable<StructureElement['link']>['areas'],
  annotations: PDFObject[][],
  pdf: PDFDocument,
): { ref: PDFRef; page: PDFRef }[] {
  const found: { ref: PDFRef; page: PDFRef }[] = [];
  for (const number of new Set(areas.map((area) => area.page))) {
    const page = pdf.getPages()[number - 1];
    const list = annotations[number - 1];
    if (!page || !list) continue;
    // Chromium prints from the upper edge of the page that it made, which finishing has not moved.
    const upper = page.getMediaBox().y + page.getMediaBox().height;
    for (let i = 0; i < list.length; i++) {
      const ref = list[i];
      if (!(ref instanceof PDFRef)) continue;
      const [left = 0, bottom = 0, right = 0, top = 0] = (
        pdf.context.lookup(ref, PDFDict).lookup(name('Rect')) as PDFArray
      )
        .asArray()
        .map((value) => (value as PDFNumber).asNumber());
      const x = (left + right) / 2;
      const y = upper - (bottom + top) / 2;
      const lies = areas.some(
        (area) =>
          area.page === number &&
          x > pxToPoints(area.left) - 0.5 &&
          x < pxToPoints(area.left + area.width) + 0.5 &&
          y > pxToPoints(area.top) - 0.5 &&
          y < pxToPoints(area.top + area.height) + 0.5,
      );
      if (!lies) continue;
      found.push({ ref, page: page.ref });
      list.splice(i--, 1);
    }
  }
  return found;
}

type Attributes = Record<string, string | number | number[]>;

function attributesOf(element: StructureElement, pages: ReturnType<PDFDocument['getPages']>): Attributes | undefined {
  if (element.tag === 'L') {
    const marked = element.children.some(
      (item) => 'tag' in item && item.children.some((child) => 'tag' in child && child.tag === 'Lbl'),
    );
    return { O: 'List', ListNumbering: element.numbering ?? (marked ? 'Disc' : 'None') };
  }
  if (element.tag === 'TH' || element.tag === 'TD') {
    const attributes = {
      ...(element.scope ? { Scope: element.scope } : {}),
      ...(element.colSpan ? { ColSpan: element.colSpan } : {}),
      ...(element.rowSpan ? { RowSpan: element.rowSpan } : {}),
    };
    return Object.keys(attributes).length > 0 ? { O: 'Table', ...attributes } : undefined;
  }
  // What a reader sees by a line is said in the words of ISO 32000-1, table 343.
  if (element.tag === 'Ins' || element.tag === 'Del')
    return { O: 'Layout', TextDecorationType: element.tag === 'Ins' ? 'Underline' : 'LineThrough' };
  if (element.box) {
    const { page, left, top, width, height } = element.box;
    const box = pages[page - 1]?.getMediaBox();
    const upper = box ? box.y + box.height : 0;
    const corners = [
      pxToPoints(left),
      upper - pxToPoints(top + height),
      pxToPoints(left + width),
      upper - pxToPoints(top),
    ];
    return { O: 'Layout', Placement: 'Block', BBox: corners.map((value) => Math.round(value * 100) / 100) };
  }
  return undefined;
}
