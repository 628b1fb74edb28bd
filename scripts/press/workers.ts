/**
 * Builds many titles with one browser. In: tasks, the options, how many may be built at the same time. Out: what became
 * of each, in the order of the tasks. Several at a time are built in processes of their own, one alone in this one: the
 * bytes are the same. A title that fails, and even a fault of the press, stops no other title.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { dirname, extname, join } from 'node:path';
import { onOneLine, printAside, progress } from '../cli/report.ts';
import { endBrowser } from '../formats/print/browser-page.ts';
import type { Engine } from '../formats/print/chromium.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { remove } from '../project/disk.js';
import { type BuildRecord, type TitleKey, unchangedRows, writeRecord } from './build-cache.ts';
import { type BuildOptions, fewTitles } from './build-options.ts';
import type { BuiltTitle } from './build-title.ts';
import { keepFailedStack } from './failed-pages.ts';

export interface Task {
  title: string;
  /** What the outputs will be recorded under; absent where nothing is recorded. */
  key?: TitleKey;
  /** The record of the last build, when nothing but the shared lists was changed since. */
  before?: BuildRecord;
  /** One of many: its stages are not said. */
  quiet?: true;
}

export type TitleOutcome = Pick<BuiltTitle, 'problems' | 'rows'>;

/** What a worker says. */
export type Said = { kind: 'open' } | { kind: 'done'; outcome: TitleOutcome };

/** What a worker is told: a task, or where the browser is. */
export type Told =
  | { kind: 'task'; task: Task; options: BuildOptions }
  | { kind: 'browser'; endpoint: string; version: string; pinned: boolean }
  | { kind: 'no browser'; message: string; problem?: Problem };

/** Builds all tasks. `jobs`: how many at a time. */
export async function buildTitles(
  tasks: readonly Task[],
  options: BuildOptions,
  jobs: number,
): Promise<Map<string, TitleOutcome>> {
  let engine: Promise<Engine> | undefined;
  const alone = Math.min(jobs, tasks.length) <= 1;
  const open = async (): Promise<Engine> => {
    // A browser that died with one title, or does not answer any more, is started again for the next.
    const { isAlive } = await import('../formats/print/browser-page.ts');
    if (engine && !(await engine.then(isAlive, () => true))) engine = undefined;
    engine ??= import('../formats/print/chromium.ts').then(({ startBrowser }) => startBrowser(printAside, !alone));
    return engine;
  };
  const outcomes = new Map<string, TitleOutcome>();
  const many = tasks.length > fewTitles;
  const keep = (title: string, outcome: TitleOutcome) => {
    outcomes.set(title, outcome);
    if (many && isTenth(outcomes.size, tasks.length)) printAside(`${outcomes.size} of ${tasks.length} titles`);
  };
  // The browser starts while the first text is read. Whether it has started is asked later: mistakes of the text come
  // first.
  if (tasks.some(({ before }) => !before)) open().catch(() => undefined);
  try {
    const told = many ? tasks.map((task): Task => ({ ...task, quiet: true })) : tasks;
    if (alone) for (const task of told) keep(task.title, await buildTask(task, options, open));
    else {
      const waiting = [...told];
      const work = async () => {
        for (let task = waiting.shift(); task; task = waiting.shift()) {
          const worker = fork(join(dirname(import.meta.filename), `worker${extname(import.meta.filename)}`), {
            serialization: 'advanced',
          });
          try {
            // One worker takes task after task; another follows it only when it breaks.
            for (; task; task = waiting.shift()) keep(task.title, await assign(worker, task, options, open));
          } catch (error) {
            if (task) keep(task.title, broken(task.title, options, error as Error));
          } finally {
            worker.kill();
          }
        }
      };
      await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
    }
  } finally {
    await engine?.then(({ browser }) => endBrowser(browser)).catch(() => undefined);
  }
  return new Map(
    tasks.flatMap(({ title }) => (outcomes.has(title) ? [[title, outcomes.get(title) as TitleOutcome]] : [])),
  );
}

/** True for every tenth part of all. */
const isTenth = (done: number, all: number): boolean =>
  Math.floor((10 * done) / all) > Math.floor((10 * (done - 1)) / all);

/** Builds one task and records what it made. Never throws: a fault of the press is K604. */
export async function buildTask(
  { title, key, before, quiet }: Task,
  options: BuildOptions,
  open: () => Promise<Engine>,
): Promise<TitleOutcome> {
  try {
    const { buildTitle, renewReview } = await import('./build-title.ts');
    const renewed = before && key && renewReview(title, options, before.view);
    if (renewed) {
      const rows = unchangedRows(before, renewed.problems.length);
      writeRecord(
        title,
        options,
        { key, view: before.view, problems: renewed.problems, rows: before.rows },
        renewed.files,
        before,
      );
      return { problems: renewed.problems, rows };
    }
    const say = quiet ? () => undefined : progress(title);
    let built = await buildTitle(title, options, open, say);
    const lost = built.problems.find(({ code }) => code === 'K602');
    if (lost) {
      printAside(`${onOneLine(title)}: ${lost.message} It is tried once more.`);
      built = await buildTitle(title, options, open, say);
    }
    const { problems, rows, made } = built;
    if (made && key) writeRecord(title, options, { key, view: made.view, problems, rows }, made.files);
    return { problems, rows };
  } catch (error) {
    return broken(title, options, error as Error);
  }
}

/** What the press says of its own fault; the lines where it happened are for those who mend it, and stand in a file. */
function broken(
  title: string,
  options: BuildOptions,
  error: Error & { problem?: Problem; place?: Place },
): TitleOutcome {
  // What it has written so far is not whole.
  if (options.staged !== undefined) remove(join(options.staged, title));
  // Somebody's mistake, not the press's: a template that asks for what is not there.
  if (error.problem) return { problems: [error.problem], rows: [] };
  const path = keepFailedStack(options, title, error.stack ?? error.message);
  const lines = path === undefined ? '' : ` with ${path}`;
  const detail = error.message.split('\n')[0] ?? '';
  return { problems: [problem('K604', { title, lines, detail }, error.place)], rows: [] };
}

/**
 * Gives a worker a task and waits for it; meanwhile the worker may ask for the browser. Throws when the worker breaks.
 */
function assign(
  worker: ChildProcess,
  task: Task,
  options: BuildOptions,
  open: () => Promise<Engine>,
): Promise<TitleOutcome> {
  return new Promise((resolve, reject) => {
    const tell = (told: Told) => worker.send(told);
    const finish = () => {
      worker.off('message', hear).off('error', fail).off('exit', leave);
    };
    const fail = (error: Error) => {
      finish();
      reject(error);
    };
    const leave = () => fail(new Error('its process ended'));
    const hear = (said: Said) => {
      if (said.kind === 'done') {
        finish();
        resolve(said.outcome);
        return;
      }
      open().then(
        ({ endpoint = '', version, pinned }) => tell({ kind: 'browser', endpoint, version, pinned }),
        (error: Error & { problem?: Problem }) =>
          tell({ kind: 'no browser', message: error.message, ...(error.problem ? { problem: error.problem } : {}) }),
      );
    };
    worker.on('message', hear).on('error', fail).on('exit', leave);
    tell({ kind: 'task', task, options });
  });
}
