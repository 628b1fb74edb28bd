/**
 * The objects of a PDF by their numbers, as a viewer finds them: cross-reference tables and streams, object streams
 * (ISO 32000-1, 7.5). In: the bytes of a PDF. Out: its trailer, and whatever its references lead to. Promises to repair
 * nothing: what a damaged file has is not guessed, and throws an `Error` in words. Unpacked bytes are bounded. Shares
 * no code with what writes the PDF.
 *
 *     const file = openPdf(bytes); file.follow(file.trailer.get('Root')) → Map { 'Type' → …, 'Pages' → … }
 */
import { limitsOf } from '../../model/budgets.ts';
import { cursorAt, latin1, type ValueRoom } from './pdf-signs.ts';
import { PdfBytes, type PdfDict, PdfRef, type PdfValue, PdfWord, readValue } from './pdf-values.ts';
import { unpackStream } from './unpack-stream.ts';

/** A PDF that is open. */
export interface PdfFile {
  trailer: PdfDict;
  /** What a value is behind its reference; null for one that leads nowhere, as the standard says (7.3.10). */
  follow: (value: PdfValue | undefined) => PdfValue;
  /**
   * The bytes of a stream, unpacked; those of a picture that is packed otherwise as they stand. `most`: so many, where
   * it may have more than others.
   */
  unpack: (stream: PdfBytes, most?: number) => Uint8Array;
  /** Every object by its number, for what looks at a file before others read it. */
  numbers: () => readonly number[];
}

/** Where an object stands: at a byte of the file, or the i-th of an object stream. */
type Entry = { offset: number } | { stream: number; index: number };

/** Bytes that the streams of one file together may unpack to. */
const mostUnpacked = 1536 * 1024 * 1024;
/** Values of all objects, and objects of one stream: a text of 1500 pages has 4 million, and 50. */
const most = limitsOf('pdf');
/** Cross-reference sections: every change of a file adds one. */
const mostSections = 500;

/** Opens a PDF. Throws an `Error` in words when it is damaged, or locked. */
export function openPdf(bytes: Uint8Array): PdfFile {
  const entries = new Map<number, Entry>();
  const known = new Map<number, PdfValue>();
  const open = new Set<number>();
  const room = { most: most.values, left: most.values };
  let unpacked = 0;

  const unpack = (stream: PdfBytes, most?: number): Uint8Array => {
    const content = unpackStream(stream, follow, most);
    unpacked += content.length;
    if (unpacked > mostUnpacked) throw new Error('its streams are larger than the press reads');
    return content;
  };
  const follow = (value: PdfValue | undefined): PdfValue => {
    if (!(value instanceof PdfRef)) return value ?? null;
    const { number } = value;
    const found = known.get(number);
    if (found !== undefined) return found;
    if (open.has(number)) throw new Error(`object ${number} leads to itself`);
    open.add(number);
    const object = follow(readEntry(number));
    open.delete(number);
    known.set(number, object);
    return object;
  };
  const readEntry = (number: number): PdfValue => {
    const entry = entries.get(number);
    if (!entry) return null;
    if ('offset' in entry) return readIndirect(bytes, entry.offset, number, follow, room);
    const holder = follow(new PdfRef(entry.stream));
    if (!(holder instanceof PdfBytes)) throw new Error(`object ${number} stands in a stream that is none`);
    return fromObjectStream(holder, unpack, { number, index: entry.index, room });
  };

  const trailer = readSections(bytes, entries, unpack);
  if (trailer.has('Encrypt')) throw new Error('it is encrypted');
  return { trailer, follow, unpack, numbers: () => [...entries.keys()] };
}

/** Every cross-reference section, the newest first: what an older one says of the same object is not heard. */
function readSections(bytes: Uint8Array, entries: Map<number, Entry>, unpack: PdfFile['unpack']): PdfDict {
  const tail = latin1(bytes.subarray(-2048));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  if (start === undefined) throw new Error('it does not end as a PDF ends');
  const waiting = [Number(start)];
  const met = new Set<number>();
  let newest: PdfDict | undefined;
  const free = new Set<number>();
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (met.has(offset) || met.size > mostSections) throw new Error('its cross-references lead in a circle');
    met.add(offset);
    const add = (number: number, entry: Entry | undefined) => {
      if (entries.has(number) || free.has(number)) return;
      if (entries.size + free.size > most.objects) throw new Error(`it has more than ${most.objects} objects`);
      if (entry) entries.set(number, entry);
      else free.add(number);
    };
    const section = readSection(bytes, offset, unpack, add);
    newest ??= section;
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.get(key);
      if (typeof next === 'number') waiting.push(next);
    }
  }
  return newest as PdfDict;
}

type AddEntry = (number: number, entry: Entry | undefined) => void;

