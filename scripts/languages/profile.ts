/**
 * What the press asks of a language. In: nothing. Out: the type of a profile, which each language of the press fills
 * once, in a file of its own (`zh-Hans.ts`, `en.ts` …) that `registry.ts` lists. Promises that a property is data, or a
 * test of a text: whatever is done with it is done elsewhere. Words are no part of it: they are in
 * `templates/labels/<tag>.yaml`. Example: `profileOf('ru').quotes.outer` → `['«', '»']`.
 */
import type { RegisterOrder } from '../model/authority.ts';
import type { PauseMarks } from '../model/trimmable-marks.ts';
import type { ReferenceRules } from './reference-rules.ts';
import type { Typeface } from './typefaces.ts';

/** How a page is set: characters on a grid, or words in lines. Each has its folder under `styles/`. */
export type WritingSystem = 'han' | 'alphabetic';

/** Letters in which words are written, by the Script property of Unicode. */
export type Script = 'Han' | 'Latin' | 'Cyrillic' | 'Arabic';

/** Whether words stand apart: then the proof compares spaces, and lines of a title are joined by one. */
export type Spacing = 'words' | 'characters';

/** How words are divided at the end of a line. Letters are counted in UTF-16 units. */
interface Hyphenation {
  /** The patterns' name in the package `hyphen`. */
  patterns: string;
  /** The shortest word that is divided. */
  shortestWord: number;
  /** The least that is left of a word at a line's end, and the least that is taken to the next one. */
  leastBefore: number;
  leastAfter: number;
  /** A part of a word that has a hyphen already is divided once more only when it is so long. */
  shortestPart: number;
}

/** What holds for the ends of lines, besides the marks that Unicode keeps from them. */
interface LineRules {
  /** Stretches that are not broken across lines; a global expression. */
  kept: RegExp;
  /** The end of a text whose short last word takes the one before it along, so that no line is a syllable long. */
  shortEnd?: RegExp;
  /**
   * How wide a space between two words should be at most, in em (`line-limits.ts`); absent, a line is only not torn
   * apart, as where words are not divided.
   */
  widestSpace?: number;
  /** Small words that no line of a title ends with (articles, prepositions, conjunctions); a global expression. */
  lightWords?: RegExp;
}

/** Marks between which and their words pages show a narrow blank that the text need not have: no character of it. */
export interface MarksApart {
  /** The tag of the language’s system in OpenType. */
  system: string;
  /** Marks before which it is shown, and behind which. */
  before: string;
  behind: string;
  /** How wide it is, in em. Readers of a PDF take a gap from a tenth on for a space. */
  gap: number;
}

/** The order of a register. */
interface Order {
  /** Pinyin, tones deciding between equals; or the Unicode collation of the locale. */
  by: 'pinyin' | 'unicode';
  /** The orders that a title may ask for, the usual one first. */
  registers: readonly RegisterOrder[];
  /** What counts strokes, behind their number; for an order by strokes. */
  stroke?: string;
}

/** Families by what they are for; the style files of a writing system name the same ones. */
interface Typefaces {
  /** The text and, in its bold, titles. */
  body: Typeface;
  /** What is set apart: the words of the press, quotations, sub-headings. */
  emphasis: Typeface;
  /** Headings of the print formats that want another face for them. */
  headings: Typeface;
  /** What the face of the text has not is looked for in these, in this order. */
  others: readonly Typeface[];
  /** Characters for which one of the others is asked before the face of the text. */
  sooner?: { characters: RegExp; face: Typeface };
}

/** How titles are cited. */
interface Citation {
  /** The style of its country, by its name in the list of styles: it is offered first. */
  national?: string;
}

export interface LanguageProfile {
  /** BCP 47 tag: the name of a title's Markdown file. */
  tag: string;
  /** The language's name in itself, for whoever looks for it. */
  ownName: string;
  /**
   * Its locale where its pages are shared (Open Graph: language_TERRITORY). Absent where the lists know several
   * territories for it: none is made up.
   */
  sharedAs?: string;
  writingSystem: WritingSystem;
  /** A folder of `styles/` with what a script needs beside its writing system: the face, sizes, sides of the page. */
  ownStyles?: 'arabic';
  script: Script;
  direction: 'ltr' | 'rtl';
  spacing: Spacing;
  /** Absent where words are not divided. */
  hyphenation?: Hyphenation;
  lines: LineRules;
  /** Absent where every blank is one of the text. */
  marksApart?: MarksApart;
  /** Where 、，。；：？！ have their ink in their squares. */
  pauseMarks: PauseMarks;
  order: Order;
  citation: Citation;
  typefaces: Typefaces;
  /** Quotation marks, opening and closing: of a quotation, and of one inside it. */
  quotes: { outer: readonly [string, string]; inner: readonly [string, string] };
  /** Print formats that are made for it: files of its writing system's `formats/`. */
  formats: readonly string[];
  /** Which rules find what looks like the name of a treaty or a body; absent, only symbols of documents are found. */
  nameRules?: 'chinese' | 'english' | 'russian';
  /** How a text refers to its own provisions; absent, no reference is found. */
  references?: ReferenceRules;
  /** Letters that authors interchange: a name with the first is claimed by one with the second. */
  sameLetters: readonly (readonly [written: string, meant: string])[];
  /** True when a text in its script is likely to be in this language. */
  isLikely: (text: string) => boolean;
}
