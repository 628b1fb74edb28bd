/**
 * Where lines of words may end. In: a text, where its words may be divided, what no line may divide. Out: offsets in
 * it. The layout and the proof ask the same rules. Pure.
 *
 *     opportunitiesIn('a trea\u00adty', …) → blank before 1, hyphen before 6
 */

const softHyphen = '\u00ad';
/** No word is longer than so many letters. */
const longestWord = 60;

/** Where a line may end. */
export interface Opportunity {
  /** Before the character at this offset; it is left out where it is a blank. */
  at: number;
  kind: 'blank' | 'hyphen' | 'open';
  /** Nothing is divided there when another place is near enough. */
  forced?: boolean;
  /** A name or the last word is divided there: only where the line would be wide otherwise. */
  rare?: boolean;
  /** No line should end there. */
  breaks?: boolean;
}

/** How much may be divided: by the rules; long strings; what is kept on one line, and any word. */
export type Force = 'nothing' | 'strings' | 'all' | 'words';

/** What is asked of a text. */
export interface Opening {
  /** Before which characters a word may be divided. */
  hyphens: ReadonlySet<number>;
  /** Whether the character at an offset is inside what stays on one line. */
  isKept: (at: number) => boolean;
  /** Whether a blank is shown: of several the first is. */
  isShown: (at: number) => boolean;
  force: Force;
}

/** All places of a text at which a line may end, in its order. */
export function opportunitiesIn(text: string, opening: Opening): Opportunity[] {
  const found: Opportunity[] = [];
  const lastWord = text.search(/\p{L}+[^\p{L}]*$/u);
  for (let at = 0; at < text.length; at++) {
    const kept = opening.isKept(at);
    found.push(...beforeSign(text, at, opening, kept, lastWord));
    if (isBlank(text.charAt(at)) && opening.isShown(at)) found.push(...atBlank(text, at, opening.force, kept));
  }
  return found;
}

/** Whether what should stay whole is divided where nothing else has room. */
const isAnywhere = (force: Force): boolean => force === 'all' || force === 'words';

/** Whether a line may end before a sign, in a word or between two signs. */
function beforeSign(
  text: string,
  at: number,
  { hyphens, force }: Opening,
  kept: boolean,
  lastWord: number,
): Opportunity[] {
  if (kept && !isAnywhere(force)) return [];
  if (hyphens.has(at)) return divideAt(text, at, lastWord, force, kept);
  if (!kept && opensAt(text, at)) return [{ at, kind: 'open', ...breaking(isMarked(text, at)) }];
  return forceAt(text, at, kept, force);
}

/** Whether a line may end at a blank. */
function atBlank(text: string, at: number, force: Force, kept: boolean): Opportunity[] {
  const breaks = kept || isBeforeLonelyMark(text, at);
  return breaks && !isAnywhere(force) ? [] : [{ at, kind: 'blank', ...breaking(breaks) }];
}

/** A row of dots looks like a mark where it begins a line. */
const isMarked = (text: string, at: number): boolean => neverBefore.test(text.charAt(at));

const breaking = (breaks: boolean): Pick<Opportunity, 'breaks'> => (breaks ? { breaks } : {});

/** A place at which a line ends only because nothing else has room; `kept`: it is inside what stays on one line. */
function forceAt(text: string, at: number, kept: boolean, force: Force): Opportunity[] {
  if (force === 'nothing' || !forcesAt(text, at, force === 'words')) return [];
  const inWord = /^\p{L}{2}$/u.test(text.slice(at - 1, at + 1));
  const breaks = kept || isMarked(text, at) || !forcesAt(text, at);
  return [{ at, kind: inWord ? 'hyphen' : 'open', forced: true, ...breaking(breaks) }];
}

/**
 * The division of a word: of a name, or of another word with a capital, and of the last one only where the line would
 * be wide otherwise.
 */
function divideAt(text: string, at: number, lastWord: number, force: Force, kept: boolean): Opportunity[] {
  const before = /\p{L}*$/u.exec(text.slice(Math.max(0, at - longestWord), at))?.[0] ?? '';
  const behind = /^\p{L}*/u.exec(text.slice(at, at + longestWord))?.[0] ?? '';
  if (kept) return [{ at, kind: 'hyphen', forced: true, breaks: true }];
  if (at < lastWord && !/\p{Lu}/u.test(before + behind)) return [{ at, kind: 'hyphen' }];
  return force === 'nothing' ? [] : [{ at, kind: 'hyphen', rare: true }];
}

