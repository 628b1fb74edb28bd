/** The EPUB: packed while Chromium prints, proven by reading its archive again. */
import { facesOf } from '../../fonts/subset-fonts.ts';
import { renderEpub } from '../../formats/epub/render-epub.ts';
import { paragraphsOf } from '../../model/edition.ts';
import type { Project } from '../../project/project.ts';
import { readStyles } from '../../views/templates.ts';
import type { Book } from '../book.ts';
import { wants } from '../build-options.ts';
import { type Output, type OutputFormat, ownPages, sizeSaid } from '../output-format.ts';
import { placeFault } from '../place-fault.ts';

const load = async () => {
  const [{ packEpub }, { verifyEpub }, { comparePageTexts }] = await Promise.all([
    import('../../formats/epub/epub-package.ts'),
    import('../../proof/verify-epub.ts'),
    import('../../proof/verify-epub-pages.ts'),
  ]);
  return { packEpub, verifyEpub, comparePageTexts };
};

export const epubOutput: OutputFormat = {
  name: 'epub',
  needsPages: true,
  offersOthers: false,
  load,
  outputs: (book) => (wants(book.options, 'epub') ? [oneEpub(book)] : []),
};

function oneEpub(book: Book): Output {
  const { title, edition, images, options } = book;
  const { metadata } = edition;
  const name = `${title}.epub`;
  return {
    // What is for the printer replaces nothing that is published.
    written: !options.print,
    make: async () => {
      const pageMap = await ownPages(book);
      const { packEpub } = await load();
      const faces = options.fonts === false ? [] : facesOf(book.faces, epubStyle(options.project, metadata.language));
      const stated = options.epubLanguage ? { language: options.epubLanguage } : {};
      const render = async () => renderEpub(options.project, edition, pageMap, images, faces, stated);
      const parts = await render().catch(placeFault(edition, pageMap));
      const cover = await book.cover;
      if (!cover) throw new Error('the e-book has no cover');
      return new Map([[name, await packEpub(parts, cover, metadata.title, metadata.edition.date)]]);
    },
    prove: async (files) => {
      const bytes = files.get(name) as Uint8Array;
      const pageMap = await ownPages(book);
      const { problems, equal } = (await load()).verifyEpub(bytes, edition, pageMap, {
        language: options.epubLanguage,
      });
      const found = `${equal} of ${paragraphsOf(edition).length} paragraphs equal`;
      return { problems, rows: [[name, sizeSaid(bytes), `${pageMap.pages.length} page markers`, found]] };
    },
    compare: async (files, pdf) => {
      const [own] = book.rendered;
      if (!own) throw new Error('the book has no print format');
      const { comparePageTexts } = await load();
      return comparePageTexts(files.get(name) as Uint8Array, pdf, edition, await ownPages(book), own.format);
    },
  };
}

/** What the faces of the EPUB are cut by. */
const epubStyle = (project: Project, language: string): string =>
  readStyles(project, ['text.css', 'epub.css'], language).join('');
