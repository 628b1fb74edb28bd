/**
 * Joint statements, declarations, communiqués: sections and paragraphs that the press numbers through the whole text.
 * In: nothing. Out: the class as data. Promises that it has no provisions. Only `registry.ts` reads it.
 *
 *     a paragraph → p1, in the margin 1
 */
import type { DocumentClass } from './document-class.ts';

export const jointStatement: DocumentClass = {
  name: 'joint-statement',
  numbers: 'press',
  contents: 'sections',
  items: 'hanging',
  containers: [],
  inner: [],
  preamble: 'none',
};
