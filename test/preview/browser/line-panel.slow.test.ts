/**
 * The list of lines in the pinned Chromium: it comes with the figures of a build, leads to the page and to the source,
 * and is Chinese with the interface, as the problems are. The figures are written here, as a build writes them.
 * Slow because a browser lays out a title.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Browser, Page } from 'puppeteer';
import { blocksOf } from '../../../scripts/model/edition.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import { copyTitles, edit, look, openBrowser, openDesk, waitFor } from '../../support/desk.ts';
import { fixture } from '../../support/fixture.ts';
import { projectAt } from '../../support/press.ts';

const { source, remove } = copyTitles(fixture('editions', 'tiny', 'source'));
const title = 'tiny';
let browser: Browser;
let desk: Awaited<ReturnType<typeof openDesk>>;
let page: Page;
let complaints: string[];

before(async () => {
  browser = await openBrowser();
  desk = await openDesk(source, { title, ui: 'zh' });
  ({ page, complaints } = await look(browser, desk.address));
  await waitFor(page, 'done', 1);
});
after(async () => {
  await browser?.close();
  desk?.stop();
  remove();
});

const text = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText);
const isHidden = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).hidden);

/** Writes the figures of a build; gives the place of the line that does not hold. */
function writeFigures() {
  const { edition } = prepareEdition(projectAt(source), title).value ?? assert.fail();
  const block =
    blocksOf(edition)
      .filter(({ kind }) => kind === 'paragraph')
      .at(-1) ?? assert.fail();
  const folder = join(dirname(source), 'build', edition.metadata.id);
  const said = `page 1, paragraph 2 (line ${block.place.line}): 甲乙丙丁…戊己庚辛 (0.115)`;
  const line = { page: 1, said, anchor: block.anchor, place: block.place };
  const figure = {
    name: 'widest Han–Han gap in a justified line',
    value: 0.115,
    gate: 0.08,
    excused: true,
    holds: false,
    measured: 9,
    where: [said],
    lines: [line],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'typography.json'), JSON.stringify({ book: [figure] }));
  writeFileSync(join(folder, 'edition.json'), JSON.stringify({ metadata: { sha256: edition.manuscript.sha256 } }));
  return block;
}

test('the lines of the last build come when the window is come back to, and lead to page and source', async () => {
  assert.equal(await isHidden('#line-count'), true, 'nothing was measured');
  await page.keyboard.press('l');
  assert.equal(await text('#measured'), '还没有测量：文献尚未按此版式（book）制作。');
  await page.keyboard.press('l');
  const block = writeFigures();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.waitForSelector('#line-count:not([hidden])');
  assert.equal(await text('#line-count'), '1处排版待看');
  await page.click('#line-count');
  assert.match(await text('#measured'), /文本与现在相同/);
  assert.match(await text('#lines'), /K813 齐行中汉字之间最大的空隙: 0\.115 \(≤ 0\.08\)/);
  await page.click('#lines li button');
  await page.waitForSelector('#source:not([hidden])');
  assert.equal(await text('#place'), `${block.place.file}:${block.place.line}:${block.place.column}`);
  const own = readFileSync(join(dirname(source), block.place.file), 'utf8').split('\n')[block.place.line - 1];
  assert.equal(await text('#line'), own?.trim());
  const shown = await page.frames()[1]?.$(`[data-block="${block.anchor}"]`);
  assert.ok(shown, 'the page of the block is shown, though the figures name another one');
  await page.keyboard.press('Escape');
  assert.equal(await isHidden('#lines'), true);
  assert.deepEqual(complaints, []);
});

test('a problem is Chinese, and the list of problems takes the place of the list of lines', async () => {
  await page.keyboard.press('l');
  assert.equal(await isHidden('#lines'), false);
  edit(join(source, title, 'zh-Hans.md'), (before) => `${before}\n<b>x\n`);
  await page.waitForFunction(() => (document.documentElement.dataset.problems ?? '').includes('K201'), {
    polling: 20,
  });
  assert.match(await text('#problems'), /K201 [^\n]*:\d+:1\n? ?不接受HTML代码：<b>/);
  assert.deepEqual([await isHidden('#problems'), await isHidden('#lines')], [false, true]);
});
