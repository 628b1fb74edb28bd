/**
 * The vocabulary of the house: every type that the stages hand to each other, and the rules that derive
 * addresses and plain text from them. Imports nothing. Promises that one word means one thing everywhere;
 * holds no input, no output, no library.
 *
 * Manuscript → Draft → Edition → IndexedEdition → (print HTML → Layout) and (EPUB parts).
 */

/** Where something stands in a file. `line` and `column` are 1-based; columns count UTF-16 code units. */
export interface Place {
  /** Path relative to the project's folder, with forward slashes. */
  file: string;
  line: number;
  column: number;
}

export type Severity = 'error' | 'warning' | 'note';

/** Something an editor must know. `code` is permanent; `hint` says what to do about it. */
export interface Problem {
  code: string;
  severity: Severity;
  place?: Place;
  message: string;
  hint: string;
}

/** A stage's result together with what it has to tell the editor. */
export interface Outcome<T> {
  /** Absent when an error makes the next stage pointless. */
  value?: T;
  problems: Problem[];
}

// ---------------------------------------------------------------------------------------- what is read

export type FactAct = 'signed' | 'opened' | 'proposed' | 'published' | 'submitted';

/** By reading (pinyin in Chinese, the alphabet elsewhere) or, in Chinese, by strokes. */
export type RegisterOrder = 'reading' | 'strokes';

/** A fact of an authority list; `source` names what supports it. Dates are YYYY, YYYY-MM or YYYY-MM-DD. */
export interface Fact {
  kind: 'adopted' | 'inForce' | 'founded' | 'seat' | 'citation';
  /** For `adopted`: what really happened on that day, when it was no adoption. */
  act?: FactAct;
  date?: string;
  place?: string;
  text?: string;
  source: string;
}

/** One entry of an authority list. Names carry no 《》. */
export interface AuthorityEntry {
  heading: string;
  /** Official names in other languages, by BCP 47 tag. */
  names: Record<string, string>;
  /** Other names that the matcher claims. */
  aliases: string[];
  /** Inflected forms of its names: claimed, and never printed. */
  forms?: string[];
  /** Names under which a reader looks (abbreviations, former names): claimed, and always printed as 见. */
  see: string[];
  /** Pinyin with tone marks, one syllable a Han character, where the automatic reading would be wrong. */
  reading?: string;
  seeAlso: string[];
  facts: Fact[];
  place: Place;
}

/** An authority list: the data of one register. */
export interface Authority {
  id: string;
  file: string;
  /** The language of its headings, `zh-Hans` where the list does not say. */
  language?: string;
  /** The register's title by BCP 47 tag. */
  title: Record<string, string>;
  entries: AuthorityEntry[];
}

/** A candidate that the editor refused for the registers, and why. */
export interface Refusal {
  text: string;
  reason: string;
  place: Place;
}

/** The front matter of a title, validated. Dates are ISO 8601. */
export interface Metadata {
  /** The title's folder name under `source/`. */
  id: string;
  /** BCP 47 tag; also the name of the Markdown file. */
  language: string;
  /** The official title in its sense lines. Joined without spaces (Han) or with one space, it is the title. */
  titleLines: string[];
  title: string;
  shortTitle: string;
  kind: string;
  parties: string[];
  adopted: { date: string; place: string };
  source: { name: string; date: string; provenance: string };
  edition: { number: number; date: string };
  rights?: string;
  /** `stated`: the text bears its paragraph numbers itself; what begins without one is unnumbered. Absent: the press counts. */
  numbering?: 'stated';
  description: string;
  registers: string[];
  /** `formats`: print formats by name, `book` when absent; the first is the title's own, whose pages the EPUB carries. */
  formats?: string[];
  /** `register-order`; by reading when absent. */
  registerOrder?: RegisterOrder;
  /** `locator-ranges: true`: three or more paragraphs in a row are printed as a range. */
  locatorRanges?: boolean;
}

/** The words that templates print, in the language of the edition (`templates/labels/<tag>.yaml`). */
export type Labels = Record<string, string>;

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
  notIndexed: Refusal[];
  labels: Labels;
}

// -------------------------------------------------------------------------------------- what is parsed

