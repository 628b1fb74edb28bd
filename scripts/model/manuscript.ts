/** A title as it was read: front matter, labels, canonical text. Holds no input, no output, no library. */
import type { Acceptance } from './acceptance.ts';
import type { Authority, Refusal, RegisterOrder } from './authority.ts';
import type { FacingPair } from './facing.ts';
import type { FrameElement, NoticeSetting } from './frame.ts';
import type { Place } from './problem.ts';

/** The front matter of a title, validated. Dates are ISO 8601. */
export interface Metadata {
  /** The title's folder name under `source/`; `FOLDER/LANGUAGE` where the folder holds several languages. */
  id: string;
  /** BCP 47 tag; also the name of the Markdown file. */
  language: string;
  /** The official title in its sense lines. Joined without spaces (Han) or with one space, it is the title. */
  titleLines: string[];
  title: string;
  shortTitle: string;
  kind: string;
  /** What the document does not state is empty: parties, the day and the place, `provenance`, `description`. */
  parties: string[];
  adopted: { date: string; place: string };
  source: { name: string; date: string; provenance: string };
  edition: { number: number; date: string };
  rights?: string;
  /** Who publishes the edition. */
  publisher?: string;
  /** The languages in which the document is authentic, where the edition says it: BCP 47 tags. */
  authentic?: string[];
  /** The other languages of the title; absent where there are none. */
  versions?: Version[];
  /** Of a file that has two languages: both. */
  languages?: FacingPair;
  /** What the imprint says where it is given, and nowhere else. */
  imprint?: ImprintFacts;
  /** What citations need and the text does not state; `inForce` is a date. */
  citation?: CitationFacts;
  /** Which class of documents it is of; a joint statement where it does not say so. */
  class?: string;
  /**
   * `stated`: the text bears its paragraph numbers itself; what begins without one is unnumbered. Absent: the press
   * counts.
   */
  numbering?: 'stated';
  /** Of a notice whose elements stand in the front matter. */
  notice?: NoticeSetting;
  description: string;
  registers: string[];
  /**
   * `formats`: print formats by name, `book` when absent; the first is the title's own, whose pages the EPUB carries.
   */
  formats?: string[];
  /** `register-order`; by reading when absent. */
  registerOrder?: RegisterOrder;
  /** `locator-ranges: true`: three or more paragraphs in a row are printed as a range. */
  locatorRanges?: boolean;
  /** `plain-references: true`: what the text says of its own provisions becomes no link. */
  plainReferences?: boolean;
}

/** Another language of a title, as its front matter says it. */
export interface Version {
  id: string;
  language: string;
  title: string;
  /** Number of its edition, from 1. */
  edition: number;
}

/** What only a publisher knows of a book; each as it is to be printed. */
export interface ImprintFacts {
  /** Where the publisher is. */
  place?: string;
  /** ISBN of the printed book, in 13 digits with or without hyphens. */
  isbn?: string;
  series?: string;
  /** Cataloguing in publication: the record, or its number. */
  cip?: string;
  printer?: string;
  price?: string;
}

/** What the printer of a book says; no part of the edition. */
export interface Printing {
  /** How thick a leaf of the book is, in mm. */
  paperMm?: number;
  /** The printing condition, by the name under which the registry of the ICC has its characterization: FOGRA51. */
  condition?: string;
}

/** Facts of a document that styles of citation ask for. */
export interface CitationFacts {
  /** Official number: c 42, 217 A(III). */
  number?: string;
  /** Symbol of a document of the United Nations, where the frame of the text has none. */
  symbol?: string;
  /** Where it was officially published: 1155 UNTS 331. */
  series?: string;
  /** The day on which it entered into force. */
  inForce?: string;
  /** Whose law it is. */
  jurisdiction?: string;
}

/** The words that templates print, in the language of the edition (`templates/labels/<tag>.yaml`). */
export type Labels = Record<string, string>;

/** What a section is about, in the words of the editor: a line of the contents, and no part of the text. */
export interface Summary {
  text: string;
  place: Place;
}

/** A title as it was read: the text still Markdown, everything else validated. */
export interface Manuscript {
  metadata: Metadata;
  /** Path of the Markdown file relative to the project's folder. */
  file: string;
  /** The whole file as it stands on disk: the canonical text, hashed and attached to the PDF. */
  canonical: string;
  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  sha256: string;
  /** Markdown after the front matter, and the 1-based line of the file on which it starts. */
  body: string;
  bodyLine: number;
  /** Absolute folder of the title: images may come from here and from nowhere else. */
  folder: string;
  authorities: Authority[];
  /**
   * Headings of the lists that the title does not ask for, as they are written: 参见 may lead to them, and is then left
   * out.
   */
  otherHeadings: ReadonlySet<string>;
  /** The title's own refusals, and those that all titles of the project share. */
  notIndexed: Refusal[];
  sharedRefusals: Refusal[];
  /** Warnings of the typesetting that the editor accepts. */
  accepted: Acceptance[];
  /** The editor's lines on sections, by their addresses. */
  summaries: ReadonlyMap<string, Summary>;
  /** For `--print`; absent where the front matter says nothing of it. */
  printing?: Printing;
  /** Which two of its languages the title has side by side; absent where it has no such edition. */
  facing?: FacingPair;
  /** What stands around the text, in the order of its class; nothing where the front matter says nothing of it. */
  frame: FrameElement[];
  labels: Labels;
}
