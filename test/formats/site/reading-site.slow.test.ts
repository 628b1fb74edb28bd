/**
 * What the site is made of, without a browser: the proof finds faults, citations say what the front matter says,
 * machines are told the same, catalogue, feed, sitemap, and the server that shows it all to nobody else. In: the tiny
 * title. Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Listed } from '../../../scripts/formats/site/built-titles.ts';
import { renderCatalogue } from '../../../scripts/formats/site/catalogue.ts';
import { renderFeed, renderSitemap } from '../../../scripts/formats/site/feed.ts';
import { makeSite } from '../../../scripts/formats/site/reading-site.ts';
import { readLabels } from '../../../scripts/manuscript/read-labels.ts';
import { paragraphsOf } from '../../../scripts/model/edition.ts';
import type { Labels } from '../../../scripts/model/manuscript.ts';
import type { Files } from '../../../scripts/model/outputs.ts';
import type { Problem } from '../../../scripts/model/problem.ts';
import { serveFolder } from '../../../scripts/preview/local-server.ts';
import { readBase } from '../../../scripts/project/folders.ts';
import { readWebPage, webAttribute, webText, within } from '../../../scripts/proof/read-site.ts';
import { verifySite } from '../../../scripts/proof/verify-site.ts';
import { setEdition } from '../../support/edition.ts';
import { fixture } from '../../support/fixture.ts';
import { pressProject } from '../../support/press.ts';

const base = 'https://example.org/texts/';
let made: Awaited<ReturnType<typeof setEdition>>;
let published: Files;
let site: Files;
let labels: Labels;

before(async () => {
  made = await setEdition(fixture('editions', 'tiny', 'source'), 'tiny');
  published = new Map<string, string | Uint8Array>([
    ['tiny.pdf', made.pdf],
    ['tiny.epub', 'an e-book'],
    ['edition.json', '{}'],
  ]);
  site = await makeSite(pressProject, made.edition, made.pageMap, made.images, published, 'Chromium 1', base);
  labels = readLabels(pressProject, 'zh-Hans', []);
});

const prove = (files: Files, beside: Files = published) => verifySite(files, beside, made.edition, made.pageMap);
const page = () => String(site.get('index.html'));

test('the site of the tiny title is proven, and made of the same bytes every time', async () => {
  const { problems, equal } = prove(site);
  assert.deepEqual(problems, []);
  assert.equal(equal, paragraphsOf(made.edition).length);
  const again = await makeSite(pressProject, made.edition, made.pageMap, made.images, published, 'Chromium 1', base);
  assert.deepEqual([...again], [...site]);
});

test('the proof finds what is put into the page', () => {
  const html = page();
  const paragraph = paragraphsOf(made.edition)[1] ?? assert.fail();
  const faults: [name: string, faulty: string, problem: RegExp][] = [
    ['a character', html.replace(/(<p class="paragraph" id="p2".*?<\/a>)/, '$1的'), /^K801 .*paragraph 2/],
    ['a number', html.replace(/(href="#p2" aria-label="[^"]*">)2</, '$13<'), /^K802 .*paragraph 2 bears 3→#p2/],
    [
      'a permalink',
      html.replace('class="number apart" href="#p2"', 'class="number apart" href="#p1"'),
      /^K802 .*paragraph 2 bears 2→#p1/,
    ],
    ['an order', html.replaceAll('id="p2"', 'id="p0"'), /^K802 .*its paragraphs are p1,p0/],
    ['a locator', html.replace(/(class="locator[^>]*href="#p)\d+/, '$199'), /^K802 .*leads to/],
    ['a page', html.replace(/\.pdf#page=\d+/, '.pdf#page=99'), /^K802 .*does not open the PDF there/],
    [
      'a place of a page',
      html.replace(/(<span class="page-break"[^>]*><\/span><a class="page-mark.*?<\/a>)([^<])/, '$2$1'),
      /^K802 .*does not stand at character/,
    ],
    ['a link', html.replace('href="#cite"', 'href="#nowhere"'), /^K802 .*leads nowhere/],
    ['a remote file', html.replace('src="site.js"', 'src="https://example.org/site.js"'), /^K802 .*it asks for https/],
    ['a script', html.replace('</body>', '<script>1</script></body>'), /^K802 .*it holds a script/],
    ['a style', html.replace('<main ', '<main style="color:red" '), /^K802 .*style or script of its own/],
    ['a policy', html.replace("default-src 'none'", 'default-src *'), /^K802 .*no strict policy/],
    [
      'a canonical text',
      html.replace(made.edition.manuscript.sha256, '0'.repeat(64)),
      /^K802 .*another canonical text/,
    ],
    ['an id', html.replace('id="p2"', 'id="p1"'), /^K802 .*“p1” is there twice/],
    ['a radical', html.replace('</h1>', '⽅</h1>'), /^K804 /],
  ];
  assert.ok(paragraph);
  for (const [name, faulty, expected] of faults) {
    assert.notEqual(faulty, html, name);
    const found = prove(new Map([...site, ['index.html', faulty]])).problems.map(
      ({ code, message }) => `${code} ${message}`,
    );
    assert.ok(
      found.some((problem) => expected.test(problem)),
      `${name}: ${found.join('; ') || 'nothing was found'}`,
    );
  }
  const other = prove(site, new Map([...published, ['tiny.epub', 'another e-book']])).problems;
  assert.ok(other.some(({ message }) => /checksum of tiny\.epub/.test(message)));
});

test('machines are told the same: Highwire, Dublin Core, schema.org', () => {
  const { metadata } = made.edition;
  const elements = readWebPage(page());
  const tags = (name: string) =>
    elements
      .filter((element) => webAttribute(element, 'name') === name)
      .map((element) => webAttribute(element, 'content'));
  assert.deepEqual(tags('citation_title'), [metadata.title]);
  assert.deepEqual(tags('citation_author'), metadata.parties);
  assert.deepEqual(tags('DC.creator'), metadata.parties);
  assert.deepEqual(tags('citation_publication_date'), [metadata.adopted.date.replaceAll('-', '/')]);
  assert.deepEqual(tags('citation_pdf_url'), [`${base}tiny/tiny.pdf`]);
  assert.deepEqual([...tags('citation_publisher'), ...tags('DC.publisher'), ...tags('citation_isbn')], []);
  const data = elements.find((element) => webAttribute(element, 'type') === 'application/ld+json') ?? assert.fail();
  const linked = JSON.parse(webText(data)) as {
    name: string;
    author: { name: string }[];
    encoding: { contentUrl: string; sha256: string }[];
    url: string;
  };
  assert.equal(linked.name, metadata.title);
  assert.equal(linked.url, `${base}tiny/`);
  assert.deepEqual(
    linked.author.map(({ name }) => name),
    metadata.parties,
  );
  assert.deepEqual(
    linked.encoding.map(({ contentUrl }) => contentUrl),
    [`${base}tiny/tiny.pdf`, `${base}tiny/tiny.epub`],
  );
  assert.ok(
    elements.some(
      (element) => webAttribute(element, 'rel') === 'canonical' && webAttribute(element, 'href') === `${base}tiny/`,
    ),
  );
});

const listed = (count: number): Listed[] =>
  Array.from({ length: count }, (_, i) => ({
    metadata: {
      ...made.edition.metadata,
      id: `title-${i}`,
      parties: i % 2 ? ['甲国'] : ['甲国', '乙国'],
      kind: i < 3 ? '公报' : '声明',
      adopted: { date: `20${10 + i}-01-02`, place: '丙市' },
      edition: { number: 1, date: `2026-01-${10 + i}` },
    },
    downloads: [
      { name: `title-${i}.pdf`, bytes: 1_234_567, sha256: 'ab'.repeat(32), kind: 'pdf', type: 'application/pdf' },
    ],
    page: i !== 0,
    cover: false,
  }));

test('the catalogue lists every title with its files; more than ten can be filtered by party, year and kind', () => {
  const render = (count: number) => readWebPage(renderCatalogue(pressProject, listed(count), labels, 'zh-Hans'));
  assert.ok(!render(10).some(({ tagName }) => tagName === 'select'));
  const page = render(11);
  const options = page.filter(({ tagName }) => tagName === 'option').map((option) => webText(option));
  assert.deepEqual(
    options.filter((text) => !/^\d{4}$/.test(text)),
    ['全部', '乙国', '甲国', '全部', '全部', '公报', '声明'],
  );
  assert.deepEqual(options.filter((text) => /^\d{4}$/.test(text)).slice(0, 2), ['2020', '2019']);
  assert.equal(page.filter((element) => webAttribute(element, 'class') === 'title').length, 11);
  assert.ok(
    page.some(
      (element) => webAttribute(element, 'href') === 'title-3/title-3.pdf' && webText(element) === 'PDF 1.2 MB',
    ),
  );
  assert.equal(page.filter((element) => webAttribute(element, 'class') === 'hash').length, 11);
  assert.ok(!page.some((element) => webAttribute(element, 'href') === 'title-0/index.html'));
});

test('the catalogue says the language of each title and offers it in its words; of several one is chosen', () => {
  const english: Labels = readLabels(pressProject, 'en', []);
  const titles = listed(11).map((title, i) =>
    i === 2 ? { ...title, metadata: { ...title.metadata, language: 'en' }, labels: english } : title,
  );
  const page = readWebPage(renderCatalogue(pressProject, titles, labels, 'zh-Hans'));
  const [, , own] = page.filter((element) => webAttribute(element, 'class') === 'title');
  assert.ok(own);
  const inside = within(own);
  const said = (name: string) => inside.filter((one) => webAttribute(one, 'class') === name).map((one) => webText(one));
  assert.deepEqual(said('language'), ['English']);
  const links = inside.filter(({ tagName }) => tagName === 'a').map((link) => webAttribute(link, 'aria-label'));
  assert.ok(
    links.some((label) => label?.startsWith('Read: ')),
    links.join(),
  );
  const options = page.filter(({ tagName }) => tagName === 'option').map((option) => webText(option));
  assert.deepEqual(options.slice(-3), ['全部', 'English', '中文']);
});

test('the feed announces editions, newest first; addresses are absolute when the site has one', () => {
  const feed = (address?: string) => renderFeed(pressProject, listed(3), labels, 'zh-Hans', address);
  const dates = [...feed().matchAll(/<updated>(.*?)</g)].map(([, date]) => date);
  assert.deepEqual(dates, [
    '2026-01-12T00:00:00Z',
    '2026-01-12T00:00:00Z',
    '2026-01-11T00:00:00Z',
    '2026-01-10T00:00:00Z',
  ]);
  assert.equal(new Set([...feed().matchAll(/<id>(.*?)</g)].map(([, id]) => id)).size, 4);
  assert.match(feed(), /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="zh-Hans">/);
  assert.match(feed(), /href="title-1\/index\.html"/);
  assert.match(
    feed(base),
    /<link rel="self" type="application\/atom\+xml" href="https:\/\/example\.org\/texts\/feed\.xml"\/>/,
  );
  for (const [, href] of feed(base).matchAll(/href="(.*?)"/g)) assert.ok(href?.startsWith(base), href);
});

test('the sitemap names the catalogue and every reading edition', () => {
  const map = renderSitemap(pressProject, listed(3), base);
  assert.deepEqual(
    [...map.matchAll(/<loc>(.*?)<\/loc><lastmod>(.*?)</g)].map(([, address, date]) => [address, date]),
    [
      [base, '2026-01-12'],
      [`${base}title-1/`, '2026-01-11'],
      [`${base}title-2/`, '2026-01-12'],
    ],
  );
});

test("an address of the site that is none is 'K641'", () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  const file = join(folder, 'package.json');
  const read = (kanben?: object) => {
    const problems: Problem[] = [];
    writeFileSync(file, JSON.stringify({ name: 'x', ...(kanben ? { kanben } : {}) }));
    return [readBase(file, problems), ...problems.map(({ code }) => code)];
  };
  assert.deepEqual(read(), [undefined]);
  assert.deepEqual(read({ baseUrl: 'https://example.org/texts' }), [base]);
  for (const baseUrl of [
    'example.org',
    'ftp://example.org/',
    'https://example.org/?a',
    'javascript:alert(1)',
    'https://',
    7,
  ])
    assert.deepEqual(read({ baseUrl }), [undefined, 'K641'], String(baseUrl));
  rmSync(folder, { recursive: true });
});

test('every word of the site is in the text face', async () => {
  const { glyphsOf, subsetFonts } = await import('../../../scripts/fonts/subset-fonts.ts');
  const words = Object.entries(labels).filter(([key]) => key.startsWith('web'));
  assert.ok(words.length > 30);
  const { value = [] } = await subsetFonts(made.edition, [
    `<style>"Kanben Song"</style><p>${words.map(([, text]) => text).join('')}</p>`,
  ]);
  const glyphs = glyphsOf((value.find(({ file }) => file === 'song-regular.ttf') ?? assert.fail()).bytes);
  for (const [key, text] of words)
    for (const character of text) assert.ok(glyphs.has(character.codePointAt(0) ?? 0), `${key}: ${character}`);
});

let shown: { folder: string; port: number; close: () => void };
before(async () => {
  const place = mkdtempSync(join(tmpdir(), 'kanben-'));
  const folder = join(place, 'build');
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(place, 'secret.txt'), 'secret');
  writeFileSync(join(place, 'build-secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, 'a', 'index.html'), 'a');
  symlinkSync(join(place, 'secret.txt'), join(folder, 'link.txt'));
  mkdirSync(join(folder, 'led-out'));
  symlinkSync(join(place, 'secret.txt'), join(folder, 'led-out', 'index.html'));
  mkdirSync(join(folder, 'led-in'));
  symlinkSync(join(folder, 'index.html'), join(folder, 'led-in', 'index.html'));
  mkdirSync(join(folder, 'empty'));
  symlinkSync(place, join(folder, 'folder-out'));
  writeFileSync(join(folder, 'long.txt'), 'x'.repeat(20_000_000));
  const { server, address } = await serveFolder(folder, 0);
  const { port, address: host } = server.address() as AddressInfo;
  assert.equal(host, '127.0.0.1');
  assert.equal(address, `http://127.0.0.1:${port}/`);
  shown = { folder: place, port, close: () => server.close() };
});
after(() => {
  shown?.close();
  rmSync(shown.folder, { recursive: true, force: true });
});

/** A request as it is written, without a client that tidies the path up. */
const ask = (path: string, options: { method?: string; host?: string } = {}) =>
  new Promise<{ status: number; body: string; location: string | undefined; type: string | undefined }>(
    (resolve, reject) => {
      const { method = 'GET', host = `127.0.0.1:${shown.port}` } = options;
      request({ host: '127.0.0.1', port: shown.port, path, method, headers: { host }, agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body,
            location: response.headers.location,
            type: response.headers['content-type'],
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

test('the server shows the folder: a page for a folder, types, HEAD', async () => {
  assert.deepEqual(await ask('/'), {
    status: 200,
    body: 'home',
    location: undefined,
    type: 'text/html; charset=utf-8',
  });
  assert.equal((await ask('/a/?x#p1')).body, 'a');
  assert.deepEqual([(await ask('/a')).status, (await ask('/a')).location], [308, '/a/']);
  assert.equal((await ask('//a')).location, '/a/');
  assert.deepEqual([(await ask('/', { method: 'HEAD' })).body, (await ask('/', { method: 'POST' })).status], ['', 405]);
  assert.equal((await ask('/nowhere')).status, 404);
});

test('the server shows nothing outside the folder, and answers to no other name', async () => {
  for (const path of [
    '/../secret.txt',
    '/a/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/a/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/link.txt',
    '/../build-secret.txt',
    '/%00',
    '/%',
    '/led-out/',
    '/folder-out/secret.txt',
    '/folder-out/',
    '/empty/',
  ]) {
    const { status, body } = await ask(path);
    assert.deepEqual([status, body], [404, '404\n'], path);
  }
  // What is no address never comes to the server of the folder: Node answers.
  assert.deepEqual(await ask('secret.txt').then(({ status, body }) => [status, body]), [400, '']);
  assert.equal((await ask('/led-in/')).body, 'home');
  const { port } = shown;
  const strangers = [
    'evil.example',
    '127.0.0.1.evil.com',
    'localhost.evil.com',
    'evil.localhost',
    '127.0.0.1@evil.com',
    '127x0.0.1',
    '[::1]',
    '127.0.0.1:x',
    'localhost.',
  ];
  for (const host of strangers.flatMap((name) => [name, `${name}:${port}`]))
    assert.equal((await ask('/', { host })).status, 421, host);
  for (const host of ['localhost', `localhost:${port}`, '127.0.0.1'])
    assert.equal((await ask('/', { host })).status, 200, host);
});

test('who leaves in the middle of a file leaves no open file, and the server goes on', async () => {
  for (let i = 0; i < 5; i++)
    await new Promise<void>((resolve, reject) => {
      request({ host: '127.0.0.1', port: shown.port, path: '/long.txt', agent: false }, (response) => {
        response.once('data', () => response.destroy());
        response.on('close', resolve);
      })
        .on('error', reject)
        .end();
    });
  assert.equal((await ask('/long.txt')).body.length, 20_000_000);
  if (process.platform !== 'linux') return;
  const open = () =>
    readdirSync('/proc/self/fd').filter(
      (name) => existsSync(`/proc/self/fd/${name}`) && readlinkSync(`/proc/self/fd/${name}`).endsWith('/long.txt'),
    );
  for (let tries = 0; tries < 100 && open().length > 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(open(), []);
});

test('the page of an edition in which a word would end a script stays whole', async () => {
  const { edition } = made;
  const evil = { ...edition, metadata: { ...edition.metadata, title: '</script><script>alert(1)</script>"&' } };
  const files = await makeSite(pressProject, evil, made.pageMap, made.images, published, 'Chromium 1');
  const scripts = readWebPage(String(files.get('index.html'))).filter(({ tagName }) => tagName === 'script');
  // Its own script, and data: what it is, how it is cited, what its search knows.
  assert.equal(scripts.length, 4);
  assert.equal((JSON.parse(webText(scripts[1] ?? assert.fail())) as { name: string }).name, evil.metadata.title);
  // What the title says stands escaped in the page, and the text of the edition as elements, not as signs.
  const html = String(files.get('index.html'));
  assert.ok(!html.includes('<script>alert'));
  assert.match(html, /<[a-z]+ [^>]*id="p1"/);
});
