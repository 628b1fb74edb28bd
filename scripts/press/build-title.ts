/**
 * Builds one title: the order of the stages from its text to its files. In: a title's name, the options, a browser that
 * is asked for when pages are to be set. Out: files under `build/`, problems, rows for the summary. Promises that nothing
 * is written before verify has found nothing, and that a title that fails leaves the outputs of its last good build.
 */
import { basename, join } from 'node:path';
import { progress } from '../cli/report.ts';
import { facesOf, subsetFonts } from '../fonts/subset-fonts.ts';
import { recordEdition, recordLedger } from '../formats/data/edition-record.ts';
import { paragraphAddresses } from '../formats/epub/epub-addresses.ts';
import { renderEpub, renderEpubTexts } from '../formats/epub/render-epub.ts';
import type { Attachment } from '../formats/pdf/archive.ts';
import type { Engine } from '../formats/print/chromium.ts';
import { type Format, readFormat } from '../formats/print/print-format.ts';
import { renderCover, renderPrint } from '../formats/print/render-print.ts';
import type { LaidBook } from '../formats/print/typeset.ts';
import { refuseFormats } from '../manuscript/read-manuscript.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { pdfName, writeOutputs } from '../project/write-outputs.ts';
import type { Proof } from '../proof/compare-text.ts';
import type { Figure } from '../proof/figures.ts';
import { countIndex, renderReview } from '../views/review-view.ts';
import { readStyles } from '../views/templates.ts';
import { viewOf } from './build-cache.ts';
import { prepareEdition } from './prepare-edition.ts';

export interface BuildOptions {
  source: string;
  build: string;
  /** Nothing but the PDFs, the EPUB, or both. */
  only?: readonly string[];
  keep: boolean;
  /** False for a PDF/A-2a without the canonical text and edition.json inside. */
  attachments?: boolean;
  /** With bleed and crop marks. */
  print?: boolean;
  /** Instead of the formats that the front matter names. */
  formats?: string[];
  /** False for the light edition: an EPUB without typefaces. */
  fonts?: boolean;
  /** The tag that the EPUB states instead of the edition's. */
  epubLanguage?: string;
  /** The address of the site, if it has one. */
  base?: string;
}

export interface BuiltTitle {
  problems: Problem[];
  /** For the summary; the last one is the title's own, with its time. */
  rows: string[][];
  /** What was written, and the hash of the edition that it was made from; absent when nothing was. */
  made?: { files: ReadonlyMap<string, string | Uint8Array>; view: string };
}

/** One print format of the title, finished and proven. */
interface Printed {
  format: Format;
  html: string;
  pageMap: PageMap;
  pdf: Uint8Array;
  proof: Proof;
  figures: Figure[];
  problems: Problem[];
}

