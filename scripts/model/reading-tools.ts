/**
 * What reads the finished files again: the press itself, and packages that made none of them. In: nothing. Out: one
 * table: the imprint has the names, `edition.json` the versions too. A house test holds the versions to those that are
 * installed. Pure.
 *
 *     readingTools[1]?.name → 'pdf.js'
 */

interface ReadingTool {
  /** What a reader calls it. */
  name: string;
  /** Its name in the registry of packages. */
  package: string;
  version: string;
  /** It is the press itself: the imprint names the others. */
  own?: true;
  /** The formats whose files it reads. */
  reads: readonly string[];
}

/** In the order in which they are named. */
export const readingTools: readonly ReadingTool[] = [
  { name: 'Kanben', package: 'kanben', version: '0.1.0', own: true, reads: ['PDF', 'EPUB', 'HTML', 'JSON'] },
  { name: 'pdf.js', package: 'pdfjs-dist', version: '4.10.38', reads: ['PDF'] },
  { name: 'PDFium', package: '@hyzyla/pdfium', version: '2.1.13', reads: ['PDF'] },
  { name: 'fflate', package: 'fflate', version: '0.8.3', reads: ['EPUB'] },
  { name: 'xmldom', package: '@xmldom/xmldom', version: '0.9.12', reads: ['EPUB'] },
  { name: 'parse5', package: 'parse5', version: '8.1.1', reads: ['HTML'] },
];
