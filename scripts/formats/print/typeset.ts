/**
 * Sets the pages. In: the print HTML, the faces, a running browser. Out: the PDF as Chromium prints it and the
 * page map, both from one layout. The only file that knows pagedjs-cli. Promises that the page fetches nothing:
 * faces and pictures are in the HTML as data, and every request is refused.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Printer from 'pagedjs-cli';
import type { Browser, Page } from 'puppeteer';
import { faceData, faceStyles } from '../../fonts/subset-fonts.ts';
import { knownLanguages } from '../../languages/language.ts';
import type { Face, Layout } from '../../model/outputs.ts';
import { readBrowserScript } from '../../project/browser-scripts.ts';
import { keptTogetherIn } from '../../views/inline-pieces.ts';
import type { PrintOptions } from './browser/page-globals.ts';
import type { Engine } from './chromium.ts';
import { traceEvaluation, tracePageError } from './page-failures.ts';

/** Puts the faces into a rendered document. */
export const withFaces = (html: string, faces: readonly Face[]): string => html.replace('/*faces*/', () => faceStyles(faces, faceData));

/** From here on printing takes more than its share of the time. */
const manyPages = 200;

/** A page of the browser with Paged.js in it, waiting for its book. */
interface Sheet {
  page: Page;
  /** The first thing that went wrong in it. */
  failure: () => Error | undefined;
}

const paged = join(dirname(createRequire(import.meta.url).resolve('pagedjs-cli')), '..', 'dist', 'browser.js');

/** Opens a sheet: takes some time of the browser's alone, so it is done while the faces are cut. */
export async function openSheet(engine: Engine): Promise<Sheet> {
  let failure: Error | undefined;
  const page = await openPage(engine.browser, (error) => {
    failure ??= error;
  });
  // It stays: setContent writes into the document that is there.
  await page.evaluate(`${pageScript(true)}\n//# sourceURL=kanben/print.js`);
  return { page, failure: () => failure };
}

/**
 * All that runs in a page to lay a book out, as one script: the press's handlers and Paged.js. `parks`: with the handler
 * that takes finished pages aside, which is not for pages that are looked at meanwhile.
 */
export function pageScript(parks: boolean): string {
  const kept = Object.fromEntries(knownLanguages.map((language) => [language, keptTogetherIn(language).source]));
  const options: PrintOptions = { parks, kept };
  // The bundle stands first: places in it are looked up in its source map by their lines.
  return [readBrowserScript('print'), `kanben.start(${JSON.stringify(options)});`, readFileSync(paged, 'utf8')].join('\n');
}

/** A book that is laid out and not yet printed. */
export interface LaidBook extends Pick<Layout, 'pageMap' | 'structure'> {
  /** Prints it, and closes its sheet. Throws when the browser dies. */
  print: () => Promise<Uint8Array>;
}

/**
 * Lays the book out. `begun` is called when its first page is there: from then on Node has time. Throws when a script of
 * the page fails or the browser dies. Closes the sheet then, or when the book is printed.
 */
export async function typeset(html: string, faces: readonly Face[], engine: Engine, sheet?: Sheet, begun?: () => void): Promise<LaidBook> {
  const { page, failure } = sheet ?? (await openSheet(engine));
  const close = () => page.close().catch(() => undefined);
  try {
    const printer = new Printer({ closeAfter: false, timeout: 0 });
    if (begun) printer.once('page', begun);
    printer.browser = { newPage: async () => prepareForPrinter(page) };
    await printer.render({ html: setAside(withFaces(html, faces)) });
    const pageMap = await page.evaluate(() => window.kanben.pageMap);
    const failed = failure();
    if (failed) throw failed;
    if (!pageMap) throw new Error('the pagination handler has not run');
    const structure = await page.evaluate(() => window.kanben.readStructure());
    // Closed boxes make Chromium's printing of a long book twice as fast, for the price of one clip a page.
    if (pageMap.pages.length > manyPages) await page.addStyleTag({ content: '.pagedjs_page { contain: strict; }' });
    const print = () => page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 }).finally(close);
    return { pageMap, structure, print };
  } catch (error) {
    await close();
    throw traceEvaluation(error as Error);
  }
}

/** The page as pagedjs-cli 0.4.3 may use it: without what it does again, or waits for, or throws away. */
function prepareForPrinter(page: Page): Page {
  // Paged.js is in the page already.
  page.addScriptTag = async () => null as never;
  // Never read.
  page.content = async () => '';
  // Nothing is fetched, so there is no network to wait for (500 ms); the pages are there when they say so.
  page.waitForNetworkIdle = async () => undefined;
  page.waitForSelector = async () => null;
  return page;
}

/**
 * The document with its text in a template, where Paged.js looks for it (`wrapContent`): the browser does not set it
 * once unpaged, for nothing. Faces stay out of the styles that Paged.js takes apart.
 */
const setAside = (html: string): string =>
  html
    .replace('<style>@font-face', '<style data-pagedjs-ignore>@font-face')
    .replace('<body>', '<body><template data-ref="pagedjs-content">')
    .replace(/<\/body>(?![\s\S]*<\/body>)/, '</template></body>');

/** Pictures of a document that is `width` × `height` CSS px, as JPEG, one for each of `scales`: device px for one of them. */
export async function photograph(html: string, faces: readonly Face[], engine: Engine, width: number, height: number, scales: readonly number[]): Promise<Uint8Array[]> {
  const page = await openPage(engine.browser, () => undefined);
  try {
    const pictures: Uint8Array[] = [];
    for (const deviceScaleFactor of scales) {
      await page.setViewport({ width, height, deviceScaleFactor });
      if (pictures.length === 0) await page.setContent(withFaces(html, faces));
      await page.evaluate(() => document.fonts.ready);
      pictures.push(await page.screenshot({ type: 'jpeg', quality: 90, optimizeForSpeed: false }));
    }
    return pictures;
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** A page that may fetch nothing. `fail` hears of scripts that fail, and of everything that is asked for. */
async function openPage(browser: Browser, fail: (error: Error) => void): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (/^(data|about|blob):/.test(request.url())) void request.continue();
    else {
      fail(new Error(`the page asked for ${request.url()}`));
      void request.abort();
    }
  });
  page.on('pageerror', (error) => fail(tracePageError(error as Error)));
  page.on('error', (error) => fail(error));
  return page;
}