/** Builds one title. `open` gives the browser that all titles share. */
export async function buildTitle(title: string, options: BuildOptions, open: () => Promise<Engine>): Promise<BuiltTitle> {
  const started = performance.now();
  const say = progress(title);
  const problems: Problem[] = [];
  const failed = () => ({ problems, rows: [] });
  const keep = <T>(outcome: { value?: T; problems: Problem[] }): T | undefined => {
    problems.push(...outcome.problems);
    return hasErrors(outcome.problems) ? undefined : outcome.value;
  };
  const wants = (what: string) => !options.only || options.only.includes(what);

  say('reading');
  const prepared = keep(prepareEdition(options.source, title));
  if (!prepared) return failed();
  const { edition: indexed, images } = prepared;

  say('rendering');
  const { language } = indexed.metadata;
  const names = options.formats ?? indexed.metadata.formats ?? ['book'];
  problems.push(...refuseFormats(options.formats ?? [], language));
  if (hasErrors(problems)) return failed();
  const rendered = names.map((name) => {
    const format = readFormat(name, Boolean(options.print), language);
    return { format, html: renderPrint(indexed, images, format) };
  });
  const press = await import('../formats/print/typeset.ts');
  // While the faces are cut.
  const opened = quietly(open().then(async (engine) => ({ engine, sheet: await press.openSheet(engine) })));
  const faces = keep(await subsetFonts(indexed, [...rendered.map(({ html }) => html), ...renderEpubTexts(indexed, images)]));
  if (!faces) {
    await opened.then(({ sheet }) => sheet.page.close()).catch(() => undefined);
    return failed();
  }

  say('setting pages');
  const printed: Printed[] = [];
  let engine: Engine;
  let record = '';
  let pictures: Uint8Array[];
  let epub: { bytes: Uint8Array; proof: Proof } | undefined;
  // While Chromium lays out, Node loads what comes afterwards; while it prints, Node makes the EPUB; and a format is finished and proven while the next one is laid out.
  try {
    const first = await opened;
    engine = first.engine;
    const lay = (i: number, sheet?: typeof first.sheet): Promise<LaidBook> | undefined => {
      const next = rendered[i];
      return next && quietly(press.typeset(next.html, facesOf(faces, next.html), first.engine, sheet, () => quietly(loadLate())));
    };
    let setting = lay(0, first.sheet);
    const cover = quietly(press.photograph(renderCover(indexed), faces, engine, 1600, 2560, [...(wants('epub') ? [1] : []), ...(options.print ? [] : [0.2])]));
    for (const [i, { format, html }] of rendered.entries()) {
      const book = await setting;
      if (!book) throw new Error('a format was not set');
      const { pageMap, structure } = book;
      const printing = quietly(book.print());
      const { finishPdf, verifyPdf, measureTypography, packEpub, verifyEpub } = await loadLate();
      if (i === 0) {
        record = json(recordEdition(indexed, pageMap, engine.version));
        if (wants('epub')) {
          const parts = renderEpub(indexed, pageMap, images, options.fonts === false ? [] : facesOf(faces, epubStyle(language)), options.epubLanguage ? { language: options.epubLanguage } : {});
          const bytes = await packEpub(parts, (await cover)[0] as Uint8Array, indexed.metadata.title, indexed.metadata.edition.date);
          epub = { bytes, proof: verifyEpub(bytes, indexed, pageMap) };
        }
      }
      const layout = { pdf: await printing, pageMap, structure, engine: engine.version };
      setting = lay(i + 1);
      if (i === 0) say('finishing');
      const pdf = await finishPdf(layout, indexed, format, options.attachments === false ? [] : attachmentsOf(indexed, record));
      if (i === 0) say('verifying');
      const { read, ...proof } = await verifyPdf(pdf, indexed, pageMap, format);
      const measured = measureTypography(read, indexed, format);
      printed.push({ format, html, pageMap, pdf, proof, figures: measured.value ?? [], problems: [...proof.problems, ...measured.problems] });
    }
    pictures = await cover;
  } catch (error) {
    problems.push(browserProblem(error as Error));
    return failed();
  }
  if (!engine.pinned) problems.push(problem('K603', { engine: engine.version }));

  const [own] = printed;
  if (!own) throw new Error(`the title “${title}” has no format`);
  const { pageMap } = own;
  problems.push(...printed.flatMap((one) => one.problems), ...(epub?.proof.problems ?? []));
  if (hasErrors(problems)) return failed();

  const files = new Map<string, string | Uint8Array>([
    ...(wants('pdf') ? printed.map(({ pdf }, i) => [pdfName(title, names, i, options.print), pdf] as const) : []),
    // What is for the printer replaces nothing that is published.
    ...(epub && !options.print ? [[`${title}.epub`, epub.bytes] as const] : []),
    ...(options.print
      ? []
      : ([
          ['thumbnail.jpg', pictures.at(-1) as Uint8Array],
          ['edition.json', record],
          ['ledger.json', json(recordLedger(indexed, pageMap, paragraphAddresses(indexed)))],
          ['typography.json', json(Object.fromEntries(printed.map(({ format, figures }) => [format.name, figures])))],
          [reviewName, renderReview(indexed, prepared.problems)],
        ] as const)),
    ...(options.keep ? printed.map(({ html }, i) => [pdfName(title, names, i).replace(/pdf$/, 'print.html'), press.withFaces(html, facesOf(faces, html))] as const) : []),
  ]);
  // One format alone is a look at it, and what is for the printer is not published: the site speaks of what is.
  const site = options.only || options.print ? undefined : await (await import('../formats/site/reading-site.ts')).makeSite(indexed, pageMap, images, files, engine.version, options.base);
  const siteProof = site && (await import('../proof/verify-site.ts')).verifySite(site, files, indexed, pageMap);
  if (siteProof) problems.push(...siteProof.problems);
  if (hasErrors(problems)) return failed();
  for (const [name, content] of site ?? []) files.set(name, content);
  const folder = join(options.build, title);
  problems.push(...writeOutputs(folder, files));
  if (hasErrors(problems)) return failed();

  const size = (bytes: Uint8Array) => `${Math.round(bytes.length / 1024)} KiB`;
  const count = paragraphsOf(indexed).length;
  const index = countIndex(indexed, prepared.problems);
  const entries = index.headings.map((register) => `${register.count} ${register.id}`);
  return {
    problems,
    made: { files, view: viewOf(indexed) },
    rows: [
      ...(wants('pdf')
        ? printed.map(({ pdf, proof, pageMap: { pages } }, i) => [
            pdfName(title, names, i, options.print),
            size(pdf),
            pagesSaid(pages.length, Boolean(options.print)),
            `${proof.equal} of ${count} paragraphs equal`,
          ])
        : []),
      ...(epub && !options.print ? [[`${title}.epub`, size(epub.bytes), `${pageMap.pages.length} page markers`, `${epub.proof.equal} of ${count} paragraphs equal`]] : []),
      ...(site ? [['index.html', size(Buffer.concat([...site.values()].map((content) => Buffer.from(content)))), `${site.size} files`, `${siteProof?.equal} of ${count} paragraphs equal`]] : []),
      ...(index.headings.length > 0 ? [[reviewName, `${index.locators} locators`, `${index.marked} of ${index.mentions} mentions by mark`, `${index.refusals} refused, ${index.open} undecided`]] : []),
      [title, `${((performance.now() - started) / 1000).toFixed(1)} s`, entries.join(', '), `${problems.length} problems`],
    ],
  };
}

