/**
 * The structure tree of a PDF (ISO 32000-1, 14.7), whole. In: an open PDF, and its pages as the witness has read them.
 * Out: elements with what they hold: others, pieces of pages with their glyphs, annotations. Goes round no circle.
 * Knows nothing of how the tree was made. Called by the witnesses of the tree.
 *
 *     readTree(file, read)?.kids[0] → { role: 'Sect', kids: [{ role: 'H2', kids: [{ page: 6, mark: 3, glyphs: … }] }] }
 */
import { glyphsByMark } from './marked-content.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { type PdfDict, PdfName, PdfRef, type PdfValue } from './objects/pdf-values.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** An element of the structure. */
export interface TreeNode {
  role: string;
  dict: PdfDict;
  /** The number of its object. */
  object: number;
  kids: TreeKid[];
}

/** A piece of a page (0-based; -1 for none), and its glyphs. */
export interface TreePiece {
  page: number;
  mark: number;
  glyphs: readonly Glyph[];
}

/** An annotation that an element holds, and the page on which it says that it is. */
interface TreeAnnotation {
  page: number;
  annotation: PdfDict;
  object: number;
}

type TreeKid = TreeNode | TreePiece | TreeAnnotation;

export const isNode = (kid: TreeKid): kid is TreeNode => 'role' in kid;
export const isPiece = (kid: TreeKid): kid is TreePiece => 'mark' in kid;
export const isAnnotation = (kid: TreeKid): kid is TreeAnnotation => 'annotation' in kid;

/** Elements stand no deeper in one another. */
const deepest = 100;

/** The element of the document; undefined where there is none. Throws an `Error` in words where it has no end. */
export function readTree(file: PdfFile, read: ReadPdf): TreeNode | undefined {
  const { pageOf } = pagesOf(file);
  const marks = read.pages.map(({ glyphs }) => glyphsByMark(glyphs));
  const pageIn = (dict: PdfDict, absent: number) => {
    const page = dict.get('Pg');
    return page instanceof PdfRef ? (pageOf.get(page.number) ?? -1) : absent;
  };
  const met = new Set<PdfDict>();
  const kidsOf = (value: PdfValue, page: number, depth: number): TreeKid[] => {
    const kid = file.follow(value);
    if (Array.isArray(kid)) return kid.flatMap((one) => kidsOf(one, page, depth));
    if (typeof kid === 'number') return [{ page, mark: kid, glyphs: marks[page]?.get(kid) ?? [] }];
    if (!(kid instanceof Map)) return [];
    const mark = kid.get('MCID');
    const own = pageIn(kid, page);
    if (typeof mark === 'number') return [{ page: own, mark, glyphs: marks[own]?.get(mark) ?? [] }];
    const opened = kid.get('Obj');
    const annotation = file.follow(opened);
    if (annotation instanceof Map)
      return [{ page: own, annotation, object: opened instanceof PdfRef ? opened.number : -1 }];
    return kid.has('S') ? [nodeOf(kid, value, depth + 1)] : [];
  };
  const nodeOf = (dict: PdfDict, value: PdfValue, depth: number): TreeNode => {
    if (depth > deepest || met.has(dict)) throw new Error('its structure leads in a circle');
    met.add(dict);
    const role = dict.get('S');
    return {
      role: role instanceof PdfName ? role.name : '',
      dict,
      object: value instanceof PdfRef ? value.number : -1,
      kids: kidsOf(dict.get('K') ?? null, pageIn(dict, -1), depth),
    };
  };
  const catalog = file.follow(file.trailer.get('Root'));
  const root = catalog instanceof Map ? file.follow(catalog.get('StructTreeRoot')) : null;
  const top = root instanceof Map ? root.get('K') : null;
  const document = file.follow(Array.isArray(top) ? top[0] : top);
  return document instanceof Map ? nodeOf(document, (Array.isArray(top) ? top[0] : top) ?? null, 0) : undefined;
}

/** All elements below one and itself, each before what is in it. */
export const nodesBelow = (node: TreeNode): TreeNode[] => {
  const found: TreeNode[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next);
    waiting.push(...next.kids.filter(isNode).reverse());
  }
  return found;
};

/** All pieces in an element, in their order; none of elements that are `apart`. */
export const piecesBelow = (node: TreeNode, apart: (inner: TreeNode) => boolean = () => false): TreePiece[] =>
  node.kids.flatMap((kid) => (isPiece(kid) ? [kid] : isNode(kid) && !apart(kid) ? piecesBelow(kid, apart) : []));
