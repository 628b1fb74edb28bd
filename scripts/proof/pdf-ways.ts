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

/** A document, as far as it is asked where destinations lead. */
interface Directory {
  /** What a name stands for: the reference of a page and a place on it. */
  getDestination: (name: string) => Promise<unknown[] | null>;
  getDestinations: () => Promise<object>;
  /** 0-based. */
  getPageIndex: (page: Reference) => Promise<number>;
}

/** A page's number as an object of the file. */
interface Reference {
  num: number;
  gen: number;
}

/** The page to which a destination leads. Most have a name; each name, and each page, is asked for once. */
export function pagesLedTo(document: Directory): PageLedTo {
  const pages = new Map<string, Promise<number>>();
  const named = new Map<string, ReturnType<PageLedTo>>();
  const pageAt = async (explicit: unknown): Promise<number | undefined> => {
    const [page] = Array.isArray(explicit) ? (explicit as [Reference | null]) : [];
    if (!page) return undefined;
    const key = `${page.num} ${page.gen}`;
    const index = pages.get(key) ?? document.getPageIndex(page);
    pages.set(key, index);
    return (await index) + 1;
  };
  return (destination) => {
    if (typeof destination !== 'string') return pageAt(destination);
    const page = named.get(destination) ?? document.getDestination(destination).then(pageAt);
    named.set(destination, page);
    return page;
  };
}

/** Named destination → 1-based page. */
export async function readDestinations(
  document: Pick<Directory, 'getDestinations'>,
  pageOf: PageLedTo,
): Promise<Map<string, number>> {
  const names = Object.keys(await document.getDestinations());
  const pages = await Promise.all(names.map(pageOf));
  return new Map(names.flatMap((name, i) => (pages[i] ? [[name, pages[i]] as const] : [])));
}

/** The links among the annotations of a page; `index`: its number, 1-based. */
export async function readLinks(
  page: AnnotatedPage,
  annotations: readonly Annotation[],
  index: number,
  pageOf: PageLedTo,
): Promise<PdfLink[]> {
  const view = page.getViewport({ scale: 1 });
  return Promise.all(
    annotations
      .filter(({ subtype }) => subtype === 'Link')
      .map(async ({ dest, rect, url }) => {
        const leadsTo = dest ? await pageOf(dest) : undefined;
        const [x0, y0, x1, y1] = view.convertToViewportRectangle(rect) as [number, number, number, number];
        return {
          page: index,
          box: { left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1) },
          ...(typeof dest === 'string' && dest ? { target: dest } : {}),
          ...(url ? { url: String(url) } : {}),
          ...(leadsTo ? { leadsTo } : {}),
        };
      }),
  );
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
