/**
 * Proves that what is read aloud in an order stands on its pages in that order: each block below the one before it, or
 * in the next column; each cell of a table beside those before it in its row, and below those above it. In: the
 * structure tree with its glyphs. Out: what stands elsewhere, in words. Called by `verify-pdf.ts`.
 */
import { bare } from './compare-text.ts';
import { isNode, isPiece, nodesBelow, piecesBelow, type TreeNode, type TreePiece } from './pdf-tree.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';
import type { PagePlaces } from './verify-pdf-glyphs.ts';

type Wrong = (detail: string) => void;

/** What an element covers of one page: from its first line to its last, from its left edge to its right one, in pt. */
interface Extent {
  page: number;
  /** Baselines. */
  first: number;
  last: number;
  left: number;
  right: number;
  /** The first glyph and the last one. */
  from: Glyph;
  to: Glyph;
  text: string;
}

const blocks = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Caption', 'TOCI']);
/** Beside a block: numbers in the margin, notes. */
const isApart = ({ role }: TreeNode): boolean => role === 'Note' || role === 'Lbl';

/** Compares the order of blocks, and the cells of all tables. */
export function comparePrintedOrder(
  tree: TreeNode | undefined,
  read: ReadPdf,
  { text, behind }: Pick<PagePlaces, 'text' | 'behind'>,
  wrong: Wrong,
): void {
  if (!tree) return;
  const label = (page: number) => `page ${read.labels[page] ?? page + 1}`;
  let before: Extent | undefined;
  const walk = (node: TreeNode): void => {
    if (node.role === 'Note') return;
    if (node.role === 'Table') {
      compareCells(node, label, wrong);
      before = undefined;
      return;
    }
    if (node.role === 'LI') compareLabel(node, { text, behind }, label, wrong);
    if (!blocks.has(node.role)) {
      for (const kid of node.kids) if (isNode(kid)) walk(kid);
      return;
    }
    for (const extent of extentsOf(node, isApart)) {
      if (before && before.page === extent.page && !isBehind(extent, before))
        wrong(`${label(extent.page)}: “${extent.text}” does not stand below “${before.text}”`);
      before = extent;
    }
  };
  walk(tree);
  const isText = ({ page }: { page: number }) => page >= text && page < behind;
  for (const { role, kids } of nodesBelow(tree)) compareSizes(role, kids.filter(isPiece).filter(isText), label, wrong);
  for (const note of nodesBelow(tree)) if (note.role === 'Note') compareNote(note, label, wrong);
}

/**
 * The text of an element, without the elements in it, has one size. The heading of an annex has its label on a line of
 * its own, smaller than the title below it.
 */
function compareSizes(role: string, pieces: readonly TreePiece[], label: (page: number) => string, wrong: Wrong): void {
  let before: Glyph | undefined;
  let steps = /^H\d$/.test(role) ? 1 : 0;
  for (const { page, glyphs } of pieces)
    for (const glyph of glyphs) {
      if (bare(glyph.text) === '') continue;
      const last = before;
      before = glyph;
      if (!last || Math.abs(glyph.size - last.size) < 0.1) continue;
      if (steps-- > 0 && glyph.size > last.size && glyph.y > last.y + last.size) continue;
      const [own, due] = [glyph, last].map(({ size }) => Math.round(size * 10) / 10);
      wrong(`${label(page)}: “${glyph.text}” is ${own} pt high among others of ${due} pt`);
      return;
    }
}

/** Lower on the page, beside it (the next column, the second of two signatures), or behind it in its last line. */
const isBehind = (own: Extent, before: Extent): boolean =>
  own.from.y > before.to.y + 1 ||
  own.left > before.right - 1 ||
  (Math.abs(own.from.y - before.to.y) < 1 && own.from.x > before.to.x + before.to.width - 1);

/** The paragraphs of a note follow each other; its tables are compared as those of the text. */
function compareNote(note: TreeNode, label: (page: number) => string, wrong: Wrong): void {
  let before: Extent | undefined;
  for (const node of nodesBelow(note)) {
    if (node.role === 'Table') compareCells(node, label, wrong);
    if (!blocks.has(node.role)) continue;
    for (const extent of extentsOf(node, isApart)) {
      if (before && before.page === extent.page && !isBehind(extent, before))
        wrong(`${label(extent.page)}: “${extent.text}” does not stand below “${before.text}”`);
      before = extent;
    }
  }
}

