/**
 * The e-book and the site as they are drawn: words in one piece, nothing cut off, nothing over the edge, no text over
 * another, spaces between words under a gate. In: titles in three languages and several classes. By the boxes of the
 * text and not by pictures: a fault is said with its place.
 * Slow because a browser sets and draws them.
 */
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { unzipSync } from 'fflate';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import { fixture } from '../support/fixture.ts';
import { frontMatter } from '../support/front-matter.ts';
import { measurePage, type PageMeasure } from '../support/measure-page.ts';
import { makeScreens } from '../support/screens.ts';

let engine: Engine;
let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  // The browser of root is nobody.
  chmodSync(folder, 0o755);
  engine = await startBrowser(() => undefined);
});
after(async () => {
  await engine.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a screen is like. */
interface Screen {
  width: number;
  height: number;
  dark?: boolean;
}

const phone: Screen = { width: 390, height: 844 };
const desk: Screen = { width: 1440, height: 900 };
const reader: Screen = { width: 600, height: 800 };
const widths = [320, 360, 390, 414, 480, 600, 768, 834, 1024, 1280, 1440, 1920];
const all: Screen[] = widths.map((width) => ({ width, height: 800 }));

/** Between two words of a filled line, in em. */
const widestSpace = 0.5;

/** A title's site and e-book in a folder; paths of their pages. */
const unpack = (set: string, title: string) => unpackFrom(fixture('editions', set, 'source'), title);

async function unpackFrom(source: string, title: string) {
  const made = await makeScreens(source, title);
  const own = join(folder, title);
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), content);
  };
  for (const [name, content] of made.site) write(`site/${name}`, content);
  const files = unzipSync(made.epub);
  for (const [name, content] of Object.entries(files)) write(name, content);
  const pages = Object.keys(files).filter((name) => /\.xhtml$/.test(name) && !/cover/.test(name));
  return { site: join(own, 'site', 'index.html'), books: pages.map((name) => join(own, name)) };
}

/** Faults of pages on some screens. */
async function measure(paths: readonly string[], screens: readonly Screen[], how: PageMeasure): Promise<string[]> {
  const page = await engine.browser.newPage();
  const found: string[] = [];
  try {
    // tsx names functions by a helper that the page does not have.
    await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
    for (const path of paths) {
      await page.goto(`file://${path}`);
      for (const { width, height, dark = false } of screens) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
        await page.setViewport({ width, height });
        await page.evaluate('document.fonts.ready.then(() => 0)');
        const faults = await page.evaluate(measurePage, how);
        found.push(...faults.map((fault) => `${path.slice(folder.length + 1)} at ${width} px: ${fault}`));
      }
    }
  } finally {
    await page.close();
  }
  return found;
}

const hole = 'width: 9em; text-align: justify';
const drawn: [what: string, body: string, said: RegExp][] = [
  [
    'a heading that a style divides',
    '<h4 id="a">Articl<span style="display: block">e 13</span></h4>',
    /h4 in #a .*“Article” is in pieces/,
  ],
  [
    'a word over the end of a line',
    '<p id="a" style="width: 3em; word-break: break-all">preparatory</p>',
    /“preparatory” is in pieces/,
  ],
  ['a text over another', '<p>one</p><p id="a" style="margin-top: -2em">another</p>', /it stands over/],
  [
    'a text over the edge',
    '<p id="a" style="margin-left: 340px; white-space: nowrap">over the edge</p>',
    /it goes over the edge/,
  ],
  ['a page that is too wide', '<div style="width: 500px">wide</div>', /the page is 5\d\d px wide, and the window 390/],
  [
    'a text that is cut off',
    '<div id="a" style="height: 1em; overflow: hidden">one<br>two<br>three</div>',
    /div in #a .*it is cut off/,
  ],
  [
    'characters that are torn apart',
    '<p id="a" lang="zh" style="width: 9em; text-align: justify">甲乙丙丁 Меморандум о взаимопонимании</p>',
    /characters \d\.\d+ em apart/,
  ],
  ['a hole in a line', `<p id="a" style="${hole}">to be incomprehensibilities of it</p>`, /a space of \d\.\d+ em/],
];

for (const [what, body, said] of drawn)
  test(`seen: ${what}`, async () => {
    const path = join(folder, 'drawn.html');
    writeFileSync(path, `<!DOCTYPE html><html lang="en"><body>${body}</body></html>`);
    const faults = await measure([path], [phone], { widestSpace });
    assert.ok(
      faults.some((fault) => said.test(fault)),
      faults.join('\n') || 'nothing was seen',
    );
  });

