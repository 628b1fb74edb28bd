/**
 * How labels look: 第三条之一, （一）, Article 14bis, (c), Статья 5. In: the text of a heading or a paragraph. Out: the label
 * that it begins with, and its value. Promises that a label is taken as it is printed, and that running text which only
 * begins with such words (“Article 31 of the Treaty says …”) is none. Pure. Called by the files of classes and by
 * `numbering/read-provision-labels.ts`.
 *
 *     readLabel(zh.article, '第三条之一　国家……', false) → { label: '第三条之一', number: '3bis1', value: 3, … }
 */
import { writeRoman } from '../model/roman-numerals.ts';
import { asSimplified } from '../model/simplified-text.ts';
import {
  readAbjad,
  readArabic,
  readArabicIndic,
  readCircled,
  readCyrillic,
  readHan,
  readLatinOrdinal,
  readLetter,
  readOrdinal,
  readRoman,
  readStem,
  writeLetter,
} from './numerals.ts';

/** A system of numerals: what it reads, and how addresses write a value. */
export type NumeralSystem =
  | 'arabic'
  | 'han'
  | 'roman'
  | 'letter'
  | 'capital'
  | 'cyrillic'
  | 'abjad'
  | 'stem'
  | 'circled'
  | 'word'
  | 'ordinal';

/** One way to print a label. The named group `n` is the numeral; `more` is what makes it an inserted one. */
export interface LabelForm {
  numeral: NumeralSystem;
  /** The label at the beginning of a heading; absent where it is no heading. */
  heading?: RegExp;
  /** The label at the beginning of a paragraph; absent where it is none. */
  paragraph?: RegExp;
}

/** A label that was read. */
export interface ReadLabel {
  /** As it is printed. */
  label: string;
  /** As addresses write it. */
  number: string;
  /** For the sequence; 0 for a label without a number. */
  value: number;
  /** True for 之一, bis, 14a. */
  inserted: boolean;
  /** How many UTF-16 units the label and the white space behind it take. */
  length: number;
}

const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const readers: Record<NumeralSystem, (text: string) => number | undefined> = {
  arabic: readArabicIndic,
  han: readHan,
  roman: (text) => readRoman(text) ?? readArabic(text),
  letter: (text) => (text === text.toLowerCase() ? readLetter(text) : undefined),
  capital: (text) => (text === text.toUpperCase() ? readLetter(text) : undefined),
  cyrillic: readCyrillic,
  abjad: readAbjad,
  stem: readStem,
  circled: readCircled,
  ordinal: readOrdinal,
  word: (text) => numberWords.indexOf(text.toLowerCase()) + 1 || undefined,
};

/** In addresses Latin letters stay letters and small Roman numbers Roman; everything else is digits. */
function writeNumber(numeral: NumeralSystem, printed: string, value: number): string {
  if (numeral === 'letter' || numeral === 'capital' || numeral === 'cyrillic' || numeral === 'abjad')
    return writeLetter(value);
  return numeral === 'roman' && printed === printed.toLowerCase() && readRoman(printed)
    ? writeRoman(value)
    : `${value}`;
}

/** 之一 → bis1, bis → bis, a → a, .1 and ¹ → bis1; nothing for what makes no inserted number. */
export function writeInserted(more: string): string | undefined {
  const text = more.replace(/[\s\u00a0-]/g, '').toLowerCase();
  if (text === '') return '';
  if (text.startsWith('之')) {
    const values = text.slice(1).split('之').map(readHan);
    return values.includes(undefined) ? undefined : values.map((value) => `bis${value}`).join('');
  }
  const repeated = /^مكررا?\u064b?(\d{1,2})?$/u.exec(text);
  if (repeated) return `bis${repeated[1] ?? ''}`;
  const superscript = /^[¹²³⁴-⁹]$/.test(text) ? text.normalize('NFKC') : /^\.(\d{1,2})$/.exec(text)?.[1];
  if (superscript !== undefined) return `bis${superscript}`;
  return readLatinOrdinal(text) ?? (text === 'бис' ? 'bis' : /^[a-z]{1,2}$/.test(text) ? text : undefined);
}

/** The label that `text` begins with in this form, or nothing. `heading`: the text is that of a heading. */
export function readLabel(form: LabelForm, text: string, heading: boolean): ReadLabel | undefined {
  const pattern = heading ? form.heading : form.paragraph;
  const found = pattern?.exec(asSimplified(text.slice(0, 80)));
  if (!found) return undefined;
  const printed = found.groups?.n ?? '';
  const more = writeInserted(found.groups?.more ?? '');
  if (more === undefined) return undefined;
  const value = printed === '' ? 0 : readers[form.numeral](printed.replace(/[\s\u3000]/g, ''));
  if (value === undefined) return undefined;
  const gap = /^[\s\u3000\u00a0]*/.exec(text.slice(found[0].length))?.[0].length ?? 0;
  return {
    label: text.slice(0, found[0].length).trimEnd(),
    number: value === 0 ? '' : writeNumber(form.numeral, printed, value) + more,
    value,
    inserted: more !== '',
    length: found[0].length + gap,
  };
}
