/**
 * Ways through the PDF. In: the PDF, the edition, the page map. Out: named destinations, bookmarks, page labels.
 * Throws when the page map does not know a place that the edition has.
 */
import {
  type PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { blocksOf, numbersOf } from '../../model/edition.ts';
import { anchorOf } from '../../model/numbers.ts';
import { type PageMap, type PagePosition, sayPageLabel } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { type ContentsRow, contentsView, type NestedRow, nestRows } from '../../views/contents-view.ts';
import { sayLetter } from '../../views/register-view.ts';
import { hasCover, type PrintFormat } from '../print/print-format.ts';

interface Bookmark {
  title: string;
  at: PagePosition;
  children: Bookmark[];
}

/**
 * Gives the PDF all its ways. `destination` turns a place of the page map into one of the file.
 */
export function setNavigation(
  pdf: PDFDocument,
  edition: IndexedEdition,
  pageMap: PageMap,
  destination: (at: PagePosition) => PDFArray,
  format: Pick<PrintFormat, 'alone' | 'slugPx'>,
): void {
  setDestinations(pdf, edition, pageMap, destination, format);
  setBookmarks(pdf, bookmarksOf(edition, pageMap, format), destination);
  setPageLabels(pdf, pageMap, edition.manuscript.labels);
}

/** Every paragraph, letter of a register and part of the book by name: `file.pdf#p12` opens paragraph 12. */
function setDestinations(
  pdf: PDFDocument,
  edition: IndexedEdition,
  pageMap: PageMap,
  destination: (at: PagePosition) => PDFArray,
  format: Pick<PrintFormat, 'alone' | 'slugPx'>,
): void {
  const names = takeOldNames(pdf);
  for (const anchor of wantedNames(edition, format)) {
    const at = pageMap.starts[anchor];
    if (!at) throw new Error(`“${anchor}” stands on no page`);
    names.set(anchor, destination(at));
  }
  for (const block of blocksOf(edition)) {
    const at = pageMap.starts[block.anchor];
    if ('also' in block && at) for (const address of block.also ?? []) names.set(address, destination(at));
    // Contents that list the headings of a section lead to them: at the same place as their bookmarks.
    const isNamed = edition.provisions !== undefined || names.has(block.anchor);
    if (block.kind === 'heading' && isNamed && at) names.set(block.anchor, destination(at));
  }
  setNames(pdf, names);
}

/**
 * The destinations that Chromium names as PDF 1.1 did; its links name them with strings now, as the tree of names is
 * asked.
 */
function takeOldNames(pdf: PDFDocument): Map<string, PDFObject> {
  const names = new Map<string, PDFObject>();
  const old = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [name, value] of old?.entries() ?? []) names.set(name.decodeText(), value);
  pdf.catalog.delete(PDFName.of('Dests'));
  for (const page of pdf.getPages())
    for (const annotation of page.node.Annots()?.asArray() ?? []) {
      const dict = pdf.context.lookup(annotation, PDFDict);
      const named = dict.lookup(PDFName.of('Dest'));
      if (named instanceof PDFName) dict.set(PDFName.of('Dest'), PDFString.of(named.decodeText()));
    }
  return names;
}

/** What every edition must have a destination for. */
const wantedNames = (edition: IndexedEdition, format: Pick<PrintFormat, 'alone' | 'slugPx'>): string[] => [
  ...(hasCover(format) ? ['cover'] : []),
  ...(format.alone ? [] : ['title-leaf', 'imprint', 'contents']),
  ...edition.sections.map((section) => section.anchor),
  ...edition.registers.map((register) => `register-${register.id}`),
  ...(edition.revision ? ['revisions'] : []),
  ...edition.notes.map((note) => `note-${note.number}`),
  ...numbersOf(edition).map(anchorOf),
  ...edition.registers.flatMap((register) => register.groups.map((group) => group.id)),
];

