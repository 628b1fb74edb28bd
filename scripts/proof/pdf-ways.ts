/**
 * The ways of a PDF: links of a page, names and bookmarks. In: a page and an outline as pdf.js gives them. Out: the
 * same in points from the upper left corner, each with the page to which it leads. Knows no library. Called by
 * `read-pdf.ts`.
 *
 *     readBookmarks([{ title: 'Article 1', dest: 'art1', items: [] }], 1, pageOf) → [{ title: …, depth: 1, page: 7 }]
 */
import type { PdfLink, ReadPdf } from './read-pdf.ts';

/** The 1-based page to which a destination leads, which has a name or says its place. */
export type PageLedTo = (destination: unknown) => Promise<number | undefined>;

/** A page, as far as its links are asked of it. */
interface AnnotatedPage {
  getViewport: (how: { scale: number }) => { convertToViewportRectangle: (box: number[]) => number[] };
  getAnnotations: () => Promise<Annotation[]>;
}

/** What pdf.js says of an annotation, as far as it is asked. */
interface Annotation {
  subtype: string;
  dest?: Parameters<PageLedTo>[0];
  rect: number[];
  url?: string;
}

/** A bookmark, with those below it. */
interface Bookmark {
  title: string;
  dest: unknown;
  items: readonly unknown[];
}

/** Named destination → 1-based page. */
export async function readDestinations(
  document: { getDestinations: () => Promise<object> },
  pageOf: PageLedTo,
): Promise<Map<string, number>> {
  const destinations = new Map<string, number>();
  for (const name of Object.keys(await document.getDestinations())) {
    const page = await pageOf(name);
    if (page) destinations.set(name, page);
  }
  return destinations;
}

export async function readLinks(page: AnnotatedPage, index: number, pageOf: PageLedTo): Promise<PdfLink[]> {
  const links: PdfLink[] = [];
  const view = page.getViewport({ scale: 1 });
  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== 'Link') continue;
    const target = typeof annotation.dest === 'string' ? annotation.dest : undefined;
    const leadsTo = annotation.dest ? await pageOf(annotation.dest) : undefined;
    const [x0, y0, x1, y1] = view.convertToViewportRectangle(annotation.rect) as [number, number, number, number];
    links.push({
      page: index,
      box: { left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1) },
      ...(target ? { target } : {}),
      ...(annotation.url ? { url: String(annotation.url) } : {}),
      ...(leadsTo ? { leadsTo } : {}),
    });
  }
  return links;
}

/** The bookmarks in the order in which they stand, each before those below it. */
export async function readBookmarks(
  outline: readonly Bookmark[] | null | undefined,
  depth: number,
  pageOf: PageLedTo,
): Promise<ReadPdf['bookmarks']> {
  const bookmarks: ReadPdf['bookmarks'] = [];
  for (const { title, dest, items } of outline ?? []) {
    bookmarks.push({ title, depth, page: (await pageOf(dest)) ?? 0 });
    bookmarks.push(...(await readBookmarks(items as readonly Bookmark[], depth + 1, pageOf)));
  }
  return bookmarks;
}
