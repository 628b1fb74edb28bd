/**
 * Whether a JPEG is whole. In: the bytes of a file. Out: why it does not decode to its end, in words, or nothing. Reads
 * every Huffman code of every scan, sequential or progressive (ITU-T T.81), and computes no pixel. Promises an answer
 * for any bytes. Pure. Called by `pictures.ts`.
 *
 *     faultOfJpeg(bytes of half a picture) → 'its data ends too early'
 */
import { beyondBudget, type Counts, sayExcess } from '../model/budgets.ts';
import { DamagedJpeg, type Frame, type HuffmanTable, readFrame, readHuffmanTables } from './jpeg-frame.ts';
import { readScan, type Scan } from './jpeg-scan.ts';

/** Why a JPEG is not whole, or is larger than the budgets of a picture; nothing when it is whole. */
export function faultOfJpeg(bytes: Uint8Array): string | undefined {
  try {
    readJpeg(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof DamagedJpeg) return error.message;
    throw error;
  }
}

function readJpeg(bytes: Uint8Array): void {
  const tables = new Map<number, HuffmanTable>();
  let frame: Frame | undefined;
  const counts = { scans: 0, tables: 0 };
  let interval = 0;
  for (let at = 2; ; ) {
    const { marker, segment, end } = segmentAt(bytes, at);
    at = end;
    // Every table is a look-up of its own, and every scan goes over all blocks, however few bytes it has.
    requireWithin(counts);
    if (marker === 0xd9) break;
    if (marker === 0xc4) counts.tables += readHuffmanTables(segment, tables);
    else if (marker >= 0xc0 && marker <= 0xc2) frame = readOnlyFrame(segment, marker === 0xc2, frame);
    else if (/^c[3-9abdef]$/.test(marker.toString(16)) && marker !== 0xc8)
      throw new DamagedJpeg('it is of a kind that browsers do not show');
    else if (marker === 0xdd) interval = wordAt(segment, 0);
    else if (marker === 0xda) {
      if (!frame) throw new DamagedJpeg('it has no frame');
      counts.scans++;
      at = readScan(bytes, at, frame, scanOf(segment, frame, tables), interval);
    }
  }
  if (!frame?.components.every(({ begun }) => begun)) throw new DamagedJpeg('a colour of it is missing');
}

/** Throws where a picture has more than the budgets allow. */
function requireWithin(counts: Counts<'picture'>): void {
  const excess = beyondBudget('picture', counts);
  if (excess) throw new DamagedJpeg(sayExcess(excess));
}

/** The frame, of which a picture has one. */
function readOnlyFrame(segment: Uint8Array, progressive: boolean, other: Frame | undefined): Frame {
  if (other) throw new DamagedJpeg('it has two frames');
  const [height, width] = [wordAt(segment, 1), wordAt(segment, 3)];
  requireWithin({ pixels: height * width });
  return readFrame(segment, progressive, (unpackedBytes) => requireWithin({ unpackedBytes }));
}

/**
 * The segment at an offset, or before which filling stands there: its marker, its bytes, where it ends. That of the end
 * marker has none. Throws when it is cut off.
 */
function segmentAt(bytes: Uint8Array, from: number): { marker: number; segment: Uint8Array; end: number } {
  let at = from;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
  const marker = bytes[at + 1];
  if (marker === undefined) throw new DamagedJpeg('it ends before its end marker');
  if (bytes[at] !== 0xff) throw new DamagedJpeg('a marker is missing between its segments');
  at += 2;
  if (marker === 0xd9) return { marker, segment: new Uint8Array(0), end: at };
  const length = wordAt(bytes, at);
  if (length < 2 || at + length > bytes.length) throw new DamagedJpeg('a segment of it is cut off');
  return { marker, segment: bytes.subarray(at + 2, at + length), end: at + length };
}

/** Two bytes as a number; those that are not there are 0. */
const wordAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

function scanOf(segment: Uint8Array, frame: Frame, tables: ReadonlyMap<number, HuffmanTable>): Scan {
  const count = segment[0] ?? 0;
  const components = Array.from({ length: count }, (_, i) => {
    const component = frame.components.find(({ id }) => id === segment[1 + 2 * i]);
    if (!component) throw new DamagedJpeg('a scan of it is damaged');
    const selectors = segment[2 + 2 * i] ?? 0;
    return { component, dc: tables.get(selectors >> 4), ac: tables.get(0x10 | (selectors & 15)) };
  });
  const [start = 0, end = 63, approximation = 0] = segment.subarray(1 + 2 * count);
  if (count === 0 || end > 63 || start > end || (start > 0 && count > 1))
    throw new DamagedJpeg('a scan of it is damaged');
  if (start === 0) for (const { component } of components) component.begun = true;
  return { components, start, end: frame.progressive ? end : 63, high: approximation >> 4 };
}
