/**
 * Marks that stand apart from their words in some languages, as a rule of the face: French sets a narrow blank before
 * ; : ! ? and inside « », and what is copied, searched or read aloud has none. In: the table `GPOS` of a face, its
 * characters, what the languages ask. Out: the same table with a feature `dist` for the system of each language
 * (ISO/IEC 14496-22, 6.3.4: chained contexts of coverages), which Chromium and reading systems apply by `lang`.
 * Nothing is moved beside a blank of the text, before a letter or figure (12:30, https://), nor between marks (?!).
 * Called by `mended-face.ts`; the witness reckons the same rules for itself (`proof/rules-apart.ts`).
 */
import type { MarksApart } from '../languages/profile.ts';

/** A list of numbers of two bytes, with others behind it that it refers to by their distance from its beginning. */
type Part = number | Buffer;

/** Numbers and tables: of a table its distance is written, and the table itself behind all numbers. */
function pack(parts: readonly Part[]): Buffer {
  let at = 2 * parts.length;
  const head = Buffer.alloc(at);
  const behind: Buffer[] = [];
  parts.forEach((part, i) => {
    head.writeUInt16BE(typeof part === 'number' ? part & 0xffff : at, 2 * i);
    if (typeof part === 'number') return;
    behind.push(part);
    at += part.length;
  });
  return Buffer.concat([head, ...behind]);
}

/** A set of glyphs, each once. */
function coverage(glyphs: readonly number[]): Buffer {
  const own = [...new Set(glyphs)].sort((a, b) => a - b);
  return pack([1, own.length, ...own]);
}

/** What stands in a row; `act`: the lookup that moves the mark, nothing for a row that stays as it is. */
interface Row {
  back?: readonly number[];
  marks: readonly number[];
  ahead?: readonly number[];
  act?: number;
}

const chained = ({ back, marks, ahead, act }: Row): Buffer => {
  const sets = (glyphs: readonly number[] | undefined) => (glyphs ? [1, coverage(glyphs)] : [0]);
  return pack([3, ...sets(back), ...sets(marks), ...sets(ahead), ...(act === undefined ? [0] : [1, 0, act])]);
};

const lookup = (kind: number, subtables: readonly Buffer[]): Buffer => pack([kind, 0, subtables.length, ...subtables]);

/** A feature, with the numbers of its lookups. */
interface Feature {
  tag: string;
  lookups: readonly number[];
}

/** A list of records: a tag, and the distance of its table from the beginning of the list. */
function packTagged(records: readonly { tag: string; table: Buffer }[], before: readonly Part[] = []): Buffer {
  const parts: Part[] = [...before, records.length];
  for (const { tag, table } of records)
    parts.push(Buffer.from(tag, 'latin1').readUInt16BE(0), Buffer.from(tag, 'latin1').readUInt16BE(2), table);
  return pack(parts);
}

const taggedAt = (table: Buffer, at: number): [tag: string, place: number][] =>
  Array.from({ length: table.readUInt16BE(at) }, (_, i) => {
    const record = at + 2 + 6 * i;
    return [table.toString('latin1', record, record + 4), table.readUInt16BE(record + 4)];
  });

const listAt = (table: Buffer, at: number): number[] =>
  Array.from({ length: table.readUInt16BE(at) }, (_, i) => table.readUInt16BE(at + 2 + 2 * i));

