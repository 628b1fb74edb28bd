/**
 * Reports, with headings of their own and paragraphs that the press numbers through the whole text. In: nothing.
 * Out: the class as data. Promises that it has no provisions. Only `registry.ts` reads it.
 *
 *     a paragraph → p1, in the margin 1
 */
import type { DocumentClass } from './document-class.ts';
import { jointStatement } from './joint-statement.ts';

export const report: DocumentClass = { ...jointStatement, name: 'report', contents: 'all' };
