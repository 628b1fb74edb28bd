/**
 * npm run build: which titles, which of them are unchanged, the summary, the exit code. The order of the stages is in
 * `press/build-title.ts`. Loads nothing heavy before it knows that something is to be built. Promises that no title stops
 * another one.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import { isLanguageTag } from '../languages/language-tag.ts';
import { namesAlone } from '../model/output-kinds.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import {
  keyOfCatalogue,
  keyOfPress,
  keyOfTitle,
  readRecord,
  unchangedRows,
  writeRecord,
} from '../press/build-cache.ts';
import type { BuildOptions } from '../press/build-options.ts';
import { mergeParts, titlesOfShard } from '../press/shards.ts';
import type { Task, TitleOutcome } from '../press/workers.ts';
import { listFormats, listTitles, pressFolder, readBase } from '../project/folders.ts';
import { writeChecksums, writeOutputs } from '../project/write-outputs.ts';

const usage =
  'npm run build [-- TITLE …] [--only pdf|epub] [--format NAME,…] [--print] [--force] [--jobs N] [--shard K/N] [--keep]';
const about = `Builds every title under source/ (or the ones named) into build/TITLE/: PDF, EPUB, the reading edition (index.html), edition.json, ledger.json; and
build/index.html, the catalogue of all titles that have been built. A title that is unchanged since its last build is not built again.

  --only pdf|epub   write only this format (the pages are set for both: the EPUB carries them); --only pdf,epub: both, no reading edition
  --format NAME,…   print formats instead of those of the front matter: book, official
  --print           write TITLE.print.pdf for the printer: 3 mm bleed and crop marks
  --no-fonts        the light edition: an EPUB without typefaces, set in the reader's own
  --epub-language TAG   the tag that the EPUB states, for shops that do not know the edition's (zh-CN for zh-Hans)
  --keep            keep the print HTML as build/TITLE/TITLE.print.html
  --no-attachments  a PDF/A-2a without the canonical text and edition.json inside, instead of a PDF/A-3a
  --force           build unchanged titles too
  --jobs N          build so many titles at a time; as many as there are processor cores if absent
  --shard K/N       the K-th of N parts of all titles, for one of N machines
  --merge FOLDER …  put the build folders of all parts together: titles, catalogue, SHA256SUMS
  --source FOLDER   read titles from here instead of source/
  --build FOLDER    write here instead of build/
  --help            this text

A new title is a folder: source/NAME/zh-Hans.md, which begins with front matter as in source/joint-statement-2022/.`;

/** Where the catalogue is recorded: no title begins with a dot. */
const catalogue = '.catalogue';

export const buildCommand: Command = {
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
    force: { type: 'boolean' },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    merge: { type: 'boolean' },
    source: { type: 'string' },
    build: { type: 'string' },
  },
  run: build,
};

