/**
 * By how much a lookup of GPOS moves glyphs (ISO/IEC 14496-22, 6.3.4): one, one beside another, a mark over what bears
 * it. In: a table, a lookup, how glyphs are called. Out: each shift in writing, in units of the em. Called by
 * `glyph-rules.ts`.
 *
 *     shiftsOf(gpos, kerning, names) → ['2: #65#86 → 0,0,-70,0, and ', …]
 */
import { type GlyphNames, writeNames } from './glyph-contexts.ts';
import { classesAt, coverageAt, type Lookup, listAt, numbersAt } from './layout-table.ts';

type Add = (glyphs: readonly number[], shift: string) => void;

/** All shifts between glyphs that are called something. Throws for a kind that no face of the press has. */
export function shiftsOf(table: Buffer, { kind, subtables }: Lookup, { nameOf }: GlyphNames): string[] {
  const shifts: string[] = [];
  const add: Add = (glyphs, shift) => {
    const written = writeNames(glyphs, { nameOf });
    if (written !== undefined) shifts.push(`${kind}: ${written} → ${shift}`);
  };
  const isCalled = (glyph: number) => nameOf(glyph) !== undefined;
  for (const at of subtables) {
    if (kind === 1) readSingle(table, at, add);
    else if (kind === 2 && table.readUInt16BE(at) === 1) readPairs(table, at, add);
    else if (kind === 2) readClasses(table, at, add, isCalled);
    else if (kind === 3) readCursive(table, at, add);
    else if (kind >= 4 && kind <= 6) readMarks(table, at, kind === 5, add, isCalled);
    else throw new Error(`it moves glyphs in the way ${kind}, which no face of the press does`);
  }
  return shifts;
}

/** How many bytes a record of this format has; one for each bit. */
const sizeOf = (format: number): number => 2 * [...(format & 0xff).toString(2)].filter((bit) => bit === '1').length;

/** Across, up, wider and higher; what is finer than a unit of the em is for screens of ten years ago. */
function valueAt(table: Buffer, at: number, format: number): string {
  let place = at;
  let shift = '';
  let isMoved = false;
  for (let bit = 1; bit <= 8; bit *= 2) {
    const value = format & bit ? table.readInt16BE(place) : 0;
    if (format & bit) place += 2;
    if (value !== 0) isMoved = true;
    shift += `${value},`;
  }
  return isMoved ? shift : '';
}

function readSingle(table: Buffer, at: number, add: Add): void {
  const [kind, coverage, format] = numbersAt(table, at, 3) as [number, number, number];
  coverageAt(table, at + coverage).forEach((glyph, i) => {
    const shift = valueAt(table, at + (kind === 1 ? 6 : 8 + i * sizeOf(format)), format);
    if (shift !== '') add([glyph], shift);
  });
}

/** The value of a pair: that of its first glyph and that of its second. */
const pairAt = (table: Buffer, at: number, [one, other]: readonly [number, number]): string =>
  `${valueAt(table, at, one)} and ${valueAt(table, at + sizeOf(one), other)}`;
const nothing = ' and ';

function readPairs(table: Buffer, at: number, add: Add): void {
  const formats = numbersAt(table, at + 4, 2) as [number, number];
  const size = 2 + sizeOf(formats[0]) + sizeOf(formats[1]);
  const sets = listAt(table, at + 8, at);
  coverageAt(table, at + table.readUInt16BE(at + 2)).forEach((glyph, i) => {
    const set = sets[i] as number;
    for (let j = 0, from = set + 2; j < table.readUInt16BE(set); j++, from += size) {
      const shift = pairAt(table, from + 2, formats);
      if (shift !== nothing) add([glyph, table.readUInt16BE(from)], shift);
    }
  });
}

function readClasses(table: Buffer, at: number, add: Add, isCalled: (glyph: number) => boolean): void {
  const [coverage, one, other, first, second, rows, columns] = numbersAt(table, at + 2, 7) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const size = sizeOf(one) + sizeOf(other);
  const [lefts, rights] = [classesAt(table, at + first), classesAt(table, at + second)];
  const behind = Array.from({ length: columns }, (): number[] => []);
  for (const [glyph, kind] of rights) if (isCalled(glyph)) behind[kind]?.push(glyph);
  const before = Array.from({ length: rows }, (): number[] => []);
  for (const glyph of coverageAt(table, at + coverage).filter(isCalled)) before[lefts.get(glyph) ?? 0]?.push(glyph);
  before.forEach((glyphs, row) => {
    for (let column = 0; column < columns && glyphs.length > 0; column++) {
      const shift = pairAt(table, at + 16 + (row * columns + column) * size, [one, other]);
      if (shift === nothing) continue;
      // What has no class stands beside all: it is said of the class, and of no glyph.
      for (const left of glyphs)
        if (column === 0) add([left], `before any other ${shift}`);
        else for (const right of behind[column] as number[]) add([left, right], shift);
    }
  });
}

type Anchor = readonly [x: number, y: number] | undefined;

const anchorAt = (table: Buffer, at: number, offset: number): Anchor =>
  offset === 0 ? undefined : [table.readInt16BE(at + offset + 2), table.readInt16BE(at + offset + 4)];

function readCursive(table: Buffer, at: number, add: Add): void {
  coverageAt(table, at + table.readUInt16BE(at + 2)).forEach((glyph, i) => {
    const [entry, exit] = numbersAt(table, at + 6 + 4 * i, 2).map((offset) => anchorAt(table, at, offset));
    add([glyph], `joined at ${entry} and ${exit}`);
  });
}

/** Marks over letters, over parts of ligatures, over marks: each by how far the mark is moved to where it belongs. */
function readMarks(
  table: Buffer,
  at: number,
  isLigature: boolean,
  add: Add,
  isCalled: (glyph: number) => boolean,
): void {
  const [marks, bases, classes, markList, baseList] = numbersAt(table, at + 2, 5) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const placed = coverageAt(table, at + marks).map((glyph, i) => {
    const [kind, offset] = numbersAt(table, at + markList + 2 + 4 * i, 2) as [number, number];
    return { glyph, kind, anchor: anchorAt(table, at + markList, offset) };
  });
  const called = placed.filter(({ glyph }) => isCalled(glyph));
  coverageAt(table, at + bases).forEach((glyph, i) => {
    if (!isCalled(glyph)) return;
    const [from, parts, list] = isLigature ? partsOf(table, at + baseList, i) : [at + baseList, 1, 2 + 2 * classes * i];
    for (let part = 0; part < parts; part++)
      for (const { glyph: mark, kind, anchor } of called) {
        const place = anchorAt(table, from, table.readUInt16BE(from + list + 2 * (part * classes + kind)));
        if (place && anchor) add([glyph, mark], `${part}: ${place[0] - anchor[0]},${place[1] - anchor[1]}`);
      }
  });
}

/** Where the i-th ligature has its anchors, and for how many parts. */
function partsOf(table: Buffer, at: number, i: number): [from: number, parts: number, list: number] {
  const from = at + table.readUInt16BE(at + 2 + 2 * i);
  return [from, table.readUInt16BE(from), 2];
}