/** The label of an item stands before its first line; that of a tall row of the imprint on the line above it. */
function compareLabel(
  item: TreeNode,
  { text, behind }: Pick<PagePlaces, 'text' | 'behind'>,
  label: (page: number) => string,
  wrong: Wrong,
): void {
  const [own, body] = ['Lbl', 'LBody'].map((role) => item.kids.find((kid) => isNode(kid) && kid.role === role));
  const [mark] = own && isNode(own) ? glyphsOf(own) : [];
  const [first] = body && isNode(body) ? glyphsOf(body) : [];
  if (!mark || !first || mark.page !== first.page) return;
  const { glyph, page } = mark;
  const down = first.glyph.y - glyph.y;
  const isBeside = Math.abs(down) < 0.6 * first.glyph.size;
  const isAbove = (page < text || page >= behind) && down > 0 && down < 2.5 * first.glyph.size;
  if (!(isBeside || isAbove) || glyph.x > first.glyph.x)
    wrong(`${label(page)}: the label “${glyph.text}” does not stand before “${first.glyph.text}”`);
}

const glyphsOf = (node: TreeNode): { page: number; glyph: Glyph }[] =>
  piecesBelow(node, ({ role }) => role === 'Note').flatMap(({ page, glyphs }) =>
    glyphs.filter(({ text }) => bare(text) !== '').map((glyph) => ({ page, glyph })),
  );

/** What an element covers, page by page. */
function extentsOf(node: TreeNode, apart: (inner: TreeNode) => boolean): Extent[] {
  const pages = new Map<number, Glyph[]>();
  for (const { page, glyphs } of piecesBelow(node, apart)) pages.set(page, [...(pages.get(page) ?? []), ...glyphs]);
  return [...pages].flatMap(([page, all]) => {
    const glyphs = all.filter(({ text }) => bare(text) !== '');
    const [from, to] = [glyphs[0], glyphs.at(-1)];
    if (!from || !to) return [];
    const extent: Extent = {
      page,
      from,
      to,
      first: Number.POSITIVE_INFINITY,
      last: Number.NEGATIVE_INFINITY,
      left: Number.POSITIVE_INFINITY,
      right: Number.NEGATIVE_INFINITY,
      text: glyphs
        .slice(0, 12)
        .map(({ text }) => text)
        .join(''),
    };
    for (const { x, y, width } of glyphs) {
      extent.first = Math.min(extent.first, y);
      extent.last = Math.max(extent.last, y);
      extent.left = Math.min(extent.left, x);
      extent.right = Math.max(extent.right, x + width);
    }
    return [extent];
  });
}

/** The cells of a table: each right of those before it in its row, and below those above it in its columns. */
function compareCells(table: TreeNode, label: (page: number) => string, wrong: Wrong): void {
  // Not those of a table in a note to which a cell refers: it stands at the foot.
  const rows = table.kids
    .filter(isNode)
    .flatMap(({ kids }) => kids.filter(isNode))
    .filter(({ role }) => role === 'TR');
  const above: Extent[][] = [];
  const covered: number[] = [];
  for (const [y, row] of rows.entries()) {
    let column = 0;
    let before: Extent[] = [];
    for (const cell of row.kids.filter(isNode)) {
      while ((covered[column] ?? 0) > y) column++;
      const [columns, high] = [spanOf(cell, 'ColSpan'), spanOf(cell, 'RowSpan')];
      const extents = extentsOf(cell, ({ role }) => role === 'Note');
      const over = Array.from({ length: columns }, (_, i) => column + i);
      for (const extent of extents) {
        const say = (where: string, other: Extent) =>
          wrong(`${label(extent.page)}: the cell “${extent.text}” does not stand ${where} “${other.text}”`);
        const left = before.find(({ page, right }) => page === extent.page && right > extent.left + 1);
        if (left) say('right of', left);
        const upper = over
          .flatMap((at) => above[at] ?? [])
          .find(({ page, last }) => page > extent.page || (page === extent.page && last >= extent.first));
        if (upper) say('below', upper);
      }
      for (const at of over) {
        covered[at] = y + high;
        if (extents.length > 0) above[at] = extents;
      }
      before = [...before, ...extents];
      column += columns;
    }
  }
}

function spanOf({ dict }: TreeNode, key: string): number {
  const attributes = dict.get('A');
  const value = attributes instanceof Map ? attributes.get(key) : undefined;
  return typeof value === 'number' && value > 0 && value < 1000 ? value : 1;
}
