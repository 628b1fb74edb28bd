/**
 * The preview in the pinned Chromium, for its tests and its measurement: a copy of the titles that may be changed, the
 * server, and a page that looks at it over a real connection.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findProgram } from '../../scripts/formats/print/browser-program.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { startPreview } from '../../scripts/preview/preview-server.ts';
import { pressFolder, projectAt } from './press.ts';

/** A copy of the folder of titles, removed by `remove`. */
export function copyTitles(from = join(pressFolder, 'source')): { source: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-desk-'));
  const source = join(folder, 'source');
  cpSync(from, source, { recursive: true });
  return { source, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Makes a copy of the folder of titles again what it was; gives the paths that were otherwise. */
export function restoreTitles(source: string, from = join(pressFolder, 'source')): string[] {
  const filesOf = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
  const same = (path: string) =>
    existsSync(join(source, path)) && readFileSync(join(source, path)).equals(readFileSync(join(from, path)));
  const own = filesOf(from);
  const added = filesOf(source).filter((path) => !own.includes(path));
  for (const path of added) rmSync(join(source, path));
  const changed = own.filter((path) => !same(path));
  for (const path of changed) cpSync(join(from, path), join(source, path));
  return [...added, ...changed];
}

/** The pinned Chromium, which may ask this machine and nobody else. */
export async function openBrowser(): Promise<Browser> {
  const program = await findProgram(() => undefined);
  return puppeteer.launch({
    executablePath: program.path,
    headless: program.pinned ? 'shell' : true,
    env: { ...process.env, ...program.env },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--font-render-hinting=none',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Starts the preview of a folder of titles. `told` collects what it says on the terminal. */
export async function openDesk(source: string, options: { title?: string; port?: number; ui?: 'en' | 'zh' } = {}) {
  const told: { title: string; codes: string[]; ms: number }[] = [];
  const tell = (title: string, problems: readonly Problem[], ms: number) =>
    told.push({ title, codes: problems.map(({ code }) => code), ms });
  const { address, stop } = await startPreview({
    project: projectAt(source),
    port: 0,
    editor: 'vscode://file/{file}:{line}:{column}',
    ...options,
    tell,
  });
  return { address, stop, told };
}

/** A page that looks at the preview; `complaints` collects errors and warnings of its console. */
export async function look(browser: Browser, address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => /error|warn/.test(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  // tsx names functions by a helper that the page does not have.
  await page.evaluateOnNewDocument('globalThis.__name ??= (value) => value');
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address);
  return { page, complaints };
}

/** Waits until the page says that it has come to a state (`shown`, `done`, `epub`, `registers`), by its number. */
export const waitFor = (page: Page, what: string, version: number) =>
  page.waitForFunction(
    (name: string, least: number) => Number(document.documentElement.dataset[name] ?? 0) >= least,
    { timeout: 90_000, polling: 20 },
    what,
    version,
  );

/** The number of the last state that the page has laid out to its end. */
export const versionOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.documentElement.dataset.done ?? 0));

/** Changes a file as an editor does. */
export function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (before === after) throw new Error(`nothing to change in ${file}`);
  writeFileSync(file, after);
}
