/**
 * The labels of Arabic documents: المادة 31, المادة الأولى, الفصل الثاني, المرفق; in an article 1 -, (أ), ‘1’. In: the
 * levels of a class. Out: the same levels with forms for Arabic. Promises that figures of both kinds are read. Pure.
 * Called by `registry.ts`, so that the file of a class names three languages alone.
 *
 *     withArabic(treaty).article?.forms.ar reads المادة 31 and المادة الأولى
 */
import type { ProvisionKind } from '../model/provisions.ts';
import { changeLevels, type DocumentClass, type Level } from './document-class.ts';
import type { LabelForm } from './label-forms.ts';
import { wordAlone } from './label-patterns.ts';
import { abjadLetters, arabicFigure, arabicOrdinal } from './numerals.ts';

const number = `(?<n>${arabicFigure}{1,4})`;
/** مكررا, مكرر (أ): as an article is inserted in Arab laws. */
const more = '(?<more>[\\s\\u00a0]مكررا?[\\u064b]?(?:[\\s\\u00a0-]\\d{1,2})?|)';
const ordinal = `(?<n>${arabicOrdinal})`;
const gap = '[\\s\\u00a0]+';
/** Nothing that goes on: then it is running text. */
const end = '(?![\\p{L}\\p{M}\\d])';

/** المادة 31, مادة (31), المادة الأولى; before its text with a colon, a point, a dash or nothing behind it. */
const article: readonly LabelForm[] = [
  {
    numeral: 'arabic',
    heading: new RegExp(`^(?:ال)?مادة${gap}\\(?${number}\\)?${more}${end}`, 'u'),
    paragraph: new RegExp(`^(?:ال)?مادة${gap}\\(?${number}\\)?${more}(?:[.:](?=\\s|$)|(?=\\s*[–—-]+\\s)|$)`, 'u'),
  },
  {
    numeral: 'ordinal',
    heading: new RegExp(`^(?:ال)?مادة${gap}${ordinal}${end}`, 'u'),
    paragraph: new RegExp(`^(?:ال)?مادة${gap}${ordinal}(?:[.:](?=\\s|$)|$)`, 'u'),
  },
];

/** الفصل الثاني, الفصل 2, الجزء II. */
const container = (words: string): LabelForm[] => [
  { numeral: 'roman', heading: new RegExp(`^(?:${words})${gap}(?<n>[IVXLCDM]{1,12}|${arabicFigure}{1,4})${end}`, 'u') },
  { numeral: 'ordinal', heading: new RegExp(`^(?:${words})${gap}${ordinal}${end}`, 'u') },
];

const annex = (words: string): LabelForm[] => [...container(words), wordAlone(words)];

/** 1 -, 1-, 1. */
const figure: LabelForm = {
  numeral: 'arabic',
  paragraph: new RegExp(`^(?<n>${arabicFigure}{1,3})(?:[\\s\\u00a0]?[-–—]|\\.)(?=\\s|$)`),
};
/** (أ), أ), (ه‍) */
const letter: LabelForm = {
  numeral: 'abjad',
  paragraph: new RegExp(`^\\(?(?<n>[${abjadLetters}إا])[\\u200d\\u0640]?\\)(?=\\s|$)`, 'u'),
};
/** ‘1’ */
const item: LabelForm = { numeral: 'arabic', paragraph: new RegExp(`^[‘’'](?<n>${arabicFigure}{1,3})[‘’'](?=\\s|$)`) };

const words: Partial<Record<ProvisionKind, readonly LabelForm[]>> = {
  book: container('الكتاب'),
  part: container('الجزء'),
  title: container('الباب'),
  chapter: container('الفصل'),
  section: container('الفرع|القسم'),
  article,
  annex: annex('(?:ال)?مرفق|(?:ال)?ملحق|(?:ال)?تذييل|البروتوكول'),
  schedule: annex('الجدول'),
  note: container('المذكرة|الرسالة'),
};

/** A level with its forms in Arabic: what counts by figures and letters inside an article has those of Arabic. */
function withForms(level: Level): Level {
  const { kind, forms, optional, outside } = level;
  const own = words[kind] ?? formsInside(forms.en);
  const alsoArabic = (languages: Level['optional']) =>
    languages?.includes('en') ? [...languages, 'ar' as const] : languages;
  return {
    ...level,
    forms: { ...forms, ...(own ? { ar: own } : {}) },
    ...(optional ? { optional: alsoArabic(optional) as NonNullable<Level['optional']> } : {}),
    ...(outside ? { outside: alsoArabic(outside) as NonNullable<Level['outside']> } : {}),
  };
}

/** The forms of a level without a heading, by those that it has in English. */
function formsInside(english: readonly LabelForm[] | undefined): readonly LabelForm[] | undefined {
  const numerals = new Set(english?.map(({ numeral }) => numeral));
  if (!english) return undefined;
  if (numerals.has('letter')) return [letter, ...english];
  if (numerals.has('roman')) return [item, ...english];
  const bracketed = english.some(({ paragraph }) => paragraph?.test('(1) x'));
  return numerals.has('arabic') && !bracketed ? [figure, ...english] : english;
}

/** A class that reads Arabic documents too. */
export const withArabic = (one: DocumentClass): DocumentClass => changeLevels(one, withForms);
