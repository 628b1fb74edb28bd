/**
 * Reads a PDF as a witness does. In: the bytes of a PDF. Out: every glyph with its place in the order in which
 * the file shows them, fonts, links, destinations, bookmarks, labels. The only file that knows pdfjs-dist. Knows
 * nothing of how the PDF was made; changes no character (no normalization, no spaces put in). Called by the proof of a
 * PDF, by what measures its typesetting, and by the commands that are given a PDF.
 *
 *     const { pages, labels } = await readPdf(readFileSync('text.pdf'));
 *     pages[2]?.glyphs[0] → { text: '第', x: 76, y: 90.5, width: 10.5, size: 10.5, font: 'Song', … }
 */
import type { Matrix } from './matrix.ts';
import { keepBudget } from './objects/pdf-budget.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { withoutPixels } from './objects/without-pixels.ts';
import { elementOf, type PdfElement, type RawElement } from './page-structure.ts';
import { type PageLedTo, readBookmarks, readDestinations, readLinks } from './pdf-ways.ts';
import { pageAsRead } from './reading-view.ts';
import { readShownGlyphs, type TextObject } from './text-state.ts';

// Up to V8 12.1, the build of pdf.js for Node replaces Array.prototype.push, everywhere, by one that takes several
// times as long.
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push') as PropertyDescriptor;
const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Else it would be loaded with the first PDF.
Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
Object.defineProperty(Array.prototype, 'push', push);

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

type Document = Awaited<ReturnType<typeof getDocument>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;
/** pdf.js says operators in numbers. */
const operatorNames = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));

/** A document that takes faces and draws nothing: without one, pdf.js makes a path of every glyph, to draw it by. */
const noDocument = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => undefined }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
} as unknown as HTMLDocument;

/** How a file is read. */
interface Reading {
  /** Degrees by which its pages are turned to the right before glyphs and areas are placed. */
  turn?: 0 | 270;
  /** The same bytes, where they are open already and within their budget. */
  file?: PdfFile;
}

/** Reads a whole PDF. Throws an error when the file is damaged, or larger than any of the press. */
export async function readPdf(
  bytes: Uint8Array,
  { turn = 0, file = keepBudget(bytes) }: Reading = {},
): Promise<ReadPdf> {
  const task = getDocument({
    data: withoutPixels(bytes, file),
    disableFontFace: false,
    ownerDocument: noDocument,
    useSystemFonts: false,
    isEvalSupported: false,
    fontExtraProperties: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  try {
    const pageOf: PageLedTo = async (destination) => {
      const explicit =
        typeof destination === 'string'
          ? await document.getDestination(destination)
          : (destination as unknown[] | null);
      return Array.isArray(explicit) && explicit[0] ? (await document.getPageIndex(explicit[0])) + 1 : undefined;
    };
    const preferences = (await document.getViewerPreferences()) as { Direction?: string } | null;
    const content = await readPages(document, pageOf, { turn, fromRight: preferences?.Direction === 'R2L' });
    const destinations = await readDestinations(document, pageOf);
    const labels = (await document.getPageLabels()) ?? [];
    const bookmarks = await readBookmarks(await document.getOutline(), 1, pageOf);
    const { info, metadata } = await document.getMetadata();
    return {
      ...content,
      destinations,
      labels,
      bookmarks,
      info: info as Record<string, unknown>,
      xmp: metadata?.getRaw() ?? '',
    };
  } finally {
    await task.destroy();
  }
}

type ReadPages = Pick<ReadPdf, 'pages' | 'seen' | 'fonts' | 'links' | 'unreadable'>;

/** The pages one after the other, with their links, and the fonts that all of them use. */
async function readPages(
  document: Document,
  pageOf: PageLedTo,
  { turn, fromRight }: { turn: number; fromRight: boolean },
): Promise<ReadPages> {
  const fonts = new Map<string, PdfFont>();
  const pages: ReadPage[] = [];
  const seen: ReadPage[] = [];
  const unreadable: NonNullable<ReadPdf['unreadable']> = [];
  const links: PdfLink[] = [];
  for (let index = 1; index <= document.numPages; index++) {
    const page = await document.getPage(index);
    const { width, height, transform } = page.getViewport({ scale: 1, rotation: turn });
    const { objects, ...shown } = await readShown(page, fonts, transform as Matrix);
    const own = { width, height, ...shown, structure: await readStructure(page) };
    const ownLinks = await readLinks(page, index, pageOf);
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

/** The structure of one page in reading order. What other pages hold of the same elements is left out. */
async function readStructure(page: Page): Promise<PdfElement> {
  const own = `p${(page.ref as { num: number } | null)?.num}R_mc`;
  const root = (await page.getStructTree()) as RawElement | null;
  return root ? elementOf(root, own) : { role: 'Root', children: [] };
}

type Shown = Pick<ReadPage, 'glyphs' | 'fills' | 'strokes'> & { objects: TextObject[] };

/** What a page shows; `fonts` hears of those that no page before it has used. */
async function readShown(page: Page, fonts: Map<string, PdfFont>, view: Matrix): Promise<Shown> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const nameOf = (operator: number) => operatorNames.get(operator) ?? '';
  const operations = fnArray.map((operator, i) => {
    const args = argsArray[i] as readonly unknown[];
    const isPath = operator === OPS.constructPath;
    return { name: nameOf(operator), args: isPath ? [(args[0] as number[]).map(nameOf), args[1]] : args };
  });
  for (const { name, args } of operations) if (name === 'setFont') readFont(page, String(args[0]), fonts);
  const { glyphs, fills, strokes, objects } = readShownGlyphs(operations, view, (font) => fonts.get(font)?.name ?? '');
  return { glyphs, fills, strokes, objects };
}

function readFont(page: Page, name: string, fonts: Map<string, PdfFont>): void {
  if (fonts.has(name)) return;
  const font = page.commonObjs.get(name) as { name?: string; isType3Font?: boolean; missingFile?: boolean };
  fonts.set(name, { name: font.name ?? name, type3: Boolean(font.isType3Font), embedded: !font.missingFile });
}
