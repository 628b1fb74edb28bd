/**
 * TrueType files as tables (ISO/IEC 14496-22, 4.5). In: the bytes of a file, or its tables. Out: its tables in the
 * order of its directory, or a file of them with its check sums. Promises the same bytes for a file that is read and
 * written again and was written so. Called by `face-glyphs.ts`, and where the faces of a PDF are made small.
 *
 *     readTables(file) → [{ tag: 'cmap', data: <1020 bytes> }, { tag: 'glyf', data: <20412 bytes> } …]
 */

/** One table of a face, by its tag of four letters. */
export interface FontTable {
  tag: string;
  data: Buffer;
}

/** Numbers of `size` bytes, one behind the other, from `at` on. */
export function writeUnsigned(data: Buffer, size: 2 | 4, at: number, values: readonly number[]): void {
  for (const [i, value] of values.entries()) data.writeUIntBE(value, at + size * i, size);
}

/** The tables of a TrueType file, in the order of its directory. */
export const readTables = (font: Buffer): FontTable[] =>
  Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i).map((at) => ({
    tag: font.toString('latin1', at, at + 4),
    data: font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12)),
  }));

/** The 32-bit sum of a table (ISO/IEC 14496-22, 4.5.2); its length is whole words. */
const sumOf = (data: Buffer): number => {
  let total = 0;
  for (let i = 0; i < data.length; i += 4) total = (total + data.readUInt32BE(i)) >>> 0;
  return total;
};

/** A TrueType file of these tables (ISO/IEC 14496-22, 4.5), with its check sums. `version`: of the first four bytes. */
export function writeTables(tables: readonly FontTable[], version: number): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(version, 0);
  writeUnsigned(directory, 2, 4, [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16]);
  const padded: Buffer[] = [];
  let at = directory.length;
  let head = 0;
  tables.forEach(({ tag, data }, i) => {
    const whole = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    if (tag === 'head') {
      head = at;
      whole.writeUInt32BE(0, 8);
    }
    directory.write(tag, 12 + i * 16, 'latin1');
    writeUnsigned(directory, 4, 16 + i * 16, [sumOf(whole), at, data.length]);
    padded.push(whole);
    at += whole.length;
  });
  const file = Buffer.concat([directory, ...padded]);
  if (head > 0) file.writeUInt32BE((0xb1b0afba - sumOf(file)) >>> 0, head + 8);
  return file;
}
