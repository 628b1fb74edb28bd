/** The reading edition for the screen: it offers the other outputs, and is made when they are proven. */
import { paragraphsOf } from '../../model/edition.ts';
import type { Problem } from '../../model/problem.ts';
import { problem } from '../../model/problem-catalogue.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { SiteSources } from '../../proof/closed-site.ts';
import type { Book } from '../book.ts';
import { type Copies, type Output, type OutputUnit, ownPages, sizeSaid } from '../output-format.ts';
import { siteSources } from '../proof-sources.ts';
import { recogniseFacing, recognisePage } from '../recognise-copy.ts';

const load = async () => {
  const [{ makeSite }, witness] = await Promise.all([import('../../formats/site/reading-site.ts'), loadWitness()]);
  return { makeSite, ...witness };
};

const loadWitness = async () => {
  const [
    { verifySite },
    { compareWebFaces },
    { siteStyles },
    { readSiteCopy, identifySite, addressOfSite, offeredBy },
  ] = await Promise.all([
    import('../../proof/verify-site.ts'),
    import('../../proof/closed-web-faces.ts'),
    import('../../proof/closed-site.ts'),
    import('../../proof/site-copy.ts'),
  ]);
  return { verifySite, compareWebFaces, siteStyles, readSiteCopy, identifySite, addressOfSite, offeredBy };
};

/** Where the faces of a site are not those that are installed. */
async function proveFaces(
  files: ReadonlyMap<string, string | Uint8Array>,
  edition: IndexedEdition,
  sources: SiteSources,
) {
  const { compareWebFaces, siteStyles } = await loadWitness();
  const problems: Problem[] = [];
  await compareWebFaces(files, siteStyles(sources, edition), sources.faces, (detail) =>
    problems.push(problem('K802', { format: 'Site', detail })),
  );
  return problems;
}

export const siteOutput: OutputUnit = {
  needsPages: true,
  offersOthers: true,
  load,
  copies: {
    called: ['index.html', 'FOLDER', 'FILE.zip'],
    recognise: (bytes) => recognisePage(bytes) && !recogniseFacing(bytes),
    identify: async (bytes) => (await loadWitness()).identifySite(bytes),
    prove: (...copy) => proveSiteCopy(...copy),
    handedOn: () => [],
  },
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
      const { verifySite } = await loadWitness();
      const { project, base, registry: kinds } = options;
      const sources = siteSources(project, edition, images, { base, engine: engine.version });
      const { problems: wrong, equal } = verifySite(files, published, edition, await ownPages(book), {
        kinds,
        sources,
      });
      const problems = [...wrong, ...(await proveFaces(files, edition, sources))];
      const size = sizeSaid(Buffer.concat([...files.values()].map((content) => Buffer.from(content))));
      const found = `${equal} of ${paragraphsOf(edition).length} paragraphs equal`;
      return { problems, rows: [['index.html', size, `${files.size} files`, found]] };
    },
  };
}

/** Proves a copy: its page, and where it has them its other files and what is published beside it. */
const proveSiteCopy: Copies['prove'] = async (project, bytes, edition, { pageMap }, { whole, images = new Map() }) => {
  const { readSiteCopy, verifySite, offeredBy, addressOfSite } = await loadWitness();
  const copy = readSiteCopy(bytes);
  const base = addressOfSite(copy, edition);
  const sources = siteSources(project, edition, images, base === undefined ? {} : { base });
  const offered = offeredBy(copy, edition);
  const { files, published, alone } = copy;
  const { problems, equal } = verifySite(files, published, edition, pageMap, { sources, offered, alone, whole });
  const faces = alone ? [] : await proveFaces(files, edition, sources);
  const remark =
    'the page without its style, script and typefaces: browsers show its whole text, in faces of their own';
  return { problems: [...problems, ...faces], equal, ...(alone ? { remark } : {}) };
};
