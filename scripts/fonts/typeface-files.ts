/**
 * The files of the typefaces. In: the packages that hold them. Out: which faces there are, which a language uses, one
 * table of a face; `read-face.ts` reads a whole one. Promises that every family of `languages/typefaces.ts` is here.
 * Called by `subset-fonts.ts`, which cuts them, by `choose-face.ts`, which asks what they have, and for the witness of
 * the PDF.
 *
 *     typefacesFor('en') → serif-regular.ttf, serif-italic.ttf, serif-bold.ttf … those of its text first
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { profileOf } from '../languages/registry.ts';
import {
  broad,
  emoji,
  hei,
  kai,
  letters,
  naskh,
  rare,
  serif,
  signs,
  song,
  songTraditional,
  symbols,
  type Typeface,
} from '../languages/typefaces.ts';
import type { Characters } from './character-sets.ts';

/** A file of a family; two languages may have different faces for one. */
export interface FontFile extends Typeface {
  weight: number;
  italic?: boolean;
  /** Path of the whole face, as Node resolves it. */
  module: string;
  file: string;
  /** Which of the edition's characters may stand in it: of all text, in bold, in bold that is slanted, in 楷. */
  stands: keyof Characters;
}

const require = createRequire(import.meta.url);

/**
 * Every face that there is. 宋 light and 黑 are for formats that name them. Which families a language has, and what for,
 * its profile says.
 */
