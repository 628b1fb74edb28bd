/**
 * Proves that a page shows the characters that it says: the outline of every glyph is that of the installed face from
 * which it was cut, for the very character that the PDF names, and its width is that of the outline. In: an open PDF,
 * the installed faces. Out: what is wrong, in words. Reads both sides with its own reader of TrueType. Called by
 * `verify-pdf.ts`.
 *
 *     comparePdfFaces(file, facesNamed, wrong)
 *       → calls `wrong` with "the typeface NotoSerifSC-Light does not show 会 where it says 会"
 */
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { openInstalled } from './objects/installed-face.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { PdfBytes, type PdfDict, PdfName, type PdfValue } from './objects/pdf-values.ts';
import { drawAlike, type TrueTypeFace } from './objects/truetype.ts';
import { readUnicodeMap } from './objects/unicode-map.ts';
import type { EmbeddedFont } from './pdf-fonts.ts';
import type { ReadPdf } from './read-pdf.ts';

type Wrong = (detail: string) => void;

/** The files of the installed faces that bear a PostScript name; none for one that is not installed. */
export type FacesNamed = (name: string) => readonly Uint8Array[];

/** Installed faces by their bytes: to open one takes longer than to compare a font with it. */
const opened = new WeakMap<Uint8Array, TrueTypeFace>();

function faceOf(bytes: Uint8Array): TrueTypeFace {
  const face = opened.get(bytes) ?? openInstalled(bytes);
  opened.set(bytes, face);
  return face;
}

/** Codes have two bytes. */
const mostCodes = 65536;

/** No more characters of one face are said one by one. */
const mostSaid = 12;

/** What ISO 32000-1, 9.9, wants of a face in a CIDFontType2: no map, no rules, no programs that bend outlines. */
const tablesDue = 'glyf, head, hhea, hmtx, loca, maxp';

/** Compares all fonts of a file with the installed faces. */
export function comparePdfFaces(
  file: PdfFile,
  fonts: ReadonlyMap<string, EmbeddedFont>,
  facesNamed: FacesNamed,
  wrong: Wrong,
): void {
  const installed = new Map<string, TrueTypeFace[]>();
  for (const [base, font] of fonts) {
    const name = base.replace(/^[A-Z]{6}\+/, '');
    const say: Wrong = (detail) => wrong(`the typeface ${name} ${detail}`);
    if (!installed.has(name)) installed.set(name, facesNamed(name).map(faceOf));
    const faces = installed.get(name) as TrueTypeFace[];
    if (faces.length === 0) {
      say('is none of those that are installed');
      continue;
    }
    try {
      compareFont(file, base, font, faces, say);
    } catch (error) {
      say(`cannot be read: ${(error as Error).message}`);
    }
  }
}

const inner = (file: PdfFile, dict: PdfDict, key: string): PdfValue => file.follow(dict.get(key));

/** The faces of one name are the weights and cuts that a package has under it: one of them has all glyphs. */
function compareFont(file: PdfFile, base: string, own: EmbeddedFont, faces: readonly TrueTypeFace[], say: Wrong): void {
  const { font, face: embedded, descendant } = own;
  const map = inner(file, font, 'ToUnicode');
  if (!(map instanceof PdfBytes)) {
    say('does not say what its glyphs mean');
    return;
  }
  const meanings = readUnicodeMap(file.unpack(map));
  const unlike = faces.map((face) => ({
    face,
    odd: [...meanings].filter(([code, text]) => !shows(embedded, code, face, text)),
  }));
  const least = unlike.sort((a, b) => a.odd.length - b.odd.length)[0] as (typeof unlike)[number];
  for (const [, text] of least.odd.slice(0, mostSaid)) say(`does not show “${text}” where it says so`);
  if (least.odd.length > mostSaid) say(`does not show ${least.odd.length - mostSaid} characters more where it says so`);
  const tables = [...embedded.tables].sort().join(', ');
  if (tables !== tablesDue) say(`has the tables ${tables} instead of ${tablesDue}`);
  if (embedded.isBent()) say('has glyphs that a program bends');
  compareDescriptor(file, base, own, least.face, say);
  compareWidths(file, descendant, embedded, meanings, say);
}

