/**
 * The pixels of a PNG (ISO/IEC 15948). In: the bytes of a file. Out: its size, and red, green and blue of every pixel;
 * nothing for one that is interlaced, transparent or of another depth than 8 bits, which this reader leaves alone.
 * Called by the witness of pictures.
 *
 *     readPng(bytes) → { width: 720, height: 360, rgb: <777600 bytes> }
 */
import { inflateSync } from 'node:zlib';
import { unpredict } from './unpack-stream.ts';

interface Pixels {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** A sheet of A3 in 600 dpi has 70 million pixels. */
const mostBytes = 4 * 100_000_000;

/** Reads a picture. Throws an `Error` in words when it is damaged. */
export function readPng(bytes: Uint8Array): Pixels | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: { kind: string; data: Buffer }[] = [];
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ kind: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  const of = (kind: string) => chunks.filter((chunk) => chunk.kind === kind).map(({ data }) => data);
  const [head] = of('IHDR');
  if (!head) throw new Error('a picture has no head');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, kind, , , interlaced] = [8, 9, 10, 11, 12].map((at) => head.readUInt8(at));
  const channels = { 0: 1, 2: 3, 3: 1 }[kind as number];
  if (depth !== 8 || interlaced !== 0 || channels === undefined || of('tRNS').length > 0) return undefined;
  const flat = new Uint8Array(inflateSync(Buffer.concat(of('IDAT')), { maxOutputLength: mostBytes }));
  const rows = unpredict(flat, { colors: channels, bits: 8, columns: width });
  return { width, height, rgb: colour(rows, channels, of('PLTE')[0]) };
}

/** Grey as three equal channels, a palette as what it names. */
function colour(rows: Uint8Array, channels: number, palette: Buffer | undefined): Uint8Array {
  if (channels === 3) return rows;
  const rgb = new Uint8Array(rows.length * 3);
  rows.forEach((value, i) => {
    for (let channel = 0; channel < 3; channel++)
      rgb[3 * i + channel] = palette ? (palette[3 * value + channel] ?? 0) : value;
  });
  return rgb;
}
