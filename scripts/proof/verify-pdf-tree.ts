/**
 * Proves that the structure tree, the pages and the annotations say the same of each other: every piece of a page is of
 * one element, whose name it bears, and the parent tree leads there; every link is of one element, over whose text it
 * stands; and an element says of itself what its role may say. In: an open PDF, its tree, its pages. Out: what is
 * wrong, in words. Called by `verify-pdf.ts`.
 */
import { middleOf } from './glyph-areas.ts';
import { type Painted, sayString, writeValue } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { type PdfDict, PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { leavesOfTree } from './pdf-names.ts';
import { isAnnotation, isNode, isPiece, nodesBelow, type TreeNode } from './pdf-tree.ts';
import type { Box, ReadPdf } from './read-pdf.ts';

type Wrong = (detail: string) => void;

/** What of a file is compared. */
interface Sides {
  file: PdfFile;
  read: ReadPdf;
  tree: TreeNode;
  wrong: Wrong;
  label: (page: number) => string;
}

/** Compares them. */
export function compareTree(
  file: PdfFile,
  tree: TreeNode | undefined,
  read: ReadPdf,
  painted: readonly (readonly Painted[])[],
  wrong: Wrong,
): void {
  if (!tree) {
    wrong('it has no structure');
    return;
  }
  const label = (page: number) => `page ${read.labels[page] ?? page + 1}`;
  const sides: Sides = { file, read, tree, wrong, label };
  const parents = parentsIn(file);
  comparePieces(sides, parents, painted);
  compareAnnotations(sides, parents);
  compareTreeRoot(sides, parents);
  for (const node of nodesBelow(tree)) {
    for (const kid of node.kids.filter(isNode))
      if (!kidsOf(node.role).has(kid.role)) wrong(`structure: ${said(node, label)} holds a ${kid.role}`);
    const odd = oddAttributes(node);
    if (odd !== '') wrong(`structure: ${said(node, label)} ${odd}`);
  }
}

/** An element in words: its role, and the page of its first piece. */
function said(node: TreeNode, label: Sides['label']): string {
  const piece = nodesBelow(node)
    .flatMap(({ kids }) => kids)
    .find(isPiece);
  const text = piece?.glyphs
    .map((glyph) => glyph.text)
    .join('')
    .slice(0, 16);
  return piece ? `the ${node.role} “${text}” on ${label(piece.page)}` : `a ${node.role}`;
}

function treeRoot(file: PdfFile): PdfDict {
  const catalog = file.follow(file.trailer.get('Root'));
  const root = catalog instanceof Map ? file.follow(catalog.get('StructTreeRoot')) : null;
  return root instanceof Map ? root : new Map();
}

/** The entries of the parent tree (ISO 32000-1, 14.7.4.4). */
const parentsIn = (file: PdfFile): Map<string, PdfValue> => new Map(leavesIn(file, 'ParentTree'));

/** The leaves of a tree that the structure may have. */
function leavesIn(file: PdfFile, key: string): [key: string, value: PdfValue][] {
  const root = treeRoot(file).get(key);
  return root === undefined ? [] : leavesOfTree(file, root);
}

/** The number behind those of the parent tree; elements by their identifiers (14.7.2): each is named once. */
function compareTreeRoot({ file, tree, wrong, label }: Sides, parents: ReadonlyMap<string, PdfValue>): void {
  const root = treeRoot(file);
  const next = Math.max(-1, ...[...parents.keys()].map(Number)) + 1;
  if (Number(root.get('ParentTreeNextKey')) !== next)
    wrong(`structure: the next key of its ParentTree is ${root.get('ParentTreeNextKey')} instead of ${next}`);
  const named = new Map(leavesIn(file, 'IDTree'));
  const found = new Set<string>();
  for (const node of nodesBelow(tree)) {
    const id = node.dict.get('ID');
    if (id === undefined) continue;
    const name = id instanceof PdfString ? sayString(id) : writeValue(id);
    if (found.has(name) || numberOf(named.get(name)) !== node.object)
      wrong(`structure: ${said(node, label)} is not named “${name}” by the IDTree`);
    found.add(name);
  }
  for (const name of named.keys())
    if (!found.has(name)) wrong(`structure: the IDTree names “${name}”, which is nothing`);
}

/** The marks of the structure that a page paints, each as often as it begins. */
const marksIn = (painted: readonly Painted[]): number[] =>
  painted.flatMap((one) => {
    const mark = one.operator === 'BDC' ? /\/MCID (\d+)/.exec(one.written)?.[1] : undefined;
    return mark === undefined ? [] : [Number(mark)];
  });

const numberOf = (value: PdfValue | undefined): number => (value instanceof PdfRef ? value.number : -1);

/** Every piece of a page: of one element, whose name it bears, and to which the parent tree leads. */
function comparePieces(
  { file, read, tree, wrong, label }: Sides,
  parents: ReadonlyMap<string, PdfValue>,
  painted: readonly (readonly Painted[])[],
): void {
  const owners = read.pages.map(() => new Map<number, TreeNode>());
  for (const node of nodesBelow(tree))
    for (const { page, mark, glyphs } of node.kids.filter(isPiece)) {
      if (owners[page]?.has(mark)) wrong(`structure: a piece of ${label(page)} is heard twice`);
      owners[page]?.set(mark, node);
      const other = glyphs.find(({ tag }) => tag !== node.role);
      if (other)
        wrong(`structure: “${other.text}” on ${label(page)} is marked as ${other.tag}, and is of a ${node.role}`);
    }
  pagesOf(file).pages.forEach((page, index) => {
    const key = writeValue(page.get('StructParents') ?? null);
    const list = file.follow(parents.get(key));
    const own = owners[index] as Map<number, TreeNode>;
    const entries = Array.isArray(list) ? list : [];
    const right = entries.length === own.size && entries.every((one, mark) => numberOf(one) === own.get(mark)?.object);
    if (!right) wrong(`structure: the ParentTree says of the pieces of ${label(index)} otherwise than the tree`);
    const marks = marksIn(painted[index] ?? []);
    const once = new Set(marks);
    if (once.size !== marks.length) wrong(`structure: ${label(index)} paints one piece twice`);
    const lost = [...own.keys()].find((mark) => !once.has(mark));
    if (lost !== undefined)
      wrong(`structure: a ${own.get(lost)?.role} of ${label(index)} has a piece that is not painted`);
  });
}

/** Every annotation of a page: of one link, to which the parent tree leads, over all of its text. */
function compareAnnotations({ file, read, tree, wrong, label }: Sides, parents: ReadonlyMap<string, PdfValue>): void {
  const listed = pagesOf(file).pages.map((page) => {
    const list = file.follow(page.get('Annots'));
    return Array.isArray(list) ? list.map((one) => numberOf(one)) : [];
  });
  const owned = new Map<number, TreeNode>();
  for (const node of nodesBelow(tree)) {
    const own = node.kids.filter(isAnnotation);
    for (const { annotation, object, page } of own) {
      if (owned.has(object)) wrong(`structure: ${said(node, label)} holds the annotation of another link`);
      owned.set(object, node);
      if (!listed[page]?.includes(object)) wrong(`structure: ${said(node, label)} holds an annotation of another page`);
      const parent = parents.get(writeValue(annotation.get('StructParent') ?? null));
      if (numberOf(parent) !== node.object) wrong(`structure: the ParentTree says of ${said(node, label)} otherwise`);
    }
    if (node.role !== 'Link') continue;
    const boxes = own.map(({ annotation, page }) => ({ page, box: boxOf(file, annotation, read, page) }));
    const open = node.kids
      .filter(isPiece)
      .flatMap(({ page, glyphs }) =>
        glyphs.filter((glyph) => !boxes.some((one) => one.page === page && lies(glyph, one.box))),
      );
    const text = open.map((glyph) => glyph.text).join('');
    if (text.trim() !== '') wrong(`the link ${said(node, label)} does not stand over “${text.slice(0, 16)}”`);
  }
  listed.forEach((list, page) => {
    if (new Set(list).size !== list.length) wrong(`${label(page)} has one annotation twice`);
    for (const object of list)
      if (!owned.has(object)) wrong(`an annotation of ${label(page)} is of no link of the structure`);
  });
}

/** The middle of a glyph is in the box of its link, to a hair, and so are its foot and most of its height. */
function lies(glyph: ReadPdf['pages'][number]['glyphs'][number], { left, top, right, bottom }: Box): boolean {
  const { x, y } = middleOf(glyph);
  const stands = glyph.y - 0.6 * glyph.size > top && glyph.y < bottom + 0.05 * glyph.size;
  return stands && x > left - 1 && x < right + 1 && y > top - 2 && y < bottom + 2;
}

/** The rectangle of an annotation as it stands on its page, from the upper left corner of the crop box. */
function boxOf(file: PdfFile, annotation: PdfDict, read: ReadPdf, page: number): Box {
  const value = file.follow(annotation.get('Rect'));
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.isArray(value) ? value.map((one) => Number(file.follow(one))) : [];
  const crop = file.follow(pagesOf(file).pages[page]?.get('CropBox') ?? null);
  const [left = 0, bottom = 0] = Array.isArray(crop) ? crop.map((one) => Number(file.follow(one))) : [];
  const height = read.pages[page]?.height ?? 0;
  return { left: x0 - left, right: x1 - left, top: height - (y1 - bottom), bottom: height - (y0 - bottom) };
}

/** What each element may hold (ISO 32000-1, 14.8.4, as the press uses it). */
const inline = ['Span', 'Em', 'Strong', 'Sup', 'Sub', 'Reference', 'Link', 'Ins', 'Del', 'Lbl'];
const block = ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'Table', 'BlockQuote', 'Aside', 'Div', 'Note', 'Figure'];
const holds: Record<string, readonly string[]> = {
  Document: ['Sect', ...block],
  Sect: [...block, 'TOC', 'Index', 'Sect'],
  Index: ['Sect', ...block],
  TOC: ['TOCI', 'TOC'],
  TOCI: ['Reference', 'TOC'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  LBody: [...block, ...inline],
  Table: ['THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  TH: [...inline, 'Note'],
  TD: [...inline, 'Note'],
  BlockQuote: block,
  Aside: block,
  Note: block,
  Div: [...block, 'Caption'],
  Reference: ['Link'],
  Figure: [],
};
const sets = new Map(Object.entries(holds).map(([role, kids]) => [role, new Set(kids)]));
const inlines = new Set(inline);
const kidsOf = (role: string): ReadonlySet<string> => sets.get(role) ?? inlines;

/** What an element says of itself beside its language, and may not. */
function oddAttributes({ role, dict, kids }: TreeNode): string {
  const attributes = dict.get('A');
  const written = attributes instanceof Map ? [...attributes].map(([key, value]) => `${key} ${writeValue(value)}`) : [];
  const allowed: Record<string, RegExp> = {
    L: /^(O \/List|ListNumbering \/(None|Disc|Decimal))$/,
    TH: /^(O \/Table|Scope \/(Column|Row)|(ColSpan|RowSpan) \d+|Headers .*)$/,
    TD: /^(O \/Table|(ColSpan|RowSpan) \d+|Headers .*)$/,
    Ins: /^(O \/Layout|TextDecorationType \/Underline)$/,
    Del: /^(O \/Layout|TextDecorationType \/LineThrough)$/,
    Figure: /^(O \/Layout|Placement \/Block|BBox .*)$/,
  };
  if (attributes !== undefined && !(attributes instanceof Map)) return 'has attributes that are none';
  const odd = written.find((one) => !allowed[role]?.test(one));
  if (odd !== undefined) return `says ${odd}`;
  if (written.length === 0 && ['L', 'TH', 'Ins', 'Del', 'Figure'].includes(role)) return 'says nothing of itself';
  const isDrawn = kids.some(isPiece) && kids.every((kid) => isPiece(kid) && kid.glyphs.length === 0);
  const isDisc = role === 'Lbl' && isDrawn;
  if (isDisc !== dict.has('ActualText')) return isDisc ? 'is drawn, and has no ActualText' : 'has an ActualText';
  if (dict.has('Lang') && !['Document', 'Span'].includes(role))
    return `says the language ${writeValue(dict.get('Lang') ?? null)}`;
  if (dict.has('E') && role !== 'Span') return 'has an expansion';
  return dict.has('Alt') && role !== 'Figure' ? 'has an Alt' : '';
}
