/**
 * Proves that a page shows the characters that it says: the outline of every glyph is that of the installed face from
 * which it was cut, for the very character that the PDF names, and its width is that of the outline. In: an open PDF,
 * the installed faces. Out: what is wrong, in words. Reads both sides with its own reader of TrueType. Called by
 * `verify-pdf.ts`.
 *
 *     comparePdfFaces(file, facesNamed, wrong)
 *       → calls `wrong` with "the typeface NotoSerifSC-Light does not show 会 where it says 会"
 */
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName, type PdfValue } from './objects/pdf-values.ts';
import { openFace, type TrueTypeFace } from './objects/truetype.ts';
import { readUnicodeMap } from './objects/unicode-map.ts';

type Wrong = (detail: string) => void;

/** The files of the installed faces that bear a PostScript name; none for one that is not installed. */
export type FacesNamed = (name: string) => readonly Uint8Array[];

/** Installed faces by their bytes: to open one takes longer than to compare a font with it. */
const opened = new WeakMap<Uint8Array, TrueTypeFace>();

function openInstalled(bytes: Uint8Array): TrueTypeFace {
  const face = opened.get(bytes) ?? openFace(bytes);
  opened.set(bytes, face);
  return face;
}

/** Codes have two bytes. */
const mostCodes = 65536;

/** No more characters of one face are said one by one. */
const mostSaid = 12;

/** Compares all fonts of all pages with the installed faces. */
export function comparePdfFaces(file: PdfFile, facesNamed: FacesNamed, wrong: Wrong): void {
  const installed = new Map<string, TrueTypeFace[]>();
  for (const font of fontsOf(file)) {
    const base = inner(file, font, 'BaseFont');
    const name = base instanceof PdfName ? base.name.replace(/^[A-Z]{6}\+/, '') : '';
    const say: Wrong = (detail) => wrong(`the typeface ${name} ${detail}`);
    if (!installed.has(name)) installed.set(name, facesNamed(name).map(openInstalled));
    const faces = installed.get(name) as TrueTypeFace[];
    if (faces.length === 0) {
      say('is none of those that are installed');
      continue;
    }
    try {
      compareFont(file, font, faces, say);
    } catch (error) {
      say(`cannot be read: ${(error as Error).message}`);
    }
  }
}

/** Every font of a page once. */
function fontsOf(file: PdfFile): Set<PdfDict> {
  const fonts = new Set<PdfDict>();
  const collect = (resources: PdfValue, depth: number): void => {
    if (!(resources instanceof Map) || depth > 4) return;
    const named = (key: string) => {
      const value = inner(file, resources, key);
      return value instanceof Map ? [...value.values()].map(file.follow) : [];
    };
    for (const font of named('Font')) if (font instanceof Map) fonts.add(font);
    for (const form of named('XObject'))
      if (form instanceof PdfBytes) collect(inner(file, form.dict, 'Resources'), depth + 1);
  };
  for (const page of pagesOf(file).pages) collect(inner(file, page, 'Resources'), 0);
  return fonts;
}

const inner = (file: PdfFile, dict: PdfDict, key: string): PdfValue => file.follow(dict.get(key));

/** The faces of one name are the weights and cuts that a package has under it: one of them has all glyphs. */
function compareFont(file: PdfFile, font: PdfDict, faces: readonly TrueTypeFace[], say: Wrong): void {
  const descendants = inner(file, font, 'DescendantFonts');
  const descendant = file.follow(Array.isArray(descendants) ? descendants[0] : null);
  const descriptor = descendant instanceof Map ? inner(file, descendant, 'FontDescriptor') : null;
  const program = descriptor instanceof Map ? inner(file, descriptor, 'FontFile2') : null;
  const map = inner(file, font, 'ToUnicode');
  if (!(descendant instanceof Map) || !(program instanceof PdfBytes) || !(map instanceof PdfBytes)) {
    say('is not embedded as a TrueType face with its map');
    return;
  }
  const embedded = openFace(file.unpack(program));
  const meanings = readUnicodeMap(file.unpack(map));
  const unlike = faces.map((face) => [...meanings].filter(([code, text]) => !shows(embedded, code, face, text)));
  const least = unlike.sort((a, b) => a.length - b.length)[0] ?? [];
  for (const [, text] of least.slice(0, mostSaid)) say(`does not show “${text}” where it says so`);
  if (least.length > mostSaid) say(`does not show ${least.length - mostSaid} characters more where it says so`);
  const widths = widthsOf(file, descendant);
  for (const [code, text] of meanings) {
    const due = (embedded.advance(code) * 1000) / embedded.unitsPerEm;
    if (Math.abs(widths(code) - due) > 1)
      say(`has “${text}” ${widths(code)} wide, and its outline is ${Math.round(due)}`);
  }
}

/** Whether a glyph draws what the installed face draws for a text, or what that face puts in its place. */
function shows(embedded: TrueTypeFace, glyph: number, face: TrueTypeFace, text: string): boolean {
  // The hyphen of a divided word is no character of the text, and looks as one does.
  const said = text === '\u00ad' ? '\u2010' : text;
  const row = [...said].map((character) => face.glyphOf(character.codePointAt(0) as number));
  const [only] = row;
  const outline = embedded.outline(glyph);
  const own = row.length === 1 && only !== undefined && only > 0 ? [only] : [];
  return [...own, ...face.standIns(row)].some((candidate) => face.outline(candidate) === outline);
}

/** The widths of a font in thousandths of its size (ISO 32000-1, 9.7.4.3). */
function widthsOf(file: PdfFile, descendant: PdfDict): (code: number) => number {
  const list = inner(file, descendant, 'W');
  const absent = Number(inner(file, descendant, 'DW') ?? 1000);
  const widths = new Map<number, number>();
  const values = Array.isArray(list) ? list.map(file.follow) : [];
  for (let i = 0; i < values.length; ) {
    const [first, second] = [Number(values[i]), values[i + 1]];
    if (Array.isArray(second)) {
      for (const [j, width] of second.entries()) widths.set(first + j, Number(file.follow(width)));
      i += 2;
    } else {
      const last = Math.min(Number(second), first + 65535);
      if (widths.size + last - first > mostCodes) throw new Error('it has widths for more codes than there are');
      for (let code = first; code <= last; code++) widths.set(code, Number(values[i + 2]));
      i += 3;
    }
  }
  return (code) => widths.get(code) ?? absent;
}
