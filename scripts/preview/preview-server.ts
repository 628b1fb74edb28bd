/**
 * Shows the desk to this machine's own browser. In: a project, a port. Out: a running server on 127.0.0.1,
 * which tells its pages of every save (server-sent events). Promises that no other site can ask, and that nothing but
 * GET and HEAD is done, and a page's word that it could not lay out its pages. Called by `commands/dev.ts`.
 *
 *     await startPreview({ project, port: 0, tell })  → { address: 'http://127.0.0.1:40123/', server, stop }
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { problem } from '../model/problem-catalogue.ts';
import { listTitles } from '../project/folders.ts';
import { isOwnHost, listenHere, refusing } from './local-server.ts';
import { type Answer, answerTo, quietPolicy } from './preview-answers.ts';
import {
  addFault,
  deskOf,
  leave,
  openSession,
  type PreviewOptions,
  type PreviewSession,
  sendState,
  takeChanges,
  tellFailure,
} from './preview-session.ts';
import { watchFolders } from './watch-folders.ts';

/** Starts the preview; port 0 takes a free one. Rejects when the port is taken. */
export async function startPreview(
  options: PreviewOptions,
): Promise<{ server: Server; address: string; stop: () => void }> {
  const session = openSession(options);
  const { source, templates, styles } = options.project;
  const watch = watchFolders(
    [source, ...templates, ...styles],
    (paths) => takeChanges(session, paths),
    (path, error) => session.watchFaults.push(problem('K907', { path, detail: error.message })),
  );
  const server = createServer((request, response) => handle(session, request, response));
  const started = await listenHere(server, options.port).catch((error) => {
    watch.stop();
    throw error;
  });
  const stop = () => {
    watch.stop();
    server.close();
    server.closeAllConnections();
  };
  const { title: first } = options;
  if (first !== undefined) deskOf(session, first).catch((error: Error) => tellFailure(session, first, error));
  return { ...started, stop };
}

/** Answers one request, whatever becomes of it. */
function handle(session: PreviewSession, request: IncomingMessage, response: ServerResponse): void {
  // Who asks may leave at any time; what is written then is lost.
  response.on('error', () => undefined);
  if (!isOwnHost(request)) return void refuse(response, 421);
  const address = addressOf(request);
  if (!address) return void refuse(response, 404);
  reply(session, request, response, address).catch((error: Error) => {
    if (response.destroyed) return;
    // A template that is being written may fail when its page is asked for.
    tellFailure(session, decodeURIComponent(address.pathname.split('/')[1] ?? ''), error);
    if (response.headersSent) response.destroy();
    else refuse(response, 500);
  });
}

async function reply(
  session: PreviewSession,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<unknown> {
  const [, title = '', last = '', more] = address.pathname.split('/').map((part) => decodeURIComponent(part));
  if (request.method === 'POST' && last === 'failed' && more === undefined)
    return takeFault(session, request, response, title);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  if (address.pathname === '/') {
    const first = session.options.title ?? listTitles(session.options.project.source)[0];
    if (first !== undefined) return response.writeHead(302, { location: `/${encodeURIComponent(first)}/` }).end();
  }
  if (last === 'events' && more === undefined) return listen(session, response, title, request.method === 'HEAD');
  const found = await answerTo(session, address);
  return found ? send(response, found, request.method === 'HEAD') : refuse(response, 404);
}

/** A page of our own says what it could not lay out. */
async function takeFault(
  session: PreviewSession,
  request: IncomingMessage,
  response: ServerResponse,
  title: string,
): Promise<unknown> {
  if (request.headers.origin !== `http://${request.headers.host}`) return refuse(response, 403);
  const detail = await readBody(request);
  const desk = session.desks.get(title);
  if (!desk) return refuse(response, 404);
  addFault(session, desk, detail);
  return response.writeHead(204).end();
}

/** An answer that stays open, and hears of every state of a title. */
async function listen(
  session: PreviewSession,
  response: ServerResponse,
  title: string,
  headOnly: boolean,
): Promise<unknown> {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  if (headOnly) return response.end();
  response.write('retry: 500\n\n');
  session.listeners.set(response, title);
  response.on('close', () => leave(session, response, title));
  return sendState(session, response, await deskOf(session, title));
}

function send(response: ServerResponse, { type, body, policy, keep }: Answer, headOnly: boolean): unknown {
  response.writeHead(200, {
    'content-type': type,
    'cache-control': keep ? 'private, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': policy ?? quietPolicy,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  return response.end(headOnly ? undefined : body);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...refusing, 'x-content-type-options': 'nosniff' }).end(`${status}\n`);
}

/**
 * The address that is asked for; nothing when it cannot be read, or holds a control character, which no name of ours
 * does.
 */
function addressOf(request: IncomingMessage): URL | undefined {
  try {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1');
    return /\p{Cc}/u.test(decodeURIComponent(address.pathname)) ? undefined : address;
  } catch {
    return undefined;
  }
}

/** A short line from a page of our own, without signs that a terminal would obey. */
async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 2000) break;
  }
  return text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').slice(0, 300);
}