const titles: [set: string, title: string][] = [
  ['specimen', 'specimen'],
  ['ebook', 'ebook'],
  ['revised', 'harbour'],
  ['languages', 'exchange-en'],
  ['languages', 'exchange-ru'],
  ['provisions', 'treaty'],
  ['provisions', 'statute'],
  ['provisions', 'resolution'],
  ['provisions', 'regulation'],
  ['provisions', 'notice'],
];

for (const [set, title] of titles)
  test(`drawn in one piece: ${title}`, async () => {
    const { site, books } = await unpack(set, title);
    const faults = [
      ...(await measure([site], [...all, { ...phone, dark: true }], { widestSpace })),
      ...(await measure(books, [phone, reader, desk], { widestSpace })),
      ...(await measure(books, all, { headings: true, widestSpace })),
    ];
    assert.deepEqual(faults, []);
  });

/** How far the first line of an item of a list begins from its second one, in px; the greatest of a page. */
async function indentOfItems(paths: readonly string[], { width, height }: Screen): Promise<number[]> {
  const page = await engine.browser.newPage();
  const found: number[] = [];
  try {
    await page.setViewport({ width, height });
    for (const path of paths) {
      await page.goto(`file://${path}`);
      found.push(
        ...(await page.$$eval('li > .plain', (items) =>
          items.flatMap((item) => {
            const range = document.createRange();
            range.selectNodeContents(item);
            const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
            const [first] = rects;
            const next = rects.find((rect) => first && rect.top > first.top + first.height / 2);
            const fromRight = getComputedStyle(item).direction === 'rtl';
            if (!first || !next) return [];
            return [Math.abs(fromRight ? first.right - next.right : first.left - next.left)];
          }),
        )),
      );
    }
  } finally {
    await page.close();
  }
  return found;
}

for (const title of ['exchange-ru', 'exchange-ar'])
  test(`turned lines of an item begin where its first one does: ${title}`, async () => {
    const { site, books } = await unpack('languages', title);
    const found = await indentOfItems([site, ...books], phone);
    assert.ok(found.length >= 3, `only ${found.length} items have turned lines`);
    assert.deepEqual(
      found.filter((apart) => apart > 1),
      [],
    );
  });

const strings = [
  'https://www.example.org/documents/2022/annex\\_3/decision?language=zh\\&format=pdf#section-12',
  'secretariat.of.the.conference@permanent-mission.example.org',
  'Vienna-Convention\\_on-the-Law-of-Treaties\\_1969\\_final\\_text.docx',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '\\_'.repeat(80),
  '.'.repeat(80),
  '…'.repeat(40),
  `https://registry.example.org/${'0123456789abcdef'.repeat(11)}`,
  'consolidated.version.of.the.annexes.adopted.in.geneva.v2.tar.gz',
  'abcdefghij'.repeat(12),
];
/** Without marks of Markdown, for the front matter. */
const plainStrings = strings.map((string) => string.replaceAll('\\', ''));

/** A text with a string in a paragraph, an item, a quotation, a cell, a note, a heading and a caption. */
const withString = (string: string, i: number): string =>
  [
    `甲 ${string} 乙。[^${i}]`,
    `- 甲 ${string} 乙\n  - 丙${string}丁`,
    `> 甲 ${string}`,
    `| 甲 | 乙 | 丙 |\n|---|---|---|\n| ${string} | 乙 ${string} | 丙 |`,
    `## 甲 ${string}`,
    `甲。\n\n![甲](figure.png "${string.replaceAll('\\\\', '')}")`,
    `[^${i}]: 甲 ${string} 乙。`,
  ].join('\n\n');

for (const language of ['zh-Hans', 'en', 'ru', 'fr'] as const)
  test(`strings without a break stay inside their columns on a narrow screen: ${language}`, async () => {
    const source = join(folder, `strings-${language}`);
    for (const place of ['strings', 'authority']) mkdirSync(join(source, place), { recursive: true });
    copyFileSync(
      fixture('editions', 'specimen', 'source', 'specimen', 'figure.png'),
      join(source, 'strings', 'figure.png'),
    );
    const words = { 'zh-Hans': '甲', en: 'Parties', ru: 'Стороны', fr: 'Parties' }[language];
    const body = strings.map(withString).join('\n\n').replaceAll('甲', words);
    const front = frontMatter(language).replace('title: [T]', `title: ${JSON.stringify(plainStrings.slice(-3))}`);
    writeFileSync(join(source, 'strings', `${language}.md`), `${front}\n${body}\n`);
    const made = await unpackFrom(source, 'strings');
    const faults = await measure([made.site, ...made.books], [{ width: 360, height: 740 }], {
      widestSpace: 40,
      widestGap: 40,
    });
    assert.deepEqual(faults, []);
  });
