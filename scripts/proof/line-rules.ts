/**
 * How lines are filled: with words, with characters. In: what a language asks of them. Out: what a line may be, how
 * wide its signs are, where it may end, for the search for better lines (`best-lines.ts`). Pure.
 *
 *     wordRule(profileOf('en').lines).limits.wide → 0.47
 */
import type { MarksApart } from '../languages/profile.ts';
import { characterOpportunities, characterPlaces } from '../model/character-lines.ts';
import type { LinePlace } from '../model/choose-lines.ts';
import { countLetters } from '../model/last-line.ts';
import { characterLimits, type LineLimits, wordLimits } from '../model/line-limits.ts';
import { insideOf, isBlank, type Opportunity, opportunitiesIn } from '../model/line-opportunities.ts';
import { isHalved, type PauseMarks, spacedApart } from '../model/trimmable-marks.ts';
import type { Line } from './figures.ts';
import { standApart } from './lines-apart.ts';
import type { Glyph } from './read-pdf.ts';

/** A paragraph as if it stood in one line. */
export interface OneLine {
  /** With the white space of the source; what is not of the source, as a reference to a note, is no letter. */
  text: string;
  /** Where each character of the text begins, and where the last one ends, in points. */
  at: number[];
  divisions: ReadonlySet<number>;
  /** Whether its lines are justified: only then marks at their ends are trimmed. */
  justified: boolean;
  /** Of the letters, in points. */
  size: number;
}

/** How a writing system fills its lines. */
export interface LineRule {
  limits: LineLimits;
  /** What lines have between words, in em. */
  spaceOf?: (lines: readonly Line[]) => number;
  /** How wide a sign is where nothing stands beside it, and what is between it and the next one, in points. */
  widthOf: (glyph: Glyph) => number;
  gapOf: (glyph: Glyph, next: Glyph) => number;
  /** Where lines may end: by the rules, and where no line has room, against them. */
  opportunities: (text: OneLine, against: boolean) => readonly Opportunity[];
  placesOf: (text: OneLine, opportunities: readonly Opportunity[]) => LinePlace[];
}

/** A space as most faces have it, in em. */
export const usualSpace = 0.26;

/** What the language asks of lines of words: what no line divides, and of their spaces. */
export interface WordRules {
  kept: RegExp;
  /** How wide a space should be at most, in em; absent, a line is only not torn apart. */
  widestSpace?: number;
  /** What the face of the text has between words, in em. */
  space?: { upright: number; bold: number } | undefined;
  /** Marks that stand apart from their words without a blank. */
  apart?: MarksApart | undefined;
}

/** How lines of words are filled. A word space may be 0.03 em off. */
export const wordRule = ({ kept, widestSpace = Number.POSITIVE_INFINITY, space, apart }: WordRules): LineRule => ({
  limits: { ...wordLimits, widest: wordLimits.widest - 0.03, wide: widestSpace - 0.03 },
  spaceOf: (lines) => (lines.some(isBold) ? space?.bold : space?.upright) ?? usualSpace,
  widthOf: ({ width }) => width,
  gapOf: (glyph, next) => {
    // A kern is not stretched; what is wider is, and what stands in the next line has none. A mark on its letter is
    // set back, and is none.
    const kern = next.x - glyph.x - glyph.width;
    const most = apart && standApart(apart, glyph, next) ? 2 * apart.gap : 0.06;
    const isKern = kern < most * glyph.size && kern > -(glyph.width > 0 && next.width > 0 ? 0.25 : 0.06) * glyph.size;
    return next.y === glyph.y && isKern ? kern : 0;
  },
  opportunities: ({ text, divisions }, against) =>
    opportunitiesIn(text, {
      hyphens: divisions,
      isKept: insideOf(text, kept),
      isShown: (at) => !isBlank(text.charAt(at - 1)),
      force: against ? 'words' : 'strings',
    }),
  placesOf: wordPlaces,
});

/** Whether letters of a line are of a bold face, whose spaces are wider. */
const isBold = ({ glyphs }: Line): boolean => glyphs.some(({ font }) => /bold/i.test(font));

/** Where a paragraph of words can end its lines, measured. */
function wordPlaces({ text, at }: OneLine, opportunities: readonly Opportunity[]): LinePlace[] {
  const spaces = [...text.matchAll(/[ \t\n\r\f]+/g)].map(({ index }) => index);
  let [before, letters, counted] = [0, 0, 0];
  const countTo = (to: number) => {
    letters += countLetters(text.slice(counted, to));
    counted = to;
    while ((spaces[before] ?? to) < to) before++;
    return { spaces: before, letters };
  };
  const places = opportunities.map(({ at: offset, kind, ...how }): LinePlace => {
    const end = at[offset] ?? 0;
    const begin = kind === 'blank' ? (at[offset + 1] ?? end) : end;
    return { ...how, divides: kind === 'hyphen', end, begin, ...countTo(offset) };
  });
  const end = at.at(-1) ?? 0;
  return [...places, { divides: false, end, begin: end, ...countTo(text.length) }];
}

/** Marks that are as wide as a character. */
const [opensWide, closesWide] = [/^[（《〈【〔「『“‘]$/, /^[，。、；：？！）》〉】〕」』”’]$/];
const isWide = (glyph: Glyph): boolean => opensWide.test(glyph.text) || closesWide.test(glyph.text);

/** Whether one of two wide marks beside each other gives up its empty half (R14; CSS Text 4, 9.3). */
const setCloser = (one: Glyph, next: Glyph, marks: PauseMarks): boolean =>
  isHalved(one.text, marks) || opensWide.test(next.text);

/** How lines of characters are filled. `marks`: where those of pause stand in their squares. */
export const characterRule = (kept: RegExp, marks: PauseMarks): LineRule => ({
  limits: { ...characterLimits, widest: characterLimits.widest - 0.015 },
  widthOf: (glyph) => (isWide(glyph) ? glyph.size : glyph.width),
  gapOf: (glyph, next) => {
    // A letter beside a character is set further apart (R23).
    if (isWide(glyph) && isWide(next) && setCloser(glyph, next, marks)) return -glyph.size / 2;
    return spacedApart(glyph.text, next.text) ? glyph.size / 8 : 0;
  },
  opportunities: ({ text, divisions }, against) =>
    characterOpportunities(text, {
      hyphens: divisions,
      isKept: keptWithNotes(text, insideOf(text, kept)),
      isShown: (at) => !isBlank(text.charAt(at - 1)),
      force: against ? 'all' : 'nothing',
    }),
  placesOf: ({ text, at, justified, size }, opportunities) =>
    characterPlaces(
      text,
      opportunities,
      (i) => ({ left: at[i] ?? 0, right: at[i + 1] ?? 0 }),
      size,
      justified && marks,
    ),
});

/** A reference to a note stays with the sign before it. */
const keptWithNotes =
  (text: string, isKept: (at: number) => boolean) =>
  (at: number): boolean =>
    isKept(at) || text.charAt(at) === '\ufffc';
