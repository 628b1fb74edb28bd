/**
 * One interface for every output. A maker (`formats/`) and its witness (`proof/`) never know each other; the unit that pairs
 * them stands in `press/outputs/`, one file an output, and `registry.ts` lists them. Holds types alone.
 */

import type { OutputName } from '../model/output-kinds.ts';
import type { Files } from '../model/outputs.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import type { TypographyFigure } from '../proof/figures.ts';
import type { ReadPdf } from '../proof/read-pdf.ts';
import type { Book } from './book.ts';

/** What a witness established. */
export interface Proven {
  problems: Problem[];
  /** Rows of the summary: file, size, extent, what was found equal. */
  rows: string[][];
  /** What was measured on a PDF, for `typography.json`. */
  measured?: { format: string; figures: TypographyFigure[] };
  /** The PDF of the edition's own pages as it was read, for witnesses that compare another output with it. */
  read?: ReadPdf;
}

/** One output of a book: a PDF in one print format, the EPUB, the data, the site. */
export interface Output {
  /** Makes its files. `published` are the files of the outputs before it, for one that offers them. */
  make: (published: Files) => Promise<Files>;
  /** Reads its files again and compares them with the edition. */
  prove: (files: Files, published: Files) => Promise<Proven>;
  /** What can be said only beside the PDF of the edition's own pages, as it was read: that both break at the same places. */
  compare?: (files: Files, pdf: ReadPdf) => Promise<Problem[]>;
  /** False for files that are made to be looked at, and not written. */
  written: boolean;
}

/** A format that the press can make. */
export interface OutputFormat {
  name: OutputName;
  /** It carries the printed pages, or cites them: it is made once they are laid out. */
  needsPages: boolean;
  /** It offers the files of other outputs: it is made when they are proven. */
  offersOthers: boolean;
  /** Loads its packages while Chromium lays out. */
  load: () => Promise<unknown>;
  /** What of it this build makes: one output a print format for the PDF, none where the options leave it out. */
  outputs: (book: Book) => Output[];
}

/** The pages of the edition: those of its first print format. */
export const ownPages = async (book: Book): Promise<PageMap> => (await book.laid(0)).pageMap;

/** A size in words. */
export const sizeSaid = (content: string | Uint8Array): string =>
  `${Math.round(Buffer.byteLength(content) / 1024)} KiB`;
