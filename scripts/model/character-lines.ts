/**
 * Where lines of characters may end, as Chinese is set. In: a text, what no line may divide. Out: offsets in it, and
 * what can be stretched. The layout and the proof ask the same rules. Pure.
 *
 *     characterOpportunities('中，a', …) → open before 2: “，” begins no line, and belongs to the character before it
 */
import type { LinePlace } from './choose-lines.ts';
import { isBlank, type Opening, type Opportunity } from './line-opportunities.ts';
import { countBlanks, isHalved, isOpening, type PauseMarks, spacedApart } from './trimmable-marks.ts';

/** What begins no line, what ends none (CLREQ 3.1.3), and the same marks of letters. */
const neverBefore = /[、，。；：？！）》〉】〕」』”’～·—…,.;:!?)\]}»%％‰℃°′″/／\p{M}\udc00-\udfff]/u;
const neverBehind = /[（《〈【〔「『“‘([{«„¥$£€\ud800-\udbff]/;
/** What holds both its neighbours (UAX 14, GL and WJ), and is as wide at a line end as elsewhere. */
const glue = /[\u00a0\u202f\u2060\ufeff]/;
/** Marks of a sentence: they are no characters of a last line. Lines to write on are signs as letters are. */
const mark = /(?![_＿])\p{P}/gu;
const han = /\p{Script=Han}/u;
/** What is written without a space beside other such signs: words, figures, and their signs. */
const ofWord = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;
/** Beside these Chromium 147 puts what a line has too much of room: ideographs, their marks, symbols of their width. */
const stretched = /[\p{Script=Han}\u2e80-\u303f\u3105-\u33ff\uff00-\uffef\u2460-\u24ff\u2600-\u27bf☐℃]/u;

/** How many signs of a text are no marks. */
export const countSigns = (text: string): number => text.replace(mark, '').replace(/\s/g, '').length;

/** Twenty dots in a row are a line to write on, which lines may divide. */
const asLines = (text: string): string => text.replace(/([^—…])\1{19,}/gsu, (row) => '_'.repeat(row.length));

/** True where a justified line can be stretched between two characters: never inside —— or ……. */
const stretchesBetween = (before: string, after: string): boolean =>
  isBlank(before) || ((stretched.test(before) || stretched.test(after)) && before !== '' && after !== '');

/** All places of a text at which a line may end, in its order. */
export function characterOpportunities(text: string, opening: Opening): Opportunity[] {
  const found: Opportunity[] = [];
  for (let at = 1; at < text.length; at++) {
    if (isGap(text.charAt(at - 1))) continue;
    const one = isGap(text.charAt(at)) ? atBlank(text, at, opening) : betweenSigns(text, at, opening);
    if (one) found.push(one);
  }
  return found;
}

const isGap = (character: string): boolean => isWide(character) || isBlank(character);

/** A line ends before a blank, or before several, of which it takes the first. */
function atBlank(text: string, at: number, { isKept, isShown, force }: Opening): Opportunity | undefined {
  if (!isShown(at)) return undefined;
  const behind = text.charAt(at + countBlanks(text.slice(at)));
  const breaks = isKept(at) || neverBefore.test(behind);
  if (breaks && force === 'nothing') return undefined;
  return { at, kind: 'blank', ...(breaks ? { breaks } : {}) };
}

function betweenSigns(text: string, at: number, { hyphens, isKept, force }: Opening): Opportunity | undefined {
  if (hyphens.has(at)) return { at, kind: 'hyphen' };
  const open = opensBetween(text, at, isKept(at));
  if (open) return { at, kind: 'open', ...(open === 'forced' ? { forced: true } : {}) };
  return force !== 'nothing' && mayDivide(text, at) ? { at, kind: 'open', forced: true, breaks: true } : undefined;
}

/** A blank as wide as a character, or of another fixed width. */
export const isWide = (character: string): boolean => /[\u2000-\u200a\u3000]/.test(character);

/** Whether a line may end between two characters, or only where no other place is near enough. */
function opensBetween(text: string, at: number, kept: boolean): 'open' | 'forced' | undefined {
  const [before, character] = [text.charAt(at - 1), text.charAt(at)];
  const row = rowAround(text, at);
  const inRow = row && opensInRow(character, row);
  if (inRow) return inRow === 'closed' ? undefined : inRow;
  if (kept || neverBefore.test(character) || neverBehind.test(before) || glue.test(before + character))
    return undefined;
  if (!ofWord.test(before) || !ofWord.test(character) || isBehindDash(text, at)) return 'open';
  const string = wordAround(text, at);
  if (string.length < longString || !mayDivide(text, at)) return undefined;
  return /[?&=._#]/.test(before) ? 'open' : 'forced';
}

/** Whether a line may end inside a row of one sign; nothing where that is said by what stands at the place. */
function opensInRow(sign: string, { length, before, behind }: SignRow): 'open' | 'forced' | 'closed' | undefined {
  // A row of —— or …… that is longer than a line goes on behind three of them each.
  if (/[—…]/.test(sign)) return length > 7 && before % 6 === 0 && behind >= 2 ? 'open' : 'closed';
  return length >= 20 && before >= 3 && behind >= 3 ? 'forced' : undefined;
}

/** Behind the hyphen of a word, and not between the figures of a range. */
const isBehindDash = (text: string, at: number): boolean =>
  /[-\u2010–/]/.test(text.charAt(at - 1)) &&
  /[\p{L}\p{N}]/u.test(text.charAt(at)) &&
  !/^\d[-–]\d$/.test(text.slice(at - 2, at + 1));

/** So many signs without a space or a character are an address or the like. */
const longString = 20;
/** A number of so many figures is longer than a line. */
const longestNumber = 40;

/** The string of a word around a place, and how much of it stands before. */
function wordAround(text: string, at: number): { length: number; before: number } {
  let [from, to] = [at, at];
  while (from > 0 && at - from < longestNumber && ofWord.test(text.charAt(from - 1))) from--;
  while (to < text.length && to - at < longestNumber && ofWord.test(text.charAt(to))) to++;
  return { length: to - from, before: at - from };
}

/** Whether a word may be divided where no line has room for it: not beside its ends and its marks, nor in a number. */
function mayDivide(text: string, at: number): boolean {
  const { length, before } = wordAround(text, at);
  if (before < 2 || length - before < 2 || neverBefore.test(text.charAt(at)) || neverBehind.test(text.charAt(at - 1)))
    return false;
  const inNumber = /\d$/.test(text.slice(0, at)) && /\d/.test(text.charAt(at));
  const figures =
    (/\d*$/.exec(text.slice(Math.max(0, at - longestNumber), at))?.[0].length ?? 0) +
    (/^\d*/.exec(text.slice(at, at + longestNumber))?.[0].length ?? 0);
  return !inNumber || figures >= longestNumber;
}

/** A row of one sign around a place: how many there are, before it and behind it. */
interface SignRow {
  length: number;
  before: number;
  behind: number;
}

/** The row around a place; nothing where there is none. */
function rowAround(text: string, at: number): SignRow | undefined {
  const sign = text.charAt(at);
  if (text.charAt(at - 1) !== sign || han.test(sign)) return undefined;
  let [from, to] = [at, at];
  while (text.charAt(from - 1) === sign) from--;
  while (text.charAt(to) === sign) to++;
  return { length: to - from, before: at - from, behind: to - at };
}

/**
 * The places of a text that stands in one line, measured: `edges` gives where a character begins and ends. A mark at
 * the end of a line takes half of its width, and so does one at its beginning (R12, R13). `trims`: where marks stand in
 * their squares; false where lines are not justified, as in a cell, whose ends are not trimmed.
 */
export function characterPlaces(
  text: string,
  opportunities: readonly Opportunity[],
  edges: (at: number) => { left: number; right: number },
  size: number,
  trims: PauseMarks | false,
): LinePlace[] {
  const stretches = [0];
  for (let at = 1; at < text.length; at++)
    stretches.push((stretches[at - 1] ?? 0) + Number(stretchesBetween(text.charAt(at - 1), text.charAt(at))));
  const isFull = (at: number) => edges(at).right - edges(at).left > 0.9 * size;
  const isTrimmed = (at: number) => trims !== false && isHalved(text.charAt(at), trims) && isFull(at);
  const counting = asLines(text);
  let [letters, counted] = [0, 0];
  const places = opportunities.map(({ at, kind, ...how }): LinePlace => {
    letters += countSigns(counting.slice(counted, at));
    counted = at;
    const next = kind === 'blank' ? at + countBlanks(text.slice(at)) : at;
    const [last, first] = [text.charAt(at - 1), text.charAt(next)];
    const trimmed = isTrimmed(at - 1) ? size / 2 : spacedApart(last, first) ? size / 8 : 0;
    const opened = isOpening(first) && isFull(next) ? size / 2 : 0;
    const end = (kind === 'blank' ? edges(at - 1).right : edges(at).left) - trimmed;
    const begin = edges(Math.min(next, text.length - 1)).left + opened;
    const [spaces, spacesBehind] = [stretches[at - 1] ?? 0, stretches[next] ?? 0];
    return { ...how, divides: kind === 'hyphen', end, begin, spaces, spacesBehind, letters };
  });
  // The last mark takes half of its width, too, where its line has no more room.
  const last = text.length - 1;
  const half = last >= 0 && isTrimmed(last) ? size / 2 : 0;
  const end = last >= 0 ? edges(last).right - half : 0;
  letters += countSigns(counting.slice(counted));
  return [...places, { divides: false, end, begin: end, spaces: stretches.at(-1) ?? 0, letters }];
}
