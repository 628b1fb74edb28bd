/** The PDF, one file a print format: printed by Chromium, finished, proven by its glyphs and its structure tree. */

import { basename } from 'node:path';
import { facesNamed } from '../../fonts/typeface-files.ts';
import type { Attachment } from '../../formats/pdf/archive.ts';
import { type PrintFormat, pxToPoints, readFormat } from '../../formats/print/print-format.ts';
import { profileOf } from '../../languages/registry.ts';
import { paragraphsOf } from '../../model/edition.ts';
import type { Files } from '../../model/outputs.ts';
import { hasErrors } from '../../model/problem-catalogue.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { foldPages } from '../../model/signatures.ts';
import { proofThread } from '../../project/browser-scripts.ts';
import type { Project } from '../../project/project.ts';
import { pdfName } from '../../project/write-outputs.ts';
import { startThread } from '../../proof/proof-thread.ts';
import type { ReadPdf } from '../../proof/read-pdf.ts';
import type { Book } from '../book.ts';
import { wants } from '../build-options.ts';
import { type Output, type OutputUnit, sizeSaid } from '../output-format.ts';
import { placeFault } from '../place-fault.ts';
import { recognisePdf } from '../recognise-copy.ts';
import { coverOutputs } from './cover-output.ts';
import { editionRecord } from './data-output.ts';

const load = async () => {
  const [{ finishPdf }, { verifyPdf }, { measureTypography }] = await Promise.all([
    import('../../formats/pdf/finish-pdf.ts'),
    import('../../proof/verify-pdf.ts'),
    import('../../proof/measure-typography.ts'),
  ]);
  startThread(proofThread());
  return { finishPdf, verifyPdf, measureTypography };
};

export const pdfOutput: OutputUnit = {
  needsPages: true,
  offersOthers: false,
  load,
  copies: {
    recognise: recognisePdf,
    identify: async (bytes) => (await import('../../proof/identify-copy.ts')).identifyPdf(bytes),
    prove: async (project, bytes, edition, { pageMap, read }, { whole, pages }) => {
      if (read && isCover(read)) throw new Error('it is the cover of a printed book, and carries none of its text');
      const { language, class: ofClass } = edition.metadata;
      const format = pages
        ? readFormat(project, pages, false, language, ofClass)
        : formatOfPage(project, await firstPage(bytes), edition.metadata);
      const [own] = edition.metadata.formats ?? ['book'];
      const attached = { edition, ...(format.name === own ? { pageMap } : {}) };
      const { verifyPdf, measureTypography } = await load();
      const printed = printedIn(format, edition);
      const beside = { whole, facesNamed, attached, thread: proofThread(), ...(read ? { read } : {}) };
      const proof = await verifyPdf(bytes, printed, pageMap, format, beside);
      // A line that moved a little says what the source says, and stands as no build would let it stand.
      const moved = whole && proof.problems.length === 0 ? measureTypography(proof.read, printed, format).problems : [];
      return { ...proof, problems: [...proof.problems, ...moved.filter((one) => hasErrors([one]))] };
    },
    compare: async (copy, published, { pageMap }) => {
      const [{ openPdf }, { comparePdfs, isSameOutput }] = await Promise.all([
        import('../../proof/objects/pdf-file.ts'),
        import('../../proof/objects/compare-pdf.ts'),
      ]);
      const [own, wanted] = [openPdf(copy), openPdf(published)];
      const labels = pageMap.pages.map(({ label }) => label);
      return isSameOutput(own, wanted) ? comparePdfs(own, wanted, labels) : undefined;
    },
    handedOn: ({ metadata: { id, formats = ['book'] } }) =>
      formats.map((pages, i) => ({ name: pdfName(id, formats, i), pages })),
  },
  validate: async (paths) => {
    const { validatePdfs } = await import('../../validators/validate-pdf.ts');
    return validatePdfs(paths);
  },
  trace: ({ page }) => ['PDF page', page],
  outputs: (book) => [...book.rendered.map((_, i) => onePdf(book, i)), ...coverOutputs(book)],
};

/** One sheet that bears no label, and to which nothing leads. */
const isCover = ({ pages, labels: pageLabels, destinations }: ReadPdf): boolean =>
  pages.length === 1 && pageLabels.length === 0 && destinations.size === 0;

/** The size of the first page in pt, by its crop box. */
async function firstPage(bytes: Uint8Array): Promise<{ width: number; height: number } | undefined> {
  const [{ openPdf }, { pagesOf }] = await Promise.all([
    import('../../proof/objects/pdf-file.ts'),
    import('../../proof/objects/pdf-pages.ts'),
  ]);
  const file = openPdf(bytes);
  const [page] = pagesOf(file).pages;
  const box = file.follow(page?.get('CropBox') ?? page?.get('MediaBox'));
  if (!Array.isArray(box)) return undefined;
  const [left = 0, bottom = 0, right = 0, top = 0] = box.map((value) => Number(file.follow(value)));
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}

/** The print format of a PDF, by the size of its first page in pt; the book when none has this size. */
function formatOfPage(
  project: Project,
  page: { width: number; height: number } | undefined,
  { language, class: ofClass }: IndexedEdition['metadata'],
): PrintFormat {
  const known = profileOf(language).formats.flatMap((name) =>
    [false, true].map((print) => readFormat(project, name, print, language, ofClass)),
  );
  const near = (points: number, mm: number, slugPx: number) =>
    Math.abs(points - (mm / 25.4) * 72 - 2 * pxToPoints(slugPx)) < 2;
  return (
    known.find(
      (format) =>
        page &&
        near(page.width, format.pageWidthMm, format.slugPx) &&
        near(page.height, format.pageHeightMm, format.slugPx),
    ) ?? readFormat(project, 'book', false, language, ofClass)
  );
}

/** What of an edition a format prints: a document that is set alone has no registers. */
const printedIn = (format: PrintFormat, edition: IndexedEdition): IndexedEdition =>
  format.alone ? { ...edition, registers: [] } : edition;

/** The PDF of the i-th print format (0-based). */
function onePdf(book: Book, i: number): Output {
  const { title, formats, options, engine } = book;
  const edition = printedIn(formatOf(book, i), book.edition);
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
      const data = Buffer.from(await editionRecord(book), 'utf8');
      const { read, problems, equal } = await verifyPdf(pdf, edition, pageMap, formatOf(book, i), {
        facesNamed,
        attached: { edition: book.edition, data },
        thread: proofThread(),
      });
      const measured = measureTypography(read, edition, formatOf(book, i));
      const extent = extentSaid(pageMap.pages.length, Boolean(options.print));
      const found = `${equal} of ${paragraphsOf(edition).length} paragraphs equal`;
      return {
        problems: [...problems, ...measured.problems],
        rows: [[name, sizeSaid(pdf), extent, found]],
        measured: { format: formatOf(book, i).name, figures: measured.value ?? [], accepted: measured.accepted },
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

/** For the printer: of what the book is folded, and the pages that stay empty at its end. */
function extentSaid(pages: number, print: boolean): string {
  if (!print) return `${pages} pages`;
  const { signatures, empty } = foldPages(pages);
  const counts = [...new Set(signatures)].map((fold) => [signatures.filter((one) => one === fold).length, fold]);
  const said = counts.map(([count, fold]) => `${count} × ${fold}`).join(' + ');
  return `${pages} pages, signatures ${said}, ${empty} pages empty`;
}

/** What is attached to the PDF: the text from which it was made, and the same data as beside it. */
export function attachmentsOf({ manuscript }: IndexedEdition, record: string): Attachment[] {
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
