/**
 * Builds the titles of a project: which of them are unchanged, the others, then what belongs to all of them. In: a
 * project, what is asked for. Out: files under its `build/`, problems, and what became of each title. Promises that no
 * title stops another one. Loads nothing heavy before it knows that something is to be built. The order of the stages
 * of one title is in `build-title.ts`. Called by `npm run build` and by `kanben.ts`.
 *
 *     await buildProject(openProject({ folder: '/texts' }), { titles: ['treaty'] })
 *       → { problems: [], titles: [{ title: 'treaty', ok: true, rows: [['treaty.pdf', '812 KiB', …]], problems: [] }] }
 */
import { join } from 'node:path';
import { mergeProblems, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { chooseTitles, listTitles, readBase } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { takeInputs } from '../project/snapshot.ts';
import type { WorkFolder } from '../project/work-folder.ts';
import { workOn } from '../project/write-outputs.ts';
import { keyOfPress, keyOfTitle, readRecord, unchangedRows } from './build-cache.ts';
import type { BuildOptions } from './build-options.ts';
import { buildFacing } from './facing-editions.ts';
import { forgetFailed } from './failed-pages.ts';
import { finishCollection } from './finish-collection.ts';
import type { OutputFormat } from './output-format.ts';
import { mergeParts, titlesOfShard } from './shards.ts';
import type { Task, TitleOutcome } from './workers.ts';

/** What a build of a project is asked for. */
export interface BuildRequest extends Omit<BuildOptions, 'project' | 'base' | 'registry'> {
  /** Names of titles, a folder of several languages for all of them; all when absent. */
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
  const { titles: named, part: { part, parts } = { part: 1, parts: 1 } } = request;
  const problems: Problem[] = [];
  const options = { ...optionsOf(project, request, problems), ...(registry ? { registry } : {}) };
  const titles = titlesOfShard(chooseTitles(project.source, named), part, parts);
  // A part without titles is a part: its folder is there. A project without titles is a mistake.
  if (titles.length === 0 && parts === 1)
    return { problems: [...problems, problem('K109', { title: '', known: 'none' })], titles: [] };
  let results: TitleResult[] = [];
  const wrong = await workOn(project.build, async (work) => {
    const press = registry ? undefined : keyOfPress(project);
    const outcomes = await buildChanged(titles, options, request, press, work);
    results = titles.map((title): TitleResult => {
      const { rows, problems: own } = outcomes.get(title) ?? { problems: [], rows: [] };
      return { title, ok: !hasErrors(own), rows, problems: own };
    });
    problems.push(...mergeProblems(results.flatMap((result) => result.problems)));
    const facing = await buildFacing(titles, options, press, work);
    problems.push(...facing.flatMap((result) => result.problems));
    const built = titles.length === 0 || results.some(({ rows }) => rows.length > 0);
    if (built) problems.push(...(await finishCollection(options, press, work)));
    for (const { title } of results.filter(({ ok }) => ok)) forgetFailed(project, title);
    results.push(...facing);
    return [];
  });
  return { problems: [...problems, ...wrong], titles: results };
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
  const merged = await workOn(project.build, async (work) => {
    const found = mergeParts(folders, project.build, work.fresh);
    if (hasErrors(found)) return found;
    const press = keyOfPress(project);
    const facing = await buildFacing(listTitles(project.source), options, press, work);
    return [...found, ...facing.flatMap((one) => one.problems), ...(await finishCollection(options, press, work))];
  });
  return [...problems, ...merged];
}

/**
 * Builds what is not as its last build found it, from its inputs as they are now: what is saved from here on is the
 * next build's.
 */
async function buildChanged(
  titles: readonly string[],
  options: BuildOptions,
  { force = false, jobs = 1 }: BuildRequest,
  press: string | undefined,
  work: WorkFolder,
): Promise<Map<string, TitleOutcome>> {
  const { outcomes, tasks: changed } = sortOut(titles, options, press, force);
  if (changed.length === 0) return outcomes;
  const names = changed.map(({ title }) => title);
  const project = takeInputs(options.project, join(work.path, 'in'), names);
  const taken: BuildOptions = { ...options, project, staged: work.fresh };
  const sorted = sortOut(names, taken, press && keyOfPress(project), force);
  const { buildTitles } = await import('./workers.ts');
  const built = await buildTitles(sorted.tasks, taken, options.registry ? 1 : jobs);
  return new Map([...outcomes, ...sorted.outcomes, ...built]);
}

/** What of a request every stage gets; which titles, and how many at a time, is no matter of theirs. */
function optionsOf(project: Project, request: BuildRequest, problems: Problem[]): BuildOptions {
  const { titles: _titles, part: _part, force: _force, jobs: _jobs, ...choices } = request;
  const base = readBase(join(project.folder, 'package.json'), problems);
  // A value of this build alone: templates are compiled once for it, and anew for the next.
  return { ...choices, project: { ...project }, ...(base === undefined ? {} : { base }) };
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
