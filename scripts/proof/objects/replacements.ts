/**
 * What one lookup of GSUB puts where (ISO/IEC 14496-22, 6.3.3): one glyph for one, several for one, one of several, one
 * for several; contextual lookups have nothing of their own. In: the table, a lookup. Out: each rule by `add`. Called
 * by the readers of substitutions and of rules.
 *
 *     a ligature → add([102, 105], [64257])
 */
import { coverageAt, type Lookup, listAt, numbersAt } from './layout-table.ts';

/** The kind that says another one, further away. */
export const extensionOfGsub = 7;
/** Lookups that put glyphs, and do not only ask others to. */
export const puts: ReadonlySet<number> = new Set([1, 2, 3, 4]);

/** Reads a lookup of a kind that puts glyphs. Throws for another, and when the table is damaged. */
export function readReplacements(
  table: Buffer,
  { kind, subtables }: Lookup,
  add: (row: readonly number[], to: readonly number[]) => void,
): void {
  if (!puts.has(kind)) throw new Error(`it has rules of the kind ${kind}, which no face of the press has`);
  for (const at of subtables) {
    const byDelta = kind === 1 && table.readUInt16BE(at) === 1;
    coverageAt(table, at + table.readUInt16BE(at + 2)).forEach((glyph, i) => {
      if (byDelta) {
        add([glyph], [(glyph + table.readInt16BE(at + 4)) & 0xffff]);
        return;
      }
      const said = table.readUInt16BE(at + 6 + 2 * i);
      const set = at + said;
      if (kind === 1) add([glyph], [said]);
      else if (kind === 2) add([glyph], numbersAt(table, set + 2, table.readUInt16BE(set)));
      else if (kind === 3) for (const one of numbersAt(table, set + 2, table.readUInt16BE(set))) add([glyph], [one]);
      else
        for (const one of listAt(table, set)) {
          const rest = numbersAt(table, one + 4, table.readUInt16BE(one + 2) - 1);
          add([glyph, ...rest], numbersAt(table, one, 1));
        }
    });
  }
}
