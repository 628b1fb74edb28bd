/**
 * The pages of a title that failed, for whoever mends what is wrong: `build/.failed/TITLE/`. In: the book, what was
 * made of it, the error that ended it. Out: PDFs, and where an error is the press's own its lines in `error.txt`.
 * Promises that nothing of the last good build is touched; the folder begins with a dot, so no checksum, catalogue,
 * site or feed has it. The next build of the title that does not fail removes it. Called by `build-title.ts`,
 * `workers.ts`, `build-project.ts`.
 */
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Project } from '../project/project.ts';
import { coverName, pdfName, writeOutputs } from '../project/write-outputs.ts';
import type { Book } from './book.ts';
import type { BuildOptions } from './build-options.ts';

const failedFolder = ({ build }: Project, title: string): string => join(build, '.failed', title);

/**
 * Keeps the pages of a book that failed: as they are finished where they are, else as Chromium printed them, else as
 * far as they were laid out. Gives K607, which says where they are; nothing when there is no page.
 */
export async function keepFailedPages(book: Book, made: ReadonlyMap<string, string | Uint8Array>): Promise<Problem[]> {
  const { title, formats, options } = book;
  if (options.keepFailed === false) return [];
  const files = new Map<string, string | Uint8Array>();
  for (const i of formats.keys()) {
    const name = pdfName(title, formats, i, options.print);
    const pages = made.get(name) ?? (await book.printed(i).catch((error: PagesSoFar) => error.pages));
    if (pages) files.set(name, pages);
    const cover = made.get(coverName(title, formats, i));
    if (cover) files.set(coverName(title, formats, i), cover);
  }
  if (files.size === 0) return [];
  const path = failedFolder(options.project, title);
  rmSync(path, { recursive: true, force: true });
  const problems = writeOutputs(path, files);
  return problems.length > 0 ? problems : [problem('K607', { path, files: [...files.keys()].join(', ') })];
}

/** What a layout that failed may carry. */
interface PagesSoFar {
  pages?: Uint8Array;
}

/**
 * Keeps the lines of a fault of the press beside the pages. Gives the path of their file; nothing when there is none.
 */
export function keepFailedStack(
  { project, keepFailed }: BuildOptions,
  title: string,
  stack: string,
): string | undefined {
  if (keepFailed === false) return undefined;
  const path = failedFolder(project, title);
  const problems = writeOutputs(path, new Map([['error.txt', `${stack}\n`]]));
  return problems.length > 0 ? undefined : join(path, 'error.txt');
}

/** Removes what is kept of a title that did not fail. */
export function forgetFailed(project: Project, title: string): void {
  rmSync(failedFolder(project, title), { recursive: true, force: true });
  const all = join(project.build, '.failed');
  try {
    if (readdirSync(all).length === 0) rmdirSync(all);
  } catch {
    // No title has failed.
  }
}
