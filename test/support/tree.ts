/**
 * The structure tree of a PDF, whole, for tests: pdf.js gives it page by page, so that it cannot say whether a
 * paragraph on two pages is one element. In: a PDF. Out: its elements with their text, pages and attributes.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { readPdf } from '../../scripts/proof/read-pdf.ts';

export interface TreeElement {
  tag: string;
  children: TreeElement[];
  /** Text of the element and of all below it, in their order. */
  text: string;
  /** 1-based pages on which it stands. */
  pages: number[];
  /** Strings and numbers of its dictionary and its attributes. */
  says: Record<string, string>;
  /** Link annotations that belong to it. */
  annotations: PDFDict[];
}

/** Reads the tree. Throws where an element points to content that is not on its page. */
export async function readTree(bytes: Uint8Array): Promise<TreeElement> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = new Map(pdf.getPages().map((page, i) => [page.ref.toString(), i + 1]));
  const read = await readPdf(bytes);
  const marks = read.pages.map(({ glyphs }) => {
    const texts = new Map<number, string>();
    for (const { mark, text } of glyphs) if (mark !== undefined) texts.set(mark, (texts.get(mark) ?? '') + text);
    return texts;
  });
  const walk = (dict: PDFDict): TreeElement => {
    const element: TreeElement = {
      tag: tagOf(dict),
      children: [],
      text: '',
      pages: [],
      says: sayings(dict),
      annotations: [],
    };
    const shown = new Set<number>();
    const add = (reference: PDFObject | undefined, mark: number) => {
      const page = pages.get(String(reference)) ?? 0;
      shown.add(page);
      element.text += marks[page - 1]?.get(mark) ?? '';
    };
    const kids = dict.lookup(PDFName.of('K'));
    for (const kid of kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : []) {
      const value = kid instanceof PDFRef ? pdf.context.lookup(kid) : kid;
      if (value instanceof PDFNumber) add(dict.get(PDFName.of('Pg')), value.asNumber());
      else if (value instanceof PDFDict && value.has(PDFName.of('MCID')))
        add(value.get(PDFName.of('Pg')), value.lookup(PDFName.of('MCID'), PDFNumber).asNumber());
      else if (value instanceof PDFDict && value.has(PDFName.of('Obj')))
        element.annotations.push(value.lookup(PDFName.of('Obj'), PDFDict));
      else if (value instanceof PDFDict) {
        const child = walk(value);
        if (String(value.get(PDFName.of('P'))) !== String(refOf(pdf, dict)))
          throw new Error(`a ${child.tag} does not know its parent`);
        element.children.push(child);
        element.text += child.text;
        for (const page of child.pages) shown.add(page);
      }
    }
    element.pages = [...shown].sort((a, b) => a - b);
    return element;
  };
  return walk(pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('K'), PDFDict));
}

const refOf = (pdf: PDFDocument, dict: PDFDict) => pdf.context.getObjectRef(dict);

const tagOf = (dict: PDFDict): string => dict.lookup(PDFName.of('S'), PDFName).decodeText();

function sayings(dict: PDFDict): Record<string, string> {
  const said: Record<string, string> = {};
  const attributes = dict.lookup(PDFName.of('A'));
  for (const [key, value] of [...dict.entries(), ...(attributes instanceof PDFDict ? attributes.entries() : [])])
    if (value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName)
      said[key.decodeText()] = value.decodeText();
  return said;
}

/** All elements of some tags, in reading order. */
export function all(element: TreeElement, ...tags: string[]): TreeElement[] {
  return [
    ...(tags.includes(element.tag) ? [element] : []),
    ...element.children.flatMap((child) => all(child, ...tags)),
  ];
}
