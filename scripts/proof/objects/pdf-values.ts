/**
 * The objects of a PDF as they are written: ISO 32000-1, 7.2 and 7.3. In: bytes, and where to begin. Out: one value,
 * and where it ends. Promises to take nothing that a reader would not: what is not well formed throws. Depth is
 * bounded. Knows no file: `pdf-file.ts` finds where objects stand.
 *
 *     readValue(cursorAt(bytes('<< /K [1 (a)] >>'), 0)) → Map { 'K' → [1, PdfString 'a'] }
 */

import {
  type Cursor,
  delimiter,
  readHexadecimal,
  readLiteral,
  readRun,
  signKinds,
  skipSpace,
  space,
} from './pdf-signs.ts';

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

/** Takes room for so many values. Throws an `Error` in words when there is none. */
function takeRoom({ room }: Cursor, values: number): void {
  if (!room) return;
  room.left -= values;
  if (room.left < 0) throw new Error(`it has more than ${room.most} values`);
}

/** What no file of the press comes near, and no reader of ours follows further. */
const deepest = 200;

const closing = { array: new PdfWord(']'), dict: new PdfWord('>>') };

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
  if (signKinds[byte] === delimiter)
    throw new Error(`it has a stray “${String.fromCharCode(byte)}” at byte ${cursor.at}`);
  return readWord(cursor, references);
}

function take<T>(cursor: Cursor, length: number, value: T): T {
  cursor.at += length;
  return value;
}

function readName(cursor: Cursor): string {
  cursor.at++;
  const name = readRun(cursor);
  return name.includes('#')
    ? name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : name;
}

/** A number, a reference, `true`, `false`, `null`, or another word. */
function readWord(cursor: Cursor, references: boolean): PdfValue {
  const word = readRun(cursor);
  const first = word.charCodeAt(0);
  // Digits, signs and the point stand before all letters.
  if (first < 58 && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
    if (references && isReference(cursor, word)) {
      takeRoom(cursor, 5);
      return new PdfRef(Number(word));
    }
    return Number(word);
  }
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : new PdfWord(word);
}

const isSpace = (byte: number | undefined): boolean => byte !== undefined && signKinds[byte] === space;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** In bytes. */
const longestReference = 24;

/** The first byte from a place on that is none of a kind, or where the search ends. */
function skipWhile(bytes: Uint8Array, from: number, end: number, test: (byte: number | undefined) => boolean): number {
  let at = from;
  while (at < end && test(bytes[at])) at++;
  return at;
}

/** Whether `0 R` stands behind a number; then the cursor moves behind it. */
function isReference(cursor: Cursor, word: string): boolean {
  const { bytes, at: from } = cursor;
  const end = from + longestReference;
  const digits = skipWhile(bytes, from, end, isSpace);
  const blank = skipWhile(bytes, digits, end, isDigit);
  const at = skipWhile(bytes, blank, end, isSpace);
  if (digits === from || blank === digits || at === blank || at === end || bytes[at] !== 82) return false;
  const behind = bytes[at + 1];
  if ((behind !== undefined && signKinds[behind] === 0) || !/^\d+$/.test(word)) return false;
  cursor.at = at + 1;
  return true;
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
