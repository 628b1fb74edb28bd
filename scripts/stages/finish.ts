/**
 * Finishes the PDF. In: the PDF as Chromium printed it, the edition, the page map. Out: the PDF as it is
 * published: metadata, bookmarks, page labels, named destinations, exact boxes, fixed dates. The only file that
 * knows pdf-lib. Promises the same bytes for the same input; changes no glyph on any page.
 */
import { createHash } from 'node:crypto';
import { type PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFObject, type PDFRef, PDFString } from 'pdf-lib';
import { type IndexedEdition, type PageMap, type PagePosition, paragraphsOf } from './edition.ts';
import { type Format, pageBoxes, pxToPoints } from './format.ts';
import { contentsView } from './view.ts';

interface Bookmark {
  title: string;
  at: PagePosition;
  children: Bookmark[];
}

/** Finishes one PDF. Throws when the page map and the file do not have the same pages. */
export async function finishPdf(printed: Uint8Array, edition: IndexedEdition, pageMap: PageMap, engine: string, format: Format): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const pages = pdf.getPages();
  if (pages.length !== pageMap.pages.length) throw new Error(`the PDF has ${pages.length} pages, the page map ${pageMap.pages.length}`);
  const heights = pages.map((page) => page.getHeight());
  pages.forEach((page, i) => {
    const { media, bleed, trim } = pageBoxes(format, i, page.getSize());
    page.setMediaBox(...media);
    page.setCropBox(...media);
    page.setTrimBox(...trim);
    page.setBleedBox(...bleed);
  });
  const destination = ({ page, top }: PagePosition): PDFArray => {
    const target = pages[page - 1];
    if (!target) throw new Error(`the page map names page ${page}`);
    return pdf.context.obj([target.ref, PDFName.of('XYZ'), 0, round((heights[page - 1] as number) - pxToPoints(top) + 6), null]) as PDFArray;
  };
  setInfo(pdf, edition, engine);
  setDestinations(pdf, edition, pageMap, destination);
  setBookmarks(pdf, bookmarksOf(edition, pageMap), destination);
  setPageLabels(pdf, pageMap);
  const catalog = pdf.catalog;
  catalog.set(PDFName.of('Lang'), PDFString.of(edition.metadata.language));
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  catalog.set(PDFName.of('ViewerPreferences'), pdf.context.obj({ DisplayDocTitle: true }));
  const id = PDFHexString.of(createHash('md5').update(`${edition.metadata.id}:${edition.metadata.edition.number}:${edition.manuscript.sha256}:${engine}`).digest('hex'));
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
  return pdf.save({ useObjectStreams: true, updateFieldAppearances: false });
}

const round = (value: number): number => Math.round(value * 100) / 100;

function setInfo(pdf: PDFDocument, { metadata }: IndexedEdition, engine: string): void {
  const date = new Date(`${metadata.edition.date}T00:00:00Z`);
  pdf.setTitle(metadata.title, { showInWindowTitleBar: true });
  pdf.setAuthor(metadata.parties.join('; '));
  pdf.setSubject(metadata.description);
  pdf.setCreator('Kanben');
  pdf.setProducer(`${engine}, Paged.js, pdf-lib`);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
}

/** Every paragraph, and every letter of a register, by name: `file.pdf#p12` opens paragraph 12. */
function setDestinations(pdf: PDFDocument, edition: IndexedEdition, pageMap: PageMap, destination: (at: PagePosition) => PDFArray): void {
  const names = new Map<string, PDFObject>();
  const old = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [name, value] of old?.entries() ?? []) names.set(name.decodeText(), value);
  const wanted = [...paragraphsOf(edition).map((paragraph) => paragraph.anchor), ...edition.registers.flatMap((register) => register.groups.map((group) => group.id))];
  for (const anchor of wanted) {
    const at = pageMap.starts[anchor];
    if (!at) throw new Error(`“${anchor}” stands on no page`);
    names.set(anchor, destination(at));
  }
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
function bookmarksOf(edition: IndexedEdition, pageMap: PageMap): Bookmark[] {
  const { labels } = edition.manuscript;
  const mark = (title: string, anchor: string, children: Bookmark[] = []): Bookmark => {
    const at = pageMap.starts[anchor];
    if (!at) throw new Error(`“${anchor}” stands on no page`);
    return { title, at, children };
  };
  const contents = contentsView(edition);
  return [
    mark(labels.cover ?? '', 'cover'),
    mark(labels.titlePage ?? '', 'title-leaf'),
    mark(labels.contents ?? '', 'contents'),
    ...contents.map((row) => mark([row.title, row.range].filter(Boolean).join(' '), row.anchor)),
    ...edition.registers.map((register) =>
      mark(
        register.title,
        `register-${register.id}`,
        register.groups.map((group) => mark(group.letter === '#' ? (labels.digitsAndLatin ?? '') : group.letter, group.id)),
      ),
    ),
    mark(labels.imprint ?? '', 'imprint'),
  ];
}

function setBookmarks(pdf: PDFDocument, bookmarks: Bookmark[], destination: (at: PagePosition) => PDFArray): void {
  const { context } = pdf;
  const build = (items: Bookmark[], parent: PDFRef): { first: PDFRef; last: PDFRef } => {
    const refs = items.map(() => context.nextRef());
    items.forEach((item, i) => {
      const dict = context.obj({ Title: PDFHexString.fromText(item.title), Parent: parent, Dest: destination(item.at) }) as PDFDict;
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
function setPageLabels(pdf: PDFDocument, pageMap: PageMap): void {
  const kind = (label: string) => (/^\d+$/.test(label) ? 'D' : /^[ivxlcdm]+$/.test(label) ? 'r' : undefined);
  const nums: PDFObject[] = [];
  pageMap.pages.forEach(({ label }, i) => {
    const own = kind(label);
    const before = pageMap.pages[i - 1];
    if (own && before && kind(before.label) === own) return;
    const start = own === 'D' ? Number(label) : i + 1;
    nums.push(PDFNumber.of(i), pdf.context.obj(own ? { S: own, St: start } : { P: PDFHexString.fromText(label) }));
  });
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: nums }));
}
