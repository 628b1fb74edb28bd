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

/** A table GSUB or GPOS of one feature for all scripts, whose lookups are given as kind and subtable. */
function layoutTable(feature: string, lookups: readonly [kind: number, subtable: readonly number[]][]): Buffer {
  const words = (...numbers: number[]) => {
    const data = Buffer.alloc(2 * numbers.length);
    numbers.forEach((number, i) => {
      data.writeUInt16BE(number & 0xffff, 2 * i);
    });
    return data;
  };
  // One script, of one language, that asks for the one feature; the feature asks for the first lookup.
  const scripts = Buffer.concat([words(1), Buffer.from('DFLT'), words(8, 4, 0, 0, 0xffff, 1, 0)]);
  const features = Buffer.concat([words(1), Buffer.from(feature), words(8, 0, 1, 0)]);
  const bodies = lookups.map(([kind, subtable]) => words(kind, 0, 1, 8, ...subtable));
  let at = 2 + 2 * bodies.length;
  const places = bodies.map((body) => {
    at += body.length;
    return at - body.length;
  });
  const list = Buffer.concat([words(bodies.length, ...places), ...bodies]);
  return Buffer.concat([
    words(1, 0, 10, 10 + scripts.length, 10 + scripts.length + features.length),
    scripts,
    features,
    list,
  ]);
}

/** What rules a face may get: each with the glyphs of two characters. */
const rules: Record<string, (one: number, other: number) => [tag: string, table: Buffer]> = {
  'one for another': (one, other) => ['GSUB', layoutTable('ccmp', [[1, [2, 8, 1, other, 1, 1, one]]])],
  'several for one': (one, other) => ['GSUB', layoutTable('ccmp', [[2, [1, 14, 1, 8, 2, other, one, 1, 1, one]]])],
  'one for several': (one, other) => [
    'GSUB',
    layoutTable('liga', [[4, [1, 18, 1, 8, 1, 4, other, 2, other, 1, 1, one]]]),
  ],
  'one for another beside some': (one, other) => [
    'GSUB',
    layoutTable('ccmp', [
      [6, [3, 0, 1, 16, 0, 1, 0, 1, 1, 1, one]],
      [1, [2, 8, 1, other, 1, 1, one]],
    ]),
  ],
  'a character moved away': (one) => ['GPOS', layoutTable('kern', [[1, [1, 8, 1, 3000, 1, 1, one]]])],
  'two characters over each other': (one, other) => [
    'GPOS',
    layoutTable('kern', [[2, [1, 18, 4, 0, 1, 12, 1, other, -1000, 1, 1, one]]]),
  ],
};

/** The kinds of rules that a face can get. */
export const ruleNames = Object.keys(rules);

/** The rules of a face, replaced by one alone. */
export const withRule = (face: Uint8Array, name: string, one: string, other: string): Uint8Array =>
  altered(face, (table) => {
    const map = readCharacterMap(table('cmap'));
    const [tag, data] = (rules[name] ?? assert.fail(name))(glyphOf(map, one), glyphOf(map, other));
    return { [tag]: data };
  });
