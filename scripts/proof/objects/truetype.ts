/**
 * The outlines of a TrueType face (ISO/IEC 14496-22). In: the bytes of a face, as a file of a package, TrueType or WOFF
 * 1.0, or as a PDF carries it, without names and maps. Out: which glyph a character has, and what a glyph draws. Shares
 * no code with what cuts the faces. Called by the witness of the typefaces.
 *
 *     const face = openFace(bytes);
 *     face.outline(face.glyphOf(0x4e2d)) → '120,340,1 880,340,1 …'
 */
import { inflateSync } from 'node:zlib';
import { readFaceCharacters } from './character-map.ts';
import { readSubstitutions, type Substitutions } from './substitutions.ts';

/** A face that is open. Glyphs are numbers from 0 on; 0 stands for what the face has not. */
export interface TrueTypeFace {
  /** How many glyphs it has. */
  count: number;
  unitsPerEm: number;
  /** The glyph of a code point; 0 when it has none, or when the face carries no map. */
  glyphOf: (codePoint: number) => number;
  /** Code point → glyph, of every character that it has. */
  characters: () => ReadonlyMap<number, number>;
  /** The tags of its tables, each as often as the file has it. */
  tables: readonly string[];
  /** What the face says of all its glyphs together, in units of the em. */
  measures: FaceMeasures;
  /**
   * What a glyph draws: a contour a word list, points as `x,y,on` in units of the em; empty for a blank. Composites are
   * resolved. Throws an `Error` in words when the face is damaged.
   */
  outline: (glyph: number) => string;
  /** The box of its points in units of the em, y upwards; undefined for a blank. */
  box: (glyph: number) => GlyphBox | undefined;
  /** How far its left edge stands from its origin, as the face says. */
  bearing: (glyph: number) => number;
  /** Whether one of its glyphs is bent by a program when it is drawn. */
  isBent: () => boolean;
  /** The glyphs that the face may put in the place of a row of glyphs; none where it carries no rules. */
  standIns: Substitutions;
  /** Its width in units of the em. */
  advance: (glyph: number) => number;
}

