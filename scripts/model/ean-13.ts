/**
 * The bar code of a book (ISO/IEC 15420, EAN-13). In: the 13 digits of its ISBN. Out: the bars, in modules from the
 * left. Pure.
 *
 *     eanBars('9789295055124')[0] → { at: 0, wide: 1, isGuard: true }
 */

/** The seven modules of each digit in the left half, where it has an odd count of dark ones. */
const odd = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
const inverse = (code: string) => [...code].map((module) => (module === '1' ? '0' : '1')).join('');
const mirrored = (code: string) => [...inverse(code)].reverse().join('');
/** Which of the six left digits are mirrored says the first digit, which has no bars of its own. */
const parities = 'OOOOOO OOEOEE OOEEOE OOEEEO OEOOEE OEEOOE OEEEOO OEOEOE OEOEEO OEEOEO'.split(' ');

/** A code without the light margins beside it has so many modules. */
export const eanWidth = 95;

/** A dark bar; the guards at the ends and in the middle reach below the others. */
interface EanBar {
  at: number;
  wide: number;
  isGuard: boolean;
}

/** The bars of 13 digits. */
export function eanBars(digits: string): EanBar[] {
  const code = (digit: string | undefined) => odd[Number(digit)] ?? '';
  const parity = parities[Number(digits[0])] ?? '';
  const left = [...digits.slice(1, 7)].map((digit, i) => (parity[i] === 'O' ? code(digit) : mirrored(code(digit))));
  const right = [...digits.slice(7)].map((digit) => inverse(code(digit)));
  const modules = ['101', ...left, '01010', ...right, '101'].join('');
  return [...modules.matchAll(/1+/g)].map(({ index, 0: { length } }) => ({
    at: index,
    wide: length,
    isGuard: index < 3 || index >= eanWidth - 3 || (index >= 45 && index < 50),
  }));
}
