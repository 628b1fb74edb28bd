/**
 * A facing edition from its texts to what readers have: the page beside those of its languages, links between them, a
 * row of the catalogue, a copy that is known, an edition that is published. In: a small title in a folder of its own.
 * Slow because a browser sets the pages of both languages, and then shows the page.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { browse, site } from '../support/browse.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-facing-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const [source, build] = [join(folder, 'source'), join(folder, 'build')];
const at = ['--source', source, '--build', build];
const own = join(build, 'accord', 'zh-Hans+en');
const read = (...path: string[]) => readFileSync(join(build, ...path), 'utf8');
cpSync(fixture('editions', 'facing', 'source'), source, { recursive: true });

test('both languages are built, and then what shows both; what has no twin is told', async () => {
  const { status, stdout, stderr } = await callCommand('build', ['accord', ...at, '--jobs', '1']);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^accord\/zh-Hans\+en .* 8 faced, 1 alone/m);
  assert.match(stdout, /^accord\.pdf .* \d+ % empty to face +zh-Hans 6, en 7 paragraphs equal/m);
  assert.match(stderr, /source\/accord\/title\.yaml:1:1: warning K138: .*: en art2-3\./);
  assert.match(read('SHA256SUMS'), /^\w{64} {2}accord\/zh-Hans\+en\/index\.html$/m);
  assert.match(stdout, /^accord\.epub .* page markers +zh-Hans 6, en 7 paragraphs equal/m);
  for (const name of ['accord.pdf', 'accord.epub']) {
    const sum = createHash('sha256')
      .update(readFileSync(join(own, name)))
      .digest('hex');
    assert.match(read('SHA256SUMS'), new RegExp(`^${sum} {2}accord/zh-Hans\\+en/${name}$`, 'm'));
    const row = `<a href="${name}" download>${name}</a></td><td>[^<]+</td><td><code class="hash">${sum}</code>`;
    assert.match(read('accord', 'zh-Hans+en', 'index.html'), new RegExp(row));
  }
  for (const language of ['zh-Hans', 'en'])
    assert.match(read('accord', language, 'index.html'), /<a href="\.\.\/zh-Hans\+en\/index\.html" rel="alternate">/);
  assert.match(read('index.html'), /<a class="language" href="accord\/zh-Hans\+en\/index\.html">/);
});

test('what is unchanged is not made again, what was lost is', async () => {
  const sums = read('SHA256SUMS');
  const again = await callCommand('build', ['accord', ...at, '--jobs', '1']);
  assert.match(again.stdout, /^accord\/zh-Hans\+en +unchanged/m);
  assert.match(again.stderr, /K138/);
  rmSync(own, { recursive: true });
  const restored = await callCommand('build', ['accord/en', ...at, '--jobs', '1']);
  assert.equal(restored.status, 0, restored.stderr);
  assert.equal(read('SHA256SUMS'), sums);
});

test('a copy is known by its languages and proved against both sources', async () => {
  const { status, stdout, stderr } = await callCommand('verify', [join(own, 'index.html'), ...at]);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /source\/accord\/zh-Hans\.md/);
  assert.match(stdout, /zh-Hans 6, en 7/);
  const pdf = await callCommand('verify', [join(own, 'accord.pdf'), ...at]);
  assert.equal(pdf.status, 0, pdf.stderr);
  assert.match(pdf.stdout, /zh-Hans 6, en 7/);
  const book = await callCommand('verify', [join(own, 'accord.epub'), ...at]);
  assert.equal(book.status, 0, book.stderr);
  assert.match(book.stdout, /zh-Hans 6, en 7/);
  const page = readFileSync(join(own, 'index.html'), 'utf8');
  const unlike: string[] = [];
  for (const [what, from, to, said] of [
    ['the second language', 'each year.', 'each decade.', /art1-1.*decade|decade/],
    ['the first language', '双方每年', '双方逐年', /逐年/],
    ['a pair', /<div class="pair" id="art2-1">.*?<\/div><\/div>\n/, '', /art2-1/],
    ['an emphasis', '<em>the details</em>', 'the details', /en: art2-2: .*emphasis “the details” is due/],
    ['a bold word', 'each year.', '<strong>each</strong> year.', /en: art2-1: .*bold “each”/],
    ['the language of a phrase', 'each year.', '<span lang="fr">each</span> year.', /en: art2-1: .*<span> “each”/],
    ['a link that leads elsewhere', 'href="#en.art2"', 'href="#en.art1"', /en: contents: .*#art1/],
    ['the checksum of the text', /(canonical-sha256">)\w{4}/, '$10000', /./],
    ['a word of the imprint', /(<dt>[^<]*<\/dt><dd>)/, '$1x', /imprint/],
    ['what the page may ask for', "default-src 'none'", 'default-src *', /content of <meta> .*default-src \*/],
    ['a style in the head', '</head>', '<style>main{color:white}</style></head>', /has <style>/],
    ['a script more', '</head>', '<script src="a.js"></script></head>', /script/],
    ['the checksum of the e-book', /(accord\.epub<\/a>.*?<code class="hash">)\w{64}/s, '$10', /row|nothing/],
    ['another title', '<title>', '<title>x', /“x/],
    ['a word of the bar', '<legend>', '<legend>x', /“x/],
  ] as const) {
    const altered = page.replace(from, to);
    assert.notEqual(altered, page, what);
    writeFileSync(join(folder, 'index.html'), altered);
    const found = await callCommand('verify', [join(folder, 'index.html'), ...at]);
    if (found.status !== 1 || !found.stderr.includes('K826') || !said.test(found.stderr))
      unlike.push(`${what}: ${found.stderr}`);
  }
  assert.deepEqual(unlike, []);
});

