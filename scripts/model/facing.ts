/**
 * Facing editions: a title in two of its languages at once. In: two language tags. Out: the name of the folder beside
 * those of the languages, and how each is told from the other on one page. Pure.
 *
 *     facingName(['zh-Hans', 'en']) → 'zh-Hans+en';  facingId('en', 'p12') → 'en.p12'
 */

/** The language that stands first (on the left where both are written from left to right), and the other. */
export type FacingPair = readonly [first: string, second: string];

/** The folder of a facing edition below that of its title. No language tag has a plus sign. */
export const facingName = ([first, second]: FacingPair): string => `${first}+${second}`;

/** An id of one language on a page that has both: `en.p12`. What is not named so belongs to the pair. */
export const facingId = (language: string, id: string): string => `${language}.${id}`;

/** The class by which the styles of a language reach its own text and no other. */
export const facingClass = (language: string): string => `of-${language}`;

/** Something of each language of a facing edition, in their order. */
export type Both<T> = [first: T, second: T];

/** Addresses that only count what has no number: they stand for different blocks in two languages. */
const counted = /^(?:b|closing|title-)\d*$/;

/** Whether a block is cited, and found in another language, by its address. Example: `p12` is, `b3` is not. */
export const isCited = (address: string): boolean => !counted.test(address);

/**
 * On which side of a spread a page lies, as books of its language are bound: of those that are read from left to right
 * a verso lies on the left, of those from right to left on the right.
 */
export type PageSide = 'verso' | 'recto';

/** How the pages of one language keep step with those of the other. */
export interface FacingPlan {
  /** Address of a block, or id of a part → page (1-based) that begins with it; pages before it may stay empty. */
  turns: Record<string, number>;
  /** Address of a block → px between it and what stands above it, or the head of its page. */
  gaps: Record<string, number>;
  /** So many pages at least, the last ones empty. */
  pages: number;
}

/** One piece of a block on its page (1-based): px from the upper edge of the type area. */
export interface UnitPiece {
  page: number;
  top: number;
  bottom: number;
}

/** A block of the text as it was laid out. */
export interface LaidUnit {
  anchor: string;
  /** What it is: the name of its element. */
  kind: string;
  /** It begins a page wherever it stands. */
  turns: boolean;
  pieces: UnitPiece[];
  /** Height of the notes to which it is the first that refers, in px. */
  notes: number;
}

/** What was measured of a laid-out book for the pages that it faces. Lengths in px. */
export interface LaidUnits {
  units: LaidUnit[];
  /** Parts of the book by their ids, in their order, with their pages (1-based); the text is one of them: `text`. */
  parts: [id: string, page: number][];
  pages: number;
  /** Height of the type area, of a line, and of the space above notes. */
  height: number;
  line: number;
  aboveNotes: number;
  /** So many lines of a paragraph stay on a page at least, and go over to the next. */
  orphans: number;
  widows: number;
}
