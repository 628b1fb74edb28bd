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

/** A simple glyph: flags, then the steps along x, then along y. Called for every glyph of a title: plain loops. */
function addSimple(data: Buffer, count: number, { xs, ys, on, ends }: GlyphPoints): void {
  const before = xs.length;
  for (let i = 0; i < count; i++) ends.push(before + data.readUInt16BE(10 + 2 * i) + 1);
  const points = (count > 0 ? (ends.at(-1) as number) : before) - before;
  const program = 10 + 2 * count;
  let at = program + 2 + data.readUInt16BE(program);
  const flags = new Uint8Array(points);
  for (let i = 0; i < points; ) {
    const flag = data[at++] as number;
    const last = Math.min(points, i + 1 + (flag & 8 ? (data[at++] as number) : 0));
    while (i < last) flags[i++] = flag;
    if (at > data.length) throw new Error(cutOff);
  }
  at = addSteps(data, at, flags, { short: 2, same: 16, into: xs });
  at = addSteps(data, at, flags, { short: 4, same: 32, into: ys });
  if (at > data.length) throw new Error(cutOff);
  for (let i = 0; i < points; i++) on.push((flags[i] as number) & 1);
}

const cutOff = 'a typeface has a glyph that is cut off';

/** The places along one axis, from one point to the next, and the byte behind them. `short` and `same`: its flags. */
function addSteps(
  data: Buffer,
  from: number,
  flags: Uint8Array,
  { short, same, into }: { short: number; same: number; into: number[] },
): number {
  let at = from;
  let value = 0;
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i] as number;
    if (flag & short) {
      const step = data[at++] as number;
      value += flag & same ? step : -step;
    } else if (!(flag & same)) {
      const step = ((data[at] as number) << 8) | (data[at + 1] as number);
      value += step > 32767 ? step - 65536 : step;
      at += 2;
    }
    into.push(value);
  }
  return at;
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
  const key = new Int32Array(1 + ends.length + 3 * xs.length);
  key[0] = ends.length;
  let at = 1;
  for (const list of [ends, xs, ys, on]) {
    key.set(list, at);
    at += list.length;
  }
  return Buffer.from(key.buffer).toString('latin1');
}

/**
 * Whether two glyphs are packed alike, but for the programs that bend them and for what fills them up: then they draw
 * the same. Two that are not may still draw the same; composites lead to others, and are never called alike here.
 */
export function arePackedAlike(one: Buffer, other: Buffer): boolean {
  if (one.length < 12 || other.length < 12) return one.length === 0 && other.length === 0;
  const count = one.readInt16BE(0);
  if (count < 0 || count !== other.readInt16BE(0)) return false;
  const program = 10 + 2 * count;
  if (program + 2 > Math.min(one.length, other.length)) return false;
  if (one.compare(other, 10, program, 10, program) !== 0) return false;
  const [from, behind] = [one, other].map((data) => program + 2 + data.readUInt16BE(program)) as [number, number];
  const points = count > 0 ? one.readUInt16BE(program - 2) + 1 : 0;
  const length = packedLength(one, from, points);
  if (from + length > one.length || behind + length > other.length) return false;
  return one.compare(other, behind, behind + length, from, from + length) === 0;
}

/** How many bytes flags and steps of so many points take. */
function packedLength(data: Buffer, from: number, points: number): number {
  let at = from;
  let steps = 0;
  for (let i = 0; i < points && at < data.length; ) {
    const flag = data[at++] as number;
    const times = flag & 8 ? 1 + (data[at++] as number) : 1;
    const along = (short: number, same: number) => (flag & short ? 1 : flag & same ? 0 : 2);
    steps += Math.min(times, points - i) * (along(2, 16) + along(4, 32));
    i += times;
  }
  return at + steps - from;
}

/** The box of the points, y upwards; undefined for a blank. */
export function boxOfPoints({ xs, ys }: GlyphPoints): GlyphBox | undefined {
  if (xs.length === 0) return undefined;
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}
