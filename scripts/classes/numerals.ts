/**
 * Numerals as labels print them → their value. In: the characters of one numeral. Out: a whole number, or nothing when they
 * are none of that system. Promises linear time and no guess. Pure. Called by `label-forms.ts`.
 *
 *     readHan('一百二十') → 120      readRoman('XIV') → 14      readLetter('c') → 3      readCyrillic('в') → 3
 */

/** Full-width digits as ASCII ones. */
const narrow = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/** 12 and １２. */
export function readArabic(text: string): number | undefined {
  const digits = narrow(text);
  return /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : undefined;
}

const hanDigits = '〇一二三四五六七八九';
const hanUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 十二, 一百零三, 二〇; also 12, as some documents print it. */
export function readHan(text: string): number | undefined {
  const arabic = readArabic(text);
  if (arabic !== undefined) return arabic;
  if (/^[〇一二三四五六七八九]{2,6}$/.test(text))
    return Number([...text].map((digit) => hanDigits.indexOf(digit)).join(''));
  if (!/^[零〇一二两三四五六七八九十百千]{1,9}$/.test(text)) return undefined;
  let [value, digit] = [0, 0];
  for (const character of text.replace(/[零〇]/g, '').replace(/两/g, '二')) {
    const unit = hanUnits[character];
    if (unit === undefined) digit = hanDigits.indexOf(character);
    else {
      value += (digit || 1) * unit;
      digit = 0;
    }
  }
  return value + digit || undefined;
}

const romanDigits: readonly (readonly [string, number])[] = [
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
  for (const [digits, worth] of romanDigits) for (; rest >= worth; rest -= worth) text += digits;
  return text;
}

/** XIV, iv: only as they are rightly written. */
export function readRoman(text: string): number | undefined {
  const small = text.toLowerCase();
  if (!/^[ivxlcdm]{1,15}$/.test(small) || (text !== small && text !== text.toUpperCase())) return undefined;
  let [at, value] = [0, 0];
  for (const [digits, worth] of romanDigits) for (; small.startsWith(digits, at); at += digits.length) value += worth;
  return writeRoman(value) === small ? value : undefined;
}

/** a, b … z, aa, bb …: 1, 2 … 26, 27, 28. */
export function readLetter(text: string): number | undefined {
  const small = text.toLowerCase();
  if (!/^([a-z])\1{0,3}$/.test(small)) return undefined;
  return small.charCodeAt(0) - 96 + 26 * (small.length - 1);
}

/** 1, 2 … 26, 27: a, b … z, aa. */
export const writeLetter = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

/** The letters that Russian lists count with: ё, й, ъ, ы and ь are left out. */
const cyrillicLetters = 'абвгдежзиклмнопрстуфхцчшщэюя';

/** а, б, в: 1, 2, 3; a, b, c, which Russian treaties print too. */
export function readCyrillic(text: string): number | undefined {
  const small = text.toLowerCase();
  const at = small.length === 1 ? cyrillicLetters.indexOf(small) : -1;
  return at >= 0 ? at + 1 : readLetter(text);
}

/** 甲, 乙, 丙. */
export function readStem(text: string): number | undefined {
  const at = text.length === 1 ? '甲乙丙丁戊己庚辛壬癸'.indexOf(text) : -1;
  return at >= 0 ? at + 1 : undefined;
}

/** ①, ②: 1, 2. */
export function readCircled(text: string): number | undefined {
  const code = text.length === 1 ? text.charCodeAt(0) : 0;
  return code >= 0x2460 && code <= 0x2473 ? code - 0x245f : undefined;
}

const latinOrdinals = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies'];

/** bis, ter, quater as they are written in addresses; nothing for another word. */
export const readLatinOrdinal = (text: string): string | undefined =>
  latinOrdinals.find((ordinal) => ordinal === text.toLowerCase());
