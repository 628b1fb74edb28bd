/**
 * A finished PDF as bytes. In: a PDF in which everything stands as it is to be. Out: its bytes, without what nothing
 * refers to, every stream compressed once. The same bytes for the same file. Called by `finish-pdf.ts` and
 * `finish-cover.ts`.
 */
import { PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib';
import { streamBytes } from './content-streams.ts';
import { softenHyphens, trimFonts } from './font-programs.ts';

/** Trims the fonts, drops what is not used, compresses, and writes the file. */
export function packPdf(pdf: PDFDocument): Promise<Uint8Array> {
  dropUnused(pdf);
  trimFonts(pdf);
  softenHyphens(pdf);
  compress(pdf);
  return savePdf(pdf);
}

/** Writes a file whose streams are as they are to be. */
export function savePdf(pdf: PDFDocument): Promise<Uint8Array> {
  dropUnused(pdf);
  return pdf.save({ useObjectStreams: true, updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY });
}

/** Removes what nothing refers to any more: Chromium's structure, outline and destinations. */
function dropUnused(pdf: PDFDocument): void {
  const { context } = pdf;
  const used = new Set<PDFRef>();
  const waiting: PDFObject[] = [context.trailerInfo.Root, context.trailerInfo.Info].filter(
    (object) => object !== undefined,
  );
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (used.has(object)) continue;
      used.add(object);
      const value = context.lookup(object);
      if (value) waiting.push(value);
    } else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFDict) waiting.push(...object.values());
    else if ('asArray' in object && typeof object.asArray === 'function')
      waiting.push(...(object.asArray() as PDFObject[]));
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!used.has(ref)) context.delete(ref);
}

/**
 * Compresses every stream, once: Chromium's again, because its deflate answers to the processor, and pdf-lib's to
 * nothing. The XMP packet stays as it is: archives read it without a PDF reader.
 */
function compress(pdf: PDFDocument): void {
  const { context } = pdf;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (
      !(object instanceof PDFRawStream) ||
      object.dict.has(PDFName.of('DecodeParms')) ||
      object.dict.lookup(PDFName.of('Type')) === PDFName.of('Metadata')
    )
      continue;
    if (
      ![undefined, PDFName.of('FlateDecode')].includes(object.dict.lookup(PDFName.of('Filter')) as PDFName | undefined)
    )
      continue;
    const fresh = context.flateStream(streamBytes(object));
    for (const [key, value] of object.dict.entries())
      if (!fresh.dict.has(key) || key === PDFName.of('Length1')) fresh.dict.set(key, value);
    fresh.dict.delete(PDFName.of('Length'));
    context.assign(ref, fresh);
  }
}
