/**
 * npm run validate: what the validators of others say of the built files. In: build/TITLE/TITLE.epub and .pdf. Out:
 * one line a validator and its findings. Exit codes: 0 all passed, 1 an error or a warning of a validator, 2 a
 * validator was not run (and none found anything). Builds nothing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Arguments, runCommand } from './stages/command.ts';
import type { Problem } from './stages/edition.ts';
import { problem } from './stages/problems.ts';
import { listTitles, pressFolder } from './stages/read.ts';
import { printTable } from './stages/report.ts';
import { validateEpub } from './stages/validate-epub.ts';
import { validatePdf } from './stages/validate-pdf.ts';
import type { ValidatorReport } from './stages/validator.ts';

/** Which validators read which output. */
const validators: { file: (title: string) => string; validate: (path: string) => Promise<ValidatorReport[]> }[] = [
  { file: (title) => `${title}.pdf`, validate: async (path) => [await validatePdf(path)] },
  { file: (title) => `${title}.epub`, validate: validateEpub },
];

await runCommand({
  name: 'validate',
  usage: 'npm run validate [-- TITLE …]',
  about: `Runs veraPDF and EPUBCheck (they need Java 11 or later) and Ace over the built files of every title (or the named ones).
Exit code 0: all passed; 1: an error or warning; 2: a validator could not run.

  --source FOLDER   the titles are here instead of source/
  --build FOLDER    the outputs are here instead of build/`,
  options: { source: { type: 'string' }, build: { type: 'string' } },
  run: validateTitles,
});

async function validateTitles({ positionals, values }: Arguments): Promise<Problem[]> {
  const source = String(values.source ?? join(pressFolder, 'source'));
  const build = String(values.build ?? join(pressFolder, 'build'));
  const problems: Problem[] = [];
  const rows: string[][] = [];
  for (const title of positionals.length > 0 ? positionals : listTitles(source))
    for (const { file, validate } of validators) {
      const path = join(build, title, file(title));
      if (!existsSync(path)) {
        problems.push(problem('K902', { detail: `There is no ${path}. Run \`npm run build -- ${title}\`.`, command: 'validate' }));
        continue;
      }
      for (const report of await validate(path)) {
        const { name, version, errors, warnings, findings, notRun } = report;
        rows.push([file(title), `${name} ${version}`, notRun === undefined ? `${errors} errors, ${warnings} warnings` : 'not run']);
        if (notRun !== undefined) problems.push(problem('K832', { validator: name, detail: notRun }));
        for (const finding of findings) problems.push(problem('K831', { validator: name, file: file(title), finding }));
      }
    }
  if (rows.length > 0) printTable(rows);
  // runCommand makes it 1 when there is an error.
  if (problems.some(({ code }) => code === 'K832')) process.exitCode = 2;
  return problems;
}
