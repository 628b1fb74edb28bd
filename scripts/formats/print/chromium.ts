/**
 * Finds and starts the browser that sets the pages. In: nothing but the machine. Out: a running Chromium. The
 * pinned one comes inside the package @sparticuz/chromium and is unpacked once into a private folder of
 * node_modules. Promises no network, no system fonts, a sandbox where there can be one; that the browser ends with this
 * process, however this ends; downloads nothing.
 */
import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import puppeteer, { type Browser } from 'puppeteer';
import { extract } from 'tar-fs';
import type { Problem } from '../../model/problem.ts';
import { problem } from '../../model/problem-catalogue.ts';
import { cacheFolder } from '../../project/cache-folder.ts';
import { answerOf, calm, countChecks, lostBrowser, type Patience, secondsOf } from './browser-page.ts';

export interface Engine {
  browser: Browser;
  /** Name and version, as the imprint's metadata records them. */
  version: string;
  /** False when a browser of the system sets the pages. */
  pinned: boolean;
  /** Where other processes of this machine reach it; absent where none may. */
  endpoint?: string;
  /** How long it may do nothing; `calm` when absent. */
  patience?: Patience;
}

interface Program {
  path: string;
  env: Record<string, string | undefined>;
  pinned: boolean;
}

const systemBrowsers: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'],
};

/**
 * Starts the browser: CHROME_PATH if it is set, else the pinned Chromium, else (macOS, Windows, other
 * processors) an installed one. `shared`: other processes may connect to it, at an address that cannot be guessed.
 * Throws an `Error` whose `problem` is K601 when there is none or it does not start.
 */
export async function startBrowser(say: (line: string) => void, shared = false): Promise<Engine> {
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
  const unstartable = program.pinned ? undefined : faultOf(program.path);
  if (unstartable) throw noBrowser(`${program.path} does not start: ${unstartable}`);
  const root = process.getuid?.() === 0;
  if (root) say('Chromium runs without its sandbox, because it is started as root.');
  if (root) args.push('--no-sandbox');
  try {
    const browser = await launch(program, args, shared).catch((error: Error) => {
      const reason = whyNot(program, args);
      if (root || !/sandbox/i.test(reason))
        throw new Error(/.*(?:fatal|loading).*|.+$/i.exec(reason)?.[0] ?? error.message);
      say('Chromium runs without its sandbox, because this system allows none.');
      return launch(program, [...args, '--no-sandbox'], shared);
    });
    const version = (await answerOf('asking for its version', browser.version()))
      .replace('HeadlessChrome', 'Chromium')
      .replace('/', ' ');
    return { browser, version, pinned: program.pinned, ...(shared ? { endpoint: await endpointOf(browser) } : {}) };
  } catch (error) {
    // A library may be gone since it was asked.
    if (program.pinned) rmSync(join(dirname(program.path), 'kanben-libraries'), { force: true });
    throw noBrowser(`${program.path} does not start: ${(error as Error).message.split('\n')[0]}`);
  }
}

/**
 * One attempt to start it. It is led over a pipe, which the system closes when this process ends, by whatever signal; then
 * Chromium ends too. A port is opened only for a browser that is shared.
 */
async function launch({ path, env, pinned }: Program, args: readonly string[], shared: boolean): Promise<Browser> {
  const late = new AbortController();
  const clock = countChecks(calm.everyMs, (check) => check > calm.idle && late.abort());
  const ways = ['--remote-debugging-pipe', ...(shared ? ['--remote-debugging-port=0'] : [])];
  try {
    const browser = await puppeteer.launch({
      executablePath: path,
      headless: pinned ? 'shell' : true,
      pipe: true,
      args: [...args, ...ways],
      env: { ...process.env, ...env },
      protocolTimeout: 0,
      signal: late.signal,
    });
    // A browser that is killed breaks its pipes, to which Puppeteer 24 does not listen any more when it has closed them.
    for (const pipe of browser.process()?.stdio ?? []) pipe?.on('error', () => undefined);
    return browser;
  } catch (error) {
    throw late.signal.aborted ? new Error(`it did not answer within ${secondsOf(calm, calm.idle)}`) : error;
  } finally {
    clock.stop();
  }
}

