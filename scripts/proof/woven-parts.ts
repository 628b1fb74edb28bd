/**
 * What the witnesses of a PDF of facing pages share: the whole file as it was opened, and names that say a language.
 * Declarations and two readings. Called by `unweave-pdf.ts` and what it asks.
 *
 *     ownName(new PdfString('en.p12'), 'en')?.bytes → 'p12'
 */
import { facingId } from '../model/facing.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { type PdfDict, type PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';

/** What of the whole file each language is taken from. */
export interface WholePdf {
  file: PdfFile;
  catalog: PdfDict;
  /** Each with its number, in the order of the file. */
  pages: { ref: number; page: PdfDict }[];
  /** Parts of the structure, by language. */
  parts: { language: string; ref: number }[];
}

/** Objects that stand for those of the whole file, and how others are added. */
export interface NewObjects {
  changed: Map<number, PdfValue>;
  add: (value: PdfValue) => PdfRef;
}

/** A dictionary behind its reference; an empty one where there is none. */
export const dictOf = (file: PdfFile, value: PdfValue | undefined): PdfDict => {
  const dict = file.follow(value);
  return dict instanceof Map ? dict : new Map();
};

/** A name without its language; nothing for one of another language. */
export function ownName(name: PdfString, language: string): PdfString | undefined {
  const begin = facingId(language, '');
  return name.bytes.startsWith(begin) ? new PdfString(name.bytes.slice(begin.length)) : undefined;
}