export type Inline =
  | { kind: 'text'; text: string; place: Place }
  | { kind: 'emphasis' | 'strong' | 'superscript'; children: Inline[] }
  | { kind: 'language'; language: string; children: Inline[] }
  | { kind: 'mark'; is: string[]; not: boolean; main: boolean; children: Inline[]; place: Place }
  | { kind: 'link'; target: string; children: Inline[]; place: Place }
  | { kind: 'noteref'; note: number; place: Place }
  | { kind: 'break' };

interface At {
  place: Place;
}

/** A table's cell rows; `head` is repeated on every page in print. */
export interface Table extends At {
  kind: 'table';
  head: Inline[][];
  rows: Inline[][][];
}

export interface Figure extends At {
  kind: 'figure';
  /** Path relative to the title's folder, forward slashes. */
  image: string;
  alt: string;
  caption: Inline[];
}

/** Blocks that stay unnumbered. `P` is the paragraph before or after numbering. */
export type UnnumberedBlock =
  | ({ kind: 'plain'; inlines: Inline[] } & At)
  | ({ kind: 'closing'; lines: Inline[][] } & At)
  | ({ kind: 'editorial'; blocks: UnnumberedBlock[] } & At)
  | ({ kind: 'quote'; blocks: UnnumberedBlock[] } & At)
  | ({ kind: 'list'; ordered: boolean; start: number; items: UnnumberedBlock[][] } & At)
  | Table
  | Figure;

export interface Heading extends At {
  kind: 'heading';
  /** 2 for a section, 3 and 4 for its sub-headings; 1 is the title. */
  level: 2 | 3 | 4;
  inlines: Inline[];
}

export interface DraftParagraph extends At {
  kind: 'paragraph';
  inlines: Inline[];
  /** `{p=12}` at its end: the editor says that it is the paragraph published as 12. */
  tie?: { number: ParagraphNumber; place: Place };
}

/** An editor's note (a footnote in the Markdown). */
export interface Note extends At {
  number: number;
  blocks: UnnumberedBlock[];
}

/** A parsed text: nothing has a number or an anchor yet. */
export interface Draft {
  manuscript: Manuscript;
  blocks: (Heading | DraftParagraph | UnnumberedBlock)[];
  notes: Note[];
}

// ------------------------------------------------------------------------------------ what is numbered

/** A paragraph's number: `12`, or `12-1` for one that was put in behind 12 after 12 had been published. */
export type ParagraphNumber = number | `${number}-${string}`;

/** One numbered paragraph of the official text: the unit of citation. */
export interface Paragraph extends DraftParagraph {
  number: ParagraphNumber;
  anchor: string;
  /** The published paragraph from which the text of a new one was taken. */
  from?: ParagraphNumber;
}

/** What stands where a published paragraph stood that is no longer in the text: its number is given to no other. */
export interface Gap extends At {
  kind: 'gap';
  number: ParagraphNumber;
  anchor: string;
  /** The first edition without the paragraph. */
  since: number;
  /** The paragraph in which its text stands now. */
  into?: ParagraphNumber;
  /** What is printed in its place: words of the press, not of the text. */
  text: string;
}

export type AnchoredHeading = Heading & { anchor: string };
export type AnchoredBlock = UnnumberedBlock & { anchor: string };
export type Block = AnchoredHeading | Paragraph | Gap | AnchoredBlock;

/** One number in the order of the text: that of a paragraph or, with `gone`, of one that is no longer there. */
export interface Slot {
  number: ParagraphNumber;
  /** The published paragraph from which the text of a new one was taken. */
  from?: ParagraphNumber;
  /** The first edition without the paragraph. */
  gone?: number;
  into?: ParagraphNumber;
  /** A gone paragraph that stood before all others of its section. */
  leading?: boolean;
  /** Where the text of a gone paragraph was last. */
  place?: Place;
}

/** What stands between one heading of level 2 and the next; `heading` is absent before the first. */
export interface Section {
  anchor: string;
  heading?: AnchoredHeading;
  blocks: Block[];
  /** Absent in a section without numbers. */
  firstParagraph?: ParagraphNumber;
  lastParagraph?: ParagraphNumber;
}

