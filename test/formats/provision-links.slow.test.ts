/**
 * What a text says of its own provisions, in all formats and three languages: links that lead there, running heads that
 * say what stands on a spread, the search of the site for a provision's number. In: statutes and treaties written here,
 * of several pages. Slow because a browser sets the titles and shows the site.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import { makeSite } from '../../scripts/formats/site/reading-site.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { verifySite } from '../../scripts/proof/verify-site.ts';
import { browse } from '../support/browse.ts';
import { type SetEdition, setEdition } from '../support/edition.ts';
import { pressProject } from '../support/press.ts';

const front = (language: string, documentClass: string, shortTitle: string): string =>
  `---
title:
  - ${shortTitle}
short-title: ${shortTitle}
kind: X
parties:
  - X
adopted:
  date: 2024-03-05
source:
  name: X
  date: 2024-03-06
edition:
  number: 1
  date: 2026-11-22
language: ${language}
class: ${documentClass}
registers: []
description: X
---
`;

const count = 24;
const numbers = Array.from({ length: count }, (_, i) => i + 1);
const han = (value: number): string => {
  const digits = '零一二三四五六七八九';
  const tens = value < 10 ? '' : `${value < 20 ? '' : digits[Math.floor(value / 10)]}十`;
  return `${tens}${value % 10 === 0 ? '' : digits[value % 10]}`;
};

/** The article to which the article of a number refers. */
const other = (number: number): number => (number % count) + 1;

const texts: Record<string, { documentClass: string; shortTitle: string; blocks: string[] }> = {
  'zh-Hans': {
    documentClass: 'statute',
    shortTitle: '湖泊条例',
    blocks: [
      '## 第一章　总则',
      ...numbers.flatMap((number) => [
        ...(number === 13 ? ['## 第二章　湖泊水域岸线资源的保护利用监督管理和跨行政区域协同治理的特别规定'] : []),
        `第${han(number)}条　湖泊主管部门依照本条例第${han(other(number))}条第二款的规定，对湖泊的保护负责，并应当及时公布有关情况。`,
        '违反《港口法》第三条的，依照前款处理；本条例没有规定的，可以按照国家有关规定执行。',
      ]),
    ],
  },
  en: {
    documentClass: 'treaty',
    shortTitle: 'Treaty on the Protection of the Lakes that the Republic and the Kingdom Share with Each Other',
    blocks: [
      '## PART I. GENERAL PROVISIONS',
      ...numbers.flatMap((number) => [
        ...(number === 13 ? ['## PART II. PROTECTION'] : []),
        `### Article ${number}. Heading`,
        `1\\. The Parties shall, under Article ${other(number)}, paragraph 2, protect the lakes in good ` +
          'faith and without delay.',
        '2\\. Nothing in Article 3 of the Charter of the United Nations, and nothing that the Parties ' +
          'agree, changes this.',
      ]),
    ],
  },
  ru: {
    documentClass: 'treaty',
    shortTitle: 'Договор об озёрах',
    blocks: [
      '## Глава I. Общие положения',
      ...numbers.flatMap((number) => [
        ...(number === 13 ? ['## Глава II. Охрана'] : []),
        `### Статья ${number}`,
        `1\\. В соответствии с пунктом 2 статьи ${other(number)} стороны охраняют озёра добросовестно и без промедления.`,
        '2\\. Ничто в статье 3 Устава Организации Объединённых Наций не изменяет этого, и стороны ' +
          'договариваются о том.',
      ]),
    ],
  },
};

