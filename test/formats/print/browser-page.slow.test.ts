/**
 * A browser that dies, hangs or goes round in circles ends the build with a problem, and a build that dies leaves no
 * browser. In: a small title, a real Chromium, signals.
 * Slow because browsers are started and killed; it runs in a process of its own.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { subsetFonts } from '../../../scripts/fonts/subset-fonts.ts';
import { endBrowser, openPage, type Patience } from '../../../scripts/formats/print/browser-page.ts';
import { findProgram } from '../../../scripts/formats/print/browser-program.ts';
import { type Engine, startBrowser } from '../../../scripts/formats/print/chromium.ts';
import { renderPrint } from '../../../scripts/formats/print/render-print.ts';
import { openSheet, photograph, typeset } from '../../../scripts/formats/print/typeset.ts';
import type { Face } from '../../../scripts/model/outputs.ts';
import type { Problem } from '../../../scripts/model/problem.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import { fixture } from '../../support/fixture.ts';
import { pressFolder, pressProject, projectAt } from '../../support/press.ts';
import { processes } from '../../support/processes.ts';

const tiny = fixture('editions', 'tiny', 'source');
/** Never: what a test is not about. */
const never = Number.POSITIVE_INFINITY;
let html: string;
let faces: Face[];

before(async () => {
  const { value } = prepareEdition(projectAt(tiny), 'tiny');
  assert.ok(value);
  html = renderPrint(pressProject, value.edition, value.images);
  faces = (await subsetFonts(value.edition, [html])).value ?? [];
});

const started: Engine[] = [];
const start = async (patience?: Patience): Promise<Engine> => {
  const engine = { ...(await startBrowser(() => undefined)), ...(patience ? { patience } : {}) };
  started.push(engine);
  return engine;
};
after(() => Promise.all(started.map(({ browser }) => endBrowser(browser))));

const pidOf = ({ browser }: Engine): number => browser.process()?.pid ?? assert.fail('it has no process');

const renderersOf = (engine: Engine): number[] =>
  processes().flatMap(({ pid, group, args }) =>
    group === pidOf(engine) && args.includes('--type=renderer') ? [pid] : [],
  );

const signal = (pids: readonly number[], name: NodeJS.Signals) => {
  assert.ok(pids.length > 0, 'there is nobody to send a signal to');
  for (const pid of pids) process.kill(pid, name);
};

/** What is said of a call that the browser does not answer. */
async function said(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => assert.fail('it was answered'),
    (thrown: Error & { problem?: Problem }) => thrown,
  );
  assert.ok(error.problem, error.stack);
  return `${error.problem.code} ${error.problem.message}`;
}

/** Asks for what never comes, when `hurt` has been done to the browser. */
async function waitFor(engine: Engine, hurt: () => void): Promise<string> {
  const { ask, close } = await openPage(engine, () => undefined);
  const answer = said(
    ask('waiting for a page', (page) => Promise.all([page.evaluate(() => new Promise(() => undefined)), hurt()])),
  );
  return answer.finally(close);
}

test('a page whose process is killed while pages are laid out', async () => {
  const engine = await start();
  const sheet = await openSheet(engine);
  const setting = typeset(html, faces, engine, sheet, () => signal(renderersOf(engine), 'SIGKILL'));
  // A small book may be laid out before the signal comes.
  assert.match(
    await said(setting),
    /^K602 The browser failed while (laying out the pages|reading the page map): the process of its page crashed\.$/,
  );
});

test('a page whose process was killed when nobody asked it, and the next one', async () => {
  const engine = await start();
  const book = await typeset(html, faces, engine);
  const crashed = new Promise((resolve) =>
    engine.browser.targets().map((target) => target.page().then((page) => page?.once('error', resolve))),
  );
  signal(renderersOf(engine), 'SIGKILL');
  await crashed;
  assert.equal(
    await said(book.print()),
    'K602 The browser failed while printing the PDF: the process of its page crashed.',
  );
  const { print } = await typeset(html, faces, engine);
  assert.equal(Buffer.from(await print()).toString('latin1', 0, 5), '%PDF-');
});

