/**
 * International Standard Book Numbers (ISO 2108:2017). In: a number as it is printed. Out: its 13 digits, and whether
 * the last one is the check digit of the others. Pure.
 *
 *     isIsbn('978-92-95055-12-4') → true
 */

/** The digits of an ISBN, without hyphens and blanks. */
export const isbnDigits = (isbn: string): string => isbn.replace(/[\s-]/g, '');

/** True for 13 digits of which the last one makes the weighted sum a multiple of ten (ISO 2108:2017, annex C). */
export function isIsbn(isbn: string): boolean {
  const digits = isbnDigits(isbn);
  if (!/^97[89]\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
