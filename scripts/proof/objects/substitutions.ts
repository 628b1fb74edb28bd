/**
 * Which glyphs a face may put in the place of others: the lookups of its GSUB table (ISO/IEC 14496-22, 6.2). In: the
 * table. Out: for a row of glyphs, all that may stand for it where one of the features asks that the press sets text
 * with. Contextual lookups need no reading of their own: what they do is another lookup of the same list. Called by the
 * witness of the typefaces.
 *
 *     readSubstitutions(gsub)([12, 34]) → Set { 900 }, where the face joins 12 and 34 to 900
 */
import { type Lookup, lookupsOf } from './layout-table.ts';
import { extensionOfGsub, puts, readReplacements } from './replacements.ts';

/** For a row of glyphs: every one that may stand for all of it together; for none: what is put between others. */
export type Substitutions = (row: readonly number[]) => Set<number>;

/** Features that Chromium sets all text with, those of joining letters, and the figures that styles ask for. */
const asked = new Set('ccmp locl rlig liga clig calt rclt vert vrt2 isol init medi fina onum pnum'.split(' '));

/** Languages for which a face draws a letter as another one (u as v, ş as ș, β as ꞵ, ، as ⹁): none is asked for. */
const redrawing = new Set(['LAT ', 'ROM ', 'MOL ', 'IPPH', 'APPH', 'SND ', 'MLY ']);

/** Whether a lookup is asked for; one of no feature is, by another lookup. */
const isAsked = ({ features }: Lookup): boolean =>
  features.length === 0 ||
  features.some((one) => {
    const [, language = '', tag = ''] = one.split('/');
    return asked.has(tag.split(' ')[0] ?? '') && !redrawing.has(language);
  });

/** Alternatives of alternatives are followed so far. */
const deepest = 4;

/** Reads a table; a face without one puts nothing in the place of another. */
export function readSubstitutions(table: Buffer | undefined): Substitutions {
  const known = new Map<string, Set<number>>();
  const add = (row: readonly number[], glyph: number) => {
    const key = row.join();
    known.set(key, (known.get(key) ?? new Set()).add(glyph));
  };
  for (const lookup of table ? lookupsOf(table, extensionOfGsub) : [])
    if (table && puts.has(lookup.kind) && isAsked(lookup))
      readReplacements(table, lookup, (row, to) => addRule(row, to, add));
  return (row) => {
    const found = new Set<number>();
    let fresh = [...(known.get(row.join()) ?? [])];
    for (let depth = 0; depth < deepest && fresh.length > 0; depth++) {
      for (const glyph of fresh) found.add(glyph);
      fresh = fresh.flatMap((glyph) => [...(known.get(String(glyph)) ?? [])]).filter((glyph) => !found.has(glyph));
    }
    return found;
  };
}

/**
 * One glyph of several stands for what they replace where it is the replaced one itself, and the others are put before
 * or behind it: of a letter that falls into parts no part is the letter.
 */
function addRule(
  row: readonly number[],
  to: readonly number[],
  add: (row: readonly number[], glyph: number) => void,
): void {
  const [glyph] = row;
  for (const one of to)
    if (to.length === 1) add(row, one);
    else if (to.includes(glyph as number) && one !== glyph) add([], one);
}
