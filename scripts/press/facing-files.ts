/**
 * The files of a facing edition that stand alone: its PDF and its e-book. In: a project, the folder of a title, its two
 * languages, their data as built, a browser. Out: files by their names, what the witnesses found, rows of the summary.
 * Called by `facing-editions.ts`.
 *
 *     await makeFacingFiles(project, 'accord', ['zh-Hans', 'en'], records, open, true)
 *       → { files: Map { 'accord.pdf', 'accord.epub' }, rows: [['accord.pdf', '400 KiB', '28 pages', …], …], … }
 */
import type { Engine } from '../formats/print/chromium.ts';
import type { Both, FacingPair } from '../model/facing.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors } from '../model/problem-catalogue.ts';
import type { Project } from '../project/project.ts';
import { pdfName } from '../project/write-outputs.ts';
import { makeFacingBook, proveFacingEpub } from './facing-epub.ts';
import { makeFacingPdf, proveFacingPdf } from './facing-pdf.ts';
import { sizeSaid } from './output-format.ts';

/** They have the names of those of each language, in a folder of their own. */
const facingPdfName = (folder: string): string => pdfName(`${folder}/`, ['book'], 0);
const facingEpubName = (folder: string): string => `${folder}.epub`;

/** What was made; without files where a language cannot be read, or something was found. */
interface FacingFiles {
  files: Map<string, Uint8Array>;
  rows: string[][];
  problems: Problem[];
}

/** Makes and proves both. `records`: `edition.json` of both; `fonts`: the e-book carries its typefaces. */
export async function makeFacingFiles(
  project: Project,
  folder: string,
  pair: FacingPair,
  records: Both<string>,
  open: () => Promise<Engine>,
  fonts: boolean,
): Promise<FacingFiles> {
  const none = (problems: Problem[]): FacingFiles => ({ files: new Map(), rows: [], problems });
  const printed = await makeFacingPdf(project, folder, pair, records, open);
  if (!printed || hasErrors(printed.problems)) return none(printed?.problems ?? []);
  const book = await makeFacingBook(project, printed.sides, await open(), fonts);
  const problems = [...printed.problems, ...book.problems];
  if (hasErrors(problems)) return none(problems);
  const said = (equal: readonly number[]) =>
    `${pair.map((language, i) => `${language} ${equal[i]}`).join(', ')} paragraphs equal`;
  const { pdf, pages, white } = printed;
  const [name, bookName] = [facingPdfName(folder), facingEpubName(folder)];
  return {
    files: new Map([
      [name, pdf],
      [bookName, book.epub],
    ]),
    rows: [
      [name, sizeSaid(pdf), `${pages} pages, ${Math.round(100 * white)} % empty to face`, said(printed.equal)],
      [bookName, sizeSaid(book.epub), `${book.pages} page markers`, said(book.equal)],
    ],
    problems,
  };
}

/** How each file is proved that was built, by its name. */
export const facingProofs = (
  folder: string,
): [name: string, called: string, prove: typeof proveFacingPdf | typeof proveFacingEpub][] => [
  [facingPdfName(folder), 'PDF', proveFacingPdf],
  [facingEpubName(folder), 'EPUB', proveFacingEpub],
];
