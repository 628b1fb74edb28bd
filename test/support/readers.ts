/**
 * Opens an e-book in a reading system inside a real browser. In: a running browser, the EPUB, the reader's name. Out:
 * a page whose `reader` does what a person does with a book. Nothing is fetched from a network: the page's requests are
 * answered from node_modules and memory.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../scripts/formats/print/chromium.ts';
import { pressFolder } from './press.ts';

export type ReaderName = 'foliate' | 'epubjs';

interface Row {
  label: string;
  href: string;
}

/** What `test/fixtures/readers/*.html` put on `window.reader`. */
interface ReaderCalls {
  sections(): number;
  contents(): Row[];
  pages(): Row[];
  show(target: number | string): string;
  page(): string | undefined;
  seen(): string;
  where(): { title: string; chapter?: string };
  search(query: string): { at: string; text: string }[];
  goTo(at: string): void;
  follow(selector: string): void;
  back(): void;
  set(choice: { night?: boolean; percent?: number }): void;
  /** foliate-js only. */
  popUp(selector: string): string;
  /** foliate-js only. */
  faces(): { family: string; weight: number; text: string }[];
  looks(selector: string): { color: string; fontSize: number; fontFamily: string; fits: boolean; faces: number };
}

export interface Reader {
  call<Name extends keyof ReaderCalls>(
    name: Name,
    ...args: Parameters<ReaderCalls[Name]>
  ): Promise<ReturnType<ReaderCalls[Name]>>;
  screenshot(): Promise<Uint8Array>;
  /** Errors of the page's scripts, and addresses outside the book that it asked for. */
  complaints: string[];
  close(): Promise<void>;
}

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', epub: 'application/epub+zip' };

/** Opens the book; `width` and `height` are the reader's window in CSS px. */
export async function openReader(
  engine: Engine,
  name: ReaderName,
  epub: Uint8Array,
  width = 600,
  height = 800,
): Promise<Reader> {
  const page = await engine.browser.newPage();
  const complaints: string[] = [];
  await page.setViewport({ width, height });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (/^(blob|data|about):$/.test(protocol)) return void request.continue();
    const file = join(pressFolder, pathname === '/reader.html' ? `test/fixtures/readers/${name}.html` : pathname);
    const body =
      pathname === '/book.epub'
        ? Buffer.from(epub)
        : existsSync(file) && /^\/(node_modules|reader\.html)/.test(pathname)
          ? readFileSync(file)
          : undefined;
    if (body)
      return void request.respond({
        body,
        contentType: types[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      });
    if (pathname !== '/favicon.ico') complaints.push(`asked for ${request.url()}`);
    return void request.abort();
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto('http://localhost/reader.html');
  await page.waitForFunction('window.ready');
  await page.evaluate('reader.open()');
  return {
    call: (method, ...args) => page.evaluate(`reader.${method}(...${JSON.stringify(args)})`) as never,
    screenshot: () => page.screenshot(),
    complaints,
    close: () => page.close(),
  };
}
