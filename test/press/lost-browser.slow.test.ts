/**
 * A browser that is killed or stopped while a title is built: once, and the title is built all the same; again and
 * again, and the problem says what was being done. In: a small title, a real Chromium, signals. Slow because browsers
 * are started and killed; it runs in a process of its own.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { buildTitles, type TitleOutcome } from '../../scripts/press/workers.ts';
import { cacheFolder } from '../../scripts/project/cache-folder.js';
import { fixture } from '../support/fixture.ts';
import { pressFolder, projectAt } from '../support/press.ts';
import { processes } from '../support/processes.ts';

const build = mkdtempSync(join(tmpdir(), 'kanben-lost-'));
after(() => rmSync(build, { recursive: true, force: true }));

/** The browsers that this process has started: of each its leader and its renderers. */
function browsers(): { leader: number; renderers: number[] }[] {
  const all = processes();
  return all
    .filter(({ parent, args }) => parent === process.pid && args.includes('--remote-debugging-pipe'))
    .map(({ pid: leader }) => {
      const own = all.filter(({ group, args }) => group === leader && args.includes('--type=renderer'));
      return { leader, renderers: own.map(({ pid }) => pid) };
    });
}

/** Builds the title; the first `times` browsers are sent a signal as soon as they have a page. */
async function buildHurt(times: number, name: NodeJS.Signals, whom: 'leader' | 'renderers'): Promise<TitleOutcome> {
  const hurt = new Set<number>();
  const watch = setInterval(() => {
    for (const { leader, renderers } of browsers()) {
      if (hurt.has(leader) || hurt.size >= times || renderers.length === 0) continue;
      hurt.add(leader);
      for (const pid of whom === 'leader' ? [leader] : renderers) process.kill(pid, name);
    }
  }, 200);
  const project = { ...projectAt(fixture('editions', 'tiny', 'source')), build };
  const outcomes = await buildTitles([{ title: 'tiny' }], { project }, 1).finally(() => clearInterval(watch));
  assert.ok(hurt.size > 0 && hurt.size <= times);
  assert.deepEqual(browsers(), [], 'a browser is left behind');
  return outcomes.get('tiny') ?? assert.fail('no outcome');
}

const errorsOf = ({ problems }: TitleOutcome) => problems.filter(({ severity }) => severity === 'error');

for (const [name, whom] of [
  ['SIGKILL', 'leader'],
  ['SIGSTOP', 'leader'],
  ['SIGSTOP', 'renderers'],
] as const)
  test(`a browser whose ${whom} gets ${name} once: the title is built, and no profile is left`, async () => {
    const outcome = await buildHurt(1, name, whom);
    assert.deepEqual(errorsOf(outcome), []);
    assert.ok(existsSync(join(build, 'tiny', 'tiny.pdf')));
    const own = readdirSync(join(cacheFolder(pressFolder), 'profiles')).filter((one) =>
      one.startsWith(`${process.pid}-`),
    );
    assert.deepEqual(own, []);
  });

test('a browser that is killed again and again: the problem says what was being done', async () => {
  const [error, ...more] = errorsOf(await buildHurt(Number.POSITIVE_INFINITY, 'SIGKILL', 'leader'));
  assert.deepEqual(more, []);
  // On a slow machine it may be killed before it has said that it has started.
  assert.match(
    `${error?.code} ${error?.message}`,
    /^K602 The browser failed while .+|^K601 No browser: .+ does not start/,
  );
});
