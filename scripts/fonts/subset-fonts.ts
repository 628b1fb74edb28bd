/**
 * Cuts each typeface to the characters of the edition. In: the print HTML and the EPUB's texts. Out: TrueType
 * faces, and their CSS. Promises that a character no typeface has stops the build, and that nothing but the
 * needed characters is left in a face, so that Chromium cannot write a Kangxi radical for a character.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { Blob as FontBlob, Face as FontFace } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import type { LanguageProfile } from '../languages/profile.ts';
import { profileOf } from '../languages/registry.ts';
import { hei, kai, serif, song } from '../languages/typefaces.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { Face } from '../model/outputs.ts';
import type { Outcome } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { placeAt, plainText } from '../model/text.ts';
import { pressHyphen, separateGlyphs } from './face-glyphs.ts';

/** Characters of the edition: of everything, and of what is set in bold and in 楷. */
interface Characters {
  all: string;
  bold: string;
  kai: string;
}

interface Typeface {
  family: string;
  weight: number;
  italic?: boolean;
  /** Path of the whole face, as Node resolves it. */
  module: string;
  file: string;
  /** Which of the edition's characters may stand in it. */
  stands: keyof Characters;
}

const han = /\p{Script=Han}/u;
/** What the face for words has not: arrows, circled figures, Chinese characters and their marks, which a name in the text may bring along. */
const eastAsian = /[\u2190-\u21ff\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u;
const only = (text: string, test: RegExp) => [...text].filter((character) => test.test(character)).join('');

/**
 * Every face that there is. 宋 light and 黑 are for formats that name them. Which families a language has, and what for, its
 * profile says.
 */
const typefaces: Typeface[] = [
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

const words = (text: string) => [...text].filter((character) => !eastAsian.test(character)).join('');

/** The characters that a face is cut to: beside a face for Chinese names no other one has their characters, and 楷 takes its punctuation, digits and Latin from 宋. */
function covered(
  { family, stands }: Typeface,
  { body, emphasis, foreign }: LanguageProfile['typefaces'],
  characters: Characters,
): string {
  const own = characters[stands];
  if (family === foreign?.family) return only(own, eastAsian);
  if (foreign) return words(own);
  return family === emphasis.family && emphasis !== body ? only(own, han) : own;
}

/** The faces of a language, those of its text first. */
function typefacesFor(language: string): Typeface[] {
  const { body, emphasis, headings, foreign } = profileOf(language).typefaces;
  const families = new Set([body, emphasis, headings, ...(foreign ? [foreign] : [])].map(({ family }) => family));
  return typefaces.filter(({ family }) => families.has(family));
}

/** The hyphen of divided words looks as that of the text does. */
const hyphens = new Map([[pressHyphen.codePointAt(0) as number, 0x2010]]);
const features = ['vert', 'vrt2', 'locl', 'ccmp', 'kern', 'mark', 'mkmk', 'liga', 'halt', 'chws', 'vhal', 'vchw'];
const require = createRequire(import.meta.url);

/**
 * The faces for an edition. `documents` are XHTML or HTML texts of every format; bold and 楷 are cut to what
 * stands in elements that `text.css` sets in them. K501 for each character that the text face lacks.
 */
export async function subsetFonts(edition: IndexedEdition, documents: readonly string[]): Promise<Outcome<Face[]>> {
  const characters = charactersOf(documents, edition.metadata.language);
  const faces: Face[] = [];
  const problems: Outcome<Face[]>['problems'] = [];
  const roles = profileOf(edition.metadata.language).typefaces;
  for (const face of typefacesFor(edition.metadata.language)) {
    const { family, weight, italic, module, file } = face;
    const wanted = covered(face, roles, characters);
    if (wanted === '' || !documents.some((document) => names(document, family, weight))) continue;
    const cut = await subsetFont(wholeFace(module), wanted, {
      targetFormat: 'truetype',
      keepFeatures: features,
      noHinting: true,
      preserveNameIds: [0, 7, 13, 14],
    });
    const bytes = separateGlyphs(cut, hyphens);
    const has = glyphsOf(cut);
    for (const character of wanted) {
      const code = character.codePointAt(0) as number;
      if (!has.has(code) && /Song|Serif/.test(family) && !/\s/.test(character))
        problems.push(missing(edition, character, code));
    }
    faces.push({ family, weight, ...(italic ? { italic } : {}), file, bytes, license: 'OFL-1.1' });
  }
  const unique = problems.filter((p, i) => problems.findIndex((q) => q.message === p.message) === i);
  return unique.length > 0 ? { problems: unique } : { value: faces, problems };
}

/** A whole face as a TrueType file. Packages of WOFF are unpacked here (WOFF 1.0, 3 to 5): a reader in JavaScript takes five times as long. */
function wholeFace(module: string): Uint8Array {
  const file = readFileSync(require.resolve(module));
  if (file.toString('latin1', 0, 4) !== 'wOFF') return file;
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

/** The faces that a style names. */
export const facesOf = (faces: readonly Face[], style: string): Face[] =>
  faces.filter(({ family, weight }) => names(style, family, weight));

const names = (style: string, family: string, weight: number): boolean =>
  style.includes(`"${family}"`) &&
  (weight === 400 || new RegExp(`(font-weight|text-weight|font):\\s*${weight}\\b`).test(style));

/** What `web.css` names, here and in the folders of the writing systems. */
const webFaces = /^(song-regular|song-bold|kai-regular|serif-.*)\.ttf$/;

/** The faces for pages of the web: WOFF2, cut to what stands in `documents`. What a page adds to the book is said in words that the book's faces have. */
export async function subsetWebFonts(documents: readonly string[], language: string): Promise<Face[]> {
  const characters = charactersOf(documents, language);
  const faces: Face[] = [];
  const roles = profileOf(language).typefaces;
  for (const face of typefacesFor(language).filter(({ file }) => webFaces.test(file))) {
    const { family, weight, italic, module, file } = face;
    const wanted = covered(face, roles, characters);
    if (wanted === '') continue;
    const bytes = await subsetFont(wholeFace(module), wanted, {
      targetFormat: 'woff2',
      keepFeatures: features,
      noHinting: true,
      preserveNameIds: [0, 7, 13, 14],
    });
    faces.push({
      family,
      weight,
      ...(italic ? { italic } : {}),
      file: file.replace(/ttf$/, 'woff2'),
      bytes,
      license: 'OFL-1.1',
    });
  }
  return faces;
}

/** The characters (code points) for which a face has a glyph. */
export const glyphsOf = (bytes: Uint8Array): Set<number> =>
  new Set(new FontFace(new FontBlob(toArrayBuffer(bytes))).collectUnicodes());

/** `@font-face` rules; `address` gives each face's URL. Metrics are fixed so that every line has the same height (R4). */
export function faceStyles(faces: readonly Face[], address: (face: Face) => string): string {
  return faces
    .map(
      (face) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.italic ? 'italic' : 'normal'};src:url("${address(face)}") format("${face.file.endsWith('.woff2') ? 'woff2' : 'truetype'}");ascent-override:88%;descent-override:12%;line-gap-override:0%}`,
    )
    .join('\n');
}

/** A face as a data: URL, for a page that may fetch nothing. */
export const faceData = (face: Face): string =>
  `data:font/${face.file.endsWith('.woff2') ? 'woff2' : 'ttf'};base64,${Buffer.from(face.bytes).toString('base64')}`;

/** Characters of all text, and of the elements that are set in bold and in 楷. Attributes that are read aloud or shown count too. */
function charactersOf(documents: readonly string[], language: string): Characters {
  const inWords = profileOf(language).writingSystem === 'alphabetic';
  const sets = { all: new Set<string>(), bold: new Set<string>(), kai: new Set<string>() };
  const isBold = /^(h[1-6]|strong|th|b)$/;
  const boldClass = /\b(cover-title|text-title|letter|main|part-title|title-line)\b/;
  const kaiClass =
    /\b(adopted|edition-number|cover-date|cover-parties|facts|hint|see-label|contents-range|editorial|running|kai|notes?)\b/;
  for (const document of documents) {
    const body = document.replace(/<(style|script)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '');
    const stack: { bold: boolean; kai: boolean }[] = [{ bold: false, kai: false }];
    for (const [, tag, text] of body.matchAll(/<([^>]*)>|([^<]+)/g)) {
      const top = stack.at(-1) ?? { bold: false, kai: false };
      if (text !== undefined) {
        for (const character of decode(text)) {
          if (character < ' ') continue;
          sets.all.add(character);
          if (top.bold) sets.bold.add(character);
          if (top.kai) sets.kai.add(character);
        }
        continue;
      }
      const name = /^\/?([\w:-]+)/.exec(tag ?? '')?.[1] ?? '';
      // Running heads are set from attributes: the title in 楷, and in words the section too.
      for (const [, running = ''] of [...(tag ?? '').matchAll(/data-(?:running|title)="([^"]*)"/g)].slice(
        0,
        inWords ? 2 : 1,
      ))
        for (const character of decode(running)) sets.all.add(character) && sets.kai.add(character);
      if (tag?.startsWith('/')) stack.pop();
      else if (tag && !tag.endsWith('/') && !/^[!?]/.test(tag) && !/^(meta|br|img|link|hr|input)\b/.test(name)) {
        const classes = /class="([^"]*)"/.exec(tag)?.[1] ?? '';
        stack.push({
          bold: top.bold || isBold.test(name) || boldClass.test(classes),
          kai: top.kai || kaiClass.test(classes) || /^(dt|figcaption|h3|blockquote|th)$/.test(name),
        });
      }
    }
  }
  // What style sheets and the layout add: folios, list markers, pages of the registers, hyphens.
  const digits = inWords ? '0123456789ivxlcdm—(),. •-\u2010…' : '0123456789ivxlcdm—（）()，,. •◦▪';
  return {
    all: [...sets.all, ...digits].join(''),
    bold: [...sets.bold, ...digits].join(''),
    kai: [...sets.kai].join(''),
  };
}

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] as string);

function missing(edition: IndexedEdition, character: string, code: number) {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')} ${character}`;
  for (const paragraph of paragraphsOf(edition)) {
    const at = plainText(paragraph.inlines).indexOf(character);
    if (at >= 0)
      return problem(
        'K501',
        { character: name, where: `paragraph ${paragraph.number}` },
        placeAt(paragraph.inlines, at, paragraph.place),
      );
  }
  return problem(
    'K501',
    { character: name, where: 'the front matter, a list, a heading or a label' },
    { file: edition.manuscript.file, line: 1, column: 1 },
  );
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