test('pairs begin at the same height where there is room, and stand below one another elsewhere', async () => {
  const { visit, close } = await browse(build);
  try {
    const measure = async (width: number, choose?: string) => {
      const { page, strange, complaints } = await visit('accord/zh-Hans+en/index.html', { width });
      if (choose) await page.click(`#${choose}`);
      const tops = await page.evaluate(() => {
        const lineOf = (id: string) => {
          const text = document.getElementById(id)?.querySelector('.number')?.nextSibling;
          const range = document.createRange();
          if (text) range.selectNodeContents(text);
          const [first] = range.getClientRects();
          return first ? { bottom: first.bottom, left: first.left } : undefined;
        };
        const overflow = document.documentElement.scrollWidth - innerWidth;
        return { pairs: ['art1-1', 'art2-1'].map((id) => [lineOf(`zh-Hans.${id}`), lineOf(`en.${id}`)]), overflow };
      });
      assert.deepEqual([strange, complaints, tops.overflow], [[], [], 0], String(width));
      await page.close();
      return tops.pairs;
    };
    for (const [one, other] of await measure(1440)) {
      assert.ok(one && other);
      assert.ok(Math.abs(one.bottom - other.bottom) < 4, `${one.bottom} ${other.bottom}`);
      assert.ok(other.left > one.left + 400);
    }
    for (const [one, other] of await measure(390)) assert.ok(one && other && other.bottom > one.bottom);
    for (const [one, other] of await measure(1440, 'show-first')) assert.ok(one && !other);
    for (const [one, other] of await measure(390, 'show-second')) assert.ok(!one && other);
    const { page } = await visit('accord/zh-Hans+en/index.html#art2-1', { width: 390 });
    assert.equal(page.url(), `${site}accord/zh-Hans+en/index.html#art2-1`);
    assert.equal(await page.evaluate(() => document.querySelector(':target')?.className), 'pair');
  } finally {
    await close();
  }
});

test('an edition is published with what shows both as it was built, and not otherwise', async () => {
  const page = join(own, 'index.html');
  const built = readFileSync(page, 'utf8');
  writeFileSync(page, built.replace('each year', 'each decade'));
  const refused = await callCommand('publish-edition', ['accord', ...at]);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /K318.*zh-Hans\+en/);
  writeFileSync(page, built);
  const published = await callCommand('publish-edition', ['accord', ...at]);
  assert.equal(published.status, 0, published.stderr);
});
