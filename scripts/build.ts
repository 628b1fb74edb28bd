/**
 * npm run build: which titles, the order of the stages, what is written, the exit code. With
 * `prepare.ts`, the only file that knows the order. Promises that nothing is written before verify has found nothing, and that a title that fails leaves
 * the outputs of its last good build as they are.
 */
import { basename, join } from 'node:path';
import { type Engine, startBrowser } from './stages/browser.ts';
import { makeCatalogue } from './stages/catalogue.ts';
import { type Arguments, runCommand } from './stages/command.ts';
import type { Proof } from './stages/compare.ts';
import type { IndexedEdition, PageMap, Problem } from './stages/edition.ts';
import { paragraphsOf } from './stages/edition.ts';
import type { Figure } from './stages/figures.ts';
import { finishPdf } from './stages/finish.ts';
import type { Attachment } from './stages/finish-archive.ts';
import { facesOf, subsetFonts } from './stages/fonts.ts';
import { type Format, readFormat } from './stages/format.ts';
import { makeSite, readBase } from './stages/make-site.ts';
import { pdfName, writeChecksums, writeOutputs } from './stages/outputs.ts';
import { packEpub } from './stages/pack.ts';
import { prepareEdition } from './stages/prepare.ts';
import { hasErrors, problem } from './stages/problems.ts';
import { listFormats, listTitles, pressFolder, refuseFormats } from './stages/read.ts';
import { recordEdition, recordLedger } from './stages/record.ts';
import { readStyles, renderCover, renderEpub, renderEpubTexts, renderPrint, renderReview } from './stages/render.ts';
import { printTable, progress } from './stages/report.ts';
import { countIndex } from './stages/review-view.ts';
import { photograph, typeset, withFaces } from './stages/typeset.ts';
import { measureTypography } from './stages/typography.ts';
import { verifyEpub } from './stages/verify-epub.ts';
import { verifyPdf } from './stages/verify-pdf.ts';
import { verifySite } from './stages/verify-site.ts';

const usage = 'npm run build [-- TITLE …] [--only pdf|epub] [--format NAME,…] [--print] [--keep]';
const about = `Builds every title under source/ (or the ones named) into build/TITLE/: PDF, EPUB, the reading edition (index.html), edition.json, ledger.json; and
build/index.html, the catalogue of all titles that have been built.

  --only pdf|epub   write only this format (the pages are set for both: the EPUB carries them)
  --format NAME,…   print formats instead of those of the front matter: book, official
  --print           write TITLE.print.pdf for the printer: 3 mm bleed and crop marks
  --no-fonts        the light edition: an EPUB without typefaces, set in the reader's own
  --epub-language TAG   the tag that the EPUB states, for shops that do not know the edition's (zh-CN for zh-Hans)
  --keep            keep the print HTML as build/TITLE/TITLE.print.html
  --no-attachments  a PDF/A-2a without the canonical text and edition.json inside, instead of a PDF/A-3a
  --source FOLDER   read titles from here instead of source/
  --build FOLDER    write here instead of build/
  --help            this text

A new title is a folder: source/NAME/zh-Hans.md, which begins with front matter as in source/joint-statement-2022/.`;