/** What may stand behind a mark of the end: blanks, marks, raised figures of notes; of signs none that joins words. */
const followsMark = (one: string): boolean => /^[\p{Zs}\p{P}\p{No}]$/u.test(one) && !/^[-/\\\\@#&%*_]$/.test(one);
/** What opens words: a mark behind it stands beside it. */
const opensWords = (one: string): boolean => /^[\p{Ps}\p{Pi}¿¡…/]$/u.test(one);

/** The scripts in which the marks are: their own, and where nothing but marks stands, none. */
const scripts = ['DFLT', 'latn'];

/**
 * The table with the rules of every language. Throws for a table in another order than scripts, features, lookups, or
 * with languages of its own for these scripts: it is another face than the one this was written for.
 */
export function setMarksApart(
  gpos: Buffer,
  characters: ReadonlyMap<number, number>,
  count: number,
  unitsPerEm: number,
  languages: readonly MarksApart[],
): Buffer {
  const [scriptList, featureList, lookupList] = [4, 6, 8].map((at) => gpos.readUInt16BE(at)) as [
    number,
    number,
    number,
  ];
  const old = listAt(gpos, lookupList);
  const fresh = languages.flatMap((one, i) => lookupsFor(one, characters, count, unitsPerEm, old.length + 3 * i));
  const features: Feature[] = taggedAt(gpos, featureList).map(([tag, place]) => ({
    tag,
    lookups: listAt(gpos, featureList + place + 2),
  }));
  const added = languages.map((_, i): Feature => ({ tag: 'dist', lookups: [old.length + 3 * i + 2] }));
  // Features stand by their tags; those of before keep their order behind the new ones.
  if (features.some(({ tag }) => tag <= 'dist')) throw new Error('the face has distances of its own');
  const systems = (place: number): Buffer => {
    const system = scriptList + place + gpos.readUInt16BE(scriptList + place);
    const own = listAt(gpos, system + 4).map((index) => index + added.length);
    return pack([0, 0xffff, own.length, ...own]);
  };
  const scriptTables = taggedAt(gpos, scriptList).map(([tag, place]) => {
    if (gpos.readUInt16BE(scriptList + place + 2) > 0) throw new Error('the face has languages of its own');
    const plain = systems(place);
    if (!scripts.includes(tag)) return { tag, table: packTagged([], [plain]) };
    const own = listAt(plain, 4);
    const records = languages.map(({ system }, i) => ({
      tag: system,
      table: pack([0, 0xffff, own.length + 1, i, ...own]),
    }));
    return { tag, table: packTagged(records, [plain]) };
  });
  const lists = [
    packTagged(scriptTables),
    packTagged(
      [...added, ...features].map(({ tag, lookups }) => ({ tag, table: pack([0, lookups.length, ...lookups]) })),
    ),
    appendLookups(gpos.subarray(lookupList), old, fresh),
  ];
  const head = Buffer.from(gpos.subarray(0, 10));
  let at = head.length;
  lists.forEach((list, i) => {
    if (at > 0xffff) throw new Error('the lists of the face are too long');
    head.writeUInt16BE(at, 4 + 2 * i);
    at += list.length;
  });
  return Buffer.concat([head, ...lists]);
}

/** Three lookups of one language: what moves a mark before which a blank is seen, one behind which, and where. */
function lookupsFor(
  { before, behind, gap }: MarksApart,
  characters: ReadonlyMap<number, number>,
  count: number,
  unitsPerEm: number,
  first: number,
): Buffer[] {
  const glyphsOf = (test: (character: string) => boolean): number[] =>
    [...characters].flatMap(([code, glyph]) => (glyph > 0 && test(String.fromCodePoint(code)) ? [glyph] : []));
  const [closing, opening] = [glyphsOf((one) => before.includes(one)), glyphsOf((one) => behind.includes(one))];
  const [blanks, openers] = [glyphsOf((one) => /\p{Zs}/u.test(one)), glyphsOf(opensWords)];
  const followers = new Set(glyphsOf(followsMark));
  const words = Array.from({ length: count }, (_, glyph) => glyph).filter((glyph) => !followers.has(glyph));
  const wide = Math.round(gap * unitsPerEm);
  return [
    // Set off and wider; wider alone.
    lookup(1, [pack([1, coverage(closing), 0x0005, wide, wide])]),
    lookup(1, [pack([1, coverage(opening), 0x0004, wide])]),
    lookup(8, [
      chained({ marks: closing, ahead: words }),
      chained({ back: [...blanks, ...openers, ...closing], marks: closing }),
      chained({ marks: closing, act: first }),
      chained({ marks: opening, ahead: [...blanks, ...closing] }),
      chained({ marks: opening, act: first + 1 }),
    ]),
  ];
}

/** A list of lookups with more at its end; what the old ones refer to stays as far from them. */
function appendLookups(list: Buffer, old: readonly number[], fresh: readonly Buffer[]): Buffer {
  const begin = 2 + 2 * old.length;
  const grown = 2 * fresh.length + fresh.reduce((sum, { length }) => sum + length, 0);
  let at = begin + 2 * fresh.length;
  const places = [
    ...old.map((place) => place + grown),
    ...fresh.map(({ length }) => {
      at += length;
      return at - length;
    }),
  ];
  if (places.some((place) => place > 0xffff)) throw new Error('the face has too many rules');
  return Buffer.concat([pack([places.length, ...places]), ...fresh, list.subarray(begin)]);
}
