/**
 * A numbered edition, the editions published before it, and what it changes in them. Holds no input, no output, no
 * library.
 */
import type { Manuscript, Metadata } from './manuscript.ts';
import type { ParagraphNumber, Slot } from './numbers.ts';
import { type Provision, provisionsBelow } from './provisions.ts';
import {
  type DraftParagraph,
  type ElementBlock,
  type Gap,
  type Heading,
  hasNothingBelow,
  type Note,
  type UnnumberedBlock,
} from './text.ts';

/** One numbered paragraph of the official text: the unit of citation. */
export interface Paragraph extends DraftParagraph {
  number: ParagraphNumber;
  anchor: string;
  /** Addresses of provisions that begin with the same block: `art3-1` beside `art3`. */
  also?: string[];
  /** The published paragraph from which the text of a new one was taken. */
  from?: ParagraphNumber;
}

export type AnchoredHeading = Heading & { anchor: string; also?: string[] };

export type AnchoredBlock = UnnumberedBlock & { anchor: string };

export type Block = AnchoredHeading | Paragraph | Gap | ElementBlock | AnchoredBlock;

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
  /** The provisions of a text that bears its own numbers, as a tree. */
  provisions?: Provision[];
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
  /**
   * The number that it had in the earlier edition, where that is another, or where nothing of this edition bears it.
   */
  before?: ParagraphNumber;
  /** What was changed and how, in words. */
  title: string;
  /**
   * Deleted text stands before the inserted one. Without the inserted, the earlier text; without the deleted, this one.
   */
  segments: Segment[];
}

export interface Segment {
  kind: 'same' | 'deleted' | 'inserted';
  text: string;
}

/** The numbers of an edition in the order of its text, those of gone paragraphs among them. */
export function numbersOf(edition: Edition): ParagraphNumber[] {
  return blocksOf(edition).flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'gap' ? [block.number] : [],
  );
}

/** All blocks of an edition in reading order, headings included. */
export function blocksOf(edition: Edition): Block[] {
  return edition.sections.flatMap((section) =>
    section.heading ? [section.heading, ...section.blocks] : section.blocks,
  );
}

/** Addresses of headings with nothing below them, as of an annex that is a form, or of a chapter that was repealed. */
export function emptyHeadings(edition: Edition): ReadonlySet<string> {
  const blocks = blocksOf(edition);
  return new Set(
    blocks.flatMap((block, i) => (block.kind === 'heading' && hasNothingBelow(blocks, i) ? [block.anchor] : [])),
  );
}

/** The numbered paragraphs of an edition in order. */
export function paragraphsOf(edition: Edition): Paragraph[] {
  return blocksOf(edition).filter((block): block is Paragraph => block.kind === 'paragraph');
}

/** Addresses of the annexes of a text. */
export const annexesOf = ({ provisions = [] }: Pick<Edition, 'provisions'>): ReadonlySet<string> =>
  new Set(provisions.filter(({ kind }) => kind === 'annex' || kind === 'schedule').map(({ address }) => address));

/** Addresses of sections that begin a page: annexes, each with a heading above it that holds nothing, as SCHEDULES. */
export function pageBeginnings(edition: Edition): ReadonlySet<string> {
  const annexes = annexesOf(edition);
  const { sections } = edition;
  const isAbove = (at: number): boolean => {
    const [section, next] = [sections[at], sections[at + 1]];
    return (
      section !== undefined &&
      section.blocks.length === 0 &&
      !annexes.has(section.anchor) &&
      annexes.has(next?.anchor ?? '')
    );
  };
  return new Set(
    sections.flatMap(({ anchor }, i) => (isAbove(i) || (annexes.has(anchor) && !isAbove(i - 1)) ? [anchor] : [])),
  );
}

/** A block under the number or the address by which it is cited. */
export interface CitedBlock {
  number: ParagraphNumber;
  block: AnchoredHeading | Paragraph | Gap;
}

/**
 * Every block that can be cited, in order: paragraphs, gaps and, in a text that bears its own numbers, the headings of
 * its provisions.
 */
export function citedBlocks(edition: Edition): CitedBlock[] {
  const headings = new Set(provisionsBelow({ children: edition.provisions ?? [] }).map(({ address }) => address));
  return blocksOf(edition).flatMap((block): CitedBlock[] => {
    if (block.kind === 'heading' && headings.has(block.anchor)) return [{ number: block.anchor, block }];
    return block.kind === 'paragraph' || block.kind === 'gap' ? [{ number: block.number, block }] : [];
  });
}
