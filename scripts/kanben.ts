/**
 * The press as a library: the same functions that the commands call. In: a project, and what is wanted of it. Out:
 * values; an author's mistakes are problems in them, each with a code, a place and a hint, and only a fault of the
 * press throws. Nothing is printed, and no process ends. Everything heavy is loaded by the first call that needs it.
 * Two projects may be built in one process, also at the same time.
 *
 *     import { build, openProject } from 'kanben';
 *     const { problems, titles } = await build(openProject({ folder: '/texts' }));
 */
import { openReport, withCalls } from './cli/report.ts';
import type { Problem } from './model/problem.ts';
import { hasErrors } from './model/problem-catalogue.ts';
import type { BuildRequest, BuildResult } from './press/build-project.ts';
import type { TitleCheck } from './press/check-project.ts';
import type { PublishedCopy } from './press/output-format.ts';
import type { CopyProof } from './press/prove-copy.ts';
import { chooseTitles } from './project/folders.ts';
import type { Project } from './project/project.ts';

export type { Place, Problem } from './model/problem.ts';
export type { BuildRequest, BuildResult, TitleResult } from './press/build-project.ts';
export type { TitleCheck } from './press/check-project.ts';
export type { PublishedCopy } from './press/output-format.ts';
export type { CopyProof } from './press/prove-copy.ts';
export { openProject, type Project, type ProjectPlace } from './project/project.ts';

/** Hears a line of progress. */
type Say = (line: string) => void;

/** A document from elsewhere. */
export interface ForeignDocument {
  /** The file's name: its end says what it is (.html, .docx, .txt, .md), and problems call it so. */
  name: string;
  bytes: Uint8Array;
  /** BCP 47 tag, where the document does not show its language. */
  language?: string;
  /** The encoding, where the document names none and is not UTF-8: `gb18030`, `windows-1251`. */
  encoding?: string;
  /** Bytes of a picture beside the document by its relative path, or a sentence that says why there are none. */
  beside?: (path: string) => Uint8Array | string;
}

/** What import made of a document. */
export interface ImportResult {
  /** What was not carried as it was (K124–K126), or why nothing was (K122, K123). */
  problems: Problem[];
  /** Markdown with its front matter, `TODO` where the document does not say a field; absent when there is an error. */
  value?: { markdown: string; language: string; pictures: Map<string, Uint8Array> };
}

/**
 * Builds the titles of a project into its `build` folder and proves every output; a title with an error keeps the
 * outputs of its last good build. What is asked for is as in `npm run build`: kinds of output, print formats, titles.
 *
 *     const { titles } = await build(project, { titles: ['treaty'], only: ['pdf'] }, (line) => console.error(line));
 *     titles[0] → { title: 'treaty', ok: true, rows: [['treaty.pdf', '405 KiB', '30 pages', …]], problems: [] }
 */
export async function build(project: Project, request: BuildRequest = {}, say?: Say): Promise<BuildResult> {
  const { buildProject } = await import('./press/build-project.ts');
  const { problems, titles } = await quietly(() => buildProject(project, request), say);
  return { problems: problems.map(withCalls), titles: titles.map(withCallsInside) };
}

/**
 * The problems of titles before they are built, and the figures of the typesetting of those that are. Writes nothing
 * but these figures, `build/<title>/typography.json`. `titles`: names; all of the project when absent.
 *
 *     const [first] = await check(project, ['treaty']);
 *     first → { title: 'treaty', problems: [], text: { paragraphs: 65, mentions: 106 }, … }
 */
export async function check(project: Project, titles?: readonly string[]): Promise<TitleCheck[]> {
  const { checkTitle } = await import('./press/check-project.ts');
  const checked: TitleCheck[] = [];
  for (const title of chooseTitles(project.source, titles))
    checked.push(withCallsInside(await quietly(() => checkTitle(project, title))));
  return checked;
}

/**
 * Turns a document from elsewhere into canonical Markdown: nothing is left out in silence. Writes nothing.
 *
 *     const { value } = await importDocument({ name: 'treaty.docx', bytes: readFileSync('treaty.docx') });
 *     value → { markdown: '---\ntitle:\n  - …', language: 'en', pictures: Map(0) {} }
 */
export async function importDocument(document: ForeignDocument): Promise<ImportResult> {
  const { convertDocument } = await import('./import/import-document.ts');
  const problems: Problem[] = [];
  const beside = document.beside ?? (() => 'Files beside it were not given.');
  const value = await quietly(() => convertDocument({ ...document, beside }, problems));
  return { problems: problems.map(withCalls), ...(value && !hasErrors(problems) ? { value } : {}) };
}

/**
 * Whether a PDF or an EPUB, from wherever it comes, carries the text of a project's source, character by character.
 *
 *     const { problems, equal } = await verifyCopy(project, { name: 'treaty.pdf', bytes: readFileSync('treaty.pdf') });
 *     problems → [] when every paragraph is equal; K826 for each difference, K823 when it is no title of the project
 */
export async function verifyCopy(project: Project, copy: PublishedCopy): Promise<CopyProof> {
  const { proveCopy } = await import('./press/prove-copy.ts');
  return withCallsInside(await quietly(() => proveCopy(project, copy)));
}

/** A result whose problems name the commands as they are called here. */
const withCallsInside = <T extends { problems: Problem[] }>(result: T): T => ({
  ...result,
  problems: result.problems.map(withCalls),
});

/** Runs a job whose words go to `say`, or to nobody. */
const quietly = <T>(job: () => Promise<T>, say: Say = () => undefined): Promise<T> =>
  openReport(false, { out: () => undefined, err: (text) => say(text.replace(/\n$/, '')), colour: false }, job);
