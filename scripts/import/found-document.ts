/**
 * What every reader of the importer hands on: the blocks of a foreign document as they were found, before anybody
 * knows what is a section. In and out: types alone. Promises that each place is one of the foreign document. Used by
 * `html.ts`, `plain-text.ts` and what they read with, and by `structure.ts`, which makes sections of it.
 *
 *     '<h2>Aims</h2>' → { kind: 'ranked', rank: 2, inlines: [{ kind: 'text', text: 'Aims', … }], … }
 */
import type { Place } from '../model/problem.ts';
import type { DraftParagraph, Inline, Note, UnnumberedBlock } from '../model/text.ts';

/** A heading as found: `rank` orders it among the headings of its document, 1 the highest; levels come later. */
export interface FoundHeading {
  kind: 'ranked';
  rank: number;
  inlines: Inline[];
  place: Place;
}

/**
 * `centred`: set in the middle of the line, as headings often are. `subtitle`: marked as the second part of a title.
 */
export type FoundBlock = UnnumberedBlock | (DraftParagraph & { centred?: boolean; subtitle?: boolean }) | FoundHeading;

/** What a document says about itself. Dates are as found. */
export interface Facts {
  title?: string;
  /** Names that the site gives itself: they are no part of a title. */
  sites?: string[];
  language?: string;
  date?: string;
  publisher?: string;
  address?: string;
  description?: string;
  rights?: string;
}

export interface FoundDocument {
  blocks: FoundBlock[];
  notes: Note[];
  facts: Facts;
  /** Pictures by the file name that the blocks use. */
  pictures: Map<string, Uint8Array>;
  /** The characters that the document shows, read by themselves: what `count-proof.ts` compares with. */
  shown: string;
}

/** Emphasis and the like of a stretch of text, from the outside in. */
export type InlineFormat =
  | { kind: 'strong' | 'emphasis' | 'superscript' | 'subscript' }
  | { kind: 'language'; language: string }
  | { kind: 'link'; target: string; place: Place };

/** Text that has one face. */
export type TextRun = { text: string; formats: readonly InlineFormat[]; place: Place };
/** A stretch of a line: text, a hard break or a reference to a note. */
export type Run = TextRun | { mark: 'break' } | { mark: 'note'; note: number; place: Place };
