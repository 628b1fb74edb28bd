/**
 * Proves that the structure tree is heard page after page: within a page `verify-structure.ts` compares what is heard.
 * In: an open PDF. Out: where the tree leads back to an earlier page, in words. Notes are heard where they are called,
 * and may end on a later page. Called by `verify-pdf.ts`.
 */
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { type PdfDict, PdfName, PdfRef, type PdfValue } from './objects/pdf-values.ts';

/** Compares the order of all pages. `labels`: what they are called. */
export function compareReadingOrder(file: PdfFile, labels: readonly string[], wrong: (detail: string) => void): void {
  const { pageOf } = pagesOf(file);
  const root = file.follow(file.trailer.get('Root'));
  const tree = root instanceof Map ? file.follow(root.get('StructTreeRoot')) : null;
  const label = (page: number) => labels[page] ?? String(page + 1);
  let last = 0;
  for (const page of tree instanceof Map ? pagesHeard(file, tree, pageOf) : []) {
    if (page < last) wrong(`what is read aloud goes back from page ${label(last)} to page ${label(page)}`);
    last = page;
  }
}

/** The page (0-based) of every piece of marked content, in the order of the tree. */
function pagesHeard(file: PdfFile, tree: PdfDict, pageOf: ReadonlyMap<number, number>): number[] {
  const heard: number[] = [];
  const waiting: { value: PdfValue; page: number | undefined }[] = [{ value: tree.get('K') ?? null, page: undefined }];
  const met = new Set<PdfDict>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const value = file.follow(next.value);
    if (typeof value === 'number' && next.page !== undefined) heard.push(next.page);
    const { page } = next;
    if (Array.isArray(value)) waiting.push(...value.map((one) => ({ value: one, page })).reverse());
    if (!(value instanceof Map) || met.has(value)) continue;
    met.add(value);
    const own = value.get('Pg');
    const named = own instanceof PdfRef ? pageOf.get(own.number) : page;
    const role = value.get('S');
    if (role instanceof PdfName && role.name === 'Note') continue;
    if (value.has('MCID')) waiting.push({ value: value.get('MCID') as PdfValue, page: named });
    else waiting.push({ value: value.get('K') ?? null, page: named });
  }
  return heard;
}
