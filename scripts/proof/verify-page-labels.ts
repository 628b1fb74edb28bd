/**
 * Proves how many pages a PDF has, and how a viewer names them. In: the PDF as the witness has read it, the page map,
 * the labels of the edition. Out: what is wrong, in words. Called by `verify-pdf.ts`.
 *
 *     comparePageLabels(read, pageMap, edition.manuscript, wrong)
 *       → calls `wrong` with "page 3 is labelled “3” instead of “iii”"
 */
import { type PageMap, sayPageLabel } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { ReadPdf } from './read-pdf.ts';

/** As many pages as were laid out, each with its label. */
export function comparePageLabels(
  read: ReadPdf,
  pageMap: PageMap,
  { labels }: IndexedEdition['manuscript'],
  wrong: (detail: string) => void,
): void {
  if (read.pages.length !== pageMap.pages.length)
    wrong(`it has ${read.pages.length} pages instead of ${pageMap.pages.length}`);
  read.pages.forEach((_, i) => {
    const label = sayPageLabel(pageMap.pages[i]?.label ?? '', labels);
    if (read.labels[i] !== label) wrong(`page ${i + 1} is labelled “${read.labels[i]}” instead of “${label}”`);
  });
}
