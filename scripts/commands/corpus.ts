/**
 * npm run corpus -- FOLDER: which of many documents can be imported and built as they are. In: a folder of documents.
 * Out: a table with a row a document: published or the codes that refused it, characters, class, articles and items
 * found and counted, warnings, seconds. For developers; everything happens in a temporary folder, and nothing of the
 * project is written.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { type Arguments, type Command, jobsOf, wrongJobs } from '../cli/command.ts';
import { printAside, printTable } from '../cli/report.ts';
import { decodeDocument } from '../import/decode.ts';
import { convertDocument, isDocument } from '../import/import-document.ts';
import { fillTodos } from '../import/stand-ins.ts';
import { compareText, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { BuildOptions } from '../press/build-options.ts';
import { countInText, countInTree, type ProvisionCount, type TreeCount } from '../press/count-provisions.ts';
import { prepareEdition } from '../press/prepare-edition.ts';
import { buildTitles, type TitleOutcome } from '../press/workers.ts';
import { openProject, type Project } from '../project/project.ts';
import { readRegular } from '../project/regular-file.ts';

export const corpusCommand: Command = {
  name: 'corpus',
  usage: 'npm run corpus -- FOLDER [--jobs N] [--only pdf,epub] [--no-build] [--keep FOLDER]',
  about: `Imports every document of FOLDER into a temporary project, fills what only a person knows with stand-ins,
builds, and says of each what became of it: published, or the codes of the problems that refused it; its class;
the articles and items found, and after a stroke how many lines of the document begin as one by a count of its
own; numbers that stand twice, and problems of the sequence (K321–K323).

  --jobs N         so many titles at a time (1)
  --only NAMES     kinds of output, as for build (pdf,epub)
  --format NAMES   print formats (book)
  --no-build       import and number, and build nothing
  --keep FOLDER    work in this folder and leave it there`,
  options: {
    jobs: { type: 'string', default: '1' },
    only: { type: 'string', default: 'pdf,epub' },
    format: { type: 'string', default: 'book' },
    'no-build': { type: 'boolean' },
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
  class: string;
  found?: TreeCount;
  counted?: ProvisionCount;
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
    for (const trial of trials) countProvisions(trial, project, folder);
    if (!values['no-build']) await buildAll(trials, options, jobs);
    report(trials, Boolean(values['no-build']));
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
  const trial: Trial = { file: name, title, characters: 0, problems: [], seconds: 0, published: false, class: '' };
  const beside = () => 'It is left out of a trial.';
  const found = await convertDocument({ name, bytes: readRegular(path), beside }, trial.problems);
  if (!found) return trial;
  mkdirSync(join(source, title));
  const markdown = fillTodos(found.markdown);
  writeFileSync(join(source, title, `${found.language}.md`), markdown);
  trial.characters = [...markdown.slice(markdown.indexOf('\n---\n', 4) + 5).replace(/\s+/g, '')].length;
  return trial;
}

/** The provisions of what was imported, and those of the document by a count that does not know how it was imported. */
function countProvisions(trial: Trial, project: Project, folder: string): void {
  if (trial.characters === 0) return;
  const prepared = prepareEdition(project, trial.title);
  const { edition } = prepared.value ?? {};
  if (!edition) return;
  trial.class = edition.metadata.class ?? '';
  trial.found = countInTree(edition.provisions ?? [], prepared.problems);
  if (/\.docx$/i.test(trial.file)) return;
  const text = decodeDocument(readRegular(join(folder, trial.file)), trial.file, undefined, []);
  if (text !== undefined) trial.counted = countInText(text);
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

function report(trials: readonly Trial[], imported: boolean): void {
  const codes = (problems: readonly Problem[]) =>
    [...new Set(problems.map(({ code }) => code))].sort(compareText).join(' ');
  const rows = trials.map((trial) => {
    const { file, characters, problems, seconds, published, found } = trial;
    const errors = problems.filter(({ severity }) => severity === 'error');
    const said = published ? 'published' : errors.length > 0 || !imported ? `refused ${codes(errors)}` : 'imported';
    const warnings = problems.filter(({ severity }) => severity === 'warning');
    return [
      file,
      said,
      `${characters} characters`,
      trial.class,
      ...countsOf([trial]),
      found ? `${found.repeated} repeated, ${found.sequence} out of sequence` : '',
      `${warnings.length} warnings ${codes(warnings)}`.trim(),
      `${seconds} s`,
    ];
  });
  const published = trials.filter((trial) => trial.published).length;
  const sum = (count: (found: TreeCount) => number) =>
    trials.reduce((all, { found }) => all + (found ? count(found) : 0), 0);
  const odd = `${sum(({ repeated }) => repeated)} repeated, ${sum(({ sequence }) => sequence)} out of sequence`;
  rows.push(['all', `${published} of ${trials.length} published`, '', '', ...countsOf(trials), odd, '', '']);
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

/** Articles and items: found, and behind a stroke counted in the document. */
function countsOf(trials: readonly Trial[]): string[] {
  return (['articles', 'items'] as const).map((what) => {
    const sum = (of: 'found' | 'counted') => trials.reduce((all, trial) => all + (trial[of]?.[what] ?? 0), 0);
    return trials.some(({ found }) => found) ? `${sum('found')}/${sum('counted')} ${what}` : '';
  });
}
