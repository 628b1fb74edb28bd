/** The PDF, one file a print format: printed by Chromium, finished, proven by its glyphs and its structure tree. */

import { basename } from 'node:path';
import type { Attachment } from '../../formats/pdf/archive.ts';
import { paragraphsOf } from '../../model/edition.ts';
import type { Files } from '../../model/outputs.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { pdfName } from '../../project/write-outputs.ts';
import type { Book } from '../book.ts';
import { wants } from '../build-options.ts';
import { type Output, type OutputFormat, sizeSaid } from '../output-format.ts';
import { placeFault } from '../place-fault.ts';
import { editionRecord } from './data-output.ts';

const load = async () => {
  const [{ finishPdf }, { verifyPdf }, { measureTypography }] = await Promise.all([
    import('../../formats/pdf/finish-pdf.ts'),
    import('../../proof/verify-pdf.ts'),
    import('../../proof/measure-typography.ts'),
  ]);
  return { finishPdf, verifyPdf, measureTypography };
};

export const pdfOutput: OutputFormat = {
  name: 'pdf',
  needsPages: true,
  offersOthers: false,
  load,
  outputs: (book) => book.rendered.map((_, i) => onePdf(book, i)),
};

/** The PDF of the i-th print format (0-based). */
function onePdf(book: Book, i: number): Output {
  const { title, edition, formats, options, engine } = book;
  const name = pdfName(title, formats, i, options.print);
  return {
    // Also an EPUB alone carries the printed pages: they are proven, and not written.
    written: wants(options, 'pdf'),
    make: async () => {
      const { pageMap, structure } = await book.laid(i);
      const layout = { pdf: await book.printed(i), pageMap, structure, engine: engine.version };
      const attachments = options.attachments === false ? [] : attachmentsOf(edition, await editionRecord(book));
      const { finishPdf } = await load();
      const files: Files = new Map();
      const finished = finishPdf(layout, edition, formatOf(book, i), attachments);
      files.set(name, await finished.catch(placeFault(edition, pageMap)));
      return files;
    },
    prove: async (files) => {
      const pdf = files.get(name) as Uint8Array;
      const { pageMap } = await book.laid(i);
      const { verifyPdf, measureTypography } = await load();
      const { read, problems, equal } = await verifyPdf(pdf, edition, pageMap, formatOf(book, i));
      const measured = measureTypography(read, edition, formatOf(book, i));
      const extent = extentSaid(pageMap.pages.length, Boolean(options.print));
      const found = `${equal} of ${paragraphsOf(edition).length} paragraphs equal`;
      return {
        problems: [...problems, ...measured.problems],
        rows: [[name, sizeSaid(pdf), extent, found]],
        measured: { format: formatOf(book, i).name, figures: measured.value ?? [] },
        ...(i === 0 ? { read } : {}),
      };
    },
  };
}

function formatOf(book: Book, i: number) {
  const format = book.rendered[i]?.format;
  if (!format) throw new Error(`the book has no print format ${i}`);
  return format;
}

/** For the printer: signatures of 16 pages, and the leaves that stay empty at the end. */
function extentSaid(pages: number, print: boolean): string {
  const signatures = Math.ceil(pages / 16);
  if (!print) return `${pages} pages`;
  return `${pages} pages, ${signatures} signatures of 16, ${signatures * 16 - pages} pages empty`;
}

/** What is attached to the PDF: the text from which it was made, and the same data as beside it. */
function attachmentsOf({ manuscript }: IndexedEdition, record: string): Attachment[] {
  const { labels } = manuscript;
  return [
    {
      name: basename(manuscript.file),
      bytes: Buffer.from(manuscript.canonical, 'utf8'),
      mediaType: 'text/markdown',
      relationship: 'Source',
      description: labels.attachedSource ?? '',
    },
    {
      name: 'edition.json',
      bytes: Buffer.from(record, 'utf8'),
      mediaType: 'application/json',
      relationship: 'Data',
      description: labels.attachedData ?? '',
    },
  ];
}
