/**
 * Which glyph a face has for a character: its table cmap (ISO/IEC 14496-22, 5.3.4), in the formats 4 and 12. In: the
 * table. Out: code point → glyph. Throws an `Error` in words when two subtables contradict each other. Called by
 * `truetype.ts`.
 *
 *     readFaceCharacters(cmap).get(0x4f1a) → 412
 */

/** Every character of every subtable; one that two of them draw by different glyphs has none. */
export function readFaceCharacters(cmap: Buffer): Map<number, number> {
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
      for (let group = 0, from = 16; group < at.readUInt32BE(12); group++, from += 12) {
        const [first, last, glyph] = [at.readUInt32BE(from), at.readUInt32BE(from + 4), at.readUInt32BE(from + 8)];
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
