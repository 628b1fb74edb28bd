/**
 * What folios and page labels say. In: a page by its position, and where the text begins. Out: a label. Pure.
 *
 *     [0, 1, 2, 6].map((index) => pageLabel(index, 6)) → ['cover', 'ii', 'iii', '1']
 */

/** Roman numbers as they are put together, from the greatest. */
const numerals: readonly [value: number, letters: string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The label of a page, 0-based, when the text begins on page `firstText`: the first is the cover, the front has roman numbers. */
export function pageLabel(index: number, firstText: number): string {
  if (index === 0) return 'cover';
  return index < firstText ? romanNumber(index + 1) : String(index - firstText + 1);
}

/** A whole number from 1 on in small letters. */
export function romanNumber(value: number): string {
  let rest = value;
  let said = '';
  for (const [size, letters] of numerals) for (; rest >= size; rest -= size) said += letters;
  return said;
}
