/**
 * What the pixels of a picture come to, row by row: a picture of 100 million pixels takes no more memory than two
 * of its rows. In: packed bytes, how the rows stand. Out: the SHA-256 of red, green and blue of every pixel, or nothing
 * when there are more or fewer of them than the picture says. Called by `png.ts`, and by the witnesses of pictures.
 *
 *     await hashPixels([packed], { width: 720, height: 360, channels: 3, predicted: false }) → '9f0c…'
 */
import { createHash } from 'node:crypto';
import { createInflate } from 'node:zlib';
import type { PdfFile } from './pdf-file.ts';
import { type PdfBytes, PdfName } from './pdf-values.ts';
import { unpredictRow } from './unpack-stream.ts';

/** How the samples of a picture stand, of 8 bits each. */
interface Rows {
  width: number;
  height: number;
  /** Of a pixel: one that is grey or a number of the palette, or red, green and blue. */
  channels: number;
  /** Each row says its filter before its bytes (PNG, 9.2). */
  predicted: boolean;
  /** Red, green and blue of each number. */
  palette?: Uint8Array;
}

/** The hash. Throws an `Error` when what is packed is damaged. */
export async function hashPixels(packed: readonly Uint8Array[], rows: Rows): Promise<string | undefined> {
  const { width, height, channels, predicted } = rows;
  const hash = createHash('sha256');
  let done = 0;
  for await (const row of rowsIn(packed, width * channels, predicted ? channels : 0)) {
    if (++done > height || row.length < width * channels) return undefined;
    hash.update(colour(row, rows));
  }
  return done === height ? hash.digest('hex') : undefined;
}

/** Whether two pictures of PDFs have the same samples, however each of them is packed. */
export async function haveSameSamples(one: [PdfFile, PdfBytes], other: [PdfFile, PdfBytes]): Promise<boolean> {
  return (await hashSamples(...one)) === (await hashSamples(...other));
}

/** Of what is packed as a picture of the browser is; of the packed bytes, where it is packed otherwise. */
async function hashSamples(file: PdfFile, { dict, packed }: PdfBytes): Promise<string> {
  const value = (key: string) => {
    const own = file.follow(dict.get(key));
    return Array.isArray(own) && own.length === 1 ? file.follow(own[0]) : own;
  };
  const [filter, parameters] = [value('Filter'), value('DecodeParms')];
  const hash = createHash('sha256');
  if (!(filter instanceof PdfName) || filter.name !== 'FlateDecode') return hash.update(packed).digest('hex');
  const number = (key: string, absent: number) =>
    parameters instanceof Map ? Number(file.follow(parameters.get(key)) ?? absent) : absent;
  const bits = number('Colors', 1) * number('BitsPerComponent', 8);
  const [row, sample] = [Math.ceil((number('Columns', 1) * bits) / 8), Math.ceil(bits / 8)];
  const predicted = number('Predictor', 1) >= 10;
  for await (const line of rowsIn([packed], predicted ? row : 65_536, predicted ? sample : 0)) hash.update(line);
  return hash.digest('hex');
}

/**
 * Rows of so many bytes, unpacked; the last one may be shorter. `sample`: bytes of a pixel, where each row says its
 * filter before them; else 0. A row is good until the next one is asked for.
 */
async function* rowsIn(packed: readonly Uint8Array[], length: number, sample: number): AsyncGenerator<Uint8Array> {
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  for (const part of packed) inflate.write(part);
  inflate.end();
  const line = new Uint8Array(length + (sample > 0 ? 1 : 0));
  let above: Uint8Array | undefined;
  let own: Uint8Array = new Uint8Array(length);
  let filled = 0;
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + line.length - filled);
      line.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < line.length) break;
      filled = 0;
      if (sample > 0) {
        unpredictRow(line, above, sample, own);
        yield own;
        [above, own] = [own, above ?? new Uint8Array(length)];
      } else yield line;
    }
  }
  if (filled > 0) yield line.subarray(0, filled);
}

/** A row in red, green and blue. */
function colour(row: Uint8Array, { channels, palette }: Rows): Uint8Array {
  if (channels === 3) return row;
  const rgb = new Uint8Array(row.length * 3);
  for (let i = 0; i < row.length; i++)
    for (let channel = 0; channel < 3; channel++) {
      const value = row[i] as number;
      rgb[3 * i + channel] = palette ? (palette[3 * value + channel] ?? 0) : value;
    }
  return rgb;
}
