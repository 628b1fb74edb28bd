/**
 * The servers under many clients, slow ones and rude ones. In: a folder, a preview of the tiny title, sockets that ask
 * and do not read, or do not finish asking. Looks at the answers of others meanwhile. Slow because the preview makes
 * pages.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { serveFolder } from '../../scripts/preview/local-server.ts';
import { startPreview } from '../../scripts/preview/preview-server.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-served-'));
after(() => rmSync(home, { recursive: true, force: true }));
writeFileSync(join(home, 'index.html'), '<!DOCTYPE html><title>x</title>');
writeFileSync(join(home, 'a.pdf'), '%PDF');

/** Sockets that have said something and are left open. */
const open = (address: string, text: string, count: number): Promise<Socket[]> =>
  Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(Number(new URL(address).port), '127.0.0.1', () =>
            socket.write(text, () => resolve(socket)),
          );
          socket.on('error', reject).pause();
        }),
    ),
  );

const ask = (address: string, method: string, body?: string) =>
  new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    const asked = httpRequest(address, { method, agent: false }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    asked.on('error', reject).end(body);
  });

test('serve: a page has a policy, HEAD ends, what is not GET is refused without being read', async () => {
  const { server, address } = await serveFolder(home, 0);
  try {
    const page = await ask(address, 'GET');
    assert.match(String(page.headers['content-security-policy']), /^default-src 'none'; script-src 'self'/);
    assert.equal(page.headers['x-content-type-options'], 'nosniff');
    const pdf = await ask(`${address}a.pdf`, 'GET');
    assert.equal(pdf.headers['content-security-policy'], undefined);
    assert.equal((await ask(address, 'HEAD')).status, 200);
    const post = await ask(address, 'POST', 'x'.repeat(1000));
    assert.deepEqual([post.status, post.headers.connection], [405, 'close']);
    assert.equal((await ask(`${address}nothing`, 'GET')).headers['x-content-type-options'], 'nosniff');
    const half = await open(address, 'GET / HTTP/1.1\r\nhost: 127', 200);
    assert.equal((await ask(address, 'GET')).status, 200, 'beside 200 that do not finish asking');
    for (const socket of half) socket.destroy();
    assert.ok(server.headersTimeout <= 10_000 && server.requestTimeout <= 30_000 && server.maxConnections <= 1024);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('dev: 200 listeners that do not read, 300 saves: it goes on, and forgets titles that are not there', async () => {
  const source = join(home, 'source');
  cpSync(fixture('editions', 'tiny', 'source'), source, { recursive: true });
  let states = 0;
  const { address, stop } = await startPreview({ project: projectAt(source), port: 0, tell: () => void states++ });
  try {
    const { host } = new URL(address);
    assert.equal((await ask(`${address}tiny/book`, 'GET')).status, 200);
    const listeners = await open(address, `GET /tiny/events HTTP/1.1\r\nhost: ${host}\r\n\r\n`, 200);
    const text = join(source, 'tiny', 'zh-Hans.md');
    const before = readFileSync(text, 'utf8');
    for (let i = 1; i <= 300; i++) {
      writeFileSync(text, before.replace('双方遵守', `第${'一'.repeat(1 + (i % 9))}次，双方遵守`));
      if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    writeFileSync(text, before.replace('双方遵守', '最后一次，双方遵守'));
    for (let book = ''; !book.includes('最后一次'); ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      book = await (await fetch(`${address}tiny/book`)).text();
    }
    assert.ok(states > 1);
    for (let i = 0; i < 50; i++) assert.equal((await ask(`${address}none-${i}/book`, 'GET')).status, 404);
    assert.equal((await ask(`${address}tiny/events`, 'HEAD')).status, 200);
    for (const socket of listeners) socket.destroy();
    assert.equal((await ask(`${address}tiny/book`, 'GET')).status, 200);
  } finally {
    stop();
  }
});
