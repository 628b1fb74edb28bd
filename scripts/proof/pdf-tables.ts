/**
 * The tables of a PDF's structure tree, whole, on however many pages. In: the bytes of a PDF, and its pages as the
 * reader has read them. Out: their cells, row by row, each with its text, the columns and rows that it lies over, and
 * the heads that it names. Knows nothing of how the tree was made. Called by `verify-pdf.ts` and tests.
 *
 *     pdfTables(bytes, read)[0]?.[1]?.[0] → { text: 'North', columns: 1, rows: 2, head: false, heads: ['Lake'] }
 */
import type { ShownCell } from './compare-tables.ts';
import { shownText } from './compare-text.ts';
import { nameOf, type PdfDictionary, type PdfObject, readObjects } from './pdf-objects.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** A cell, and the texts of the heads that it names itself, by their ids. */
interface HeadedCell extends ShownCell {
  heads: string[];
}

interface Tree {
  resolve: (object: PdfObject) => PdfObject;
  /** Object number of a page → its marked content. */
  marks: ReadonlyMap<number, ReadonlyMap<number, Glyph[]>>;
  counts: (glyph: Glyph) => boolean;
}

/**
 * The tables in reading order; not those in notes. `counts` says which glyphs are text: references to notes are none.
 */
export function pdfTables(bytes: Uint8Array, read: ReadPdf, counts: Tree['counts'] = () => true): HeadedCell[][][] {
  const objects = readObjects(bytes);
  const resolve = (object: PdfObject) =>
    typeof object === 'object' && 'ref' in object ? objects.get(object.ref) : object;
  const catalog = [...objects.values()].findLast((one) => one instanceof Map && nameOf(one.get('Type')) === 'Catalog');
  if (!(catalog instanceof Map)) return [];
  const marks = new Map(
    pageNumbers(catalog.get('Pages'), resolve).map(
      (number, i) => [number, marksOf(read.pages[i]?.glyphs ?? [])] as const,
    ),
  );
  const tree: Tree = { resolve, marks, counts };
  const root = resolve(catalog.get('StructTreeRoot'));
  return elementsBelow(root, tree, ['Table'], ['Note']).map((table) => cellsOf(table, tree));
}

function cellsOf(table: PdfDictionary, tree: Tree): HeadedCell[][] {
  const rows = elementsBelow(table, tree, ['TR']).map((row) => elementsBelow(row, tree, ['TH', 'TD']));
  const texts = new Map(
    rows.flat().flatMap((cell) => {
      const id = cell.get('ID');
      return typeof id === 'string' ? [[id, textOf(cell, tree)] as const] : [];
    }),
  );
  return rows.map((cells) =>
    cells.map((cell) => {
      const says = tree.resolve(cell.get('A'));
      const said = (key: string) => (says instanceof Map ? tree.resolve(says.get(key)) : undefined);
      const count = (key: string) => Number(said(key) ?? 1);
      const ids = said('Headers');
      return {
        text: textOf(cell, tree),
        columns: count('ColSpan'),
        rows: count('RowSpan'),
        head: roleOf(cell) === 'TH' && nameOf(said('Scope')) === 'Column',
        heads: Array.isArray(ids) ? ids.map((id) => texts.get(String(id)) ?? `nothing is called ${String(id)}`) : [],
      };
    }),
  );
}

const roleOf = (element: PdfDictionary): string => nameOf(element.get('S')) ?? '';

type Kid = PdfDictionary | { page: PdfObject; mark: number };

/** The kids of an element in their order: elements, and marks with the number of their page. */
function kidsOf(element: PdfDictionary, { resolve }: Tree): Kid[] {
  const kids = resolve(element.get('K'));
  return (Array.isArray(kids) ? kids : [kids]).flatMap((one): Kid[] => {
    const kid = resolve(one);
    if (typeof kid === 'number') return [{ page: element.get('Pg'), mark: kid }];
    if (!(kid instanceof Map)) return [];
    const mark = kid.get('MCID');
    if (typeof mark === 'number') return [{ page: kid.get('Pg') ?? element.get('Pg'), mark }];
    return kid.has('S') ? [kid] : [];
  });
}

/** The elements of some roles below one, in reading order: none inside another of them, or inside one of `not`. */
function elementsBelow(
  element: PdfObject,
  tree: Tree,
  roles: readonly string[],
  not: readonly string[] = ['Table'],
  depth = 0,
): PdfDictionary[] {
  if (!(element instanceof Map) || depth > deepest) return [];
  return kidsOf(element, tree).flatMap((kid) => {
    if (!(kid instanceof Map) || not.includes(roleOf(kid))) return [];
    return roles.includes(roleOf(kid)) ? [kid] : elementsBelow(kid, tree, roles, not, depth + 1);
  });
}

/** A tree that is deeper than this goes round in a circle. */
const deepest = 100;

function textOf(element: PdfDictionary, tree: Tree): string {
  const glyphs = (inner: PdfDictionary, depth: number): Glyph[] =>
    depth > deepest
      ? []
      : kidsOf(inner, tree).flatMap((kid) => {
          if (kid instanceof Map) return glyphs(kid, depth + 1);
          const page = typeof kid.page === 'object' && 'ref' in kid.page ? kid.page.ref : 0;
          return (tree.marks.get(page)?.get(kid.mark) ?? []).filter(tree.counts);
        });
  return shownText(glyphs(element, 0));
}

function marksOf(glyphs: readonly Glyph[]): Map<number, Glyph[]> {
  const marks = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.mark === undefined) continue;
    const own = marks.get(glyph.mark);
    if (own) own.push(glyph);
    else marks.set(glyph.mark, [glyph]);
  }
  return marks;
}

/** The object numbers of the pages, in their order. */
function pageNumbers(node: PdfObject, resolve: Tree['resolve'], depth = 0): number[] {
  const found = resolve(node);
  if (!(found instanceof Map) || depth > deepest) return [];
  const kids = resolve(found.get('Kids'));
  if (Array.isArray(kids)) return kids.flatMap((kid) => pageNumbers(kid, resolve, depth + 1));
  return typeof node === 'object' && 'ref' in node ? [node.ref] : [];
}
