/**
 * The outlines of a TrueType face (ISO/IEC 14496-22). In: the bytes of a face, as a file of a package, TrueType or WOFF
 * 1.0, or as a PDF carries it, without names and maps. Out: which glyph a character has, and what a glyph draws. Shares
 * no code with what cuts the faces. Called by the witness of the typefaces.
 *
 *     const face = openFace(bytes);
 *     face.outline(face.glyphOf(0x4e2d)) === cut.outline(cut.glyphOf(0x4e2d)) → true
 */
import { inflateSync } from 'node:zlib';
import { readFaceCharacters } from './character-map.ts';
import { arePackedAlike, boxOfPoints, type GlyphBox, keyOfPoints, readPoints } from './glyph-points.ts';
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
  /** The bytes of a table; undefined for one that it has not. */
  table: (tag: string) => Buffer | undefined;
  /** What the face says of all its glyphs together, in units of the em. */
  measures: FaceMeasures;
  /**
   * What a glyph draws, as a key: two glyphs have the same one when all their points and contours are the same, and
   * never else; empty for a blank. Composites are resolved. Throws an `Error` when the face is damaged.
   */
  outline: (glyph: number) => string;
  /** The data of a glyph as it is packed; empty for a blank. Throws an `Error` for one that is not there. */
  packed: (glyph: number) => Buffer;
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

/** The tables head, hhea, OS/2 and post; no height and no slant where a face has not the last two. */
interface FaceMeasures {
  box: readonly [left: number, bottom: number, right: number, top: number];
  ascent: number;
  descent: number;
  capHeight?: number;
  /** In degrees. */
  slant?: number;
}

/** A glyph that is drawn otherwise than the file has it: its data, and its row of `hmtx`. */
export interface RedrawnGlyph {
  glyph: number;
  data: Buffer;
  advance: number;
  bearing: number;
}

/** Opens a face, with one glyph redrawn where that is asked for. Throws an `Error` in words when it is none. */
export function openFace(bytes: Uint8Array, redrawn?: RedrawnGlyph): TrueTypeFace {
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
    if (glyph === redrawn?.glyph) return redrawn.data;
    return glyf.subarray(offset(glyph), offset(glyph + 1));
  };
  const pairs = hhea?.readUInt16BE(34) ?? 0;
  let map: Map<number, number> | undefined;
  const characters = () => {
    if (map) return map;
    const cmap = table('cmap');
    map = cmap ? readFaceCharacters(cmap) : new Map<number, number>();
    return map;
  };
  let rules: Substitutions | undefined;
  // Of an installed face every PDF and every screen asks for the same ones.
  const outlines = new Map<number, string>();
  const advance = (glyph: number) => {
    if (glyph === redrawn?.glyph) return redrawn.advance;
    return hmtx && pairs > 0 ? hmtx.readUInt16BE(4 * Math.min(glyph, pairs - 1)) : 0;
  };
  return {
    count,
    tables: tags,
    table,
    measures: measuresOf(head, hhea, table),
    unitsPerEm: head.readUInt16BE(18),
    glyphOf: (codePoint) => characters().get(codePoint) ?? 0,
    characters,
    standIns: (row) => {
      rules ??= readSubstitutions(table('GSUB'));
      return rules(row);
    },
    outline: (glyph) => {
      const found = outlines.get(glyph) ?? keyOfPoints(readPoints(glyph, dataOf));
      outlines.set(glyph, found);
      return found;
    },
    packed: dataOf,
    box: (glyph) => boxOfPoints(readPoints(glyph, dataOf)),
    advance,
    bearing: (glyph) =>
      glyph === redrawn?.glyph
        ? redrawn.bearing
        : (hmtx?.readInt16BE(glyph < pairs ? 4 * glyph + 2 : 2 * pairs + 2 * glyph) ?? 0),
    isBent: () => Array.from({ length: count }, (_, glyph) => dataOf(glyph)).some(hasProgram),
  };
}

/** Whether a glyph of one face draws what a glyph of another does. Most are packed alike: then none is unpacked. */
export const drawAlike = (one: TrueTypeFace, glyph: number, other: TrueTypeFace, twin: number): boolean =>
  arePackedAlike(one.packed(glyph), other.packed(twin)) || one.outline(glyph) === other.outline(twin);

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
