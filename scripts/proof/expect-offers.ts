/**
 * How a page must offer a file for download. In: a file, or what is known of it. Out: its media type, its size, what it
 * is called. Called by the witness of the site. Pure.
 *
 *     treaty.official.pdf of 414,720 bytes → { said: 'PDF (official edition)', size: '415 kB', … }
 */
import { createHash } from 'node:crypto';
import type { Labels } from '../model/manuscript.ts';
import { kindOfFile, type OutputKind } from '../model/output-kinds.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { folderOf } from '../model/title-name.ts';
import type { ExpectedFile } from './expect-site.ts';
import { sayLabel } from './expected-front.ts';

/** A file as the page must offer it. */
export function expectFile(
  name: string,
  content: string | Uint8Array,
  edition: IndexedEdition,
  kinds: readonly OutputKind[],
): ExpectedFile {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return sayOffered({ name, bytes: bytes.length, sha256 }, edition, kinds);
}

/** A file of which name, size and checksum are known, as the page must offer it. */
export const sayOffered = (
  file: Pick<ExpectedFile, 'name' | 'bytes' | 'sha256'>,
  edition: IndexedEdition,
  kinds: readonly OutputKind[],
): ExpectedFile => ({
  ...file,
  type: kindOfFile(file.name, kinds)?.mediaType ?? '',
  said: sayFormat(file.name, folderOf(edition.metadata.id), edition.manuscript.labels, edition),
  size: saySize(file.bytes),
});

/** Files, as a page with two languages must offer them. */
export const offersOf = (
  files: ReadonlyMap<string, string | Uint8Array>,
): Pick<ExpectedFile, 'name' | 'size' | 'sha256'>[] =>
  [...files].map(([name, content]) => ({
    name,
    size: saySize(Buffer.from(content).length),
    sha256: createHash('sha256').update(Buffer.from(content)).digest('hex'),
  }));

function sayFormat(name: string, id: string, labels: Labels, edition: IndexedEdition): string {
  const dot = name.lastIndexOf('.');
  const format = name.slice(dot + 1).toUpperCase();
  const variant = name.slice(id.length + 1, dot);
  return variant === '' || dot <= id.length
    ? format
    : sayLabel(edition, 'bracketed', format, labels[`webFormat.${variant}`] ?? variant);
}

/** A size in kilobytes or megabytes of 1000. */
const saySize = (bytes: number): string =>
  bytes >= 999_500 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
