/**
 * Numerals as labels print them ↔ their value. In: the characters of one numeral, or a whole number. Out: a whole
 * number, or nothing when they are none of that system; or the numeral. Promises linear time and no guess. Pure. Called
 * by `label-forms.ts`, `pinpoints.ts` and `import/list-labels.ts`.
 *
 *     readHan('一百二十') → 120      readRoman('XIV') → 14      readLetter('c') → 3      writeHan(12) → '十二'
 */
import { romanNumerals, writeRoman } from '../model/roman-numerals.ts';

/** Full-width digits as ASCII ones. */
const narrow = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/** 12 and １２. */
export function readArabic(text: string): number | undefined {
  const digits = narrow(text);
  return /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : undefined;
}

/** The digits by their value. */
export const hanDigits = '〇一二三四五六七八九';
const hanUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 十二, 一百零三, 二〇, ㈤; also 12, as some documents print it. */
export function readHan(text: string): number | undefined {
  const arabic = readArabic(text);
  if (arabic !== undefined) return arabic;
  if (/^[㈠-㈩]$/.test(text)) return text.charCodeAt(0) - 0x321f;
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

/** 12 → 十二, 105 → 一百零五. Whole numbers from 1 to 9999; others are digits. `zero`: what stands for a place left out. */
export function writeHan(value: number, zero = '零'): string {
  if (value < 1 || value > 9999) return String(value);
  const places = [...String(value)].map(Number);
  let text = '';
  places.forEach((digit, i) => {
    const unit = ['', '十', '百', '千'][places.length - 1 - i];
    if (digit > 0) text += `${hanDigits[digit]}${unit}`;
    else if (!text.endsWith(zero) && places.slice(i).some(Boolean)) text += zero;
  });
  return text.replace(/^一十/, '十');
}

/** XIV, iv: only as they are rightly written. */
export function readRoman(text: string): number | undefined {
  const small = text.toLowerCase();
  if (!/^[ivxlcdm]{1,15}$/.test(small) || (text !== small && text !== text.toUpperCase())) return undefined;
  let [at, value] = [0, 0];
  for (const [digits, worth] of romanNumerals) for (; small.startsWith(digits, at); at += digits.length) value += worth;
  return writeRoman(value) === small ? value : undefined;
}

/** a, b … z, aa, bb …: 1, 2 … 26, 27, 28. */
export function readLetter(text: string): number | undefined {
  const small = text.toLowerCase();
  if (!/^([a-z])\1{0,3}$/.test(small)) return undefined;
  return small.charCodeAt(0) - 96 + 26 * (small.length - 1);
}

/** 1, 2 … 26, 27: a, b … z, aa; with other letters as far as these go. */
export const writeLetter = (value: number, letters = 'abcdefghijklmnopqrstuvwxyz'): string =>
  (letters[(value - 1) % letters.length] ?? '').repeat(Math.ceil(value / letters.length));

/** The letters that Russian lists count with: ё, й, ъ, ы and ь are left out. */
export const cyrillicLetters = 'абвгдежзиклмнопрстуфхцчшщэюя';

/** а, б, в: 1, 2, 3; a, b, c, which Russian treaties print too. */
export function readCyrillic(text: string): number | undefined {
  const small = text.toLowerCase();
  const at = small.length === 1 ? cyrillicLetters.indexOf(small) : -1;
  return at >= 0 ? at + 1 : readLetter(text);
}

/** 12 and ١٢. */
export const readArabicIndic = (text: string): number | undefined =>
  readArabic(text.replace(/[\u0660-\u0669]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x630)));

/** The letters that Arabic lists count with, in the order of abjad. */
export const abjadLetters = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';

/** أ, ب, ج: 1, 2, 3; alef with or without its hamza. */
export function readAbjad(text: string): number | undefined {
  const at = abjadLetters.indexOf(text.replace(/^[إا]$/, 'أ'));
  return text.length === 1 && at >= 0 ? at + 1 : undefined;
}

/** первый, вторая: their stems in order. */
const ordinalStems = ['перв', 'втор', 'трет', 'четв[её]рт', 'пят', 'шест', 'седьм', 'восьм', 'девят', 'десят'];