/** Whether a character is inside what an expression finds in a text: a line may not end before it. */
export function insideOf(text: string, expression: RegExp): (at: number) => boolean {
  const ranges = [...text.matchAll(expression)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
  // A blank is left out where a line ends, also the first sign of what is found.
  const begins = (from: number, at: number) => (isBlank(text.charAt(at)) ? from <= at : from < at);
  return (at) => ranges.some(({ from, to }) => begins(from, at) && at < to);
}

/** True for a blank that is shown as a space, and stretched as one. */
export const isBlank = (character: string): boolean => /[ \t\n\r\f]/.test(character);

/** A mark between blanks closes what is before it. */
const isBeforeLonelyMark = (text: string, at: number): boolean =>
  /^\s+[,.;:!?)\]»”’…%‰](?:\s|$)/.test(text.slice(at, at + 8));

/** The text without its soft hyphens, and where they stood: before the characters at these offsets. */
export function takeHyphens(softened: string): { text: string; hyphens: Set<number> } {
  const hyphens = new Set<number>();
  let text = '';
  for (const [i, part] of softened.split(softHyphen).entries()) {
    if (i > 0) hyphens.add(text.length);
    text += part;
  }
  return { text, hyphens };
}

/**
 * True where a line may end before the character at an offset though no space stands there: behind a hyphen, a dash or
 * a slash with a word behind it, but not inside a range of two figures; behind marks of an
 * address; between characters of Han.
 */
export function opensAt(text: string, at: number): boolean {
  if (at === 0) return false;
  const [before, character] = [text.charAt(at - 1), text.charAt(at)];
  if (/[?&=._#]/.test(before) && isLong(text, at)) return opensRow(text, at) || !neverBefore.test(character);
  const dashed = /[-\u2010–—/]/.test(before) && /[\p{L}\p{N}]/u.test(character);
  if (dashed) return !/^\d[-–]\d$/.test(text.slice(at - 2, at + 1));
  return /\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(character);
}

/** Whether a place is inside an address or another string of twenty signs. */
function isLong(text: string, at: number): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0].length ?? 0;
  const behind = /^\S*/.exec(text.slice(at, at + 20))?.[0].length ?? 0;
  return behind > 0 && before + behind >= 20;
}

/** What no line begins or ends with, and what belongs to the sign before it. */
const neverBefore = /[,.;:!?)\]»”’…%‰\p{M}\udc00-\udfff]/u;
const neverBehind = /[([«“„‘\ud800-\udbff]/;
/** A number of so many figures is longer than a line. */
const longestNumber = 40;

/** So many of one sign in a row are a line to write on, or dots that lead on, and no marks of a sentence. */
const longRun = 20;

/**
 * True where a string of twenty signs without a space may be divided when nothing else holds the line: anywhere but
 * beside its marks and in its numbers; a row of twenty times one sign anywhere. `shorter`: shorter strings too, for
 * lines that are narrower than they are.
 */
export function forcesAt(text: string, at: number, shorter = false): boolean {
  const [before, character] = [text.charAt(at - 1), text.charAt(at)];
  if (at < 2 || at > text.length - 2 || /\s/.test(text.slice(at - 2, at + 2))) return false;
  if (!shorter && !isLong(text, at)) return false;
  if (before === character && isRun(text, at)) return opensRow(text, at);
  if (neverBefore.test(character) || neverBehind.test(before)) return false;
  return !/\d/.test(before) || !/\d/.test(character) || !isNumber(text, at);
}

/**
 * Whether the figures around a place are a number: not one that is longer than a line, nor the figures among the
 * letters of a hash.
 */
function isNumber(text: string, at: number): boolean {
  const before = /\p{L}?\d*$/u.exec(text.slice(Math.max(0, at - longestNumber), at))?.[0] ?? '';
  const behind = /^\d*\p{L}?/u.exec(text.slice(at, at + longestNumber))?.[0] ?? '';
  return !/\p{L}/u.test(before + behind) && before.length + behind.length < longestNumber;
}

/** Whether a place is inside such a row, with three of its signs on either side. */
const opensRow = (text: string, at: number): boolean =>
  /^(.)\1{5}$/su.test(text.slice(Math.max(0, at - 3), at + 3)) && isRun(text, at);

/** Whether a place is inside a row of twenty times one sign. */
function isRun(text: string, at: number): boolean {
  const sign = text.charAt(at);
  let [from, to] = [at, at];
  while (from > at - longRun && text.charAt(from - 1) === sign) from--;
  while (to < at + longRun && text.charAt(to) === sign) to++;
  return to - from >= longRun;
}
