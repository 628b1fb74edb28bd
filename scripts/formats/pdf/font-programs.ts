/**
 * Makes the embedded faces as small as they can be. In: the PDF. Out: TrueType programs with nothing but the tables
 * that ISO 32000-1, 9.9 wants for a CIDFontType2; names, character maps and vertical metrics are said by the PDF itself
 * or not used. Also what a hyphen is read as. Changes no outline and no advance.
 */
import { PDFDict, type PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { pressHyphen } from '../../fonts/face-glyphs.ts';
import { readTables, writeTables } from '../../fonts/sfnt-tables.ts';
import { streamBytes } from './content-streams.ts';

const wanted = new Set(['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']);

/** Takes the tables that no reader of a PDF uses out of every embedded TrueType face. */
export function trimFonts(pdf: PDFDocument): void {
  const { context } = pdf;
  for (const reference of streamsOf(pdf, 'FontDescriptor', 'FontFile2')) {
    const trimmed = keepTables(streamBytes(context.lookup(reference)));
    context.assign(reference, context.stream(trimmed, { Length1: trimmed.length }));
  }
}

/**
 * The hyphen of a divided word is no character of the text: ISO 32000-1, 14.8.2.2.3 wants it to be read as U+00AD.
 * Another hyphen stays what it is.
 */
export function softenHyphens(pdf: PDFDocument): void {
  const { context } = pdf;
  const own = codeOf(pressHyphen);
  for (const reference of streamsOf(pdf, 'Font', 'ToUnicode')) {
    const map = Buffer.from(streamBytes(context.lookup(reference))).toString('latin1');
    if (map.includes(`<${own}>`))
      context.assign(
        reference,
        context.stream(Buffer.from(map.replace(new RegExp(`(<[0-9A-F]{4}> )<${own}>`, 'gi'), '$1<00AD>'), 'latin1')),
      );
  }
}

/** A character as the maps of fonts write it. */
const codeOf = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** What all dictionaries of one type refer to under `key`. */
const streamsOf = (pdf: PDFDocument, type: string, key: string): PDFRef[] =>
  pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const reference =
      object instanceof PDFDict && object.lookup(PDFName.of('Type')) === PDFName.of(type)
        ? object.get(PDFName.of(key))
        : undefined;
    return reference instanceof PDFRef ? [reference] : [];
  });

/** A TrueType file with the wanted tables alone. */
function keepTables(bytes: Uint8Array): Uint8Array {
  const font = Buffer.from(bytes);
  return writeTables(
    readTables(font).filter(({ tag }) => wanted.has(tag)),
    font.readUInt32BE(0),
  );
}
