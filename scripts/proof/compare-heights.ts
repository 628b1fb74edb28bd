/**
 * Whether twins of a facing edition begin side by side. In: the printed lines of both languages, as they were found on
 * their pages. Out: how many do; `wrong` is called for a pair of which one begins on another spread, or higher than
 * the other. Everything is found from the places of glyphs and the addresses of both editions: no plan is asked. Pure.
 * Called by `verify-facing-pdf.ts`.
 *
 *     p12 on page 9 of both, 20 mm and 26 mm below the head → 'p12 begins 6 mm lower in en than in zh-Hans'
 */
import { type PrintFormat, pxToPoints, typeAreaOf } from '../formats/print/print-format.ts';
import { blocksOf } from '../model/edition.ts';
import { isCited } from '../model/facing.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Line, mm } from './figures.ts';

/** A language with its lines. */
interface Side {
  edition: IndexedEdition;
  format: PrintFormat;
  lines: readonly Line[];
}

/** Where a block begins: its page, and its first baseline in pt below the head of the type area. */
interface Beginning {
  page: number;
  down: number;
  kind: Line['kind'];
}

/** Lines of two languages have their letters at different heights in them; beyond that one is lower, in pt. */
const slack = pxToPoints(8);
/** Those of the same kind all have the same difference, to this much, in pt. */
const exact = pxToPoints(0.75);

/** Compares all addresses that both have, as far as they stand in the same order. */
export function compareHeights(sides: readonly [Side, Side], wrong: (detail: string) => void): number {
  const [first, second] = sides.map(beginningsOf) as [Map<string, Beginning>, Map<string, Beginning>];
  const [one, other] = sides.map(({ edition }) => edition.metadata.language);
  const twins = inOrder([...first.keys()], [...second.keys()]).map((anchor) => ({
    anchor,
    a: first.get(anchor) as Beginning,
    b: second.get(anchor) as Beginning,
  }));
  const beside = twins.filter(({ anchor, a, b }) => {
    if (a.page !== b.page) wrong(`${anchor} begins on spread ${a.page} in ${one} and on spread ${b.page} in ${other}`);
    return a.page === b.page;
  });
  const kindOf = ({ a, b }: (typeof beside)[number]) => `${a.kind} ${b.kind}`;
  const usual = new Map<string, number>();
  for (const kind of new Set(beside.map(kindOf)))
    usual.set(kind, median(beside.filter((twin) => kindOf(twin) === kind).map(({ a, b }) => b.down - a.down)));
  for (const twin of beside) {
    const difference = twin.b.down - twin.a.down;
    const due = usual.get(kindOf(twin)) ?? 0;
    if (Math.abs(difference) <= slack && Math.abs(difference - due) <= exact) continue;
    const [low, high] = difference > due ? [other, one] : [one, other];
    wrong(`${twin.anchor} begins ${mm(Math.abs(difference - due)).toFixed(1)} mm lower in ${low} than in ${high}`);
  }
  return beside.length;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The first line of each block that is cited, by its address, in the order of the text. */
function beginningsOf({ edition, format, lines }: Side): Map<string, Beginning> {
  const cited = new Set(blocksOf(edition).flatMap(({ anchor }) => (isCited(anchor) ? [anchor] : [])));
  const found = new Map<string, Beginning>();
  for (const { anchor, page, note, glyphs, kind, source } of lines) {
    if (note || source < 0 || anchor === undefined || !cited.has(anchor) || found.has(anchor)) continue;
    const size = Math.max(...glyphs.map((glyph) => glyph.size));
    const base = glyphs.find((glyph) => glyph.size === size)?.y ?? 0;
    found.set(anchor, { page, down: base - typeAreaOf(format, page - 1).top, kind });
  }
  return found;
}

/** The longest row of addresses that stands in the same order in both: what is transposed cannot face itself. */
function inOrder(first: readonly string[], second: readonly string[]): string[] {
  const places = new Map(second.map((anchor, i) => [anchor, i]));
  const common = first.filter((anchor) => places.has(anchor));
  const best: { length: number; before: number }[] = [];
  common.forEach((anchor, i) => {
    let [length, before] = [1, -1];
    for (let j = i - 1; j >= 0 && length <= j + 1; j--)
      if ((places.get(common[j] as string) ?? 0) < (places.get(anchor) ?? 0) && (best[j]?.length ?? 0) >= length)
        [length, before] = [(best[j]?.length ?? 0) + 1, j];
    best.push({ length, before });
  });
  let at = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
  const row: string[] = [];
  for (; best[at]; at = best[at]?.before ?? -1) row.unshift(common[at] as string);
  return row;
}
