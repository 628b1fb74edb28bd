/**
 * A process that builds titles. In: one task after another from `workers.ts`, as messages. Out: what became of each.
 * Uses the browser that all workers share, by its address; starts none and ends none.
 */
import { connectBrowser, type Engine } from '../formats/print/chromium.ts';
import type { BuildOptions } from './build-options.ts';
import { buildTask, type Said, type Told } from './workers.ts';

const say = (said: Said) => process.send?.(said);
let connected: { endpoint: string; engine: Engine } | undefined;
/** All tasks of a worker are of one build: its project is one, and its templates are compiled once. */
let options: BuildOptions | undefined;
let hearBrowser: ((told: Exclude<Told, { kind: 'task' }>) => void) | undefined;

/** Asks where the browser is. It may be another one than for the last title. */
const open = async (): Promise<Engine> => {
  const told = await new Promise<Exclude<Told, { kind: 'task' }>>((resolve) => {
    hearBrowser = resolve;
    say({ kind: 'open' });
  });
  if (told.kind === 'no browser')
    throw Object.assign(new Error(told.message), told.problem ? { problem: told.problem } : {});
  const { endpoint, version, pinned } = told;
  if (connected?.endpoint !== endpoint)
    connected = { endpoint, engine: { browser: await connectBrowser(endpoint), version, pinned } };
  return connected.engine;
};

process.on('message', (told: Told) => {
  if (told.kind !== 'task') return hearBrowser?.(told);
  options ??= told.options;
  return void buildTask(told.task, options, open).then((outcome) => say({ kind: 'done', outcome }));
});
// Whoever gave the tasks has ended; nobody wants the rest.
process.on('disconnect', () => process.exit(1));
