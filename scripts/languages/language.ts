/**
 * Words and dates as a language says them. In: a label with places, a date; the labels of a language. Out: the words.
 * Pure. Example: `fillWords('{0} {0:entry|entries}', 'en', [2])` → `2 entries`.
 */
import type { Labels } from '../model/manuscript.ts';

/**
 * Puts values into a label: {0} is the first of them, {0:form|form} the form of a word that goes with it as a number,
 * by Unicode's plural rules (two forms: one, other; three: one, few, many). A form whose number is not known yet stays.
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
  const values = [year, month, day, name('months'), name('monthsAlone')];
  return fillWords(
    pattern,
    labels.language ?? 'zh-Hans',
    values.map((value) => value ?? ''),
  );
}
