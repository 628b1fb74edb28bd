/**
 * The faces beside the style sheet of a site: WOFF2, each cut from a face that is installed. In: the site's files, what
 * is installed. Out: problems. The only file that knows wawoff2, which unpacks them. Called by the output of the site.
 *
 *     await compareWebFaces(files, wanted, faces, wrong) → calls `wrong` with “song-regular.ttf draws “签” …”
 */
import decompress from 'wawoff2/decompress.js';
import { compareFaces, type FoundFace, type InstalledFace } from './closed-faces.ts';
import { compareSheets, type StylesWanted } from './closed-styles.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Compares every face that the style sheet of a site declares. */
export async function compareWebFaces(
  files: Files,
  wanted: StylesWanted,
  installed: readonly InstalledFace[],
  wrong: (detail: string) => void,
): Promise<void> {
  const text = (name: string) => Buffer.from(files.get(name) ?? '').toString();
  // Where the sheets differ from the styles another check says.
  const declared = compareSheets(text('faces.css'), text('site.css'), wanted, () => undefined);
  const found: FoundFace[] = [];
  // One after the other: what is unpacked stands in memory that the next one is unpacked into.
  for (const face of declared) found.push({ ...face, bytes: await unpack(face.address, files, wrong) });
  compareFaces(found, installed, (file) => file.replace(/ttf$/, 'woff2'), wrong);
}

async function unpack(address: string, files: Files, wrong: (detail: string) => void): Promise<Uint8Array | undefined> {
  const file = files.get(address);
  if (file === undefined) return undefined;
  try {
    return Uint8Array.from(await decompress(Buffer.from(file)));
  } catch {
    wrong(`${address} cannot be unpacked`);
    return undefined;
  }
}
