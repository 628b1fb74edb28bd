/** The reading edition for the screen: it offers the other outputs, and is made when they are proven. */
import { paragraphsOf } from '../../model/edition.ts';
import type { Book } from '../book.ts';
import { type Output, type OutputUnit, ownPages, sizeSaid } from '../output-format.ts';

const load = async () => {
  const [{ makeSite }, { verifySite }] = await Promise.all([
    import('../../formats/site/reading-site.ts'),
    import('../../proof/verify-site.ts'),
  ]);
  return { makeSite, verifySite };
};

export const siteOutput: OutputUnit = {
  needsPages: true,
  offersOthers: true,
  load,
  trace: ({ anchor }) => ['reading edition', `index.html#${anchor}`],
  // One format alone is a look at it, and what is for the printer is not published: the site speaks of what is.
  outputs: (book) => (book.options.only || book.options.print ? [] : [theSite(book)]),
};

function theSite(book: Book): Output {
  const { edition, images, engine, options } = book;
  return {
    written: true,
    make: async (published) => {
      const { makeSite } = await load();
      const { project, base, registry } = options;
      const pageMap = await ownPages(book);
      return makeSite(project, edition, pageMap, images, published, engine.version, base, registry);
    },
    prove: async (files, published) => {
      const { verifySite } = await load();
      const { problems, equal } = verifySite(files, published, edition, await ownPages(book), options.registry);
      const size = sizeSaid(Buffer.concat([...files.values()].map((content) => Buffer.from(content))));
      const found = `${equal} of ${paragraphsOf(edition).length} paragraphs equal`;
      return { problems, rows: [['index.html', size, `${files.size} files`, found]] };
    },
  };
}
