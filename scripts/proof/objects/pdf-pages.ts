/**
 * The pages of a PDF in their order (ISO 32000-1, 7.7.3). In: an open PDF. Out: each page with what it inherits, and
 * which object is which page. Called by whoever looks at a PDF object by object.
 *
 *     const { pages, pageOf } = pagesOf(file); pages[pageOf.get(12)] → the page that is object 12
 */
import type { PdfFile } from './pdf-file.ts';
import { type PdfDict, PdfRef, type PdfValue } from './pdf-values.ts';

export interface PdfPages {
  /** With what a page inherits from the nodes above it. */
  pages: PdfDict[];
  /** Number of a page's object → its index, 0-based. */
  pageOf: Map<number, number>;
}

/** Nodes of the tree of pages stand no deeper in one another. */
const deepest = 50;

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/** The pages of a file that is open: many witnesses ask for them, some for each link. */
const known = new WeakMap<PdfFile, PdfPages>();

/** All pages, the same ones each time. Throws an `Error` in words when the tree of pages is damaged. */
export function pagesOf(file: PdfFile): PdfPages {
  const found = known.get(file) ?? findPages(file);
  known.set(file, found);
  return found;
}

function findPages(file: PdfFile): PdfPages {
  const found: PdfPages = { pages: [], pageOf: new Map() };
  const met = new Set<number>();
  const visit = (value: PdfValue, above: PdfDict, depth: number): void => {
    if (depth > deepest) throw new Error(`its pages stand more than ${deepest} deep in one another`);
    if (value instanceof PdfRef && met.has(value.number)) throw new Error('its pages lead in a circle');
    if (value instanceof PdfRef) met.add(value.number);
    const node = file.follow(value);
    if (!(node instanceof Map)) throw new Error('it has a page that is none');
    const own = new Map(node);
    for (const key of inherited) if (!own.has(key) && above.has(key)) own.set(key, above.get(key) as PdfValue);
    const kids = file.follow(node.get('Kids'));
    if (Array.isArray(kids)) {
      for (const kid of kids) visit(kid, own, depth + 1);
      return;
    }
    if (value instanceof PdfRef) found.pageOf.set(value.number, found.pages.length);
    found.pages.push(own);
  };
  const root = file.follow(file.trailer.get('Root'));
  if (!(root instanceof Map)) throw new Error('it has no catalog');
  visit(root.get('Pages') ?? null, new Map(), 0);
  return found;
}
