/**
 * Shows a folder to this machine's own browser. In: a folder and a port. Out: a running server on 127.0.0.1. Promises
 * that nothing outside the folder is shown, that nobody else on the network can ask, and that nothing but GET and HEAD
 * is done.
 */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
};

/** The pages of a site say the same of themselves; the reviewer's page has its styles in it. */
const sitePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' " +
  "data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What is refused is not read to its end either. */
export const refusing = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' };

/** More clients than one person has, and fewer than a process has files for. */
const mostClients = 512;

/** Starts the server; port 0 takes a free one. Rejects when the port is taken. */
export function serveFolder(folder: string, port: number): Promise<{ server: Server; address: string }> {
  const root = realpathSync(folder);
  const server = createServer((request, response) => {
    const refuse = (status: number) =>
      response.writeHead(status, { ...refusing, 'x-content-type-options': 'nosniff' }).end(`${status}\n`);
    if (!isOwnHost(request)) return refuse(421);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const file = findFile(root, request.url ?? '/');
    if (file === undefined) return refuse(404);
    if (file.redirect !== undefined) return response.writeHead(308, { location: file.redirect }).end();
    response.writeHead(200, {
      'content-type': types[extname(file.path)] ?? 'application/octet-stream',
      'content-length': file.size,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      // A viewer of PDFs is a page of the browser's own.
      ...(/\.(?:html|svg|xml)$/.test(file.path) ? { 'content-security-policy': sitePolicy } : {}),
    });
    if (request.method === 'HEAD') return response.end();
    // Who asks may leave in the middle, and the file may be gone meanwhile: then both are closed.
    return pipeline(createReadStream(file.path), response, () => undefined);
  });
  return listenHere(server, port);
}

/** Starts a server for this machine alone; port 0 takes a free one. Rejects when the port is taken. */
export function listenHere(server: Server, port: number): Promise<{ server: Server; address: string }> {
  server.maxConnections = mostClients;
  // Who does not finish asking is let go.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  return new Promise((resolve, reject) => {
    // Also what is wrong later, such as too many connections, ends no server.
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve({ server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }),
    );
  });
}

/** A page of another site must not read this one by a name that it has made to mean 127.0.0.1. */
export const isOwnHost = (request: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '');

/** A file with its size, or where it is to be asked for. */
interface Found {
  path: string;
  size: number;
  redirect?: string;
}

/**
 * The file that an address names, symbolic links followed; nothing when it is not inside the folder. A folder is its
 * index.html.
 */
function findFile(root: string, address: string): Found | undefined {
  try {
    const [pathname = ''] = address.split(/[?#]/);
    const wanted = decodeURIComponent(pathname);
    if (!wanted.startsWith('/') || wanted.includes('\0') || wanted.includes('\\')) return undefined;
    // Records of the press, and pages that failed.
    if (wanted.includes('/.')) return undefined;
    const path = realpathSync(join(root, wanted));
    if (path !== root && !path.startsWith(root + sep)) return undefined;
    const state = statSync(path);
    if (!state.isDirectory()) return state.isFile() ? { path, size: state.size } : undefined;
    // Relative links of the page need the slash; a second one at the beginning would name another host.
    if (!pathname.endsWith('/')) return { path, size: 0, redirect: `${pathname.replace(/^\/+/, '/')}/` };
    const index = realpathSync(join(path, 'index.html'));
    const { size } = statSync(index);
    return index.startsWith(root + sep) ? { path: index, size } : undefined;
  } catch {
    return undefined;
  }
}
