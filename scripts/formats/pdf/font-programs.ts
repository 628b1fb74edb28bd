/**
 * Makes the embedded faces as small as they can be. In: the PDF. Out: TrueType programs with nothing but the tables that
 * ISO 32000-1, 9.9 wants for a CIDFontType2; names, character maps and vertical metrics are said by the PDF itself or
 * not used. Also what a hyphen is read as. Changes no outline and no advance.
 */
import { PDFDict, type PDFDocument, PDFName, PDFRef } from 'pdf-lib';
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
 * The hyphen of a divided word is no character of the text: ISO 32000-1, 14.8.2.2.3 wants it to be read as U+00AD. Where the
 * text has no U+2010 of its own, the sign that looks so is the hyphen of the press.
 */
export function softenHyphens(pdf: PDFDocument): void {
  const { context } = pdf;
  for (const reference of streamsOf(pdf, 'Font', 'ToUnicode')) {
    const map = Buffer.from(streamBytes(context.lookup(reference))).toString('latin1');
    if (map.includes('<2010>')) context.assign(reference, context.stream(Buffer.from(map.replace(/(<[0-9A-F]{4}> )<2010>/gi, '$1<00AD>'), 'latin1')));
  }
}

/** What all dictionaries of one type refer to under `key`. */
const streamsOf = (pdf: PDFDocument, type: string, key: string): PDFRef[] =>
  pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const reference = object instanceof PDFDict && object.lookup(PDFName.of('Type')) === PDFName.of(type) ? object.get(PDFName.of(key)) : undefined;
    return reference instanceof PDFRef ? [reference] : [];
  });

/** A TrueType file with the wanted tables alone (ISO/IEC 14496-22, 4.5). */
function keepTables(bytes: Uint8Array): Uint8Array {
  const font = Buffer.from(bytes);
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + i * 16)
    .map((at) => ({ tag: font.toString('latin1', at, at + 4), sum: font.readUInt32BE(at + 4), offset: font.readUInt32BE(at + 8), length: font.readUInt32BE(at + 12) }))
    .filter(({ tag }) => wanted.has(tag));
  const directory = Buffer.alloc(12 + records.length * 16);
  const power = 2 ** Math.floor(Math.log2(records.length));
  directory.writeUInt32BE(font.readUInt32BE(0), 0);
  directory.writeUInt16BE(records.length, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((records.length - power) * 16, 10);
  const tables: Buffer[] = [];
  let at = directory.length;
  records.forEach(({ tag, sum, offset, length }, i) => {
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    font.copy(table, 0, offset, offset + length);
    directory.write(tag, 12 + i * 16, 'latin1');
    [sum, at, length].forEach((value, n) => {
      directory.writeUInt32BE(value, 16 + i * 16 + n * 4);
    });
    tables.push(table);
    at += table.length;
  });
  const whole = Buffer.concat([directory, ...tables]);
  const head = 12 + records.findIndex(({ tag }) => tag === 'head') * 16;
  const adjustment = whole.readUInt32BE(head + 8) + 8;
  whole.writeUInt32BE(0, adjustment);
  let total = 0;
  for (let i = 0; i < whole.length; i += 4) total = (total + whole.readUInt32BE(i)) >>> 0;
  whole.writeUInt32BE((0xb1b0afba - total) >>> 0, adjustment);
  return whole;
}