/** Writes the tree of names: one leaf, in the order of bytes (ISO 32000-1, 7.9.6). */
function setNames(pdf: PDFDocument, names: ReadonlyMap<string, PDFObject>): void {
  const sorted = [...names].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const leaf = pdf.context.obj({ Names: sorted.flatMap(([name, value]) => [PDFString.of(name), value]) });
  const first = sorted[0]?.[0] ?? '';
  const last = sorted.at(-1)?.[0] ?? '';
  (leaf as PDFDict).set(PDFName.of('Limits'), pdf.context.obj([PDFString.of(first), PDFString.of(last)]));
  const tree = pdf.catalog.lookupMaybe(PDFName.of('Names'), PDFDict) ?? (pdf.context.obj({}) as PDFDict);
  tree.set(PDFName.of('Dests'), pdf.context.register(pdf.context.obj({ Kids: [pdf.context.register(leaf)] })));
  pdf.catalog.set(PDFName.of('Names'), tree);
}

/** Sections with their sub-headings, registers with their letters, and the other parts, as the contents name them. */
function bookmarksOf(
  edition: IndexedEdition,
  pageMap: PageMap,
  format: Pick<PrintFormat, 'alone' | 'slugPx'>,
): Bookmark[] {
  const { labels } = edition.manuscript;
  const mark = (title: string, anchor: string, children: Bookmark[] = []): Bookmark => {
    const at = pageMap.starts[anchor];
    if (!at) throw new Error(`“${anchor}” stands on no page`);
    return { title, at, children };
  };
  const markRow = ({ row: { title, words, range, anchor }, below }: NestedRow<ContentsRow>): Bookmark =>
    mark([title, words, range].filter(Boolean).join(' '), anchor, below.map(markRow));
  const rows = nestRows(contentsView(edition)).map(markRow);
  if (format.alone) return rows;
  return [
    ...(hasCover(format) ? [mark(labels.cover ?? '', 'cover')] : []),
    mark(labels.titlePage ?? '', 'title-leaf'),
    mark(labels.imprint ?? '', 'imprint'),
    mark(labels.contents ?? '', 'contents'),
    ...rows,
    ...edition.registers.map((register) =>
      mark(
        register.title,
        `register-${register.id}`,
        register.groups.map((group) => mark(sayLetter(group, labels), group.id)),
      ),
    ),
    ...(edition.revision ? [mark(labels.revisions ?? '', 'revisions')] : []),
  ];
}

function setBookmarks(pdf: PDFDocument, bookmarks: Bookmark[], destination: (at: PagePosition) => PDFArray): void {
  const { context } = pdf;
  const build = (items: Bookmark[], parent: PDFRef): { first: PDFRef; last: PDFRef } => {
    const refs = items.map(() => context.nextRef());
    items.forEach((item, i) => {
      const dict = context.obj({
        Title: PDFHexString.fromText(item.title),
        Parent: parent,
        Dest: destination(item.at),
      }) as PDFDict;
      const ref = refs[i] as PDFRef;
      const [before, after] = [refs[i - 1], refs[i + 1]];
      if (before) dict.set(PDFName.of('Prev'), before);
      if (after) dict.set(PDFName.of('Next'), after);
      if (item.children.length > 0) {
        const inner = build(item.children, ref);
        dict.set(PDFName.of('First'), inner.first);
        dict.set(PDFName.of('Last'), inner.last);
        // Negative: closed until the reader opens it (ISO 32000-1, table 153).
        dict.set(PDFName.of('Count'), PDFNumber.of(-item.children.length));
      }
      context.assign(ref, dict);
    });
    return { first: refs[0] as PDFRef, last: refs.at(-1) as PDFRef };
  };
  const root = context.nextRef();
  const { first, last } = build(bookmarks, root);
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: bookmarks.length }));
  pdf.catalog.set(PDFName.of('Outlines'), root);
}

/** One range of labels wherever their kind changes (ISO 32000-1, 12.4.2). */
function setPageLabels(pdf: PDFDocument, pageMap: PageMap, labels: IndexedEdition['manuscript']['labels']): void {
  const kind = (label: string) => (/^\d+$/.test(label) ? 'D' : /^[ivxlcdm]+$/.test(label) ? 'r' : undefined);
  const nums: PDFObject[] = [];
  pageMap.pages.forEach(({ label }, i) => {
    const own = kind(label);
    const before = pageMap.pages[i - 1];
    if (own && before && kind(before.label) === own) return;
    const start = own === 'D' ? Number(label) : i + 1;
    nums.push(
      PDFNumber.of(i),
      pdf.context.obj(own ? { S: own, St: start } : { P: PDFHexString.fromText(sayPageLabel(label, labels)) }),
    );
  });
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: nums }));
}
