/**
 * What goes out: the laid-out book, parts of the EPUB, typefaces, rows of the ledger. Holds no input, no output, no
 * library.
 */

import type { ParagraphNumber } from './numbers.ts';
import type { PageMap } from './page-map.ts';
import type { Place } from './problem.ts';
import type { StructureElement } from './structure-tree.ts';

export interface Layout {
  /** The PDF as Chromium printed it. */
  pdf: Uint8Array;
  pageMap: PageMap;
  /** The book as it is to be read: the PDF's structure. */
  structure: StructureElement;
  /** Name and version of the browser that set the pages. */
  engine: string;
  /** JPEG of the cover, 1600 × 2560 px. */
  cover: Uint8Array;
}

/** One file of the EPUB: the path inside the archive's OEBPS folder, and its content. */
export interface EpubPart {
  path: string;
  content: string | Uint8Array;
}

/** A typeface cut to the edition's characters, as TrueType. */
export interface Face {
  family: string;
  weight: number;
  italic?: boolean;
  /** No style names it: it stands behind the faces that are named, for what they have not. */
  other?: boolean;
  file: string;
  bytes: Uint8Array;
  license: string;
}

/** One row a paragraph: where it is in every format. Page labels, not positions in the file. */
export interface LedgerRow {
  number: ParagraphNumber;
  anchor: string;
  source: Place;
  page: string;
  epub: string;
  headings: string[];
  /** Addresses that lead to the same place: art3-1 beside art3. */
  also?: string[];
  /** How the number is printed, where it is not the number itself. */
  label?: string;
  /** The first edition without the paragraph; `source` is where it stood last. */
  removed?: number;
}

/** What is written for a title, or for all of them: file name in its folder → content. */
export type Files = Map<string, string | Uint8Array>;
