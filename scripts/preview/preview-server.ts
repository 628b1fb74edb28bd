/**
 * Shows the desk to this machine's own browser. In: a project, a port. Out: a running server on 127.0.0.1, which
 * tells its pages of every save (server-sent events). Promises that a page gets nothing but what it needs, by names that are
 * looked up and never joined to a path; that no other site can ask; that no script runs but the preview's own.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { faceStyles } from '../fonts/subset-fonts.ts';
import { pageScript } from '../formats/print/typeset.ts';
import type { EpubPart } from '../model/outputs.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { type BrowserScript, readBrowserScript, readScriptMap, traceScript } from '../project/browser-scripts.ts';
import { listTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { forgetTemplates, readStyle, template } from '../views/templates.ts';
import type { PreviewState } from './browser/preview-state.ts';
import { type Desk, faceAddress, isBroken, openDesk, rootOf } from './desk.ts';
import { isOwnHost, listenHere } from './local-server.ts';
import { findSourceLine } from './source-place.ts';
import { watchFolders } from './watch-folders.ts';

/** What `preview/desk.hbs` prints. */
interface DeskView {
  title: string;
  titles: { name: string; chosen: boolean }[];
}

const fillDesk = template<DeskView>('preview/desk.hbs');

interface PreviewOptions {
  project: Project;
  port: number;
  /** The title that is shown first; the first of the folder when absent. */
  title?: string;
  /** Print format instead of the title's own. */
  format?: string;
  /** Address of a line in an editor, with {file}, {line} and {column}. */
  editor?: string;
  /** Hears of every state of a title, with the milliseconds that it took, and of faults of the pages. */
  tell: (title: string, problems: readonly Problem[], ms: number) => void;
}

interface Answer {
  status?: number;
  type: string;
  body: string | Uint8Array;
  policy?: string;
  /** For what never changes under its address. */
  keep?: boolean;
}

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';
const common =
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:";
/** For the preview's own pages, and for documents of the title, in which nothing may run. */
const ownPolicy = `default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; ${common}`;
const quietPolicy = `default-src 'none'; ${common}`;