/** Why the system cannot run a file, as of another processor; that would be heard of nowhere else. */
function faultOf(path: string): string | undefined {
  // Chrome for Windows opens a window instead of saying its version.
  if (process.platform === 'win32') return undefined;
  const { error } = spawnSync(path, ['--version', '--no-sandbox'], {
    stdio: 'ignore',
    timeout: 10_000,
    killSignal: 'SIGKILL',
  });
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT' ? undefined : error?.message;
}

/** What the program itself says when it does not start, which nobody hears over a pipe; nothing when it starts now. */
function whyNot({ path, env }: Program, args: readonly string[]): string {
  const profile = mkdtempSync(join(tmpdir(), 'kanben-browser-'));
  const all = [...args, '--headless', `--user-data-dir=${profile}`, '--dump-dom', 'about:blank'];
  const run = spawnSync(path, all, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 10_000,
    killSignal: 'SIGKILL',
  });
  rmSync(profile, { recursive: true, force: true });
  return run.status === 0 || run.signal === 'SIGKILL' ? '' : run.stderr.trim();
}

/** Chromium writes its port, and the address that nobody can guess, into its profile. */
async function endpointOf(browser: Browser): Promise<string> {
  const profile = browser.process()?.spawnargs.find((arg) => arg.startsWith('--user-data-dir='));
  const file = join(profile?.slice('--user-data-dir='.length) ?? '', 'DevToolsActivePort');
  for (let tries = 0; tries < 200; tries++) {
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it opened no port for the other processes of the build');
}

/** A browser that another process has started. It is left running. Throws K602 when it is gone. */
export async function connectBrowser(endpoint: string): Promise<Browser> {
  const doing = 'connecting to it';
  const connecting = puppeteer.connect({ browserWSEndpoint: endpoint, protocolTimeout: 0 }).catch((error: Error) => {
    // A socket that is refused says so in an event, which is no error with a message.
    throw lostBrowser(doing, error.message || 'its program has ended');
  });
  return answerOf(doing, connecting);
}

const noBrowser = (detail: string): Error & { problem: Problem } =>
  Object.assign(new Error(detail), { problem: problem('K601', { detail }) });

/** The browser's program and the environment it needs, for whoever starts it. Throws as `startBrowser` does. */
export async function findProgram(say: (line: string) => void): Promise<Program> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw noBrowser(`CHROME_PATH is ${chosen}, and no file is there.`);
    return { path: chosen, env: {}, pinned: false };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackPinned(say);
  const installed = (systemBrowsers[process.platform] ?? []).find((path) => existsSync(path));
  if (!installed)
    throw noBrowser(
      `none comes with the packages for ${process.platform}-${process.arch}, and none is installed in its usual place.`,
    );
  say(
    `Pages are set by ${installed}: no pinned Chromium comes with the packages for ${process.platform}-${process.arch}.`,
  );
  return { path: installed, env: {}, pinned: false };
}

/** Unpacks the pinned Chromium once, whole or not at all, into a folder that nobody else writes to. */
async function unpackPinned(say: (line: string) => void): Promise<Program> {
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { version } = JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as { version: string };
  const cache = cacheFolder();
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(join(folder, 'chromium'))) {
    say('Unpacking Chromium (once).');
    const beside = mkdtempSync(join(cache, 'unpacking-'));
    try {
      const unpack = (name: string, target: NodeJS.WritableStream) =>
        pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), target);
      await Promise.all([
        unpack('chromium.br', createWriteStream(join(beside, 'chromium'), { mode: 0o700 })),
        unpack('fonts.tar.br', extract(beside)),
        unpack('al2023.tar.br', extract(beside)),
      ]);
      renameSync(beside, folder);
    } catch (error) {
      rmSync(beside, { recursive: true, force: true });
      // Another build may have unpacked it meanwhile; then everything is well.
      if (!existsSync(join(folder, 'chromium')))
        throw noBrowser(`unpacking it into ${cache} failed: ${(error as Error).message}`);
    }
  }
  const fonts = writeFontconfig(folder);
  const env: Program['env'] = { FONTCONFIG_FILE: fonts, FONTCONFIG_PATH: undefined };
  const path = join(folder, 'chromium');
  // Whether this system has the libraries that it needs, or those of the package are to be used, is asked once. The file may be half written.
  const kept = join(folder, 'kanben-libraries');
  let libraries = existsSync(kept) ? readFileSync(kept, 'utf8') : '';
  if (libraries !== 'package' && libraries !== 'system') {
    const { stderr } = spawnSync(path, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
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