async function build({ positionals, values }: Arguments): Promise<Problem[]> {
  const wrong = (detail: string): Problem[] => [problem('K902', { detail, command: 'build' })];
  const only = values.only === undefined ? undefined : String(values.only).split(',');
  if (only?.some((format) => !namesAlone.includes(format)))
    return wrong(`--only knows ${namesAlone.join(' and ')}, not “${values.only}”.`);
  const formats = values.format === undefined ? undefined : String(values.format).split(',');
  const odd = formats?.find((name) => !listFormats().includes(name));
  if (odd !== undefined) return wrong(`--format knows ${listFormats().join(', ')}, not “${odd}”.`);
  const epubLanguage = values['epub-language'];
  if (epubLanguage !== undefined && !isLanguageTag(String(epubLanguage)))
    return wrong(`--epub-language must be a language tag, not “${epubLanguage}”.`);
  const jobs = Number(values.jobs ?? availableParallelism());
  if (!Number.isInteger(jobs) || jobs < 1) return wrong(`--jobs must be a number from 1, not “${values.jobs}”.`);
  const [part, parts] =
    /^(\d+)\/(\d+)$/
      .exec(String(values.shard ?? '1/1'))
      ?.slice(1)
      .map(Number) ?? [];
  if (!part || !parts || part > parts)
    return wrong(`--shard must say which part of how many, as in 2/8, not “${values.shard}”.`);

  const problems: Problem[] = [];
  const base = readBase(join(pressFolder, 'package.json'), problems);
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
    ...(base === undefined ? {} : { base }),
  };
  const press = keyOfPress();
  if (values.merge) {
    problems.push(...mergeParts(positionals, options.build));
    return hasErrors(problems) ? problems : [...problems, ...(await finishCollection(options, press))];
  }
  const titles = titlesOfShard(positionals.length > 0 ? positionals : listTitles(options.source), part, parts);
  if (titles.length === 0 && parts === 1) return [...problems, problem('K109', { title: '', known: 'none' })];

  if (titles.length === 0) {
    // A part without titles is a part: its folder is there.
    mkdirSync(options.build, { recursive: true });
    return [...problems, ...writeChecksums(options.build)];
  }
  const { tasks, outcomes } = sortOut(titles, options, press, Boolean(values.force));
  if (tasks.length > 0) {
    const { buildTitles } = await import('../press/workers.ts');
    for (const [title, outcome] of await buildTitles(tasks, options, jobs)) outcomes.set(title, outcome);
  }
  const all = titles.map((title) => ({ title, ...(outcomes.get(title) ?? { problems: [], rows: [] }) }));
  problems.push(...unique(all.flatMap((outcome) => outcome.problems)));
  if (all.some(({ rows }) => rows.length > 0)) problems.push(...(await finishCollection(options, press)));
  const rows = all.flatMap(({ title, rows, problems }) =>
    rows.length > 0 ? rows : titles.length > 1 ? [failedRow(title, problems)] : [],
  );
  const data = all.map(({ title, rows, problems }) => ({ title, ok: !hasErrors(problems), rows }));
  if (rows.length > 0) printTable(rows, data);
  return problems;
}

/** Which titles are to be built, and the outcome of those that are unchanged. */
function sortOut(
  titles: readonly string[],
  options: BuildOptions,
  press: string | undefined,
  force: boolean,
): { tasks: Task[]; outcomes: Map<string, TitleOutcome> } {
  const tasks: Task[] = [];
  const outcomes = new Map<string, TitleOutcome>();
  for (const title of titles) {
    const key = keyOfTitle(title, options, press);
    const record = key && !force ? readRecord(title, join(options.build, title), options) : undefined;
    if (!key) tasks.push({ title });
    else if (record?.key.rest !== key.rest) tasks.push({ title, key });
    else if (record.key.lists !== key.lists) tasks.push({ title, key, before: record });
    else outcomes.set(title, { problems: record.problems, rows: unchangedRows(record, record.problems.length) });
  }
  return { tasks, outcomes };
}

/** What belongs to all titles of the build folder: the catalogue and the checksums. */
async function finishCollection(options: BuildOptions, press: string | undefined): Promise<Problem[]> {
  const problems = writeChecksums(options.build);
  if (hasErrors(problems)) return problems;
  const key = keyOfCatalogue(press, readFileSync(join(options.build, 'SHA256SUMS'), 'utf8'), options.base);
  const record = key && readRecord(catalogue, options.build, options);
  if (record && record.key.rest === key.rest) return record.problems;
  const { makeCatalogue } = await import('../formats/site/catalogue.ts');
  const files = await makeCatalogue(options.build, problems, options.base);
  problems.push(...writeOutputs(options.build, files));
  if (key && !hasErrors(problems)) writeRecord(catalogue, options, { key, view: '', problems, rows: [] }, files);
  return problems;
}

/** A title that failed, with the first of its errors. */
function failedRow(title: string, problems: readonly Problem[]): string[] {
  const first = sortProblems(problems).find(({ severity }) => severity === 'error');
  const where = first?.place ? ` ${first.place.file}:${first.place.line}` : '';
  return [title, 'failed', `${first?.code}${where}`, `${problems.length} problems`];
}

/** Problems of shared lists are found in every title that uses them: each is said once. */
function unique(problems: readonly Problem[]): Problem[] {
  const met = new Set<string>();
  return problems.filter((one) => {
    const text = JSON.stringify(one);
    return !met.has(text) && met.add(text);
  });
}
