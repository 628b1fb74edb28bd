/**
 * A text whose labels are its own, in print: no number in the margin parts it, so it is compared as a whole, and every
 * provision by where in it it stands. In: the glyphs of the pages of the text, where each page begins in them, the
 * edition, the page map. Out: problems, and how many paragraphs are equal. Promises that a paragraph whose text is on
 * another page than the map says is a problem. Called by `verify-pdf.ts`.
 *
 *     the text equals the source, and 第三条 begins behind the 4,000 characters of page 1 → it begins on page 2
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts } from '../model/text.ts';
import { bare, differText, shownText } from './compare-text.ts';
import { printedOrder } from './printed-order.ts';
import type { Glyph } from './read-pdf.ts';

/** What is printed on a page of the text, or from a number in its margin on. */
interface Printed {
  number: string;
  glyphs: readonly Glyph[];
  /** 1-based. */
  page: number;
}

/** Compares text and places; K801 for a difference, K802 for a place. Returns how many paragraphs are equal. */
export function provisionsInPrint(
  edition: IndexedEdition,
  pageMap: PageMap,
  printed: readonly Printed[],
  format: PrintFormat,
  problems: Problem[],
): number {
  const order = printedOrder(edition, format);
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'PDF', detail }));
  for (const { number, page } of printed)
    if (number !== '') wrong(`the margin of page ${page} shows ${number}, and the text bears its own numbers`);
  const textsOf = (block: (typeof order)[number]) => (block === 'title' ? [edition.metadata.title] : blockTexts(block));
  const texts = order.flatMap(textsOf);
  const difference = differText(
    shownText(printed.flatMap(({ glyphs }) => glyphs)),
    texts,
    profileOf(edition.metadata.language).spacing,
  );
  if (difference) {
    problems.push(problem('K801', { format: 'PDF', number: 0, detail: difference }));
    return 0;
  }
  const begins: { page: number; at: number }[] = [];
  let read = 0;
  for (const { page, glyphs } of printed) {
    begins.push({ page, at: read });
    read += bare(glyphs.map(({ text }) => text).join('')).length;
  }
  let at = 0;
  let page = 0;
  for (const block of order) {
    while ((begins[page + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) page++;
    const found = begins[page]?.page;
    if (block !== 'title' && (block.kind === 'paragraph' || block.kind === 'element')) {
      const mapped = pageMap.starts[block.anchor]?.page;
      const unknown = mapped === undefined && pageMap.partial;
      if (found !== mapped && !unknown) wrong(`${block.anchor} begins on page ${found}, not on ${mapped}`);
    }
    at += bare(textsOf(block).join('')).length;
  }
  return paragraphsOf(edition).length;
}
