/**
 * Cuts each typeface to the characters of the edition. In: the print HTML and the EPUB's texts. Out: TrueType faces,
 * and their CSS. Promises that a character no typeface has stops the build, and that nothing but the needed characters
 * is left in a face, so that Chromium cannot write a Kangxi radical for a character. The only file that knows
 * subset-font and harfbuzzjs. Called by `press/` for books, by the site for its pages, by the preview.
 *
 *     subsetFonts(edition, [html]) → { value: [{ family: 'Kanben Song', weight: 400, file: 'song-regular.ttf' … }] }
 */
import { Blob as FontBlob, Face as FontFace } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import type { LanguageProfile } from '../languages/profile.ts';
import { profileOf } from '../languages/registry.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { Face } from '../model/outputs.ts';
import type { Outcome } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { placeAt, plainText } from '../model/text.ts';
import { type Characters, charactersOf } from './character-sets.ts';
import { pressHyphen, separateGlyphs } from './face-glyphs.ts';
import { type FontFile, readFace, typefacesFor } from './typeface-files.ts';

const han = /\p{Script=Han}/u;
/**
 * What the face for words has not: arrows, circled figures, Chinese characters and their marks, which a name in the
 * text may bring along.
 */
const eastAsian = /[\u2190-\u21ff\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u;
const only = (text: string, test: RegExp) => [...text].filter((character) => test.test(character)).join('');

const words = (text: string) => [...text].filter((character) => !eastAsian.test(character)).join('');

/**
 * The characters that a face is cut to: beside a face for Chinese names no other one has their characters, and 楷 takes
 * its punctuation, digits and Latin from 宋.
 */
function covered(
  { family, stands }: FontFile,
  { body, emphasis, foreign }: LanguageProfile['typefaces'],
  characters: Characters,
): string {
  const own = characters[stands];
  if (family === foreign?.family) return only(own, eastAsian);
  if (foreign) return words(own);
  return family === emphasis.family && emphasis !== body ? only(own, han) : own;
}

/** The hyphen of divided words looks as that of the text does. */
const hyphens = new Map([[pressHyphen.codePointAt(0) as number, 0x2010]]);
/** The features of OpenType that styles ask for. */
const features = ['vert', 'vrt2', 'locl', 'ccmp', 'kern', 'mark', 'mkmk', 'liga', 'halt', 'chws', 'vhal', 'vchw'];

const cut = (module: string, wanted: string, targetFormat: 'truetype' | 'woff2'): Promise<Uint8Array> =>
  subsetFont(readFace(module), wanted, {
    targetFormat,
    keepFeatures: features,
    noHinting: true,
    // Copyright, trademark, licence and its address.
    preserveNameIds: [0, 7, 13, 14],
  });

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
    const subset = await cut(module, wanted, 'truetype');
    const bytes = separateGlyphs(subset, hyphens);
    const has = glyphsOf(subset);
    for (const character of wanted) {
      const code = character.codePointAt(0) as number;
      if (!has.has(code) && /Song|Serif/.test(family) && !/\s/.test(character))
        problems.push(missingCharacter(edition, character, code));
    }
    faces.push({ family, weight, ...(italic ? { italic } : {}), file, bytes, license: 'OFL-1.1' });
  }
  const unique = problems.filter((p, i) => problems.findIndex((q) => q.message === p.message) === i);
  return unique.length > 0 ? { problems: unique } : { value: faces, problems };
}

/** The faces that a style names. */
export const facesOf = (faces: readonly Face[], style: string): Face[] =>
  faces.filter(({ family, weight }) => names(style, family, weight));

const names = (style: string, family: string, weight: number): boolean =>
  style.includes(`"${family}"`) &&
  (weight === 400 || new RegExp(`(font-weight|text-weight|font):\\s*${weight}\\b`).test(style));

/** What `web.css` names, here and in the folders of the writing systems. */
const webFaces = /^(song-regular|song-bold|kai-regular|serif-.*)\.ttf$/;

/**
 * The faces for pages of the web: WOFF2, cut to what stands in `documents`. What a page adds to the book is said in
 * words that the book's faces have.
 */
export async function subsetWebFonts(documents: readonly string[], language: string): Promise<Face[]> {
  const characters = charactersOf(documents, language);
  const faces: Face[] = [];
  const roles = profileOf(language).typefaces;
  for (const face of typefacesFor(language).filter(({ file }) => webFaces.test(file))) {
    const { family, weight, italic, module, file } = face;
    const wanted = covered(face, roles, characters);
    if (wanted === '') continue;
    const bytes = await cut(module, wanted, 'woff2');
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

/**
 * `@font-face` rules; `address` gives each face's URL. Metrics are fixed so that every line has the same height (R4).
 */
export function faceStyles(faces: readonly Face[], address: (face: Face) => string): string {
  return faces
    .map((face) => {
      const { family, weight, italic, file } = face;
      const format = file.endsWith('.woff2') ? 'woff2' : 'truetype';
      return (
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${italic ? 'italic' : 'normal'};` +
        `src:url("${address(face)}") format("${format}");` +
        'ascent-override:88%;descent-override:12%;line-gap-override:0%}'
      );
    })
    .join('\n');
}

/** A face as a data: URL, for a page that may fetch nothing. */
export const faceData = (face: Face): string =>
  `data:font/${face.file.endsWith('.woff2') ? 'woff2' : 'ttf'};base64,${Buffer.from(face.bytes).toString('base64')}`;

/** K501 for a character, at the first place in the paragraphs where it stands. */
function missingCharacter(edition: IndexedEdition, character: string, code: number) {
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
