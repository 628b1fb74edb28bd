/**
 * Proves the outline of a PDF. In: the PDF as the witness has read it, the indexed edition, the page map. Out: which
 * bookmarks are not what the edition says. Called by `verify-front.ts`.
 *
 *     compareBookmarks(read, edition, pageMap, format, wrong)
 *       → calls `wrong` with "bookmark 5 is called “二” instead of “一 第5—10段”"
 */
import { hasCover, type PrintFormat } from '../formats/print/print-format.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { expectFront, sayGroup } from './expected-front.ts';
import type { ReadPdf } from './read-pdf.ts';

/** A bookmark as it must be: to which name it leads, what it is called, how deep it stands. */
interface ExpectedBookmark {
  anchor: string;
  title: string;
  depth: number;
}

/** The bookmarks: the parts of the book in their order, registers with their letters. */
export function expectBookmarks(edition: IndexedEdition, format: PrintFormat): ExpectedBookmark[] {
  const { labels } = edition.manuscript;
  const { contents, behind } = expectFront(edition);
  const front = [
    ...(hasCover(format) ? [{ anchor: 'cover', title: labels.cover ?? '', words: '', range: '', depth: 1 }] : []),
    { anchor: 'title-leaf', title: labels.titlePage ?? '', words: '', range: '', depth: 1 },
    { anchor: 'imprint', title: labels.imprint ?? '', words: '', range: '', depth: 1 },
    { anchor: 'contents', title: labels.contents ?? '', words: '', range: '', depth: 1 },
  ];
  const letters = new Map(edition.registers.map(({ id, groups }) => [`register-${id}`, groups]));
  const parts = format.alone ? contents : [...front, ...contents, ...behind];
  return parts.flatMap(({ anchor, title, words, range, depth }) => [
    { anchor, title: [title, words, range].filter(Boolean).join(' '), depth },
    ...(letters.get(anchor) ?? []).map(({ id, letter }) => ({
      anchor: id,
      depth: depth + 1,
      title: sayGroup({ letter }, edition),
    })),
  ]);
}

/** Each bookmark has its name and its depth, and leads to its page; `wrong` is called once for each fault. */
export function compareBookmarks(
  read: ReadPdf,
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  wrong: (detail: string) => void,
): void {
  const wanted = expectBookmarks(edition, format);
  if (read.bookmarks.length !== wanted.length)
    wrong(`it has ${read.bookmarks.length} bookmarks instead of ${wanted.length}`);
  wanted.forEach(({ anchor, title, depth }, i) => {
    const found = read.bookmarks[i];
    const page = pageMap.starts[anchor]?.page;
    if (!found) return;
    if (found.title !== title) wrong(`bookmark ${i + 1} is called “${found.title}” instead of “${title}”`);
    else if (found.depth !== depth) wrong(`the bookmark “${title}” stands ${found.depth} deep instead of ${depth}`);
    else if (found.page !== 0 && page !== undefined && found.page !== page)
      wrong(`the bookmark “${title}” leads to page ${found.page} instead of ${page}`);
  });
}
