/**
 * The files of the typefaces. In: the packages that hold them. Out: which faces there are, which a language uses, and
 * the whole face as TrueType. Promises that a face of every family of `languages/typefaces.ts` is here. Called by
 * `subset-fonts.ts`, which cuts them.
 *
 *     typefacesFor('en') → serif-regular.ttf, serif-italic.ttf, serif-bold.ttf … those of its text first
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { profileOf } from '../languages/registry.ts';
import { hei, kai, serif, song } from '../languages/typefaces.ts';

export interface FontFile {
  family: string;
  weight: number;
  italic?: boolean;
  /** Path of the whole face, as Node resolves it. */
  module: string;
  file: string;
  /** Which of the edition's characters may stand in it: all, those in bold, those in 楷. */
  stands: 'all' | 'bold' | 'kai';
}

const require = createRequire(import.meta.url);

/**
 * Every face that there is. 宋 light and 黑 are for formats that name them. Which families a language has, and what for,
 * its profile says.
 */
const typefaces: FontFile[] = [
  {
    ...serif,
    weight: 400,
    module: '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
    file: 'serif-regular.ttf',
    stands: 'all',
  },
  {
    ...serif,
    weight: 400,
    italic: true,
    module: '@expo-google-fonts/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
    file: 'serif-italic.ttf',
    stands: 'all',
  },
  {
    ...serif,
    weight: 700,
    module: '@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf',
    file: 'serif-bold.ttf',
    stands: 'bold',
  },
  {
    ...song,
    weight: 400,
    module: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    file: 'song-regular.ttf',
    stands: 'all',
  },
  {
    ...song,
    weight: 300,
    module: '@expo-google-fonts/noto-serif-sc/300Light/NotoSerifSC_300Light.ttf',
    file: 'song-light.ttf',
    stands: 'all',
  },
  {
    ...song,
    weight: 700,
    module: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    file: 'song-bold.ttf',
    stands: 'bold',
  },
  {
    ...kai,
    weight: 400,
    module: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
    file: 'kai-regular.ttf',
    stands: 'kai',
  },
  {
    ...hei,
    weight: 400,
    module: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    file: 'hei-regular.ttf',
    stands: 'bold',
  },
];

/** The faces of a language, those of its text first. */
export function typefacesFor(language: string): FontFile[] {
  const { body, emphasis, headings, foreign } = profileOf(language).typefaces;
  const families = new Set([body, emphasis, headings, ...(foreign ? [foreign] : [])].map(({ family }) => family));
  return typefaces.filter(({ family }) => families.has(family));
}

/** A whole face as a TrueType file. Packages of WOFF are unpacked here. */
export function readFace(module: string): Uint8Array {
  const file = readFileSync(require.resolve(module));
  return file.toString('latin1', 0, 4) === 'wOFF' ? unpackWoff(file) : file;
}

/** WOFF 1.0, 3 to 5: a reader in JavaScript takes five times as long. */
function unpackWoff(file: Buffer): Buffer {
  const count = file.readUInt16BE(12);
  const face = Buffer.alloc(file.readUInt32BE(16));
  // The header: version, number of tables, and three numbers that follow from it and that nobody reads.
  file.copy(face, 0, 4, 8);
  face.writeUInt16BE(count, 4);
  let end = 12 + 16 * count;
  for (let i = 0; i < count; i++) {
    const entry = 44 + 20 * i;
    const [offset, packed, length] = [4, 8, 12].map((field) => file.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const table = file.subarray(offset, offset + packed);
    const record = 12 + 16 * i;
    // Tag and checksum, offset, length.
    file.copy(face, record, entry, entry + 4);
    file.copy(face, record + 4, entry + 16, entry + 20);
    face.writeUInt32BE(end, record + 8);
    face.writeUInt32BE(length, record + 12);
    (packed < length ? inflateSync(table) : table).copy(face, end);
    end += (length + 3) & ~3;
  }
  return face;
}
