/**
 * A title on its way to its outputs: everything that more than one of them needs, made once. In: a prepared edition,
 * the options, a browser that is asked for when pages are to be set. Out: a `Book`, whose print formats are laid out
 * one after the other while Node does other work. Called by `build-title.ts`.
 */

import { facesOf, subsetFonts } from '../fonts/subset-fonts.ts';
import { renderEpubTexts } from '../formats/epub/render-epub.ts';
import type { Engine } from '../formats/print/chromium.ts';
import { type CoverSheet, coverSheet } from '../formats/print/cover-sheet.ts';
import { type PrintFormat, readFormat } from '../formats/print/print-format.ts';
import { renderCover, renderPrint } from '../formats/print/render-print.ts';
import { renderWrap } from '../formats/print/render-wrap.ts';
import type { LaidBook } from '../formats/print/typeset.ts';
import type { Face } from '../model/outputs.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type BuildOptions, wants } from './build-options.ts';
import { placeError } from './place-fault.ts';

/** A print format with the HTML that is set in it. */
export interface Rendered {
  format: PrintFormat;
  html: string;
}

export interface Book {
  title: string;
  edition: IndexedEdition;
  images: ReadonlyMap<string, Uint8Array>;
  /** What lists and text still have to say: for the reviewer of the registers. */
  remarks: readonly Problem[];
  options: BuildOptions;
  /** Typefaces, cut to the characters of all print formats and of the EPUB. */
  faces: readonly Face[];
  rendered: readonly Rendered[];
  /** Names of the print formats, in order; the first one gives the edition its pages. */
  formats: readonly string[];
  engine: Engine;
  /** The i-th print format (0-based), laid out. */
  laid: (i: number) => Promise<LaidBook>;
  /** The i-th print format as Chromium printed it. */
  printed: (i: number) => Promise<Uint8Array>;
  /** The cover, 1600 × 2560 px, and the thumbnail, as far as the options want them: JPEG. */
  cover: Promise<Uint8Array | undefined>;
  thumbnail: Promise<Uint8Array | undefined>;
}

/** What `prepareEdition` found. */
interface Prepared {
  edition: IndexedEdition;
  images: Map<string, Uint8Array>;
  problems: Problem[];
}

/** More pages than any book that is bound: its spine has room for type. */
const widestBook = 2000;

/** The sheet around a book of so many pages in a print format. */
export const coverOf = ({ metadata, manuscript }: IndexedEdition, format: PrintFormat, pages: number): CoverSheet =>
  coverSheet(format, pages, manuscript.printing?.paperMm, metadata.shortTitle);

/**
 * Renders the print formats, cuts the faces and begins the layout. `begun` is called when the first page is there: from
 * then on Node has time. The value is absent when a character is in no face. Throws when the browser cannot start.
 */
export async function openBook(
  title: string,
  { edition, images, problems: remarks }: Prepared,
  options: BuildOptions,
  open: () => Promise<Engine>,
  begun: () => void,
): Promise<Outcome<Book>> {
  const { metadata } = edition;
  const formats = options.formats ?? metadata.formats ?? ['book'];
  const rendered = formats.map((name) => {
    const format = readFormat(options.project, name, Boolean(options.print), metadata.language, metadata.class);
    return { format, html: renderPrint(options.project, edition, images, format) };
  });
  const press = await import('../formats/print/typeset.ts');
  // The browser opens a page while the faces are cut.
  const opened = quietly(open().then(async (engine) => ({ engine, sheet: await press.openSheet(engine) })));
  // Whatever the width of its spine will be, the cover has these words.
  const wraps = options.print
    ? rendered.map(({ format }) => renderWrap(options.project, edition, coverOf(edition, format, widestBook)))
    : [];
  const texts = [...rendered.map(({ html }) => html), ...wraps, ...renderEpubTexts(options.project, edition, images)];
  const { value: faces, problems } = await subsetFonts(edition, texts);
  if (!faces || hasErrors(problems)) {
    await opened.then(({ sheet }) => sheet.close()).catch(() => undefined);
    return { problems };
  }
  const { engine, sheet } = await opened;
  const scales = options.print ? [] : [...(wants(options, 'epub') ? [1] : []), 0.2];
  const lay = ({ html }: Rendered, i: number) =>
    press.typeset(html, facesOf(faces, html), engine, i === 0 ? sheet : undefined, begun).catch(placeError(edition));
  const layouts = layOutInTurn(rendered, lay);
  const pictures = quietly(press.photograph(renderCover(options.project, edition), faces, engine, 1600, 2560, scales));
  const value: Book = {
    title,
    edition,
    images,
    remarks,
    options,
    faces,
    rendered,
    formats,
    engine,
    ...layouts,
    cover: quietly(pictures.then((made) => (wants(options, 'epub') ? made[0] : undefined))),
    thumbnail: quietly(pictures.then((made) => (options.print ? undefined : made.at(-1)))),
  };
  return { value, problems };
}

/**
 * Each format is laid out when the one before it is printed: Chromium never waits for Node, nor two layouts for each
 * other.
 */
function layOutInTurn(
  rendered: readonly Rendered[],
  lay: (one: Rendered, i: number) => Promise<LaidBook>,
): Pick<Book, 'laid' | 'printed'> {
  const laid: Promise<LaidBook>[] = [];
  const printed: Promise<Uint8Array>[] = [];
  for (const [i, one] of rendered.entries()) {
    const before = printed[i - 1];
    const book = quietly(before ? before.then(() => lay(one, i)) : lay(one, i));
    laid.push(book);
    printed.push(quietly(book.then(({ print }) => print())));
  }
  const at = <T>(list: readonly Promise<T>[], i: number): Promise<T> => {
    const found = list[i];
    if (!found) throw new Error(`the book has no print format ${i}`);
    return found;
  };
  return { laid: (i) => at(laid, i), printed: (i) => at(printed, i) };
}

/** A promise that is awaited later: until then nobody has to hear that it failed. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
