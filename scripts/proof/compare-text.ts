/**
 * What the two witnesses share: how two texts are compared, and what a proof is. In: two texts. Out: nothing when
 * they are equal, else where they part, in words.
 */
import type { Spacing } from '../languages/profile.ts';
import { numbersOf } from '../model/edition.ts';
import type { ParagraphNumber } from '../model/numbers.ts';
import type { Problem } from '../model/problem.ts';
import type { IndexedEdition, Locator } from '../model/registers.ts';
import { baseOf, isLevel } from './same-line.ts';

export interface Proof {
  problems: Problem[];
  /** Paragraphs whose text was found equal, character by character. */
  equal: number;
  /** What whoever reads the copy should know of it. */
  remark?: string;
}

/**
 * In Chinese white space is not compared: a line end has none, and justified text may have any. The hyphen of a divided
 * word is none of the text.
 */
export const bare = (text: string): string => text.replace(/[\s\u00ad]+/gu, '');

/**
 * What the locators of an entry must show: single paragraphs, or three and more in a row where the edition wants
 * ranges.
 */
export function expectedRuns(
  locators: readonly Locator[],
  edition: IndexedEdition,
): { first: ParagraphNumber; last: ParagraphNumber }[] {
  const runs: { first: ParagraphNumber; last: ParagraphNumber }[] = [];
  const order = edition.metadata.locatorRanges ? numbersOf(edition) : [];
  for (let i = 0; i < locators.length; ) {
    const first = locators[i] as Locator;
    let length = 1;
    const follows = (a: Locator | undefined, b: Locator | undefined) =>
      a && b && !a.main && !b.main && order.indexOf(b.paragraph) - order.indexOf(a.paragraph) === 1;
    if (edition.metadata.locatorRanges) while (follows(locators[i + length - 1], locators[i + length])) length++;
    if (length < 3) length = 1;
    runs.push({ first: first.paragraph, last: (locators[i + length - 1] as Locator).paragraph });
    i += length;
  }
  return runs;
}

/** What of a glyph says where its line ends. */
interface Shown {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/**
 * Glyphs in the order of the file as text, with U+000A where a line, a column or a cell ends. Texts between them (names
 * of what follows) stay at the beginning of their line.
 */
export function shownText(items: readonly (Shown | string)[]): string {
  let text = '';
  let previous: Shown | undefined;
  let base: Shown | undefined;
  for (const item of items) {
    if (typeof item === 'string') {
      text += item;
      continue;
    }
    const size = Math.max(item.size, previous?.size ?? 0);
    if (
      previous &&
      (!isLevel(item, previous, base) ||
        item.x < previous.x - 0.6 * size ||
        item.x > previous.x + previous.width + 1.5 * size)
    ) {
      text += '\n';
      base = undefined;
    }
    text += item.text;
    base = baseOf(base, item);
    previous = item;
  }
  return text.replace(/((?:‹[^›]*›)+)\n/g, '\n$1');
}

/** A line may end behind these without a space, and beside Chinese characters everywhere. */
const opensLine = /[-–—/…?&=._#\u2010\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Where a text as it is shown and the lines of the source part, in words. In languages with spaces the white space
 * between two words must be there, as a space or as the end of a line, whichever it is; a word may end a line only with
 * a hyphen, which then is no text. Between two lines of the source anything white may stand.
 */
export function differText(found: string, expected: readonly string[], spacing: Spacing): string | undefined {
  if (spacing === 'characters') return differ(bare(found), bare(expected.join('')));
  const shown = found
    .replace(/\u00ad\n/g, '\u00ad')
    .replace(/(?<!\s)\s*\n\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  const wanted = expected
    .map((line) =>
      line
        .replace(/\s*\n\s*/g, '\n')
        .replace(/[^\S\n]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
  const around = (text: string, at: number) =>
    at >= text.length ? 'nothing' : `“${text.slice(Math.max(0, at - 12), at + 16).replace(/\n/g, '¶')}”`;
  /** Where a line may end inside a string that is wider than a column. */
  const inside = new Set(
    [...wanted.matchAll(/\S{20,}/g)].flatMap(({ 0: string, index }) =>
      Array.from({ length: string.length - 1 }, (_, i) => index + i + 1),
    ),
  );
  let at = 0;
  for (let i = 0; i < wanted.length; i++) {
    const want = wanted[i] as string;
    // The hyphen of a divided word. A soft hyphen that divides nothing is not seen.
    while (shown[at] === '\u00ad' && /[\p{L}\p{N}]/u.test(want)) at++;
    const got = shown[at];
    if (want === '\n') {
      if (got !== undefined && /\s/.test(got)) at++;
    } else if (got === want || (want === ' ' && got === '\n')) at++;
    else if (
      got === '\n' &&
      (inside.has(i) || opensLine.test(wanted[i - 1] ?? '') || opensLine.test(want)) &&
      shown[at + 1] === want
    )
      at += 2;
    else return `at character ${i + 1} it has ${around(shown, at)} where the source has ${around(wanted, i)}`;
  }
  return at >= shown.length ? undefined : `behind its end it has ${around(shown, at)}`;
}

/** The compatibility radicals and Kangxi radicals: look like characters and are none. */
export const radicals = /[\u2e80-\u2fdf]/gu;

/** Where two texts part, in words; nothing when they are equal. */
export function differ(found: string, expected: string): string | undefined {
  if (found === expected) return undefined;
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  const around = (text: string) => (at >= text.length ? 'nothing' : `“${text.slice(Math.max(0, at - 6), at + 12)}”`);
  return `at character ${at + 1} it has ${around(found)} where the source has ${around(expected)}`;
}
