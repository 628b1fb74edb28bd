/**
 * Which typeface sets a character. In: a character, a language. Out: the family that has it, of those that the
 * language's profile names: the text's own, then the others in their order. Promises that each character is in one
 * family of them, so that what a face is cut to, what the imprint names and what is refused (K501) are one answer;
 * reads of a face nothing but its map of characters. Called by `subset-fonts.ts`, `missing-characters.ts` and by the
 * imprint.
 *
 *     faceFor('₽', 'zh-Hans') → Kanben Letters     faceFor('①', 'en') → Kanben Song     faceFor('𓂀', 'en') → undefined
 */

import { profileOf } from '../languages/registry.ts';
import type { Typeface } from '../languages/typefaces.ts';
import { readCharacterMap } from './character-map.ts';
import { raisedFigures } from './mended-face.ts';
import { cutsOf, readFontTable } from './typeface-files.ts';

/** The faces never change: each is read once, when it is first asked for. */
const known = new Map<string, ReadonlyMap<number, number>>();

/** The tables that were read, each with what it says: the cuts of a face have the same one as often as not. */
const tables: { table: Buffer; says: ReadonlyMap<number, number> }[] = [];

/** The characters (code points) of one cut of a face, with their glyphs. */
function charactersOf(module: string): ReadonlyMap<number, number> {
  const found = known.get(module) ?? readTable(readFontTable(module, 'cmap'));
  known.set(module, found);
  return found;
}

function readTable(table: Buffer): ReadonlyMap<number, number> {
  const same = tables.find((one) => one.table.equals(table));
  if (same) return same.says;
  const says = readCharacterMap(table);
  tables.push({ table, says });
  return says;
}

/**
 * Whether a face has a character in all its cuts: slanted and bold text shall not lose what upright text has. Raised
 * figures are mended where a cut lacks them.
 */
const hasCharacter = (face: Typeface, code: number): boolean =>
  (face.oldStyle && raisedFigures.includes(String.fromCodePoint(code))) ||
  cutsOf(face).every(({ module }) => charactersOf(module).has(code));

/** The family that sets a character; absent when none has it. White space is the text's own. */
export function faceFor(character: string, language: string): Typeface | undefined {
  const { body, others, sooner } = profileOf(language).typefaces;
  if (/\s/.test(character)) return body;
  // It says how another character is drawn, which a page cannot say: no face has it, whatever its map tells.
  if (/\p{Variation_Selector}/u.test(character)) return undefined;
  const code = character.codePointAt(0) as number;
  const asked = sooner?.characters.test(character) ? [sooner.face, body, ...others] : [body, ...others];
  return asked.find((face) => hasCharacter(face, code));
}

/** The families beside the text's own that a text needs, in the order of the profile. */
export function otherFaces(text: string, language: string): Typeface[] {
  const { others } = profileOf(language).typefaces;
  const used = new Set([...new Set(text)].map((character) => faceFor(character, language)?.family));
  return others.filter(({ family }) => used.has(family));
}
