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

/** A number alone, as Word’s `numFmt` says. */
export function countedAs(format: string, number: number): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'russianLower':
      return letters(number, cyrillicLetters);
    case 'russianUpper':
      return letters(number, cyrillicLetters).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return writeHan(number, '〇');
    case 'ideographDigital':
      return String(number).replace(/\d/g, (digit) => hanDigits[Number(digit)] ?? '');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled[number] ?? String(number);
    case 'ideographTraditional':
      return stems[number - 1] ?? String(number);
    default:
      return String(number);
  }
}

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
