/**
 * Reads a PDF as a witness does. In: the bytes of a PDF. Out: every glyph with its place in the order in which the file
 * shows them, fonts, links, destinations, bookmarks, labels. Reads with pdf.js, in a thread beside other work where
 * there is one. Knows nothing of how the PDF was made; changes no character (no normalization, no spaces put in).
 * Called by the proof of a PDF, by what measures its typesetting, and by the commands that are given a PDF.
 *
 *     const { pages, labels } = await readPdf(readFileSync('text.pdf'));
 *     pages[2]?.glyphs[0] → { text: '第', x: 76, y: 90.5, width: 10.5, size: 10.5, font: 'Song', … }
 */
import type { Matrix } from './matrix.ts';
import { keepBudget } from './objects/pdf-budget.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { withoutPixels } from './objects/without-pixels.ts';
import type { PdfElement } from './page-structure.ts';
import type { PdfDocument } from './pdf-document.ts';
import { type PageLedTo, pagesLedTo, readBookmarks, readDestinations, readLinks } from './pdf-ways.ts';
import { askThread } from './proof-thread.ts';
import { askPage, type NameOf, operationsOf, readShown, structureOf } from './read-page.ts';
import { pageAsRead } from './reading-view.ts';

/** One shown glyph. Lengths in PDF points; x from the left and y from the upper edge of the crop box. */
export interface Glyph {
  text: string;
  x: number;
  /** Baseline. */
  y: number;
  /** Advance in the line. */
  width: number;
  /** Size of the type as it is seen. */
  size: number;
  font: string;
  /** `0,0,0`; empty for a pattern. */
  color: string;
  /** What of its page was painted before it: glyphs and areas count together. */
  order: number;
  /** The code under which its font has it. */
  code: number;
  /** Neither turned nor slanted, mirrored or stretched. */
  upright: boolean;
  /** The marked content of the structure that it belongs to, and its tag; absent in artifacts. */
  mark?: number;
  tag?: string;
  /** What of the page can be seen where it stands; absent for all of it. */
  clip?: Box;
}

/**
 * The box of an area that is filled, as a rule is, or of a picture. Points from the upper left corner of the crop box.
 */
export interface Fill {
  left: number;
  top: number;
  width: number;
  height: number;
  /** `255,51,51`; empty for a pattern or a picture. */
  color: string;
  order: number;
  /** A rectangle, or a picture. */
  plain: boolean;
  /** How a picture stands: from the unit square to the page. */
  picture?: Matrix;
  /** The marked content of the structure that it belongs to, and its tag; absent in artifacts. */
  mark?: number;
  tag?: string;
  /** What of the page can be seen where it stands; absent for all of it. */
  clip?: Box;
}

export interface PdfLink {
  /** 1-based page on which the link stands. */
  page: number;
  /** Name of the destination, for links inside the file. */
  target?: string;
  url?: string;
  /** 1-based page to which it leads. */
  leadsTo?: number;
  /** Its box, in points from the upper left corner of the crop box. */
  box: Box;
}

/** A box on a page, in points from the upper left corner of the crop box. */
export type Box = Record<'left' | 'top' | 'right' | 'bottom', number>;

export interface PdfFont {
  name: string;
  type3: boolean;
  embedded: boolean;
}

/** What a page shows. */
export interface ReadPage {
  width: number;
  height: number;
  glyphs: Glyph[];
  fills: Fill[];
  strokes: Fill[];
  structure: PdfElement;
}

export interface ReadPdf {
  /**
   * In the order of the file; of a book that is read from right to left in the order of reading, as in a mirror
   * (`reading-view.ts`).
   */
  pages: ReadPage[];
  /** The pages as they are seen, where they are read in a mirror. */
  seen?: ReadPage[];
  /** What of a page (0-based) is in no order in which it can be read. */
  unreadable?: { page: number; said: string }[];
  fonts: PdfFont[];
  links: PdfLink[];
  /** Named destination → 1-based page. */
  destinations: Map<string, number>;
  labels: string[];
  bookmarks: { title: string; depth: number; page: number }[];
  info: Record<string, unknown>;
  /** The XMP packet as it stands in the file. */
  xmp: string;
}

/** So many pages are asked for before it is their turn: while one is read here, others are taken apart. */
const pagesAhead = 4;

type Turn = 0 | 90 | 270;

