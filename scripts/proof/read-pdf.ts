/**
 * Reads a PDF as a witness does. In: the bytes of a PDF. Out: every glyph with its place in the order in which
 * the file shows them, fonts, links, destinations, bookmarks, labels. The only file that knows pdfjs-dist. Knows
 * nothing of how the PDF was made; changes no character (no normalization, no spaces put in).
 */

// Up to V8 12.1, the build of pdf.js for Node replaces Array.prototype.push, everywhere, by one that takes several times as long.
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
  /** The marked content of the structure that it belongs to; absent in artifacts. */
  mark?: number;
}

/** An element of the structure tree as far as it stands on one page; a number is marked content of that page. */
export interface PdfElement {
  role: string;
  language?: string;
  alt?: string;
  children: (PdfElement | number)[];
}

export interface PdfLink {
  /** 1-based page on which the link stands. */
  page: number;
  /** Name of the destination, for links inside the file. */
  target?: string;
  url?: string;
  /** 1-based page to which it leads. */
  leadsTo?: number;
}

export interface PdfFont {
  name: string;
  type3: boolean;
  embedded: boolean;
}

export interface ReadPdf {
  pages: { width: number; height: number; glyphs: Glyph[]; structure: PdfElement }[];
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
type Matrix = [number, number, number, number, number, number];

interface ShownGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
}

/** A document that takes faces and draws nothing: without one, pdf.js makes a path of every glyph, to draw it by. */
const noDocument = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => undefined }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
} as unknown as HTMLDocument;