/** Starts the preview; port 0 takes a free one. Rejects when the port is taken. */
export async function startPreview(
  options: PreviewOptions,
): Promise<{ server: Server; address: string; stop: () => void }> {
  const { project, tell } = options;
  const { source, templates, styles } = project;
  const session = randomBytes(8).toString('hex');
  const desks = new Map<string, Desk>();
  const faces = new Map<string, Uint8Array>();
  const listeners = new Map<ServerResponse, string>();
  const faults = new Map<string, Problem>();
  const watchFaults: Problem[] = [];
  const own = ownFiles(project, session);

  const problemsOf = (desk: Desk) => [
    ...desk.problems,
    ...watchFaults,
    ...[faults.get(desk.title)].filter((fault) => fault !== undefined),
  ];
  const stateOf = (desk: Desk): PreviewState => ({
    session,
    title: desk.title,
    titles: listTitles(source),
    version: desk.copy?.version ?? 0,
    broken: isBroken(desk),
    problems: problemsOf(desk),
    folder: rootOf(source),
    ...(options.editor ? { editor: options.editor } : {}),
  });
  const send = (response: ServerResponse, desk: Desk) => response.write(`data: ${JSON.stringify(stateOf(desk))}\n\n`);
  const announce = (desk: Desk) => {
    for (const [response, title] of listeners) if (title === desk.title) send(response, desk);
  };
  const refresh = async (desk: Desk) => {
    const started = performance.now();
    await desk.refresh();
    faults.delete(desk.title);
    faces.clear();
    for (const { copy } of desks.values())
      for (const face of copy?.faces ?? []) faces.set(faceAddress(face), face.bytes);
    tell(desk.title, problemsOf(desk), performance.now() - started);
    announce(desk);
  };
  const deskOf = async (title: string): Promise<Desk> => {
    const known = desks.get(title);
    if (known) return known;
    const desk = openDesk(project, title, options.format);
    desks.set(title, desk);
    await inTurn(() => refresh(desk));
    return desk;
  };
  // One after the other: a save that comes while a title is being made is taken up when it is done. What fails stops no other.
  let working: Promise<unknown> = Promise.resolve();
  const inTurn = (job: () => Promise<void>): Promise<void> => {
    const done = working.then(job);
    working = done.catch(() => undefined);
    return done;
  };
  const fault = (title: string, error: Error) =>
    tell(title, [problem('K906', { detail: error.message.split('\n')[0] ?? '' })], 0);
  const changed = (paths: readonly string[]) => {
    if (paths.some((path) => templates.some((folder) => path.startsWith(folder)))) forgetTemplates(project);
    const shown = new Set(listeners.values());
    for (const [title, desk] of desks) {
      // A title that nobody looks at is taken up when somebody does.
      if (shown.has(title) || desks.size === 1)
        inTurn(() => refresh(desk)).catch((error: Error) => fault(title, error));
      else void inTurn(async () => void desks.delete(title));
    }
  };
  const watch = watchFolders([source, ...templates, ...styles], changed, (path, error) =>
    watchFaults.push(problem('K907', { path, detail: error.message })),
  );

  const answer = async (address: URL): Promise<Answer | undefined> => {
    const path = decodeURIComponent(address.pathname);
    if (path.startsWith('/~/faces/')) {
      const body = faces.get(path);
      return body && { type: 'font/ttf', body, keep: true };
    }
    if (path.startsWith('/~/')) return own(path.slice(3));
    const [, title = '', ...rest] = path.split('/');
    const wanted = rest.join('/');
    // Also of a title that is not there (yet): the page says so, and waits for it.
    if (rest.length === 1 && wanted === '')
      return {
        type: html,
        body: fillDesk(project, {
          title,
          titles: listTitles(source).map((name) => ({ name, chosen: name === title })),
        }),
        policy: ownPolicy,
      };
    const { copy } = wanted === '' ? {} : await deskOf(title);
    if (!copy) return undefined;
    if (wanted === 'book') return { type: 'text/plain; charset=utf-8', body: copy.print };
    if (wanted === 'faces.css') return { type: 'text/css; charset=utf-8', body: faceStyles(copy.faces, faceAddress) };
    if (wanted === 'registers') return { type: html, body: copy.registers(), policy: quietPolicy };
    if (wanted === 'documents') return { type: json, body: JSON.stringify(documentsOf(copy.epub())) };
    if (wanted === 'epub/images/cover.jpg') return { type: 'image/svg+xml', body: copy.cover(), policy: quietPolicy };
    if (wanted.startsWith('epub/')) return partOf(copy.epub(), wanted.slice(5));
    if (wanted !== 'place') return undefined;
    const line = findSourceLine(
      copy.edition,
      address.searchParams.get('anchor') ?? '',
      Number(address.searchParams.get('offset') ?? 0) || 0,
      rootOf(source),
    );
    return line && { type: json, body: JSON.stringify(line) };
  };

  const reply = async (request: IncomingMessage, response: ServerResponse, address: URL): Promise<unknown> => {
    const [, title = '', last = '', more] = address.pathname.split('/').map((part) => decodeURIComponent(part));
    if (request.method === 'POST' && last === 'failed' && more === undefined) {
      if (request.headers.origin !== `http://${request.headers.host}`) return refuse(response, 403);
      const detail = await readBody(request);
      const desk = desks.get(title);
      if (!desk) return refuse(response, 404);
      faults.set(title, problem('K908', { detail: traceScript(detail) }));
      tell(title, problemsOf(desk), 0);
      announce(desk);
      return response.writeHead(204).end();
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    if (address.pathname === '/') {
      const first = options.title ?? listTitles(source)[0];
      if (first !== undefined) return response.writeHead(302, { location: `/${encodeURIComponent(first)}/` }).end();
    }
    if (last === 'events' && more === undefined) {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.write('retry: 500\n\n');
      listeners.set(response, title);
      response.on('close', () => listeners.delete(response));
      return send(response, await deskOf(title));
    }
    const found = await answer(address);
    if (!found) return refuse(response, 404);
    const { type, body, policy, keep, status = 200 } = found;
    response.writeHead(status, {
      'content-type': type,
      'cache-control': keep ? 'private, max-age=31536000, immutable' : 'no-store',
      'content-security-policy': policy ?? quietPolicy,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    return response.end(request.method === 'HEAD' ? undefined : body);
  };

  const server = createServer((request, response) => {
    // Who asks may leave at any time; what is written then is lost.
    response.on('error', () => undefined);
    if (!isOwnHost(request)) return refuse(response, 421);
    const address = addressOf(request);
    if (!address) return refuse(response, 404);
    return void reply(request, response, address).catch((error: Error) => {
      if (response.destroyed) return;
      // A template that is being written may fail when its page is asked for.
      fault(decodeURIComponent(address.pathname.split('/')[1] ?? ''), error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
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
  if (first !== undefined) deskOf(first).catch((error: Error) => fault(first, error));
  return { ...started, stop };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${status}\n`);
}

/** The preview's own pages and scripts. Scripts are kept by their address, which is another one in every session. */
function ownFiles(project: Project, session: string): (name: string) => Answer | undefined {
  const script = (body: string): Answer => ({ type: 'text/javascript; charset=utf-8', body, keep: true });
  const bundle = (name: BrowserScript) => script(`${readBrowserScript(name)}\n//# sourceMappingURL=${name}.js.map`);
  const page = (scripts: string[]): Answer => ({
    type: html,
    body: `<!DOCTYPE html>\n<html><head><meta charset="utf-8"/><title>Kanben</title>${scripts.map((name) => `<script src="${name}?${session}"></script>`).join('')}</head><body></body></html>\n`,
    policy: ownPolicy,
  });
  return (name) => {
    switch (name) {
      case 'press.html':
        return page(['print.js', 'preview-layout.js']);
      case 'sheet.html':
        return page([]);
      case 'print.js':
        // The very script with which the build sets pages; but here finished pages are shown.
        return script(`${pageScript(false)}\n//# sourceMappingURL=print.js.map`);
      case 'preview.js':
        return { ...bundle('preview'), keep: false };
      case 'preview-layout.js':
        return bundle('preview-layout');
      case 'print.js.map':
      case 'preview.js.map':
      case 'preview-layout.js.map':
        return { type: json, body: readScriptMap(name.slice(0, -'.js.map'.length) as BrowserScript) };
      case 'preview.css':
        return {
          type: 'text/css; charset=utf-8',
          body: readStyle(project, 'preview.css'),
        };
      default:
        return undefined;
    }
  };
}

const documentsOf = (parts: readonly EpubPart[]) =>
  parts.flatMap(({ path, content }) =>
    path.endsWith('.xhtml')
      ? [
          {
            path,
            title: (/<title>([^<]*)</.exec(String(content))?.[1] ?? path).replace(
              /&(amp|lt|gt|quot);/g,
              (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] as string,
            ),
          },
        ]
      : [],
  );

function partOf(parts: readonly EpubPart[], path: string): Answer | undefined {
  const part = parts.find((candidate) => candidate.path === path);
  const type = {
    xhtml: 'application/xhtml+xml',
    css: 'text/css; charset=utf-8',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    png: 'image/png',
    ttf: 'font/ttf',
  }[path.split('.').at(-1)?.toLowerCase() ?? ''];
  return part && type ? { type, body: part.content } : undefined;
}

/** The address that is asked for; nothing when it cannot be read, or holds a control character, which no name of ours does. */
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
