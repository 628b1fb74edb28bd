/** What typesetting found: pages, their labels, where everything begins. Holds no input, no output, no library. */

/** A position in the text: a block's anchor and a UTF-16 offset in its plain text. */
export interface TextPosition {
  anchor: string;
  offset: number;
}

/** One page of the PDF. */
export interface PrintedPage {
  /** 1-based position in the file. */
  index: number;
  /** What the folio and the page label say: `cover`, `ii`, `3`. */
  label: string;
  /** Where the official text stands on when the page begins; absent when the page carries none of it. */
  begins?: TextPosition;
}

/** The label of the first page of a book that has a cover. */
const coverLabel = 'cover';

/** What a reader is shown as the label of a page: that of the cover is a word of the edition's language. */
export const sayPageLabel = (label: string, labels: Readonly<Record<string, string | undefined>>): string =>
  label === coverLabel ? (labels.cover ?? label) : label;

/** The label of a page by what its file shows of it: what is neither a number nor a roman one is the cover. */
export const readPageLabel = (shown: string): string => (/^(?:\d+|[ivxlcdm]+)$/.test(shown) ? shown : coverLabel);

/** A place on a page: 1-based page in the file, and CSS px (1/96 inch) from the page's upper edge. */
export interface PagePosition {
  page: number;
  top: number;
}

/** The page map: a finding of typesetting. */
export interface PageMap {
  pages: PrintedPage[];
  /** Id of a block, part, entry or register group → where it begins. */
  starts: Record<string, PagePosition>;
  /** Read from a file: it has what the file names, and not every block, nor where a page goes on. */
  partial?: true;
}

/** An area of a page in CSS px from its upper left corner; `page` is 1-based. */
export interface PageArea {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}
