/**
 * What the preview gives, to whom, and what it never gives: asked over a socket, because a client would tidy the
 * address. And where a place of a page stands in the source. Slow because a preview is started as a process, and a
 * browser sets pages.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { blocksOf } from '../../scripts/model/edition.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { openDesk as openTitle } from '../../scripts/preview/desk.ts';
import { findSourceLine } from '../../scripts/preview/source-place.ts';
import { openDesk } from '../support/desk.ts';
import { fixture } from '../support/fixture.ts';
import { pressFolder, projectAt } from '../support/press.ts';

const source = fixture('editions', 'tiny', 'source');
let desk: Awaited<ReturnType<typeof openDesk>>;
before(async () => {
  desk = await openDesk(source);
});
after(() => desk.stop());

/** The answer to a request as it is written here. */
function ask(
  line: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<{ status: number; head: string; body: string }> {
  const port = Number(new URL(desk.address).port);
  const all = {
    host: `127.0.0.1:${port}`,
    connection: 'close',
    ...(body ? { 'content-length': String(body.length) } : {}),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        `${line} HTTP/1.1\r\n${Object.entries(all)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}\r\n${body}`,
      ),
    );
    socket.on('data', (data) => {
      text += data.toString('utf8');
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body: rest.join('\r\n\r\n') });
    });
  });
}

test('another host, another method and another site get nothing', async () => {
  for (const path of ['/tiny/', '/tiny/book', '/tiny/events', '/~/preview.js'])
    assert.equal((await ask(`GET ${path}`, { host: 'evil.example' })).status, 421, path);
  assert.equal((await ask('PUT /tiny/book')).status, 405);
  assert.equal((await ask('POST /tiny/book', {}, 'x')).status, 405);
  await ask('GET /tiny/book');
  assert.equal((await ask('POST /tiny/failed', {}, 'x')).status, 403);
  assert.equal((await ask('POST /tiny/failed', { origin: 'http://evil.example' }, 'x')).status, 403);
});

/** What is no name of this machine, though it begins or ends like one. */
const strangers = [
  '127.0.0.1.evil.com',
  'localhost.evil.com',
  'evil.com#127.0.0.1',
  '127.0.0.1@evil.com',
  'evil.127.0.0.1',
  '127x0.0.1',
  'notlocalhost',
  'localhost.',
  'localhost:',
  '127.0.0.1:x',
  '[::1]',
  '',
];

test('a name that only looks like this machine gets nothing, with a port and without', async () => {
  for (const name of strangers)
    for (const host of [name, `${name}:80`, `${name}:${new URL(desk.address).port}`])
      assert.equal((await ask('GET /tiny/', { host })).status, 421, host);
  for (const host of ['localhost', 'localhost:1', '127.0.0.1', '127.0.0.1:65535'])
    assert.equal((await ask('GET /tiny/', { host })).status, 200, host);
});

/** Begins a request and leaves before it is answered. */
function leave(text: string, address = desk.address): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () =>
      socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 50)),
    );
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });
}

/** Requests whose askers leave: in the body, in the head, while a title is made, while it is sent. */
const left = (address: string): string[] => {
  const { host, origin } = new URL(address);
  return [
    `POST /tiny/failed HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-length: 100\r\n\r\nabc`,
    `POST /tiny/failed HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab`,
    `POST /tiny/failed HTTP/1.1\r\nhost: ${host}\r\n`,
    `GET /never-opened/events HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
    `GET /never-made/book HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
    `GET /tiny/book HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
    'nonsense\r\n\r\n',
  ];
};

test('who leaves in the middle of a request changes nothing, and is told to nobody', async () => {
  await ask('GET /tiny/book');
  const before = desk.told.length;
  for (const text of left(desk.address).slice(0, 3)) await leave(text);
  assert.equal((await ask('GET /tiny/book')).status, 200);
  assert.equal(desk.told.length, before);
  for (const text of left(desk.address)) await leave(text);
  assert.equal((await ask('GET /tiny/book')).status, 200);
});

test('no request ends `npm run dev`, and its terminal gets no sign that it would obey', async () => {
  const args = [join(pressFolder, 'scripts', 'setup.js'), 'dev', '--source', source];
  const dev = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  dev.stderr.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const ended = new Promise<never>((_, reject) =>
    dev.on('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`))),
  );
  ended.catch(() => undefined);
  try {
    const shown = new Promise<string>((resolve) =>
      dev.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim())),
    );
    const address = await Promise.race([shown, ended]);
    for (const text of left(address)) await Promise.race([leave(text, address), ended]);
    const titles = ['%1b%5b31mred', 'two%0alines', '%C2%9b31mred', '%E2%80%AEdesrever', '%E2%80%A8line', 'a%2Fb'];
    const status = async (title: string) => (await fetch(`${address}${title}/book`)).status;
    for (const title of titles) assert.equal(await Promise.race([status(title), ended]), 404, title);
    assert.equal(await status('tiny'), 200);
    assert.doesNotMatch(said, /desrever|line: 1/, 'nothing is made of a title that is not there');
    // Unless a page waits for it.
    for (const title of ['%E2%80%AEdesrever', '%E2%80%A8line']) {
      const waiting = (await fetch(`${address}${title}/events`)).body?.getReader();
      for (let text = ''; !text.includes('K109'); )
        text += Buffer.from((await Promise.race([waiting?.read(), ended]))?.value ?? assert.fail()).toString();
      await waiting?.cancel();
    }
    assert.equal((await fetch(`${address}tiny/events`, { method: 'HEAD' })).status, 200);
    assert.equal(dev.exitCode, null);
    assert.match(said, /^\\u\{202e\}desrever: 1 problem,/m);
    assert.match(said, /There is no title “\\u\{202e\}desrever”/);
    assert.match(said, /^\\u\{2028\}line: 1 problem,/m);
    assert.doesNotMatch(said, /[\p{Bidi_Control}\u2028\u2029]|(?!\n)\p{Cc}|^lines/mu);
  } finally {
    dev.kill();
  }
});

