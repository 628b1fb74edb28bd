/**
 * Sets the pages. In: the print HTML, the faces, a running browser. Out: the PDF as Chromium prints it and the
 * page map, both from one layout. The only file that knows pagedjs-cli. Promises that the page fetches nothing:
 * faces and pictures are in the HTML as data, and every request is refused.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Printer from 'pagedjs-cli';
import type { Page } from 'puppeteer';
import { faceData, faceStyles, nameOtherFaces } from '../../fonts/subset-fonts.ts';
import { profiles } from '../../languages/registry.ts';
import type { LaidUnits } from '../../model/facing.ts';
import type { Face, Layout } from '../../model/outputs.ts';
import { problem } from '../../model/problem-catalogue.ts';
import { readBrowserScript } from '../../project/browser-scripts.ts';
import type { PrintOptions } from './browser/page-globals.ts';
import { type BrowserPage, openPage } from './browser-page.ts';
import type { Engine } from './chromium.ts';
import { traceEvaluation, tracePageError } from './page-failures.ts';

/** Puts the faces into a rendered document. */
export const withFaces = (html: string, faces: readonly Face[]): string =>
  nameOtherFaces(html, faces).replace('/*faces*/', () => faceStyles(faces, faceData));

/** From here on printing takes more than its share of the time. */
const manyPages = 200;

/** A page of the browser with Paged.js in it, waiting for its book. */
interface Sheet extends BrowserPage {
  /** The first thing that went wrong in it. */
  failure: () => Error | undefined;
}

const paged = join(dirname(createRequire(import.meta.url).resolve('pagedjs-cli')), '..', 'dist', 'browser.js');

/** Opens a sheet: takes some time of the browser's alone, so it is done while the faces are cut. */
export async function openSheet(engine: Engine): Promise<Sheet> {
  let failure: Error | undefined;
  const page = await openPage(engine, (error) => {
    failure ??= tracePageError(error);
  });
  // It stays: setContent writes into the document that is there.
  const script = `${pageScript(true)}\n//# sourceURL=kanben/print.js`;
  await page.ask('loading Paged.js', (it) => it.evaluate(script));
  return { ...page, failure: () => failure };
}

/**
 * All that runs in a page to lay a book out, as one script: the press's handlers and Paged.js. `parks`: with the
 * handler that takes finished pages aside, which is not for pages that are looked at meanwhile.
 */
export function pageScript(parks: boolean): string {
  const kept = Object.fromEntries(profiles.map(({ tag, lines }) => [tag, lines.kept.source]));
  const widestSpace = Object.fromEntries(profiles.map(({ tag, lines }) => [tag, lines.widestSpace]));
  const options: PrintOptions = { parks, kept, widestSpace };
  // The bundle stands first: places in it are looked up in its source map by their lines.
  return [readBrowserScript('print'), `kanben.start(${JSON.stringify(options)});`, readFileSync(paged, 'utf8')].join(
    '\n',
  );
}

/** A book that is laid out and not yet printed. */
export interface LaidBook extends Pick<Layout, 'pageMap' | 'structure'> {
  /** Prints it, and closes its sheet. Throws when the browser dies. */
  print: () => Promise<Uint8Array>;
  /** Where the blocks of the text stand; for a book that is not printed yet. */
  measure: () => Promise<LaidUnits>;
  /** Closes its sheet, when it is not to be printed. */
  drop: () => Promise<void>;
}

/**
 * Lays the book out. `begun` is called when its first page is there: from then on Node has time. Throws when a script
 * of the page fails or the browser dies: an `Error` with the `pages` that there are, and the address of the `block`
 * that was set. Closes the sheet then, or when the book is printed.
 */
