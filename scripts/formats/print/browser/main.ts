/**
 * All of the press that runs in a page to lay a book out. In: the print HTML, and Paged.js 0.4.3, which comes behind
 * this script. Out: `window.kanben`, by which Node starts the handlers, and gets the page map and the structure of the
 * book. The first module of the bundle `print`; the build and the preview lay out with the same one.
 */
import { readLaidUnits, registerFacing } from './facing-pages.ts';
import { fitCover } from './fit-titles.ts';
import type { PrintOptions } from './page-globals.ts';
import { registerPagination } from './pagination.ts';
import { registerParking } from './park-pages.ts';
import { readStructure } from './structure-reader.ts';

/** Waits for Paged.js. pagedjs-cli 0.4.3 calls `before` once itself and once more from its preview. */
function start(options: PrintOptions): void {
  let registered = false;
  window.PagedConfig = {
    auto: false,
    before: () => {
      if (registered) return;
      registered = true;
      if (!window.Paged) throw new Error('Paged.js is not in the page');
      if (options.parks) registerParking(window.Paged);
      registerPagination(window.Paged, options);
      registerFacing(window.Paged);
    },
  };
}

window.kanben = {
  start,
  readStructure,
  readLaidUnits,
  fitCover: () => {
    const design = document.querySelector<HTMLElement>('.cover-design');
    if (design) fitCover(design, { kept: /(?!)/g, marks: { made: 0 } });
  },
};
