/**
 * Reads a face as a witness does (ISO/IEC 14496-22). In: a TrueType file. Out: which glyph draws which character, how
 * wide it is, its outline. Shares no code with what cuts faces, and uses no library. A file that is damaged is an
 * `Error` in words or of the range of its bytes. Called by `closed-faces.ts`.
 *
 *     readFaceFile(bytes).characters.get(0x4f1a) → 412
 */

/** A face. */
export interface FaceRead {
  tables: ReadonlyMap<string, Buffer>;
  unitsPerEm: number;
  /** Code point → glyph. */
  characters: ReadonlyMap<number, number>;
  /** Advance of a glyph. */
  widthOf: (glyph: number) => number;
  /** The outline of a glyph as it stands in the file; empty for a blank. */
  outlineOf: (glyph: number) => Buffer;
}

/** Reads a face. */
export function readFaceFile(bytes: Uint8Array): FaceRead {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    const [from, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    tables.set(file.toString('latin1', at, at + 4), file.subarray(from, from + length));
  }
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (!found) throw new Error(`it has no table “${tag}”`);
    return found;
  };
  const [head, loca, glyf, hmtx] = [table('head'), table('loca'), table('glyf'), table('hmtx')];
  const isLong = head.readInt16BE(50) === 1;
  const offset = (glyph: number) => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const metrics = table('hhea').readUInt16BE(34);
  return {
    tables,
    unitsPerEm: head.readUInt16BE(18),
    characters: readCharacters(table('cmap')),
    widthOf: (glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)),
    outlineOf: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
  };
}

/** Every character of every subtable; one that two of them draw by different glyphs has none. */
function readCharacters(cmap: Buffer): Map<number, number> {
  const found = new Map<number, number>();
  const add = (code: number, glyph: number): void => {
    if (glyph === 0) return;
    if ((found.get(code) ?? glyph) !== glyph) throw new Error(`it draws U+${code.toString(16)} by two glyphs`);
    found.set(code, glyph);
  };
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const platform = cmap.readUInt16BE(4 + 8 * i);
    const at = cmap.subarray(cmap.readUInt32BE(8 + 8 * i));
    const format = at.readUInt16BE(0);
    if (platform !== 0 && platform !== 3) continue;
    if (format === 4) readSegments(at, add);
    else if (format === 12)
      for (let group = 0; group < at.readUInt32BE(12); group++) {
        const [first, last, glyph] = [16, 20, 24].map((field) => at.readUInt32BE(field + 12 * group)) as [
          number,
          number,
          number,
        ];
        for (let code = first; code <= last && code <= 0x10ffff; code++) add(code, glyph + code - first);
      }
  }
  return found;
}

/** Format 4: segments of characters whose glyphs follow each other or stand in a list. */
function readSegments(at: Buffer, add: (code: number, glyph: number) => void): void {
  const count = at.readUInt16BE(6) / 2;
  const [ends, starts, deltas, offsets] = [14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count] as const;
  for (let i = 0; i < count; i++) {
    const [end, start, delta, shift] = [ends, starts, deltas, offsets].map((from) => at.readUInt16BE(from + 2 * i)) as [
      number,
      number,
      number,
      number,
    ];
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = shift === 0 ? code : at.readUInt16BE(offsets + 2 * i + shift + 2 * (code - start));
      add(code, shift !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff);
    }
  }
}

/** So deep are outlines put together from others. */
const deepest = 8;

/** Whether two glyphs of two faces have one outline: contours, flags and points; hinting is no part of it. */
export function sameOutline(a: FaceRead, glyph: number, b: FaceRead, other: number, depth = 0): boolean {
  const [one, two] = [a.outlineOf(glyph), b.outlineOf(other)];
  if (one.length === 0 || two.length === 0) return one.length === two.length;
  const contours = one.readInt16BE(0);
  if (contours !== two.readInt16BE(0) || depth > deepest) return false;
  if (contours < 0) return sameParts(a, one, b, two, depth);
  const [first, second] = [simpleOutline(one, contours), simpleOutline(two, contours)];
  if (first.every((part, i) => part.equals(second[i] as Buffer))) return true;
  // WOFF2 writes a point in as few bytes as it can, whatever the face did.
  const [drawn, due] = [first, second].map(pointsOf) as [number[], number[]];
  return first[0].equals(second[0]) && drawn.length === due.length && drawn.every((value, i) => value === due[i]);
}

/** The points of an outline one after the other: whether it is on the curve, and how far from the last one it is. */
function pointsOf([ends, data]: readonly [ends: Buffer, points: Buffer]): number[] {
  const count = ends.length > 0 ? ends.readUInt16BE(ends.length - 2) + 1 : 0;
  const flags: number[] = [];
  let at = 0;
  while (flags.length < count) {
    const flag = data.readUInt8(at++);
    for (let times = flag & 8 ? 1 + data.readUInt8(at++) : 1; times > 0; times--) flags.push(flag);
  }
  const deltas = (short: number, same: number) =>
    flags.map((flag) => {
      if (flag & short) return (flag & same ? 1 : -1) * data.readUInt8(at++);
      if (flag & same) return 0;
      at += 2;
      return data.readInt16BE(at - 2);
    });
  const [x, y] = [deltas(2, 16), deltas(4, 32)];
  return flags.flatMap((flag, i) => [flag & 1, x[i] ?? 0, y[i] ?? 0]);
}

/** The ends of the contours, and the flags and points; where they end their count says. */
function simpleOutline(glyph: Buffer, contours: number): [ends: Buffer, points: Buffer] {
  const hints = 10 + 2 * contours;
  const points = contours > 0 ? glyph.readUInt16BE(hints - 2) + 1 : 0;
  const from = hints + 2 + glyph.readUInt16BE(hints);
  let [at, left, size] = [from, points, 0];
  while (left > 0) {
    const flag = glyph.readUInt8(at++);
    const times = flag & 8 ? 1 + glyph.readUInt8(at++) : 1;
    const x = flag & 2 ? 1 : flag & 16 ? 0 : 2;
    const y = flag & 4 ? 1 : flag & 32 ? 0 : 2;
    size += times * (x + y);
    left -= times;
  }
  return [glyph.subarray(10, hints), glyph.subarray(from, at + size)];
}

/** A glyph that is put together from others: each of them, and where it stands. */
function sameParts(a: FaceRead, one: Buffer, b: FaceRead, two: Buffer, depth: number): boolean {
  let at = 10;
  for (;;) {
    // Whether hinting follows is bit 8.
    const [flags, others] = [one, two].map((glyph) => glyph.readUInt16BE(at) & ~0x100) as [number, number];
    if (flags !== others) return false;
    const length = (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    const placed = (glyph: Buffer) => glyph.subarray(at + 4, at + 4 + length);
    if (!placed(one).equals(placed(two))) return false;
    if (!sameOutline(a, one.readUInt16BE(at + 2), b, two.readUInt16BE(at + 2), depth + 1)) return false;
    at += 4 + length;
    if ((flags & 0x20) === 0) return true;
  }
}
