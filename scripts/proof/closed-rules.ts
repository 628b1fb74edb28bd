/**
 * The rules of a typeface that was cut: each of them is one of the face that is installed, for the same characters, the
 * same feature, beside the same ones. In: both faces. Out: the first rule that the installed face has not, and how many
 * more. A glyph is called by the character that it draws, and one that only rules lead to by what it draws. Called by
 * `closed-faces.ts`.
 *
 *     会 becomes 谈 → 'DFLT/dflt/liga 1: “会” → “谈” (0)'
 */
import type { MarksApart } from '../languages/profile.ts';
import type { GlyphContext, GlyphNames } from './objects/glyph-contexts.ts';
import { type GlyphRules, readGlyphRules } from './objects/glyph-rules.ts';
import { classesAt } from './objects/layout-table.ts';
import type { TrueTypeFace } from './objects/truetype.ts';
import { lackingApart, withRulesApart } from './rules-apart.ts';

/** Names of glyphs that no character has begin here. */
const unnamed = 0x1000000;

/**
 * What is wrong, in words; undefined when nothing is. `drawnAs`: characters that are drawn as others; `apart`:
 * languages whose marks the press makes stand apart in this face.
 */
export function findOddRule(
  cut: TrueTypeFace,
  whole: TrueTypeFace,
  drawnAs: ReadonlyMap<number, number>,
  apart: readonly MarksApart[] = [],
): string | undefined {
  const [own, due] = nameGlyphs(cut, whole, drawnAs);
  const odd: string[] = [];
  for (const tag of ['GSUB', 'GPOS'] as const) {
    const [mine, theirs] = [cut.table(tag), whole.table(tag)];
    if (!mine || !theirs) continue;
    const rules = readGlyphRules(mine, tag, own);
    const asked = featuresOf(rules);
    const positions = tag === 'GPOS' ? apart : [];
    odd.push(...lackingApart(rules, cut, positions));
    if (asked.size === 0) continue;
    const known = readGlyphRules(theirs, tag, due, (feature) => asked.has(feature));
    odd.push(...compareRules(rules, withRulesApart(known, cut, own, positions)));
  }
  odd.push(...oddClasses(cut, whole, own, due));
  const [first] = odd;
  if (first === undefined) return undefined;
  const said = first.replace(/#(\d+)/g, (_, name: string) =>
    Number(name) < unnamed ? `“${String.fromCodePoint(Number(name))}”` : '“…”',
  );
  return `${said}${odd.length > 1 ? `, and ${odd.length - 1} more` : ''}`;
}

/** What the glyphs of both are called: by the lowest of their characters, or by what they draw. */
function nameGlyphs(
  cut: TrueTypeFace,
  whole: TrueTypeFace,
  drawnAs: ReadonlyMap<number, number>,
): [cut: GlyphNames, whole: GlyphNames] {
  const byWhole = new Map<number, number>();
  const own = new Map<number, number>();
  for (const [code, glyph] of [...cut.characters()].sort(([a], [b]) => a - b)) {
    const due = whole.glyphOf(drawnAs.get(code) ?? code);
    // Several characters of one glyph have one name.
    if (!byWhole.has(due)) byWhole.set(due, code);
    own.set(glyph, byWhole.get(due) as number);
  }
  const drawings = new Map<string, number>();
  const widths = new Set<string>();
  const measured = (face: TrueTypeFace, glyph: number) => `${face.advance(glyph)} ${face.bearing(glyph)}`;
  for (let glyph = 1; glyph < cut.count; glyph++) {
    if (own.has(glyph)) continue;
    const drawing = `${measured(cut, glyph)} ${cut.outline(glyph)}`;
    widths.add(measured(cut, glyph));
    drawings.set(drawing, drawings.get(drawing) ?? unnamed + drawings.size);
    own.set(glyph, drawings.get(drawing) as number);
  }
  const others = new Map<number, number | undefined>(byWhole);
  const nameInWhole = (glyph: number): number | undefined => {
    if (others.has(glyph)) return others.get(glyph);
    const width = glyph < whole.count ? measured(whole, glyph) : '';
    const name = widths.has(width) ? drawings.get(`${width} ${whole.outline(glyph)}`) : undefined;
    others.set(glyph, name);
    return name;
  };
  const all = new Set(own.values());
  return [
    { nameOf: (glyph) => own.get(glyph), all },
    { nameOf: nameInWhole, all },
  ];
}

/** The features for which there are rules. */
const featuresOf = ({ plain, beside }: GlyphRules): Set<string> =>
  new Set(
    [...plain.flatMap(({ features, rules }) => (rules.length > 0 ? [...features] : [])), ...beside.keys()].map(
      // Behind a feature stands what is done beside others.
      (said) => said.replace(/(?: beside)+$| \d.*$/g, ''),
    ),
  );

/** The rules that another face has not. */
function compareRules(own: GlyphRules, due: GlyphRules): string[] {
  const holders = new Map<string, ReadonlySet<string>[]>();
  for (const { features, rules } of due.plain)
    for (const rule of rules) {
      const known = holders.get(rule);
      if (known) known.push(features);
      else holders.set(rule, [features]);
    }
  const odd: string[] = [];
  for (const { features, rules } of own.plain) {
    // Most rules of a lookup stand together in one of the other face.
    const whole = new Set(due.plain.map((one) => one.features).filter((one) => isSubset(features, one)));
    for (const rule of rules) {
      const found = holders.get(rule) ?? [];
      if (found.some((one) => whole.has(one))) continue;
      const strange = [...features].find((feature) => !found.some((one) => one.has(feature)));
      if (strange !== undefined) odd.push(`${strange} ${rule}`);
    }
  }
  for (const [shape, contexts] of own.beside) {
    const known = due.beside.get(shape) ?? [];
    const strange = contexts.filter((one) => !known.some((other) => isWithin(one, other)));
    if (strange.length > 0) odd.push(`${shape} beside other characters`);
  }
  return odd;
}

const isSubset = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].every((feature) => other.has(feature));

/** A context that is met nowhere but where another one is. */
const isWithin = (one: GlyphContext, other: GlyphContext): boolean =>
  one.sets.every((set, i) => [...set].every((name) => other.sets[i]?.has(name)));

/** Glyphs that one face takes for marks and the other for letters (GDEF). */
function oddClasses(cut: TrueTypeFace, whole: TrueTypeFace, own: GlyphNames, due: GlyphNames): string[] {
  const read = ({ table }: TrueTypeFace, { nameOf }: GlyphNames) => {
    const gdef = table('GDEF');
    const offset = gdef?.readUInt16BE(4) ?? 0;
    const classes = gdef && offset > 0 ? classesAt(gdef, offset) : new Map<number, number>();
    return [...classes].flatMap(([glyph, kind]) => {
      const name = nameOf(glyph);
      return name === undefined ? [] : [`GDEF: #${name} is of the class ${kind}`];
    });
  };
  const known = new Set(read(whole, due));
  return read(cut, own).filter((one) => !known.has(one));
}
