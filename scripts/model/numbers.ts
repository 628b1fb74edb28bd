/**
 * Paragraph numbers: the unit of citation, their order, their addresses, how they are printed. Holds no input, no
 * output, no library.
 */

import type { Labels } from './manuscript.ts';
import type { Place } from './problem.ts';

/**
 * A paragraph's number: `12`, or `12-1` for one that was put in behind 12 after 12 had been published. In a class whose
 * text bears its own numbers, the address of the provision that the paragraph begins: `art3-2`.
 */
export type ParagraphNumber = number | string;

/** One number in the order of the text: that of a paragraph or, with `gone`, of one that is no longer there. */
export interface Slot {
  number: ParagraphNumber;
  /** The published paragraph from which the text of a new one was taken. */
  from?: ParagraphNumber;
  /** The first edition without the paragraph. */
  gone?: number;
  into?: ParagraphNumber;
  /** A gone paragraph that stood before all others of its section. */
  leading?: boolean;
  /** Addresses of provisions that began with a gone paragraph: art3-1 beside art3. */
  also?: string[];
  /** Where the text of a gone paragraph was last. */
  place?: Place;
}

/** True for the address of a provision. */
const isAddress = (number: ParagraphNumber): number is string => typeof number === 'string' && /^[a-z]/.test(number);

/** The anchor of a paragraph number, the same in every format: 12 → `p12`, 12-1 → `p12-1`, art3-2 → `art3-2`. */
export const anchorOf = (number: ParagraphNumber): string => (isAddress(number) ? number : `p${number}`);

/** Under which key the words of a manuscript say how the block of an address is cited. */
export const citationKey = (address: string): string => `provision.${address}`;

/** Under which key the words of a manuscript say how registers cite the block of an address, in few letters. */
export const locatorKey = (address: string): string => `locator.${address}`;

/** How registers print a number: as everywhere, but of a provision the short form: 31(3)(c), ст. 31, п. 3. */
export const sayLocator = (number: ParagraphNumber, labels: Labels): string =>
  (isAddress(number) ? labels[locatorKey(number)] : undefined) ?? sayNumber(number, labels);

/** How a paragraph number is printed: 12, 12之一, 12 bis; of a provision, how it is cited: 第三条第二款. */
export function sayNumber(number: ParagraphNumber, labels: Labels): string {
  if (isAddress(number)) return labels[citationKey(number)] ?? number;
  const [first = '', ...places] = String(number).split('-');
  const ordinals = (labels.insertedOrdinals ?? '').split(' ');
  const inserted = labels.numberInserted ?? '{0}-{1}';
  return places.reduce(
    (said, place) => inserted.replace('{0}', said).replace('{1}', ordinals[Number(place) - 1] || place),
    first,
  );
}

/** The number that an address or a mark names: `12` or `12-1`; nothing when it is none. */
export function parseNumber(text: string): ParagraphNumber | undefined {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  return /^\d+(-\d+)+$/.test(text) ? (text as ParagraphNumber) : undefined;
}

/** Order of two paragraph numbers: 12, 12-1, 12-1-1, 12-2, 13. */
export function compareNumbers(a: ParagraphNumber, b: ParagraphNumber): number {
  const [x, y] = [a, b].map((number) => String(number).split('-').map(Number)) as [number[], number[]];
  for (const [i, part] of x.entries()) {
    const other = y[i];
    if (other === undefined) return 1;
    if (part !== other) return part - other;
  }
  return x.length - y.length;
}
