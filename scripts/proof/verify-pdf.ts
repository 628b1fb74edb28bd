/**
 * Proves the PDF. In: its bytes, the indexed edition, the page map, the format. Out: problems; none means that every
 * paragraph, number, link, locator and page label is what the source says. An independent witness: it reopens the
 * file with a library that did not write it, and never imports what made it.
 *
 *     await verifyPdf(bytes, edition, pageMap, format) → { problems: [], equal: 65, read: … }
 */

import { type PrintFormat, pxToPoints } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { blocksOf } from '../model/edition.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { tablesIn } from '../model/text.ts';
import { compareHeads, compareTables } from './compare-tables.ts';
import { type Proof, radicals } from './compare-text.ts';
import { pageBehindText } from './expected-front.ts';
import { expectLinks } from './expected-links.ts';
import { findOverlaps } from './find-overlaps.ts';
import { findNotes, isReference } from './locate-notes.ts';
import { type Painted, readPainted } from './objects/painted-text.ts';
import { keepBudget } from './objects/pdf-budget.ts';
import { openPdf, type PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { withoutPixels } from './objects/without-pixels.ts';
import { readFonts } from './pdf-fonts.ts';
import { pdfTables } from './pdf-tables.ts';
import { readTree } from './pdf-tree.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';
import { expectBookmarks } from './verify-bookmarks.ts';
import { compareFront } from './verify-front.ts';
import { comparePdfMetadata } from './verify-metadata.ts';
import { comparePageLabels } from './verify-page-labels.ts';
import { comparePdfRegisters, comparePdfRevision } from './verify-pdf-apparatus.ts';
import { compareAreas } from './verify-pdf-areas.ts';
import { type AttachedAsked, comparePdfAttached } from './verify-pdf-attached.ts';
import { compareEmphasis } from './verify-pdf-emphasis.ts';
import { comparePdfFaces, type FacesNamed, fontProblems } from './verify-pdf-faces.ts';
import { compareFigures } from './verify-pdf-figures.ts';
import { compareGlyphs, type PagePlaces } from './verify-pdf-glyphs.ts';
import { compareInk } from './verify-pdf-ink.ts';
import { compareInks, inkReds, isPrintedInRed } from './verify-pdf-inks.ts';
import { compareLinePieces } from './verify-pdf-lines.ts';
import { compareLinkWords } from './verify-pdf-link-words.ts';
import { compareDestinations, compareLinkTexts, comparePdfLinks } from './verify-pdf-links.ts';
import { compareMarks, compareSpelling } from './verify-pdf-marks.ts';
import { comparePdfObjects } from './verify-pdf-objects.ts';
import { comparePrintedOrder } from './verify-pdf-order.ts';
import { comparePainting } from './verify-pdf-painting.ts';
import { comparePdfPictures } from './verify-pdf-pictures.ts';
import { comparePlaces } from './verify-pdf-places.ts';
import { compareRoles } from './verify-pdf-roles.ts';
import { comparePdfText, splitPage } from './verify-pdf-text.ts';
import { compareTree } from './verify-pdf-tree.ts';
import { compareReadingOrder } from './verify-reading-order.ts';
import { compareStructure } from './verify-structure.ts';

/** What a PDF is proved with beside the edition and its page map. */
interface BesidePdf {
  /** False: the file is of another state of the source; what only the front matter says is not compared. */
  whole?: boolean;
  /** The installed faces; without them no outline is compared. */
  facesNamed?: FacesNamed;
  /** What is attached: the whole edition, also where the PDF prints a part of it, and its data. */
  attached?: AttachedAsked;
  /** The file as it was read already. */
  read?: ReadPdf;
  /** The file of the thread that reads the file and draws the pages; it is done here when it is absent. */
  thread?: string;
  /** It is one language of a file that has two, which says of itself what both are. */
  half?: boolean;
}

/** Proves a PDF of this edition; `read` is for what else is measured on it. */
export async function verifyPdf(
  bytes: Uint8Array,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  { whole = true, facesNamed, attached = { edition }, read: known, thread, half = false }: BesidePdf = {},
): Promise<Proof & { read: ReadPdf }> {
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'PDF', detail }));
  const { file, fonts, painted, read } = await readTwice(bytes, known, thread, facesNamed, wrong);
  const seen = read.seen ? { ...read, pages: read.seen } : read;
  comparePageLabels(read, pageMap, edition.manuscript, wrong);
  problems.push(...fontProblems(read));
  problems.push(...radicalProblems(read));
  const looked = lookBeside(withoutPixels(bytes, file), seen, { fonts, thread });

  const pages = read.pages.map((page, i) => splitPage(page.glyphs, i, format));
  const areas = pages.map(({ text }) => text);
  const notes = findNotes(areas, read, edition, format);
  for (const detail of notes.wrong) wrong(detail);
  for (const page of pages) page.text = page.text.filter((glyph) => !notes.glyphs.has(glyph));
  const equal = comparePdfText(pages, edition, pageMap, format, problems);
  comparePdfRegisters(pages, edition, pageMap, wrong);
  comparePdfRevision(pages, edition, pageMap, format, wrong);
  comparePdfLinks(read, edition, pageMap, format, wrong);
  comparePdfObjects(file, edition, format, read.labels, wrong);
  const places = placesIn(read, edition, pageMap, format);
  compareReadingOrder(file, read.labels, wrong);
  const colours = coloursOf(painted, read, edition, format, wrong);
  comparePainting(read, painted, format, wrong, [places.changes[0] + 1, places.changes[1] + 1]);
  compareSeen(read, seen, { fonts, painted, places }, wrong);
  const tree = readTree(file, read);
  compareTree(file, read.seen ? readTree(file, seen) : tree, seen, painted, wrong);
  comparePlacing(read, tree, format, places, wrong);
  const structure = compareStructure(read, edition, pageMap, format);
  compareRoles(tree, edition, format, places, structure.length > 0, wrong);
  const isHanText = profileOf(edition.metadata.language).writingSystem === 'han';
  compareEmphasis(tree, read, { isHanText, size: pxToPoints(format.sizePx) }, places, wrong);
  comparePrintedOrder(tree, read, places, wrong);
  const anchors = expectBookmarks(edition, format).map(({ anchor }) => anchor);
  comparePlaces(file, read, edition, format, anchors, wrong);
  const links = expectLinks(edition, pageMap, Boolean(format.alone));
  compareLinkTexts(read, edition, pageMap, links, wrong);
  compareLinkWords(file, edition, links, read.labels, wrong);
  compareDestinations(read, edition, wrong);
  await comparePdfPictures(file, painted, edition, read.labels, wrong);
  compareFigures(file, read, tree, format, wrong);
  compareFront(read, edition, pageMap, format, whole, wrong);
  const attaches = comparePdfAttached(file, attached, whole, colours, wrong);
  if (!half) comparePdfMetadata(read, edition, { attaches, whole, archive: colours.archive, tagged: true }, wrong);
  problems.push(...structure);
  comparePdfTables(file, read, edition, format, wrong);
  for (const detail of await looked) wrong(detail);
  return { problems, equal, read };
}

