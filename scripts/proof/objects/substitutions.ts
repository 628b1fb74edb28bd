/**
 * Which glyphs a face may put in the place of others: the lookups of its GSUB table (ISO/IEC 14496-22, 6.2). In: the
 * table. Out: for a row of glyphs, all that may stand for it, whatever feature asks. Contextual lookups need no reading
 * of their own: what they do is another lookup of the same list. Called by the witness of the typefaces.
 *
 *     readSubstitutions(gsub)([12, 34]) → Set { 900 }, where the face joins 12 and 34 to 900
 */
import { coverageAt, listAt } from './layout-table.ts';

/** For a row of glyphs: every one that may stand for all of it together; for none: what is put between others. */
export type Substitutions = (row: readonly number[]) => Set<number>;

/** Alternatives of alternatives are followed so far. */
const deepest = 4;

/** Reads a table; a face without one puts nothing in the place of another. */
export function readSubstitutions(table: Buffer | undefined): Substitutions {
  const known = new Map<string, Set<number>>();
  const add = (row: readonly number[], glyph: number) => {
    const key = row.join();
    known.set(key, (known.get(key) ?? new Set()).add(glyph));
  };
  if (table) for (const lookup of listAt(table, table.readUInt16BE(8))) readLookup(table, lookup, add);
  return (row) => {
    const found = new Set<number>();
    let fresh = [...(known.get(row.join()) ?? [])];
    for (let depth = 0; depth < deepest && fresh.length > 0; depth++) {
      for (const glyph of fresh) found.add(glyph);
      fresh = fresh.flatMap((glyph) => [...(known.get(String(glyph)) ?? [])]).filter((glyph) => !found.has(glyph));
    }
    return found;
  };
}

type Add = (row: readonly number[], glyph: number) => void;

function readLookup(table: Buffer, at: number, add: Add): void {
  const kind = table.readUInt16BE(at);
  const subtables = listAt(table, at + 4, at);
  for (const subtable of subtables) {
    // An extension says its kind itself, and stands further away.
    const far = kind === 7;
    const own = far ? subtable + table.readUInt32BE(subtable + 4) : subtable;
    const what = far ? table.readUInt16BE(subtable + 2) : kind;
    if (what === 1) readSingle(table, own, add);
    if (what === 2) readMultiple(table, own, add);
    if (what === 3) readAlternates(table, own, add);
    if (what === 4) readLigatures(table, own, add);
  }
}

function readSingle(table: Buffer, at: number, add: Add): void {
  const glyphs = coverageAt(table, at + table.readUInt16BE(at + 2));
  const byDelta = table.readUInt16BE(at) === 1;
  glyphs.forEach((glyph, i) => {
    const to = byDelta ? (glyph + table.readInt16BE(at + 4)) & 0xffff : table.readUInt16BE(at + 6 + 2 * i);
    add([glyph], to);
  });
}

/** One glyph becomes several: one of them stands for it, and the others are put before or behind that one. */
function readMultiple(table: Buffer, at: number, add: Add): void {
  const glyphs = coverageAt(table, at + table.readUInt16BE(at + 2));
  glyphs.forEach((glyph, i) => {
    const set = at + table.readUInt16BE(at + 6 + 2 * i);
    const row = Array.from({ length: table.readUInt16BE(set) }, (_, j) => table.readUInt16BE(set + 2 + 2 * j));
    for (const one of row) {
      add([glyph], one);
      if (row.length > 1 && row.includes(glyph) && one !== glyph) add([], one);
    }
  });
}

function readAlternates(table: Buffer, at: number, add: Add): void {
  const glyphs = coverageAt(table, at + table.readUInt16BE(at + 2));
  glyphs.forEach((glyph, i) => {
    const set = at + table.readUInt16BE(at + 6 + 2 * i);
    for (let j = 0; j < table.readUInt16BE(set); j++) add([glyph], table.readUInt16BE(set + 2 + 2 * j));
  });
}

function readLigatures(table: Buffer, at: number, add: Add): void {
  const glyphs = coverageAt(table, at + table.readUInt16BE(at + 2));
  glyphs.forEach((glyph, i) => {
    const set = at + table.readUInt16BE(at + 6 + 2 * i);
    for (const ligature of listAt(table, set)) {
      const parts = table.readUInt16BE(ligature + 2) - 1;
      const rest = Array.from({ length: parts }, (_, j) => table.readUInt16BE(ligature + 4 + 2 * j));
      add([glyph, ...rest], table.readUInt16BE(ligature));
    }
  });
}
