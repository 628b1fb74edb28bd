/**
 * The objects of a PDF as they stand in the file (ISO 32000-1, 7.3 and 7.5.7). In: its bytes. Out: dictionaries,
 * arrays, names, strings, numbers by object number; streams are left out. For what the reader of pages does not tell:
 * attributes of the structure. Knows no library. Linear in the length of the file; what cannot be read is left out.
 * Called by `pdf-tables.ts`.
 *
 *     readObjects(bytes).get(12) → Map { 'S' → { name: 'TD' }, 'P' → { ref: 9 } }
 */
import { inflateSync } from 'node:zlib';

export type PdfObject = number | string | { name: string } | { ref: number } | PdfObject[] | PdfDictionary | undefined;
export type PdfDictionary = Map<string, PdfObject>;

/** An object stream is no longer than this when it is unpacked. */
const longestStream = 256 * 1024 * 1024;

/** Every object that is no stream, by its number; of two with one number the later one. */
export function readObjects(bytes: Uint8Array): Map<number, PdfObject> {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, PdfObject>();
  const begins = /(\d{1,10}) \d{1,5} obj\b/g;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const reader = { text, at: begins.lastIndex };
    const value = readObject(reader);
    skipBlanks(reader);
    const stream = take(reader, /stream\r?\n/y);
    if (!stream) objects.set(Number(found[1]), value);
    else if (value instanceof Map && nameOf(value.get('Type')) === 'ObjStm')
      readObjectStream(bytes, reader.at, value, objects);
    // What stands in a stream is no object of the file; what an object has taken is not read again.
    const end = stream ? text.indexOf('endstream', reader.at) : reader.at;
    begins.lastIndex = end < 0 ? text.length : end;
  }
  return objects;
}

/** The objects of an object stream, which stand one behind the other below a list of their numbers and places. */
function readObjectStream(bytes: Uint8Array, from: number, head: PdfDictionary, objects: Map<number, PdfObject>): void {
  const [count, first, length] = ['N', 'First', 'Length'].map((key) => head.get(key));
  if (typeof count !== 'number' || typeof first !== 'number' || typeof length !== 'number') return;
  let text: string;
  try {
    const packed = bytes.subarray(from, from + length);
    const plain = head.has('Filter') ? inflateSync(packed, { maxOutputLength: longestStream }) : Buffer.from(packed);
    text = plain.toString('latin1');
  } catch {
    return;
  }
  const places = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let i = 0; i + 1 < Math.min(places.length, 2 * count); i += 2)
    objects.set(places[i] as number, readObject({ text, at: first + (places[i + 1] as number) }));
}

/** The name that an object is; nothing for any other. */
export const nameOf = (object: PdfObject): string | undefined =>
  typeof object === 'object' && 'name' in object ? object.name : undefined;

interface Reader {
  text: string;
  at: number;
}

function skipBlanks(reader: Reader): void {
  const blanks = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
  blanks.lastIndex = reader.at;
  reader.at += blanks.exec(reader.text)?.[0].length ?? 0;
}

/** What stands at a place, by the pattern; the reader then stands behind it. */
function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found) reader.at += found[0].length;
  return found;
}

/** No structure is nested deeper; a file that is takes no room on the stack. */
const deepest = 100;

/** One object; nothing for null, for a sign that begins none, and for what is nested too deep. */
function readObject(reader: Reader, depth = 0): PdfObject {
  skipBlanks(reader);
  if (depth > deepest) return undefined;
  if (take(reader, /<</y)) return readDictionary(reader, depth);
  if (take(reader, /\[/y)) return readArray(reader, depth);
  const name = take(reader, /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y);
  if (name)
    return {
      name: (name[1] ?? '').replace(/#([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    };
  const ref = take(reader, /(\d{1,10}) \d{1,5} R\b/y);
  if (ref) return { ref: Number(ref[1]) };
  const number = take(reader, /[-+]?(?:\d+\.?\d*|\.\d+)/y);
  if (number) return Number(number[0]);
  const hex = take(reader, /<([\da-f\s]*)>/iy);
  if (hex) return Buffer.from((hex[1] ?? '').replace(/\s/g, ''), 'hex').toString('latin1');
  if (take(reader, /\(/y)) return readString(reader);
  take(reader, /[A-Za-z]+/y);
  return undefined;
}

function readDictionary(reader: Reader, depth: number): PdfDictionary {
  const entries: PdfDictionary = new Map();
  for (skipBlanks(reader); reader.at < reader.text.length && !take(reader, />>/y); skipBlanks(reader)) {
    const at = reader.at;
    const key = nameOf(readObject(reader, depth + 1));
    if (key !== undefined) entries.set(key, readObject(reader, depth + 1));
    if (reader.at === at) break;
  }
  return entries;
}

function readArray(reader: Reader, depth: number): PdfObject[] {
  const items: PdfObject[] = [];
  for (skipBlanks(reader); reader.at < reader.text.length && !take(reader, /\]/y); skipBlanks(reader)) {
    const at = reader.at;
    items.push(readObject(reader, depth + 1));
    if (reader.at === at) break;
  }
  return items;
}

/** A string in round brackets, which may hold pairs of them. Escapes are those of names alone: an id has no others. */
function readString(reader: Reader): string {
  let text = '';
  for (let open = 1; reader.at < reader.text.length; reader.at++) {
    const sign = reader.text[reader.at] as string;
    if (sign === '\\') text += reader.text[++reader.at] ?? '';
    else {
      if (sign === '(') open++;
      if (sign === ')' && --open === 0) break;
      text += sign;
    }
  }
  reader.at++;
  return text;
}
