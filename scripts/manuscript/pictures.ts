/**
 * Pictures of a title, decoded at the door. In: an edition and the folder of its title. Out: the bytes of every picture
 * by the path that the Markdown names. Promises that a picture which is handed on is whole, and no larger than a page
 * can use; draws nothing.
 */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beyondBudget, sayExcess } from '../model/budgets.ts';
import { type Block, blocksOf, type Edition } from '../model/edition.ts';
import type { Outcome, Place, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { UnnumberedBlock } from '../model/text.ts';
import { faultOfJpeg } from './jpeg.ts';
import { readBytes } from './source-bytes.ts';

/**
 * The pictures of an edition by the path that the Markdown names. K205 for one that is missing, is neither PNG nor
 * JPEG, or does not decode to its end; K204 for one that leads out of the title's folder.
 */
export function readImages(edition: Edition): Outcome<Map<string, Uint8Array>> {
  const images = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  const visit = (blocks: readonly (Block | UnnumberedBlock)[]): void => {
    for (const block of blocks) {
      if (block.kind === 'editorial' || block.kind === 'quote') visit(block.blocks);
      if (block.kind === 'list') block.items.forEach(visit);
      if (block.kind !== 'figure' || images.has(block.image)) continue;
      const bytes = readImage(edition.manuscript.folder, block.image, block.place, problems);
      if (bytes) images.set(block.image, bytes);
    }
  };
  visit(blocksOf(edition));
  for (const note of edition.notes) visit(note.blocks);
  return hasErrors(problems) ? { problems } : { value: images, problems };
}

function readImage(folder: string, image: string, place: Place, problems: Problem[]): Uint8Array | undefined {
  const refuse = (detail: string) => void problems.push(problem('K205', { image, detail }, place));
  const path = findFile(folder, image);
  if (path === undefined) return refuse('is not there');
  if (!existsSync(path)) return refuse('is a link that leads nowhere');
  if (!realpathSync(path).startsWith(realpathSync(folder) + sep))
    return void problems.push(problem('K204', { image }, place));
  const tooLarge = beyondBudget('picture', { bytes: statSync(path).size });
  if (tooLarge) return refuse(`is not read: ${sayExcess(tooLarge)}`);
  const bytes = readBytes(path, image, problems);
  if (!bytes) return undefined;
  const kind = bytes.subarray(0, 4).toString('hex');
  const png = kind === '89504e47' && /\.png$/i.test(image);
  const jpeg = kind.startsWith('ffd8ff') && /\.jpe?g$/i.test(image);
  if (!png && !jpeg) return refuse('is neither a PNG nor a JPEG as its name says');
  const fault = png ? faultOfPng(bytes) : faultOfJpeg(bytes);
  return fault === undefined ? bytes : refuse(`does not decode: ${fault}`);
}

/** A file below `folder` by the path that a text names, whether the disk keeps accents apart (NFD) or not. */
function findFile(folder: string, path: string): string | undefined {
  const direct = join(folder, path);
  if (path.includes('\0')) return undefined;
  if (existsSync(direct)) return direct;
  let at = folder;
  for (const name of path.split('/')) {
    if (!existsSync(at)) return undefined;
    const found = existsSync(join(at, name))
      ? name
      : readdirSync(at).find((own) => own.normalize('NFC') === name.normalize('NFC'));
    if (found === undefined) return undefined;
    at = join(at, found);
  }
  return at;
}

/** Samples of a pixel by colour type, and the bit depths that each may have (PNG, third edition, 11.2.1). */
const colourTypes: Record<number, { samples: number; depths: readonly number[] }> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** Columns and rows of the seven passes of an interlaced picture: first and step of each. */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/** Why a PNG is not whole, in words; nothing when every row of it is there. */
export function faultOfPng(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = 8; chunks.at(-1)?.type !== 'IEND'; ) {
    if (at + 12 > bytes.length) return 'it ends before its end chunk';
    const length = view.getUint32(at);
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (at + 12 + length > bytes.length) return `its chunk ${type} is cut off`;
    if (checksum(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      return `its chunk ${type} is damaged`;
    if (chunks.length === 0 && (type !== 'IHDR' || length !== 13)) return 'it does not begin with a header';
    if (chunks.length > 0 && type === 'IHDR') return 'it has two headers';
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  const dataOf = (wanted: string) => chunks.flatMap(({ type, data }) => (type === wanted ? [data] : []));
  const [header] = dataOf('IHDR');
  if (!header) return 'it has no header';
  const fields = new DataView(header.buffer, header.byteOffset, header.length);
  return faultOfRows(fields, dataOf('IDAT'), dataOf('PLTE').length > 0);
}

interface PngChunk {
  type: string;
  data: Uint8Array;
}

/** The rows of a PNG, pass by pass: how many, and the bytes of each with the one that names its filter. */
function rowsOf(
  width: number,
  height: number,
  bits: number,
  steps: readonly (readonly [x: number, dx: number, y: number, dy: number])[],
): { count: number; length: number }[] {
  return steps.map(([x, dx, y, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    return {
      count: columns > 0 ? Math.max(0, Math.ceil((height - y) / dy)) : 0,
      length: 1 + Math.ceil((columns * bits) / 8),
    };
  });
}

function faultOfRows(header: DataView, data: readonly Uint8Array[], palette: boolean): string | undefined {
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [depth, colour, , , interlaced] = [8, 9, 10, 11, 12].map((at) => header.getUint8(at)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const type = colourTypes[colour];
  if (width === 0 || height === 0) return 'it has no pixels';
  const tooLarge = beyondBudget('picture', { pixels: width * height });
  if (tooLarge) return sayExcess(tooLarge);
  if (!type?.depths.includes(depth) || header.getUint16(10) !== 0 || interlaced > 1)
    return 'its header says what no PNG can be';
  if (colour === 3 && !palette) return 'it has no palette';
  const rows = rowsOf(width, height, type.samples * depth, interlaced ? passes : [[0, 1, 0, 1]]);
  const size = rows.reduce((sum, { count, length }) => sum + count * length, 0);
  const unpacked = beyondBudget('picture', { unpackedBytes: size });
  if (unpacked) return sayExcess(unpacked);
  const pixels = unpackRows(data, size);
  return typeof pixels === 'string' ? pixels : faultOfFilters(pixels, rows);
}

/** The rows of a PNG with their filters, of so many bytes; or why they are not there, in words. */
function unpackRows(data: readonly Uint8Array[], size: number): Buffer | string {
  let pixels: Buffer;
  try {
    // In one piece: pieces would be there twice when they are put together.
    pixels = inflateSync(Buffer.concat(data), { chunkSize: size + 65536, maxOutputLength: size + 65536 });
  } catch (error) {
    return `its data cannot be unpacked (${(error as Error).message})`;
  }
  return pixels.length < size ? 'its last rows are missing' : pixels;
}

/** Why the filters of the rows are none; nothing when each is one of five. */
function faultOfFilters(pixels: Uint8Array, rows: ReturnType<typeof rowsOf>): string | undefined {
  let at = 0;
  for (const { count, length } of rows)
    for (const end = at + count * length; at < end; at += length)
      if ((pixels[at] ?? 5) > 4) return 'a row of it is damaged';
  return undefined;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of a chunk (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
