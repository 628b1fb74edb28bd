/**
 * The one door through which the browser is asked. In: a running browser. Out: pages that may fetch nothing. Promises
 * that nobody waits for ever: every call ends with its answer, or with K602, which says what was being done, when the
 * page or the browser is gone or does nothing any more.
 * `(await openPage(engine, fail)).ask('printing', (page) => page.pdf())`.
 */
import type { Browser, CDPSession, Page } from 'puppeteer';
import type { Problem } from '../../model/problem.ts';
import { problem } from '../../model/problem-catalogue.ts';
import type { Engine } from './chromium.ts';

/** When the watchdog gives a call up. It counts checks, of which a machine that sleeps makes none. */
export interface Patience {
  /** Between two checks, in milliseconds. */
  everyMs: number;
  /** Checks on end in which no page computed anything: it was stopped, or waits for what never comes. */
  idle: number;
  /** Checks on end in which pages computed and the work did not come on: it goes round in circles. */
  circling: number;
}

/**
 * Twelve seconds without computing, twenty minutes without coming on: a book of 700 pages takes half a minute in all.
 */
export const calm: Patience = { everyMs: 1000, idle: 12, circling: 1200 };

/** A page of the browser. */
export interface BrowserPage {
  /**
   * Has the page do something. `doing` says what, for the problem (“printing the PDF”); `call` may call `comesOn`
   * whenever a part of it is done. Throws what `call` throws, and an `Error` whose `problem` is K602 when the page
   * crashes or is closed, when the browser ends, and when the watchdog gives it up.
   */
  ask: <T>(doing: string, call: (page: Page, comesOn: () => void) => Promise<T>) => Promise<T>;
  /** Closes it; nobody waits for a page that is lost. Never throws. */
  close: () => Promise<void>;
}

/** What becomes of a page that ends before its time: why, as soon as it is known. */
interface Loss {
  gone: Promise<string>;
  lose: (detail: string) => void;
  isLost: () => boolean;
}

type Call<T> = (comesOn: () => void) => Promise<T>;

/**
 * Opens a page that may fetch nothing. `fail` hears of scripts that fail, and of everything that is asked for. Throws
 * as `ask` does.
 */
export async function openPage(engine: Engine, fail: (error: Error) => void): Promise<BrowserPage> {
  const { browser } = engine;
  const loss = hearLoss();
  const end = () => loss.lose(ended);
  browser.once('disconnected', end);
  try {
    const page = await raceWithLoss(engine, loss, 'opening a page', () => browser.newPage());
    page.once('error', () => loss.lose('the process of its page crashed'));
    page.once('close', () => loss.lose('its page was closed'));
    const ask: BrowserPage['ask'] = (doing, call) =>
      raceWithLoss(engine, loss, doing, (comesOn) => call(page, comesOn));
    const close = async () => {
      browser.off('disconnected', end);
      const closing = page.close().catch(() => undefined);
      if (!loss.isLost()) await ask('closing the page', () => closing).catch(() => undefined);
    };
    await ask('opening a page', () => page.setRequestInterception(true));
    page.on('request', (request) => {
      const open = /^(data|about|blob):/.test(request.url());
      if (!open) fail(new Error(`the page asked for ${request.url()}`));
      (open ? request.continue() : request.abort()).catch(() => undefined);
    });
    page.on('pageerror', (error) => fail(error as Error));
    return { ask, close };
  } catch (error) {
    browser.off('disconnected', end);
    throw error;
  }
}

function hearLoss(): Loss {
  let lost = false;
  let tell = (_detail: string): void => undefined;
  const gone = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const lose = (detail: string) => {
    lost = true;
    tell(detail);
  };
  return { gone, lose, isLost: () => lost };
}

/** The one place that waits for the browser. */
async function raceWithLoss<T>(engine: Engine, loss: Loss, doing: string, call: Call<T>): Promise<T> {
  const watch = watchProgress(engine, (detail) => {
    loss.lose(detail);
    // It would do nothing for others either. A browser that another process has started is left to that one.
    if (engine.browser.process()) void endBrowser(engine.browser);
  });
  const lost = loss.gone.then((detail) => Promise.reject(lostBrowser(doing, detail)));
  lost.catch(() => undefined);
  try {
    return await Promise.race([call(watch.comesOn), lost]);
  } catch (error) {
    if ((error as { problem?: Problem }).problem) throw error;
    const { name, message } = error as Error;
    if (!engine.browser.connected) throw lostBrowser(doing, ended);
    const own = /^(Protocol|TargetClose|ConnectionClosed)Error$/.test(name) || /Session closed|detached/.test(message);
    throw own ? lostBrowser(doing, message.split('\n')[0] ?? '') : error;
  } finally {
    watch.stop();
  }
}

