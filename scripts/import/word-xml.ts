/**
 * The XML of a Word document as a tree, and small questions to it. In: the XML of a part. Out: elements, attributes and
 * texts; XML again. With read-epub.ts, which reads what goes out, the only file that knows xmldom. Promises that no
 * entity is expanded and that XML which is not well-formed is an error. Called by everything of the importer that reads
 * Word documents.
 *
 *     valOf(child(paragraph, 'pPr'), 'val'), wordText(the part '<w:p><w:r><w:t>第一条</w:t></w:r></w:p>') → '第一条'
 */
import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';

/** XML → tree. Throws an `Error` in words for XML that is not well-formed, or that declares entities. */
export function parseWordXml(xml: string, path: string): Document {
  const fail = (message: string) => {
    throw new Error(`${path}: ${message}`);
  };
  // Office writes no document type; one could only expand entities.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) fail('it declares a document type');
  return new DOMParser({ onError: (level, message) => level !== 'warning' && fail(message) }).parseFromString(
    xml.replace(/^\ufeff/, ''),
    'text/xml',
  );
}

/** The characters of a part that a reader sees: its w:t (and m:t), in order. */
export const wordText = (root: Node): string =>
  elementsBelow(root)
    .filter(({ localName }) => localName === 't')
    .map((element) => element.textContent ?? '')
    .join('');

/** A tree → XML. */
export const printWordXml = (document: Document): string => new XMLSerializer().serializeToString(document);

/** The first child of a name, whatever its prefix. */
export const child = (element: Element | undefined, name: string): Element | undefined => children(element, name)[0];
/** The children that are elements; of one name, where it is given. */
export const children = (element: Element | undefined, name?: string): Element[] =>
  Array.from(element?.childNodes ?? []).filter(
    (node): node is Element => node.nodeType === 1 && (name === undefined || (node as Element).localName === name),
  );
/** An attribute’s value, whatever its prefix. */
export const valOf = (element: Element | undefined, name = 'val'): string | undefined =>
  Array.from(element?.attributes ?? []).find((attribute) => attribute.localName === name)?.value;

/** True when a property says of itself that it does not hold (ECMA-376 part 1, 17.17.4: ST_OnOff). */
export const isOff = (property: Element): boolean => /^(0|false|off)$/.test(valOf(property) ?? '');

/** All elements below a node, in the order of the document. They stay the same when the tree is changed meanwhile. */
export function elementsBelow(root: Node): Element[] {
  const found: Element[] = [];
  const collect = (parent: Node) => {
    for (let node = parent.firstChild; node; node = node.nextSibling)
      if (node.nodeType === 1) {
        found.push(node as Element);
        collect(node);
      }
  };
  collect(root);
  return found;
}
