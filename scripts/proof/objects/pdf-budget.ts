/**
 * Whether a PDF keeps to what a file of the press needs, before libraries read it that have no measure: how much a page
 * paints, how large a font is, how deep its objects stand in one another, forms that paint themselves. In: bytes. Out:
 * nothing, or an `Error` in words. Called by `read-pdf.ts`.
 *
 *     keepBudget(bytes) → throws "page 3 paints more than 16 MB"
 */
import { openPdf, type PdfFile } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName, PdfRef, type PdfValue } from './pdf-values.ts';

const mega = 1024 * 1024;
/** A page of the press has 0.1 MB, its faces 10 MB, a text of 1500 pages 200 000 objects. */
const most = {
  page: 8 * mega,
  pages: 512 * mega,
  file: 512 * mega,
  objects: 3_000_000,
  widths: 200_000,
  count: 20_000,
};

/** Throws for a file that goes beyond. */
export function keepBudget(bytes: Uint8Array): void {
  if (bytes.length > most.file) throw new Error(`it has more than ${most.file / mega} MB`);
  const file = openPdf(bytes);
  if (file.numbers().length > most.objects) throw new Error(`it has more than ${most.objects} objects`);
  keepObjects(file);
  const { pages } = pagesOf(file);
  if (pages.length > most.count) throw new Error(`it has more than ${most.count} pages`);
  let all = 0;
  pages.forEach((page, index) => {
    all += paintedBy(file, page, index);
    if (all > most.pages) throw new Error(`its pages paint more than ${most.pages / mega} MB`);
    keepForms(file, page.get('Resources') ?? null, index);
  });
}

/** Dictionaries of fonts and streams, wherever they stand: widths in rows, filters that nobody uses. */
function keepObjects(file: PdfFile): void {
  for (const number of file.numbers()) {
    const object = file.follow(new PdfRef(number));
    const dict = object instanceof PdfBytes ? object.dict : object;
    if (!(dict instanceof Map)) continue;
    const widths = file.follow(dict.get('W'));
    const type = dict.get('Type');
    if (!Array.isArray(widths) || !(type instanceof PdfName) || type.name !== 'Font') continue;
    let count = 0;
    widths.forEach((value, i) => {
      const own = file.follow(value);
      const before = widths[i - 1];
      if (Array.isArray(own)) count += own.length;
      else if (typeof own === 'number' && typeof before === 'number') count += Math.abs(own - before);
    });
    if (count > most.widths || widths.length > most.widths)
      throw new Error('it has a font with widths for more codes than there are');
  }
}

function paintedBy(file: PdfFile, page: PdfDict, index: number): number {
  const contents = file.follow(page.get('Contents'));
  let size = 0;
  for (const one of Array.isArray(contents) ? contents : [contents]) {
    const stream = file.follow(one);
    if (!(stream instanceof PdfBytes)) continue;
    try {
      size += file.unpack(stream, most.page).length;
    } catch (error) {
      throw new Error(`page ${index + 1}: ${(error as Error).message}`);
    }
    if (size > most.page) throw new Error(`page ${index + 1} paints more than ${most.page / mega} MB`);
  }
  return size;
}

/** A form may paint another one, and that one none. */
function keepForms(file: PdfFile, resources: PdfValue, index: number, depth = 0): void {
  const own = file.follow(resources);
  const objects = own instanceof Map ? file.follow(own.get('XObject')) : null;
  for (const value of objects instanceof Map ? objects.values() : []) {
    const form = file.follow(value);
    const kind = form instanceof PdfBytes ? form.dict.get('Subtype') : undefined;
    if (!(form instanceof PdfBytes) || !(kind instanceof PdfName) || kind.name !== 'Form') continue;
    if (depth > 2) throw new Error(`page ${index + 1} has a form that paints itself`);
    file.unpack(form, most.page);
    keepForms(file, form.dict.get('Resources') ?? null, index, depth + 1);
  }
}
