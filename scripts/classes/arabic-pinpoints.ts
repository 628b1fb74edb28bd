/**
 * How a place is cited in Arabic, in full and in the few letters of a register. In: the provisions from the outermost
 * to the cited one. Out: المادة 31، الفقرة 3 (ج); in a register م 31، ف 3 (ج). Promises to use the labels that the
 * document prints. Pure. Called by `pinpoints.ts` and `locators.ts`.
 *
 *     citeArabic([المادة 31, 3 -, (ج)], …) → 'المادة 31، الفقرة 3، الفقرة الفرعية (ج)'
 */
import { isCounted, type Provision, type ProvisionKind } from '../model/provisions.ts';
import { citePartByPart, type Pinpoint } from './named-path.ts';

const words: Partial<Record<ProvisionKind, string>> = {
  preface: 'الفقرة الافتتاحية',
  preambular: 'فقرة الديباجة',
  operative: 'الفقرة',
  recital: 'الحيثية',
  paragraph: 'الفقرة',
  subparagraph: 'الفقرة الفرعية',
  item: 'البند',
  point: 'البند',
  subpoint: 'البند',
};

const short: readonly (readonly [RegExp, string])[] = [
  [/الفقرة الفرعية|فقرة فرعية/g, 'ف ف'],
  [/(?:ال)?مادة/g, 'م'],
  [/(?:ال)?فقرة(?= )/g, 'ف'],
  [/(?:ال)?بند/g, 'ب'],
];

/** 3 for 3 - and 3., (ج) as it stands. */
const labelInside = (label: string): string => label.replace(/[\s\u00a0]?[-–—.]$/u, '').trim();

const citing =
  (shortened: typeof short): Pinpoint =>
  (path, oneOfSeveral) =>
    citePartByPart((provision: Provision) => {
      const { kind, label, number } = provision;
      const word = isCounted(provision) ? words.paragraph : words[kind];
      const said = word ? `${word} ${labelInside(label) || number}` : label.replace(/[.:]$/, '');
      return shortened.reduce((shorter, [from, to]) => shorter.replace(from, to), said);
    })(path, oneOfSeveral).replaceAll(', ', '، ');

/** المادة 31، الفقرة 3، الفقرة الفرعية (ج). */
export const citeArabic = citing([]);
/** م 31، ف 3، ف ف (ج). */
export const shortArabic = citing(short);
