/**
 * The files of published editions, as `publish-edition` froze them. In: a manuscript. Out: which file of which edition
 * has a SHA-256. Whether `editions.yaml` is right is `published-editions.ts`'s to say; what is not is passed over here.
 *
 *     frozenFiles(manuscript).get('9f0c…') → { edition: 2, name: 'treaty.pdf' }
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../manuscript/source-bytes.ts';
import { parseYaml } from '../manuscript/yaml-fields.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { FrozenEdition } from './published-editions.ts';

/** A file of a published edition. */
interface FrozenFile {
  edition: number;
  /** Its path below the title's folder of outputs. */
  name: string;
}

/** SHA-256 in hexadecimal digits → the file. Two editions with the same file: the first. */
export function frozenFiles({ folder, metadata }: Manuscript): Map<string, FrozenFile> {
  const files = new Map<string, FrozenFile>();
  const path = join(folder, 'editions.yaml');
  const text = existsSync(path) ? readText(path, path, []) : undefined;
  const { data } = text === undefined ? {} : (parseYaml(text, path, 1).root as { data?: unknown });
  const editions = (data as { editions?: FrozenEdition[] } | undefined)?.editions;
  for (const { number, languages } of Array.isArray(editions) ? editions : [])
    for (const [name, sha256] of Object.entries(languages?.[metadata.language]?.files ?? {}))
      if (!files.has(sha256)) files.set(sha256, { edition: number, name });
  return files;
}