/** Reads a whole PDF. Throws pdf.js's error when the file is damaged. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({
    data: bytes.slice(),
    disableFontFace: false,
    ownerDocument: noDocument,
    useSystemFonts: false,
    isEvalSupported: false,
    fontExtraProperties: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  try {
    const fonts = new Map<string, PdfFont>();
    const read: ReadPdf = {
      pages: [],
      fonts: [],
      links: [],
      destinations: new Map(),
      labels: [],
      bookmarks: [],
      info: {},
      xmp: '',
    };
    const pageOf = async (target: unknown): Promise<number | undefined> => {
      const explicit =
        typeof target === 'string' ? await document.getDestination(target) : (target as unknown[] | null);
      return Array.isArray(explicit) && explicit[0] ? (await document.getPageIndex(explicit[0])) + 1 : undefined;
    };
    for (let index = 1; index <= document.numPages; index++) {
      const page = await document.getPage(index);
      const { width, height } = page.getViewport({ scale: 1 });
      read.pages.push({ width, height, glyphs: await readGlyphs(page, fonts), structure: await readStructure(page) });
      for (const annotation of await page.getAnnotations()) {
        if (annotation.subtype !== 'Link') continue;
        const target = typeof annotation.dest === 'string' ? annotation.dest : undefined;
        const leadsTo = annotation.dest ? await pageOf(annotation.dest) : undefined;
        read.links.push({
          page: index,
          ...(target ? { target } : {}),
          ...(annotation.url ? { url: String(annotation.url) } : {}),
          ...(leadsTo ? { leadsTo } : {}),
        });
      }
      page.cleanup();
    }
    for (const name of Object.keys(await document.getDestinations())) {
      const page = await pageOf(name);
      if (page) read.destinations.set(name, page);
    }
    read.fonts = [...fonts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    read.labels = (await document.getPageLabels()) ?? [];
    const walk = async (
      items: Awaited<ReturnType<Document['getOutline']>> | undefined,
      depth: number,
    ): Promise<void> => {
      for (const item of items ?? []) {
        read.bookmarks.push({ title: item.title, depth, page: (await pageOf(item.dest)) ?? 0 });
        await walk(item.items as typeof items, depth + 1);
      }
    };
    await walk(await document.getOutline(), 1);
    const { info, metadata } = await document.getMetadata();
    read.info = info as Record<string, unknown>;
    read.xmp = metadata?.getRaw() ?? '';
    return read;
  } finally {
    await task.destroy();
  }
}

type StructTree = Awaited<ReturnType<Page['getStructTree']>>;

/** The structure of one page in reading order. What other pages hold of the same elements is left out. */
async function readStructure(page: Page): Promise<PdfElement> {
  const own = `p${(page.ref as { num: number } | null)?.num}R_mc`;
  const walk = ({
    role,
    lang,
    alt,
    children,
  }: {
    role: string;
    lang?: string;
    alt?: string;
    children: unknown[];
  }): PdfElement => ({
    role,
    ...(lang ? { language: lang } : {}),
    ...(alt ? { alt } : {}),
    children: (children as { id?: string; role?: string }[]).flatMap((child): (PdfElement | number)[] => {
      if (child.role !== undefined) return [walk(child as Parameters<typeof walk>[0])];
      return child.id?.startsWith(own) ? [Number(child.id.slice(own.length))] : [];
    }),
  });
  const root = (await page.getStructTree()) as (StructTree & { role: string; children: unknown[] }) | null;
  return root ? walk(root) : { role: 'Root', children: [] };
}

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Follows the text state of ISO 32000-1, 9.3 and 9.4, over pdf.js's list of operators. */
async function readGlyphs(page: Page, fonts: Map<string, PdfFont>): Promise<Glyph[]> {
  const list = await page.getOperatorList();
  const view = page.getViewport({ scale: 1 }).transform as Matrix;
  const glyphs: Glyph[] = [];
  interface State {
    ctm: Matrix;
    font: string;
    size: number;
    charSpacing: number;
    wordSpacing: number;
    scale: number;
    rise: number;
    leading: number;
  }
  let state: State = { ctm: view, font: '', size: 0, charSpacing: 0, wordSpacing: 0, scale: 1, rise: 0, leading: 0 };
  const stack: State[] = [];
  let text: Matrix = [1, 0, 0, 1, 0, 0];
  let line: Matrix = text;
  const marks: (number | undefined)[] = [];
  const moveLine = (x: number, y: number) => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  list.fnArray.forEach((operator, i) => {
    const args = list.argsArray[i] as number[];
    switch (operator) {
      case OPS.beginMarkedContentProps:
        marks.push(typeof args[1] === 'number' ? args[1] : undefined);
        break;
      case OPS.beginMarkedContent:
        marks.push(undefined);
        break;
      case OPS.endMarkedContent:
        marks.pop();
        break;
      case OPS.save:
        stack.push({ ...state });
        break;
      case OPS.restore:
        state = stack.pop() ?? state;
        break;
      case OPS.transform:
        state.ctm = multiply(state.ctm, args as unknown as Matrix);
        break;
      case OPS.paintFormXObjectBegin:
        stack.push({ ...state });
        if (args[0]) state.ctm = multiply(state.ctm, args[0] as unknown as Matrix);
        break;
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.beginText:
        text = [1, 0, 0, 1, 0, 0];
        line = text;
        break;
      case OPS.setFont: {
        state.font = String(args[0]);
        state.size = args[1] as number;
        if (!fonts.has(state.font)) {
          const font = page.commonObjs.get(state.font) as {
            name?: string;
            loadedName?: string;
            isType3Font?: boolean;
            missingFile?: boolean;
          };
          fonts.set(state.font, {
            name: font.name ?? state.font,
            type3: Boolean(font.isType3Font),
            embedded: !font.missingFile,
          });
        }
        break;
      }
      case OPS.setCharSpacing:
        state.charSpacing = args[0] as number;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = args[0] as number;
        break;
      case OPS.setHScale:
        state.scale = (args[0] as number) / 100;
        break;
      case OPS.setTextRise:
        state.rise = args[0] as number;
        break;
      case OPS.setLeading:
        state.leading = -(args[0] as number);
        break;
      case OPS.moveText:
        moveLine(args[0] as number, args[1] as number);
        break;
      case OPS.setLeadingMoveText:
        state.leading = args[1] as number;
        moveLine(args[0] as number, args[1] as number);
        break;
      case OPS.nextLine:
        moveLine(0, state.leading);
        break;
      case OPS.setTextMatrix:
        line = (Array.isArray(args[0]) || ArrayBuffer.isView(args[0])
          ? [...(args[0] as unknown as number[])]
          : args) as unknown as Matrix;
        text = line;
        break;
      case OPS.showText:
        for (const item of args[0] as unknown as (number | ShownGlyph | null)[]) {
          if (item === null) continue;
          if (typeof item === 'number') {
            text = multiply(text, [1, 0, 0, 1, (-item / 1000) * state.size * state.scale, 0]);
            continue;
          }
          const at = multiply(state.ctm, text);
          const advance =
            ((item.width / 1000) * state.size + state.charSpacing + (item.isSpace ? state.wordSpacing : 0)) *
            state.scale;
          const mark = marks.at(-1);
          const unit = Math.hypot(at[0], at[1]);
          glyphs.push({
            text: item.unicode,
            x: at[4],
            y: at[5],
            width: advance * unit,
            size: state.size * Math.hypot(at[2], at[3]),
            font: fonts.get(state.font)?.name ?? '',
            ...(mark === undefined ? {} : { mark }),
          });
          text = multiply(text, [1, 0, 0, 1, advance, 0]);
        }
        break;
    }
  });
  return glyphs;
}
