/**
 * The operators of a page's content, one after the other, with the text that each shows. In: an open PDF and a page.
 * Out: operators (ISO 32000-1, annex A) with their operands as they stand. Places nothing: it is for naming where two
 * files part, and for what looks at operators alone. Called by `compare-pdf.ts` and `verify-pdf.ts`.
 *
 *     readPainted(file, page)[4] → { operator: 'Tj', written: '“0041” Tj', text: '中' }
 */
import type { PdfFile } from './pdf-file.ts';
import { cursorAt } from './pdf-signs.ts';
import { PdfBytes, type PdfDict, PdfName, PdfString, type PdfValue, PdfWord, readValue } from './pdf-values.ts';
import { readUnicodeMap } from './unicode-map.ts';

/** One operator. Most are looked at by their name alone: what else there is to say is said when it is asked. */
export class Painted {
  readonly operator: string;
  readonly #operands: readonly PdfValue[];
  readonly #meanings: () => ReadonlyMap<number, string>;
  constructor(operator: string, operands: readonly PdfValue[], meanings: () => ReadonlyMap<number, string>) {
    this.operator = operator;
    this.#operands = operands;
    this.#meanings = meanings;
  }

  /** Operands and operator, as they are written. */
  get written(): string {
    return [...this.#operands.map(writeValue), this.operator].join(' ');
  }

  /** What it shows; empty for all that show nothing. */
  get text(): string {
    return shows.has(this.operator) ? shownBy(this.#operands.flat(), this.#meanings()) : '';
  }
}

/** Operators that show text. */
const shows = new Set(['Tj', 'TJ', "'", '"']);

/** The content of a page as one stream of bytes. */
export function contentBytes(file: PdfFile, page: PdfDict): Uint8Array {
  const contents = file.follow(page.get('Contents'));
  const streams = (Array.isArray(contents) ? contents : [contents]).map(file.follow);
  return Buffer.concat(
    streams.flatMap((stream) => (stream instanceof PdfBytes ? [file.unpack(stream), Buffer.from('\n')] : [])),
  );
}

/** The operators of a page. Throws when its content is not well formed. */
export function readPainted(file: PdfFile, page: PdfDict): Painted[] {
  const cursor = cursorAt(contentBytes(file, page), 0);
  const painted: Painted[] = [];
  let operands: PdfValue[] = [];
  let meanings: () => ReadonlyMap<number, string> = () => new Map();
  for (let value = readValue(cursor, false); value !== undefined; value = readValue(cursor, false)) {
    if (!(value instanceof PdfWord)) {
      operands.push(value);
      continue;
    }
    const [first] = operands;
    if (value.word === 'Tf' && first instanceof PdfName) meanings = () => meaningsOf(file, page, first.name);
    painted.push(new Painted(value.word, operands, meanings));
    operands = [];
  }
  return painted;
}

/** Fonts of two-byte codes, as Chromium writes all of them. */
const shownBy = (operands: readonly PdfValue[], font: ReadonlyMap<number, string>): string =>
  operands
    .flatMap((operand) =>
      operand instanceof PdfString ? [...Buffer.from(operand.bytes, 'latin1').toString('hex').matchAll(/.{4}/g)] : [],
    )
    .map(([code]) => font.get(Number.parseInt(code, 16)) ?? '�')
    .join('');

/** A font is selected many times, and its map read once. */
const meanings = new WeakMap<PdfBytes, ReadonlyMap<number, string>>();

function meaningsOf(file: PdfFile, page: PdfDict, name: string): ReadonlyMap<number, string> {
  const inner = (value: PdfValue, key: string) => (value instanceof Map ? file.follow(value.get(key)) : null);
  const font = inner(inner(file.follow(page.get('Resources')), 'Font'), name);
  const map = inner(font, 'ToUnicode');
  if (!(map instanceof PdfBytes)) return new Map();
  const known = meanings.get(map) ?? readUnicodeMap(file.unpack(map));
  meanings.set(map, known);
  return known;
}

/** A value in one line, for people; strings of text as text. */
export function writeValue(value: PdfValue): string {
  if (value instanceof PdfName) return `/${value.name}`;
  if (value instanceof PdfWord) return value.word;
  if (value instanceof PdfString) return `“${sayString(value)}”`;
  if (Array.isArray(value)) return `[${value.map(writeValue).join(' ')}]`;
  if (value instanceof Map) return `<<${[...value].map(([key, one]) => `/${key} ${writeValue(one)}`).join(' ')}>>`;
  if (value instanceof PdfBytes) return 'a stream';
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : value === null
      ? 'null'
      : 'an object';
}

/** A text string (7.9.2.2), or the codes of another in hexadecimal digits. */
export function sayString({ bytes }: PdfString): string {
  if (bytes.startsWith('\xfe\xff') && bytes.length % 2 === 0)
    return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
  return /^[ -~]*$/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('hex');
}
