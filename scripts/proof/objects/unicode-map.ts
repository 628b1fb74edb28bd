/**
 * What the codes of a font mean: its ToUnicode CMap (ISO 32000-1, 9.10.3). In: the unpacked CMap. Out: code → text.
 * Reads `bfchar` and `bfrange`, which is what such a map may have; another word is passed over. Called by the readers
 * of fonts and of painted text.
 *
 *     readUnicodeMap(bytes('1 beginbfchar <0041> <4E2D> endbfchar')).get(0x41) → '中'
 */
import { cursorAt, PdfString, type PdfValue, PdfWord, readValue } from './pdf-values.ts';

/** A row names no more codes than two bytes have. */
const mostCodes = 65536;

/** Code → text. Throws an `Error` in words when the map is not well formed. */
export function readUnicodeMap(content: Uint8Array): Map<number, string> {
  const map = new Map<number, string>();
  const cursor = cursorAt(content, 0);
  let row: PdfValue[] = [];
  for (let value = readValue(cursor, false); value !== undefined; value = readValue(cursor, false)) {
    if (!(value instanceof PdfWord)) {
      row.push(value);
      continue;
    }
    if (value.word === 'endbfchar') takeCharacters(row, map);
    if (value.word === 'endbfrange') takeRanges(row, map);
    row = [];
  }
  return map;
}

function takeCharacters(row: readonly PdfValue[], map: Map<number, string>): void {
  for (let i = 0; i + 1 < row.length; i += 2) map.set(codeOf(row[i]), textOf(row[i + 1]));
}

function takeRanges(row: readonly PdfValue[], map: Map<number, string>): void {
  for (let i = 0; i + 2 < row.length; i += 3) {
    const [from, to, target] = [codeOf(row[i]), codeOf(row[i + 1]), row[i + 2]];
    if (to - from >= mostCodes) throw new Error('it has a font whose codes mean too much');
    for (let code = from; code <= to; code++) {
      if (Array.isArray(target)) map.set(code, textOf(target[code - from]));
      else map.set(code, raised(textOf(target), code - from));
    }
  }
}

/** The text of a range's later codes: the last unit counts on. */
const raised = (text: string, by: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);

function codeOf(value: PdfValue | undefined): number {
  if (!(value instanceof PdfString)) throw new Error('it has a font whose ToUnicode map is damaged');
  return [...value.bytes].reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0);
}

function textOf(value: PdfValue | undefined): string {
  if (!(value instanceof PdfString)) throw new Error('it has a font whose ToUnicode map is damaged');
  return Buffer.from(value.bytes, 'latin1').swap16().toString('utf16le');
}