const typefaces: FontFile[] = [
  ...uprights(serif, 'serif', [
    '@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf',
    '@expo-google-fonts/eb-garamond/700Bold/EBGaramond_700Bold.ttf',
  ]),
  ...italics(serif, 'serif', 'eb-garamond/*_Italic/EBGaramond_*_Italic.ttf', ['400Regular', '700Bold']),
  ...uprights(broad, 'broad', [
    '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
    '@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf',
  ]),
  ...italics(broad, 'broad', 'noto-serif/*_Italic/NotoSerif_*_Italic.ttf', ['400Regular', '700Bold']),
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
  ...uprights(songTraditional, 'song', [
    '@expo-google-fonts/noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf',
    '@expo-google-fonts/noto-serif-tc/700Bold/NotoSerifTC_700Bold.ttf',
  ]),
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
  ...amiri('400Regular', 'Amiri_400Regular', 'regular'),
  ...amiri('700Bold', 'Amiri_700Bold', 'bold'),
  // Regular would be blacker than 宋, and light is as black.
  ...uprights(letters, 'letters', [
    '@expo-google-fonts/noto-serif/300Light/NotoSerif_300Light.ttf',
    '@expo-google-fonts/noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
  ]),
  ...italics(letters, 'letters', 'noto-serif/*_Italic/NotoSerif_*_Italic.ttf', ['300Light', '600SemiBold']),
  ...uprights(signs, 'signs', [
    '@expo-google-fonts/stix-two-math/400Regular/STIXTwoMath_400Regular.ttf',
    // It has no bold: its signs are in bold text what they are elsewhere.
    '@expo-google-fonts/stix-two-math/400Regular/STIXTwoMath_400Regular.ttf',
  ]),
  ...uprights(symbols, 'symbols', [
    '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
    '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  ]),
  ...uprights(rare, 'rare', [
    '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
    '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff',
  ]),
  ...uprights(emoji, 'emoji', [
    '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
    '@expo-google-fonts/noto-emoji/700Bold/NotoEmoji_700Bold.ttf',
  ]),
];

/** The regular and the bold of a face, both upright. */
function uprights(face: Typeface, file: string, [regular, bold]: readonly [string, string]): FontFile[] {
  return [
    { ...face, weight: 400, module: regular, file: `${file}-regular.ttf`, stands: 'all' },
    { ...face, weight: 700, module: bold, file: `${file}-bold.ttf`, stands: 'bold' },
  ];
}

/** Amiri in one of its weights, upright and slanted. */
function amiri(folder: string, file: string, cut: 'regular' | 'bold'): FontFile[] {
  const weight = cut === 'bold' ? 700 : 400;
  const upright = `@expo-google-fonts/amiri/${folder}/${file}.ttf`;
  const slanted = `@expo-google-fonts/amiri/${folder}_Italic/${file}_Italic.ttf`;
  const name = cut === 'bold' ? 'naskh-bold-italic' : 'naskh-italic';
  return [
    { ...naskh, weight, module: upright, file: `naskh-${cut}.ttf`, stands: cut === 'bold' ? 'bold' : 'all' },
    {
      ...naskh,
      weight,
      italic: true,
      module: slanted,
      file: `${name}.ttf`,
      stands: cut === 'bold' ? 'slantedBold' : 'all',
    },
  ];
}

/** The slanted faces of a family in two of its weights, as its package names them: `*` stands for a weight. */
function italics(face: Typeface, file: string, path: string, [regular, bold]: readonly [string, string]): FontFile[] {
  const slanted = (cut: string) => ({
    ...face,
    italic: true,
    module: `@expo-google-fonts/${path.replaceAll('*', cut)}`,
  });
  return [
    { ...slanted(regular), weight: 400, file: `${file}-italic.ttf`, stands: 'all' },
    { ...slanted(bold), weight: 700, file: `${file}-bold-italic.ttf`, stands: 'slantedBold' },
  ];
}

/** The files of all faces, by the names of their modules. */
export const faceFiles = (): Map<string, string> =>
  new Map(typefaces.map(({ module }) => [module, require.resolve(module)]));

/** The faces of a language, those of its text first. */
export function typefacesFor(language: string): FontFile[] {
  const { body, emphasis, headings, others } = profileOf(language).typefaces;
  const wanted = [body, emphasis, headings, ...others];
  return typefaces.filter((file) => wanted.some((face) => isOf(file, face)));
}

/** All files of a face: its weights, upright and slanted. */
export const cutsOf = (face: Typeface): FontFile[] => typefaces.filter((file) => isOf(file, face));

const isOf = (file: FontFile, { family, name }: Typeface): boolean => file.family === family && file.name === name;

/**
 * One table of a face, without reading the rest of a file of many megabytes. Throws when the face does not have it.
 * Example: `readFontTable(cutsOf(song)[0].module, 'cmap')`
 */
export function readFontTable(module: string, tag: string): Buffer {
  const file = openSync(require.resolve(module), 'r');
  try {
    const read = (at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, at);
      return bytes;
    };
    const head = read(0, 14);
    const packed = head.toString('latin1', 0, 4) === 'wOFF';
    const [start, step] = packed ? [44, 20] : [12, 16];
    const directory = read(start, step * head.readUInt16BE(packed ? 12 : 4));
    for (let entry = 0; entry < directory.length; entry += step) {
      if (directory.toString('latin1', entry, entry + 4) !== tag) continue;
      const [a, b, c] = [4, 8, 12].map((field) => directory.readUInt32BE(entry + field)) as [number, number, number];
      // WOFF: offset, packed length, length. TrueType: check sum, offset, length.
      if (!packed) return read(b, c);
      return b < c ? inflateSync(read(a, b)) : read(a, b);
    }
    throw new Error(`${module} has no table ${tag}`);
  } finally {
    closeSync(file);
  }
}

/**
 * The files of the faces that bear a PostScript name (ISO/IEC 14496-22, name 6), as they are installed: for a witness,
 * which reads them itself. The same bytes each time, which nobody changes: every PDF of a title asks for the same ones.
 * Example: `facesNamed('NotoSerifSC-Light')` → one file of 12 MB.
 */
export function facesNamed(postscript: string): readonly Uint8Array[] {
  const faces =
    named.get(postscript) ??
    [...new Set(typefaces.map(({ module }) => module))]
      .filter((module) => postscriptName(readFontTable(module, 'name')) === postscript)
      .map((module) => readFileSync(require.resolve(module)));
  if (faces.length > 0) named.set(postscript, faces);
  return faces;
}

/** What was asked for by its name. */
const named = new Map<string, readonly Uint8Array[]>();

/** Name 6 of a table of names, as Windows has it: UTF-16. */
function postscriptName(table: Buffer): string {
  const strings = table.readUInt16BE(4);
  for (let at = 6; at < 6 + 12 * table.readUInt16BE(2); at += 12) {
    if (table.readUInt16BE(at) !== 3 || table.readUInt16BE(at + 6) !== 6) continue;
    const from = strings + table.readUInt16BE(at + 10);
    return Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)))
      .swap16()
      .toString('utf16le');
  }
  return '';
}
