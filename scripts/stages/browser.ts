/**
 * Finds and starts the browser that sets the pages. In: nothing but the machine. Out: a running Chromium. The
 * pinned one comes inside the package @sparticuz/chromium and is unpacked once into a private folder of
 * node_modules. Promises no network, no system fonts, a sandbox where there can be one; downloads nothing.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import puppeteer, { type Browser } from 'puppeteer';
import { extract } from 'tar-fs';
import type { Problem } from './edition.ts';
import { pressFolder } from './press.ts';
import { problem } from './problems.ts';

export interface Engine {
  browser: Browser;
  /** Name and version, as the imprint's metadata records them. */
  version: string;
  /** False when a browser of the system sets the pages. */
  pinned: boolean;
}

interface Program {
  path: string;
  env: Record<string, string | undefined>;
  pinned: boolean;
}

const systemBrowsers: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'],
};

/**
 * Starts the browser: CHROME_PATH if it is set, else the pinned Chromium, else (macOS, Windows, other
 * processors) an installed one. Throws an `Error` whose `problem` is K601 when there is none or it does not start.
 */
export async function startBrowser(say: (line: string) => void): Promise<Engine> {
  const program = await findProgram(say);
  // Nothing but what is needed: the package's own list of arguments would switch web security off.
  const args = [
    '--font-render-hinting=none',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
    '--disable-extensions',
    '--host-resolver-rules=MAP * ~NOTFOUND',
  ];
  const launch = (extra: string[]) =>
    puppeteer.launch({ executablePath: program.path, headless: program.pinned ? 'shell' : true, args: [...args, ...extra], env: { ...process.env, ...program.env }, protocolTimeout: 0 });
  const root = process.getuid?.() === 0;
  let browser: Browser;
  try {
    if (root) say('Chromium runs without its sandbox, because it is started as root.');
    browser = await launch(root ? ['--no-sandbox'] : []).catch((error: Error) => {
      if (root || !/sandbox/i.test(error.message)) throw error;
      say('Chromium runs without its sandbox, because this system allows none.');
      return launch(['--no-sandbox']);
    });
  } catch (error) {
    // A library may be gone since it was asked.
    if (program.pinned) rmSync(join(dirname(program.path), 'kanben-libraries'), { force: true });
    throw noBrowser(`${program.path} does not start: ${(error as Error).message.split('\n')[0]}`);
  }
  return { browser, version: (await browser.version()).replace('HeadlessChrome', 'Chromium').replace('/', ' '), pinned: program.pinned };
}

/** A browser that another thread has started. It is left running. */
export const connectBrowser = (endpoint: string): Promise<Browser> => puppeteer.connect({ browserWSEndpoint: endpoint, protocolTimeout: 0 });

const noBrowser = (detail: string): Error & { problem: Problem } => Object.assign(new Error(detail), { problem: problem('K601', { detail }) });

/** The browser's program and the environment it needs, for whoever starts it. Throws as `startBrowser` does. */
export async function findProgram(say: (line: string) => void): Promise<Program> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw noBrowser(`CHROME_PATH is ${chosen}, and no file is there.`);
    return { path: chosen, env: {}, pinned: false };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackPinned(say);
  const installed = (systemBrowsers[process.platform] ?? []).find((path) => existsSync(path));
  if (!installed) throw noBrowser(`none comes with the packages for ${process.platform}-${process.arch}, and none is installed in its usual place.`);
  say(`Pages are set by ${installed}: no pinned Chromium comes with the packages for ${process.platform}-${process.arch}.`);
  return { path: installed, env: {}, pinned: false };
}

/** Unpacks the pinned Chromium once, whole or not at all, into a folder that nobody else writes to. */
async function unpackPinned(say: (line: string) => void): Promise<Program> {
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { version } = JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as { version: string };
  const cache = join(pressFolder, 'node_modules', '.cache', 'kanben');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(join(folder, 'chromium'))) {
    say('Unpacking Chromium (once).');
    mkdirSync(cache, { recursive: true });
    const beside = mkdtempSync(join(cache, 'unpacking-'));
    try {
      const unpack = (name: string, target: NodeJS.WritableStream) => pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), target);
      await Promise.all([unpack('chromium.br', createWriteStream(join(beside, 'chromium'), { mode: 0o700 })), unpack('fonts.tar.br', extract(beside)), unpack('al2023.tar.br', extract(beside))]);
      renameSync(beside, folder);
    } catch (error) {
      rmSync(beside, { recursive: true, force: true });
      // Another build may have unpacked it meanwhile; then everything is well.
      if (!existsSync(join(folder, 'chromium'))) throw noBrowser(`unpacking it into ${cache} failed: ${(error as Error).message}`);
    }
  }
  const fonts = writeFontconfig(folder);
  const env: Program['env'] = { FONTCONFIG_FILE: fonts, FONTCONFIG_PATH: undefined };
  const path = join(folder, 'chromium');
  // Whether this system has the libraries that it needs, or those of the package are to be used, is asked once. The file may be half written.
  const kept = join(folder, 'kanben-libraries');
  let libraries = existsSync(kept) ? readFileSync(kept, 'utf8') : '';
  if (libraries !== 'package' && libraries !== 'system') {
    const { stderr } = spawnSync(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, encoding: 'utf8' });
    libraries = /error while loading shared libraries/.test(stderr ?? '') ? 'package' : 'system';
    writeFileSync(kept, libraries);
  }
  if (libraries === 'package') env.LD_LIBRARY_PATH = join(folder, 'lib');
  return { path, env, pinned: true };
}

/**
 * A private fontconfig in the browser's folder: the fonts of the system must not decide what a page looks like. It holds
 * absolute paths, so it is written again where a project was moved or copied; beside and renamed, for a copy may share the
 * file with its original. Out: its path.
 */
export function writeFontconfig(folder: string): string {
  const file = join(folder, 'kanben-fonts.conf');
  const own = (name: string) => join(folder, name).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const wanted = `<?xml version="1.0"?><fontconfig><dir>${own('fonts')}</dir><cachedir>${own('fontcache')}</cachedir></fontconfig>\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return file;
  writeFileSync(`${file}.${process.pid}`, wanted);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