/** How a file is read. */
interface Reading {
  /** Degrees by which its pages are turned to the right before glyphs and areas are placed. */
  turn?: Turn;
  /** In the order of reading, as in a mirror, whatever the file says of itself. */
  fromRight?: boolean;
  /** The same bytes, where they are open already and within their budget. */
  file?: PdfFile;
  /** The file of the thread that reads them; it is done here when it is absent. */
  thread?: string | undefined;
}

/** A PDF that is within its budget, without the pixels of its pictures. */
export interface PixellessPdf {
  bytes: Uint8Array<ArrayBuffer>;
  /** Degrees, as above. */
  turn: Turn;
  fromRight: boolean;
}

/** Reads a whole PDF. Throws an error when the file is damaged, or larger than any of the press. */
export async function readPdf(
  bytes: Uint8Array,
  { turn = 0, fromRight = false, file = keepBudget(bytes), thread }: Reading = {},
): Promise<ReadPdf> {
  const pdf = { bytes: withoutPixels(bytes, file), turn, fromRight };
  return thread === undefined ? readHere(pdf) : askThread(thread, 'read', pdf, [pdf.bytes.buffer]);
}

/** Reads a PDF in this thread; its bytes are given away. */
export async function readHere({ bytes, ...how }: PixellessPdf): Promise<ReadPdf> {
  const { nameOfOperator, readWith } = await import('./pdf-document.ts');
  return readWith(bytes, (document) => readDocument(document, how, nameOfOperator));
}

async function readDocument(
  document: PdfDocument,
  { turn, fromRight }: Omit<PixellessPdf, 'bytes'>,
  nameOf: NameOf,
): Promise<ReadPdf> {
  const pageOf = pagesLedTo(document);
  const preferences = (await document.getViewerPreferences()) as { Direction?: string } | null;
  const [content, destinations, labels, outline, { info, metadata }] = await Promise.all([
    readPages(document, pageOf, { turn, fromRight: fromRight || preferences?.Direction === 'R2L', nameOf }),
    readDestinations(document, pageOf),
    document.getPageLabels(),
    document.getOutline(),
    document.getMetadata(),
  ]);
  return {
    ...content,
    destinations,
    labels: labels ?? [],
    bookmarks: await readBookmarks(outline, 1, pageOf),
    info: info as Record<string, unknown>,
    xmp: metadata?.getRaw() ?? '',
  };
}

type ReadPages = Pick<ReadPdf, 'pages' | 'seen' | 'fonts' | 'links' | 'unreadable'>;

/** The pages one after the other, with their links, and the fonts that all of them use. */
async function readPages(
  document: PdfDocument,
  pageOf: PageLedTo,
  { turn, fromRight, nameOf }: { turn: number; fromRight: boolean; nameOf: NameOf },
): Promise<ReadPages> {
  const fonts = new Map<string, PdfFont>();
  const pages: ReadPage[] = [];
  const seen: ReadPage[] = [];
  const unreadable: NonNullable<ReadPdf['unreadable']> = [];
  const links: PdfLink[] = [];
  const asked: ReturnType<typeof askPage>[] = [];
  const ask = (index: number) => {
    const answers = askPage(document, index);
    // What is wrong with a page is told when it is its turn.
    answers.catch(() => undefined);
    asked.push(answers);
  };
  for (let index = 1; index <= document.numPages; index++) {
    while (asked.length < Math.min(document.numPages, index + pagesAhead)) ask(asked.length + 1);
    const { page, ...answers } = await (asked[index - 1] as (typeof asked)[number]);
    delete asked[index - 1];
    const { width, height, transform } = page.getViewport({ scale: 1, rotation: turn });
    const { objects, ...shown } = readShown(page, operationsOf(answers.operators, nameOf), fonts, transform as Matrix);
    const own = { width, height, ...shown, structure: structureOf(page, answers.structure) };
    const ownLinks = await readLinks(page, answers.annotations, index, pageOf);
    const view = fromRight ? pageAsRead(own, objects) : undefined;
    if (view) seen.push(own);
    pages.push(view?.page ?? own);
    for (const said of view?.unreadable ?? []) unreadable.push({ page: index - 1, said });
    links.push(...(view ? ownLinks.map((link) => ({ ...link, box: view.boxOf(link.box) })) : ownLinks));
    page.cleanup();
  }
  return {
    pages,
    ...(fromRight ? { seen } : {}),
    unreadable,
    links,
    fonts: [...fonts.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
