/**
 * What the two witnesses share: how two texts are compared, and what a proof is. In: two texts. Out: nothing when
 * they are equal, else where they part, in words.
 */
import { type IndexedEdition, type Locator, numbersOf, type ParagraphNumber, type Problem } from './edition.ts';

export interface Proof {
  problems: Problem[];
  /** Paragraphs whose text was found equal, character by character. */
  equal: number;
}

/** White space is not compared: a line end has none, and justified text may have any. */
export const bare = (text: string): string => text.replace(/\s+/gu, '');

/** What the locators of an entry must show: single paragraphs, or three and more in a row where the edition wants ranges. */
export function expectedRuns(locators: readonly Locator[], edition: IndexedEdition): { first: ParagraphNumber; last: ParagraphNumber }[] {
  const runs: { first: ParagraphNumber; last: ParagraphNumber }[] = [];
  const order = edition.metadata.locatorRanges ? numbersOf(edition) : [];
  for (let i = 0; i < locators.length; ) {
    const first = locators[i] as Locator;
    let length = 1;
    const follows = (a: Locator | undefined, b: Locator | undefined) => a && b && !a.main && !b.main && order.indexOf(b.paragraph) - order.indexOf(a.paragraph) === 1;
    if (edition.metadata.locatorRanges) while (follows(locators[i + length - 1], locators[i + length])) length++;
    if (length < 3) length = 1;
    runs.push({ first: first.paragraph, last: (locators[i + length - 1] as Locator).paragraph });
    i += length;
  }
  return runs;
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
