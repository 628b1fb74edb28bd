/**
 * Gives each character of a face a glyph of its own. In: a TrueType face. Out: the same face, where characters that
 * were drawn by one glyph (… and ⋯, - and U+2011) are drawn by copies of it. A PDF says of a glyph, not of a character,
 * what it is read as (ISO 32000-1, 9.10.3): only so can each be read as itself. Promises to change no outline, no
 * advance, no table else. Called by `subset-fonts.ts` for every face of a book.
 *
 *     … and ⋯ → glyph 17 of 40; after it … → 17, ⋯ → 40, a copy of 17
 */
import { readCharacterMap, writeCharacterMap } from './character-map.ts';
import { type FontTable, readTables, writeTables } from './sfnt-tables.ts';

/** The hyphen that the press puts where it divides a word: no sign of any text, drawn as U+2010, read as U+00AD. */
export const pressHyphen = '\u058a';

/** The tables of one face by their tags. Throws for one that is not there. */
type TableOf = (tag: string) => Buffer;

/**
 * In: a face in TrueType (ISO/IEC 14496-22), and characters (code points) that it is to have too, each drawn as another
 * one. Out: its bytes; the same ones when no two characters share a glyph. Throws for a face without the tables `glyf`
 * or `cmap`.
 * @example separateGlyphs(face, new Map([[0x058a, 0x2010]]))
 */
export function separateGlyphs(bytes: Uint8Array, alike: ReadonlyMap<number, number> = new Map()): Uint8Array {
  const tables = readTables(Buffer.from(bytes));
  const table: TableOf = (tag) => {
    const found = tables.find((one) => one.tag === tag);
    if (!found) throw new Error(`the face has no table ${tag}`);
    return found.data;
  };
  const characters = readCharacterMap(table('cmap'));
  for (const [code, like] of alike) {
    const glyph = characters.get(like);
    if (glyph !== undefined && !characters.has(code)) characters.set(code, glyph);
  }
  const copied = takeCopies(characters, table('maxp').readUInt16BE(4));
  if (copied.length === 0) return bytes;
  const fresh = new Map([
    ...copyGlyphs(table, (tag) => tables.some((one) => one.tag === tag), copied),
    ['cmap', writeCharacterMap(characters, table('cmap'))],
  ]);
  return writeTables(
    tables.map(({ tag, data }): FontTable => ({ tag, data: fresh.get(tag) ?? data })),
    Buffer.from(bytes).readUInt32BE(0),
  );
}

/**
 * Of characters with one glyph, all but the first get a new one behind the `count` that there are. Out: which are
 * copied.
 */
function takeCopies(characters: Map<number, number>, count: number): number[] {
  const copied: number[] = [];
  const taken = new Set<number>();
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    if (glyph !== 0 && taken.has(glyph)) characters.set(code, count + copied.push(glyph) - 1);
    taken.add(glyph);
  }
  return copied;
}

/** The tables that know how many glyphs there are, with copies of the glyphs `copied` at their end. */
function copyGlyphs(
  table: TableOf,
  has: (tag: string) => boolean,
  copied: readonly number[],
): [tag: string, data: Buffer][] {
  const [maxp, head] = [Buffer.from(table('maxp')), Buffer.from(table('head'))];
  const count = maxp.readUInt16BE(4);
  const long = head.readUInt16BE(50) === 1;
  const offsets = Array.from({ length: count + 1 }, (_, i) =>
    long ? table('loca').readUInt32BE(4 * i) : 2 * table('loca').readUInt16BE(2 * i),
  );
  const glyf = table('glyf');
  const outlines = [glyf.subarray(0, offsets[count]), Buffer.alloc(-(offsets[count] as number) & 3)];
  // What fills up to whole words belongs to the glyph before it, where nobody reads it.
  let end = ((offsets[count] as number) + 3) & ~3;
  offsets[count] = end;
  for (const glyph of copied) {
    const outline = glyf.subarray(offsets[glyph], offsets[glyph + 1]);
    outlines.push(outline, Buffer.alloc(-outline.length & 3));
    end += (outline.length + 3) & ~3;
    offsets.push(end);
  }
  const loca = Buffer.alloc(4 * offsets.length);
  offsets.forEach((offset, i) => {
    loca.writeUInt32BE(offset, 4 * i);
  });
  maxp.writeUInt16BE(count + copied.length, 4);
  head.writeUInt16BE(1, 50);
  return [
    ['maxp', maxp],
    ['head', head],
    ['loca', loca],
    ['glyf', Buffer.concat(outlines)],
    ...copyMetrics(table, 'hhea', 'hmtx', count, copied),
    ...(has('vhea') ? copyMetrics(table, 'vhea', 'vmtx', count, copied) : []),
  ];
}

/** Advances and bearings of one direction, every glyph's written out. */
function copyMetrics(
  table: TableOf,
  header: string,
  metrics: string,
  count: number,
  copied: readonly number[],
): [tag: string, data: Buffer][] {
  const own = Buffer.from(table(header));
  const old = table(metrics);
  const full = own.readUInt16BE(34);
  const glyphs = [...Array.from({ length: count }, (_, i) => i), ...copied];
  const data = Buffer.alloc(4 * glyphs.length);
  glyphs.forEach((glyph, i) => {
    data.writeUInt16BE(old.readUInt16BE(4 * Math.min(glyph, full - 1)), 4 * i);
    data.writeUInt16BE(old.readUInt16BE(glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)), 4 * i + 2);
  });
  own.writeUInt16BE(glyphs.length, 34);
  return [
    [header, own],
    [metrics, data],
  ];
}
