/**
 * Which paragraph of an edition is which of an earlier one, in a text that bears its own numbers. In: two editions.
 * Out: pairs of addresses. Promises that a text is found again under another number, and that no paragraph is two.
 * Pure. Called by `published-addresses.ts` and `revisions/compare-editions.ts`.
 *
 *     before: art3 甲, art4 乙; after: art3 乙  → art3 was art4
 */
import { type Edition, type Paragraph, paragraphsOf } from '../model/edition.ts';
import type { ParagraphNumber } from '../model/numbers.ts';
import { provisionsBelow } from '../model/provisions.ts';
import { plainText } from '../model/text.ts';
import { alignTexts, measureLikeness } from './align-paragraphs.ts';

/**
 * Which paragraph of a later edition is which of an earlier one: later address → earlier address. Paragraphs are the
 * same whose texts without their labels are like each other, in the order of both; then those that have the same
 * address, and no other partner.
 */
export function pairParagraphs(before: Edition, after: Edition): Map<ParagraphNumber, ParagraphNumber> {
  const [old, fresh] = [paragraphsOf(before), paragraphsOf(after)];
  const likeness = measureLikeness(old.map(textBehindLabels(before)), fresh.map(textBehindLabels(after)));
  const pairs = new Map(
    alignTexts(old.length, fresh.length, likeness).flatMap(([i, j]) => {
      const [was, is] = [old[i], fresh[j]];
      return was && is ? [[is.number, was.number] as const] : [];
    }),
  );
  const taken = new Set(pairs.values());
  const known = new Set(old.map(({ number }) => number));
  for (const { number } of fresh)
    if (!pairs.has(number) && known.has(number) && !taken.has(number)) pairs.set(number, number);
  return pairs;
}

/** The text of a paragraph behind the labels with which it begins. */
function textBehindLabels({ provisions = [] }: Edition): (paragraph: Paragraph) => string {
  const labels = new Map(
    provisionsBelow({ children: provisions }).map(({ address, label }) => [address, label] as const),
  );
  return ({ inlines, number, also = [] }) =>
    [String(number), ...also].reduce((text, address) => {
      const label = labels.get(address) ?? '';
      return text.startsWith(label) ? text.slice(label.length).trimStart() : text;
    }, plainText(inlines));
}
