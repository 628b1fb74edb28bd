/**
 * The preview as an editor sees it, in the pinned Chromium: pages are those of the build, a save shows up and the
 * reader stays where he was, problems come and go, a click names the line. The titles are a copy that the tests write
 * to. Slow because a browser lays out a title at every save.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before, beforeEach } from 'node:test';
import type { Browser, Page } from 'puppeteer';
import { facesOf, subsetFonts } from '../../../scripts/fonts/subset-fonts.ts';
import { startBrowser } from '../../../scripts/formats/print/chromium.ts';
import { readFormat } from '../../../scripts/formats/print/print-format.ts';
import { renderPrint } from '../../../scripts/formats/print/render-print.ts';
import { typeset } from '../../../scripts/formats/print/typeset.ts';
import { paragraphsOf } from '../../../scripts/model/edition.ts';
import type { PageMap } from '../../../scripts/model/page-map.ts';
import { plainText } from '../../../scripts/model/text.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import {
  copyTitles,
  edit,
  look,
  openBrowser,
  openDesk,
  restoreTitles,
  versionOf,
  waitFor,
} from '../../support/desk.ts';
import { fixture } from '../../support/fixture.ts';
import { pressProject, projectAt } from '../../support/press.ts';

const first = 'joint-statement-2022';
const { source, remove } = copyTitles();
const file = join(source, first, 'zh-Hans.md');
let browser: Browser;
let desk: Awaited<ReturnType<typeof openDesk>>;
let page: Page;
let complaints: string[];

before(async () => {
  browser = await openBrowser();
  desk = await openDesk(source);
  ({ page, complaints } = await look(browser, desk.address));
  await waitFor(page, 'done', 1);
});
after(async () => {
  await browser?.close();
  desk?.stop();
  remove();
});

/** Every test begins with the titles as they are in the project, laid out to the end, and a reader on the cover. */
beforeEach(async () => {
  complaints.splice(0);
  const changed = restoreTitles(source);
  if (changed.some((path) => path.startsWith(first) || path.startsWith('authority'))) {
    const wanted = readFileSync(file, 'utf8');
    const version = await versionOf(page);
    // Once more, so that there is a save to wait for also where the last one is still under way.
    edit(file, () => `${wanted}\n`);
    await waitFor(page, 'done', version + 1);
    const next = await versionOf(page);
    edit(file, () => wanted);
    await waitFor(page, 'done', next + 1);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await page.keyboard.press('Home');
  complaints.splice(0);
});

/** The page map that the layout found. */
const mapOf = (on: Page) =>
  on.evaluate(
    () =>
      JSON.parse(
        JSON.stringify(document.querySelector<HTMLIFrameElement>('.press iframe')?.contentWindow?.kanben.pageMap),
      ) as unknown,
  );
/** Every page as it was laid out, without the names that Paged.js draws by lot. */
const pagesOf = (on: Page) =>
  on.evaluate(() =>
    [
      ...(document
        .querySelector<HTMLIFrameElement>('.press iframe')
        ?.contentDocument?.querySelectorAll('.pagedjs_page') ?? []),
    ].map((one) => one.outerHTML.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')),
  );
/** What stands before the reader. */
const spread = (on: Page = page) =>
  on.evaluate(() =>
    [
      ...(document.querySelector<HTMLIFrameElement>('#sheet')?.contentDocument?.querySelectorAll('.pagedjs_page') ??
        []),
    ].map((one) => one.querySelector('.pagedjs_page_content')?.textContent ?? ''),
  );
const field = () => page.$eval('#page', (input) => (input as HTMLInputElement).value);
/** How many pages the last layout kept as they were. */
const kept = () => page.evaluate(() => Number(document.documentElement.dataset.kept));
const consoleOf = () => complaints.splice(0).join('\n');
const goTo = async (label: string) => {
  await page.$eval(
    '#page',
    (input, value) => {
      (input as HTMLInputElement).value = value;
      input.dispatchEvent(new Event('change'));
    },
    label,
  );
};
/** Saves and waits until it is laid out to the end. */
async function save(change: (text: string) => string, path = file): Promise<void> {
  const version = await versionOf(page);
  edit(path, change);
  await waitFor(page, 'done', version + 1).catch((error) =>
    assert.fail(`${error} ${complaints.join(' ')} ${JSON.stringify(desk.told.at(-1))}`),
  );
}
const problems = (code: string) =>
  page.waitForFunction(
    (wanted: string) => (document.documentElement.dataset.problems ?? '').includes(wanted),
    { polling: 20 },
    code,
  );
/** A layout of the same state from its beginning. */
async function laidOutAnew(address = desk.address): Promise<{ map: unknown; pages: string[] }> {
  const other = await look(browser, address);
  await waitFor(other.page, 'done', 1);
  const anew = { map: await mapOf(other.page), pages: await pagesOf(other.page) };
  await other.page.close();
  return anew;
}

/** What the build finds for a title. */
async function builtMap(folder: string, title: string): Promise<PageMap> {
  const { value } = prepareEdition(projectAt(folder), title);
  assert.ok(value);
  const html = renderPrint(
    pressProject,
    value.edition,
    value.images,
    readFormat(pressProject, value.edition.metadata.formats?.[0] ?? 'book'),
  );
  const faces = (await subsetFonts(value.edition, [html])).value ?? [];
  const engine = await startBrowser(() => undefined);
  const { pageMap } = await typeset(html, facesOf(faces, html), engine).finally(() => engine.browser.close());
  return pageMap;
}

test('the pages are those of the build', async () => {
  const pageMap = await builtMap(source, first);
  assert.deepEqual(await mapOf(page), pageMap);
  assert.ok(pageMap.pages.length > 20);
});

test('the pages of tables, pictures, lists and notes are those of the build', async () => {
  const { source: folder, remove: away } = copyTitles(fixture('editions', 'specimen', 'source'));
  const specimen = await openDesk(folder);
  const other = await look(browser, specimen.address);
  await waitFor(other.page, 'done', 1);
  assert.deepEqual(await mapOf(other.page), await builtMap(folder, 'specimen'));
  // A note stands behind the text and takes its room where it is referred to: before a paragraph that changes with it.
  edit(join(folder, 'specimen', 'zh-Hans.md'), (text) =>
    text
      .replace('[^seat]: ', `[^seat]: ${'更长的注。'.repeat(30)}`)
      .replace('\n::: closing', '\n末段之后又一段。\n\n::: closing'),
  );
  await waitFor(other.page, 'done', 2);
  const anew = await laidOutAnew(specimen.address);
  assert.deepEqual(await pagesOf(other.page), anew.pages);
  assert.deepEqual(await mapOf(other.page), anew.map);
  await other.page.close();
  specimen.stop();
  away();
});

test('arrow keys, page keys, Home and End turn pages', async () => {
  const at = async (key: string) => {
    await page.keyboard.press(key as 'Home');
    return [await field(), (await spread()).length];
  };
  assert.deepEqual(await at('Home'), ['cover', 1]);
  assert.deepEqual(await at('ArrowLeft'), ['cover', 1]);
  assert.deepEqual(await at('ArrowRight'), ['ii', 2]);
  assert.deepEqual(await at('PageDown'), ['iv', 2]);
  assert.deepEqual(await at('ArrowLeft'), ['ii', 2]);
  assert.deepEqual((await at('End'))[1], 2);
  await at('PageUp');
  await goTo('8');
  assert.match((await spread())[0] ?? '', /双方/);
  assert.equal(
    await page.evaluate(
      () =>
        document.querySelector<HTMLIFrameElement>('#sheet')?.contentDocument?.documentElement.scrollWidth ===
        document.querySelector('#sheet')?.clientWidth,
    ),
    true,
    'the spread fits',
  );
});

test('a changed sentence shows up where it stands, and the reader stays', async () => {
  await goTo('8');
  const label = await field();
  const [left = ''] = await spread();
  const said = /双方[^，。]{4,}/.exec(left)?.[0] ?? '';
  await save((text) => text.replace(said, `${said}甲乙丙丁`));
  assert.equal(await field(), label);
  assert.ok((await spread()).join('').includes(`${said}甲乙丙丁`));
  const { starts } = (await mapOf(page)) as PageMap;
  const { value } = prepareEdition(projectAt(source), first);
  const paragraph =
    value && paragraphsOf(value.edition).find(({ inlines }) => plainText(inlines).includes(`${said}甲乙丙丁`));
  const changed = (starts[paragraph?.anchor ?? '']?.page ?? 0) - 1;
  assert.ok(changed > 5);
  assert.equal(await kept(), changed - 1, 'the pages before that of the change are kept, but for one');
  const anew = await laidOutAnew();
  assert.deepEqual(await pagesOf(page), anew.pages);
  assert.deepEqual(await mapOf(page), anew.map);
});

test('a paragraph that comes in before moves numbers and registers; the reader stays with the text', async () => {
  await goTo('8');
  const [left = ''] = await spread();
  const text = left.replace(/\d+/g, '').slice(60, 90);
  assert.equal(consoleOf(), '');
  await save((whole) => whole.replace('\n## 二\n', '\n新来的一段，说的是别的事情。\n\n## 二\n'));
  assert.equal(consoleOf(), '');
  assert.ok((await kept()) > 5, 'the front matter is kept, though the contents say other numbers');
  assert.ok(
    (await spread()).some((one) => one.replace(/\d+/g, '').includes(text)),
    `${text}: ${complaints.join()}`,
  );
  const anew = await laidOutAnew();
  assert.deepEqual(await pagesOf(page), anew.pages);
  assert.deepEqual(await mapOf(page), anew.map);
});

test('text, headings and lists that change, come and go give the pages of a layout from the beginning', async () => {
  const lists = join(source, 'authority', 'organizations.yaml');
  // What changes the front matter is laid out from the beginning: the contents say the first words of sections.
  const changes: [change: (text: string) => string, path?: string, anew?: true][] = [
    [(text) => text.replace(/(\n## 三\n\n)(.)/, '$1$2长'.replace('长', '很长很长的话，'.repeat(40))), file, true],
    [(text) => text.replace('很长很长的话，'.repeat(40), ''), file, true],
    [(text) => text.replace('\n## 三\n', '\n## 三之前\n\n中间的一节。\n\n## 三\n'), file, true],
    [(text) => text.replace('\n## 二\n', '\n又一段。\n\n## 二\n')],
    [(text) => text.replace('\n又一段。\n', '')],
    [(text) => text.replace(/\n## 二\n\n[^\n]+\n/, '\n## 二\n\n> 一段引文。\n\n- 一\n- 二\n\n'), file, true],
    [(text) => text.replace('see: [SCO]', 'see: [SCO, 上合]'), lists],
    [(text) => text.replace(/short-title: .*/, 'short-title: 另一短题')],
  ];
  await save((text) => `${text}\n`, lists);
  assert.equal(await kept(), (await pagesOf(page)).length, 'what changes no page lays none out');
  for (const [change, path, whole] of changes) {
    await save(change, path);
    assert.equal(consoleOf(), '', String(change));
    assert.equal((await kept()) > 5, !whole, `${change} kept ${await kept()}`);
    const anew = await laidOutAnew();
    assert.deepEqual(await pagesOf(page), anew.pages);
    assert.deepEqual(await mapOf(page), anew.map);
  }
});

test('a problem stands before the last good pages and goes when it is repaired', async () => {
  await goTo('8');
  const good = await spread();
  edit(file, (text) => text.replace('\n## 二\n', '\n<b>x\n\n## 二\n'));
  await problems('K201');
  assert.deepEqual(await spread(), good);
  const said = await page.$eval('#problems', (element) => (element as HTMLElement).innerText);
  assert.match(said, /last good/);
  assert.match(said, /K201/);
  assert.match(said, /joint-statement-2022\/zh-Hans\.md:\d+:1/);
  assert.match(said, /Raw HTML is not understood: <b>/);
  assert.match(said, /Write Markdown/);
  assert.ok(desk.told.some(({ codes }) => codes.includes('K201')));
  assert.equal(await page.$eval('#problems', (element) => (element as HTMLElement).hidden), false);
  await save((text) => text.replace('\n<b>x\n', ''));
  await page.waitForFunction(() => !(document.documentElement.dataset.problems ?? '').includes('K201'), {
    polling: 20,
  });
  assert.equal(await page.$eval('#problems', (element) => (element as HTMLElement).hidden), true);
});

test('a click on a paragraph names its line, as far as the sign; Enter names its beginning', async () => {
  await goTo('8');
  const frame = await (await page.$('#sheet'))?.contentFrame();
  assert.ok(frame);
  const block = await frame.$('.pagedjs_page:last-child .paragraph:last-of-type');
  assert.ok(block);
  const anchor = await block.evaluate((element) => element.getAttribute('data-id') ?? '');
  const place = prepareEdition(projectAt(source), first)
    .value?.edition.sections.flatMap(({ blocks }) => blocks)
    .find((one) => one.anchor === anchor)?.place;
  assert.ok(place);
  await block.click();
  await page.waitForFunction(() => !(document.querySelector('#source') as HTMLElement).hidden);
  const [where = '', line] = await page.$eval('#source', (element) => [
    element.querySelector('#place')?.textContent ?? '',
    element.querySelector('#line')?.textContent ?? '',
  ]);
  assert.ok(where.startsWith(`${place.file}:${place.line}:`), `${where} for ${anchor}`);
  const column = Number(where.split(':').at(-1));
  assert.ok(column > place.column, 'the middle of a paragraph is not its beginning');
  assert.equal(line, readFileSync(file, 'utf8').split('\n')[place.line - 1]);
  assert.equal(
    await page.$eval('#editor', (link) => (link as HTMLAnchorElement).getAttribute('href')),
    `vscode://file/${join(source, '..', place.file)}:${place.line}:${column}`,
  );
  await page.keyboard.press('Escape');
  assert.equal(await page.$eval('#source', (element) => (element as HTMLElement).hidden), true);
  await frame.$eval(`.pagedjs_page [data-block="${anchor}"]`, (element) => (element as HTMLElement).focus());
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (wanted: string) => document.querySelector('#place')?.textContent === wanted,
    {},
    `${place.file}:${place.line}:${place.column}`,
  );
  await page.keyboard.press('Escape');
});

test('a link of the contents leads to its page', async () => {
  await goTo('v');
  const frame = await (await page.$('#sheet'))?.contentFrame();
  await (await frame?.$('.contents a'))?.click();
  assert.equal(await field(), '1');
});

test('the e-book and the registers follow, at the same height', async () => {
  await page.keyboard.press('2');
  await waitFor(page, 'epub', 1);
  const path = await page.$$eval(
    '#documents option',
    (options) =>
      options.map((option) => option as HTMLOptionElement).find((option) => option.label.startsWith('三 ·'))?.value ??
      '',
  );
  await page.select('#documents', path);
  const epub = () => page.frames().find((frame) => frame.url().endsWith(`/epub/${path}`));
  await page.waitForFunction(
    (wanted: string) =>
      document
        .querySelector('main section[data-view=epub] iframe:not([data-waiting])')
        ?.getAttribute('src')
        ?.endsWith(wanted),
    {},
    path,
  );
  const scrolled = await epub()?.evaluate(() => {
    scrollTo(0, 700);
    return scrollY;
  });
  assert.equal(scrolled, 700);
  const seen = Number(await page.evaluate(() => document.documentElement.dataset.epub));
  edit(file, (text) => text.replace(/(\n## 三\n[\s\S]*?\n\n[^\n]+\n\n[^\n]+)/, '$1电子书也要看到。'));
  await waitFor(page, 'epub', seen + 1);
  assert.match((await epub()?.evaluate(() => document.body.textContent)) ?? '', /电子书也要看到。/);
  assert.equal(await epub()?.evaluate(() => scrollY), 700);
  await page.keyboard.press('3');
  await waitFor(page, 'registers', 1);
  const registers = page.frames().find((frame) => frame.url().endsWith('/registers'));
  assert.match((await registers?.evaluate(() => document.body.textContent)) ?? '', /电子书也要看到。/);
  await (await registers?.$('#p3 .text'))?.click();
  await page.waitForFunction(() => /zh-Hans\.md:\d+:1/.test(document.querySelector('#place')?.textContent ?? ''));
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
});

test('many quick saves end with the last one', async () => {
  for (let i = 1; i <= 8; i++) {
    edit(file, (text) => text.replace(/(第\d+次)?(\n\n## 二\n)/, `第${i}次$2`));
    await new Promise((resolve) => setTimeout(resolve, 90));
  }
  await page.waitForFunction(() =>
    (document.querySelector<HTMLIFrameElement>('.press iframe')?.contentDocument?.body.textContent ?? '').includes(
      '第8次',
    ),
  );
  const version = Number(
    await page.evaluate(
      async (address: string) =>
        (await (await fetch(address)).text()).length > 0 && document.documentElement.dataset.shown,
      `/${first}/book`,
    ),
  );
  await waitFor(page, 'done', version);
  const anew = await laidOutAnew();
  assert.deepEqual(await pagesOf(page), anew.pages);
  assert.equal(await page.evaluate(() => document.querySelectorAll('.press iframe').length), 1);
});

test('no script of a text or of its documents runs', async () => {
  await save((text) =>
    text.replace(
      '\n## 二\n',
      '\n\\<script>globalThis.ran = 1\\</script> \\<img src=x onerror="globalThis.ran = 1">\n\n## 二\n',
    ),
  );
  const ran = await page.evaluate(async () => {
    const frames = [...document.querySelectorAll('iframe')].map(
      (frame) => frame.contentWindow as (Window & { ran?: number }) | null,
    );
    for (const frame of frames) {
      const script = frame?.document.createElement('script');
      if (!script) continue;
      script.textContent = 'globalThis.ran = 1';
      frame?.document.documentElement.append(script);
    }
    return frames.map((frame) => frame?.ran).filter((value) => value !== undefined).length;
  });
  assert.equal(ran, 0);
  assert.equal(
    complaints.splice(0).every((complaint) => /Content Security Policy|sandboxed/.test(complaint)),
    true,
  );
});

test('a title may be broken at the start, go, come back, and get a neighbour', async () => {
  const other = join(source, 'second');
  mkdirSync(other);
  writeFileSync(join(other, 'zh-Hans.md'), 'Kein Titel.\n');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('#titles option')].some((option) => option.textContent === 'second'),
  );
  const second = await look(browser, new URL('/second/', desk.address).href);
  await second.page.waitForFunction(() => (document.documentElement.dataset.problems ?? '').includes('K101'));
  cpSync(file, join(other, 'beside.txt'));
  renameSync(join(other, 'beside.txt'), join(other, 'zh-Hans.md'));
  await waitFor(second.page, 'done', 1);
  assert.match((await spread(second.page)).join(''), /联合声明/);
  rmSync(other, { recursive: true });
  await second.page.waitForFunction(() => (document.documentElement.dataset.problems ?? '').includes('K109'));
  assert.match((await spread(second.page)).join(''), /联合声明/, 'the last good pages stay');
  await second.page.close();
});

test('a preview that is started again finds its reader where he was', async () => {
  await goTo('8');
  const before = await spread();
  const port = Number(new URL(desk.address).port);
  desk.stop();
  await page.evaluate(() => Object.assign(globalThis, { old: true }));
  desk = await openDesk(source, { port });
  await page.waitForFunction(() => !('old' in globalThis) && document.documentElement.dataset.done === '1', {
    timeout: 60_000,
  });
  assert.deepEqual(await spread(), before);
});