/** A numbered edition: every block has its address. */
export interface Edition {
  manuscript: Manuscript;
  metadata: Metadata;
  sections: Section[];
  notes: Note[];
  /** The editions that were published before this one; absent for the first. */
  history?: PublishedEdition[];
  /** What this edition changes; absent for the first. */
  revision?: Revision;
}

/** An edition as it was frozen when it was published. */
export interface PublishedEdition {
  number: number;
  date: string;
  /** SHA-256 of its canonical text. */
  sha256: string;
  /** In the order of the text; `pages`: print format → label of the page on which the paragraph began. */
  slots: (Slot & { pages: Record<string, string> })[];
  edition: Edition;
}

/** What an edition changes in the last one that was published before it. */
export interface Revision {
  since: { number: number; date: string };
  /** How many paragraphs were changed, in words. */
  summary: string;
  changes: Change[];
  /** All numbers in order, and where they began in the earlier edition, by print format. */
  pages: { number: ParagraphNumber; before: Record<string, string> }[];
}

export interface Change {
  /** Its address: `revision-1`. */
  id: string;
  kind: 'added' | 'removed' | 'changed';
  /** Absent for what has no number: a heading, the closing formula, a table. */
  number?: ParagraphNumber;
  /** What was changed and how, in words. */
  title: string;
  /** Deleted text stands before the inserted one. Without the inserted, the earlier text; without the deleted, this one. */
  segments: Segment[];
}

export interface Segment {
  kind: 'same' | 'deleted' | 'inserted';
  text: string;
}

// ------------------------------------------------------------------------------------- what is indexed

/** A mention of an entry: `start` and `end` are UTF-16 offsets in the paragraph's plain text. */
export interface Mention {
  register: string;
  heading: string;
  paragraph: ParagraphNumber;
  start: number;
  end: number;
  form: string;
  main: boolean;
  /** Said by a mark in the source, not found by the matcher. */
  marked: boolean;
}

/** A locator is a paragraph number; pages are findings of typesetting and are added beside it later. */
export interface Locator {
  paragraph: ParagraphNumber;
  main: boolean;
}

export interface Entry {
  id: string;
  heading: string;
  names: Record<string, string>;
  /** The names under which this edition's text mentions it, in order of first mention. */
  forms: string[];
  locators: Locator[];
  /** For a 见 reference: the heading it leads to. Such an entry has no locators of its own. */
  see?: string;
  seeAlso: string[];
  facts: Fact[];
}

/** Entries of one letter (A–Z) or of digits and Latin (`#`), in order. */
export interface EntryGroup {
  id: string;
  letter: string;
  entries: Entry[];
}

export interface Register {
  id: string;
  title: string;
  groups: EntryGroup[];
}

export interface IndexedEdition extends Edition {
  registers: Register[];
  mentions: Mention[];
}

// ---------------------------------------------------------------------------------- what is typeset

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
}

/** An area of a page in CSS px from its upper left corner; `page` is 1-based. */
export interface PageArea {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

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
  colSpan?: number;
  rowSpan?: number;
  /** Where a picture stands. */
  box?: PageArea;
  link?: { href: string; label?: string; areas: PageArea[] };
}

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

// ---------------------------------------------------------------------------------------- what is packed

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
  /** How the number is printed, where it is not the number itself. */
  label?: string;
  /** The first edition without the paragraph; `source` is where it stood last. */
  removed?: number;
}

// ---------------------------------------------------------------------------------------- derivations

/** The anchor of a paragraph number, the same in every format: 12 → `p12`, 12-1 → `p12-1`. */
export const anchorOf = (number: ParagraphNumber): string => `p${number}`;

/** How a paragraph number is printed: 12, 12之一, 12 bis. */
export function sayNumber(number: ParagraphNumber, labels: Labels): string {
  const [first = '', ...places] = String(number).split('-');
  const ordinals = (labels.insertedOrdinals ?? '').split(' ');
  const inserted = labels.numberInserted ?? '{0}-{1}';
  return places.reduce((said, place) => inserted.replace('{0}', said).replace('{1}', ordinals[Number(place) - 1] || place), first);
}

/** The number that an address or a mark names: `12` or `12-1`; nothing when it is none. */
export function parseNumber(text: string): ParagraphNumber | undefined {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  return /^\d+(-\d+)+$/.test(text) ? (text as ParagraphNumber) : undefined;
}

