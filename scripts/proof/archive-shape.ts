/**
 * An archive in which every reader sees the same files: what its directory says, each file says itself, and there is
 * nothing beside them (PKWARE APPNOTE 6.3.9, 4.3). In: the bytes of an archive. Out: nothing, or an `Error` in words:
 * of an archive that can be read in two ways it is not known which one somebody reads. How it is packed otherwise, in
 * which order and with which times, is left to whoever packs. Shares no code with what packs or unpacks. Called by
 * `read-epub.ts`.
 *
 *     requireOneReading(archive) → throws “the archive calls OEBPS/toc.xhtml “OEBPS/toc.htm” in front of it”
 */
import { inflateRawSync } from 'node:zlib';

/** An entry of the directory at the end. */
interface Entry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  /** Of its own header. */
  at: number;
  extra: Buffer;
  /** Mode of Unix, in its upper half. */
  attributes: number;
}

const [endMark, entryMark, fileMark, behindMark] = [0x06054b50, 0x02014b50, 0x04034b50, 0x08074b50];

/** Additions that hold times and owners, and nothing that a reader sees. */
const knownExtras = new Set([0x000a, 0x5455, 0x5855, 0x7855, 0x7875]);

/** Sizes stand behind the content; how well it is packed; names are UTF-8. */
const knownFlags = 0x0008 | 0x0006 | 0x0800;

/** Throws where an archive can be read in more than one way. */
export function requireOneReading(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.length - 22;
  if (end < 0 || file.readUInt32LE(end) !== endMark)
    throw new Error('the archive does not end with its directory: something stands behind it');
  const [count, length, from] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)];
  if (file.readUInt32LE(end + 4) !== 0 || file.readUInt16LE(end + 8) !== count || from + length !== end)
    throw new Error('the directory of the archive is not where it says');
  const entries = readDirectory(file, from, count, end);
  requireNames(entries);
  let at = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at !== at) throw new Error(`something stands before ${entry.name} in the archive`);
    at = requireFile(file, entry);
  }
  if (at !== from) throw new Error('something stands behind the last file of the archive');
}

function readDirectory(file: Buffer, from: number, count: number, end: number): Entry[] {
  const entries: Entry[] = [];
  let at = from;
  for (let i = 0; i < count && at + 46 <= end; i++) {
    if (file.readUInt32LE(at) !== entryMark) throw new Error('the directory of the archive is damaged');
    const [named, added, said] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [number, number, number];
    const name = file.toString('utf8', at + 46, at + 46 + named);
    if (said > 0) throw new Error(`the archive says something of ${name}`);
    entries.push({
      name,
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
      extra: file.subarray(at + 46 + named, at + 46 + named + added),
      attributes: file.readUInt32LE(at + 38),
    });
    at += 46 + named + added;
  }
  if (at !== end || entries.length !== count) throw new Error('the directory of the archive is not as long as it says');
  return entries;
}

/** No two names are one where capitals are not told apart; none leads out, and none is a link. */
function requireNames(entries: readonly Entry[]): void {
  const known = new Map<string, string>();
  for (const { name, flags, attributes } of entries) {
    const folded = name.normalize('NFKC').toLowerCase();
    const other = known.get(folded);
    if (other !== undefined)
      throw new Error(`the archive has ${name} twice${other === name ? '' : `, the other time as ${other}`}`);
    known.set(folded, name);
    if (name === '' || /^[/\\]|\\|\0|(^|\/)\.\.?(\/|$)|^[A-Za-z]:/.test(name))
      throw new Error(`the archive has the path “${name}”, which leads elsewhere`);
    if (/[^ -~]/.test(name) && !(flags & 0x0800)) throw new Error(`the archive has the path “${name}”, in no encoding`);
    if (((attributes >>> 16) & 0o170000) === 0o120000) throw new Error(`${name} is a link`);
  }
}

/** The header of a file says what the directory does, and its content is as long as both say. Returns where it ends. */
function requireFile(file: Buffer, entry: Entry): number {
  const { name, flags, method, packed, size } = entry;
  const at = entry.at;
  if (at + 30 > file.length || file.readUInt32LE(at) !== fileMark) throw new Error(`${name} is not in the archive`);
  if (flags & ~knownFlags || (method !== 0 && method !== 8))
    throw new Error(`${name} is packed in a way that is not known`);
  const [named, added] = [file.readUInt16LE(at + 26), file.readUInt16LE(at + 28)];
  const own = file.toString('utf8', at + 30, at + 30 + named);
  if (own !== name) throw new Error(`the archive calls ${name} “${own}” in front of it`);
  for (const extra of [entry.extra, file.subarray(at + 30 + named, at + 30 + named + added)])
    requireExtras(extra, name);
  const behind = (flags & 8) !== 0;
  const stated = [6, 8, 14, 18, 22].map((place) =>
    place > 8 ? file.readUInt32LE(at + place) : file.readUInt16LE(at + place),
  );
  const due = [flags, method, ...(behind ? [0, 0, 0] : [entry.crc, packed, size])];
  if (stated.join() !== due.join() && stated.join() !== [flags, method, entry.crc, packed, size].join())
    throw new Error(`the archive says of ${name} another thing in front of it than in its directory`);
  const from = at + 30 + named + added;
  requireContent(file.subarray(from, from + packed), entry);
  return behind ? endBehind(file, from + packed, entry) : from + packed;
}

function requireExtras(extra: Buffer, name: string): void {
  for (let at = 0; at < extra.length; ) {
    const whole = at + 4 <= extra.length && at + 4 + extra.readUInt16LE(at + 2) <= extra.length;
    if (!whole || !knownExtras.has(extra.readUInt16LE(at))) throw new Error(`the archive adds something to ${name}`);
    at += 4 + extra.readUInt16LE(at + 2);
  }
}

function requireContent(data: Buffer, { name, method, packed, size }: Entry): void {
  if (method === 0 && packed !== size) throw new Error(`${name} is not as long as the archive says`);
  if (method === 0 || (packed === 0 && size === 0)) return;
  const { length, used } = unpack(data, size);
  if (length !== size || used !== packed) throw new Error(`${name} is not as long as the archive says`);
}

/** How long a content is, and how much of what is packed it takes. */
function unpack(data: Buffer, size: number): { length: number; used: number } {
  try {
    // With `info` the engine comes along, and knows how much it read.
    const { buffer, engine } = inflateRawSync(data, { info: true, maxOutputLength: size + 1 }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { length: buffer.length, used: engine.bytesWritten };
  } catch {
    return { length: -1, used: -1 };
  }
}

/** Where a file ends whose sizes stand behind its content. */
function endBehind(file: Buffer, at: number, { name, crc, packed, size }: Entry): number {
  const marked = at + 16 <= file.length && file.readUInt32LE(at) === behindMark;
  const from = marked ? at + 4 : at;
  const stated = [0, 4, 8].map((place) => file.readUInt32LE(from + place));
  if (stated.join() !== [crc, packed, size].join())
    throw new Error(`the archive says of ${name} another thing behind it than in its directory`);
  return from + 12;
}