/**
 * The watchdog of one call. It asks the browser how much its pages have computed, so that neither a slow machine nor a
 * long book is taken for a hang; and a browser that does not even answer that is one that hangs.
 */
function watchProgress({ browser, patience = calm }: Engine, hangs: (detail: string) => void) {
  let session: Promise<CDPSession> | undefined;
  let asking = false;
  let computed = Number.NEGATIVE_INFINITY;
  let idleSince = 0;
  let onSince = 0;
  const measure = async (check: number) => {
    session ??= browser.target().createCDPSession();
    const { processInfo } = await (await session).send('SystemInfo.getProcessInfo');
    // The browser's own process computes when it answers this.
    const now = processInfo.reduce((sum, { type, cpuTime }) => (type === 'browser' ? sum : sum + cpuTime), 0);
    // Idle pages were measured: less than 0.01 s a minute. Of a process that has ended, the time is gone.
    if (now >= computed && now - computed < 0.1) return;
    computed = now;
    idleSince = check;
  };
  const clock = countChecks(patience.everyMs, (check) => {
    if (check - idleSince > patience.idle)
      hangs(`its pages have done nothing for ${secondsOf(patience, patience.idle)}`);
    if (check - onSince > patience.circling) hangs(`it has not come on for ${secondsOf(patience, patience.circling)}`);
    if (asking) return;
    asking = true;
    const done = () => {
      asking = false;
    };
    measure(check).then(done, done);
  });
  const comesOn = () => {
    onSince = clock.now();
  };
  const stop = () => {
    clock.stop();
    session?.then((open) => open.detach()).catch(() => undefined);
  };
  return { comesOn, stop };
}

/** Calls `tick` with the number of each check. One that is late, because this process was busy, is one, not many. */
export function countChecks(everyMs: number, tick: (check: number) => void): { now: () => number; stop: () => void } {
  let check = 0;
  const timer = setInterval(() => tick(++check), everyMs);
  return { now: () => check, stop: () => clearInterval(timer) };
}

/** Waits for a first answer of the browser, as long as it may do nothing. Throws K602 when none comes. */
export async function answerOf<T>(doing: string, asked: Promise<T>): Promise<T> {
  let clock: { stop: () => void } | undefined;
  const late = new Promise<never>((_, reject) => {
    const wait = `it did not answer within ${secondsOf(calm, calm.idle)}`;
    clock = countChecks(calm.everyMs, (check) => check > calm.idle && reject(lostBrowser(doing, wait)));
  });
  return Promise.race([asked, late]).finally(() => clock?.stop());
}

/** Whether a browser still answers. One of this process that does not is ended. Never throws. */
export async function isAlive({ browser }: Engine): Promise<boolean> {
  if (!browser.connected) return false;
  const answers = await answerOf('asking whether it lives', browser.version()).then(
    () => true,
    () => false,
  );
  if (!answers && browser.process()) await endBrowser(browser);
  return answers;
}

/** So many checks as a reader understands them. */
export const secondsOf = ({ everyMs }: Patience, checks: number): string => `${Math.round(everyMs * checks) / 1000} s`;

const ended = 'its program has ended';

/** K602: the browser does not do any more what it was asked. */
export function lostBrowser(doing: string, detail: string): Error & { problem: Problem } {
  return Object.assign(new Error(`${doing}: ${detail}`), { problem: problem('K602', { doing, detail }) });
}

/** Ends a browser that this process has started, whether or not it still answers. Never throws. */
export async function endBrowser(browser: Browser): Promise<void> {
  const pid = browser.process()?.pid;
  try {
    // Puppeteer makes it the leader of a group, to which its pages belong, also those that somebody has stopped.
    if (pid && process.platform !== 'win32') process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
  // One that was killed need not say that it closes, and may never do so.
  let clock: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    clock = setTimeout(resolve, 2000);
  });
  await Promise.race([browser.close().catch(() => undefined), enough]);
  clearTimeout(clock);
}