const titleOf = (language: string): string => `lakes-${language.toLowerCase()}`;
let folder: string;
let engine: Engine;
const made = new Map<string, SetEdition>();

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-lakes-'));
  mkdirSync(join(folder, 'source', 'authority'), { recursive: true });
  engine = await startBrowser(() => undefined);
  for (const [language, { documentClass, shortTitle, blocks }] of Object.entries(texts)) {
    const place = join(folder, 'source', titleOf(language));
    mkdirSync(place, { recursive: true });
    writeFileSync(
      join(place, `${language}.md`),
      `${front(language, documentClass, shortTitle)}${blocks.join('\n\n')}\n`,
    );
    made.set(language, await setEdition(join(folder, 'source'), titleOf(language), { running: engine }));
  }
});
after(async () => {
  await engine?.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const setOf = (language: string): SetEdition => made.get(language) ?? assert.fail(language);
const messages = (problems: { code: string; message: string }[]) =>
  problems.map(({ code, message }) => `${code} ${message}`).join('\n');

for (const language of Object.keys(texts)) {
  test(`${language}: references are links in PDF and EPUB, what is said of another document is none`, async () => {
    const { pdf, edition, pageMap, format, parts } = setOf(language);
    assert.equal(messages((await verifyPdf(pdf, edition, pageMap, format)).problems), '');
    const targets = (await readPdf(pdf)).links.flatMap(({ target }) => target ?? []);
    for (const number of numbers) assert.ok(targets.includes(`art${number}-2`), `art${number}-2`);
    // The contents alone lead to the third article.
    assert.ok(targets.filter((target) => target === 'art3').length <= 1);
    const epub = await packEpub(parts, new Uint8Array([255, 216, 255, 217]), titleOf(language), '2026-11-22');
    assert.equal(messages(verifyEpub(epub, edition, pageMap).problems), '');
    const documents = parts.map(({ content }) => String(content)).join('');
    for (const number of numbers) assert.match(documents, new RegExp(`<a href="section-\\d\\.xhtml#art${number}-2">`));
  });

  test(`${language}: a running head says the first provision of a left page and the last of a right one`, async () => {
    const { pdf, edition, pageMap, format } = setOf(language);
    const heads = (await readPdf(pdf)).pages.map(({ glyphs }) =>
      glyphs
        .filter(({ y }) => y < 80)
        .map(({ text }) => text)
        .join(''),
    );
    const own = heads.filter((head) => /\d|[一二三四五六七八九十]条/.test(head));
    assert.ok(own.length >= 3, heads.join('\n'));
    const copy = structuredClone(edition);
    const chapter = copy.provisions?.[0]?.children ?? [];
    for (const provision of chapter) provision.label = provision.label.replace(/\d+|[一二三四五六七八九十]+/, '99');
    const { problems } = await verifyPdf(pdf, copy, pageMap, format);
    assert.match(messages(problems), /the running head of page \d+ is “.*” instead of “.*99.*”/);
  });
}

test('a title that has no room beside a provision is cut, the provision is not', async () => {
  const heads = (await readPdf(setOf('en').pdf)).pages.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  assert.ok(
    heads.some((head) => /^Article \d+ ?· ?Treaty on the Protection.*…/.test(head.slice(0, 120))),
    heads[7],
  );
});

test('the site leads to the provisions, and its search finds one by its own number', async () => {
  const { edition, pageMap, images, pdf } = setOf('zh-Hans');
  const published = new Map([[`${titleOf('zh-Hans')}.pdf`, pdf]]);
  const files = await makeSite(pressProject, edition, pageMap, images, published, 'Chromium 1');
  assert.equal(messages(verifySite(files, published, edition, pageMap).problems), '');
  for (const [name, content] of files) {
    const path = join(folder, 'build', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const browser = await browse(join(folder, 'build'));
  try {
    const { page } = await browser.visit('index.html');
    assert.equal(await page.$$eval('.paragraph a[href="#art7-2"]:not(.number)', (found) => found.length), 1);
    for (const [typed, address] of [
      ['第七条', 'art7'],
      ['7', 'art7'],
      ['art 7', 'art7'],
      ['第十三条第二款', 'art13-2'],
      ['13(2)', 'art13-2'],
    ] as const) {
      await page.$eval('#query', (input) => Object.assign(input, { value: '' }));
      await page.type('#query', typed);
      assert.equal(await page.$eval('mark.now', (mark) => mark.closest('[data-block]')?.id), address, typed);
    }
    await page.$eval('#query', (input) => Object.assign(input, { value: '' }));
    await page.type('#query', '主管');
    assert.equal(await page.$eval('mark.now', (mark) => mark.closest('[data-block]')?.id), 'art1');
  } finally {
    await browser.close();
  }
});
