/**
 * The fonts of a PDF with the programs that they carry. In: an open PDF. Out: each font of its pages once, and the box
 * of what each glyph draws. Reads them with its own reader of TrueType. Called by the witnesses of faces and of glyphs.
 *
 *     readFonts(file).get('AAAAAA+NotoSerif-Regular')?.boxOf(12) → { left: 0.04, bottom: 0, right: 0.6, top: 0.7 }
 */
import type { GlyphBox } from './objects/glyph-points.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName, type PdfValue } from './objects/pdf-values.ts';
import { openFace, type TrueTypeFace } from './objects/truetype.ts';

/** A font as the file has it. */
export interface EmbeddedFont {
  font: PdfDict;
  descendant: PdfDict;
  descriptor: PdfDict;
  /** The bytes of its program, unpacked. */
  program: Uint8Array;
  face: TrueTypeFace;
  /** What a glyph draws, in shares of the size of the type, y upwards; undefined for a blank. */
  boxOf: (glyph: number) => GlyphBox | undefined;
}

/** Font by `BaseFont`. `wrong` hears of fonts that are none, and of two of one name. */
export function readFonts(file: PdfFile, wrong: (detail: string) => void): Map<string, EmbeddedFont> {
  const fonts = new Map<string, EmbeddedFont>();
  for (const font of fontsOf(file)) {
    const base = file.follow(font.get('BaseFont'));
    const name = base instanceof PdfName ? base.name : '';
    const said = `the typeface ${name.replace(/^[A-Z]{6}\+/, '')}`;
    try {
      const opened = openFont(file, font);
      if (!opened) wrong(`${said} is not embedded as a TrueType face`);
      else if (fonts.has(name)) wrong(`${said} is there twice under one name`);
      else fonts.set(name, opened);
    } catch (error) {
      wrong(`${said} cannot be read: ${(error as Error).message}`);
    }
  }
  return fonts;
}

/** Every font of a page, or of a form, once. */
function fontsOf(file: PdfFile): Set<PdfDict> {
  const fonts = new Set<PdfDict>();
  const met = new Set<PdfDict>();
  const collect = (resources: PdfValue): void => {
    if (!(resources instanceof Map) || met.has(resources)) return;
    met.add(resources);
    const named = (key: string) => {
      const value = file.follow(resources.get(key));
      return value instanceof Map ? [...value.values()].map(file.follow) : [];
    };
    for (const font of named('Font')) if (font instanceof Map) fonts.add(font);
    for (const form of named('XObject')) if (form instanceof PdfBytes) collect(file.follow(form.dict.get('Resources')));
  };
  for (const page of pagesOf(file).pages) collect(file.follow(page.get('Resources')));
  return fonts;
}

function openFont(file: PdfFile, font: PdfDict): EmbeddedFont | undefined {
  const descendants = file.follow(font.get('DescendantFonts'));
  const descendant = file.follow(Array.isArray(descendants) ? descendants[0] : null);
  const descriptor = descendant instanceof Map ? file.follow(descendant.get('FontDescriptor')) : null;
  const stream = descriptor instanceof Map ? file.follow(descriptor.get('FontFile2')) : null;
  if (!(descendant instanceof Map) || !(descriptor instanceof Map) || !(stream instanceof PdfBytes)) return undefined;
  const program = file.unpack(stream);
  const face = openFace(program);
  const boxes = new Map<number, GlyphBox | undefined>();
  const boxOf = (glyph: number): GlyphBox | undefined => {
    if (!boxes.has(glyph)) boxes.set(glyph, shareOf(boxIn(face, glyph), face.unitsPerEm));
    return boxes.get(glyph);
  };
  return { font, descendant, descriptor, program, face, boxOf };
}

/** An outline that cannot be read is told by the witness of the faces. */
function boxIn(face: TrueTypeFace, glyph: number): GlyphBox | undefined {
  try {
    return face.box(glyph);
  } catch {
    return undefined;
  }
}

const shareOf = (box: GlyphBox | undefined, em: number): GlyphBox | undefined =>
  box && { left: box.left / em, bottom: box.bottom / em, right: box.right / em, top: box.top / em };
