/**
 * The labels of Chinese, English and Russian documents: patterns, by level. In: nothing. Out: the forms of which a
 * class takes those that it has. Promises that every pattern is bound to the beginning of a text and takes linear time.
 * Called by class files.
 *
 *     chineseLabels.item reads （十一） and (十一)
 */
import type { LabelForm } from './label-forms.ts';
import { latinOrdinals, stems } from './numerals.ts';

const han = '[零〇一二两三四五六七八九十百千0-9０-９]{1,9}';
/** What cannot follow the label of a heading: then it is a reference. */
const noReference = '(?![至、和及的所中规第之])';

/** 第X编, as the label of a heading. */
const hanHeading = (unit: string): LabelForm[] => [
  {
    numeral: 'han',
    heading: new RegExp(`^第[ \\u3000]?(?<n>${han})[ \\u3000]?${unit}(?<more>(?:之${han})*)${noReference}`),
  },
];

/** A word and a number, as the label of a heading: Part II, PART TWO, Глава 3. */
export const wordHeading = (words: string, after = '', before = '№\\s?'): LabelForm[] =>
  (['roman', 'word', 'capital'] as const).map((numeral) => ({
    numeral,
    heading: new RegExp(
      `^(?:${words})[\\s\\u00a0]+(?:${before})?(?<n>${numeral === 'roman' ? '[IVXLCDMivxlcdm]{1,12}|\\d{1,4}' : numeral === 'word' ? '[A-Za-z]{3,6}' : '[A-Z]'})(?<more>[\\s-]?(?:bis|ter|quater)|[a-zA-Z](?![a-zA-Z])|\\.\\d{1,2}|)(?![\\p{L}\\d])${after}`,
      'u',
    ),
  }));

/** РАЗДЕЛ ПЕРВЫЙ, Часть вторая. */
const ordinalHeading = (words: string): LabelForm => ({
  numeral: 'ordinal',
  heading: new RegExp(`^(?:${words})[\\s\\u00a0]+(?<n>[А-ЯЁа-яё]{4,11})(?!\\p{L})`, 'u'),
});

/** A heading that is a word alone: Annex, 附件. */
export const wordAlone = (words: string): LabelForm => ({
  numeral: 'arabic',
  heading: new RegExp(`^(?:${words})(?=\\s|$|[:：])`),
});

/** A protocol without a number, as it stands behind a treaty: its words are the whole heading. */
const protocolAlone = (words: string): LabelForm => ({
  numeral: 'arabic',
  heading: new RegExp(`^(?:${words})$`, 'iu'),
});

const latin = latinOrdinals.join('|');

/** 附件：1.… 2.…: a list of the annexes, and none of them. */
const notList = '(?![：:]\\s*\\d+[.．、])';

/** Labels in Chinese. */
export const chineseLabels = {
  book: hanHeading('编'),
  subbook: hanHeading('分编'),
  part: hanHeading('部分'),
  chapter: hanHeading('章'),
  section: hanHeading('节'),
  article: [
    {
      numeral: 'han',
      heading: new RegExp(`^第[ \\u3000]?(?<n>${han})[ \\u3000]?条(?<more>(?:之${han})*)(?=[\\s【（(：:]|$)`),
      paragraph: new RegExp(`^第[ \\u3000]?(?<n>${han})[ \\u3000]?条(?<more>(?:之${han})*)(?=[\\s【：:]|$)`),
    },
  ] satisfies LabelForm[],
  annex: [
    { numeral: 'han', heading: new RegExp(`^附(?:件|录)[ \\u3000]?(?<n>${han})(?=[\\s：:]|$)`) },
    { numeral: 'capital', heading: /^附(?:件|录)[ \u3000]?(?<n>[A-Z])(?=[\s：:]|$)/ },
    wordAlone(`附件${notList}|附录`),
    { numeral: 'arabic', heading: new RegExp(`^附${notList}[：:]`) },
    protocolAlone('(?:附加|最后|任择)?议定书'),
  ] satisfies LabelForm[],
  schedule: [
    { numeral: 'han', heading: new RegExp(`^附表[ \\u3000]?(?<n>${han})(?=[\\s：:]|$)`) },
    wordAlone('附表'),
  ] satisfies LabelForm[],
  /** （一）我方去文: a note of an exchange, named as a whole. */
  note: [
    {
      numeral: 'han',
      heading:
        /^[（(]?(?<n>[一二三四五六])[）)、]?[ \u3000]*(?:[\p{Script=Han}]{1,8}方)?(?:去|来|复)(?:文|函|照|照会)$/u,
    },
  ] satisfies LabelForm[],
  /** 一、 */
  outline: [
    {
      numeral: 'han',
      heading: /^(?<n>[一二三四五六七八九十百]{1,4})、/,
      paragraph: /^(?<n>[一二三四五六七八九十百]{1,4})、/,
    },
  ] satisfies LabelForm[],
  /** （一）, and ㈠, as the United Nations print it. */
  item: [
    {
      numeral: 'han',
      heading: /^[（(](?<n>[一二三四五六七八九十百]{1,5})[）)]/,
      paragraph: /^[（(](?<n>[一二三四五六七八九十百]{1,5})[）)]/,
    },
    { numeral: 'han', paragraph: /^(?<n>[㈠-㈩])/ },
  ] satisfies LabelForm[],
  /** 1. １． 1、 */
  point: [{ numeral: 'arabic', paragraph: /^(?<n>[0-9０-９]{1,3})(?:[．、]|\.(?!\d))/ }] satisfies LabelForm[],
  /** （1） */
  subpoint: [{ numeral: 'arabic', paragraph: /^[（(](?<n>[0-9０-９]{1,3})[）)]/ }] satisfies LabelForm[],
  circled: [{ numeral: 'circled', paragraph: /^(?<n>[①-⑳])/ }] satisfies LabelForm[],
  /** （甲） */
  stem: [{ numeral: 'stem', paragraph: new RegExp(`^[（(](?<n>[${stems}])[）)]`) }] satisfies LabelForm[],
  /** （a） */
  letter: [{ numeral: 'letter', paragraph: /^[（(](?<n>[a-z]{1,2})[）)]/ }] satisfies LabelForm[],
  roman: [{ numeral: 'roman', paragraph: /^[（(](?<n>[ivxlcdm]{1,8})[）)]/ }] satisfies LabelForm[],
};

