/**
 * What the press mends in a face of words before it is cut. In: the whole face, TrueType. Out: the same face, where
 *
 * - the old-style 1, which EB Garamond draws as a small capital I, is its own inferior 1, as large as the other
 *   old-style figures: in texts of law 11 is not II; characters of which it is a part (⑴) have this one;
 * - raised figures (¹ ² ³ ⁴ …) that its italics have without a character are drawn for their characters;
 * - the narrow blank that no line is broken at (U+202F), which it has not, is its thin one, half as wide as a space
 *   in every cut; a reader of the PDF would find a space of words there otherwise;
 * - marks stand apart from their words in the languages that want it (`marks-apart.ts`).
 *
 * Promises that every other glyph, advance and rule is as it was, and that nothing is drawn which the face does not
 * have. Called by `subset-fonts.ts`; the witness reckons the same from the installed face
 * (`proof/objects/installed-face.ts`).
 */
import { profiles } from '../languages/registry.ts';
import { readCharacterMap, writeCharacterMap } from './character-map.ts';
import { glyphBy } from './feature-glyphs.ts';
import { setMarksApart } from './marks-apart.ts';
import { readTables, writeTables } from './sfnt-tables.ts';

/** The raised figures, from zero to nine. */
export const raisedFigures = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const codeOf = (character: string): number => character.codePointAt(0) as number;

/** The tables of a face, to be written to. */
type Tables = (tag: string) => Buffer;

/**
 * Mends a face. Throws for one without the tables of TrueType or without rules; the bytes that came in stay as they
 * were.
 */
export function mendFace(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const tables = readTables(file);
  const table: Tables = (tag) => {
    const found = tables.find((one) => one.tag === tag);
    if (!found) throw new Error(`the face has no table ${tag}`);
    return found.data;
  };
  const characters = readCharacterMap(table('cmap'));
  redrawOne(table, characters.get(codeOf('1')) ?? 0);
  const before = characters.size;
  giveNarrowBlank(table, characters);
  [...raisedFigures].forEach((raised, figure) => {
    const plain = characters.get(codeOf(String(figure))) ?? 0;
    const drawn = glyphBy(table('GSUB'), ['sups'], plain);
    if (drawn !== plain && !characters.has(codeOf(raised))) characters.set(codeOf(raised), drawn);
  });
  const apart = profiles.flatMap(({ marksApart }) => marksApart ?? []);
  const glyphs = table('maxp').readUInt16BE(4);
  const fresh = new Map([
    ['GPOS', setMarksApart(table('GPOS'), characters, glyphs, table('head').readUInt16BE(18), apart)],
  ]);
  if (characters.size > before) fresh.set('cmap', writeCharacterMap(characters, table('cmap')));
  return writeTables(
    tables.map(({ tag, data }) => ({ tag, data: fresh.get(tag) ?? data })),
    file.readUInt32BE(0),
  );
}

/**
 * The old-style 1 becomes a glyph made of one part (ISO/IEC 14496-22, 5.3.4), the inferior 1, scaled to its height. It
 * takes less room in `glyf` than its outline did, so that every other glyph stays in its place.
 */
function redrawOne(table: Tables, one: number): void {
  const [oldStyle, inferior] = [glyphBy(table('GSUB'), ['pnum', 'onum'], one), glyphBy(table('GSUB'), ['subs'], one)];
  const [old, part] = [glyphData(table, oldStyle), glyphData(table, inferior)];
  if (oldStyle === one || inferior === one || old.length < madeLength) return;
  const scale = Math.round((16384 * old.readInt16BE(8)) / part.readInt16BE(8));
  const scaled = (value: number) => Math.round((value * scale) / 16384);
  const box = [2, 4, 6, 8].map((at) => scaled(part.readInt16BE(at)));
  old.fill(0);
  for (const [i, value] of [-1, ...box, 0x000a, inferior, 0, scale].entries()) {
    // The numbers of a part: flags (offsets in bytes, a scale), glyph, both offsets, scale. All others have a sign.
    if (i === 6) old.writeUInt16BE(value, 2 * i);
    else old.writeInt16BE(value, 2 * i);
  }
  const metrics = table('hmtx');
  const pairs = table('hhea').readUInt16BE(34);
  if (Math.max(oldStyle, inferior) >= pairs) throw new Error('the face has figures of one width alone');
  metrics.writeUInt16BE(scaled(metrics.readUInt16BE(4 * inferior)), 4 * oldStyle);
  metrics.writeInt16BE(scaled(metrics.readInt16BE(4 * inferior + 2)), 4 * oldStyle + 2);
  const maxp = table('maxp');
  // The inferior 1 is made of a part itself, and ⑴ has the old-style one as a part.
  maxp.writeUInt16BE(Math.max(3, maxp.readUInt16BE(30)), 30);
}

/** The thin blank is half a space, and the narrow one with it; the bold cuts have it as wide as a letter. */
function giveNarrowBlank(table: Tables, characters: Map<number, number>): void {
  const [space, thin] = [characters.get(codeOf(' ')), characters.get(0x2009)];
  if (space === undefined || thin === undefined || characters.has(0x202f)) return;
  const metrics = table('hmtx');
  if (Math.max(space, thin) >= table('hhea').readUInt16BE(34))
    throw new Error('the face has blanks of one width alone');
  metrics.writeUInt16BE(Math.round(metrics.readUInt16BE(4 * space) / 2), 4 * thin);
  characters.set(0x202f, thin);
}

/** Bytes of a glyph of one scaled part. */
const madeLength = 18;

/** The data of a glyph, in the table. */
function glyphData(table: Tables, glyph: number): Buffer {
  const long = table('head').readInt16BE(50) === 1;
  const loca = table('loca');
  const at = (i: number) => (long ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
  return table('glyf').subarray(at(glyph), at(glyph + 1));
}
