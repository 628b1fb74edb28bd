/**
 * The points of a glyph (ISO/IEC 14496-22, 5.3.3): simple glyphs, and those put together from others. In: the data of a
 * glyph, and how that of others is found. Out: its points in flat lists, contour after contour: a title has thousands
 * of glyphs, of a hundred points each. Called by `truetype.ts`.
 *
 *     readPoints(glyph, dataOf) → { xs: [120, 880, …], ys: [340, 340, …], on: [1, 1, …], ends: [3, …] }
 */

/** From the origin of a glyph. */
export interface GlyphBox {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** In units of the em; `on`: 1 for a point on the line. `ends`: behind the last point of each contour. */
interface GlyphPoints {
  xs: number[];
  ys: number[];
  on: number[];
  ends: number[];
}

/** The bytes of a glyph; none for a blank. Throws for one that is not there. */
type DataOf = (glyph: number) => Buffer;

/** Composites of composites stand no deeper. */
const deepest = 8;

/** The points of a glyph; none for a blank. Throws an `Error` when the face is damaged. */
export function readPoints(glyph: number, dataOf: DataOf): GlyphPoints {
  const points: GlyphPoints = { xs: [], ys: [], on: [], ends: [] };
  addGlyph(glyph, dataOf, 0, points);
  return points;
}

function addGlyph(glyph: number, dataOf: DataOf, depth: number, points: GlyphPoints): void {
  const data = dataOf(glyph);
  if (data.length === 0) return;
  if (depth > deepest) throw new Error('a typeface has a glyph that is made of itself');
  const count = data.readInt16BE(0);
  if (count < 0) addParts(data, dataOf, depth, points);
  else addSimple(data, count, points);
}

/** A simple glyph: flags, then the steps along x, then along y. */
function addSimple(data: Buffer, count: number, { xs, ys, on, ends }: GlyphPoints): void {
  const before = xs.length;
  for (let i = 0; i < count; i++) ends.push(before + data.readUInt16BE(10 + 2 * i) + 1);
  const points = (count > 0 ? (ends.at(-1) as number) : before) - before;
  let at = 10 + 2 * count;
  at += 2 + data.readUInt16BE(at);
  const flags = new Uint8Array(points);
  for (let i = 0; i < points; ) {
    const flag = data.readUInt8(at++);
    const last = Math.min(points, i + 1 + (flag & 8 ? data.readUInt8(at++) : 0));
    flags.fill(flag, i, last);
    i = last;
  }
  const steps = (short: number, same: number, into: number[]): void => {
    let value = 0;
    for (const flag of flags) {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++);
      else if (!(flag & same)) {
        value += data.readInt16BE(at);
        at += 2;
      }
      into.push(value);
    }
  };
  steps(2, 16, xs);
  steps(4, 32, ys);
  for (const flag of flags) on.push(flag & 1);
}

/** A glyph put together from others, each moved, and scaled where it says so. */
function addParts(data: Buffer, dataOf: DataOf, depth: number, points: GlyphPoints): void {
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
    const from = points.xs.length;
    addGlyph(part, dataOf, depth + 1, points);
    for (let i = from; i < points.xs.length; i++) {
      const [px, py] = [points.xs[i] as number, points.ys[i] as number];
      points.xs[i] = Math.round(a * px + c * py + x);
      points.ys[i] = Math.round(b * px + d * py + y);
    }
  }
}

/** All of it in one text, for comparing; empty for a blank. */
export function keyOfPoints({ xs, ys, on, ends }: GlyphPoints): string {
  if (ends.length === 0) return '';
  const { buffer } = Int32Array.from([ends.length, ...ends, ...xs, ...ys, ...on]);
  return Buffer.from(buffer).toString('latin1');
}

/** The box of the points, y upwards; undefined for a blank. */
export function boxOfPoints({ xs, ys }: GlyphPoints): GlyphBox | undefined {
  if (xs.length === 0) return undefined;
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}
