/**
 * npm run verify -- FILE: whether a copy of a published file carries the text of this source, and where it differs. In:
 * published files, from wherever they come. Out: a table and problems. Needs no build and no browser: the title is
 * found by what the file says of itself, and proved by the same witnesses as a build. Writes nothing.
 */
import { basename } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { type EditionSearch, searchOf } from '../press/find-edition.ts';
import type { OutputFormat } from '../press/output-format.ts';
import { proveCopy, unreadable } from '../press/prove-copy.ts';
import { readCopy } from '../press/read-copy.ts';
import { outputFormats } from '../press/registry.ts';
import type { Project } from '../project/project.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage:
    'npm run verify -- ' +
    `${outputFormats.flatMap(({ copies, name }) => (copies ? (copies.called ?? [`FILE.${name}`]) : [])).join('|')} …`,
  about: `Says of every file whether it carries the text of its title here, character by character, and where it
differs. A file that is byte for byte one of a published edition or of the build is called so; another one of the same
output is compared with that of the build, object by object.
A folder, or an archive of it, holds the files of a reading edition.

  --source FOLDER   the titles are here instead of source/
  --build FOLDER    their outputs are here instead of build/
  --help            this text

Exit code 0: every file carries the text; 1: one does not, or cannot be read.`,
  options: { source: { type: 'string' }, build: { type: 'string' } },
  run: verifyFiles,
};

async function verifyFiles({ positionals, project, formats = outputFormats }: Arguments): Promise<Problem[]> {
  if (positionals.length === 0) return [problem('K902', { detail: 'Name at least one file.', command: 'verify' })];
  const problems: Problem[] = [];
  const search = searchOf(project);
  for (const path of positionals) problems.push(...(await verifyFile(path, project, formats, search)));
  return problems;
}

async function verifyFile(
  path: string,
  project: Project,
  formats: readonly OutputFormat[],
  search: EditionSearch,
): Promise<Problem[]> {
  const file = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = await readCopy(path);
  } catch (error) {
    return [unreadable(file, (error as Error).message, formats)];
  }
  const { problems, edition, equal, stated, published, sameBytes, remark } = await proveCopy(
    project,
    { name: file, bytes },
    formats,
    search,
  );
  if (!edition) return problems;
  const same = stated === edition.manuscript.sha256;
  printTable([
    ['file', file],
    ['source', `${edition.manuscript.file}, edition ${edition.metadata.edition.number}`],
    ['SHA-256', `${stated || 'not named'}${same ? ', that of the source' : ', not that of the source'}`],
    ['published', publishedSaid(published, Boolean(sameBytes), problems)],
    ['paragraphs', `${equal} of ${paragraphsOf(edition).length} equal`],
    ...(remark === undefined ? [] : [['alone', remark] as [string, string]]),
    ['result', hasErrors(problems) ? 'DIFFERS from the text of this source' : 'carries the text of this source'],
  ]);
  return problems;
}

/** What the copy is beside the files that were published. */
function publishedSaid(published: string | undefined, sameBytes: boolean, problems: readonly Problem[]): string {
  if (published === undefined) return 'no such file is built here: the witnesses alone say what it is';
  if (sameBytes) return `byte for byte ${published}`;
  const differs = problems.some(({ code }) => code === 'K827');
  return `not the bytes of ${published}${differs ? '' : ', and the same in all that it holds: it was packed anew'}`;
}
