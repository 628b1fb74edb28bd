/**
 * The objects of one PDF in another. In: two open PDFs. Out: the second has every object of the first, under numbers
 * of its own; nothing refers to them yet. Called by `weave-pdf.ts`.
 *
 *     moveObjects(other, pdf).refOf(page.ref) → 412 0 R
 */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';

/** What was moved: its catalog, and under which number an object stands now. */
interface Moved {
  catalog: PDFDict;
  refOf: (ref: PDFRef) => PDFRef;
}

/** Moves all objects. Throws for a stream that is not as it was read. */
export function moveObjects(from: PDFDocument, to: PDFDocument): Moved {
  const refs = new Map<PDFRef, PDFRef>();
  const objects = from.context.enumerateIndirectObjects();
  for (const [ref] of objects) refs.set(ref, to.context.nextRef());
  const refOf = (ref: PDFRef): PDFRef => {
    const own = refs.get(ref);
    if (!own) throw new Error(`object ${ref.objectNumber} of the other file is not there`);
    return own;
  };
  for (const [ref, object] of objects) to.context.assign(refOf(ref), moveValue(object, to.context, refOf));
  const root = from.context.trailerInfo.Root as PDFRef;
  return { catalog: to.context.lookup(refOf(root), PDFDict), refOf };
}

function moveValue(value: PDFObject, context: PDFContext, refOf: (ref: PDFRef) => PDFRef): PDFObject {
  if (value instanceof PDFRef) return refOf(value);
  if (value instanceof PDFRawStream)
    return PDFRawStream.of(moveValue(value.dict, context, refOf) as PDFDict, value.contents);
  if (value instanceof PDFDict) {
    const dict = PDFDict.withContext(context);
    for (const [key, one] of value.entries()) dict.set(PDFName.of(key.decodeText()), moveValue(one, context, refOf));
    return dict;
  }
  if (value instanceof PDFArray) {
    const array = PDFArray.withContext(context);
    for (const one of value.asArray()) array.push(moveValue(one, context, refOf));
    return array;
  }
  return value.clone(context);
}
