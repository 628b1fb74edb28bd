/**
 * The words that the press prints around a text. In: the labels of an edition's language, a key, values. Out: the label
 * with its values. Whoever prints a word asks here: a key that is not in the language's file of labels throws.
 * Example: `page: page {0}` with 12 → “page 12”. Pure.
 */
import type { Labels, Metadata } from '../model/manuscript.ts';
import { fillWords, sayDate } from './language.ts';

/** Puts `values` into the {0}, {1} … of a label. */
export function fillLabel(labels: Labels, key: string, ...values: (string | number)[]): string {
  const label = labels[key];
  if (label === undefined) throw new Error(`templates/labels lacks “${key}”`);
  return fillWords(label, labels.language ?? 'zh-Hans', values);
}

/** Day and place of a document; one alone where it does not state the other, as a statute; nothing for neither. */
export function sayAdopted(labels: Labels, { date, place }: Metadata['adopted']): string {
  if (date === '') return place;
  return place === '' ? sayDate(labels, date) : fillLabel(labels, 'adoptedOn', sayDate(labels, date), place);
}
