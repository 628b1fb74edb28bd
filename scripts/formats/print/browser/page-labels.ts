/**
 * What folios and page labels say. In: a page by its position, where the text begins, whether the first page is the
 * cover. Out: a label. Pure.
 *
 *     [0, 1, 2, 6].map((index) => pageLabel(index, 6, true)) → ['cover', 'ii', 'iii', '1']
 */
import { writeRoman } from '../../../model/roman-numerals.ts';

/**
 * The label of a page, 0-based, when the text begins on page `firstText`: the front has roman numbers, with the cover
 * where it is in the book. A document that is set alone begins with its text.
 */
export function pageLabel(index: number, firstText: number, hasCover: boolean): string {
  if (index === 0 && hasCover) return 'cover';
  return index < firstText ? writeRoman(index + 1) : String(index - firstText + 1);
}