test('no address leads to a file', async () => {
  const paths = [
    '/~/../package.json',
    '/~/..%2f..%2fpackage.json',
    '/~/%2e%2e/preview.css',
    '/tiny/../../package.json',
    '/tiny/epub/../../zh-Hans.md',
    '/tiny/epub/..%2fzh-Hans.md',
    '/tiny/zh-Hans.md',
    '/~/faces/..%2fpreview.css',
    '//etc/passwd',
    '/..\\..\\package.json',
    '/%00',
    '/%',
    '/nowhere/book',
  ];
  for (const path of paths) {
    const { status, body } = await ask(`GET ${path}`);
    assert.equal(status, 404, `${path} ${body.slice(0, 80)}`);
  }
});

test('scripts are allowed in the own pages alone', async () => {
  const policy = async (path: string) => {
    const { status, head } = await ask(`GET ${path}`);
    assert.equal(status, 200, path);
    assert.match(head, /cross-origin-resource-policy: same-origin/);
    assert.match(head, /x-content-type-options: nosniff/);
    return /content-security-policy: (.*)/.exec(head)?.[1] ?? '';
  };
  for (const path of ['/tiny/', '/~/press.html', '/~/sheet.html'])
    assert.match(
      await policy(path),
      /^default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'/,
      path,
    );
  for (const path of ['/tiny/registers', '/tiny/epub/imprint.xhtml', '/tiny/epub/images/cover.jpg', '/tiny/book']) {
    assert.match(await policy(path), /^default-src 'none'; base-uri/, path);
    assert.doesNotMatch(await policy(path), /script-src/, path);
  }
});

test('the first title is shown when none is named; documents and cover of the e-book are there', async () => {
  assert.match((await ask('GET /')).head, /^HTTP\/1\.1 302[\s\S]*location: \/tiny\//);
  const documents = (await (await fetch(`${desk.address}tiny/documents`)).json()) as { path: string }[];
  assert.ok(documents.some(({ path }) => path === 'imprint.xhtml'));
  assert.match(
    (await ask('GET /tiny/epub/images/cover.jpg')).body,
    /<svg [\s\S]*<foreignObject[\s\S]*xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"/,
  );
});

test("what a page reports is said on the terminal and the page, without signs that one obeys ('K908')", async () => {
  await ask('GET /tiny/book');
  const origin = new URL(desk.address).origin;
  assert.equal((await ask('POST /tiny/failed', { origin }, 'lost \u001b[31m the\nway')).status, 204);
  assert.deepEqual(desk.told.at(-1), { title: 'tiny', codes: ['K908'], ms: 0 });
});

test("a format or template that breaks is a problem ('K906'), and nothing stops", async () => {
  const title = openTitle(projectAt(source), 'tiny', 'nowhere');
  await title.refresh();
  assert.deepEqual(
    title.problems.map(({ code }) => code),
    ['K906'],
  );
  assert.equal(title.copy, undefined);
});

test('a character that comes later is cut, one that no face has is a problem; the last good state stays', async () => {
  const title = openTitle(projectAt(fixture('broken', 'K501', 'source')), 't');
  await title.refresh();
  assert.ok(title.problems.some(({ code }) => code === 'K501'));
  const good = openTitle(projectAt(source), 'tiny');
  await good.refresh();
  const faces = good.copy?.faces;
  assert.ok((faces?.length ?? 0) > 1);
  await good.refresh();
  assert.equal(good.copy?.version, 2);
  assert.equal(good.copy?.faces, faces, 'nothing is cut again');
});

test('every anchor of the specimen leads to its line, and an offset to its sign', () => {
  const source = fixture('editions', 'specimen', 'source');
  const edition = prepareEdition(projectAt(source), 'specimen').value?.edition as IndexedEdition;
  const root = join(source, '..');
  const lines = edition.manuscript.canonical.split('\n');
  for (const block of blocksOf(edition)) {
    const found = findSourceLine(edition, block.anchor, 0, root);
    assert.ok(found, block.anchor);
    assert.equal(found.text, lines[found.line - 1]);
    assert.ok(found.line >= block.place.line, block.anchor);
  }
  const paragraph = blocksOf(edition).find((block) => block.kind === 'paragraph' && block.inlines.length === 1);
  assert.ok(paragraph?.kind === 'paragraph');
  const at = findSourceLine(edition, paragraph.anchor, 5, root);
  const [inline] = paragraph.inlines;
  assert.equal(at?.text.slice((at?.column ?? 0) - 1)[0], inline?.kind === 'text' ? inline.text[5] : '');
  assert.equal(findSourceLine(edition, 'cover', 0, root)?.line, 1);
  assert.equal(findSourceLine(edition, 'p9999', 0, root), undefined);
});

test('an entry leads to its list', () => {
  const edition = prepareEdition(projectAt(source), 'tiny').value?.edition as IndexedEdition;
  const root = join(source, '..');
  const [entry] = edition.registers[0]?.groups[0]?.entries ?? [];
  assert.match(findSourceLine(edition, entry?.id ?? '', 0, root)?.file ?? '', /authority\/.*\.yaml$/);
  assert.match(
    findSourceLine(edition, entry?.id ?? '', 0, root)?.text ?? '',
    new RegExp(`heading: "?${entry?.see ?? entry?.heading}`),
  );
});
