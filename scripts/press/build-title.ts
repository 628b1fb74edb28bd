/**
 * Builds one title: prepare → lay out → make → prove → write → summarise. In: a title's name, the options, a browser
 * that is asked for when pages are to be set. Out: files under `build/`, problems, rows for the summary. Promises that
 * nothing is written before every witness has found nothing, and that a title that fails leaves the outputs of its last
 * good build. Called by `workers.ts`.
 */
import { join } from 'node:path';
import type { Engine } from '../formats/print/chromium.ts';
import { refuseFormats } from '../manuscript/read-manuscript.ts';
import type { Files } from '../model/outputs.ts';
import { countProblems, type Outcome, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { pdfName, stage, tryWriting, writeOutputs } from '../project/write-outputs.ts';
import { findIdleAcceptances } from '../proof/accept-lines.ts';
import { accountCharacters } from '../proof/account-characters.ts';
import { compareLabels } from '../proof/compare-labels.ts';
import { countIndex, renderReview } from '../views/review-view.ts';
import { type Book, openBook } from './book.ts';
import { viewOf } from './build-cache.ts';
import type { BuildOptions } from './build-options.ts';
import { keepFailedPages } from './failed-pages.ts';
import type { Output, OutputFormat, Proven } from './output-format.ts';
import { reviewName, toJson } from './outputs/data-output.ts';
import { prepareEdition } from './prepare-edition.ts';
import { outputFormats } from './registry.ts';

export interface BuiltTitle {
  problems: Problem[];
  /** For the summary; the last one is the title's own, with its time. */
  rows: string[][];
  /** What was written, and the hash of the edition that it was made from; absent when nothing was. */
  made?: { files: ReadonlyMap<string, string | Uint8Array>; view: string };
}

/** Builds one title. `open` gives the browser that all titles share; `say` hears of the stages. */
export async function buildTitle(
  title: string,
  options: BuildOptions,
  open: () => Promise<Engine>,
  say: (stage: string) => void,
): Promise<BuiltTitle> {
  const started = performance.now();
  const problems: Problem[] = [];
  const failed = { problems, rows: [] };
  /** Hears of the problems of a stage; nothing when it failed. */
  const keep = <T>(outcome: Outcome<T>): T | undefined => {
    problems.push(...outcome.problems);
    return hasErrors(outcome.problems) ? undefined : outcome.value;
  };

  say('reading');
  const prepared = keep(prepareEdition(options.project, title));
  if (!prepared) return failed;
  problems.push(...refuseFormats(options.formats ?? [], prepared.edition.metadata.language));
  if (hasErrors(problems)) return failed;
  const made = keep(await makeOutputs(title, prepared, options, open, say));
  if (!made) return failed;
  const { book, files, proven } = made;
  problems.push(...writeTitle(title, options, files));
  if (hasErrors(problems)) return failed;

  const seconds = (performance.now() - started) / 1000;
  const rows = [...proven.flatMap((one) => one.rows), ...summaryRows(book, problems.length, seconds)];
  return { problems, made: { files, view: viewOf(book.edition) }, rows };
}

/** A format's output, made and proven. */
interface Done {
  output: Output;
  files: Files;
  proven: Proven;
}

/** Everything between the prepared edition and the files. The value is absent when there is an error. */
async function makeOutputs(
  title: string,
  prepared: Parameters<typeof openBook>[1],
  options: BuildOptions,
  open: () => Promise<Engine>,
  say: (stage: string) => void,
): Promise<Outcome<{ book: Book; files: Files; proven: Proven[] }>> {
  const problems: Problem[] = [];
  const { registry = outputFormats } = options;
  let book: Book | undefined;
  let made: Files = new Map();
  /** The pages are kept of what fails when there are pages. */
  const fail = async () => problems.push(...(book ? await keepFailedPages(book, made) : []));
  say('rendering');
  try {
    const opened = await openBook(title, prepared, options, open, () => {
      for (const { load } of registry) load().catch(() => undefined);
    });
    problems.push(...opened.problems);
    book = opened.value;
    if (!book) return { problems };
    say('setting pages');
    book.printed(0).then(
      () => say('finishing'),
      () => undefined,
    );
    const first = await makeAll(
      registry.filter(({ offersOthers }) => !offersOthers),
      book,
      new Map(),
      say,
    );
    if (!book.engine.pinned) problems.push(problem('K603', { engine: book.engine.version }));
    problems.push(...first.flatMap(({ proven }) => proven.problems), ...(await compareAll(first)));
    problems.push(...accountCharacters(book.edition), ...compareLabels(book.edition), ...idleOf(book, first));
    made = new Map(first.flatMap(({ files }) => [...files]));
    if (hasErrors(problems)) {
      await fail();
      return { problems };
    }
    const files = await publishedFiles(book, first);
    const then = await makeAll(
      registry.filter(({ offersOthers }) => offersOthers),
      book,
      files,
      () => undefined,
    );
    problems.push(...then.flatMap(({ proven }) => proven.problems));
    for (const one of then) for (const [name, content] of one.files) files.set(name, content);
    const proven = [...first, ...then].flatMap((one) => (one.output.written ? [one.proven] : []));
    if (hasErrors(problems)) await fail();
    return { problems, ...(hasErrors(problems) ? {} : { value: { book, files, proven } }) };
  } catch (error) {
    await fail();
    return { problems: [...problems, browserProblem(error as Error)] };
  }
}

/**
 * The one scheduler. Every output waits for what it needs and for nothing else: the EPUB and the data for the layout of
 * the first print format, each PDF for its printing. So Node packs the EPUB while Chromium prints, and finishes and
 * proves one PDF while Chromium lays out the next. The results come in the order of the registry, whichever is done
 * first.
 */
async function makeAll(
  formats: readonly OutputFormat[],
  book: Book,
  published: Files,
  say: (stage: string) => void,
): Promise<Done[]> {
  const outputs = formats.flatMap((format) => format.outputs(book));
  // All of them end before the first that failed is told: nothing works on behind a title that is over.
  const ended = await Promise.allSettled(
    outputs.map(async (output, i) => {
      const files = await output.make(published);
      if (i === 0) say('verifying');
      return { output, files, proven: await output.prove(files, published) };
    }),
  );
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** What the outputs say of each other. */
async function compareAll(done: readonly Done[]): Promise<Problem[]> {
  const pdf = done.map(({ proven }) => proven.read).find(Boolean);
  const found = await Promise.all(done.map(({ output, files }) => (pdf ? output.compare?.(files, pdf) : undefined)));
  return found.flatMap((problems) => problems ?? []);
}

/** What the editor accepts and no page has (K814). */
const idleOf = ({ edition }: Book, done: readonly Done[]): Problem[] =>
  findIdleAcceptances(
    edition,
    done.flatMap(({ proven }) => proven.measured ?? []),
  );

/** The files of all outputs that are written, and what was measured on them. */
async function publishedFiles(book: Book, done: readonly Done[]): Promise<Files> {
  const { options, title, formats, rendered, faces } = book;
  const files: Files = new Map(done.flatMap(({ output, files }) => (output.written ? [...files] : [])));
  const measured = done.flatMap(({ proven }) => proven.measured ?? []);
  if (!options.print)
    files.set('typography.json', toJson(Object.fromEntries(measured.map(({ format, figures }) => [format, figures]))));
  if (options.keep) {
    const { withFaces } = await import('../formats/print/typeset.ts');
    const { facesOf } = await import('../fonts/subset-fonts.ts');
    for (const [i, { html }] of rendered.entries())
      files.set(pdfName(title, formats, i).replace(/pdf$/, 'print.html'), withFaces(html, facesOf(faces, html)));
  }
  return files;
}

/** What the summary says of the registers and of the title as a whole. */
function summaryRows({ title, edition, remarks }: Book, problems: number, seconds: number): string[][] {
  const index = countIndex(edition, remarks);
  const entries = index.headings.map((register) => `${register.count} ${register.id}`);
  const marked = `${index.marked} of ${index.mentions} mentions by mark`;
  const refused = `${index.refusals} refused, ${index.open} undecided`;
  return [
    ...(index.headings.length > 0 ? [[reviewName, `${index.locators} locators`, marked, refused]] : []),
    [title, `${seconds.toFixed(1)} s`, entries.join(', '), countProblems(problems)],
  ];
}

/**
 * A title whose lists alone were changed: its edition is made again, which takes no browser. When it is the same as
 * that of the last build, only the reviewer's page, which has the problems of the lists, is written anew; else the
 * value is absent.
 */
export function renewReview(
  title: string,
  options: BuildOptions,
  view: string,
): { problems: Problem[]; files: Map<string, string> } | undefined {
  const { value, problems } = prepareEdition(options.project, title);
  if (!value || hasErrors(problems) || viewOf(value.edition) !== view) return undefined;
  const files = new Map(
    options.print ? [] : [[reviewName, renderReview(options.project, value.edition, value.problems)]],
  );
  return { files, problems: [...problems, ...writeTitle(title, options, files)] };
}

/** Writes the files of a title where the build collects them; K701 on failure, and then none. */
function writeTitle(title: string, { project, staged }: BuildOptions, files: Files): Problem[] {
  const folder = join(project.build, title);
  return staged === undefined
    ? writeOutputs(folder, files)
    : tryWriting(folder, () => stage(join(staged, title), folder, files));
}

/** A browser that is missing (K601) or failed (K602). Anything else is a programmer's mistake and throws. */
function browserProblem(error: Error & { problem?: Problem }): Problem {
  if (error.problem) return error.problem;
  throw error;
}