/** What the file says of a face is what the installed one says of itself (ISO 32000-1, 9.8). */
function compareDescriptor(
  file: PdfFile,
  base: string,
  { descendant, descriptor, program, face }: EmbeddedFont,
  installed: TrueTypeFace,
  say: Wrong,
): void {
  const { measures, unitsPerEm } = installed;
  const thousandths = (units: number) => (units * 1000) / unitsPerEm;
  const box = inner(file, descriptor, 'FontBBox');
  const stream = inner(file, descriptor, 'FontFile2');
  const { ascent, descent, capHeight, slant = 0 } = measures;
  const stated = (key: string) => Number(inner(file, descriptor, key));
  const same: [key: string, found: number, due: number][] = [
    ...measures.box.map((due, i): [string, number, number] => [
      'FontBBox',
      Array.isArray(box) ? Number(file.follow(box[i])) : Number.NaN,
      thousandths(due),
    ]),
    ['Ascent', stated('Ascent'), thousandths(ascent)],
    ['Descent', stated('Descent'), thousandths(descent)],
    ...(capHeight === undefined
      ? []
      : [['CapHeight', stated('CapHeight'), -thousandths(capHeight)] as [string, number, number]]),
    // Chromium writes whole degrees.
    ['ItalicAngle', stated('ItalicAngle'), Math.trunc(slant)],
    // ISO 32000-1, table 123: symbolic, and italic; whether it has serifs and one width Chromium says as it sees it.
    ['Flags', stated('Flags') & ~3, slant === 0 ? 4 : 68],
    ['Length1', stream instanceof PdfBytes ? Number(inner(file, stream.dict, 'Length1')) : 0, program.length],
    ['unitsPerEm', face.unitsPerEm, unitsPerEm],
    ...face.measures.box.map((found, i): [string, number, number] => ['box', found, measures.box[i] ?? 0]),
  ];
  for (const [key, found, due] of same)
    if (!(Math.abs(found - due) < 0.01)) say(`says ${key} ${found} instead of ${Math.round(due * 100) / 100}`);
  const stem = stated('StemV');
  const narrowest = thousandths(narrowestOf(installed));
  // Measured on a grid of 64 to the em, and rounded outwards on both sides.
  if (stem !== 0 && !(stem > narrowest - 1 && stem < narrowest + 2001 / 64))
    say(`says StemV ${stem} instead of 0 or ${Math.round(narrowest)}`);
  for (const [dict, key] of [
    [descendant, 'BaseFont'],
    [descriptor, 'FontName'],
  ] as const) {
    const found = inner(file, dict, key);
    if (!(found instanceof PdfName) || found.name !== base) say(`is called otherwise in its ${key}`);
  }
}

/** Chromium takes the narrowest of four signs for a stem, where the face that it was given has all of them. */
const narrowestOf = (face: TrueTypeFace): number =>
  Math.min(
    ...[...'iI!1'].map((sign) => {
      const box = face.box(face.glyphOf(sign.codePointAt(0) as number));
      return box ? box.right - box.left : 0;
    }),
  );

function compareWidths(
  file: PdfFile,
  descendant: PdfDict,
  embedded: TrueTypeFace,
  meanings: ReadonlyMap<number, string>,
  say: Wrong,
): void {
  const { widths, absent } = widthsOf(file, descendant);
  const due = (code: number) => (embedded.advance(code) * 1000) / embedded.unitsPerEm;
  for (const [code, text] of meanings) {
    const width = widths.get(code) ?? absent;
    if (Math.abs(width - due(code)) > 1)
      say(`has “${text}” ${width} wide, and its outline is ${Math.round(due(code))}`);
  }
  for (const code of widths.keys())
    if (code >= embedded.count) {
      say(`has a width for glyph ${code}, which it has not`);
      return;
    }
}

/** Whether a glyph draws what the installed face draws for a text, or what that face puts in its place. */
function shows(embedded: TrueTypeFace, glyph: number, face: TrueTypeFace, text: string): boolean {
  // The hyphen of a divided word is no character of the text, and looks as one does.
  const said = text === '\u00ad' ? '\u2010' : text;
  // A stroke between two letters, which is read as U+200D, is whatever the face puts between others.
  const row = [...said.replace(/^\u200d$/u, '')].map((character) => face.glyphOf(character.codePointAt(0) as number));
  const [only] = row;
  const own = row.length === 1 && only !== undefined && only > 0 ? [only] : [];
  return [...own, ...face.standIns(row)].some(
    (candidate) => embedded.bearing(glyph) === face.bearing(candidate) && drawAlike(embedded, glyph, face, candidate),
  );
}

/** The widths of a font in thousandths of its size (ISO 32000-1, 9.7.4.3), and that of all others. */
function widthsOf(file: PdfFile, descendant: PdfDict): { widths: Map<number, number>; absent: number } {
  const list = inner(file, descendant, 'W');
  const widths = new Map<number, number>();
  const values = Array.isArray(list) ? list.map(file.follow) : [];
  for (let i = 0; i < values.length; ) {
    const [first, second] = [Number(values[i]), values[i + 1]];
    if (Array.isArray(second)) {
      for (const [j, width] of second.entries()) widths.set(first + j, Number(file.follow(width)));
      i += 2;
    } else {
      const last = Math.min(Number(second), first + mostCodes - 1);
      if (widths.size + last - first > mostCodes) throw new Error('it has widths for more codes than there are');
      for (let code = first; code <= last; code++) widths.set(code, Number(values[i + 2]));
      i += 3;
    }
  }
  return { widths, absent: Number(inner(file, descendant, 'DW') ?? 1000) };
}

/** Every font is embedded, is no Type 3 font, and is one of the edition's. */
export function fontProblems({ fonts }: ReadPdf): Problem[] {
  const wrong = (font: string, detail: string) => problem('K803', { font, detail });
  return fonts.flatMap(({ name, type3, embedded }) => [
    ...(type3 ? [wrong(name, 'a Type 3 font')] : []),
    ...(embedded ? [] : [wrong(name, 'not embedded')]),
    ...(/Amiri|EBGaramond|NotoSerif|NotoSansS(C|ymbols2)|LXGWWenKai|STIXTwoMath|NotoEmoji/i.test(name)
      ? []
      : [wrong(name, 'none of the edition’s typefaces')]),
  ]);
}
