/**
 * What a preview holds while it runs: the titles that somebody looked at, their faces, and who hears of every save. In:
 * a project. Out: desks as they are on disk now. Promises that titles are made one after the other, that a
 * save which comes meanwhile is taken up, and that what fails stops no other. Called by `preview-server.ts` and
 * `preview-answers.ts`.
 *
 *     await deskOf(openSession({ project, port: 0, tell }), 'tiny')  → the desk of source/tiny, its first state made
 */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { problemIn } from '../model/problem-language.ts';
import type { UiLanguage } from '../model/ui-language.ts';
import { traceScript } from '../project/browser-scripts.ts';
import { isTitle, listTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { forgetTemplates } from '../views/templates.ts';
import type { PreviewState } from './browser/preview-state.ts';
import { type Desk, faceAddress, isBroken, openDesk, rootOf } from './desk.ts';

export interface PreviewOptions {
  project: Project;
  port: number;
  /** The title that is shown first; the first of the folder when absent. */
  title?: string;
  /** Print format instead of the title's own. */
  format?: string;
  /** Address of a line in an editor, with {file}, {line} and {column}. */
  editor?: string;
  /** The language of the interface; English when absent. */
  ui?: UiLanguage;
  /** Hears of every state of a title, with the milliseconds that it took, and of faults of the pages. */
  tell: (title: string, problems: readonly Problem[], ms: number) => void;
}

export interface PreviewSession {
  readonly options: PreviewOptions;
  /** Another one in every session: pages of an earlier one load themselves anew. */
  readonly id: string;
  readonly desks: Map<string, Desk>;
  /** By address. */
  readonly faces: Map<string, Uint8Array>;
  /** Open answers, and the title of which they hear. */
  readonly listeners: Map<ServerResponse, string>;
  /** By title: what a page could not lay out. */
  readonly faults: Map<string, Problem>;
  readonly watchFaults: Problem[];
  /** Ends when everything that was asked for is done. */
  working: Promise<unknown>;
}

export const openSession = (options: PreviewOptions): PreviewSession => ({
  options,
  id: randomBytes(8).toString('hex'),
  desks: new Map(),
  faces: new Map(),
  listeners: new Map(),
  faults: new Map(),
  watchFaults: [],
  working: Promise.resolve(),
});

/** The desk of a title, which is made when nobody looked at it yet. */
export async function deskOf(session: PreviewSession, title: string): Promise<Desk> {
  const known = session.desks.get(title);
  if (known) return known;
  const desk = openDesk(session.options.project, title, session.options.format);
  session.desks.set(title, desk);
  await inTurn(session, () => refresh(session, desk));
  return desk;
}

/** Whether something is to be made for a title: it is there, or somebody waits for it. */
export const isAwaited = ({ options, desks }: PreviewSession, title: string): boolean =>
  desks.has(title) || isTitle(options.project.source, title);

/** A listener has gone: nothing is kept of a title that is not there and that nobody else waits for. */
export function leave({ options, listeners, desks }: PreviewSession, response: ServerResponse, title: string): void {
  listeners.delete(response);
  if (![...listeners.values()].includes(title) && !isTitle(options.project.source, title)) desks.delete(title);
}

/** So much waits at most for a listener that does not read: it is let go, and asks again. */
const mostWaiting = 4 * 1024 * 1024;

/** Sends the state of a title to one listener. */
export function sendState(session: PreviewSession, response: ServerResponse, desk: Desk): void {
  if (response.writableLength > mostWaiting) response.destroy();
  else response.write(`data: ${JSON.stringify(stateOf(session, desk))}\n\n`);
}

/** Takes up what a page could not do. */
export function addFault(session: PreviewSession, desk: Desk, detail: string): void {
  session.faults.set(desk.title, problem('K908', { detail: traceScript(detail) }));
  session.options.tell(desk.title, problemsOf(session, desk), 0);
  announce(session, desk);
}

/** Tells of a failure of the preview itself. */
export const tellFailure = ({ options }: PreviewSession, title: string, error: Error): void =>
  options.tell(title, [problem('K906', { detail: error.message.split('\n')[0] ?? '' })], 0);

/** Makes the titles anew that somebody looks at; another one is taken up when somebody does. */
export function takeChanges(session: PreviewSession, paths: readonly string[]): void {
  const { desks, listeners } = session;
  const { project } = session.options;
  if (paths.some((path) => project.templates.some((folder) => path.startsWith(folder)))) forgetTemplates(project);
  const shown = new Set(listeners.values());
  for (const [title, desk] of desks) {
    if (shown.has(title) || desks.size === 1)
      inTurn(session, () => refresh(session, desk)).catch((error: Error) => tellFailure(session, title, error));
    else void inTurn(session, async () => void desks.delete(title));
  }
}

/**
 * One after the other: a save that comes while a title is being made is taken up when it is done. What fails stops no
 * other.
 */
function inTurn(session: PreviewSession, job: () => Promise<void>): Promise<void> {
  const done = session.working.then(job);
  session.working = done.catch(() => undefined);
  return done;
}

async function refresh(session: PreviewSession, desk: Desk): Promise<void> {
  const { desks, faces, faults, options } = session;
  const started = performance.now();
  await desk.refresh();
  faults.delete(desk.title);
  faces.clear();
  for (const { copy } of desks.values()) for (const face of copy?.faces ?? []) faces.set(faceAddress(face), face.bytes);
  options.tell(desk.title, problemsOf(session, desk), performance.now() - started);
  announce(session, desk);
}

function announce(session: PreviewSession, desk: Desk): void {
  for (const [response, title] of session.listeners) if (title === desk.title) sendState(session, response, desk);
}

const problemsOf = ({ watchFaults, faults }: PreviewSession, desk: Desk): Problem[] => [
  ...desk.problems,
  ...watchFaults,
  ...[faults.get(desk.title)].filter((fault) => fault !== undefined),
];

/** What a page knows of its title. */
function stateOf(session: PreviewSession, desk: Desk): PreviewState {
  const { editor, project, ui = 'en' } = session.options;
  const { source } = project;
  return {
    session: session.id,
    title: desk.title,
    titles: listTitles(source),
    version: desk.copy?.version ?? 0,
    changed: desk.copy?.changed ?? [],
    broken: isBroken(desk),
    problems: problemsOf(session, desk).map((one) => problemIn(one, ui)),
    folder: rootOf(source),
    ...(editor ? { editor } : {}),
  };
}
