/**
 * The files of a build as they were published: each with the hash that `SHA256SUMS` has for it. In: a build folder.
 * Out: names and hashes; the bytes of one, if they are still those. Promises to hand on no file that was changed after
 * the build. Writes nothing. Called by `verify` and `publish-edition`.
 *
 *     publishedFiles('/texts/build', 'treaty') → [{ name: 'treaty.pdf', sha256: '9f0c…' }, …]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from './checksum.js';
import { readRegular, readRegularText } from './regular-file.ts';

/** A published file: its path below the title's folder, and the SHA-256 of its bytes in hexadecimal digits. */
export interface PublishedFile {
  name: string;
  sha256: string;
}

/** What `SHA256SUMS` names of a title, in its order; nothing where there is no build of it. */
export function publishedFiles(build: string, title: string): PublishedFile[] {
  const path = join(build, 'SHA256SUMS');
  if (!existsSync(path)) return [];
  return readRegularText(path)
    .split('\n')
    .flatMap((line) => {
      const [, sha256 = '', name = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
      return name.startsWith(`${title}/`) ? [{ name: name.slice(title.length + 1), sha256 }] : [];
    });
}

/** The bytes of a published file; nothing when it is gone, or is not what was published. */
export function readPublished(build: string, title: string, { name, sha256 }: PublishedFile): Uint8Array | undefined {
  const path = join(build, title, name);
  if (name.split('/').includes('..') || !existsSync(path)) return undefined;
  const bytes = new Uint8Array(readRegular(path));
  return sha256Of(bytes) === sha256 ? bytes : undefined;
}
