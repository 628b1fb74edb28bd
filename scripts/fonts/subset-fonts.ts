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
import { profileOf } from '../languages/registry.ts';
import type { Face } from '../model/outputs.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Characters, charactersOf } from './character-sets.ts';
import { faceFor } from './choose-face.ts';
import { pressHyphen, separateGlyphs } from './face-glyphs.ts';
import { withoutOtherLetters } from './language-forms.ts';
import { mendFace } from './mended-face.ts';
import { findMissing, missingCharacter } from './missing-characters.ts';
import { readFace } from './read-face.ts';
import { type FontFile, typefacesFor } from './typeface-files.ts';

const han = /\p{Script=Han}/u;
const only = (text: string, test: (character: string) => boolean) => [...text].filter(test).join('');

/**
 * The characters that a face is cut to: those for which its family is chosen. 楷 takes its punctuation, digits and Latin
 * from 宋, and what it has not too; so does the face of headings.
 */
function covered({ family, stands }: FontFile, language: string, characters: Characters): string {
  const own = characters[stands];
  const { body, emphasis, headings } = profileOf(language).typefaces;
  if (family === body.family) return only(own, (character) => (faceFor(character, language) ?? body).family === family);
  if (family === emphasis.family) return only(own, (character) => han.test(character));
  if (family === headings.family) return own;
  const chosen = only(own, (character) => faceFor(character, language)?.family === family);
  // A mark over a letter is set by the face of the letter: this one has both, whichever of them it was chosen for.
  if (/\p{M}/u.test(chosen)) return own;
  return /\p{L}/u.test(chosen) ? chosen + only(own, (character) => /\p{M}/u.test(character)) : chosen;
}

/** The hyphen of divided words looks as that of the text does. */
const hyphens = new Map([[pressHyphen.codePointAt(0) as number, 0x2010]]);
/** The features of OpenType that styles ask for. */
const features = ['vert', 'vrt2', 'locl', 'ccmp', 'kern', 'mark', 'mkmk', 'liga', 'halt', 'chws', 'vhal', 'vchw'];

/** Letters that join have a form for each place in a word, and some of them one together. */
const joining = ['isol', 'init', 'medi', 'fina', 'rlig'];

/**
 * Of a face of words that is mended: old-style figures, as wide as they are drawn, those of running text; marks that
 * stand apart.
 */
const mended = ['onum', 'pnum', 'dist'];

const cut = (
  { module, joins, oldStyle }: FontFile,
  wanted: string,
  targetFormat: 'truetype' | 'woff2',
): Promise<Uint8Array> =>
  subsetFont(withoutOtherLetters(oldStyle ? mendFace(readFace(module)) : readFace(module)), wanted, {
    targetFormat,
    keepFeatures: [...features, ...(joins ? joining : []), ...(oldStyle ? mended : [])],
    noHinting: true,
    // Copyright, trademark, licence and its address.
    preserveNameIds: [0, 7, 13, 14],
  });

/**
 * The faces for an edition. `documents` are XHTML or HTML texts of every format; bold and 楷 are cut to what
 * stands in elements that `text.css` sets in them. K501 for each character that no face has.
 */
export async function subsetFonts(edition: IndexedEdition, documents: readonly string[]): Promise<Outcome<Face[]>> {
  const { language } = edition.metadata;
  const characters = charactersOf(documents, language);
  const problems = missingIn(edition, documents, characters);
  if (problems.length > 0) return { problems };
  const faces: Face[] = [];
  for (const face of typefacesFor(language)) {
    const wanted = covered(face, language, characters);
    const other = isOther(face, language);
    if (wanted === '' || !documents.some((document) => namesFace(document, { ...face, other }))) continue;
    const bytes = separateGlyphs(await cut(face, wanted, 'truetype'), hyphens);
    faces.push(faceOf(face, bytes, other));
  }
  return { value: faces, problems: [] };
}

/** K501 for each character of the documents that no face has. */
export function missingIn(
  edition: IndexedEdition,
  documents: readonly string[],
  characters: Characters = charactersOf(documents, edition.metadata.language),
): Problem[] {
  const { language } = edition.metadata;
  const missing = new Set([...characters.all].filter((character) => !faceFor(character, language)));
  return missing.size > 0 ? missingFrom(edition, [...missing]) : [];
}