/** From the origin of a glyph. */
export interface GlyphBox {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** The tables head, hhea, OS/2 and post; no height and no slant where a face has not the last two. */
interface FaceMeasures {
  box: readonly [left: number, bottom: number, right: number, top: number];
  ascent: number;
  descent: number;
  capHeight?: number;
  /** In degrees. */
  slant?: number;
}

interface Point {
  x: number;
  y: number;
  on: boolean;
}

/** Composites of composites stand no deeper. */
const deepest = 8;

/** Opens a face. Throws an `Error` in words when it is none. */
export function openFace(bytes: Uint8Array): TrueTypeFace {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { tags, table } = file.toString('latin1', 0, 4) === 'wOFF' ? woffTables(file) : sfntTables(file);
  const [head, maxp, loca, glyf] = ['head', 'maxp', 'loca', 'glyf'].map((tag) => {
    const found = table(tag);
    if (!found) throw new Error(`a typeface has no table ${tag}`);
    return found;
  }) as [Buffer, Buffer, Buffer, Buffer];
  const [hhea, hmtx] = [table('hhea'), table('hmtx')];
  const count = maxp.readUInt16BE(4);
  const long = head.readInt16BE(50) === 1;
  const offset = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const dataOf = (glyph: number) => {
    if (glyph >= count) throw new Error(`a typeface has no glyph ${glyph}`);
    return glyf.subarray(offset(glyph), offset(glyph + 1));
  };
  const pairs = hhea?.readUInt16BE(34) ?? 0;
  let map: Map<number, number> | undefined;
  const characters = () => {
    const cmap = table('cmap');
    map ??= cmap ? readFaceCharacters(cmap) : new Map<number, number>();
    return map;
  };
  let rules: Substitutions | undefined;
  const advance = (glyph: number) => (hmtx && pairs > 0 ? hmtx.readUInt16BE(4 * Math.min(glyph, pairs - 1)) : 0);
  return {
    count,
    tables: tags,
    measures: measuresOf(head, hhea, table),
    unitsPerEm: head.readUInt16BE(18),
    glyphOf: (codePoint) => characters().get(codePoint) ?? 0,
    characters,
    standIns: (row) => {
      rules ??= readSubstitutions(table('GSUB'));
      return rules(row);
    },
    outline: (glyph) => contoursOf(glyph, dataOf, 0).map(writeContour).join(' / '),
    box: (glyph) => boxOf(contoursOf(glyph, dataOf, 0)),
    advance,
    bearing: (glyph) => hmtx?.readInt16BE(glyph < pairs ? 4 * glyph + 2 : 2 * pairs + 2 * glyph) ?? 0,
    isBent: () => Array.from({ length: count }, (_, glyph) => dataOf(glyph)).some(hasProgram),
  };
}

function measuresOf(head: Buffer, hhea: Buffer | undefined, table: Tables['table']): FaceMeasures {
  const [os2, post] = [table('OS/2'), table('post')];
  return {
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    ascent: hhea?.readInt16BE(4) ?? 0,
    descent: hhea?.readInt16BE(6) ?? 0,
    ...(os2 && os2.length >= 90 ? { capHeight: os2.readInt16BE(88) } : {}),
    ...(post ? { slant: post.readInt32BE(4) / 65536 } : {}),
  };
}

/** A simple glyph says how long its program is; a composite has a flag for it. */
function hasProgram(data: Buffer): boolean {
  if (data.length === 0) return false;
  const count = data.readInt16BE(0);
  return count >= 0 ? data.readUInt16BE(10 + 2 * count) > 0 : (data.readUInt16BE(10) & 0x100) !== 0;
}

/** The tables of a file: their tags, and each when it is asked for. */
interface Tables {
  tags: string[];
  table: (tag: string) => Buffer | undefined;
}

function sfntTables(file: Buffer): Tables {
  const tables = new Map<string, Buffer>();
  const tags: string[] = [];
  for (let i = 0, at = 12; i < file.readUInt16BE(4); i++, at += 16) {
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const tag = file.toString('latin1', at, at + 4);
    tags.push(tag);
    tables.set(tag, file.subarray(offset, offset + length));
  }
  return { tags, table: (tag) => tables.get(tag) };
}

/** WOFF 1.0: tables that are packed one by one, and unpacked when they are asked for. */
function woffTables(file: Buffer): Tables {
  const places = new Map<string, [offset: number, packed: number, length: number]>();
  for (let i = 0, at = 44; i < file.readUInt16BE(12); i++, at += 20)
    places.set(file.toString('latin1', at, at + 4), [
      file.readUInt32BE(at + 4),
      file.readUInt32BE(at + 8),
      file.readUInt32BE(at + 12),
    ]);
  const table = (tag: string) => {
    const place = places.get(tag);
    if (!place) return undefined;
    const [offset, packed, length] = place;
    const bytes = file.subarray(offset, offset + packed);
    return packed < length ? inflateSync(bytes) : bytes;
  };
  return { tags: [...places.keys()], table };
}

function contoursOf(glyph: number, dataOf: (glyph: number) => Buffer, depth: number): Point[][] {
  const data = dataOf(glyph);
  if (data.length === 0) return [];
  if (depth > deepest) throw new Error('a typeface has a glyph that is made of itself');
  const count = data.readInt16BE(0);
  return count < 0 ? composedOf(data, dataOf, depth) : simpleContours(data, count);
}

/** A simple glyph: flags, then the steps along x, then along y. */
function simpleContours(data: Buffer, count: number): Point[][] {
  const ends = Array.from({ length: count }, (_, i) => data.readUInt16BE(10 + 2 * i));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * count;
  at += 2 + data.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = data.readUInt8(at++);
    const repeats = flag & 8 ? data.readUInt8(at++) : 0;
    for (let i = 0; i <= repeats; i++) flags.push(flag);
  }
  const steps = (short: number, same: number): number[] => {
    let value = 0;
    return flags.slice(0, points).map((flag) => {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++);
      else if (!(flag & same)) {
        value += data.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const [xs, ys] = [steps(2, 16), steps(4, 32)];
  return ends.map((end, i) =>
    Array.from({ length: end - (ends[i - 1] ?? -1) }, (_, j) => {
      const point = (ends[i - 1] ?? -1) + 1 + j;
      return { x: xs[point] as number, y: ys[point] as number, on: ((flags[point] as number) & 1) === 1 };
    }),
  );
}

/** A glyph put together from others, each moved, and scaled where it says so. */
function composedOf(data: Buffer, dataOf: (glyph: number) => Buffer, depth: number): Point[][] {
  const contours: Point[][] = [];
  let at = 10;
  for (let flags = 32; flags & 32; ) {
    flags = data.readUInt16BE(at);
    const part = data.readUInt16BE(at + 2);
    at += 4;
    const words = flags & 1;
    const [x, y] = words
      ? [data.readInt16BE(at), data.readInt16BE(at + 2)]
      : [data.readInt8(at), data.readInt8(at + 1)];
    at += words ? 4 : 2;
    const scale = flags & 8 ? 1 : flags & 64 ? 2 : flags & 128 ? 4 : 0;
    const own = Array.from({ length: scale }, (_, i) => data.readInt16BE(at + 2 * i) / 16384);
    at += 2 * scale;
    const [a = 1, b = 0, c = 0, d = 1] = scale === 4 ? own : [own[0], 0, 0, own[1] ?? own[0]];
    for (const contour of contoursOf(part, dataOf, depth + 1))
      contours.push(
        contour.map((point) => ({
          x: Math.round(a * point.x + c * point.y + x),
          y: Math.round(b * point.x + d * point.y + y),
          on: point.on,
        })),
      );
  }
  return contours;
}

const writeContour = (contour: readonly Point[]): string =>
  contour.map(({ x, y, on }) => `${x},${y},${on ? 1 : 0}`).join(' ');

function boxOf(contours: readonly Point[][]): GlyphBox | undefined {
  const points = contours.flat();
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}
