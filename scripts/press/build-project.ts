/**
 * Builds the titles of a project: which of them are unchanged, the others, then what belongs to all of them. In: a
 * project, what is asked for. Out: files under its `build/`, problems, and what became of each title. Promises that no
 * title stops another one. Loads nothing heavy before it knows that something is to be built. The order of the stages
 * of one title is in `build-title.ts`. Called by `npm run build` and by `kanben.ts`.
 *
 *     await buildProject(openProject({ folder: '/texts' }), { titles: ['treaty'] })
 *       → { problems: [], titles: [{ title: 'treaty', ok: true, rows: [['treaty.pdf', '812 KiB', …]], problems: [] }] }
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeProblems, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { listTitles, readBase } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { writeChecksums, writeOutputs } from '../project/write-outputs.ts';
import { keyOfCatalogue, keyOfPress, keyOfTitle, readRecord, unchangedRows, writeRecord } from './build-cache.ts';
import type { BuildOptions } from './build-options.ts';
import { forgetFailed } from './failed-pages.ts';
import type { OutputFormat } from './output-format.ts';
import { mergeParts, titlesOfShard } from './shards.ts';
import type { Task, TitleOutcome } from './workers.ts';

/** What a build of a project is asked for. */
export interface BuildRequest extends Omit<BuildOptions, 'project' | 'base' | 'registry'> {
  /** Names of titles; all when absent. */
  titles?: readonly string[];
  /** The K-th of N parts of all titles, from 1. */
  part?: { part: number; parts: number };
  /** Builds unchanged titles too. */
  force?: boolean;
  /** So many titles at a time, each in a process of its own; one, in this process, when absent. */
  jobs?: number;
}

/** What became of one title. */
export interface TitleResult {
  title: string;
  ok: boolean;
  /** For the summary; none when the title has an error. */
  rows: string[][];
  problems: Problem[];
}

export interface BuildResult {
  /** Those of all titles, each said once, and those of the catalogue. */
  problems: Problem[];
  titles: TitleResult[];
}

/** Where the catalogue is recorded: no title begins with a dot. */
const catalogue = '.catalogue';

/**
 * Builds the titles of a project. An author's mistakes are problems; throws for a fault of the press alone. `registry`:
 * the formats that it makes, its own if absent; with others it builds everything anew, one title at a time: what is
 * recorded is of the press's own, and so is what its workers make.
 */
export async function buildProject(
  project: Project,
  request: BuildRequest,
  registry?: readonly OutputFormat[],
): Promise<BuildResult> {
  const { titles: named, part: { part, parts } = { part: 1, parts: 1 }, force = false } = request;
  const problems: Problem[] = [];
  const options = { ...optionsOf(project, request, problems), ...(registry ? { registry } : {}) };
  const titles = titlesOfShard(named ?? listTitles(project.source), part, parts);
  if (titles.length === 0) return { problems: [...problems, ...buildNothing(project, parts)], titles: [] };
  const press = registry ? undefined : keyOfPress(project);
  const jobs = registry ? 1 : (request.jobs ?? 1);
  const { tasks, outcomes } = sortOut(titles, options, press, force);
  if (tasks.length > 0) {
    const { buildTitles } = await import('./workers.ts');
    for (const [title, outcome] of await buildTitles(tasks, options, jobs)) outcomes.set(title, outcome);
  }
  const results = titles.map((title): TitleResult => {
    const { rows, problems: own } = outcomes.get(title) ?? { problems: [], rows: [] };
    return { title, ok: !hasErrors(own), rows, problems: own };
  });
  for (const { title } of results.filter(({ ok }) => ok)) forgetFailed(project, title);
  problems.push(...mergeProblems(results.flatMap((result) => result.problems)));
  if (results.some(({ rows }) => rows.length > 0)) problems.push(...(await finishCollection(options, press)));
  return { problems, titles: results };
}

/**
 * Puts the build folders of all parts together: titles, catalogue, SHA256SUMS. Nothing is written when there is an
 * error.
 */
export async function mergeProject(
  project: Project,
  folders: readonly string[],
  request: BuildRequest,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const options = optionsOf(project, request, problems);
  problems.push(...mergeParts(folders, project.build));
  return hasErrors(problems) ? problems : [...problems, ...(await finishCollection(options, keyOfPress(project)))];
}

/** What of a request every stage gets; which titles, and how many at a time, is no matter of theirs. */
function optionsOf(project: Project, request: BuildRequest, problems: Problem[]): BuildOptions {
  const { titles: _titles, part: _part, force: _force, jobs: _jobs, ...choices } = request;
  const base = readBase(join(project.folder, 'package.json'), problems);
  // A value of this build alone: templates are compiled once for it, and anew for the next.
  return { ...choices, project: { ...project }, ...(base === undefined ? {} : { base }) };
}

/** A part without titles is a part: its folder is there. A project without titles is a mistake. */
function buildNothing({ build }: Project, parts: number): Problem[] {
  if (parts === 1) return [problem('K109', { title: '', known: 'none' })];
  mkdirSync(build, { recursive: true });
  return writeChecksums(build);
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
    const record = key && !force ? readRecord(title, join(options.project.build, title), options) : undefined;
    if (!key) tasks.push({ title });
    else if (record?.key.rest !== key.rest) tasks.push({ title, key });
    else if (record.key.lists !== key.lists) tasks.push({ title, key, before: record });
    else outcomes.set(title, { problems: record.problems, rows: unchangedRows(record, record.problems.length) });
  }
  return { tasks, outcomes };
}

/** What belongs to all titles of the build folder: the catalogue and the checksums. */
async function finishCollection(options: BuildOptions, press: string | undefined): Promise<Problem[]> {
  const { project, base, registry } = options;
  const problems = writeChecksums(project.build);
  if (hasErrors(problems)) return problems;
  const key = keyOfCatalogue(press, readFileSync(join(project.build, 'SHA256SUMS'), 'utf8'), base);
  const record = key && readRecord(catalogue, project.build, options);
  if (record && record.key.rest === key.rest) return record.problems;
  const { makeCatalogue } = await import('../formats/site/catalogue.ts');
  const files = await makeCatalogue(project, problems, base, registry);
  problems.push(...writeOutputs(project.build, files));
  if (key && !hasErrors(problems)) writeRecord(catalogue, options, { key, view: '', problems, rows: [] }, files);
  return problems;
}
