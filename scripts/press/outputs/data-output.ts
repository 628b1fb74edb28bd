/** The edition as data, the reviewer's page of the registers, the small cover: proven by reading the data again. */

import type { Files } from '../../model/outputs.ts';
import type { Book } from '../book.ts';
import { type Output, type OutputUnit, ownPages } from '../output-format.ts';

const load = async () => {
  const [{ recordEdition, recordLedger }, schemas, { paragraphAddresses }, { renderReview }, { verifyData }] =
    await Promise.all([
      import('../../formats/data/edition-record.ts'),
      import('../../formats/data/edition-schema.ts'),
      import('../../formats/epub/epub-addresses.ts'),
      import('../../views/review-view.ts'),
      import('../../proof/verify-data.ts'),
    ]);
  return { recordEdition, recordLedger, ...schemas, paragraphAddresses, renderReview, verifyData };
};

export const dataOutput: OutputUnit = {
  needsPages: true,
  offersOthers: false,
  load,
  // One format alone for the printer is not published, and neither is what is said about it.
  outputs: (book) => (book.options.print ? [] : [theData(book)]),
};

export const reviewName = 'index-review.html';

function theData(book: Book): Output {
  const { edition, remarks, options } = book;
  return {
    written: true,
    make: async () => {
      const pageMap = await ownPages(book);
      const thumbnail = await book.thumbnail;
      if (!thumbnail) throw new Error('the title has no small cover');
      const { recordLedger, paragraphAddresses, renderReview, editionSchema, ledgerSchema } = await load();
      return new Map<string, string | Uint8Array>([
        ['thumbnail.jpg', thumbnail],
        ['edition.json', await editionRecord(book)],
        ['ledger.json', toJson(recordLedger(edition, pageMap, paragraphAddresses(edition)))],
        ['edition.schema.json', toJson(editionSchema)],
        ['ledger.schema.json', toJson(ledgerSchema)],
        [reviewName, renderReview(options.project, edition, remarks)],
      ]);
    },
    prove: async (files: Files) => {
      const { verifyData } = await load();
      return { problems: verifyData(files, edition, await ownPages(book)), rows: [] };
    },
  };
}

const records = new WeakMap<Book, Promise<string>>();

/** `edition.json` of a book, made once: it is attached to the PDF, too. */
export function editionRecord(book: Book): Promise<string> {
  const known = records.get(book);
  if (known) return known;
  const made = Promise.all([ownPages(book), load()]).then(([pageMap, { recordEdition }]) =>
    toJson(recordEdition(book.edition, pageMap, book.engine.version)),
  );
  records.set(book, made);
  return made;
}

/** JSON as the files of a title have it: two spaces, a line end at the end. */
export const toJson = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`;