/** Order of two paragraph numbers: 12, 12-1, 12-1-1, 12-2, 13. */
export function compareNumbers(a: ParagraphNumber, b: ParagraphNumber): number {
  const [x, y] = [a, b].map((number) => String(number).split('-').map(Number)) as [number[], number[]];
  for (const [i, part] of x.entries()) {
    const other = y[i];
    if (other === undefined) return 1;
    if (part !== other) return part - other;
  }
  return x.length - y.length;
}

/** The numbers of an edition in the order of its text, those of gone paragraphs among them. */
export function numbersOf(edition: Edition): ParagraphNumber[] {
  return blocksOf(edition).flatMap((block) => (block.kind === 'paragraph' || block.kind === 'gap' ? [block.number] : []));
}

/** The plain text of inlines: what a reader reads, without marks. A hard break counts as U+000A. */
export function plainText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    if (inline.kind === 'text') text += inline.text;
    else if (inline.kind === 'break') text += '\n';
    else if (inline.kind !== 'noteref') text += plainText(inline.children);
  }
  return text;
}

/** A line of inlines, and the block that holds it itself: one inside a list, a quotation or a note, where there is one. */
interface InlineLine {
  inlines: readonly Inline[];
  of: Heading | DraftParagraph | Gap | UnnumberedBlock;
}

/** The lines of inlines of a block in reading order. */
export function inlineLines(block: Heading | DraftParagraph | Gap | UnnumberedBlock): InlineLine[] {
  const line = (inlines: readonly Inline[]): InlineLine => ({ inlines, of: block });
  switch (block.kind) {
    case 'gap':
      return [line([{ kind: 'text', text: block.text, place: block.place }])];
    case 'heading':
    case 'paragraph':
    case 'plain':
      return [line(block.inlines)];
    case 'closing':
      return block.lines.map(line);
    case 'editorial':
    case 'quote':
      return block.blocks.flatMap(inlineLines);
    case 'list':
      return block.items.flat().flatMap(inlineLines);
    case 'table':
      return [block.head, ...block.rows].flat().map(line);
    case 'figure':
      return [line(block.caption)];
  }
}

/** The plain texts of a block in reading order, one string for each line of inlines that it holds. */
export const blockTexts = (block: InlineLine['of']): string[] => inlineLines(block).map(({ inlines }) => plainText(inlines));

/** The place in the source of a UTF-16 offset in the plain text of `inlines`; `otherwise` when there is no text. */
export function placeAt(inlines: readonly Inline[], offset: number, otherwise: Place): Place {
  let at = 0;
  for (const inline of inlines) {
    const length = plainText([inline]).length;
    if (offset < at + length) {
      if (inline.kind === 'text') return { ...inline.place, column: inline.place.column + offset - at };
      if ('children' in inline) return placeAt(inline.children, offset - at, otherwise);
    }
    at += length;
  }
  return otherwise;
}

/** The mentions of every paragraph, by its number, in order. */
export function mentionsByParagraph(mentions: readonly Mention[]): Map<ParagraphNumber, Mention[]> {
  const map = new Map<ParagraphNumber, Mention[]>();
  for (const mention of mentions) {
    const list = map.get(mention.paragraph);
    if (list) list.push(mention);
    else map.set(mention.paragraph, [mention]);
  }
  return map;
}

/** All blocks of an edition in reading order, headings included. */
export function blocksOf(edition: Edition): Block[] {
  return edition.sections.flatMap((section) => (section.heading ? [section.heading, ...section.blocks] : section.blocks));
}

/** The numbered paragraphs of an edition in order. */
export function paragraphsOf(edition: Edition): Paragraph[] {
  return blocksOf(edition).filter((block): block is Paragraph => block.kind === 'paragraph');
}

/** Problems in the order in which an editor meets them: by file, line, column, then code. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const key = (p: Problem) => p.place ?? { file: '', line: 0, column: 0 };
  return [...problems].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return compareText(x.file, y.file) || x.line - y.line || x.column - y.column || compareText(a.code, b.code);
  });
}

/** Order of two strings by UTF-16 code units: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
