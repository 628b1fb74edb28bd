/**
 * How files are offered for download. In: a file, the words of the edition's language. Out: what is printed
 * beside the link. Called by the reading edition and the catalogue. Pure.
 * Example: `a.official.pdf` of 414,720 bytes, title a → “PDF (official edition)”, “415 kB”.
 */
import { fillLabel } from '../../languages/labels.ts';
import type { Labels } from '../../model/manuscript.ts';
import { folderOf } from '../../model/title-name.ts';
import type { Download } from './page-metadata.ts';

/** A size as readers know it; 1 kB is 1000 bytes. */
export const sizeOf = (bytes: number): string =>
  bytes >= 999_500 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;

/** A file beside the page, as it is offered. */
export interface OfferedFile extends Download {
  format: string;
  size: string;
}

/** A file of a title, ready to be offered. */
export const offerFile = (file: Download, title: string, labels: Labels): OfferedFile => ({
  ...file,
  format: formatName(file.name, title, labels),
  size: sizeOf(file.bytes),
});

/** What a file is, by its name: “PDF”, “EPUB”, and “PDF（公文版）” for `<title>.official.pdf`. */
export function formatName(name: string, title: string, labels: Labels): string {
  const [, stem = '', extension = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  const variant = stem.slice(folderOf(title).length + 1);
  const format = extension.toUpperCase();
  return variant ? fillLabel(labels, 'bracketed', format, labels[`webFormat.${variant}`] ?? variant) : format;
}
