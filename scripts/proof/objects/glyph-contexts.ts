/**
 * The lookups of GSUB and GPOS that do something where others stand beside (ISO/IEC 14496-22, 6.2: sequence contexts
 * and chained ones, in their three formats each). In: a table, a lookup, how glyphs are called. Out: each row of sets
 * of glyphs, and what is done at which of them. Called by `glyph-rules.ts` and `glyph-shifts.ts`.
 *
 *     contextsOf(table, lookup, names, true) → [{ back: 0, sets: [Set { 73 }, Set { 769 }], acts: [[0, 4]], ahead: 1 }]
 */
import { classesAt, coverageAt, type Lookup, listAt, numbersAt } from './layout-table.ts';

/** What a glyph is called in a comparison; undefined for one that is none of it. */
export interface GlyphNames {
  nameOf: (glyph: number) => number | undefined;
  /** The names of all glyphs. */
  all: ReadonlySet<number>;
}

/** The names of some glyphs in one word; undefined where one of them has none. */
export function writeNames(glyphs: readonly number[], { nameOf }: Pick<GlyphNames, 'nameOf'>): string | undefined {
  let written = '';
  for (const glyph of glyphs) {
    const name = nameOf(glyph);
    if (name === undefined) return undefined;
    written += `#${name}`;
  }
  return written;
}

/** One context: sets of glyphs in a row, of which the first `back` stand before the text, the last `ahead` behind. */
export interface GlyphContext {
  back: number;
  ahead: number;
  sets: ReadonlySet<number>[];
  /** At which glyph of the text which lookup acts. */
  acts: [at: number, lookup: number][];
}

type SetOf = (value: number) => ReadonlySet<number>;
/** How the numbers of a rule are read: before the text, in it, behind it. */
type Reading = [back: SetOf, own: SetOf, ahead: SetOf];

/** Every context of a lookup in which all sets have a glyph. `chained`: it says what stands before and behind. */
export function contextsOf(table: Buffer, { subtables }: Lookup, names: GlyphNames, chained: boolean): GlyphContext[] {
  return subtables
    .flatMap((at) => {
      const format = table.readUInt16BE(at);
      if (format === 3) return [byCoverage(table, at, names, chained)];
      const first = coverageAt(table, at + table.readUInt16BE(at + 2));
      return format === 1 ? byGlyph(table, at, first, names, chained) : byClass(table, at, first, names, chained);
    })
    .filter(({ sets }) => sets.every(({ size }) => size > 0));
}

const named = (glyphs: Iterable<number>, { nameOf }: GlyphNames): Set<number> =>
  new Set([...glyphs].flatMap((glyph) => nameOf(glyph) ?? []));

function byGlyph(table: Buffer, at: number, first: number[], names: GlyphNames, chained: boolean): GlyphContext[] {
  const one: SetOf = (glyph) => named([glyph], names);
  return first.flatMap((glyph, i) => {
    const rules = at + table.readUInt16BE(at + 6 + 2 * i);
    return listAt(table, rules).map((rule) => readRule(table, rule, one(glyph), [one, one, one], chained));
  });
}

function byClass(table: Buffer, at: number, first: number[], names: GlyphNames, chained: boolean): GlyphContext[] {
  const places = numbersAt(table, at + 4, chained ? 3 : 1).map((offset) => setsOf(table, at, offset, names));
  const [back, own, ahead] = chained ? (places as Reading) : [places[0], places[0], places[0]];
  const begin = named(first, names);
  return listAt(table, at + (chained ? 10 : 6), at).flatMap((set, kind) => {
    if (set === at) return [];
    const beginning = new Set([...begin].filter((name) => own?.(kind).has(name)));
    return listAt(table, set).map((rule) => readRule(table, rule, beginning, [back, own, ahead] as Reading, chained));
  });
}

/** The sets of a table of classes: class 0 is whatever has no other. */
function setsOf(table: Buffer, at: number, offset: number, names: GlyphNames): SetOf {
  const classes = offset === 0 ? new Map<number, number>() : classesAt(table, at + offset);
  const sets = new Map<number, Set<number>>([[0, new Set(names.all)]]);
  for (const [glyph, kind] of classes) {
    const name = names.nameOf(glyph);
    if (name === undefined) continue;
    sets.set(kind, (sets.get(kind) ?? new Set()).add(name));
    sets.get(0)?.delete(name);
  }
  return (kind) => sets.get(kind) ?? new Set();
}

function readRule(
  table: Buffer,
  rule: number,
  first: ReadonlySet<number>,
  reading: Reading,
  chained: boolean,
): GlyphContext {
  let at = rule;
  const next = () => {
    at += 2;
    return table.readUInt16BE(at - 2);
  };
  const row = (count: number, setOf: SetOf) => Array.from({ length: count }, () => setOf(next()));
  const back = chained ? row(next(), reading[0]) : [];
  const [count, acting] = chained ? [next(), -1] : [next(), next()];
  const own = [first, ...row(count - 1, reading[1])];
  const ahead = chained ? row(next(), reading[2]) : [];
  const acts = chained ? next() : acting;
  return contextOf(back, own, ahead, numbersAt(table, at, 2 * acts));
}

function byCoverage(table: Buffer, at: number, names: GlyphNames, chained: boolean): GlyphContext {
  let from = at + 2;
  const row = (count: number) => {
    const sets = numbersAt(table, from, count).map((offset) => named(coverageAt(table, at + offset), names));
    from += 2 * count;
    return sets;
  };
  const next = () => {
    from += 2;
    return table.readUInt16BE(from - 2);
  };
  const back = chained ? row(next()) : [];
  const [count, acting] = chained ? [next(), -1] : [next(), next()];
  const own = row(count);
  const ahead = chained ? row(next()) : [];
  const acts = chained ? next() : acting;
  return contextOf(back, own, ahead, numbersAt(table, from, 2 * acts));
}

/** What stands before the text is written from the text on. */
const contextOf = (
  back: ReadonlySet<number>[],
  own: ReadonlySet<number>[],
  ahead: ReadonlySet<number>[],
  acts: readonly number[],
): GlyphContext => ({
  back: back.length,
  ahead: ahead.length,
  sets: [...back.reverse(), ...own, ...ahead],
  acts: Array.from({ length: acts.length / 2 }, (_, i): [number, number] => [acts[2 * i] ?? 0, acts[2 * i + 1] ?? 0]),
});