test('a browser that is killed: while it lays out, while it waits, and before it is asked', async () => {
  const engine = await start();
  const kill = () => signal([pidOf(engine)], 'SIGKILL');
  const pictures = waitFor(engine, () => undefined);
  // A small book may be laid out before the signal comes.
  assert.match(
    await said(typeset(html, faces, engine, undefined, kill)),
    /^K602 The browser failed while (laying out the pages|reading the page map): its program has ended\.$/,
  );
  assert.equal(await pictures, 'K602 The browser failed while waiting for a page: its program has ended.');
  assert.equal(
    await said(photograph(html, faces, engine, 100, 100, [1])),
    'K602 The browser failed while opening a page: its program has ended.',
  );
});

test('a page that is closed', async () => {
  const engine = await start();
  const { ask } = await openPage(engine, () => undefined);
  const answer = said(
    ask('waiting for a page', (page) => Promise.all([page.evaluate(() => new Promise(() => undefined)), page.close()])),
  );
  assert.match(
    await answer,
    /^K602 The browser failed while waiting for a page: (its page was closed|.*Target closed)\.$/,
  );
});

test('a page, and a browser, that somebody has stopped; neither is left behind', async () => {
  for (const whom of [renderersOf, (engine: Engine) => [pidOf(engine)]]) {
    const engine = await start({ everyMs: 100, idle: 10, circling: never });
    const stopped = () => signal(whom(engine), 'SIGSTOP');
    assert.equal(
      await waitFor(engine, stopped),
      'K602 The browser failed while waiting for a page: its pages have done nothing for 1 s.',
    );
    await untilGone((one) => one.group === pidOf(engine));
    await endBrowser(engine.browser);
    assert.equal(engine.browser.connected, false);
  }
});

test('a page that goes round in circles', async () => {
  const engine = await start({ everyMs: 50, idle: never, circling: 10 });
  const { ask } = await openPage(engine, () => undefined);
  const circle = () => {
    for (;;) performance.now();
  };
  assert.equal(
    await said(ask('thinking', (page) => page.evaluate(circle))),
    'K602 The browser failed while thinking: it has not come on for 0.5 s.',
  );
});

test('a page that computes, and a work that comes on, are left in peace', async () => {
  const busy = await start({ everyMs: 100, idle: 20, circling: never });
  const { ask } = await openPage(busy, () => undefined);
  const compute = () => {
    const end = Date.now() + 5000;
    while (Date.now() < end);
    return 'done';
  };
  assert.equal(await ask('thinking', (page) => page.evaluate(compute)), 'done');
  const slow = await openPage({ ...busy, patience: { everyMs: 20, idle: never, circling: 20 } }, () => undefined);
  let steps = 0;
  await slow.ask('laying out', async (page, comesOn) => {
    for (; steps < 100; steps++, comesOn())
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10)));
  });
  assert.equal(steps, 100);
});

test('a fault of what is asked is no fault of the browser', async () => {
  const engine = await start();
  const { ask } = await openPage(engine, () => undefined);
  await assert.rejects(
    ask('thinking', (page) => page.evaluate(() => Promise.reject(new Error('wrong')))),
    (error: Error & { problem?: Problem }) => error.message === 'wrong' && error.problem === undefined,
  );
});

