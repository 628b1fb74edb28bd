/**
 * The objects of a PDF as they are written: ISO 32000-1, 7.2 and 7.3. In: bytes, and where to begin. Out: one value,
 * and where it ends. Promises to take nothing that a reader would not: what is not well formed throws. Depth is
 * bounded. Knows no file: `pdf-file.ts` finds where objects stand.
 *
 *     readValue(cursorAt(bytes('<< /K [1 (a)] >>'), 0)) → Map { 'K' → [1, PdfString 'a'] }
 */

/** `/Name`, without the slash and with its `#xx` resolved. */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A literal or hexadecimal string: one character of this text for each byte. */
export class PdfString {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** `12 0 R`. */
export class PdfRef {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** A word that is no object: an operator of a content stream, `obj`, `endobj`, `stream`. */
export class PdfWord {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

export type PdfDict = Map<string, PdfValue>;

/** Bytes with a dictionary; still packed as its `Filter` says. */
export class PdfBytes {
  readonly dict: PdfDict;
  readonly packed: Uint8Array;
  /** The byte of the file at which its dictionary begins. */
  readonly from: number;
  constructor(dict: PdfDict, packed: Uint8Array, from: number) {
    this.dict = dict;
    this.packed = packed;
    this.from = from;
  }
}

export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfWord
  | PdfBytes
  | PdfDict
  | PdfValue[];

/** Where a reader stands: a byte offset, 0-based. */
interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  /** How many values may still be read; absent where nobody counts. */
  room?: ValueRoom;
}

/** How many values a file may still have: a dictionary takes as much room as ten numbers, a reference as five. */
export interface ValueRoom {
  readonly most: number;
  left: number;
}

/** Takes room for so many values. Throws an `Error` in words when there is none. */
function takeRoom({ room }: Cursor, values: number): void {
  if (!room) return;
  room.left -= values;
  if (room.left < 0) throw new Error(`it has more than ${room.most} values`);
}

/** What no file of the press comes near, and no reader of ours follows further. */
const deepest = 200;

/** In bytes. */
const longestString = 1024 * 1024;

const whiteSpace = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const closing = { array: new PdfWord(']'), dict: new PdfWord('>>') };

export const cursorAt = (bytes: Uint8Array, at: number, room?: ValueRoom): Cursor => ({
  bytes,
  at,
  ...(room ? { room } : {}),
});

/** Moves behind white space and comments. */
function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  for (;;) {
    const byte = bytes[cursor.at];
    if (byte === undefined) return;
    if (byte === 37) while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at++;
    else if (whiteSpace.has(byte)) cursor.at++;
    else return;
  }
}

/**
 * The next value, from the cursor on, which moves behind it. `references`: whether `1 0 R` is one value, which it is
 * everywhere but in a content stream. Undefined at the end. Throws an `Error` in words for what is no value.
 */
export function readValue(cursor: Cursor, references = true, depth = 0): PdfValue | undefined {
  if (depth > deepest) throw new Error(`its objects stand more than ${deepest} deep in one another`);
  skipSpace(cursor);
  const { bytes } = cursor;
  const byte = bytes[cursor.at];
  if (byte === undefined) return undefined;
  if (byte === 47) return new PdfName(readName(cursor));
  if (byte === 40) return new PdfString(readLiteral(cursor));
  if (byte === 60 && bytes[cursor.at + 1] === 60) return readDict(cursor, references, depth);
  if (byte === 60) return new PdfString(readHexadecimal(cursor));
  if (byte === 91) return readArray(cursor, references, depth);
  if (byte === 93) return take(cursor, 1, closing.array);
  if (byte === 62 && bytes[cursor.at + 1] === 62) return take(cursor, 2, closing.dict);
  if (byte === 123 || byte === 125) return take(cursor, 1, new PdfWord(String.fromCharCode(byte)));
  if (delimiters.has(byte)) throw new Error(`it has a stray “${String.fromCharCode(byte)}” at byte ${cursor.at}`);
  return readWord(cursor, references);
}

function take<T>(cursor: Cursor, length: number, value: T): T {
  cursor.at += length;
  return value;
}

/** The regular characters from here on. */
function readRegular(cursor: Cursor): string {
  const { bytes } = cursor;
  const from = cursor.at;
  while (cursor.at < bytes.length && !whiteSpace.has(bytes[cursor.at] as number)) {
    if (delimiters.has(bytes[cursor.at] as number)) break;
    cursor.at++;
  }
  return latin1(bytes.subarray(from, cursor.at));
}

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function readName(cursor: Cursor): string {
  cursor.at++;
  return readRegular(cursor).replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** A number, a reference, `true`, `false`, `null`, or another word. */
function readWord(cursor: Cursor, references: boolean): PdfValue {
  const word = readRegular(cursor);
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
    if (references && /^\d+$/.test(word)) {
      const second = /^[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
        latin1(cursor.bytes.subarray(cursor.at, cursor.at + 24)),
      );
      if (second) {
        takeRoom(cursor, 5);
        return take(cursor, second[0].length, new PdfRef(Number(word)));
      }
    }
    return Number(word);
  }
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : new PdfWord(word);
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `(…)`, with its brackets in pairs and its escapes resolved (7.3.4.2). */
function readLiteral(cursor: Cursor): string {
  const { bytes } = cursor;
  const from = cursor.at;
  let open = 0;
  let text = '';
  for (; cursor.at < bytes.length; cursor.at++) {
    const sign = String.fromCharCode(bytes[cursor.at] as number);
    if (sign === '(' && open++ === 0) continue;
    if (sign === ')' && --open === 0) {
      cursor.at++;
      return text;
    }
    text += sign === '\\' ? readEscape(cursor) : sign;
    if (cursor.at - from > longestString) throw new Error(`it has a string of more than ${longestString} bytes`);
  }
  throw new Error('it has a string without an end');
}

/** What stands for a character after a backslash; the cursor is left on its last byte. */
function readEscape(cursor: Cursor): string {
  const { bytes } = cursor;
  const octal = /^[0-7]{1,3}/.exec(latin1(bytes.subarray(cursor.at + 1, cursor.at + 4)))?.[0];
  if (octal !== undefined) return take(cursor, octal.length, String.fromCharCode(parseInt(octal, 8) & 255));
  const sign = String.fromCharCode(bytes[++cursor.at] ?? 0);
  if (sign === '\r' && bytes[cursor.at + 1] === 10) cursor.at++;
  return sign === '\r' || sign === '\n' ? '' : (escapes[sign] ?? sign);
}

function readHexadecimal(cursor: Cursor): string {
  const end = cursor.bytes.indexOf(62, cursor.at);
  if (end < 0) throw new Error('it has a string without an end');
  const digits = latin1(cursor.bytes.subarray(cursor.at + 1, end)).replace(/[\0\t\n\f\r ]/g, '');
  if (/[^0-9A-Fa-f]/.test(digits)) throw new Error(`it has a hexadecimal string that is none at byte ${cursor.at}`);
  cursor.at = end + 1;
  return latin1(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
}

function readArray(cursor: Cursor, references: boolean, depth: number): PdfValue[] {
  cursor.at++;
  const values: PdfValue[] = [];
  for (;;) {
    const value = readValue(cursor, references, depth + 1);
    if (value === undefined || value === closing.dict) throw new Error('it has an array without an end');
    if (value === closing.array) return values;
    takeRoom(cursor, 1);
    values.push(value);
  }
}

function readDict(cursor: Cursor, references: boolean, depth: number): PdfDict {
  cursor.at += 2;
  takeRoom(cursor, 10);
  const dict: PdfDict = new Map();
  for (;;) {
    const key = readValue(cursor, references, depth + 1);
    if (key === closing.dict) return dict;
    const value = key instanceof PdfName ? readValue(cursor, references, depth + 1) : undefined;
    if (!(key instanceof PdfName) || value === undefined) throw new Error('it has a dictionary without an end');
    if (dict.has(key.name)) throw new Error(`it has a dictionary with two entries “${key.name}”`);
    dict.set(key.name, value);
  }
}
