/**
 * npm run validate: what the validators of others say of the built files. In: the PDFs and the EPUB in build/TITLE/. Out:
 * one line a validator and its findings. Exit codes: 0 all passed, 1 an error or a warning of a validator, 2 a
 * validator was not run (and none found anything). Builds nothing.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import { compareText, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { listTitles } from '../project/folders.ts';
import { validateEpub } from '../validators/validate-epub.ts';
import { validatePdfs } from '../validators/validate-pdf.ts';
import type { ValidatorReport } from '../validators/validator.ts';

/** Which validators read which outputs; at least one file must match each pattern. */
const validators: {
  kind: string;
  pattern: RegExp;
  /** The reports on each of some files, in their order. */
  validate: (paths: readonly string[]) => Promise<ValidatorReport[][]>;
}[] = [
  { kind: 'PDF', pattern: /\.pdf$/, validate: async (paths) => (await validatePdfs(paths)).map((report) => [report]) },
  { kind: 'EPUB', pattern: /\.epub$/, validate: oneAfterAnother },
];

export const validateCommand: Command = {
  name: 'validate',
  usage: 'npm run validate [-- TITLE …]',
  about: `Runs veraPDF and EPUBCheck (they need Java 11 or later) and Ace over the built files of every title (or the named ones).
Exit code 0: all passed; 1: an error or warning; 2: a validator could not run.

  --source FOLDER   the titles are here instead of source/
  --build FOLDER    the outputs are here instead of build/`,
  options: { source: { type: 'string' }, build: { type: 'string' } },
  run: validateTitles,
  exitCode: (problems) => (hasErrors(problems) ? 1 : problems.some(({ code }) => code === 'K832') ? 2 : 0),
};

async function oneAfterAnother(paths: readonly string[]): Promise<ValidatorReport[][]> {
  const reports: ValidatorReport[][] = [];
  for (const path of paths) reports.push(await validateEpub(path));
  return reports;
}

async function validateTitles({ positionals, project }: Arguments): Promise<Problem[]> {
  const { source, build } = project;
  const problems: Problem[] = [];
  const rows: string[][] = [];
  for (const title of positionals.length > 0 ? positionals : listTitles(source)) {
    const folder = join(build, title);
    const files = existsSync(folder) ? readdirSync(folder).sort(compareText) : [];
    if (!files.some((name) => validators.some(({ pattern }) => pattern.test(name)))) {
      problems.push(
        problem('K902', {
          detail: `“${title}” is not built: there is nothing in ${folder}. Run \`npm run build -- ${title}\`.`,
          command: 'validate',
        }),
      );
      continue;
    }
    for (const { kind, pattern, validate } of validators) {
      const own = files.filter((name) => pattern.test(name));
      // A title may be built in one format only; what is not there has not passed.
      if (own.length === 0) {
        rows.push([title, 'no validator', `no ${kind} is built`]);
        problems.push(problem('K832', { validator: `The validator of the ${kind}`, detail: 'the file is not built' }));
      }
      const reports = own.length > 0 ? await validate(own.map((file) => join(folder, file))) : [];
      for (const [i, file] of own.entries())
        for (const { name, version, errors, warnings, findings, notRun } of reports[i] ?? []) {
          rows.push([
            file,
            `${name} ${version}`,
            notRun === undefined ? `${errors} errors, ${warnings} warnings` : 'not run',
          ]);
          if (notRun !== undefined) problems.push(problem('K832', { validator: name, detail: notRun }));
          for (const finding of findings) problems.push(problem('K831', { validator: name, file, finding }));
        }
    }
  }
  if (rows.length > 0) printTable(rows);
  return problems;
}
