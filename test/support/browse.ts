/**
 * Pages of the site in a real browser, for tests that look at what a reader gets. In: a build folder. Out: pages under
 * an address that no network knows: every request is answered from the folder, and noted.
 */
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';

/** Under a path, as on a host that others share; https, so that the clipboard is there. */
export const site = 'https://site.invalid/some/path/';

interface Visit {
  page: Page;
  /** Paths of the site that were asked for. */
  asked: string[];
  /** Addresses that are not of the site, or not there. */
  strange: string[];
  /** What the console and the page complained of. */
  complaints: string[];
}

interface How {
  width?: number;
  height?: number;
  dark?: boolean;
  scripts?: boolean;
  /** Open from the disk, not from a host. */
  file?: boolean;
}

/** A browser whose pages come from `build`. */
export async function browse(build: string) {
  const { browser } = await startBrowser(() => undefined);
  await browser
    .defaultBrowserContext()
    .overridePermissions(new URL(site).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  async function visit(
    path: string,
    { width = 1280, height = 900, dark = false, scripts = true, file = false }: How = {},
  ): Promise<Visit> {
    const page = await browser.newPage();
    const asked: string[] = [];
    const strange: string[] = [];
    const complaints: string[] = [];
    page.on('console', (message) => /error|warn/.test(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    // tsx names functions by a helper that the page does not have.
    if (scripts) await page.evaluateOnNewDocument('globalThis.__name = (value) => value');
    await page.setJavaScriptEnabled(scripts);
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.setViewport({ width, height });
    if (file) {
      page.on(
        'request',
        (request) =>
          !request.url().startsWith('data:') &&
          (request.url().startsWith(`file://${build}/`) ? asked : strange).push(request.url()),
      );
      // The browser of root is nobody.
      chmodSync(build, 0o755);
      await page.goto(`file://${build}/${path}`);
    } else {
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        // A face that is in the style is no request.
        if (request.url().startsWith('data:')) return void request.continue();
        const url = request.url().split(/[?#]/)[0] ?? '';
        const name = url.startsWith(site) ? url.slice(site.length) : undefined;
        const place =
          name === undefined ? undefined : join(build, name.endsWith('/') || name === '' ? `${name}index.html` : name);
        if (name === undefined || !place || !existsSync(place) || !statSync(place).isFile()) {
          strange.push(url);
          return void request.respond({ status: 404, body: '' });
        }
        asked.push(name);
        const type = {
          html: 'text/html',
          css: 'text/css',
          js: 'text/javascript',
          svg: 'image/svg+xml',
          jpg: 'image/jpeg',
          woff2: 'font/woff2',
        }[place.split('.').at(-1) ?? ''];
        return void request.respond({
          status: 200,
          contentType: type ?? 'application/octet-stream',
          body: readFileSync(place),
        });
      });
      await page.goto(site + path);
    }
    if (scripts) await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return { page, asked, strange, complaints };
  }
  return { visit, close: () => browser.close() };
}
