/**
 * A whole face as a TrueType file. In: the module of a face, as its package names it. Out: its bytes, which nobody
 * changes. Promises that a package of WOFF 1.0 is unpacked once for a title. Called by `subset-fonts.ts`.
 *
 *     readFace('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf') → 421,196 bytes
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

const require = createRequire(import.meta.url);

/** What was unpacked last: a title asks for the same face for its book and for its pages of the web. */
let unpacked: { module: string; face: Buffer } | undefined;

/** A whole face as a TrueType file, which nobody changes. Packages of WOFF are unpacked here. */
export function readFace(module: string): Uint8Array {
  if (unpacked?.module === module) return unpacked.face;
  const file = readFileSync(require.resolve(module));
  if (file.toString('latin1', 0, 4) !== 'wOFF') return file;
  unpacked = { module, face: unpackWoff(file) };
  return unpacked.face;
}

/** WOFF 1.0, 3 to 5: a reader in JavaScript takes five times as long. */
function unpackWoff(file: Buffer): Buffer {
  const count = file.readUInt16BE(12);
  const face = Buffer.alloc(file.readUInt32BE(16));
  // The header: version, number of tables, and three numbers that follow from it and that nobody reads.
  file.copy(face, 0, 4, 8);
  face.writeUInt16BE(count, 4);
  let end = 12 + 16 * count;
  for (let i = 0; i < count; i++) {
    const entry = 44 + 20 * i;
    const [offset, packed, length] = [4, 8, 12].map((field) => file.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const table = file.subarray(offset, offset + packed);
    const record = 12 + 16 * i;
    // Tag and checksum, offset, length.
    file.copy(face, record, entry, entry + 4);
    file.copy(face, record + 4, entry + 16, entry + 20);
    face.writeUInt32BE(end, record + 8);
    face.writeUInt32BE(length, record + 12);
    (packed < length ? inflateSync(table) : table).copy(face, end);
    end += (length + 3) & ~3;
  }
  return face;
}
