/** The cover of a printed book, a sheet of its own that folds around it: printed by Chromium, proven by its glyphs. */
import { facesOf } from '../../fonts/subset-fonts.ts';
import { facesNamed } from '../../fonts/typeface-files.ts';
import { renderWrap } from '../../formats/print/render-wrap.ts';
import type { Files } from '../../model/outputs.ts';
import { proofThread } from '../../project/browser-scripts.ts';
import { coverName } from '../../project/write-outputs.ts';
import { type Book, coverOf } from '../book.ts';
import { wants } from '../build-options.ts';
import { type Output, sizeSaid } from '../output-format.ts';

/** The covers of a build for the printer: one for each print format that is a book. */
export const coverOutputs = (book: Book): Output[] =>
  book.options.print ? book.rendered.flatMap(({ format }, i) => (format.alone ? [] : [oneCover(book, i)])) : [];

/** The cover of the i-th print format (0-based): how wide its spine is, the pages say. */
function oneCover(book: Book, i: number): Output {
  const { title, formats, options, edition, engine, faces } = book;
  const name = coverName(title, formats, i);
  const sheetOf = async () => {
    const format = book.rendered[i]?.format;
    if (!format) throw new Error(`the book has no print format ${i}`);
    return coverOf(edition, format, (await book.laid(i)).pageMap.pages.length);
  };
  return {
    written: wants(options, 'pdf'),
    make: async () => {
      const [{ printSheet }, { finishCover }] = await Promise.all([
        import('../../formats/print/typeset.ts'),
        import('../../formats/pdf/finish-cover.ts'),
      ]);
      const sheet = await sheetOf();
      const html = renderWrap(options.project, edition, sheet);
      const printed = await printSheet(html, facesOf(faces, html), engine);
      const files: Files = new Map();
      files.set(name, await finishCover(printed, edition, sheet, engine.version));
      return files;
    },
    prove: async (files) => {
      const { verifyCover } = await import('../../proof/verify-cover.ts');
      const pdf = files.get(name) as Uint8Array;
      const sheet = await sheetOf();
      const problems = await verifyCover(pdf, edition, sheet, facesNamed, proofThread());
      return { problems, rows: [[name, sizeSaid(pdf), `spine of ${sheet.spineMm} mm`, 'cover equal']] };
    },
  };
}
