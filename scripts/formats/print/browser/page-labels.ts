/**
 * What folios and page labels say. In: a page by its position, and where the text begins. Out: a label. Pure.
 *
 *     [0, 1, 2, 6].map((index) => pageLabel(index, 6)) → ['cover', 'ii', 'iii', '1']
 */
import { writeRoman } from '../../../model/roman-numerals.ts';

/**
 * The label of a page, 0-based, when the text begins on page `firstText`: the first is the cover, the front has roman
 * numbers. A document that is set alone begins with its text.
 */
export function pageLabel(index: number, firstText: number): string {
  if (index === 0 && firstText !== 0) return 'cover';
  return index < firstText ? writeRoman(index + 1) : String(index - firstText + 1);
}
