/**
 * Gives each character of a face a glyph of its own. In: a TrueType face. Out: the same face, where characters that were
 * drawn by one glyph (… and ⋯, - and U+2011) are drawn by copies of it. A PDF says of a glyph, not of a character, what
 * it is read as (ISO 32000-1, 9.10.3): only so can each be read as itself. Changes no outline, no advance, no table else.
 */

/** The hyphen that the press puts where it divides a word: no sign of any text, drawn as U+2010, read as U+00AD. */
export const pressHyphen = '\u058a';

interface Table {
  tag: string;
  data: Buffer;
}

/**
 * In: a face in TrueType (ISO/IEC 14496-22), and characters (code points) that it is to have too, each drawn as another one.
 * Out: its bytes; the same ones when no two characters share a glyph. Throws for a face without the tables `glyf` or `cmap`.
 * @example separateGlyphs(face, new Map([[0x058a, 0x2010]]))
 */
export function separateGlyphs(bytes: Uint8Array, alike: ReadonlyMap<number, number> = new Map()): Uint8Array {
  const tables = readTables(Buffer.from(bytes));
  const table = (tag: string): Buffer => {
    const found = tables.find((one) => one.tag === tag);
    if (!found) throw new Error(`the face has no table ${tag}`);
    return found.data;
  };
  const characters = readCharacterMap(table('cmap'));
  for (const [code, like] of alike) {
    const glyph = characters.get(like);
    if (glyph !== undefined && !characters.has(code)) characters.set(code, glyph);
  }
  const count = table('maxp').readUInt16BE(4);
  const copied: number[] = [];
  const taken = new Set<number>();
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    if (glyph !== 0 && taken.has(glyph)) characters.set(code, count + copied.push(glyph) - 1);
    taken.add(glyph);
  }
  if (copied.length === 0) return bytes;
  const fresh = new Map([
    ...copyGlyphs(table, (tag) => tables.some((one) => one.tag === tag), copied),
    ['cmap', writeCharacters(characters, table('cmap'))],
  ]);
  return writeTables(
    tables.map(({ tag, data }) => ({ tag, data: fresh.get(tag) ?? data })),
    Buffer.from(bytes).readUInt32BE(0),
  );
}

/** Character (code point) → glyph, from the subtables for Unicode. Formats 4 and 12, which are all that such faces have. */
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

/** The tables that know how many glyphs there are, with copies of the glyphs `copied` at their end. */
function copyGlyphs(
  table: (tag: string) => Buffer,
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
  table: (tag: string) => Buffer,
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

/** A table `cmap` of format 4 for the first plane and format 12 for all; subtables of variants (format 14) stay. */
function writeCharacters(characters: ReadonlyMap<number, number>, old: Buffer): Buffer {
  const runs: { first: number; last: number; glyph: number }[] = [];
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run && code === run.last + 1 && glyph === run.glyph + code - run.first && code !== 0x10000) run.last = code;
    else runs.push({ first: code, last: code, glyph });
  }
  const groups = Buffer.alloc(16 + 12 * runs.length);
  groups.writeUInt16BE(12, 0);
  groups.writeUInt32BE(groups.length, 4);
  groups.writeUInt32BE(runs.length, 12);
  runs.forEach(({ first, last, glyph }, i) => {
    write(groups, 4, 16 + 12 * i, [first, last, glyph]);
  });
  const variants = subtables(old).find(({ format }) => format === 14);
  const parts = [
    { platform: 0, encoding: 4, data: groups },
    ...(variants
      ? [
          {
            platform: 0,
            encoding: 5,
            data: old.subarray(variants.offset, variants.offset + old.readUInt32BE(variants.offset + 2)),
          },
        ]
      : []),
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

function writeSegments(runs: readonly { first: number; last: number; glyph: number }[]): Buffer {
  const segments = [...runs, { first: 0xffff, last: 0xffff, glyph: 0 }];
  const power = 2 ** Math.floor(Math.log2(segments.length));
  const data = Buffer.alloc(16 + 8 * segments.length);
  const head = [4, data.length, 0, 2 * segments.length, 2 * power, Math.log2(power), 2 * (segments.length - power)];
  write(data, 2, 0, head);
  segments.forEach(({ first, last, glyph }, i) => {
    const at = (part: number) => 14 + 2 * (part * segments.length + (part > 0 ? 1 : 0) + i);
    for (const [part, value] of [last, first, (glyph - first) & 0xffff].entries()) data.writeUInt16BE(value, at(part));
  });
  return data;
}

/** Numbers of `size` bytes, one behind the other. */
function write(data: Buffer, size: 2 | 4, at: number, values: readonly number[]): void {
  for (const [i, value] of values.entries()) data.writeUIntBE(value, at + size * i, size);
}

/** The tables of a TrueType file, in the order of its directory. */
export const readTables = (font: Buffer): Table[] =>
  Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i).map((at) => ({
    tag: font.toString('latin1', at, at + 4),
    data: font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12)),
  }));

/** The 32-bit sum of a table (ISO/IEC 14496-22, 4.5.2); its length is whole words. */
const sumOf = (data: Buffer): number => {
  let total = 0;
  for (let i = 0; i < data.length; i += 4) total = (total + data.readUInt32BE(i)) >>> 0;
  return total;
};

/** A TrueType file of these tables (ISO/IEC 14496-22, 4.5), with its check sums. `version`: of the first four bytes. */
export function writeTables(tables: readonly Table[], version: number): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(version, 0);
  write(directory, 2, 4, [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16]);
  const padded: Buffer[] = [];
  let at = directory.length;
  let head = 0;
  tables.forEach(({ tag, data }, i) => {
    const whole = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    if (tag === 'head') {
      head = at;
      whole.writeUInt32BE(0, 8);
    }
    directory.write(tag, 12 + i * 16, 'latin1');
    write(directory, 4, 16 + i * 16, [sumOf(whole), at, data.length]);
    padded.push(whole);
    at += whole.length;
  });
  const file = Buffer.concat([directory, ...padded]);
  if (head > 0) file.writeUInt32BE((0xb1b0afba - sumOf(file)) >>> 0, head + 8);
  return file;
}
