/**
 * Reads a copy from the disk: a file, or a folder with the files of a reading edition, which becomes an archive of
 * them. In: a path. Out: its bytes. Follows no link out of the folder; throws an `Error` in words for what is too
 * large. Called by `npm run verify`.
 *
 *     readCopy('build/treaty') → an archive with its files in it
 */
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beyondBudget, doors, sayExcess } from '../model/budgets.ts';
import { readRegular } from '../project/regular-file.ts';

/** A file may be so large, whatever it is. */
const [mostBytes] = doors.copy.limits.bytes;

/** The bytes of a copy. */
export async function readCopy(path: string): Promise<Uint8Array> {
  if (!statSync(path).isDirectory()) return new Uint8Array(readRegular(path, mostBytes));
  const { packStored } = await import('../proof/read-epub.ts');
  const files = new Map<string, Uint8Array>();
  let size = 0;
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder).sort()) {
      const full = join(folder, name);
      const found = lstatSync(full);
      if (found.isDirectory()) walk(full);
      if (!found.isFile()) continue;
      size += found.size;
      const excess = beyondBudget('copy', { bytes: size, files: files.size + 1 });
      if (excess) throw new Error(`the folder: ${sayExcess(excess)}`);
      files.set(relative(path, full).replaceAll('\\', '/'), readRegular(full));
    }
  };
  walk(path);
  if (!files.has('index.html')) throw new Error('the folder has no index.html');
  return packStored(files);
}