export interface BuildOptions {
  source: string;
  build: string;
  only?: 'pdf' | 'epub';
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

if (process.argv[1] === import.meta.filename)
  await runCommand({
    name: 'build',
    usage,
    about,
    options: {
      only: { type: 'string' },
      format: { type: 'string' },
      print: { type: 'boolean' },
      'no-fonts': { type: 'boolean' },
      'epub-language': { type: 'string' },
      'no-attachments': { type: 'boolean' },
      keep: { type: 'boolean' },
      source: { type: 'string' },
      build: { type: 'string' },
    },
    run: buildTitles,
  });

async function buildTitles({ positionals, values }: Arguments): Promise<Problem[]> {
  const { only } = values;
  if (only !== undefined && only !== 'pdf' && only !== 'epub') return [problem('K902', { detail: `--only knows pdf and epub, not “${only}”.`, command: 'build' })];
  const formats = values.format === undefined ? undefined : String(values.format).split(',');
  const odd = formats?.find((name) => !listFormats().includes(name));
  if (odd !== undefined) return [problem('K902', { detail: `--format knows ${listFormats().join(', ')}, not “${odd}”.`, command: 'build' })];
  const epubLanguage = values['epub-language'];
  if (epubLanguage !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(String(epubLanguage)))
    return [problem('K902', { detail: `--epub-language must be a language tag, not “${epubLanguage}”.`, command: 'build' })];
  const options: BuildOptions = {
    source: String(values.source ?? join(pressFolder, 'source')),
    build: String(values.build ?? join(pressFolder, 'build')),
    keep: Boolean(values.keep),
    attachments: !values['no-attachments'],
    print: Boolean(values.print),
    ...(formats ? { formats } : {}),
    fonts: !values['no-fonts'],
    ...(epubLanguage ? { epubLanguage: String(epubLanguage) } : {}),
    ...(only ? { only } : {}),
  };
  const titles = positionals.length > 0 ? positionals : listTitles(options.source);
  if (titles.length === 0) return [problem('K109', { title: '', known: 'none' })];
  const problems: Problem[] = [];
  const base = readBase(join(pressFolder, 'package.json'), problems);
  if (base !== undefined) options.base = base;
  const rows: string[][] = [];
  let engine: Promise<Engine> | undefined;
  const open = () => (engine ??= startBrowser((line) => process.stderr.write(`${line}\n`)));
  try {
    for (const title of titles) {
      const built = await buildTitle(title, options, open);
      problems.push(...built.problems);
      rows.push(...built.rows);
    }
  } finally {
    await engine?.then(({ browser }) => browser.close()).catch(() => undefined);
  }
  if (rows.length > 0) {
    problems.push(...writeOutputs(options.build, await makeCatalogue(options.build, problems, base)), ...writeChecksums(options.build));
    printTable(rows);
  }
  return problems;
}

/** Builds one title. `open` gives the browser that all titles share; it is started only when pages are to be set. */
export async function buildTitle(title: string, options: BuildOptions, open: () => Promise<Engine>): Promise<{ problems: Problem[]; rows: string[][] }> {
  const started = performance.now();
  const say = progress(title);
  const problems: Problem[] = [];
  const failed = () => ({ problems, rows: [] });
  const keep = <T>(outcome: { value?: T; problems: Problem[] }): T | undefined => {
    problems.push(...outcome.problems);
    return hasErrors(outcome.problems) ? undefined : outcome.value;
  };

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
  const faces = keep(await subsetFonts(indexed, [...rendered.map(({ html }) => html), ...renderEpubTexts(indexed, images)]));
  if (!faces) return failed();

  say('setting pages');
  const editions: (Awaited<ReturnType<typeof typeset>> & { format: Format; html: string })[] = [];
  let cover: Uint8Array;
  let thumbnail: Uint8Array;
  let engine: Engine;
  try {
    engine = await open();
    for (const { format, html } of rendered) editions.push({ format, html, ...(await typeset(html, facesOf(faces, html), engine)) });
    const page = renderCover(indexed);
    cover = await photograph(page, faces, engine, 1600, 2560);
    thumbnail = await photograph(page, faces, engine, 1600, 2560, 0.2);
  } catch (error) {
    problems.push(browserProblem(error as Error));
    return failed();
  }
  if (!engine.pinned) problems.push(problem('K603', { engine: engine.version }));

  say('finishing');
  const [own] = editions;
  if (!own) throw new Error(`the title “${title}” has no format`);
  const { pageMap } = own;
  const json = (data: unknown) => `${JSON.stringify(data, null, 2)}\n`;
  const record = json(recordEdition(indexed, pageMap, engine.version));
  const attachments = options.attachments === false ? [] : attachmentsOf(indexed, record);
  const printed: { format: Format; html: string; pageMap: PageMap; pdf: Uint8Array }[] = [];
  for (const { format, html, ...layout } of editions)
    printed.push({ format, html, pageMap: layout.pageMap, pdf: await finishPdf({ ...layout, engine: engine.version }, indexed, format, attachments) });
  const parts = renderEpub(indexed, pageMap, images, options.fonts === false ? [] : facesOf(faces, epubStyle(language)), options.epubLanguage ? { language: options.epubLanguage } : {});
  const epub = await packEpub(parts, cover, indexed.metadata.title, indexed.metadata.edition.date);

  say('verifying');
  const proofs: Proof[] = [];
  const figures: Record<string, Figure[]> = {};
  for (const { pdf, pageMap, format } of printed) {
    const proof = await verifyPdf(pdf, indexed, pageMap, format);
    proofs.push(proof);
    const measured = measureTypography(proof.read, indexed, format);
    figures[format.name] = measured.value ?? [];
    problems.push(...measured.problems);
  }
  const epubProof = verifyEpub(epub, indexed, pageMap);
  problems.push(...[...proofs, epubProof].flatMap((proof) => proof.problems));
  if (hasErrors(problems)) return failed();

  const files = new Map<string, string | Uint8Array>([
    ...(options.only === 'epub' ? [] : printed.map(({ pdf }, i) => [pdfName(title, names, i, options.print), pdf] as const)),
    // What is for the printer replaces nothing that is published.
    ...(options.only === 'pdf' || options.print ? [] : [[`${title}.epub`, epub] as const]),
    ...(options.print
      ? []
      : ([
          ['thumbnail.jpg', thumbnail],
          ['edition.json', record],
          ['ledger.json', json(recordLedger(indexed, pageMap))],
          ['typography.json', json(figures)],
          ['index-review.html', renderReview(indexed, prepared.problems)],
        ] as const)),
    ...(options.keep ? printed.map(({ html }, i) => [pdfName(title, names, i).replace(/pdf$/, 'print.html'), withFaces(html, facesOf(faces, html))] as const) : []),
  ]);
  // One format alone is a look at it, and what is for the printer is not published: the site speaks of what is.
  const site = options.only || options.print ? undefined : await makeSite(indexed, pageMap, images, files, engine.version, options.base);
  const siteProof = site && verifySite(site, files, indexed, pageMap);
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
    rows: [
      ...(options.only === 'epub'
        ? []
        : printed.map(({ pdf, pageMap: { pages } }, i) => [
            pdfName(title, names, i, options.print),
            size(pdf),
            pagesSaid(pages.length, Boolean(options.print)),
            `${proofs[i]?.equal} of ${count} paragraphs equal`,
          ])),
      ...(options.only === 'pdf' || options.print ? [] : [[`${title}.epub`, size(epub), `${pageMap.pages.length} page markers`, `${epubProof.equal} of ${count} paragraphs equal`]]),
      ...(site ? [['index.html', size(Buffer.concat([...site.values()].map((content) => Buffer.from(content)))), `${site.size} files`, `${siteProof?.equal} of ${count} paragraphs equal`]] : []),
      ...(index.headings.length > 0
        ? [['index-review.html', `${index.locators} locators`, `${index.marked} of ${index.mentions} mentions by mark`, `${index.refusals} refused, ${index.open} undecided`]]
        : []),
      [title, `${((performance.now() - started) / 1000).toFixed(1)} s`, entries.join(', '), `${problems.length} problems`],
    ],
  };
}

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