/** Labels in English, and in languages whose labels have the same form. */
export const englishLabels = {
  book: wordHeading('BOOK|Book'),
  part: wordHeading('PART|Part'),
  title: wordHeading('TITLE|Title'),
  chapter: wordHeading('CHAPTER|Chapter'),
  section: wordHeading('SECTION|Section|Sec\\.'),
  article: [
    {
      numeral: 'roman',
      heading: new RegExp(
        `^(?:ARTICLE|Article|Art\\.)[\\s\\u00a0]+(?<n>[IVXLCDM]{1,12}|\\d{1,4})(?<more>[\\s\\u00a0-]?(?:${latin})|[a-zA-Z]|)(?![\\p{L}\\d])`,
        'iu',
      ),
      paragraph: new RegExp(
        `^(?:(?:ARTICLE|Article)[\\s\\u00a0]+(?<n>[IVXLCDM]{1,12}|\\d{1,4})(?<more>[\\s\\u00a0-]?(?:${latin})|[a-zA-Z]|)(?:[.:](?=\\s|$)|(?=\\s*[–—]\\s)|$))`,
        'u',
      ),
    },
  ] satisfies LabelForm[],
  annex: [
    ...wordHeading('ANNEX|Annex|APPENDIX|Appendix|PROTOCOL|Protocol'),
    wordAlone('ANNEX|Annex|APPENDIX|Appendix'),
    protocolAlone('(?:additional |final |optional )?protocol(?: of signature)?'),
  ],
  /** Note I, Letter No. 2, of an exchange. */
  note: wordHeading('NOTE|Note|LETTER|Letter', '', 'No\\.\\s?'),
  schedule: [...wordHeading('SCHEDULE|Schedule'), wordAlone('SCHEDULE|Schedule')],
  /** 1. */
  paragraph: [
    {
      numeral: 'arabic',
      paragraph: new RegExp(`^(?<n>\\d{1,3})(?<more>[\\s\\u00a0]?(?:${latin})|[a-z]|)\\.(?=\\s|$)`),
    },
  ] satisfies LabelForm[],
  /** (a), a) */
  letter: [
    { numeral: 'letter', paragraph: new RegExp(`^\\(?(?<n>[a-z]{1,2})(?<more>[\\s\\u00a0](?:${latin})|)\\)(?=\\s|$)`) },
  ] satisfies LabelForm[],
  /** (i), i) */
  roman: [{ numeral: 'roman', paragraph: /^\(?(?<n>[ivxlcdm]{1,8})\)(?=\s|$)/ }] satisfies LabelForm[],
  /** (A) */
  capital: [{ numeral: 'capital', paragraph: /^\(?(?<n>[A-Z])\)(?=\s|$)/ }] satisfies LabelForm[],
  /** (1) */
  figure: [{ numeral: 'arabic', paragraph: /^\((?<n>\d{1,3})(?<more>[a-z]|)\)(?=\s|$)/ }] satisfies LabelForm[],
};

