/**
 * Numbers as labels: the marks that word processors and browsers print before items and do not store. In: the name of a
 * way of counting and a number. Out: the label. Ways of HTML (1, a, A, i, I) and of Word (ECMA-376 part 1, 17.18.59).
 * Promises digits for a way that it does not know. Called by `lists.ts`, `word-numbering.ts` and `word-fields.ts`.
 *
 *     countedAs('chineseCounting', 21) → '二十一', labelOf('a', 2) → 'b.'
 */
import { cyrillicLetters, hanDigits, stems, writeHan, writeLetter } from '../classes/numerals.ts';
import { writeRoman } from '../model/roman-numerals.ts';

const circled = [
  '⓪',
  ...Array.from({ length: 20 }, (_, i) => String.fromCodePoint(0x2460 + i)),
  ...Array.from({ length: 15 }, (_, i) => String.fromCodePoint(0x3251 + i)),
  ...Array.from({ length: 15 }, (_, i) => String.fromCodePoint(0x32b1 + i)),
];

const inHan = (number: number): string => writeHan(number, '〇');
const inFullWidth = (number: number): string =>
  String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const inCircle = (number: number): string => circled[number] ?? String(number);

/** Word’s `numFmt` → how it writes a number; figures for every other. */
const writings: Record<string, (number: number) => string> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (number) => String(number).padStart(2, '0'),
  lowerLetter: (number) => letters(number),
  upperLetter: (number) => letters(number).toUpperCase(),
  russianLower: (number) => letters(number, cyrillicLetters),
  russianUpper: (number) => letters(number, cyrillicLetters).toUpperCase(),
  lowerRoman: (number) => roman(number),
  upperRoman: (number) => roman(number).toUpperCase(),
  chineseCounting: inHan,
  chineseCountingThousand: inHan,
  taiwaneseCounting: inHan,
  taiwaneseCountingThousand: inHan,
  japaneseCounting: inHan,
  ideographDigital: (number) => String(number).replace(/\d/g, (digit) => hanDigits[Number(digit)] ?? ''),
  decimalFullWidth: inFullWidth,
  decimalFullWidth2: inFullWidth,
  decimalEnclosedCircle: inCircle,
  decimalEnclosedCircleChinese: inCircle,
  ideographTraditional: (number) => stems[number - 1] ?? String(number),
};

/** A number alone, as Word’s `numFmt` says. */
export const countedAs = (format: string, number: number): string =>
  (Object.hasOwn(writings, format) ? writings[format] : undefined)?.(number) ?? String(number);

/** The mark of an item of an HTML list: `type` is 1, a, A, i, I or a CSS list-style-type. */
export function labelOf(type: string, number: number): string {
  const formats: Record<string, string> = {
    a: 'lowerLetter',
    'lower-alpha': 'lowerLetter',
    'lower-latin': 'lowerLetter',
    A: 'upperLetter',
    'upper-alpha': 'upperLetter',
    'upper-latin': 'upperLetter',
    i: 'lowerRoman',
    'lower-roman': 'lowerRoman',
    I: 'upperRoman',
    'upper-roman': 'upperRoman',
    'cjk-ideographic': 'chineseCounting',
    'simp-chinese-informal': 'chineseCounting',
    'trad-chinese-informal': 'chineseCounting',
    'decimal-leading-zero': 'decimalZero',
  };
  const format = formats[type] ?? 'decimal';
  if (/Letter$/.test(format) && number > 26) {
    const label = inPlaces(number);
    return `${format === 'lowerLetter' ? label : label.toUpperCase()}.`;
  }
  return countedAs(format, number) + (format === 'chineseCounting' ? '、' : '.');
}

/** z, aa, ab … az, ba: browsers count letters as digits are counted (CSS Counter Styles 3, 3.1.4). */
function inPlaces(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(0x61 + ((rest - 1) % 26)) + text;
  return text;
}

/** Word repeats a letter up to thirty times. */
const mostLetters = 30;

/** a … z, aa, bb: Word repeats the letter. */
const letters = (number: number, alphabet = 'abcdefghijklmnopqrstuvwxyz'): string =>
  number < 1 || number > mostLetters * alphabet.length ? String(number) : writeLetter(number, alphabet);

const roman = (number: number): string => (number < 1 || number > 3999 ? String(number) : writeRoman(number));
