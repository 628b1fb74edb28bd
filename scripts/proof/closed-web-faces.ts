/**
 * The faces in the style sheet of a site: WOFF2, each cut from a face that is installed. In: the style sheet, what is
 * installed. Out: problems. The only file that knows wawoff2, which unpacks them. Called by the output of the site.
 *
 *     await compareWebFaces(css, wanted, faces, wrong) → calls `wrong` with “song-regular.ttf draws “签” … otherwise …”
 */
import decompress from 'wawoff2/decompress.js';
import { compareFaces, type FoundFace, type InstalledFace } from './closed-faces.ts';
import { compareStyles, type StylesWanted } from './closed-styles.ts';

const data = 'data:font/woff2;base64,';

/** Compares every face that a style sheet holds. */
export async function compareWebFaces(
  style: string,
  wanted: StylesWanted,
  installed: readonly InstalledFace[],
  wrong: (detail: string) => void,
): Promise<void> {
  // Where the sheet differs from the styles another check says.
  const declared = compareStyles(style, 'site.css', wanted, () => undefined);
  const found: FoundFace[] = [];
  // One after the other: what is unpacked stands in memory that the next one is unpacked into.
  for (const face of declared) found.push({ ...face, bytes: await unpack(face.address, wrong) });
  compareFaces(found, installed, undefined, wrong);
}

async function unpack(address: string, wrong: (detail: string) => void): Promise<Uint8Array | undefined> {
  if (!address.startsWith(data)) {
    wrong(`site.css asks for ${address.slice(0, 60)}`);
    return undefined;
  }
  try {
    return Uint8Array.from(await decompress(Buffer.from(address.slice(data.length), 'base64')));
  } catch {
    wrong('site.css holds a typeface that cannot be unpacked');
    return undefined;
  }
}