/** A file by its own reader of objects, which compares the faces while the other one reads the pages in its thread. */
async function readTwice(
  bytes: Uint8Array,
  known: ReadPdf | undefined,
  thread: string | undefined,
  facesNamed: FacesNamed | undefined,
  wrong: (detail: string) => void,
) {
  const file = known ? openPdf(bytes) : keepBudget(bytes);
  const reading = known ? Promise.resolve(known) : readPdf(bytes, { file, thread });
  // What throws before it is waited for, throws first.
  reading.catch(() => undefined);
  const fonts = readFonts(file, wrong);
  const painted = pagesOf(file).pages.map((page) => readPainted(file, page));
  if (facesNamed) comparePdfFaces(file, fonts, facesNamed, wrong);
  return { file, fonts, painted, read: await reading };
}

/** In which colours the pages must be meant: with red ink a file for the printer is none for an archive. */
function coloursOf(
  painted: Parameters<typeof compareInks>[0],
  read: ReadPdf,
  edition: IndexedEdition,
  format: PrintFormat,
  wrong: (detail: string) => void,
): Parameters<typeof comparePdfAttached>[3] {
  if (format.slugPx === 0) return { archive: true };
  const due = isPrintedInRed(edition, format);
  if (compareInks(painted, read.labels, wrong) !== due)
    wrong(due ? 'no page is painted in red' : 'pages are painted in red, which this text is not printed with');
  return { archive: !due, condition: edition.manuscript.printing?.condition };
}

