/**
 * The table `cmap` of a face (ISO/IEC 14496-22, 5.2.1): which glyph draws which character. In: the table, or a map from
 * code points to glyphs. Out: the map, or a table of it. Promises to read and to write formats 4 and 12, which are all
 * that the faces of the press have. Called by `face-glyphs.ts`.
 *
 *     readCharacterMap(cmap) → 0x2026 → 17, 0x22ef → 17
 */
import { writeUnsigned } from './sfnt-tables.ts';

/** Characters behind one another whose glyphs stand behind one another too. */
interface Run {
  first: number;
  last: number;
  /** Of the first one. */
  glyph: number;
}

/**
 * Character (code point) → glyph, from the subtables for Unicode. Formats 4 and 12, which are all that such faces have.
 */
export function readCharacterMap(cmap: Buffer): Map<number, number> {
  const characters = new Map<number, number>();
  for (const { offset, format } of subtables(cmap)) {
    const at = cmap.subarray(offset);
    if (format === 4) readSegments(at, characters);
    if (format !== 12) continue;
    for (let group = 16; group < 16 + 12 * at.readUInt32BE(12); group += 12) {
      const [first, last, glyph] = [0, 4, 8].map((field) => at.readUInt32BE(group + field)) as [number, number, number];
      for (let code = first; code <= last; code++) characters.set(code, glyph + code - first);
    }
  }
  return characters;
}

/** `cmap`, format 4: segments of characters, whose glyphs are counted or listed. */
function readSegments(at: Buffer, characters: Map<number, number>): void {
  const size = at.readUInt16BE(6);
  for (let segment = 0; segment < size; segment += 2) {
    const field = (part: number) => 14 + part * size + (part > 0 ? 2 : 0) + segment;
    const [last, first, delta, range] = [0, 1, 2, 3].map((part) => at.readUInt16BE(field(part))) as [
      number,
      number,
      number,
      number,
    ];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = range === 0 ? code : at.readUInt16BE(field(3) + range + 2 * (code - first));
      if (listed !== 0) characters.set(code, (listed + delta) & 0xffff);
    }
  }
}

const subtables = (cmap: Buffer): { platform: number; encoding: number; offset: number; format: number }[] =>
  Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => {
    const offset = cmap.readUInt32BE(8 + 8 * i);
    return {
      platform: cmap.readUInt16BE(4 + 8 * i),
      encoding: cmap.readUInt16BE(6 + 8 * i),
      offset,
      format: cmap.readUInt16BE(offset),
    };
  });

/** A table `cmap` of format 4 for the first plane and format 12 for all; subtables of variants (format 14) stay. */
export function writeCharacterMap(characters: ReadonlyMap<number, number>, old: Buffer): Buffer {
  const runs = runsOf(characters);
  const groups = writeGroups(runs);
  const variants = subtables(old).find(({ format }) => format === 14);
  const parts = [
    { platform: 0, encoding: 4, data: groups },
    ...(variants ? [{ platform: 0, encoding: 5, data: variantsOf(old, variants.offset) }] : []),
    { platform: 3, encoding: 1, data: writeSegments(runs.filter(({ first }) => first < 0xffff)) },
    { platform: 3, encoding: 10, data: groups },
  ];
  const header = Buffer.alloc(4 + 8 * parts.length);
  header.writeUInt16BE(parts.length, 2);
  let at = header.length;
  parts.forEach(({ platform, encoding, data }, i) => {
    header.writeUInt16BE(platform, 4 + 8 * i);
    header.writeUInt16BE(encoding, 6 + 8 * i);
    header.writeUInt32BE(at, 8 + 8 * i);
    at += data.length;
  });
  return Buffer.concat([header, ...parts.map(({ data }) => data)]);
}

/** The subtable of format 14 at `offset`, which says its own length. */
const variantsOf = (cmap: Buffer, offset: number): Buffer =>
  cmap.subarray(offset, offset + cmap.readUInt32BE(offset + 2));

/** No run goes on from the first plane into the next one, of which format 4 knows nothing. */
function runsOf(characters: ReadonlyMap<number, number>): Run[] {
  const runs: Run[] = [];
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run && code === run.last + 1 && glyph === run.glyph + code - run.first && code !== 0x10000) run.last = code;
    else runs.push({ first: code, last: code, glyph });
  }
  return runs;
}

/** `cmap`, format 12: groups of characters of every plane. */
function writeGroups(runs: readonly Run[]): Buffer {
  const groups = Buffer.alloc(16 + 12 * runs.length);
  groups.writeUInt16BE(12, 0);
  groups.writeUInt32BE(groups.length, 4);
  groups.writeUInt32BE(runs.length, 12);
  runs.forEach(({ first, last, glyph }, i) => {
    writeUnsigned(groups, 4, 16 + 12 * i, [first, last, glyph]);
  });
  return groups;
}

/** `cmap`, format 4, with a segment for each run, and the one at the end that the format wants. */
function writeSegments(runs: readonly Run[]): Buffer {
  const segments = [...runs, { first: 0xffff, last: 0xffff, glyph: 0 }];
  const power = 2 ** Math.floor(Math.log2(segments.length));
  const data = Buffer.alloc(16 + 8 * segments.length);
  const head = [4, data.length, 0, 2 * segments.length, 2 * power, Math.log2(power), 2 * (segments.length - power)];
  writeUnsigned(data, 2, 0, head);
  segments.forEach(({ first, last, glyph }, i) => {
    const at = (part: number) => 14 + 2 * (part * segments.length + (part > 0 ? 1 : 0) + i);
    for (const [part, value] of [last, first, (glyph - first) & 0xffff].entries()) data.writeUInt16BE(value, at(part));
  });
  return data;
}
