/**
 * How registers cite a place, in few letters. In: the provisions from the outermost to the cited one. Out: 第三条第二款第（一）项,
 * 31(3)(c), ст. 31, п. 3, подп. c. Promises that two places which are cited differently in full are cited differently
 * here. Pure. Called by `cite-provisions.ts`.
 *
 *     locators.en([Article 31, 3., (c)], …) → '31(3)(c)'
 */
import { isAnnex, isCounted, type Provision, type ProvisionKind } from '../model/provisions.ts';
import { shortArabic } from './arabic-pinpoints.ts';
import type { CitationLanguage } from './document-class.ts';
import { bareLabel, citePartByPart, isCalledParagraph, isThrough, namedPath, type Pinpoint } from './named-path.ts';
import { besideNumbers, pinpoints, russianLabel } from './pinpoints.ts';
import { shortFrench, shortSpanish } from './romance-pinpoints.ts';

/** What stands before the number of what is no article. */
const englishWords: Partial<Record<ProvisionKind, string>> = {
  preface: 'intro. para.',
  preambular: 'preamb. para.',
  operative: 'para.',
  recital: 'recital',
};

/** 31(3)(c); 5, para. 2 for a paragraph that bears no number; Annex I, 2(1). */
const shortEnglish: Pinpoint = (path, oneOfSeveral) => {
  let said = '';
  let above: ProvisionKind | undefined;
  for (const provision of namedPath(path)) {
    const { kind, label, number } = provision;
    const named = isCalledParagraph(provision, above);
    above = kind;
    const join = said === '' ? '' : ', ';
    const word = englishWords[kind];
    if (word) said += `${join}${word} ${number}`;
    else if (named) said += `${join}para. ${bareLabel(label)}`;
    else if (isCounted(provision))
      said += isThrough(path) || oneOfSeveral(provision) ? `${join}${besideNumbers(path)}para. ${number}` : '';
    else if (kind === 'article') said += join + label.replace(/^(?:article|art\.|section|sec\.|§)\s*|[.:]$/giu, '');
    else if (said === '' || isContainerLike(provision)) said += join + label.replace(/[.:]$/, '');
    else said += `(${bareLabel(label)})`;
  }
  return said;
};

/** A level with a heading: it is named by its whole label. */
const isContainerLike = (provision: Provision): boolean =>
  isAnnex(provision) || /^\p{L}{2,}/u.test(provision.label.replace(/^[(（]/, ''));

const russianWords: Partial<Record<ProvisionKind, string>> = {
  preface: 'вв. абз.',
  preambular: 'п. преамбулы',
  recital: 'п. преамбулы',
  operative: 'п.',
  paragraph: 'п.',
  subparagraph: 'подп.',
  item: 'подп.',
  point: 'подп.',
  subpoint: 'подп.',
};

/** The words of labels, as they are abbreviated. */
const russianAbbreviations: readonly (readonly [RegExp, string])[] = [
  [/^статья(?=\s)/i, 'ст.'],
  [/^приложение(?=\s)/i, 'прил.'],
  [/^глава(?=\s)/i, 'гл.'],
  [/^раздел(?=\s)/i, 'разд.'],
  [/^часть(?=\s)/i, 'ч.'],
];

/** ст. 31, п. 3, подп. c. */
const shortRussian = citePartByPart((provision) => {
  const { kind, label, number } = provision;
  if (isCounted(provision)) return `абз. ${number}`;
  const word = russianWords[kind];
  if (word) return `${word} ${bareLabel(label) || number}`;
  const plain = russianLabel(provision);
  const [pattern, short] = russianAbbreviations.find(([one]) => one.test(plain)) ?? [];
  return pattern && short ? plain.replace(pattern, short) : plain.toLowerCase();
});

/** How registers cite, by the language of the citation. In Chinese a citation is as short as it can be. */
export const locators: Record<CitationLanguage, Pinpoint> = {
  zh: pinpoints.zh,
  'zh-Hant': pinpoints['zh-Hant'],
  en: shortEnglish,
  ru: shortRussian,
  fr: shortFrench,
  es: shortSpanish,
  ar: shortArabic,
};
