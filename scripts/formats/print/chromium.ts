/**
 * Starts the browser that sets the pages. In: the program that `browser-program.ts` finds. Out: a running Chromium.
 * Promises no network, a sandbox where there can be one, and that the browser ends with this process, however this
 * ends. The only file that knows how to start Puppeteer. Called by `press/`, whose workers connect to one browser, and
 * by the preview.
 *
 *     startBrowser(say) → { browser, version: 'Chromium 147…', pinned: true }
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { answerOf, calm, countChecks, endBrowser, lostBrowser, type Patience, secondsOf } from './browser-page.ts';
import { type BrowserProgram, findProgram, forgetLibraries, noBrowser } from './browser-program.ts';
import { endUsers, makeProfile, type Start, startOf, temporaryOf } from './browser-rights.ts';

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

type Say = (line: string) => void;

/** Nothing but what is needed: the package's own list of arguments would switch web security off. */
const browserArguments = [
  '--font-render-hinting=none',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
  '--disable-extensions',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/**
 * Starts the browser: CHROME_PATH if it is set, else the pinned Chromium, else (macOS, Windows, other
 * processors) an installed one. `shared`: other processes may connect to it, at an address that cannot be guessed;
 * `again`: it has failed once.
 * Throws an `Error` whose `problem` is K601 when there is none or it does not start.
 */
export async function startBrowser(say: Say, shared = false, again = false): Promise<Engine> {
  const program = await findProgram(say);
  const { path, pinned } = program;
  const unstartable = pinned ? undefined : faultOf(path);
  if (unstartable) throw noBrowser(`${path} does not start: ${unstartable}`);
  let browser: Browser | undefined;
  try {
    browser = await launchSandboxed(program, say, shared);
    const version = (await answerOf('asking for its version', browser.version()))
      .replace('HeadlessChrome', 'Chromium')
      .replace('/', ' ');
    return { browser, version, pinned, ...(shared ? { endpoint: await endpointOf(browser) } : {}) };
  } catch (error) {
    if (browser) await endBrowser(browser);
    // Somebody has ended it, or stopped it, as soon as it was there.
    if (browser && !again) return startBrowser(say, shared, true);
    forgetLibraries(program);
    throw noBrowser(`${path} does not start: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** Starts it with its sandbox, where there can be one. Throws what the program says when it does not start at all. */
async function launchSandboxed(
  program: BrowserProgram,
  say: Say,
  shared: boolean,
  start = startOf(program),
): Promise<Browser> {
  const root = process.getuid?.() === 0 && start.user === undefined;
  if (root) say('Chromium runs without its sandbox, because it is started as root.');
  const args = root ? [...browserArguments, '--no-sandbox'] : browserArguments;
  const asRoot = () => launchSandboxed(program, say, shared, startOf(program, true));
  return launch(program, start, args, shared).catch(() => {
    const reason = whyNot(program, start, args);
    // It starts now: somebody has ended it, or stopped it.
    if (reason === '') return launch(program, start, args, shared);
    if (root || !/sandbox/i.test(reason)) {
      if (start.user !== undefined) return asRoot();
      throw new Error(/.*(?:fatal|loading).*|.+$/i.exec(reason)?.[0]);
    }
    say('Chromium runs without its sandbox, because this system allows none.');
    return launch(program, start, [...args, '--no-sandbox'], shared);
  });
}

/**
 * One attempt to start it, with a profile of its own. It is led over a pipe, which the system closes when this process
 * ends, by whatever signal; then Chromium ends too. A port is opened only for a browser that is shared.
 */
async function launch(
  { env, pinned }: BrowserProgram,
  start: Start,
  args: readonly string[],
  shared: boolean,
): Promise<Browser> {
  const profile = makeProfile(start);
  const late = new AbortController();
  const clock = countChecks(calm.everyMs, (check) => check > calm.idle && late.abort());
  // Puppeteer waits for ever for a program that has ended in the moment in which its pipe was taken up.
  const given = new Promise<never>((_, reject) => {
    late.signal.addEventListener('abort', () => reject(late.signal.reason));
  });
  given.catch(() => undefined);
  const ways = ['--remote-debugging-pipe', ...(shared ? ['--remote-debugging-port=0'] : [])];
  try {
    const headless = pinned ? 'shell' : true;
    const own = [...args, ...ways, `--user-data-dir=${profile.path}`];
    const starting = puppeteer.launch({
      executablePath: start.command,
      headless,
      pipe: true,
      ignoreDefaultArgs: true,
      args: [...start.before, ...puppeteer.defaultArgs({ headless, args: own })],
      // What it would keep for its user is kept with its profile, and goes with it.
      env: { ...process.env, ...env, ...environmentOf(start, profile.path) },
      protocolTimeout: 0,
      signal: late.signal,
    });
    starting.catch(() => undefined);
    const browser = await Promise.race([starting, given]);
    // A browser that is killed breaks its pipes, to which Puppeteer 24 does not listen any more when it has closed
    // them.
    for (const pipe of browser.process()?.stdio ?? []) pipe?.on('error', () => undefined);
    browser.process()?.once('exit', () => profile.remove());
    return browser;
  } catch (error) {
    endUsers(profile.path);
    profile.remove();
    throw late.signal.aborted ? new Error(`it did not answer within ${secondsOf(calm, calm.idle)}`) : error;
  } finally {
    clock.stop();
  }
}

/** The variables by which a program finds its home and the place of its temporary files. */
const environmentOf = (start: Start, profile: string): Record<string, string> => ({
  TMPDIR: temporaryOf(start, profile),
  ...(start.user === undefined ? {} : { HOME: profile }),
});

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
function whyNot({ env }: BrowserProgram, start: Start, args: readonly string[]): string {
  const profile = makeProfile(start);
  const all = [...start.before, ...args, '--headless', `--user-data-dir=${profile.path}`, '--dump-dom', 'about:blank'];
  const run = spawnSync(start.command, all, {
    env: { ...process.env, ...env, ...environmentOf(start, profile.path) },
    encoding: 'utf8',
    timeout: 5_000,
    killSignal: 'SIGKILL',
  });
  profile.remove();
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
