/**
 * npm run corpus -- FOLDER: which of many documents can be imported and built as they are. In: a folder of documents. Out: a
 * table with a row a document: published or the codes that refused it, characters, warnings, seconds. For developers;
 * everything happens in a temporary folder, and nothing of the project is written.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { type Arguments, type Command, jobsOf, wrongJobs } from '../cli/command.ts';
import { printAside, printTable } from '../cli/report.ts';
import { convertDocument, isDocument } from '../import/import-document.ts';
import { fillTodos } from '../import/stand-ins.ts';
import { compareText, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { BuildOptions } from '../press/build-options.ts';
import { buildTitles, type TitleOutcome } from '../press/workers.ts';
import { openProject } from '../project/project.ts';

export const corpusCommand: Command = {
  name: 'corpus',
  usage: 'npm run corpus -- FOLDER [--jobs N] [--only pdf,epub] [--keep FOLDER]',
  about: `Imports every document of FOLDER into a temporary project, fills what only a person knows with stand-ins,
builds, and says of each what became of it: published, or the codes of the problems that refused it.

  --jobs N         so many titles at a time (1)
  --only NAMES     kinds of output, as for build (pdf,epub)
  --format NAMES   print formats (book)
  --keep FOLDER    work in this folder and leave it there`,
  options: {
    jobs: { type: 'string', default: '1' },
    only: { type: 'string', default: 'pdf,epub' },
    format: { type: 'string', default: 'book' },
    keep: { type: 'string' },
  },
  run: tryCorpus,
};

interface Trial {
  file: string;
  title: string;
  characters: number;
  problems: Problem[];
  seconds: number;
  published: boolean;
}

async function tryCorpus({ positionals, project: own, values }: Arguments): Promise<Problem[]> {
  const [folder] = positionals;
  if (!folder) return [problem('K902', { detail: 'Name the FOLDER of documents.', command: 'corpus' })];
  const jobs = jobsOf(values);
  if (jobs === undefined) return [problem('K902', { detail: wrongJobs(values), command: 'corpus' })];
  const place = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'kanben-corpus-')) : String(values.keep);
  try {
    // The project's templates and styles, its texts elsewhere.
    const source = join(place, 'source');
    const project = openProject({ folder: own.folder, source, build: join(place, 'build') });
    mkdirSync(join(source, 'authority'), { recursive: true });
    const trials: Trial[] = [];
    for (const name of readdirSync(folder).filter(isDocument).sort(compareText))
      trials.push(await importOne(join(folder, name), source));
    const options: BuildOptions = {
      project,
      keep: false,
      ...(values.keep === undefined ? { keepFailed: false as const } : {}),
      only: String(values.only).split(','),
      formats: String(values.format).split(','),
    };
    await buildAll(trials, options, jobs);
    report(trials);
    return [];
  } finally {
    if (values.keep === undefined) rmSync(place, { recursive: true, force: true });
  }
}

/** Imports one document; nothing is built of one that import refuses. */
async function importOne(path: string, source: string): Promise<Trial> {
  const name = basename(path);
  const title = basename(path, extname(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const trial: Trial = { file: name, title, characters: 0, problems: [], seconds: 0, published: false };
  const beside = () => 'It is left out of a trial.';
  const found = await convertDocument({ name, bytes: readFileSync(path), beside }, trial.problems);
  if (!found) return trial;
  mkdirSync(join(source, title));
  const markdown = fillTodos(found.markdown);
  writeFileSync(join(source, title, `${found.language}.md`), markdown);
  trial.characters = [...markdown.slice(markdown.indexOf('\n---\n', 4) + 5).replace(/\s+/g, '')].length;
  return trial;
}

async function buildAll(trials: readonly Trial[], options: BuildOptions, jobs: number): Promise<void> {
  const ready = trials.filter(({ problems, characters }) => characters > 0 && !hasErrors(problems));
  const outcomes = await buildTitles(
    ready.map(({ title }) => ({ title })),
    options,
    jobs,
  );
  for (const trial of ready) {
    const { problems, rows }: TitleOutcome = outcomes.get(trial.title) ?? { problems: [], rows: [] };
    trial.problems.push(...problems);
    trial.published = rows.length > 0;
    trial.seconds = Number.parseFloat(rows.at(-1)?.[1] ?? '0');
  }
}

function report(trials: readonly Trial[]): void {
  const codes = (problems: readonly Problem[]) =>
    [...new Set(problems.map(({ code }) => code))].sort(compareText).join(' ');
  const rows = trials.map(({ file, characters, problems, seconds, published }) => {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const said = published ? 'published' : `refused ${codes(errors)}`;
    const warnings = problems.filter(({ severity }) => severity === 'warning');
    return [
      file,
      said,
      `${characters} characters`,
      `${warnings.length} warnings ${codes(warnings)}`.trim(),
      `${seconds} s`,
    ];
  });
  const published = trials.filter((trial) => trial.published).length;
  rows.push(['all', `${published} of ${trials.length} published`, '', '', '']);
  printTable(
    rows,
    trials.map(({ problems, ...trial }) => ({ ...trial, codes: codes(problems) })),
  );
  for (const { file, published, problems } of trials)
    if (!published)
      for (const { code, message, severity, place } of problems)
        if (severity === 'error')
          printAside(`${file}: ${code} ${place ? `${place.line}:${place.column} ` : ''}${message}`);
}
