/**
 * What the codes of a font mean: its ToUnicode CMap (ISO 32000-1, 9.10.3). In: the unpacked CMap. Out: code → text.
 * Reads `bfchar` and `bfrange` in the frame that Chromium writes around them, and nothing else: each code means one
 * thing, once. Called by the readers of fonts and of painted text.
 *
 *     readUnicodeMap(bytes('… 1 beginbfchar <0041> <4E2D> endbfchar …')).get(0x41) → '中'
 */
import { cursorAt, latin1 } from './pdf-signs.ts';
import { PdfString, type PdfValue, PdfWord, readValue } from './pdf-values.ts';

const damaged = 'it has a font whose ToUnicode map is damaged';

/** What stands around the rows, as Chromium writes it. */
const [head, foot] = [
  /^\/CIDInit \/ProcSet findresource begin\s+12 dict begin\s+begincmap\s+\/CIDSystemInfo\s+<<\s*\/Registry \(Adobe\)\s+\/Ordering \(UCS\)\s+\/Supplement 0\s+>> def\s+\/CMapName \/Adobe-Identity-UCS def\s+\/CMapType 2 def\s+1 begincodespacerange\s+<0000> <FFFF>\s+endcodespacerange\s/,
  /\sendcmap\s+CMapName currentdict \/CMap defineresource pop\s+end\s+end\s*$/,
];

/** Code → text. Throws an `Error` in words when the map is not as the press has it. */
export function readUnicodeMap(content: Uint8Array): Map<number, string> {
  const text = latin1(content);
  const [before, behind] = [head.exec(text), foot.exec(text)];
  if (!before || !behind) throw new Error(`${damaged}: it is no map of two-byte codes`);
  const map = new Map<number, string>();
  const cursor = cursorAt(content.subarray(before[0].length, behind.index), 0);
  let row: PdfValue[] = [];
  let open = '';
  for (let value = readValue(cursor, false); value !== undefined; value = readValue(cursor, false)) {
    if (!(value instanceof PdfWord)) row.push(value);
    else {
      const { word } = value;
      const begins = open === '' && /^beginbf(char|range)$/.test(word) && row.length === 1;
      if (!begins && (open === '' || word !== open.replace('begin', 'end'))) throw new Error(`${damaged}: “${word}”`);
      if (word === 'endbfchar') takeCharacters(row, map);
      if (word === 'endbfrange') takeRanges(row, map);
      open = begins ? word : '';
      row = [];
    }
  }
  if (open !== '' || row.length > 0) throw new Error(`${damaged}: its rows have no end`);
  return map;
}

function takeCharacters(row: readonly PdfValue[], map: Map<number, string>): void {
  for (let i = 0; i < row.length; i += 2) take(map, codeOf(row[i]), textOf(row[i + 1]));
}

function takeRanges(row: readonly PdfValue[], map: Map<number, string>): void {
  for (let i = 0; i < row.length; i += 3) {
    const [from, to, target] = [codeOf(row[i]), codeOf(row[i + 1]), row[i + 2]];
    for (let code = from; code <= to; code++) take(map, code, raised(textOf(target), code - from));
  }
}

/** A viewer may hear the first of two meanings or the last one. */
function take(map: Map<number, string>, code: number, text: string): void {
  if (map.has(code)) throw new Error(`${damaged}: it says twice what code ${code} means`);
  map.set(code, text);
}

/** The text of a range's later codes: the last unit counts on. */
const raised = (text: string, by: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);

function codeOf(value: PdfValue | undefined): number {
  if (!(value instanceof PdfString) || value.bytes.length !== 2) throw new Error(damaged);
  return 256 * value.bytes.charCodeAt(0) + value.bytes.charCodeAt(1);
}

function textOf(value: PdfValue | undefined): string {
  if (!(value instanceof PdfString)) throw new Error(damaged);
  return Buffer.from(value.bytes, 'latin1').swap16().toString('utf16le');
}
