/**
 * Whether a PDF keeps to what a file of the press needs, before libraries read it that have no measure: how much its
 * pages paint, how large its faces are, how many annotations it has, forms that paint themselves. In: bytes. Out:
 * nothing, or an `Error` in words. What there may be of all pages together grows with their number: a file is as dear
 * to read as a book of so many pages. Called by `read-pdf.ts`.
 *
 *     keepBudget(bytes) → throws "page 3 paints more than 1 MB"
 */
import { limitsOf } from '../../model/budgets.ts';
import { openPdf, type PdfFile } from './pdf-file.ts';
import { pagesOf } from './pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName, PdfRef, type PdfValue } from './pdf-values.ts';

const mega = 1024 * 1024;
const most = limitsOf('pdf');
/** For each page, and once. */
const onAverage = { painted: [most.meanBytes, 2 * mega], signs: [most.meanSigns, most.pageSigns] } as const;

/** Throws for a file that goes beyond. */
export function keepBudget(bytes: Uint8Array): void {
  if (bytes.length > most.bytes) throw new Error(`it has more than ${most.bytes / mega} MB`);
  const file = openPdf(bytes);
  keepObjects(file);
  const { pages } = pagesOf(file);
  if (pages.length > most.pages) throw new Error(`it has more than ${most.pages} pages`);
  keepPacket(file);
  const all = { painted: 0, signs: 0 };
  pages.forEach((page, index) => {
    const { painted, signs } = paintedBy(file, page, index);
    all.painted += painted;
    all.signs += signs;
    keepForms(file, page.get('Resources') ?? null, { index, left: most.forms });
    const annotations = file.follow(page.get('Annots'));
    if (Array.isArray(annotations) && annotations.length > most.annotations)
      throw new Error(`page ${index + 1} has more than ${most.annotations} annotations`);
  });
  for (const key of ['painted', 'signs'] as const) {
    const [each, once] = onAverage[key];
    if (all[key] > each * pages.length + once)
      throw new Error(`its pages paint more than ${Math.round(each)} bytes each`);
  }
}

/** Fonts, wherever they stand: widths in rows, programs. */
function keepObjects(file: PdfFile): void {
  let faces = 0;
  for (const number of file.numbers()) {
    const object = file.follow(new PdfRef(number));
    const dict = object instanceof PdfBytes ? object.dict : object;
    if (!(dict instanceof Map)) continue;
    keepWidths(file, dict);
    for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
      const program = file.follow(dict.get(key));
      if (program instanceof PdfBytes) faces += file.unpack(program).length;
    }
    if (faces > most.faceBytes) throw new Error(`its typefaces have more than ${most.faceBytes / mega} MB`);
  }
}

function keepWidths(file: PdfFile, dict: PdfDict): void {
  const widths = file.follow(dict.get('W'));
  const type = dict.get('Type');
  if (!Array.isArray(widths) || !(type instanceof PdfName) || type.name !== 'Font') return;
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

function keepPacket(file: PdfFile): void {
  const catalog = file.follow(file.trailer.get('Root'));
  const packet = catalog instanceof Map ? file.follow(catalog.get('Metadata')) : null;
  if (packet instanceof PdfBytes) file.unpack(packet, most.pageBytes);
}

/** How many bytes of operators a page has, and how many bytes of text it shows. */
function paintedBy(file: PdfFile, page: PdfDict, index: number): { painted: number; signs: number } {
  const contents = file.follow(page.get('Contents'));
  const all = { painted: 0, signs: 0 };
  for (const one of Array.isArray(contents) ? contents : [contents]) {
    const stream = file.follow(one);
    if (!(stream instanceof PdfBytes)) continue;
    try {
      const content = file.unpack(stream, most.pageBytes);
      all.painted += content.length;
      all.signs += signsIn(content);
    } catch (error) {
      throw new Error(`page ${index + 1}: ${(error as Error).message}`);
    }
    if (all.painted > most.pageBytes) throw new Error(`page ${index + 1} paints more than ${most.pageBytes / mega} MB`);
    if (all.signs > most.pageSigns)
      throw new Error(`page ${index + 1} shows more than ${most.pageSigns} bytes of text`);
  }
  return all;
}

/** The bytes of all strings: those in angle brackets are written with two digits each. */
function signsIn(content: Uint8Array): number {
  let signs = 0;
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  for (const [all] of text.matchAll(/<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*/g))
    signs += all.startsWith('<') ? all.length / 2 : all.length;
  return signs;
}

/** A form may paint another one, and that one none. */
function keepForms(file: PdfFile, resources: PdfValue, page: { index: number; left: number }, depth = 0): void {
  const own = file.follow(resources);
  const objects = own instanceof Map ? file.follow(own.get('XObject')) : null;
  for (const value of objects instanceof Map ? objects.values() : []) {
    const form = file.follow(value);
    const kind = form instanceof PdfBytes ? form.dict.get('Subtype') : undefined;
    if (!(form instanceof PdfBytes) || !(kind instanceof PdfName) || kind.name !== 'Form') continue;
    if (depth > 2) throw new Error(`page ${page.index + 1} has a form that paints itself`);
    if (--page.left < 0) throw new Error(`page ${page.index + 1} has more than ${most.forms} forms`);
    file.unpack(form, most.pageBytes);
    keepForms(file, form.dict.get('Resources') ?? null, page, depth + 1);
  }
}
