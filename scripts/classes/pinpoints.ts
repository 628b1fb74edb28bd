/**
 * How a place is cited in each language. In: the provisions from the outermost to the cited one. Out: 第三条第二款第（一）项,
 * Article 31(3)(c), статья 31, пункт 3, подпункт c. Promises to use the labels that the document prints; a counted
 * paragraph is named only where its article has more than one. Pure. Called by `cite-provisions.ts` and
 * `locators.ts`.
 *
 *     pinpoints.zh([第三条, second 款, （一）], …) → '第三条第二款第（一）项'
 */
import {
  isContainer,
  isCounted,
  isDecimal,
  type Provision,
  type ProvisionKind,
  provisionsBelow,
} from '../model/provisions.ts';
import { citeArabic } from './arabic-pinpoints.ts';
import type { CitationLanguage } from './document-class.ts';
import {
  bareLabel,
  citePartByPart,
  isCalledParagraph,
  isThrough,
  namedPath,
  numbersAnew,
  type Pinpoint,
} from './named-path.ts';
import { writeHan } from './numerals.ts';
import { citeFrench, citeSpanish } from './romance-pinpoints.ts';

type Units = Partial<Record<ProvisionKind, string>>;
const simplified: Units = { item: '项', point: '目', subparagraph: '项' };
const traditional: Units = { item: '項', point: '目', subparagraph: '項' };

/** 第三条第二款第（一）项第1目; the words of units as a reader writes them. */
const citeChinese =
  (units: Units): Pinpoint =>
  (path, oneOfSeveral) =>
    namedPath(path)
      .map((provision, i) => {
        const { kind, label, number } = provision;
        if (kind === 'preface') return `正文前第${number}段`;
        if (kind === 'preambular') return `序言第${number}段`;
        if (isCounted(provision) && isThrough(path)) return `第${number}段`;
        if (isCounted(provision)) return oneOfSeveral(provision) ? `第${writeHan(Number(number))}款` : '';
        if (isDecimal(provision)) return `第${bareLabel(label)}段`;
        if (kind === 'paragraph') return i === 0 ? `第${bareLabel(label)}段` : `第${bareLabel(label)}款`;
        if (kind === 'operative') return `第${bareLabel(label)}段`;
        const unit = units[kind];
        if (unit === undefined || i === 0) return label.replace(/[：:]$/, '');
        return /^[（(]/.test(label) ? `第${label}${unit}` : `第${bareLabel(label)}${unit}`;
      })
      .join('');

/** Article 31; of an act that is numbered by sections section 2, whether 2, 2. or SEC. 2. is printed. */
const citeUnit = (label: string): string =>
  label.replace(/[.:]$/, '').replace(/^(?:(?:SECTION|Section|SEC\.|Sec\.)\s+)?(?=\d)/, 'section ');

/** Whether paragraphs of an annex bear numbers: those that bear none are called so. */
const numberedAnnexes = new WeakMap<Provision, boolean>();

/** `unnumbered ` for a counted paragraph of an annex in which others bear numbers; nothing else. */
export function besideNumbers(path: readonly Provision[]): string {
  const annex = path.find(numbersAnew);
  if (!annex) return '';
  const known = numberedAnnexes.get(annex);
  const numbered = known ?? provisionsBelow(annex).some(({ kind, label }) => kind === 'paragraph' && label !== '');
  numberedAnnexes.set(annex, numbered);
  return numbered && isThrough(path) ? 'unnumbered ' : '';
}

/** Article 31(3)(c). */
const citeEnglish: Pinpoint = (path, oneOfSeveral) => {
  const words: Partial<Record<ProvisionKind, string>> = {
    preface: 'introductory paragraph',
    preambular: 'preambular paragraph',
    operative: 'operative paragraph',
    recital: 'recital',
  };
  let said = '';
  let above: ProvisionKind | undefined;
  for (const provision of namedPath(path)) {
    const { kind, label, number } = provision;
    const join = said === '' ? '' : ', ';
    const word = words[kind];
    const named = isCalledParagraph(provision, above);
    above = kind;
    if (word) said += `${join}${word} ${number}`;
    else if (named) said += `${join}paragraph ${bareLabel(label)}`;
    else if (isCounted(provision))
      said += isThrough(path) || oneOfSeveral(provision) ? `${join}${besideNumbers(path)}paragraph ${number}` : '';
    else if (said === '' || kind === 'article' || isContainer(kind) || kind === 'annex')
      said += `${join}${kind === 'article' ? citeUnit(label) : label.replace(/[.:]$/, '')}`;
    else said += `(${bareLabel(label)})`;
  }
  return said;
};

/** A text that an act approves is an annex to it, whatever its first word: УТВЕРЖДЕНО Указом …. */
export const russianLabel = ({ kind, label, number }: Provision): string =>
  kind === 'annex' && /^утвержд/i.test(label) ? `приложение ${number}` : label.replace(/\.$/, '');

/** статья 31, пункт 3, подпункт c. */
const citeRussian = citePartByPart((provision) => {
  const words: Partial<Record<ProvisionKind, string>> = {
    preface: 'вводный абзац',
    preambular: 'пункт преамбулы',
    operative: 'пункт',
    recital: 'пункт преамбулы',
    paragraph: 'пункт',
    subparagraph: 'подпункт',
    item: 'подпункт',
    point: 'подпункт',
    subpoint: 'подпункт',
  };
  const { kind, label, number } = provision;
  if (isCounted(provision)) return `абзац ${number}`;
  const word = words[kind];
  return word ? `${word} ${bareLabel(label) || number}` : russianLabel(provision).toLowerCase();
});

/** How places are cited, by the language of the citation. */
export const pinpoints: Record<CitationLanguage, Pinpoint> = {
  zh: citeChinese(simplified),
  'zh-Hant': citeChinese(traditional),
  en: citeEnglish,
  ru: citeRussian,
  fr: citeFrench,
  es: citeSpanish,
  ar: citeArabic,
};
