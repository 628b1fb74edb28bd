/**
 * All of the press that runs in a page to lay a book out. In: the print HTML, and Paged.js 0.4.3, which comes behind this
 * script. Out: `window.kanben`, by which Node starts the handlers, and gets the page map and the structure of the book.
 * The first module of the bundle `print`; the build and the preview lay out with the same one.
 */
import { readCharacters } from '../../../model/characters.ts';
import { arrangeContent } from './arrangement.ts';
import { fitCover, fitTitles } from './fit-titles.ts';
import { attachNotes, cleanNotes, placeNotes, settleNotes } from './footnotes.ts';
import type { Arrangement, Fit, Footnotes, LineComposer, PageNumbers } from './installed.ts';
import { composeLines } from './line-breaking.ts';
import type { LineMarks } from './line-writer.ts';
import { installPageEnds } from './page-breaks.ts';
import type { PrintOptions } from './page-globals.ts';
import { fillConcordance, fillContents, fillRegisters } from './page-references.ts';
import { installPagination } from './pagination.ts';
import { registerParking } from './park-pages.ts';
import { breakRegister } from './register-pages.ts';
import { readStructure } from './structure-reader.ts';
import { repeatHeads, type TableStarts } from './tables.ts';

/** The handlers find each other's work on the window. */
function install({ parks, kept }: PrintOptions): void {
  const starts: TableStarts = new Map();
  const marks: LineMarks = { made: 0 };
  Object.assign(window, {
    kanbenArrangement: {
      prepare: (content: ParentNode) => arrangeContent(content, kept),
      repeatHeads: (page: ParentNode) => repeatHeads(page, starts),
    } satisfies Arrangement,
    kanbenFootnotes: {
      attach: attachNotes,
      place: placeNotes,
      settle: settleNotes,
      clean: cleanNotes,
    } satisfies Footnotes,
    kanbenPageNumbers: {
      fillBack: (source, pageOf, area) => {
        fillRegisters(source, pageOf);
        fillConcordance(source, pageOf);
        for (const register of source.querySelectorAll<HTMLElement>('.register')) breakRegister(register, area);
      },
      fillContents,
    } satisfies PageNumbers,
    kanbenFit: { prepare: (content) => fitTitles(content, marks) } satisfies Fit,
    kanbenCharacters: readCharacters,
    kanbenLines: { compose: (content) => composeLines(content, marks) } satisfies LineComposer,
    ...(parks ? { kanbenHaste: registerParking } : {}),
  });
  installPageEnds();
  installPagination();
}

window.kanben = {
  start: install,
  readStructure,
  fitCover: () => {
    const design = document.querySelector<HTMLElement>('.cover-design');
    if (design) fitCover(design, { made: 0 });
  },
};
