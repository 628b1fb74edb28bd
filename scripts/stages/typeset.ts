/**
 * Sets the pages. In: the print HTML, the faces, a running browser. Out: the PDF as Chromium prints it and the
 * page map, both from one layout. The only file that knows pagedjs-cli. Promises that the page fetches nothing:
 * faces and pictures are in the HTML as data, and every request is refused.
 */
import Printer from 'pagedjs-cli';
import type { Browser, Page } from 'puppeteer-core';
import { installArrangement } from './arrange.ts';
import type { Engine } from './browser.ts';
import { keptTogether } from './compose.ts';
import { mergeConcordance } from './concordance.ts';
import type { Face, Layout, PageMap } from './edition.ts';
import { faceData, faceStyles } from './fonts.ts';
import { installPagination } from './paginate.ts';
import { describeStructure } from './tagging.ts';

/** Puts the faces into a rendered document. */
export const withFaces = (html: string, faces: readonly Face[]): string => html.replace('/*faces*/', () => faceStyles(faces, faceData));

/** Lays the book out and prints it. Throws when a script of the page fails or the browser dies. */
export async function typeset(html: string, faces: readonly Face[], engine: Engine): Promise<Pick<Layout, 'pdf' | 'pageMap' | 'structure'>> {
  let failure: Error | undefined;
  const printer = new Printer({ closeAfter: false, timeout: 0 });
  printer.browser = pageSource(engine.browser, (error) => {
    failure ??= error;
  });
  const page = (await printer.render({ html: withFaces(html, faces) })) as Page;
  try {
    const pageMap = await page.evaluate(() => (window as unknown as { kanben?: unknown }).kanben);
    if (failure) throw failure;
    if (!pageMap) throw new Error('the pagination handler has not run');
    const structure = await page.evaluate(describeStructure);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 });
    return { pdf, pageMap: pageMap as PageMap, structure };
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** A picture of a document that is `width` × `height` CSS px, as JPEG; `scale` is device px for one of them. */
export async function photograph(html: string, faces: readonly Face[], engine: Engine, width: number, height: number, scale = 1): Promise<Uint8Array> {
  const page = await pageSource(engine.browser, () => undefined).newPage();
  try {
    await page.setViewport({ width, height, deviceScaleFactor: scale });
    await page.setContent(withFaces(html, faces));
    await page.evaluate(() => document.fonts.ready);
    return await page.screenshot({ type: 'jpeg', quality: 90, optimizeForSpeed: false });
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** The browser as pagedjs-cli 0.4.3 uses it: pages that may fetch nothing, with our handler installed. */
function pageSource(browser: Browser, fail: (error: Error) => void): { newPage: () => Promise<Page> } {
  return {
    newPage: async () => {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (/^(data|about|blob):/.test(request.url())) void request.continue();
        else {
          fail(new Error(`the page asked for ${request.url()}`));
          void request.abort();
        }
      });
      page.on('pageerror', (error) => fail(error as Error));
      page.on('error', (error) => fail(error));
      // tsx names functions by a helper that the page does not have.
      await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
      await page.evaluateOnNewDocument(installArrangement, keptTogether.source);
      await page.evaluateOnNewDocument(`globalThis.kanbenMerge = ${mergeConcordance}`);
      await page.evaluateOnNewDocument(installPagination);
      // Scripts for new documents reach the first one only by a navigation; setContent is none.
      await page.goto('about:blank');
      // Nothing is fetched, so there is no network to wait for (pagedjs-cli waits 500 ms).
      page.waitForNetworkIdle = async () => undefined;
      return page;
    },
  };
}
