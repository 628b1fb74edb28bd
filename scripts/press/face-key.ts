/**
 * What the typefaces are, as far as a build depends on them. In: nothing but the packages. Out: a hash of the bytes of
 * every face. Promises that a face that was changed or cut is noticed; of one that has the size and the times of the
 * last look the hash of that look counts, which is kept in the cache. Called by `build-cache.ts`.
 *
 *     keyOfFaces() → '3b0c…'
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faceFiles } from '../fonts/typeface-files.ts';
import { cacheFolder } from '../project/cache-folder.js';
import { sha256Of } from '../project/checksum.js';
import { move, writeWhole } from '../project/disk.js';
import { timesOf } from '../project/kept-folder.js';
import { pressRoot } from '../project/project.ts';
import { readRegular, readRegularText } from '../project/regular-file.ts';
import { runName } from '../project/run-name.js';

/** Path → its size and times, its SHA-256. */
type Looked = Record<string, [times: string, sum: string]>;

/** Hash of all faces. Throws when one is not there. */
export function keyOfFaces(): string {
  const files = faceFiles();
  const before = readLooked();
  const now: Looked = Object.fromEntries(
    [...files.values()].map((path) => {
      const times = timesOf(path);
      const [known, sum] = before[path] ?? [];
      return [path, [times, known === times && sum ? sum : sha256Of(readRegular(path))]];
    }),
  );
  if (JSON.stringify(now) !== JSON.stringify(before)) keepLooked(now);
  return sha256Of([...files].map(([module, path]) => `${module} ${now[path]?.[1]}`).join('\n'));
}

const listPath = (): string => join(cacheFolder(pressRoot()), 'faces.json');

/** What was looked at; the first line is the hash of the second. */
function readLooked(): Looked {
  try {
    const [sum, text = ''] = existsSync(listPath()) ? readRegularText(listPath()).split('\n') : [];
    return sum === sha256Of(text) ? (JSON.parse(text) as Looked) : {};
  } catch {
    return {};
  }
}

/** Failing to is no mistake: the next build looks again. */
function keepLooked(looked: Looked): void {
  try {
    const [path, text] = [listPath(), JSON.stringify(looked)];
    const beside = `${path}.${runName()}`;
    writeWhole(beside, `${sha256Of(text)}\n${text}`);
    move(beside, path);
  } catch {
    return;
  }
}
