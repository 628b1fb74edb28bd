/**
 * Proves where the ways of a PDF lead within its pages: each name to a line of text, those of the text in its order; a
 * bookmark to the place of its name; the rows of names and of bookmarks as a viewer walks them. In: an open PDF, its
 * pages, the edition, what the bookmarks lead to. Out: what is wrong, in words. Called by `verify-pdf.ts`.
 *
 *     comparePlaces(file, read, edition, format, anchors, wrong) → calls `wrong` with "the destination “p2” is on no
 *       line"
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { sayString, writeValue } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { type PdfDict, PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { compareNames, leavesOfTree } from './pdf-names.ts';
import { printedOrder } from './printed-order.ts';
import type { ReadPdf } from './read-pdf.ts';

type Wrong = (detail: string) => void;

/** Where a destination leads: a page (0-based), and the height that comes to its upper edge, from the foot, in pt. */
interface Place {
  page: number;
  y: number;
}

/** Compares all of them. `anchors`: the names to which the bookmarks lead, in their order. */
export function comparePlaces(
  file: PdfFile,
  read: ReadPdf,
  edition: IndexedEdition,
  format: PrintFormat,
  anchors: readonly string[],
  wrong: Wrong,
): void {
  const { pages, pageOf } = pagesOf(file);
  const catalog = file.follow(file.trailer.get('Root')) as PdfDict;
  const names = file.follow(catalog.get('Names'));
  const root = names instanceof Map ? (names.get('Dests') ?? null) : null;
  compareNames(file, root, wrong);
  const places = new Map<string, Place>();
  for (const [name, value] of leavesOfTree(file, root)) {
    const place = placeOf(file, value, pageOf);
    if (!place) wrong(`the destination “${name}” is ${writeValue(file.follow(value)).slice(0, 60)}`);
    else {
      places.set(name, place);
      const box = file.follow(pages[place.page]?.get('CropBox') ?? null);
      const top = Array.isArray(box) ? Number(file.follow(box[3])) : 0;
      if (!isOnLine(place, top, read)) wrong(`the destination “${name}” leads to no line of its page`);
    }
  }
  compareOrder(places, edition, format, wrong);
  compareBookmarks(file, catalog, places, anchors, pageOf, wrong);
}

/** In pt: a page of A4, and the marks of the printer. */
const widest = 700;

/** `[page /XYZ x y zoom]`, that leaves the size of the page as it is; undefined for any other. */
function placeOf(file: PdfFile, value: PdfValue, pageOf: ReadonlyMap<number, number>): Place | undefined {
  const own = file.follow(value);
  if (!Array.isArray(own) || own.length !== 5) return undefined;
  const [target, kind, x, y, zoom] = own;
  const page = target instanceof PdfRef ? pageOf.get(target.number) : undefined;
  if (page === undefined || writeValue(kind ?? null) !== '/XYZ' || typeof y !== 'number') return undefined;
  // The press names the left edge; the browser, for entries of registers, a place on the page.
  const right = (x === 0 && zoom === null) || (typeof x === 'number' && x > 0 && x < widest && zoom === 0);
  return right ? { page, y } : undefined;
}

/** The page opens with a line at its upper edge, or a part of the book opens there. */
function isOnLine({ page, y }: Place, top: number, read: ReadPdf): boolean {
  const down = top - y;
  if (down < 0.16 * (read.pages[page]?.height ?? 0)) return true;
  return (read.pages[page]?.glyphs ?? []).some((glyph) => glyph.y - down > 0 && glyph.y - down < 5 * glyph.size);
}

/** What follows in the text stands lower on its page, or on a later one. */
function compareOrder(places: ReadonlyMap<string, Place>, edition: IndexedEdition, format: PrintFormat, wrong: Wrong) {
  let last: [name: string, place: Place] | undefined;
  for (const block of printedOrder(edition, format)) {
    if (block === 'title') continue;
    const place = places.get(block.anchor);
    if (!place) continue;
    if (last && (place.page < last[1].page || (place.page === last[1].page && place.y >= last[1].y)))
      wrong(`the destination “${block.anchor}” does not stand behind “${last[0]}”`);
    last = [block.anchor, place];
  }
}

/** A bookmark leads where its name leads, and hangs together with those beside it. */
function compareBookmarks(
  file: PdfFile,
  catalog: PdfDict,
  places: ReadonlyMap<string, Place>,
  anchors: readonly string[],
  pageOf: ReadonlyMap<number, number>,
  wrong: Wrong,
): void {
  let at = 0;
  const met = new Set<number>();
  const walk = (parent: PdfDict, ref: number, isRoot: boolean): void => {
    let before: number | undefined;
    let count = 0;
    for (let next = parent.get('First'); next instanceof PdfRef; ) {
      const own = next.number;
      const mark = file.follow(next);
      if (!(mark instanceof Map) || met.has(own)) {
        wrong('its bookmarks lead in a circle');
        return;
      }
      met.add(own);
      const title = mark.get('Title');
      const say: Wrong = (detail) =>
        wrong(`the bookmark “${title instanceof PdfString ? sayString(title) : ''}” ${detail}`);
      const [place, due] = [placeOf(file, mark.get('Dest') ?? null, pageOf), places.get(anchors[at++] ?? '')];
      if (!place || (due && (place.page !== due.page || place.y !== due.y)))
        say('does not lead where the name of its part leads');
      if (numberOf(mark.get('Prev')) !== before) say('does not go back to the one before it');
      if (numberOf(mark.get('Parent')) !== ref) say('hangs below another one');
      walk(mark, own, false);
      before = own;
      count++;
      next = mark.get('Next');
    }
    if (numberOf(parent.get('Last')) !== before) wrong('the Last of its bookmarks is another one');
    const stated = parent.get('Count') ?? 0;
    if (stated !== (isRoot ? count : -count)) wrong(`its bookmarks say Count ${String(stated)} instead of ${count}`);
  };
  const root = catalog.get('Outlines');
  const outlines = file.follow(root);
  if (outlines instanceof Map) walk(outlines, numberOf(root) ?? -1, true);
}

const numberOf = (value: PdfValue | undefined): number | undefined =>
  value instanceof PdfRef ? value.number : undefined;
