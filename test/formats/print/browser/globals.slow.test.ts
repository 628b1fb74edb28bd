/**
 * What the press's script puts on the window of a page: one object, and what Paged.js asks for.
 * Slow because a browser opens the page.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readBrowserScript } from '../../../../scripts/project/browser-scripts.ts';
import { openBrowser } from '../../../support/make-epub.ts';

test('a page gets window.kanben, and PagedConfig when it starts', async (t) => {
  const { browser } = await openBrowser();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const names = (script: string) =>
    page.evaluate(`{
      const before = new Set(Object.getOwnPropertyNames(window));
      ${script};
      Object.getOwnPropertyNames(window).filter((name) => !before.has(name));
    }`);
  assert.deepEqual(await names(readBrowserScript('print')), ['kanben']);
  assert.deepEqual(await names('kanben.start({ parks: true, kept: {}, widestSpace: {} })'), ['PagedConfig']);
  const methods = await page.evaluate(() => Object.keys(window.kanben));
  assert.deepEqual(methods.sort(), ['fitCover', 'readLaidUnits', 'readStructure', 'start']);
});
