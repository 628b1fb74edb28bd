/**
 * The text as a tree: inlines and blocks before and after numbering, and the plain text that they read as. Holds no
 * input, no output, no library.
 */

import type { ElementRole } from './frame.ts';
import type { Manuscript } from './manuscript.ts';
import type { ParagraphNumber } from './numbers.ts';
import type { Place } from './problem.ts';

export type Inline =
  | { kind: 'text'; text: string; place: Place }
  | { kind: 'emphasis' | 'strong' | 'superscript' | 'subscript'; children: Inline[] }
  /**
   * The label of a list's item as the source writes it, with one space behind it where text follows: `3. `. `inLine`:
   * it
      stands in the first line and does not hang. */
  | { kind: 'label'; inLine?: true; children: Inline[] }
  | { kind: 'language'; language: string; children: Inline[] }
  | { kind: 'mark'; is: string[]; not: boolean; main: boolean; children: Inline[]; place: Place }
  /** `found`: the source has no link there; the text names the provision to which it leads. */
  | { kind: 'link'; target: string; found?: true; children: Inline[]; place: Place }
  | { kind: 'noteref'; note: number; place: Place }
  | { kind: 'break' };

export interface At {
  place: Place;
}

/** A cell of a table: what it says, and over how many columns and rows it lies; absent for one. */
export interface Cell {
  inlines: Inline[];
  columns?: number;
  rows?: number;
}

/**
 * The rows of a table, each with the cells that begin in it; `head` is repeated on every page in print. In every row of
 * the grid, each column is covered by one cell.
 */
export interface Table extends At {
  kind: 'table';
  head: Cell[][];
  rows: Cell[][];
}

export interface Figure extends At {
  kind: 'figure';
  /** Path relative to the title's folder, forward slashes. */
  image: string;
  alt: string;
  caption: Inline[];
}

/**
 * What closes a text besides a line of place and date: the paragraphs before the signatures (“In witness whereof …”),
 * and the signatures, a line of the block for each signatory.
 */
export const closingForms = ['testimonium', 'signatures'] as const;

export type ClosingForm = (typeof closingForms)[number];

/** Blocks that stay unnumbered. `P` is the paragraph before or after numbering. */
export type UnnumberedBlock =
  | ({ kind: 'plain'; inlines: Inline[] } & At)
  | ({ kind: 'closing'; form?: ClosingForm; lines: Inline[][] } & At)
  | ({ kind: 'editorial'; blocks: UnnumberedBlock[] } & At)
  | ({ kind: 'quote'; blocks: UnnumberedBlock[] } & At)
  /** The first line of an item of an ordered list begins with its label. */
  | ({ kind: 'list'; ordered: boolean; items: UnnumberedBlock[][] } & At)
  | Table
  | Figure;

/** How deep a heading stands: a section is 2, and what is in it one more at a time. */
export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

export interface Heading extends At {
  kind: 'heading';
  /** 2 for a section, 3 to 6 for its sub-headings; 1 is the title. */
  level: HeadingLevel;
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

/** What stands where a published paragraph stood that is no longer in the text: its number is given to no other. */
export interface Gap extends At {
  kind: 'gap';
  number: ParagraphNumber;
  anchor: string;
  /** Addresses of provisions that began with it. */
  also?: string[];
  /** It stood before all others of its section. */
  leading?: boolean;
  /** The first edition without the paragraph. */
  since: number;
  /** The paragraph in which its text stands now. */
  into?: ParagraphNumber;
  /** What is printed in its place: words of the press, not of the text. */
  text: string;
}

/** An element of the frame of an official document: from the front matter, and as much its text as a paragraph. */
export interface ElementBlock extends At {
  kind: 'element';
  role: ElementRole;
  anchor: string;
  lines: Inline[][];
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

/** The label of a list's item as it is written (`3.`, `12)`); nothing for an item that has none. */
export function itemLabelOf([lead]: readonly UnnumberedBlock[]): string | undefined {
  const first = lead?.kind === 'plain' ? lead.inlines[0] : undefined;
  return first?.kind === 'label' ? plainText([first]).trimEnd() : undefined;
}

/** The blocks of an item with its label before their first line, or on a line of its own where they begin otherwise. */
export function withItemLabel(label: string, [lead, ...rest]: UnnumberedBlock[], place: Place): UnnumberedBlock[] {
  const inline = (text: string): Inline => ({ kind: 'label', children: [{ kind: 'text', text, place }] });
  if (lead?.kind === 'plain') return [{ ...lead, inlines: [inline(`${label} `), ...lead.inlines] }, ...rest];
  return [{ kind: 'plain', inlines: [inline(label)], place }, ...(lead ? [lead, ...rest] : [])];
}

/**
 * A line of inlines, and the block that holds it itself: one inside a list, a quotation or a note, where there is one.
 */
interface InlineLine {
  inlines: readonly Inline[];
  of: Heading | DraftParagraph | Gap | ElementBlock | UnnumberedBlock;
}

/** The lines of inlines of a block in reading order. */
export function inlineLines(block: InlineLine['of']): InlineLine[] {
  const line = (inlines: readonly Inline[]): InlineLine => ({ inlines, of: block });
  switch (block.kind) {
    case 'gap':
      return [line([{ kind: 'text', text: block.text, place: block.place }])];
    case 'heading':
    case 'paragraph':
    case 'plain':
      return [line(block.inlines)];
    case 'closing':
    case 'element':
      return block.lines.map(line);
    case 'editorial':
    case 'quote':
      return block.blocks.flatMap(inlineLines);
    case 'list':
      return block.items.flat().flatMap(inlineLines);
    case 'table':
      return tableCells(block).map(({ inlines }) => line(inlines));
    case 'figure':
      return [line(block.caption)];
  }
}

/** The cells of a table in reading order: row by row. */
export const tableCells = ({ head, rows }: Table): Cell[] => [...head, ...rows].flat();

/** The head of a table as one text. */
export const headText = ({ head }: Table): string =>
  head
    .flat()
    .map(({ inlines }) => plainText(inlines))
    .join('');

/** The tables of a block in reading order: itself, or those inside lists, quotations and notes. */
export function tablesIn(block: InlineLine['of']): Table[] {
  if (block.kind === 'table') return [block];
  if (block.kind === 'list') return block.items.flat().flatMap(tablesIn);
  return block.kind === 'quote' || block.kind === 'editorial' ? block.blocks.flatMap(tablesIn) : [];
}

/** Whether the heading at a place of a text has nothing below it: neither text nor a deeper heading. */
export function hasNothingBelow(blocks: readonly { kind: string; level?: unknown }[], at: number): boolean {
  const [own, next] = [blocks[at], blocks[at + 1]];
  return !next || (next.kind === 'heading' && Number(next.level) <= Number(own?.level));
}

/** The plain texts of a block in reading order, one string for each line of inlines that it holds. */
export const blockTexts = (block: InlineLine['of']): string[] =>
  inlineLines(block).map(({ inlines }) => plainText(inlines));

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
