/**
 * What a feature of OpenType puts in the place of one glyph (ISO/IEC 14496-22, 6.3.3.1). In: the table `GSUB` of a
 * face, features in the order in which the face applies them, a glyph. Out: the glyph that stands there then. Reads
 * single substitutions alone, which is what figures are. Called by `mended-face.ts`.
 *
 *     glyphBy(gsub, ['pnum', 'onum'], one) → the old-style one, as wide as it is drawn
 */

/** Tag and place of each record of a list whose count stands at `at`. */
const recordsAt = (table: Buffer, at: number): [tag: string, place: number][] =>
  Array.from({ length: table.readUInt16BE(at) }, (_, i) => {
    const record = at + 2 + 6 * i;
    return [table.toString('latin1', record, record + 4), at + table.readUInt16BE(record + 4)];
  });

const numbersAt = (table: Buffer, at: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => table.readUInt16BE(at + 2 * i));

/** The lookups that a feature asks for, in whatever script: figures are those of all of them. */
function lookupsOf(table: Buffer, feature: string): number[] {
  const list = table.readUInt16BE(8);
  const asked = recordsAt(table, table.readUInt16BE(6)).filter(([tag]) => tag === feature);
  const indices = asked.flatMap(([, at]) => numbersAt(table, at + 4, table.readUInt16BE(at + 2)));
  return [...new Set(indices)].map((index) => list + table.readUInt16BE(list + 2 + 2 * index));
}

/** Which glyph of a coverage table this is; undefined for one that it does not name. */
function placeIn(table: Buffer, at: number, glyph: number): number | undefined {
  const count = table.readUInt16BE(at + 2);
  if (table.readUInt16BE(at) === 1) {
    const index = numbersAt(table, at + 4, count).indexOf(glyph);
    return index < 0 ? undefined : index;
  }
  for (let i = 0; i < count; i++) {
    const [from, to, first] = numbersAt(table, at + 4 + 6 * i, 3) as [number, number, number];
    if (glyph >= from && glyph <= to) return first + glyph - from;
  }
  return undefined;
}

/** What one lookup puts in the place of a glyph; the glyph itself where it has nothing for it. */
function putBy(table: Buffer, lookup: number, glyph: number): number {
  for (const offset of numbersAt(table, lookup + 6, table.readUInt16BE(lookup + 4))) {
    const near = lookup + offset;
    // Kind 7 says another one, further away.
    const far = table.readUInt16BE(lookup) === 7;
    const [kind, at] = far
      ? [table.readUInt16BE(near + 2), near + table.readUInt32BE(near + 4)]
      : [table.readUInt16BE(lookup), near];
    const place = kind === 1 ? placeIn(table, at + table.readUInt16BE(at + 2), glyph) : undefined;
    if (place === undefined) continue;
    const counted = table.readUInt16BE(at) === 1;
    return counted ? (glyph + table.readInt16BE(at + 4)) & 0xffff : table.readUInt16BE(at + 6 + 2 * place);
  }
  return glyph;
}

/** The glyph in the place of another one, behind all `features`; the same one where none has anything for it. */
export const glyphBy = (table: Buffer, features: readonly string[], glyph: number): number =>
  features.flatMap((feature) => lookupsOf(table, feature)).reduce((now, lookup) => putBy(table, lookup, now), glyph);
