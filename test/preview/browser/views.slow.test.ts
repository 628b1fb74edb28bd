/**
 * What the preview shows beside the pages, in the pinned Chromium: the site and the e-book as on other screens, all
 * pages small, places by what they are called, what the last save changed, its interface in Chinese. The titles are a
 * copy that the tests write to. Slow because a browser lays out a title.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Browser, Page } from 'puppeteer';
import { copyTitles, edit, look, openBrowser, openDesk, versionOf, waitFor } from '../../support/desk.ts';
import { pressFolder } from '../../support/press.ts';

const first = 'joint-statement-2022';
const { source, remove } = copyTitles();
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

/** Types a place into the field, as somebody does who leaves it then. */
const goTo = (place: string) =>
  page.$eval(
    '#page',
    (input, value) => {
      (input as HTMLInputElement).value = value;
      input.dispatchEvent(new Event('change'));
    },
    place,
  );
const shown = () =>
  page.evaluate(
    () =>
      document.querySelector<HTMLIFrameElement>('#sheet')?.contentDocument?.querySelector('.stage')?.textContent ?? '',
  );
const status = () => page.$eval('#status', (line) => line.textContent);

test('a place is found by the number of its paragraph, a page by its label; another one is told', async () => {
  for (const place of ['第42段', '42段', 'p42', '#p42']) {
    await page.keyboard.press('Home');
    await goTo(place);
    assert.match(await shown(), /双方高度重视人工智能治理问题/, place);
  }
  await goTo('1');
  assert.match(await shown(), /应中华人民共和国主席/);
  await goTo('第999段');
  assert.equal(await status(), 'No such place: 第999段');
});

test('the site and the e-book are shown as on a phone and at night, and lead to places and lines', async () => {
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (const [key, view, path] of [
    ['4', 'site', '/site/index.html'],
    ['2', 'epub', '/epub/section-3.xhtml'],
  ] as const) {
    await page.keyboard.press(key);
    await waitFor(page, view, 1);
    await goTo('第42段');
    await page.waitForFunction(
      (wanted: string, end: string) => {
        const frame = document.querySelector<HTMLIFrameElement>(
          `main section[data-view=${wanted}] iframe:not([data-waiting])`,
        );
        const box = frame?.contentDocument?.getElementById('p42')?.getBoundingClientRect();
        return frame?.src.endsWith(end) && box && box.top > 0 && box.top < 900;
      },
      {},
      view,
      path,
    );
    await page.select('#screen', 'phone');
    const frame = await page.$(`main section[data-view=${view}] iframe`);
    assert.equal((await frame?.boundingBox())?.width, 390);
    await page.select('#screen', 'night');
    const inside = page.frames().find((one) => one.url().includes(path));
    assert.equal(await inside?.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
    await page.select('#screen', 'wide');
    await inside?.evaluate(() => document.getElementById('p42')?.click());
    await page.waitForFunction(() => /zh-Hans\.md:\d+:1/.test(document.querySelector('#place')?.textContent ?? ''));
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  }
  await page.keyboard.press('1');
});

test('all pages are shown small, and one of them is chosen', async () => {
  await page.keyboard.press('Home');
  await page.keyboard.press('t');
  const small = () =>
    page.evaluate(
      () =>
        document.querySelector<HTMLIFrameElement>('#sheet')?.contentDocument?.querySelectorAll('.overview button')
          .length,
    );
  assert.ok(Number(await small()) > 20);
  await page.evaluate(() => {
    const sheet = document.querySelector<HTMLIFrameElement>('#sheet')?.contentDocument;
    sheet?.querySelectorAll<HTMLElement>('.overview button')[6]?.click();
  });
  assert.equal(await small(), 0);
  assert.match(await shown(), /应中华人民共和国主席/);
});

test('what the last save changed is counted, marked, and gone to', async () => {
  await page.keyboard.press('Home');
  assert.equal(await page.$eval('#changed', (button) => (button as HTMLElement).hidden), true);
  const version = await versionOf(page);
  edit(join(source, first, 'zh-Hans.md'), (text) =>
    text.replace('双方高度重视人工智能治理问题。', '双方重视人工智能治理问题。'),
  );
  await waitFor(page, 'done', version + 1);
  assert.equal(await page.$eval('#changed', (button) => button.textContent), '1 changed');
  await page.keyboard.press('c');
  assert.match(await shown(), /双方重视人工智能治理问题/);
  const marked = await page.evaluate(() =>
    [
      ...(document.querySelector<HTMLIFrameElement>('#sheet')?.contentDocument?.querySelectorAll('[data-changed]') ??
        []),
    ].map((block) => block.getAttribute('data-block')),
  );
  assert.deepEqual([...new Set(marked)], ['p42']);
});

test('its interface is in Chinese where that is asked for', async () => {
  const other = await openDesk(source, { ui: 'zh' });
  const chinese = await look(browser, other.address);
  await waitFor(chinese.page, 'done', 1);
  const said = await chinese.page.evaluate(() => [document.documentElement.lang, document.body.innerText]);
  assert.equal(said[0], 'zh');
  for (const word of ['页面', '电子书', '索引', '网页', '转到', '全部页面']) assert.ok(said[1]?.includes(word), word);
  assert.doesNotMatch(String(said[1]).replace(/joint-statement-2022/g, ''), /[A-Za-z]{3}/);
  await chinese.page.close();
  other.stop();
});

/** The faces in which a page draws the elements whose words are Han characters alone, by their words. */
async function facesOfHan(of: Page): Promise<Map<string, string[]>> {
  const session = await of.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  await session.send('CSS.enable');
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'button, label:not(:has(input)), li p, #measured, #behind',
  });
  const faces = new Map<string, string[]>();
  for (const nodeId of nodeIds) {
    const { object } = await session.send('DOM.resolveNode', { nodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: 'function () { return this.checkVisibility() ? this.innerText : ""; }',
    });
    const text = String(result.value).trim();
    if (!/^[\p{Script=Han}，。：；、]+$/u.test(text)) continue;
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    faces.set(
      text,
      fonts.map(({ familyName, isCustomFont }) => `${familyName} ${isCustomFont ? 'of the preview' : 'of the system'}`),
    );
  }
  return faces;
}

test('its Chinese words have a face where the system has none, beside words and before any page', async (t) => {
  const english = copyTitles(join(pressFolder, 'test', 'fixtures', 'editions', 'languages', 'source'));
  t.after(english.remove);
  const title = 'exchange-en';
  for (const broken of [false, true]) {
    if (broken) edit(join(english.source, title, 'en.md'), (text) => text.replace(/^title:/m, 'titel:'));
    const other = await openDesk(english.source, { title, ui: 'zh' });
    t.after(other.stop);
    const { page: chinese } = await look(browser, other.address);
    if (broken) await chinese.waitForFunction(() => !document.querySelector<HTMLElement>('#problem-count')?.hidden);
    else await waitFor(chinese, 'done', 1);
    await chinese.evaluate(async () => await document.fonts.ready);
    const faces = await facesOfHan(chinese);
    assert.ok(faces.has('页面') && faces.has('全部页面'), [...faces.keys()].join());
    for (const [text, used] of faces) assert.deepEqual(used, ['Noto Sans SC of the preview'], text);
    await chinese.close();
  }
});

test('nothing was complained of', () => assert.deepEqual(complaints, []));
