/** The structure of the PDF (ISO 32000-1, 14.8.4) before it is written. Holds no input, no output, no library. */
import type { PageArea } from './page-map.ts';

/** A piece of text, or a picture, that stands on one page, and the area that it takes there. */
export interface StructureLeaf extends PageArea {
  text?: string;
  image?: boolean;
  /** A table head that the layout repeats on a following page: seen, not read again. */
  repeated?: boolean;
}

/** One element of the PDF's structure tree (ISO 32000-1, 14.8.4), whole even when it stands on several pages. */
export interface StructureElement {
  tag: string;
  children: (StructureElement | StructureLeaf)[];
  /** Where the language changes. */
  language?: string;
  alt?: string;
  /** What a mark that is no character stands for. */
  actual?: string;
  /** What an abbreviation stands for. */
  expansion?: string;
  id?: string;
  /** How a list is numbered; absent for marks. */
  numbering?: 'Decimal';
  scope?: 'Column' | 'Row';
  /** The ids of the heads of a cell, the outermost first, where its column alone does not say them. */
  headers?: string[];
  colSpan?: number;
  rowSpan?: number;
  /** Where a picture stands. */
  box?: PageArea;
  link?: { href: string; label?: string; areas: PageArea[] };
}