function readSection(bytes: Uint8Array, offset: number, unpack: PdfFile['unpack'], add: AddEntry): PdfDict {
  const cursor = cursorAt(bytes, offset);
  const first = readValue(cursor);
  if (first instanceof PdfWord && first.word === 'xref') {
    for (;;) {
      const from = readValue(cursor);
      if (from instanceof PdfWord && from.word === 'trailer') break;
      const count = readValue(cursor);
      if (typeof from !== 'number' || typeof count !== 'number')
        throw new Error('its cross-reference table is damaged');
      for (let i = 0; i < count; i++) {
        const [place, , kind] = [readValue(cursor), readValue(cursor), readValue(cursor)];
        if (typeof place !== 'number' || !(kind instanceof PdfWord))
          throw new Error('its cross-reference table is damaged');
        add(from + i, kind.word === 'n' ? { offset: place } : undefined);
      }
    }
    const trailer = readValue(cursor);
    if (!(trailer instanceof Map)) throw new Error('it has no trailer');
    return trailer;
  }
  const stream = readIndirect(bytes, offset, undefined, (value) => value ?? null);
  if (!(stream instanceof PdfBytes)) throw new Error('it has no cross-references where it says');
  readXrefStream(stream, unpack, add);
  return stream.dict;
}

/** ISO 32000-1, 7.5.8: entries of three numbers, as wide in bytes as `W` says. */
function readXrefStream(stream: PdfBytes, unpack: PdfFile['unpack'], add: AddEntry): void {
  const numbers = (key: string) => {
    const value = stream.dict.get(key);
    return Array.isArray(value) ? value.map(Number) : undefined;
  };
  const widths = numbers('W') ?? [];
  const ranges = numbers('Index') ?? [0, Number(stream.dict.get('Size'))];
  const content = unpack(stream);
  let at = 0;
  const field = (width: number, absent: number) => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (content[at++] ?? 0);
    return width === 0 ? absent : value;
  };
  for (let range = 0; range < ranges.length; range += 2)
    for (let i = 0; i < (ranges[range + 1] as number); i++) {
      if (at >= content.length) throw new Error('its cross-reference stream is too short');
      const [kind, second, third] = [field(widths[0] ?? 0, 1), field(widths[1] ?? 0, 0), field(widths[2] ?? 0, 0)];
      const number = (ranges[range] as number) + i;
      if (kind === 1) add(number, { offset: second });
      else add(number, kind === 2 ? { stream: second, index: third } : undefined);
    }
}

/** `12 0 obj … endobj`. Throws when another object stands there. */
function readIndirect(
  bytes: Uint8Array,
  offset: number,
  number: number | undefined,
  follow: PdfFile['follow'],
  room?: ValueRoom,
): PdfValue {
  const cursor = cursorAt(bytes, offset, room);
  const [own, , begin] = [readValue(cursor), readValue(cursor), readValue(cursor)];
  if (!(begin instanceof PdfWord) || begin.word !== 'obj' || (number !== undefined && own !== number))
    throw new Error(`object ${number ?? ''} does not stand at byte ${offset}, as the file says`);
  const dictAt = cursor.at;
  const value = readValue(cursor) ?? null;
  if (!(value instanceof Map)) return value;
  const next = readValue(cursor);
  if (!(next instanceof PdfWord) || next.word !== 'stream') return value;
  const from = cursor.at + (bytes[cursor.at] === 13 && bytes[cursor.at + 1] === 10 ? 2 : 1);
  const length = follow(value.get('Length'));
  if (typeof length !== 'number' || from + length > bytes.length) throw new Error(`object ${number ?? ''} is cut off`);
  return new PdfBytes(value, bytes.subarray(from, from + length), dictAt);
}

/** The i-th object of an object stream (7.5.7). */
function fromObjectStream(
  holder: PdfBytes,
  unpack: PdfFile['unpack'],
  { number, index, room }: { number: number; index: number; room: ValueRoom },
): PdfValue {
  const { content, offsets } = contentOf(holder, unpack);
  const place = offsets[index];
  if (place?.[0] !== number) throw new Error(`object ${number} is not where its object stream says`);
  return readValue(cursorAt(content, place[1], room)) ?? null;
}

interface ObjectStream {
  content: Uint8Array;
  /** Number and byte of each object. */
  offsets: [number: number, byte: number][];
}

const objectStreams = new WeakMap<PdfBytes, ObjectStream>();

function contentOf(holder: PdfBytes, unpack: PdfFile['unpack']): ObjectStream {
  const known = objectStreams.get(holder);
  if (known) return known;
  const content = unpack(holder, most.streamBytes);
  const cursor = cursorAt(content, 0);
  const [count, first] = [Number(holder.dict.get('N')), Number(holder.dict.get('First'))];
  if (count > most.inStream) throw new Error(`it has an object stream of more than ${most.inStream} objects`);
  const offsets = Array.from({ length: Math.min(count, content.length) }, (): [number, number] => {
    const [number, byte] = [readValue(cursor, false), readValue(cursor, false)];
    return [Number(number), first + Number(byte)];
  });
  const read = { content, offsets };
  objectStreams.set(holder, read);
  return read;
}
