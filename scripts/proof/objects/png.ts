/**
 * The pixels of a PNG (ISO/IEC 15948). In: the bytes of a file. Out: what red, green and blue of its pixels come to;
 * nothing for one that is interlaced, transparent or of another depth than 8 bits, which this reader leaves alone.
 * Called by the witness of pictures.
 *
 *     await hashPng(bytes) → '9f0c…'
 */
import { hashPixels } from './hash-pixels.ts';

/** The SHA-256 of its pixels. Throws an `Error` in words when it is damaged. */
export async function hashPng(bytes: Uint8Array): Promise<string | undefined> {
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
  const [palette] = of('PLTE');
  const rows = { width, height, channels, predicted: true };
  return hashPixels(of('IDAT'), channels === 1 && palette ? { ...rows, palette } : rows);
}
