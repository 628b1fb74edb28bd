/**
 * The signs of a PDF: ISO 32000-1, 7.2, and the strings of 7.3.4. In: bytes, and where to begin. Out: what is written
 * there, and where it ends. A file has millions of them: nothing here asks a pattern, or another library, for a sign.
 * Called by `pdf-values.ts`, which puts values together of them.
 *
 *     readHexadecimal(cursorAt(bytes('<4E2D>'), 0)) → 'N-'
 */

/** Where a reader stands: a byte offset, 0-based. */
export interface Cursor {
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

/** In bytes. */
const longestString = 1024 * 1024;

/** What a byte is, by its number: 0 is regular. */
export const [space, delimiter] = [1, 2];
export const signKinds = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) signKinds[byte] = space;
for (const sign of '()<>[]{}/%') signKinds[sign.charCodeAt(0)] = delimiter;

export const cursorAt = (bytes: Uint8Array, at: number, room?: ValueRoom): Cursor => ({
  bytes,
  at,
  ...(room ? { room } : {}),
});

/** Moves behind white space and comments. */
export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  for (;;) {
    const byte = bytes[cursor.at];
    if (byte === undefined) return;
    if (byte === 37) while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at++;
    else if (signKinds[byte] === space) cursor.at++;
    else return;
  }
}

/** In bytes: words that are shorter are put together here. A file has millions, and a call of Node's costs more. */
const short = 24;

/** The regular characters from here on. */
export function readRun(cursor: Cursor): string {
  const { bytes } = cursor;
  const from = cursor.at;
  let at = from;
  let word = '';
  for (; at < bytes.length && signKinds[bytes[at] as number] === 0; at++)
    if (at - from < short) word += String.fromCharCode(bytes[at] as number);
  cursor.at = at;
  return at - from > short ? latin1(bytes.subarray(from, at)) : word;
}

/** Bytes as text, a character each. */
export const latin1 = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1');

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `(…)`, with its brackets in pairs and its escapes resolved (7.3.4.2). */
export function readLiteral(cursor: Cursor): string {
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
  if (octal !== undefined) {
    cursor.at += octal.length;
    return String.fromCharCode(parseInt(octal, 8) & 255);
  }
  const sign = String.fromCharCode(bytes[++cursor.at] ?? 0);
  if (sign === '\r' && bytes[cursor.at + 1] === 10) cursor.at++;
  return sign === '\r' || sign === '\n' ? '' : (escapes[sign] ?? sign);
}

/** What a byte counts as a hexadecimal digit; -1 for one that is none. */
const digits = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit++)
  for (const sign of [digit.toString(16), digit.toString(16).toUpperCase()]) digits[sign.charCodeAt(0)] = digit;

export function readHexadecimal(cursor: Cursor): string {
  const { bytes } = cursor;
  const end = bytes.indexOf(62, cursor.at);
  if (end < 0) throw new Error('it has a string without an end');
  let text = '';
  let high = -1;
  for (let at = cursor.at + 1; at < end; at++) {
    const byte = bytes[at] as number;
    if (signKinds[byte] === space) continue;
    const digit = digits[byte] as number;
    if (digit < 0) throw new Error(`it has a hexadecimal string that is none at byte ${cursor.at}`);
    if (high < 0) high = digit;
    else {
      text += String.fromCharCode(16 * high + digit);
      high = -1;
    }
  }
  cursor.at = end + 1;
  // Of an odd number of digits the last one stands before a 0 (7.3.4.3).
  return high < 0 ? text : text + String.fromCharCode(16 * high);
}