/** Waits until no process is left that `test` is true of; which one is left after a long time fails. */
async function untilGone(test: (one: ReturnType<typeof processes>[number]) => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (!processes().some(test)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.deepEqual(processes().filter(test), []);
}

/** A build of its own, which has begun to set pages. */
async function beginBuild(titles: number): Promise<{ build: ChildProcess; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  const source = join(folder, 'source');
  cpSync(join(pressFolder, 'source', 'authority'), join(source, 'authority'), { recursive: true });
  for (let n = 1; n <= titles; n++)
    cpSync(join(pressFolder, 'source', 'joint-statement-2022'), join(source, `title-${n}`), { recursive: true });
  const args = [
    join(pressFolder, 'scripts', 'setup.js'),
    'build',
    '--source',
    source,
    '--build',
    join(folder, 'build'),
    '--jobs',
    String(titles),
  ];
  const build = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  await new Promise<void>((resolve, reject) => {
    build.stderr.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.split('setting pages').length > titles) resolve();
    });
    build.on('exit', () => reject(new Error(`it ended: ${text}`)));
  });
  build.removeAllListeners('exit');
  return { build, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

for (const titles of [1, 2])
  test(`a build of ${titles} that is killed leaves no process; a port is opened only for other processes`, async () => {
    const { build, remove } = await beginBuild(titles);
    try {
      const own = processes().filter(({ parent }) => parent === build.pid);
      const browser =
        own.find(({ args }) => args.includes('--remote-debugging-pipe')) ?? assert.fail('no browser over a pipe');
      assert.equal(browser.args.includes('--remote-debugging-port'), titles > 1);
      const all = processes().filter(({ pid, group }) => group === browser.pid || own.some((one) => one.pid === pid));
      assert.ok(all.length >= (titles > 1 ? 6 : 4), JSON.stringify(all));
      build.kill('SIGKILL');
      await untilGone(({ pid, args }) => all.some((one) => one.pid === pid && one.args === args));
    } finally {
      build.kill('SIGKILL');
      remove();
    }
  });

/** Starts a browser by a program that is written here; `uid` is who starts it. What it said, and how it ended. */
async function startBy(folder: string, name: string, text: string, mode: number, uid: number): Promise<string> {
  const { CHROME_PATH } = process.env;
  const { getuid } = process;
  process.env.CHROME_PATH = join(folder, name);
  process.getuid = () => uid;
  let heard = '';
  writeFileSync(process.env.CHROME_PATH, text, { mode });
  try {
    const { browser } = await startBrowser((line) => (heard += `${line}\n`));
    await endBrowser(browser);
    return `${heard}it starts`;
  } catch (error) {
    return `${heard}${(error as { problem?: Problem }).problem?.code} ${(error as Error).message}`;
  } finally {
    Object.assign(process, { getuid });
    if (CHROME_PATH === undefined) delete process.env.CHROME_PATH;
    else process.env.CHROME_PATH = CHROME_PATH;
  }
}

test('a program that is none, that ends or that has no sandbox says why it does not start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  const real = (await findProgram(() => undefined)).path;
  const withoutSandbox =
    `#!/bin/sh\ncase "$*" in *--no-sandbox*) exec '${real}' "$@";; esac\nprintf 'FATAL: No usable ` +
    "sandbox!\\nat 0x55\\n' >&2\nexit 1\n";
  const programs: [name: string, text: string, mode: number, uid: number, expected: RegExp][] = [
    ['not-executable', '', 0o600, 0, /^K601 \S+ does not start: spawnSync .* EACCES$/],
    ['without-its-shell', '#!/nowhere/sh\n', 0o700, 0, /^K601 \S+ does not start: spawnSync .* ENOENT$/],
    [
      'ending',
      '#!/bin/sh\necho "error while loading libnothing.so\nat 0x55" >&2\nexit 127\n',
      0o700,
      1,
      /^K601 \S+ does not start: error while loading libnothing\.so$/,
    ],
    ['silent', '#!/bin/sh\nexit 3\n', 0o700, 0, /\nK601 \S+ does not start: .*Target closed$/],
    [
      'no-sandbox',
      withoutSandbox,
      0o700,
      1,
      /^Chromium runs without its sandbox, because this system allows none\.\nit starts$/,
    ],
  ];
  try {
    for (const [name, text, mode, uid, expected] of programs)
      assert.match(await startBy(folder, name, text, mode, uid), expected, name);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a typeface that the browser cannot read is 'K605': its text would be blank", async () => {
  const engine = await start();
  const damaged = faces.map((face) => ({ ...face, bytes: face.bytes.slice(0, 100) }));
  const error = await typeset(html, damaged, engine).then(
    () => assert.fail('it is set'),
    (reason: Error & { problem?: Problem }) => reason,
  );
  assert.equal(error.problem?.code, 'K605');
  assert.match(error.message, /^The browser has not loaded the typefaces .+ 400 normal/);
});
