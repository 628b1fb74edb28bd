/**
 * A PDF without the pixels of its pictures, for libraries that would unpack all of them, and of which nobody asks what
 * a picture shows: 94 million pixels take 800 MiB there. In: a PDF. Out: a copy as long, in which every
 * picture is one grey pixel in its place; all else is where it was, byte for byte. What a picture shows is compared by
 * `verify-pdf-pictures.ts`, row by row. Called by `read-pdf.ts` and `verify-pdf.ts`.
 *
 *     withoutPixels(bytes, openPdf(bytes)) → '… 12 0 obj <</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray …'
 */
import type { PdfFile } from './pdf-file.ts';
import { PdfBytes, PdfName, PdfRef } from './pdf-values.ts';

/** What a reader needs to show one pixel; the first byte of what is packed is its grey. */
const pixelOf = (length: number): string =>
  `<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${length}>>`;
/** Between the dictionary and the bytes of a stream. */
const begin = 'stream\r\n';

/**
 * A copy of a PDF that is open. Throws an `Error` in words when it is damaged, or says less of a picture than it must.
 */
export function withoutPixels(bytes: Uint8Array, file: PdfFile): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (const number of file.numbers()) {
    const object = file.follow(new PdfRef(number));
    if (!(object instanceof PdfBytes)) continue;
    const kind = file.follow(object.dict.get('Subtype'));
    if (!(kind instanceof PdfName) || kind.name !== 'Image') continue;
    const [from, to] = [object.from, object.packed.byteOffset - bytes.byteOffset];
    const pixel = pixelOf(object.packed.length);
    if (to - from < pixel.length + begin.length) throw new Error('it has a picture that says too little of itself');
    copy.set(Buffer.from(pixel.padEnd(to - from - begin.length) + begin, 'latin1'), from);
    if (object.packed.length > 0) copy[to] = 0x80;
  }
  return copy;
}
