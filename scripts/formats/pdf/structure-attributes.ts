/**
 * The attributes of structure elements (ISO 32000-1, 14.8.5). In: an element of the book, the pages of the PDF. Out:
 * its attribute object, or nothing where it needs none. Promises the owners and values of ISO 32000-1 alone: List,
 * Table, Layout. Pure. Called by `structure-tree.ts` for every element.
 *
 *     attributesOf({ tag: 'TH', scope: 'Column', children: [] }, pages) → { O: 'Table', Scope: 'Column' }
 */
import { type PDFPage, PDFString } from 'pdf-lib';
import type { StructureElement } from '../../model/structure-tree.ts';
import { pxToPoints } from '../print/print-format.ts';

/** An attribute object before it is one of the PDF; `O` names its owner. */
type Attributes = Record<string, string | number | number[] | PDFString[]>;

/** The attribute object of an element. A BBox is in points from the lower left corner of the page (table 343). */
export function attributesOf(element: StructureElement, pages: readonly PDFPage[]): Attributes | undefined {
  if (element.tag === 'L') {
    const marked = element.children.some(
      (item) => 'tag' in item && item.children.some((child) => 'tag' in child && child.tag === 'Lbl'),
    );
    return { O: 'List', ListNumbering: element.numbering ?? (marked ? 'Disc' : 'None') };
  }
  if (element.tag === 'TH' || element.tag === 'TD') return attributesOfCell(element);
  // What a reader sees by a line is said in the words of ISO 32000-1, table 343.
  if (element.tag === 'Ins' || element.tag === 'Del')
    return { O: 'Layout', TextDecorationType: element.tag === 'Ins' ? 'Underline' : 'LineThrough' };
  if (element.box) {
    const { page, left, top, width, height } = element.box;
    const box = pages[page - 1]?.getMediaBox();
    const upper = box ? box.y + box.height : 0;
    const corners = [
      pxToPoints(left),
      upper - pxToPoints(top + height),
      pxToPoints(left + width),
      upper - pxToPoints(top),
    ];
    return { O: 'Layout', Placement: 'Block', BBox: corners.map((value) => Math.round(value * 100) / 100) };
  }
  return undefined;
}

function attributesOfCell({ scope, colSpan, rowSpan, headers }: StructureElement): Attributes | undefined {
  const attributes = {
    ...(scope ? { Scope: scope } : {}),
    ...(colSpan ? { ColSpan: colSpan } : {}),
    ...(rowSpan ? { RowSpan: rowSpan } : {}),
    ...(headers ? { Headers: headers.map((id) => PDFString.of(id)) } : {}),
  };
  return Object.keys(attributes).length > 0 ? { O: 'Table', ...attributes } : undefined;
}
