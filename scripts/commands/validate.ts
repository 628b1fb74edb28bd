/**
 * npm run validate: what the validators of others say of the built files. In: the files in build/TITLE/ that one reads.
 * Out: one line a validator and its findings. Exit codes: 0 all passed, 1 an error or a warning of a validator, 2 a
 * validator was not run (and none found anything). Builds nothing.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import { readFacing } from '../manuscript/read-facing.ts';
import { facingName } from '../model/facing.ts';
import { compareText, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { folderOf } from '../model/title-name.ts';
import type { OutputFormat } from '../press/output-format.ts';
import { outputFormats } from '../press/registry.ts';
import { chooseTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';

export const validateCommand: Command = {
  name: 'validate',
  usage: 'npm run validate [-- TITLE …]',
  about: `Runs veraPDF and EPUBCheck (they need Java 11 or later) and Ace over the built files of every title (or
the named ones). Exit code 0: all passed; 1: an error or warning; 2: a validator could not run.

  --source FOLDER   the titles are here instead of source/
  --build FOLDER    the outputs are here instead of build/`,
  options: { source: { type: 'string' }, build: { type: 'string' } },
  run: validateTitles,
  exitCode: (problems) => (hasErrors(problems) ? 1 : problems.some(({ code }) => code === 'K832') ? 2 : 0),
};

/** The findings of all validators over the files of the named titles, or of all. */
async function validateTitles({ positionals, project, formats = outputFormats }: Arguments): Promise<Problem[]> {
  const found: Found = { rows: [], problems: [] };
  for (const title of chooseTitles(project.source, positionals)) {
    const folder = join(project.build, title);
    const files = existsSync(folder) ? readdirSync(folder).sort(compareText) : [];
    const read = formats.filter(({ validate }) => validate);
    if (files.some((name) => read.some((format) => format.files.test(name))))
      for (const format of read) await validateFiles(title, folder, files, format, found);
    else found.problems.push(notBuilt(title, folder));
  }
  for (const folder of new Set(chooseTitles(project.source, positionals).map(folderOf)))
    await validateFacing(folder, project, formats, found);
  if (found.rows.length > 0) printTable(found.rows);
  return found.problems;
}

/** What a facing edition has of files that stand alone; a build that was asked for one format has none of it. */
async function validateFacing(
  name: string,
  project: Project,
  formats: readonly OutputFormat[],
  found: Found,
): Promise<void> {
  const pair = readFacing(project.source, name);
  const title = pair && `${name}/${facingName(pair)}`;
  const folder = title && join(project.build, title);
  const files = folder && existsSync(folder) ? readdirSync(folder).sort(compareText) : [];
  for (const format of formats)
    if (title && folder && format.validate && files.length > 0)
      await validateFiles(title, folder, files, format, found);
}

interface Found {
  rows: string[][];
  problems: Problem[];
}

/** Runs the validators of one format over its files in a folder. */
async function validateFiles(
  title: string,
  folder: string,
  files: readonly string[],
  { said, files: named, validate }: OutputFormat,
  { rows, problems }: Found,
): Promise<void> {
  const own = files.filter((name) => named.test(name));
  // A title may be built in one format only; what is not there has not passed.
  if (own.length === 0) {
    rows.push([title, 'no validator', `no ${said} is built`]);
    problems.push(problem('K832', { validator: `The validator of the ${said}`, detail: 'the file is not built' }));
    return;
  }
  const reports = (await validate?.(own.map((file) => join(folder, file)))) ?? [];
  for (const [i, file] of own.entries())
    for (const { name, version, errors, warnings, findings, notRun } of reports[i] ?? []) {
      const counted = notRun === undefined ? `${errors} errors, ${warnings} warnings` : 'not run';
      rows.push([file, `${name} ${version}`, counted]);
      if (notRun !== undefined) problems.push(problem('K832', { validator: name, detail: notRun }));
      for (const finding of findings) problems.push(problem('K831', { validator: name, file, finding }));
    }
}

const notBuilt = (title: string, folder: string): Problem =>
  problem('K902', {
    detail: `“${title}” is not built: there is nothing in ${folder}. Run \`npm run build -- ${title}\`.`,
    command: 'validate',
  });
