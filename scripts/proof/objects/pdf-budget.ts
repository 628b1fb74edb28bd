/**
 * Whether a PDF keeps to what a file of the press needs, before libraries read it that have no measure: how much its
 * pages paint, how large its faces are, how many annotations it has, forms that paint themselves. In: bytes. Out:
 * the open file, or an `Error` in words. What there may be of all pages together grows with their number: a file is as
 * dear to read as a book of so many pages. Called by `read-pdf.ts`.
 *
 *     keepBudget(bytes) → throws "page 3 paints more than 1 MB"
 */
import { limitsOf } from '../../model/budgets.ts';
import { paintedBy } from './paint-budget.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';
import { PdfBytes } from './pdf-values.ts';
import { keepStreams } from './stream-budget.ts';

const mega = 1024 * 1024;
const most = limitsOf('pdf');
/** For each page, and once. */
const onAverage = { painted: [most.meanBytes, 2 * mega], signs: [most.meanSigns, most.pageSigns] } as const;

/** Opens a file. Throws for one that goes beyond. */
export function keepBudget(bytes: Uint8Array): PdfFile {
  if (bytes.length > most.bytes) throw new Error(`it has more than ${most.bytes / mega} MB`);
  const file = openPdf(bytes);
  keepStreams(file);
  const { pages } = pagesOf(file);
  if (pages.length > most.pages) throw new Error(`it has more than ${most.pages} pages`);
  keepPacket(file);
  const all = { painted: 0, signs: 0 };
  pages.forEach((page, index) => {
    const { painted, signs } = paintedBy(file, page, index);
    all.painted += painted;
    all.signs += signs;
  });
  for (const key of ['painted', 'signs'] as const) {
    const [each, once] = onAverage[key];
    if (all[key] > each * pages.length + once)
      throw new Error(`its pages paint more than ${Math.round(each)} bytes each`);
  }
  return file;
}

function keepPacket(file: PdfFile): void {
  const catalog = file.follow(file.trailer.get('Root'));
  const packet = catalog instanceof Map ? file.follow(catalog.get('Metadata')) : null;
  if (packet instanceof PdfBytes) file.unpack(packet, most.pageBytes);
}
