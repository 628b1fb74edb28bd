/**
 * An installed face as the press sets it. In: its bytes. Out: the face, where the old-style 1 is the inferior one, as
 * large as the old-style figures, where raised figures without a character have theirs (¹ ² ³ …), and the narrow blank
 * U+202F the thin one, half a space wide. Reckons both from
 * the face alone, by the rules of its own `GSUB`. Called by the witnesses of typefaces.
 *
 *     openInstalled(bytes).glyphOf(0xb9) → the raised 1, in italics that have no character for it
 */
import { type Lookup, lookupsOf } from './layout-table.ts';
import { extensionOfGsub, readReplacements } from './replacements.ts';
import { openFace, type RedrawnGlyph, type TrueTypeFace } from './truetype.ts';

/** ⁰ to ⁹. */
const raised = [0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079];

/** The narrow blank at which no line is broken. */
const narrow = 0x202f;

/** The numbers of TrueType that stand for parts of one: 1 is 2^14. */
const whole = 1 << 14;

/** Opens a face that is installed. Throws an `Error` in words when it is none. */
export function openInstalled(bytes: Uint8Array): TrueTypeFace {
  const plain = openFace(bytes);
  const rules = plain.table('GSUB');
  if (!rules) return plain;
  const lookups = lookupsOf(rules, extensionOfGsub).filter(({ kind }) => kind === 1);
  const by = (feature: string, glyph: number) => replaced(rules, lookups, feature, glyph);
  const face = openFace(bytes, redrawnOne(plain, by));
  const given = new Map<number, number>();
  raised.forEach((code, figure) => {
    const own = plain.glyphOf(0x30 + figure);
    const drawn = by('sups', own);
    if (drawn !== own && plain.glyphOf(code) === 0) given.set(code, drawn);
  });
  const [space, thin] = [plain.glyphOf(0x20), plain.glyphOf(0x2009)];
  // A face without old-style figures is not mended.
  const isMended = by('onum', by('pnum', plain.glyphOf(0x31))) !== plain.glyphOf(0x31);
  const hasNarrow = thin > 0 && isMended && plain.glyphOf(narrow) === 0;
  if (hasNarrow) given.set(narrow, thin);
  if (given.size === 0) return face;
  const all = new Map([...plain.characters(), ...given]);
  const half = Math.round(plain.advance(space) / 2);
  const advance = (glyph: number) => (hasNarrow && glyph === thin ? half : face.advance(glyph));
  return { ...face, characters: () => all, glyphOf: (code) => all.get(code) ?? 0, advance };
}

/** What a feature puts in the place of one glyph; the glyph itself where it puts nothing. */
function replaced(rules: Buffer, lookups: readonly Lookup[], feature: string, glyph: number): number {
  let found = glyph;
  for (const lookup of lookups.filter(({ features }) => features.some((one) => one.endsWith(`/${feature}`))))
    readReplacements(rules, lookup, ([from], [to]) => {
      if (from === glyph && to !== undefined) found = to;
    });
  return found;
}

/** The old-style 1, made of one part that is scaled (ISO/IEC 14496-22, 5.3.4); undefined where a face has none. */
function redrawnOne(face: TrueTypeFace, by: (feature: string, glyph: number) => number): RedrawnGlyph | undefined {
  const one = face.glyphOf(0x31);
  const [glyph, part] = [by('onum', by('pnum', one)), by('subs', one)];
  const [height, own] = [face.box(glyph)?.top, face.box(part)?.top];
  if (glyph === one || part === one || height === undefined || own === undefined) return undefined;
  const scale = Math.round((height / own) * whole);
  const data = Buffer.from([0xff, 0xff, ...Array<number>(8).fill(0), 0, 10, part >> 8, part & 255, 0, 0, 0, 0]);
  data.writeInt16BE(scale, 16);
  const scaled = (value: number) => Math.round((value * scale) / whole);
  return { glyph, data, advance: scaled(face.advance(part)), bearing: scaled(face.bearing(part)) };
}