/** Labels of acts in English that are numbered by sections. */
const inserted = '(?<more>[A-Z]{1,2}|[a-z]|)';
const actFigure: LabelForm = { numeral: 'arabic', paragraph: new RegExp(`^\\((?<n>\\d{1,3})${inserted}\\)(?=\\s|$)`) };
const capitalRoman: LabelForm = { numeral: 'roman', paragraph: /^\((?<n>[IVXLCDM]{1,8})\)(?=\s|$)/ };
/** The number of an act in its year, and a day, are no section. */
const noSection =
  '(?!\\d{1,4}\\s+(?:CHAPTER|Chapter|January|February|March|April|May|June|July|August|September|October|November|December)(?![\\p{L}]))';
export const actLabels = {
  /** SEC. 2., Section 3, § 101., 2A, and 4. before its text. */
  section: [
    {
      numeral: 'arabic',
      heading: new RegExp(
        `^(?:(?:SECTION|Section|SEC\\.|Sec\\.)[\\s\\u00a0]+|§[\\s\\u00a0]?)(?<n>\\d{1,5})${inserted}(?![\\p{L}\\d])`,
        'u',
      ),
      paragraph: new RegExp(
        `^(?:(?:SECTION|SEC\\.|Sec\\.)[\\s\\u00a0]+|§[\\s\\u00a0]?)(?<n>\\d{1,5})${inserted}\\.(?=[\\s—–]|$)`,
        'u',
      ),
    },
    {
      numeral: 'arabic',
      heading: new RegExp(`^${noSection}(?<n>\\d{1,4})${inserted}(?:\\.(?=\\s|$)|(?=\\s+\\p{Lu}|$))`, 'u'),
      paragraph: new RegExp(`^(?<n>\\d{1,4})${inserted}\\.(?=[\\s—–]|$)`, 'u'),
    },
  ] satisfies LabelForm[],
  /** (1), (a), (i), (A), (I) */
  inner: [actFigure, ...englishLabels.letter, ...englishLabels.roman, ...englishLabels.capital, capitalRoman],
  /** 1 and 1. before a paragraph of a schedule. */
  ofSchedule: [
    { numeral: 'arabic', paragraph: new RegExp(`^(?<n>\\d{1,3})${inserted}\\.?(?=[\\s—–]|$)`, 'u') },
  ] satisfies LabelForm[],
};

/** The word above a text that an act approves: УТВЕРЖДЕНО, Утверждены. */
export const approved = '(?:УТВЕРЖД[ЕЁ]Н|Утвержд[её]н)[АОЫаоы]?';

/** Labels in Russian. */
export const russianLabels = {
  note: wordHeading('НОТА|Нота|ПИСЬМО|Письмо'),
  part: [...wordHeading('ЧАСТЬ|Часть'), ordinalHeading('ЧАСТЬ|Часть')],
  title: [...wordHeading('РАЗДЕЛ|Раздел'), ordinalHeading('РАЗДЕЛ|Раздел')],
  chapter: [...wordHeading('ГЛАВА|Глава'), ordinalHeading('ГЛАВА|Глава')],
  article: [
    {
      numeral: 'roman',
      heading:
        /^(?:СТАТЬЯ|Статья)[\s\u00a0]+(?<n>[IVXLCDM]{1,12}|\d{1,4})(?<more>\.\d{1,2}|[¹²³⁴-⁹]|[\s\u00a0-]?(?:bis|ter|бис)|)(?![\p{L}\d])/u,
      paragraph:
        /^(?:СТАТЬЯ|Статья)[\s\u00a0]+(?<n>[IVXLCDM]{1,12}|\d{1,4})(?<more>\.\d{1,2}|[¹²³⁴-⁹]|[\s\u00a0-]?(?:bis|ter|бис)|)(?:\.(?=\s|$)|$)/u,
    },
  ] satisfies LabelForm[],
  annex: [
    ...wordHeading('ПРИЛОЖЕНИЕ|Приложение'),
    wordAlone('ПРИЛОЖЕНИЕ|Приложение'),
    // What an act approves stands behind it.
    wordAlone(approved),
    protocolAlone('(?:дополнительный |заключительный |факультативный )?протокол'),
  ],
  paragraph: [
    {
      numeral: 'arabic',
      paragraph: /^(?<n>\d{1,3})(?<more>\.\d{1,2}|[¹²³⁴-⁹]|[\s\u00a0](?:bis|бис)|)\.(?=[\s\u00a0]|$)/,
    },
  ] satisfies LabelForm[],
  /** 1) */
  point: [
    { numeral: 'arabic', paragraph: /^\(?(?<n>\d{1,3})(?<more>\.\d{1,2}|[¹²³⁴-⁹]|)\)(?=[\s\u00a0]|$)/ },
  ] satisfies LabelForm[],
  /** a), а) */
  letter: [{ numeral: 'cyrillic', paragraph: /^\(?(?<n>[а-яa-z])\)(?=[\s\u00a0]|$)/ }] satisfies LabelForm[],
  roman: [{ numeral: 'roman', paragraph: /^\(?(?<n>[ivxlcdm]{1,8})\)(?=[\s\u00a0]|$)/ }] satisfies LabelForm[],
};
