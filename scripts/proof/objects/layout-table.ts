/**
 * What the tables GSUB and GPOS of a face have in common (ISO/IEC 14496-22, 6.2): scripts and languages that ask for
 * features, features that are made of lookups, lookups of subtables; and sets of glyphs. In: a table. Out: its lookups
 * with the features that lead to each. Called by the readers of rules and of shifts.
 *
 *     lookupsOf(table)[3] → { kind: 4, flag: 0, subtables: [1204], features: ['latn/dflt/liga'] }
 */

/** A lookup. `subtables`: bytes of the table at which they begin. */
export interface Lookup {
  kind: number;
  flag: number;
  subtables: number[];
  /** `script/language/feature`, of every one that asks for it by itself. */
  features: readonly string[];
}

/** The places of a list whose count stands at `at`; it says them from `base` on. */
export const listAt = (table: Buffer, at: number, base = at): number[] =>
  Array.from({ length: table.readUInt16BE(at) }, (_, i) => base + table.readUInt16BE(at + 2 + 2 * i));

/** Numbers of two bytes, from `at` on. */
export const numbersAt = (table: Buffer, at: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => table.readUInt16BE(at + 2 * i));

/** Tag and place of each record of a list whose count stands at `at`. */
const taggedAt = (table: Buffer, at: number, base = at): [tag: string, place: number][] =>
  Array.from({ length: table.readUInt16BE(at) }, (_, i) => {
    const record = at + 2 + 6 * i;
    return [table.toString('latin1', record, record + 4), base + table.readUInt16BE(record + 4)];
  });

/** All lookups of a table. `extension`: the kind that says another one, further away. Throws when it is damaged. */
export function lookupsOf(table: Buffer, extension: number): Lookup[] {
  const [scripts, features, lookups] = numbersAt(table, 4, 3) as [number, number, number];
  const asked = featuresIn(table, scripts, features);
  return listAt(table, lookups).map((at, index) => {
    const subtables = listAt(table, at + 4, at);
    const far = table.readUInt16BE(at) === extension;
    const [first] = subtables;
    const kind = far && first !== undefined ? table.readUInt16BE(first + 2) : table.readUInt16BE(at);
    return {
      kind,
      flag: table.readUInt16BE(at + 2),
      subtables: far ? subtables.map((one) => one + table.readUInt32BE(one + 4)) : subtables,
      features: [...(asked.get(index) ?? [])],
    };
  });
}

/** Lookup → the features of which it is a part. */
function featuresIn(table: Buffer, scripts: number, features: number): Map<number, Set<string>> {
  const tags = taggedAt(table, features);
  const asked = new Map<number, Set<string>>();
  const hear = (said: string, system: number) => {
    const [required, count] = numbersAt(table, system + 2, 2) as [number, number];
    const own = numbersAt(table, system + 6, count);
    for (const index of required === 0xffff ? own : [required, ...own]) {
      const [tag, place] = tags[index] ?? ['', 0];
      const name = `${said}/${index === required ? `${tag} always` : tag}`;
      for (const lookup of numbersAt(table, place + 4, table.readUInt16BE(place + 2)))
        asked.set(lookup, (asked.get(lookup) ?? new Set()).add(name));
    }
  };
  for (const [script, at] of taggedAt(table, scripts)) {
    if (table.readUInt16BE(at) !== 0) hear(`${script}/dflt`, at + table.readUInt16BE(at));
    for (const [language, system] of taggedAt(table, at + 2, at)) hear(`${script}/${language}`, system);
  }
  return asked;
}

/** The glyphs of a coverage table, in their order. */
export function coverageAt(table: Buffer, at: number): number[] {
  const count = table.readUInt16BE(at + 2);
  if (table.readUInt16BE(at) === 1) return numbersAt(table, at + 4, count);
  const glyphs: number[] = [];
  for (let i = 0; i < count; i++) {
    const [from, to] = numbersAt(table, at + 4 + 6 * i, 2) as [number, number];
    for (let glyph = from; glyph <= to; glyph++) glyphs.push(glyph);
  }
  return glyphs;
}

/** Glyph → class, of those that have another one than 0. */
export function classesAt(table: Buffer, at: number): Map<number, number> {
  const classes = new Map<number, number>();
  if (table.readUInt16BE(at) === 1) {
    const first = table.readUInt16BE(at + 2);
    numbersAt(table, at + 6, table.readUInt16BE(at + 4)).forEach((own, i) => {
      if (own !== 0) classes.set(first + i, own);
    });
    return classes;
  }
  for (let i = 0; i < table.readUInt16BE(at + 2); i++) {
    const [from, to, own] = numbersAt(table, at + 4 + 6 * i, 3) as [number, number, number];
    for (let glyph = from; own !== 0 && glyph <= to; glyph++) classes.set(glyph, own);
  }
  return classes;
}
