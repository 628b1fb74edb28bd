/**
 * Opens a PDF with pdf.js. In: bytes, within the budget. Out: whatever is read of the open document, which is closed
 * afterwards. The only file that loads pdfjs-dist. Called by `read-pdf.ts`.
 *
 *     await readWith(bytes, async (document) => document.numPages) → 25
 */

// Up to V8 12.1, the build of pdf.js for Node replaces Array.prototype.push, everywhere, by one that takes several
// times as long.
const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push') as PropertyDescriptor;
const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Else it would be loaded with the first PDF.
Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
Object.defineProperty(Array.prototype, 'push', push);

export type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

const names: ReadonlyMap<number, string> = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));

/** The name of an operator, which pdf.js says in numbers; empty for one that it has not. */
export const nameOfOperator = (operator: number): string => names.get(operator) ?? '';

/** A document that takes faces and draws nothing: without one, pdf.js makes a path of every glyph, to draw it by. */
const noDocument = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => undefined }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
} as unknown as HTMLDocument;

/** Opens a PDF, whose bytes are given away, and closes it when it is read. Throws when the file is damaged. */
export async function readWith<T>(data: Uint8Array, read: (document: PdfDocument) => Promise<T>): Promise<T> {
  const task = getDocument({
    data,
    disableFontFace: false,
    ownerDocument: noDocument,
    useSystemFonts: false,
    isEvalSupported: false,
    fontExtraProperties: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}
