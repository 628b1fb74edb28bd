/** The EPUB: packed while Chromium prints, proven by reading its archive again. */
import { paragraphsOf } from '../../model/edition.ts';
import { folderOf } from '../../model/title-name.ts';
import type { ValidatorReport } from '../../validators/validator.ts';
import type { Book } from '../book.ts';
import { wants } from '../build-options.ts';
import { type Output, type OutputUnit, ownPages, sizeSaid } from '../output-format.ts';
import { placeFault } from '../place-fault.ts';
import { screenSources } from '../proof-sources.ts';
import { recogniseBook } from '../recognise-copy.ts';

const load = async () => {
  const [{ facesOf }, { renderEpub }, { packEpub }, { readStyles }] = await Promise.all([
    import('../../fonts/subset-fonts.ts'),
    import('../../formats/epub/render-epub.ts'),
    import('../../formats/epub/epub-package.ts'),
    import('../../views/templates.ts'),
  ]);
  return { facesOf, renderEpub, packEpub, readStyles, ...(await loadWitness()) };
};

const loadWitness = async () => {
  const [{ verifyEpub }, { comparePageTexts }] = await Promise.all([
    import('../../proof/verify-epub.ts'),
    import('../../proof/verify-epub-pages.ts'),
  ]);
  return { verifyEpub, comparePageTexts };
};

export const epubOutput: OutputUnit = {
  needsPages: true,
  offersOthers: false,
  load,
  copies: {
    recognise: recogniseBook,
    identify: async (bytes) => (await import('../../proof/identify-copy.ts')).identifyEpub(bytes),
    prove: async (project, bytes, edition, { pageMap }, { whole, images }) =>
      (await loadWitness()).verifyEpub(bytes, edition, pageMap, {
        whole,
        ...(images ? { sources: screenSources(project, edition, images) } : {}),
      }),
    compare: async (copy, published) => {
      const [{ readEpub, isSameEpub }, { compareFiles }] = await Promise.all([
        import('../../proof/read-epub.ts'),
        import('../../proof/compare-files.ts'),
      ]);
      const [own, wanted] = [readEpub(copy), readEpub(published)];
      return isSameEpub(own, wanted) ? compareFiles(own.files, wanted.files) : undefined;
    },
    handedOn: ({ metadata: { id } }) => [{ name: `${folderOf(id)}.epub` }],
  },
  validate: async (paths) => {
    const { validateEpub } = await import('../../validators/validate-epub.ts');
    const reports: ValidatorReport[][] = [];
    for (const path of paths) reports.push(await validateEpub(path));
    return reports;
  },
  trace: ({ epub }) => ['EPUB', epub],
  // What is for the printer replaces nothing that is published.
  outputs: (book) => (wants(book.options, 'epub') && !book.options.print ? [oneEpub(book)] : []),
};

function oneEpub(book: Book): Output {
  const { title, edition, images, options } = book;
  const { metadata } = edition;
  const name = `${folderOf(title)}.epub`;
  return {
    written: true,
    make: async () => {
      const pageMap = await ownPages(book);
      const { facesOf, renderEpub, packEpub, readStyles } = await load();
      // What the faces of the EPUB are cut by.
      const style = readStyles(options.project, ['text.css', 'epub.css'], metadata.language).join('');
      const faces = options.fonts === false ? [] : facesOf(book.faces, style);
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
      const cover = await book.cover;
      const { problems, equal } = (await loadWitness()).verifyEpub(bytes, edition, pageMap, {
        language: options.epubLanguage ?? metadata.language,
        sources: {
          ...screenSources(options.project, edition, images),
          ...(cover ? { cover } : {}),
          fonts: options.fonts !== false,
        },
      });
      const found = `${equal} of ${paragraphsOf(edition).length} paragraphs equal`;
      return { problems, rows: [[name, sizeSaid(bytes), `${pageMap.pages.length} page markers`, found]] };
    },
    compare: async (files, pdf) => {
      const [own] = book.rendered;
      if (!own) throw new Error('the book has no print format');
      const { comparePageTexts } = await loadWitness();
      return comparePageTexts(files.get(name) as Uint8Array, pdf, edition, await ownPages(book), own.format);
    },
  };
}
