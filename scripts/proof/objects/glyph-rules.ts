/**
 * What the rules of a face do, one by one: which glyph they put in the place of which (GSUB, ISO/IEC 14496-22, 6.3.3),
 * and by how much they move which (GPOS, 6.3.4), for which feature of which script, and beside what. In: a table, how
 * glyphs are called. Out: rules in writing, so that those of a face can be looked for in those of another. Called by
 * `closed-rules.ts`.
 *
 *     readGlyphRules(gsub, 'GSUB', names).plain
 *       → [{ features: Set { 'latn/dflt/liga' }, rules: ['4: #102#105 → #64257', …] }]
 */
import { contextsOf, type GlyphContext, type GlyphNames, writeNames } from './glyph-contexts.ts';
import { shiftsOf } from './glyph-shifts.ts';
import { type Lookup, lookupsOf } from './layout-table.ts';
import { extensionOfGsub, readReplacements } from './replacements.ts';

/** Rules, and the features that lead to all of them; of those in contexts with ` beside` at their end. */
interface RulesOfLookup {
  features: ReadonlySet<string>;
  rules: readonly string[];
}

/** The rules of a table. */
export interface GlyphRules {
  /** What depends on nothing beside. */
  plain: readonly RulesOfLookup[];
  /** `feature shape` → the contexts of this shape: as many glyphs before, in and behind the text, the same acts. */
  beside: ReadonlyMap<string, readonly GlyphContext[]>;
}

/** What may call what, so deep. */
const deepest = 6;

const kinds = {
  GSUB: { extension: extensionOfGsub, context: 5, chained: 6, read: substitutionsOf },
  GPOS: { extension: 9, context: 7, chained: 8, read: shiftsOf },
} as const;

/**
 * All rules between glyphs that are called something; `asked`: of these features alone. Throws when the table is
 * damaged.
 */
export function readGlyphRules(
  table: Buffer,
  tag: 'GSUB' | 'GPOS',
  names: GlyphNames,
  asked: (feature: string) => boolean = () => true,
): GlyphRules {
  const { extension, context, chained, read } = kinds[tag];
  const lookups = lookupsOf(table, extension);
  const beside = new Map<string, GlyphContext[]>();
  const leading = new Map<Lookup, Set<string>>();
  const hear = (lookup: Lookup | undefined, feature: string, depth: number): void => {
    if (!lookup || depth > deepest) return;
    if (lookup.kind !== context && lookup.kind !== chained) {
      leading.set(lookup, (leading.get(lookup) ?? new Set()).add(feature));
      return;
    }
    for (const one of contextsOf(table, lookup, names, lookup.kind === chained)) {
      const key = `${feature} ${one.back},${one.sets.length},${one.ahead} ${one.acts.map(([at]) => at).join()}`;
      const list = beside.get(key);
      if (list) list.push(one);
      else beside.set(key, [one]);
      for (const [, index] of one.acts) hear(lookups[index], `${feature} beside`, depth + 1);
    }
  };
  for (const lookup of lookups) for (const feature of lookup.features.filter(asked)) hear(lookup, feature, 0);
  // How a lookup sees marks is a part of what it does.
  const plain = [...leading].map(([lookup, features]) => ({
    features,
    rules: read(table, lookup, names).map((rule) => `${rule} (${lookup.flag & 0xff0f})`),
  }));
  return { plain, beside };
}

/** What one lookup of GSUB puts where. */
function substitutionsOf(table: Buffer, lookup: Lookup, names: GlyphNames): string[] {
  const rules: string[] = [];
  readReplacements(table, lookup, (row, to) => {
    const [from, into] = [writeNames(row, names), writeNames(to, names)];
    if (from !== undefined && into !== undefined) rules.push(`${lookup.kind}: ${from} → ${into}`);
  });
  return rules;
}
