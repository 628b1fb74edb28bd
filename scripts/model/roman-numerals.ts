/**
 * Roman numerals. In: a whole number from 1 on. Out: its signs in small letters. Pure. Called by the numerals of
 * labels, by the import and, in the browser, by the folios.
 *
 *     writeRoman(14) → 'xiv'
 */

/** As they are put together, from the greatest. */
export const romanNumerals: readonly (readonly [signs: string, worth: number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** A number as Roman numerals in small letters. */
export function writeRoman(value: number): string {
  let [rest, text] = [value, ''];
  for (const [signs, worth] of romanNumerals) for (; rest >= worth; rest -= worth) text += signs;
  return text;
}
