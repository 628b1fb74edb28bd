/**
 * What the press knows of a language besides its words, which are in `templates/labels/<tag>.yaml`. In: a BCP 47 tag. Out:
 * how the language is written, how it is cited. A new language is a file of labels and a row here; its hyphenation is a
 * row in `hyphenate.ts`, its letters must be in a typeface of `fonts.ts`, its order is Unicode's (`collate.ts`). Pure.
 */
import type { Labels } from '../model/manuscript.ts';

export interface Language {
  /** The letters in which its words are written. */
  script: 'Han' | 'Latin' | 'Cyrillic';
  /** Words stand apart: lines break between them, and the proof compares the spaces. Han is set on a grid of characters instead. */
  spaced: boolean;
  /** The locale of CSL in which its titles are cited where a style is for all languages. */
  citation: string;
}

const languages: Record<string, Language> = {
  'zh-Hans': { script: 'Han', spaced: false, citation: 'en-US' },
  en: { script: 'Latin', spaced: true, citation: 'en-US' },
  ru: { script: 'Cyrillic', spaced: true, citation: 'ru-RU' },
};

/** Tags of all languages in which a title can be made. */
export const knownLanguages = Object.keys(languages);

/** The language of a title. A tag that is not known (`read.ts` refuses it) is taken by its script: Han for Chinese and Japanese. */
export function languageOf(tag: string): Language {
  return languages[tag] ?? (/^(zh|ja)\b/.test(tag) ? { script: 'Han', spaced: false, citation: 'en-US' } : { script: 'Latin', spaced: true, citation: 'en-US' });
}

/** A test for letters of a script. */
export const lettersOf = (script: Language['script']): RegExp => ({ Han: /\p{Script=Han}/u, Latin: /\p{Script=Latin}/u, Cyrillic: /\p{Script=Cyrillic}/u })[script];

/**
 * Puts values into a label: {0} is the first of them, {0:form|form} the form of a word that goes with it as a number, by
 * Unicode's plural rules (two forms: one, other; three: one, few, many). A form whose number is not known yet stays.
 */
export function fillWords(label: string, language: string, values: readonly (string | number)[]): string {
  return label.replace(/\{(\d)(?::([^}]*))?\}/g, (whole, index: string, forms: string | undefined) => {
    const value = values[Number(index)] ?? '';
    if (forms === undefined) return String(value);
    return Number.isNaN(Number(value)) ? whole : formFor(Number(value), forms.split('|'), language);
  });
}

function formFor(number: number, forms: readonly string[], language: string): string {
  const rule = new Intl.PluralRules(language).select(number);
  const at = forms.length === 2 ? Number(rule !== 'one') : ['one', 'few', 'many'].indexOf(rule);
  return forms[at] ?? forms.at(-1) ?? '';
}

/** A date, whole or without day or month, as `labels` writes it. */
export function sayDate(labels: Labels, date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const pattern = labels[day ? 'date' : month ? 'dateMonth' : 'dateYear'] ?? '{0}';
  const name = (key: string) => (month ? (labels[key] ?? '').split('|')[month - 1] : undefined);
  return pattern.replace(/\{(\d)\}/g, (_, index: string) => String([year, month, day, name('months'), name('monthsAlone')][Number(index)] ?? ''));
}