/** The ordinals of French and Spanish, in order. */
const romanceOrdinals = [
  /^(?:premi(?:er|ère)|primer[oa]?)$/,
  /^(?:deuxième|seconde?|segund[oa])$/,
  /^(?:troisième|tercer[oa]?)$/,
  /^(?:quatrième|cuart[oa])$/,
  /^(?:cinquième|quint[oa])$/,
  /^(?:sixième|sext[oa])$/,
  /^(?:septième|séptim[oa])$/,
  /^(?:huitième|octav[oa])$/,
  /^(?:neuvième|noven[oa])$/,
  /^(?:dixième|décim[oa])$/,
];

/** الأول, الأولى, الثاني عشر: the ordinals of Arabic from 1 to 10, and what makes 11 to 19 of them. */
const arabicOrdinals = [
  /^ال(?:أول|أولى|حادي|حادية)$/,
  /^الثاني(?:ة)?$/,
  /^الثالثة?$/,
  /^الرابعة?$/,
  /^الخامسة?$/,
  /^السادسة?$/,
  /^السابعة?$/,
  /^الثامنة?$/,
  /^التاسعة?$/,
  /^العاشرة?$/,
];
const arabicTens = [/^العشرون$|^والعشرون$/, /^و?الثلاثون$/, /^و?الأربعون$/, /^و?الخمسون$/];

/** Parts of patterns: a figure of either kind; the word of an ordinal, with what makes 11 to 19 or 21 to 99 of it. */
export const arabicFigure = '[0-9\\u0660-\\u0669]';
const behindUnit = 'عشرة?|وال\\p{L}{2,6}ون';
export const arabicOrdinal = `ال\\p{L}{3,6}(?:[\\s\\u00a0](?:${behindUnit}))?`;
const unitAndTen = new RegExp(`^(ال.+?)(${behindUnit})?$`, 'u');

/** الثانية عشرة → 12, الحادي والعشرون → 21; nothing for another word. `text`: without its blanks. */
function readArabicOrdinal(text: string): number | undefined {
  const [, one = '', ten = ''] = unitAndTen.exec(text) ?? [];
  const unit = arabicOrdinals.findIndex((pattern) => pattern.test(one)) + 1;
  const tens = arabicTens.findIndex((pattern) => pattern.test(ten || one)) + 1;
  if (/^عشرة?$/.test(ten)) return unit > 0 && unit < 10 ? 10 + unit : undefined;
  if (tens > 0) return ten === '' ? 10 * (tens + 1) : unit > 0 && unit < 10 ? 10 * (tens + 1) + unit : undefined;
  return ten === '' && unit > 0 && !/^الحادي/.test(one) ? unit : undefined;
}

/** ПЕРВЫЙ, вторая, premier, segunda, الثالث: 1, 2, 1, 2, 3; nothing for another word. */
export function readOrdinal(text: string): number | undefined {
  const arabic = readArabicOrdinal(text);
  if (arabic !== undefined) return arabic;
  const romance = romanceOrdinals.findIndex((pattern) => pattern.test(text.toLowerCase()));
  if (romance >= 0) return romance + 1;
  const at = ordinalStems.findIndex((stem) => new RegExp(`^${stem}(?:ый|ой|ий|ая|ья)$`, 'u').test(text.toLowerCase()));
  return at < 0 ? undefined : at + 1;
}

/** The ten signs that count items: （甲）. */
export const stems = '甲乙丙丁戊己庚辛壬癸';

/** 甲, 乙, 丙. */
export function readStem(text: string): number | undefined {
  const at = text.length === 1 ? stems.indexOf(text) : -1;
  return at >= 0 ? at + 1 : undefined;
}

/** ①, ②: 1, 2. */
export function readCircled(text: string): number | undefined {
  const code = text.length === 1 ? text.charCodeAt(0) : 0;
  return code >= 0x2460 && code <= 0x2473 ? code - 0x245f : undefined;
}

/** What makes an inserted number. */
export const latinOrdinals = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies'];

/** bis, ter, quater as they are written in addresses; nothing for another word. */
export const readLatinOrdinal = (text: string): string | undefined =>
  latinOrdinals.find((ordinal) => ordinal === text.toLowerCase());