/** Where areas, and the pieces of lines, stand. */
function comparePlacing(...[read, tree, format, places, wrong]: Parameters<typeof compareAreas>): void {
  compareAreas(read, tree, format, places, wrong);
  compareLinePieces(tree, read, places, wrong);
}

/** The pages as they are seen, also where they are read in a mirror: each glyph, whole and alone in its place. */
function compareSeen(
  read: ReadPdf,
  seen: ReadPdf,
  { fonts, painted, places }: { fonts: ReturnType<typeof readFonts>; painted: Painted[][]; places: PagePlaces },
  wrong: (detail: string) => void,
): void {
  for (const { page, said } of read.unreadable ?? []) wrong(`page ${read.labels[page] ?? page + 1}: ${said}`);
  if (read.seen) compareMarks(seen, fonts, wrong);
  compareSpelling(read.labels, painted, wrong);
  compareGlyphs(seen, fonts, places, wrong);
  for (const place of findOverlaps(seen)) wrong(place);
}

/** The pages are drawn beside all that is compared meanwhile; what is wrong there is said behind it. */
function lookBeside(
  bytes: Uint8Array<ArrayBuffer>,
  read: ReadPdf,
  beside: Parameters<typeof compareInk>[2],
): Promise<string[]> {
  const unseen: string[] = [];
  const looked = compareInk(bytes, read, beside, (detail) => unseen.push(detail)).then(() => unseen);
  // Where something else throws before it is waited for, nobody hears of it.
  looked.catch(() => undefined);
  return looked;
}

/** Which pages are which. */
function placesIn(
  read: ReadPdf,
  edition: IndexedEdition,
  { pages, starts }: PageMap,
  { slugPx }: PrintFormat,
): PagePlaces {
  const index = (part: string, absent: number) => (starts[part]?.page ?? absent + 1) - 1;
  const last = read.pages.length;
  return {
    ...(starts.cover ? { cover: starts.cover.page - 1 } : {}),
    text: Math.max(
      0,
      pages.findIndex(({ label }) => label === '1'),
    ),
    behind: (pageBehindText(edition, (part) => starts[part]?.page) ?? last + 1) - 1,
    changes: [index('revisions', Number.POSITIVE_INFINITY), last],
    ...(edition.metadata.notice ? { red: slugPx > 0 ? inkReds.head : '255,51,51' } : {}),
  };
}

/** Tables as they are read aloud; the pages of both editions beside each other are one behind those of the text. */
function comparePdfTables(
  file: PdfFile,
  read: ReadPdf,
  edition: IndexedEdition,
  format: PrintFormat,
  wrong: (detail: string) => void,
): void {
  const wanted = blocksOf(edition).flatMap(tablesIn).length;
  const tables = pdfTables(file, read, (glyph) => !isReference(glyph, format)).slice(
    0,
    edition.revision ? wanted : undefined,
  );
  compareTables(tables, edition, wrong);
  compareHeads(tables, edition, wrong);
}

/** Kangxi radicals look like characters, and are none. */
function radicalProblems({ pages }: ReadPdf): Problem[] {
  const all = pages.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join('');
  const odd = all.match(radicals);
  return odd ? [problem('K804', { format: 'PDF', count: odd.length })] : [];
}
