/**
 * Faults in a typeface. In: a TrueType file, two characters. Out: the file with the fault. For tests of the witnesses.
 *
 *     swapOutlines(face, '会', '谈') → a face that shows 会 as 谈
 */
import assert from 'node:assert/strict';
import { readCharacterMap, writeCharacterMap } from '../../scripts/fonts/character-map.ts';
import { readTables, writeTables } from '../../scripts/fonts/sfnt-tables.ts';

type Tables = ReturnType<typeof readTables>;

function altered(face: Uint8Array, change: (table: (tag: string) => Buffer) => Record<string, Buffer>): Uint8Array {
  const file = Buffer.from(face);
  const tables: Tables = readTables(file);
  const table = (tag: string) => tables.find((one) => one.tag === tag)?.data ?? assert.fail(tag);
  const fresh = change(table);
  return writeTables(
    tables.map(({ tag, data }) => ({ tag, data: fresh[tag] ?? data })),
    file.readUInt32BE(0),
  );
}

const glyphOf = (map: ReadonlyMap<number, number>, sign: string): number =>
  map.get(sign.codePointAt(0) as number) ?? assert.fail(`no glyph for ${sign}`);

/** Each of two characters is drawn by the outline of the other; everything else of the file stays. */
export const swapOutlines = (face: Uint8Array, one: string, other: string): Uint8Array =>
  altered(face, (table) => {
    const map = readCharacterMap(table('cmap'));
    const [a, b] = [glyphOf(map, one), glyphOf(map, other)];
    const count = table('maxp').readUInt16BE(4);
    const head = Buffer.from(table('head'));
    const long = head.readInt16BE(50) === 1;
    const at = (i: number) => (long ? table('loca').readUInt32BE(4 * i) : 2 * table('loca').readUInt16BE(2 * i));
    const order = Array.from({ length: count }, (_, i) => (i === a ? b : i === b ? a : i));
    const glyphs = order.map((i) => table('glyf').subarray(at(i), at(i + 1)));
    const loca = Buffer.alloc(4 * (count + 1));
    let end = 0;
    glyphs.forEach((glyph, i) => {
      loca.writeUInt32BE(end, 4 * i);
      end += glyph.length;
    });
    loca.writeUInt32BE(end, 4 * count);
    head.writeInt16BE(1, 50);
    return { head, loca, glyf: Buffer.concat(glyphs) };
  });

/** Each of two characters asks for the glyph of the other. */
export const swapCharacters = (face: Uint8Array, one: string, other: string): Uint8Array =>
  altered(face, (table) => {
    const map = readCharacterMap(table('cmap'));
    const [a, b] = [glyphOf(map, one), glyphOf(map, other)];
    map.set(one.codePointAt(0) as number, b).set(other.codePointAt(0) as number, a);
    return { cmap: writeCharacterMap(map, table('cmap')) };
  });

/** A character gets a glyph that it had not: that of another one. */
export const drawAs = (face: Uint8Array, sign: string, like: string): Uint8Array =>
  altered(face, (table) => {
    const map = readCharacterMap(table('cmap'));
    map.set(sign.codePointAt(0) as number, glyphOf(map, like));
    return { cmap: writeCharacterMap(map, table('cmap')) };
  });

/** Every glyph is drawn over the one before it: none has a width. */
export const withoutWidths = (face: Uint8Array): Uint8Array =>
  altered(face, (table) => ({ hmtx: Buffer.alloc(table('hmtx').length) }));

/** Every glyph stands aside of its place. */
export const aside = (face: Uint8Array): Uint8Array =>
  altered(face, (table) => {
    const hmtx = Buffer.from(table('hmtx'));
    const pairs = table('hhea').readUInt16BE(34);
    for (let i = 0; i < pairs; i++) hmtx.writeInt16BE(hmtx.readInt16BE(4 * i + 2) + 400, 4 * i + 2);
    return { hmtx };
  });

/** Lines of it are lower than those of the installed face. */
export const lowerLines = (face: Uint8Array): Uint8Array =>
  altered(face, (table) => {
    const hhea = Buffer.from(table('hhea'));
    hhea.writeInt16BE(10, 4);
    return { hhea };
  });

/** The directory names the first table once more, with other bytes. */
export function withTableTwice(face: Uint8Array): Uint8Array {
  const file = Buffer.from(face);
  const count = file.readUInt16BE(4);
  const entries = Buffer.from(file.subarray(12, 12 + 16 * count));
  for (let i = 0; i < count; i++) entries.writeUInt32BE(entries.readUInt32BE(16 * i + 8) + 16, 16 * i + 8);
  const head = Buffer.from(file.subarray(0, 12));
  head.writeUInt16BE(count + 1, 4);
  return Buffer.concat([head, entries.subarray(0, 16), entries, file.subarray(12 + 16 * count)]);
}