/** K501, with the place in the text where it is known: labels and templates have none. */
function missingFrom(edition: IndexedEdition, characters: readonly string[]): Problem[] {
  const found = findMissing(edition);
  if (found.length > 0) return found;
  const place = { file: edition.manuscript.file, line: 1, column: 1 };
  return characters.map((character) => missingCharacter(character, 'a label or a template', place));
}

/** True for a face that no style of the language names. */
function isOther({ family }: FontFile, language: string): boolean {
  const { body, emphasis, headings } = profileOf(language).typefaces;
  return ![body, emphasis, headings].some((one) => one.family === family);
}

const faceOf = ({ family, weight, italic, file }: FontFile, bytes: Uint8Array, other: boolean): Face => ({
  family,
  weight,
  ...(italic ? { italic } : {}),
  ...(other ? { other } : {}),
  file,
  bytes,
  license: 'OFL-1.1',
});

/** The faces that a style names, and those behind them. */
export const facesOf = (faces: readonly Face[], style: string): Face[] =>
  faces.filter((face) => namesFace(style, face));

const namesFace = (style: string, { family, weight, other }: Pick<Face, 'family' | 'weight' | 'other'>): boolean =>
  (other || style.includes(`"${family}"`)) &&
  (weight === 400 || new RegExp(`(font-weight|text-weight|font):\\s*${weight}\\b`).test(style));

/**
 * A style sheet, or a document with one, in which every list of the press's families goes on with those that no style
 * names: they set what the named ones have not. The same text when there are none.
 * Example: `font-family: "Kanben Song", serif` → `font-family: "Kanben Song", "Kanben Letters", serif`
 */
export function nameOtherFaces(style: string, faces: readonly Face[]): string {
  const families = [...new Set(faces.filter(({ other }) => other).map(({ family }) => `"${family}"`))];
  if (families.length === 0) return style;
  return style.replace(/"Kanben [^"]+"(?:, "Kanben [^"]+")*/g, (list) =>
    [list, ...families.filter((family) => !list.includes(family))].join(', '),
  );
}

/** What `web.css` names, here and in the folders of the writing systems. */
const webFaces = /^(song-regular|song-bold|kai-regular|(serif|broad|naskh|letters|signs|symbols|rare|emoji)-.*)\.ttf$/;

/**
 * The faces for pages of the web: WOFF2, cut to what stands in `documents`. What a page adds to the book is said in
 * words that the book's faces have.
 */
export async function subsetWebFonts(documents: readonly string[], language: string): Promise<Face[]> {
  const characters = charactersOf(documents, language);
  const faces: Face[] = [];
  for (const face of typefacesFor(language).filter(({ file }) => webFaces.test(file))) {
    const wanted = covered(face, language, characters);
    if (wanted === '') continue;
    const file = face.file.replace(/ttf$/, 'woff2');
    faces.push(faceOf({ ...face, file }, await cut(face, wanted, 'woff2'), isOther(face, language)));
  }
  return faces;
}

/** The characters (code points) for which a face has a glyph. */
export const glyphsOf = (bytes: Uint8Array): Set<number> =>
  new Set(new FontFace(new FontBlob(toArrayBuffer(bytes))).collectUnicodes());

/**
 * `@font-face` rules; `address` gives each face's URL. Metrics are fixed so that every line has the same height (R4).
 * `swap`: until a face has come the text stands in those of the system, and is not waited for.
 */
export function faceStyles(faces: readonly Face[], address: (face: Face) => string, swap = false): string {
  return faces
    .map((face) => {
      const { family, weight, italic, file } = face;
      const format = file.endsWith('.woff2') ? 'woff2' : 'truetype';
      return (
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${italic ? 'italic' : 'normal'};` +
        `src:url("${address(face)}") format("${format}");${swap ? 'font-display:swap;' : ''}` +
        'ascent-override:88%;descent-override:12%;line-gap-override:0%}'
      );
    })
    .join('\n');
}

/** A face as a data: URL, for a page that may fetch nothing. */
export const faceData = (face: Face): string =>
  `data:font/${face.file.endsWith('.woff2') ? 'woff2' : 'ttf'};base64,${Buffer.from(face.bytes).toString('base64')}`;

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