export async function typeset(
  html: string,
  faces: readonly Face[],
  engine: Engine,
  sheet?: Sheet,
  begun?: () => void,
): Promise<LaidBook> {
  const { ask, close, failure } = sheet ?? (await openSheet(engine));
  try {
    const whole = setAside(withFaces(html, faces));
    await ask('laying out the pages', (page, comesOn) => {
      const printer = new Printer({ closeAfter: false, timeout: 0 });
      if (begun) printer.once('page', begun);
      printer.on('page', comesOn);
      printer.browser = { newPage: async () => prepareForPrinter(page) };
      return printer.render({ html: whole });
    });
    const pageMap = await ask('reading the page map', (page) => page.evaluate(() => window.kanben.pageMap));
    const failed = failure();
    if (failed) throw failed;
    if (!pageMap) throw new Error('the pagination handler has not run');
    await ask('waiting for the faces', requireFaces);
    const structure = await ask('reading the structure', (page) => page.evaluate(() => window.kanben.readStructure()));
    // Closed boxes make Chromium's printing of a long book twice as fast, for the price of one clip a page.
    const closed = { content: '.pagedjs_page { contain: strict; }' };
    if (pageMap.pages.length > manyPages) await ask('closing the boxes', (page) => page.addStyleTag(closed));
    const how = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 };
    const print = () => ask('printing the PDF', (page) => page.pdf(how)).finally(close);
    const measure = () => ask('measuring the blocks', (page) => page.evaluate(() => window.kanben.readLaidUnits()));
    return { pageMap, structure, print, measure, drop: close };
  } catch (error) {
    const pages = await pagesSoFar(ask).catch(() => undefined);
    const block = await ask('asking what was set', (page) => page.evaluate(() => window.kanben.block)).catch(
      () => undefined,
    );
    await close();
    throw Object.assign(traceEvaluation(error as Error), pages ? { pages } : {}, block ? { block } : {});
  }
}

/** What is laid out of a book that failed, for whoever looks at it; nothing when the browser is gone. */
const pagesSoFar = (ask: BrowserPage['ask']): Promise<Uint8Array> =>
  ask('printing the pages that failed', (page) => page.pdf({ preferCSSPageSize: true, printBackground: true }));

/** The page as pagedjs-cli 0.4.3 may use it: without what it does again, or waits for, or throws away. */
function prepareForPrinter(page: Page): Page {
  // Nothing is fetched; and it is not waited for.
  page.setExtraHTTPHeaders = async () => undefined;
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

/**
 * Pictures of a cover that is `width` × `height` CSS px, as JPEG, one for each of `scales`: device px for one of them.
 */
export async function photograph(
  html: string,
  faces: readonly Face[],
  engine: Engine,
  width: number,
  height: number,
  scales: readonly number[],
): Promise<Uint8Array[]> {
  const { ask, close } = await openPage(engine, () => undefined);
  try {
    const pictures: Uint8Array[] = [];
    for (const deviceScaleFactor of scales) {
      const picture = await ask('photographing the cover', async (page) => {
        await page.setViewport({ width, height, deviceScaleFactor });
        if (pictures.length === 0) await openCover(page, html, faces);
        return page.screenshot({ type: 'jpeg', quality: 90, optimizeForSpeed: false });
      });
      pictures.push(picture);
    }
    return pictures;
  } finally {
    await close();
  }
}

/** Prints the sheet of a cover, one page: without structure, for it is printed and not read. */
export async function printSheet(html: string, faces: readonly Face[], engine: Engine): Promise<Uint8Array> {
  const { ask, close } = await openPage(engine, () => undefined);
  try {
    return await ask('printing the cover', async (page) => {
      await openCover(page, html, faces);
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false, outline: false, timeout: 0 });
    });
  } finally {
    await close();
  }
}

/** A cover as it is seen: with its faces, and its title in the step that fits. */
export async function openCover(page: Page, html: string, faces: readonly Face[]): Promise<void> {
  await page.setContent(withFaces(html, faces));
  await requireFaces(page);
  await page.evaluate(readBrowserScript('print'));
  await page.evaluate(() => window.kanben.fitCover());
}

/**
 * Waits for the faces of a page. Throws an `Error` whose `problem` is K605 when one of them is not loaded: its text
 * would be blank. A face that no text of the page asks for is none of them, but one must be there.
 */
async function requireFaces(page: Page): Promise<void> {
  const missing = await page.evaluate(async () => {
    await document.fonts.ready;
    const faces = [...document.fonts];
    const failed = faces.some(({ status }) => status === 'loaded')
      ? faces.filter(({ status }) => status === 'error')
      : faces;
    return failed.map(({ family, weight, style }) => `${family.replaceAll('"', '')} ${weight} ${style}`);
  });
  if (missing.length === 0) return;
  const found = problem('K605', { faces: missing.join(', ') });
  throw Object.assign(new Error(found.message), { problem: found });
}
