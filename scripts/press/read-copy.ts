/**
 * Reads a copy from the disk: a file, or a folder with the files of a reading edition, which becomes an archive of
 * them. In: a path. Out: its bytes. Follows no link out of the folder; throws an `Error` in words for what is too
 * large. Called by `npm run verify`.
 *
 *     readCopy('build/treaty') → an archive with its files in it
 */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** So much is read of a file or a folder. */
const mostBytes = 512 * 1024 * 1024;
const mostFiles = 10_000;

/** The bytes of a copy. */
export async function readCopy(path: string): Promise<Uint8Array> {
  const whole = statSync(path);
  if (!whole.isDirectory() && whole.size > mostBytes) throw new Error(`it has more than ${mostBytes} bytes`);
  if (!whole.isDirectory()) return new Uint8Array(readFileSync(path));
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
      if (size > mostBytes) throw new Error(`the folder holds more than ${mostBytes} bytes`);
      if (files.size >= mostFiles) throw new Error(`the folder holds more than ${mostFiles} files`);
      files.set(relative(path, full).replaceAll('\\', '/'), readFileSync(full));
    }
  };
  walk(path);
  if (!files.has('index.html')) throw new Error('the folder has no index.html');
  return packStored(files);
}
