/**
 * The tables of a PDF's structure tree, whole, on however many pages. In: an open PDF, and its pages as the
 * reader has read them. Out: their cells, row by row, each with its text, the columns and rows that it lies over, and
 * the heads that it names. Knows nothing of how the tree was made. Called by `verify-pdf.ts` and tests.
 *
 *     pdfTables(file, read)[0]?.[1]?.[0] → { text: 'North', columns: 1, rows: 2, head: false, heads: ['Lake'] }
 */
import type { ShownCell } from './compare-tables.ts';
import { shownText } from './compare-text.ts';
import { glyphsByMark } from './marked-content.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** A cell, and the texts of the heads that it names itself, by their ids. */
interface HeadedCell extends ShownCell {
  heads: string[];
}

interface Tree {
  file: PdfFile;
  /** Object number of a page → its marked content. */
  marks: ReadonlyMap<number, ReadonlyMap<number, Glyph[]>>;
  counts: (glyph: Glyph) => boolean;
}

/**
 * The tables in reading order; not those in notes. `counts` says which glyphs are text: references to notes are none.
 */
export function pdfTables(file: PdfFile, read: ReadPdf, counts: Tree['counts'] = () => true): HeadedCell[][][] {
  const marks = new Map(
    [...pagesOf(file).pageOf].map(([number, i]) => [number, glyphsByMark(read.pages[i]?.glyphs ?? [])] as const),
  );
  const tree: Tree = { file, marks, counts };
  const catalog = file.follow(file.trailer.get('Root'));
  const root = catalog instanceof Map ? file.follow(catalog.get('StructTreeRoot')) : null;
  return elementsBelow(root, tree, ['Table'], ['Note']).map((table) => cellsOf(table, tree));
}

function cellsOf(table: PdfDict, tree: Tree): HeadedCell[][] {
  const { follow } = tree.file;
  const rows = elementsBelow(table, tree, ['TR']).map((row) => elementsBelow(row, tree, ['TH', 'TD']));
  const idOf = (value: PdfValue | undefined) => {
    const id = follow(value);
    return id instanceof PdfString ? id.bytes : '';
  };
  const texts = new Map(rows.flat().map((cell) => [idOf(cell.get('ID')), textOf(cell, tree)] as const));
  return rows.map((cells) =>
    cells.map((cell) => {
      const says = follow(cell.get('A'));
      const said = (key: string) => (says instanceof Map ? follow(says.get(key)) : null);
      const [scope, ids] = [said('Scope'), said('Headers')];
      return {
        text: textOf(cell, tree),
        columns: Number(said('ColSpan') ?? 1),
        rows: Number(said('RowSpan') ?? 1),
        head: roleOf(cell) === 'TH' && scope instanceof PdfName && scope.name === 'Column',
        heads: Array.isArray(ids) ? ids.map(idOf).map((id) => texts.get(id) ?? `nothing is called ${id}`) : [],
      };
    }),
  );
}

function roleOf(element: PdfDict): string {
  const role = element.get('S');
  return role instanceof PdfName ? role.name : '';
}

type Kid = PdfDict | { page: PdfValue; mark: number };

/** The kids of an element in their order: elements, and marks with their page. */
function kidsOf(element: PdfDict, { file }: Tree): Kid[] {
  const kids = file.follow(element.get('K'));
  const own = element.get('Pg') ?? null;
  return (Array.isArray(kids) ? kids : [kids]).flatMap((one): Kid[] => {
    const kid = file.follow(one);
    if (typeof kid === 'number') return [{ page: own, mark: kid }];
    if (!(kid instanceof Map)) return [];
    const mark = kid.get('MCID');
    if (typeof mark === 'number') return [{ page: kid.get('Pg') ?? own, mark }];
    return kid.has('S') ? [kid] : [];
  });
}

/** The elements of some roles below one, in reading order: none inside another of them, or inside one of `not`. */
function elementsBelow(
  element: PdfValue,
  tree: Tree,
  roles: readonly string[],
  not: readonly string[] = ['Table'],
  depth = 0,
): PdfDict[] {
  if (!(element instanceof Map) || depth > deepest) return [];
  return kidsOf(element, tree).flatMap((kid) => {
    if (!(kid instanceof Map) || not.includes(roleOf(kid))) return [];
    return roles.includes(roleOf(kid)) ? [kid] : elementsBelow(kid, tree, roles, not, depth + 1);
  });
}

/** A tree that is deeper than this goes round in a circle. */
const deepest = 100;

function textOf(element: PdfDict, tree: Tree): string {
  const glyphs = (inner: PdfDict, depth: number): Glyph[] =>
    depth > deepest
      ? []
      : kidsOf(inner, tree).flatMap((kid) => {
          // A note that is called in a cell is heard there, and is none of its text.
          if (kid instanceof Map) return roleOf(kid) === 'Note' ? [] : glyphs(kid, depth + 1);
          const page = kid.page instanceof PdfRef ? kid.page.number : -1;
          return (tree.marks.get(page)?.get(kid.mark) ?? []).filter(tree.counts);
        });
  return shownText(glyphs(element, 0));
}
