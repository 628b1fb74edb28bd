/**
 * Unpacks a stream of a PDF (ISO 32000-1, 7.4). In: a stream, and how its references are followed. Out: its bytes,
 * of which there are no more than is asked for.
 * Knows `FlateDecode`, with the predictors of PNG; a stream under another filter is left as it is. Called by
 * `pdf-file.ts`.
 *
 *     unpackStream(stream, (value) => value) → the bytes of a content stream
 */
import { inflateSync } from 'node:zlib';
import { type PdfBytes, type PdfDict, PdfName, type PdfValue } from './pdf-values.ts';

/** Bytes that one stream may unpack to; a picture may have more. */
const mostUnpacked = 32 * 1024 * 1024;

/** Unpacks by `FlateDecode`; a stream under another filter is left as it is. */
export function unpackStream(
  { dict, packed }: PdfBytes,
  follow: (value: PdfValue | undefined) => PdfValue,
  most = mostUnpacked,
): Uint8Array {
  if (packed.length > most) throw new Error(tooLarge(most));
  const list = (value: PdfValue): PdfValue[] =>
    Array.isArray(value) ? value.map(follow) : value === null ? [] : [value];
  const filters = list(follow(dict.get('Filter')));
  const parameters = list(follow(dict.get('DecodeParms')));
  return filters.reduce<Uint8Array>((content, filter, i) => {
    if (!(filter instanceof PdfName) || filter.name !== 'FlateDecode') return content;
    const flat = inflate(content, most);
    const own = parameters[i];
    return own instanceof Map ? unpredictStream(flat, own) : flat;
  }, packed);
}

const tooLarge = (most: number): string => `it has a stream of more than ${Math.round(most / 1024 / 1024)} MB`;

function inflate(content: Uint8Array, most: number): Uint8Array {
  try {
    return new Uint8Array(inflateSync(content, { maxOutputLength: most }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Error(tooLarge(most));
    throw error;
  }
}

/** How the samples of a row stand: ISO 32000-1, table 8. */
interface Samples {
  colors: number;
  bits: number;
  columns: number;
}

/** Takes the predictors back that a stream names; those of TIFF are used by nobody. */
function unpredictStream(flat: Uint8Array, parameters: PdfDict): Uint8Array {
  const number = (key: string, absent: number) => Number(parameters.get(key) ?? absent);
  const predictor = number('Predictor', 1);
  if (predictor === 1) return flat;
  if (predictor < 10) throw new Error(`it has a stream with the predictor ${predictor}, which the press does not read`);
  return unpredict(flat, {
    colors: number('Colors', 1),
    bits: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
  });
}

/** Takes the predictors of PNG back (ISO 32000-1, 7.4.4.4): each row says its own before its bytes. */
function unpredict(flat: Uint8Array, { colors, bits, columns }: Samples): Uint8Array {
  const sample = Math.max(1, Math.ceil((colors * bits) / 8));
  const row = Math.ceil((columns * colors * bits) / 8);
  const rows = Math.floor(flat.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const above = y === 0 ? undefined : out.subarray((y - 1) * row, y * row);
    unpredictRow(
      flat.subarray(y * (row + 1), (y + 1) * (row + 1)),
      above,
      sample,
      out.subarray(y * row, (y + 1) * row),
    );
  }
  return out;
}

/** One row, behind the byte that says its filter, into `out`. `sample`: bytes of a pixel. */
export function unpredictRow(line: Uint8Array, above: Uint8Array | undefined, sample: number, out: Uint8Array): void {
  const kind = line[0] as number;
  for (let x = 0; x < out.length; x++) {
    const left = x < sample ? 0 : (out[x - sample] as number);
    const up = above === undefined ? 0 : (above[x] as number);
    const corner = x < sample || above === undefined ? 0 : (above[x - sample] as number);
    out[x] = (line[x + 1] as number) + predicted(kind, left, up, corner);
  }
}

/** What a row's filter foretells of a byte (PNG, 9.2). */
function predicted(kind: number, left: number, above: number, corner: number): number {
  if (kind === 4) {
    const guess = left + above - corner;
    const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
    return a <= b && a <= c ? left : b <= c ? above : corner;
  }
  return [0, left, above, (left + above) >> 1][kind] ?? 0;
}