const reviewName = 'index-review.html';

/**
 * A title whose lists alone were changed: its edition is made again, which takes no browser. When it is the same as that
 * of the last build, only the reviewer's page, which has the problems of the lists, is written anew; else the value is absent.
 */
export function renewReview(title: string, options: BuildOptions, view: string): { problems: Problem[]; files: Map<string, string> } | undefined {
  const { value, problems } = prepareEdition(options.source, title);
  if (!value || hasErrors(problems) || viewOf(value.edition) !== view) return undefined;
  const files = new Map(options.print ? [] : [[reviewName, renderReview(value.edition, value.problems)]]);
  return { files, problems: [...problems, ...writeOutputs(join(options.build, title), files)] };
}

/** The stages that come after the layout; loaded once, however often they are asked for. */
async function loadLate() {
  const [{ finishPdf }, { verifyPdf }, { measureTypography }, { packEpub }, { verifyEpub }] = await Promise.all([
    import('../formats/pdf/finish-pdf.ts'),
    import('../proof/verify-pdf.ts'),
    import('../proof/measure-typography.ts'),
    import('../formats/epub/epub-package.ts'),
    import('../proof/verify-epub.ts'),
  ]);
  return { finishPdf, verifyPdf, measureTypography, packEpub, verifyEpub };
}

/** A promise that is awaited later: until then nobody has to hear that it failed. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const json = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`;

/** What the faces of the EPUB are cut by. */
function epubStyle(language: string): string {
  return readStyles(['text.css', 'epub.css'], language).join('');
}

/** For the printer: signatures of 16 pages, and the leaves that stay empty at the end. */
function pagesSaid(pages: number, print: boolean): string {
  const signatures = Math.ceil(pages / 16);
  return print ? `${pages} pages, ${signatures} signatures of 16, ${signatures * 16 - pages} pages empty` : `${pages} pages`;
}

/** What is attached to the PDF: the text from which it was made, and the same data as beside it. */
function attachmentsOf({ manuscript }: IndexedEdition, record: string): Attachment[] {
  return [
    { name: basename(manuscript.file), bytes: Buffer.from(manuscript.canonical, 'utf8'), mediaType: 'text/markdown', relationship: 'Source', description: manuscript.labels.attachedSource ?? '' },
    { name: 'edition.json', bytes: Buffer.from(record, 'utf8'), mediaType: 'application/json', relationship: 'Data', description: manuscript.labels.attachedData ?? '' },
  ];
}

/** A browser that is missing (K601) or died (K602). Anything else is a programmer's mistake and throws. */
function browserProblem(error: Error & { problem?: Problem }): Problem {
  if (error.problem) return error.problem;
  if (/Target closed|Session closed|detached|Connection closed|Protocol error|crashed|disconnected/i.test(error.message)) return problem('K602', { detail: error.message.split('\n')[0] ?? '' });
  throw error;
}
