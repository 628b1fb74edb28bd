/**
 * One interface for every output. A maker (`formats/`) and its witness (`proof/`) never know each other; the unit that
 * pairs them stands in `press/outputs/`, one file an output, and `registry.ts` lists them. Holds types alone.
 */

import type { Acceptance } from '../model/acceptance.ts';
import type { OutputKind } from '../model/output-kinds.ts';
import type { Files, LedgerRow } from '../model/outputs.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Project } from '../project/project.ts';
import type { Proof } from '../proof/compare-text.ts';
import type { TypographyFigure } from '../proof/figures.ts';
import type { Identity } from '../proof/identify-copy.ts';
import type { ReadPdf } from '../proof/read-pdf.ts';
import type { ValidatorReport } from '../validators/validator.ts';
import type { Book } from './book.ts';

/** What a witness established. */
export interface Proven {
  problems: Problem[];
  /** Rows of the summary: file, size, extent, what was found equal. */
  rows: string[][];
  /** What was measured on a PDF, for `typography.json`. */
  measured?: { format: string; figures: TypographyFigure[]; accepted: Acceptance[] };
  /** The PDF of the edition's own pages as it was read, for witnesses that compare another output with it. */
  read?: ReadPdf;
}

/** One output of a book: a PDF in one print format, the EPUB, the data, the site. */
export interface Output {
  /** Makes its files. `published` are the files of the outputs before it, for one that offers them. */
  make: (published: Files) => Promise<Files>;
  /** Reads its files again and compares them with the edition. */
  prove: (files: Files, published: Files) => Promise<Proven>;
  /**
   * What can be said only beside the PDF of the edition's own pages, as it was read: that both break at the same
   * places.
   */
  compare?: (files: Files, pdf: ReadPdf) => Promise<Problem[]>;
  /** False for files that are made to be looked at, and not written. */
  written: boolean;
}

/** A file that a build of an edition hands on. */
interface HandedOn {
  name: string;
  /** The print format whose pages it shows; absent where it has none of its own. */
  pages?: string;
}

/** What is asked of a copy beside its text. */
interface CopyAsked {
  /** False: it was made from another state of the source, and its text alone is compared. */
  whole: boolean;
  /** The pictures of the source, for what is held against it whole. */
  images?: ReadonlyMap<string, Uint8Array>;
  /** The print format in which it was made; found by the file itself when absent. */
  pages?: string;
}

/** A published file, from wherever it comes. */
export interface PublishedCopy {
  /** What problems call it. */
  name: string;
  bytes: Uint8Array;
}

/** Published files of a format: how one is known, wherever it comes from, and proved without a build. */
export interface Copies {
  /** What is given to `verify`, in the words of its usage; `FILE.` and the format's name when absent. */
  called?: readonly string[];
  /** Whether a file is of this format, by its first bytes. */
  recognise: (bytes: Uint8Array) => boolean;
  /** What it says of itself. Throws an `Error` in words when it is damaged. */
  identify: (bytes: Uint8Array) => Promise<Identity>;
  prove: (
    project: Project,
    bytes: Uint8Array,
    edition: IndexedEdition,
    identity: Identity,
    asked: CopyAsked,
  ) => Promise<Proof>;
  /**
   * Every difference between a copy and a published file, in words; undefined when they are not the same output, made
   * with the same options. `identity`: what the published one says of itself. Throws an `Error` in words when the copy
   * is damaged. Absent: by nothing but its bytes.
   */
  compare?: (copy: Uint8Array, published: Uint8Array, identity: Identity) => Promise<string[] | undefined>;
  handedOn: (edition: IndexedEdition) => HandedOn[];
}

/** What makes and proves the files of a format. */
export interface OutputUnit {
  /** It carries the printed pages, or cites them: it is made once they are laid out. */
  needsPages: boolean;
  /** It offers the files of other outputs: it is made when they are proven. */
  offersOthers: boolean;
  /** Loads its packages while Chromium lays out. */
  load: () => Promise<unknown>;
  /** For `verify` and `publish-edition`; absent for an output that is not handed on as a file that stands alone. */
  copies?: Copies;
  /**
   * For `validate`: what the validators of others say of each of some files, in their order; absent where none reads
   * it.
   */
  validate?: (paths: readonly string[]) => Promise<ValidatorReport[][]>;
  /** For `trace`: what a place in it is called, and where a provision stands; absent where it has none. */
  trace?: (row: LedgerRow) => [string, string];
  /** What of it this build makes: one output a print format for the PDF, none where the options leave it out. */
  outputs: (book: Book) => Output[];
}

/** A format that the press can make: its row of the table of outputs, and its unit. */
export interface OutputFormat extends OutputKind, OutputUnit {}

/** The pages of the edition: those of its first print format. */
export const ownPages = async (book: Book): Promise<PageMap> => (await book.laid(0)).pageMap;

/** A size in words. */
export const sizeSaid = (content: string | Uint8Array): string =>
  `${Math.round(Buffer.byteLength(content) / 1024)} KiB`;
