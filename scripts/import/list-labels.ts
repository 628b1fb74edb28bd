/**
 * Numbers as labels: the marks that word processors and browsers print before items and do not store. In: the name of a
 * way of counting and a number. Out: the label. Ways of HTML (1, a, A, i, I) and of Word (ECMA-376 part 1, 17.18.59).
 * Promises digits for a way that it does not know. Called by `lists.ts`, `word-numbering.ts` and `word-fields.ts`.
 *
 *     countedAs('chineseCounting', 21) → '二十一', labelOf('a', 2) → 'b.'
 */

const han = '〇一二三四五六七八九';
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
      return letters(number, 'abcdefghijklmnopqrstuvwxyz');
    case 'upperLetter':
      return letters(number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    case 'russianLower':
      return letters(number, 'абвгдежзиклмнопрстуфхцчшщэюя');
    case 'russianUpper':
      return letters(number, 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ');
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return format === 'ideographDigital'
        ? String(number).replace(/\d/g, (digit) => han[Number(digit)] ?? '')
        : chinese(number);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled[number] ?? String(number);
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[number - 1] ?? String(number);
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
  return countedAs(format, number) + (format === 'chineseCounting' ? '、' : '.');
}

/** a … z, aa, bb: Word repeats the letter. */
const letters = (number: number, alphabet: string): string =>
  number < 1
    ? String(number)
    : (alphabet[(number - 1) % alphabet.length] ?? '').repeat(Math.ceil(number / alphabet.length));

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let text = '';
  let rest = number;
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百〇五. */
function chinese(number: number): string {
  if (number < 1 || number > 9999) return String(number);
  const digits = [...String(number)].map(Number);
  const units = ['', '十', '百', '千'];
  const text = digits
    .map((digit, i) => (digit === 0 ? '〇' : `${han[digit]}${units[digits.length - 1 - i]}`))
    .join('')
    .replace(/〇+/g, '〇')
    .replace(/〇$/, '');
  return text.replace(/^一十/, '十');
}
