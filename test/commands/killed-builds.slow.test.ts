/**
 * Real processes that the system kills while they write: builds with a browser, imports. In: the tiny title, changed
 * before each build. Looks at what stands in the folder after each kill, and after the next run. Slow because pages are
 * set. Every other moment is in `killed-writes.slow.test.ts`, without processes.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { hearChanges } from '../../scripts/project/disk.js';
import { sweep } from '../../scripts/project/work-folder.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { checkSums, stateOf, worksIn } from '../support/kill-points.ts';
import { pressFolder } from '../support/press.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-killed-'));
after(() => rmSync(home, { recursive: true, force: true }));
const [source, build] = [join(home, 'source'), join(home, 'build')];
const text = join(source, 'tiny', 'zh-Hans.md');
const args = ['tiny', '--source', source, '--build', build, '--only', 'pdf', '--jobs', '1'];

/** Runs a command that is killed before a change; fails when it was not. */
function kill(kind: string, path: string, nth: number, name: string, ...given: string[]): void {
  const child = join(pressFolder, 'test', 'support', 'killed-child.ts');
  const all = ['--import', 'tsx', child, kind, path, String(nth), name, ...given];
  const { signal, stderr } = spawnSync(process.execPath, all, { cwd: pressFolder, encoding: 'utf8' });
  assert.equal(signal, 'SIGKILL', stderr);
}

test('a build that is killed leaves the old folder or the new one, and the next one is right', async () => {
  cpSync(fixture('editions', 'tiny', 'source'), source, { recursive: true });
  const first = await callCommand('build', args);
  assert.equal(first.status, 0, first.stderr);
  const old = stateOf(build);
  writeFileSync(text, readFileSync(text, 'utf8').replace('双方遵守', '补充一段。\n\n双方遵守'));
  for (const [kind, path, nth] of [
    ['write', '/new/tiny/tiny\\.pdf$', 1],
    ['fsync', '/new/tiny$', 1],
    ['rename', '/build/?$', 1],
  ] as const) {
    kill(kind, path, nth, 'build', ...args);
    sweep(home);
    assert.deepEqual(worksIn(home), []);
    const state = stateOf(build);
    checkSums(build);
    if (kind === 'rename') assert.notDeepEqual(state, old, 'between the two renames: the new one is whole');
    else assert.deepEqual(state, old, `${kind} ${path}`);
  }
  const state = stateOf(build);
  const next = await callCommand('build', args);
  assert.equal(next.status, 0, next.stderr);
  assert.match(next.stdout, /^tiny +unchanged /m);
  assert.deepEqual(stateOf(build), state);
});

test('a save during the build is built next time', async () => {
  const save = () => writeFileSync(text, readFileSync(text, 'utf8').replace('补充一段', '再补充一段'));
  writeFileSync(text, readFileSync(text, 'utf8').replace('补充一段。\n\n', '补充一段。\n\n又一段。\n\n'));
  let saved = false;
  hearChanges((_, path) => {
    if (saved || !path.endsWith('tiny.pdf')) return;
    saved = true;
    save();
  });
  const during = await callCommand('build', args);
  hearChanges(undefined);
  assert.equal(during.status, 0, during.stderr);
  assert.ok(saved);
  const built = stateOf(build);
  const next = await callCommand('build', args);
  assert.match(next.stderr, /^tiny: setting pages$/m);
  assert.notDeepEqual(stateOf(build), built);
  assert.match((await callCommand('build', args)).stdout, /^tiny +unchanged /m);
});

test('an import that is killed leaves the title or nothing', async () => {
  const page = join(home, 'page.txt');
  writeFileSync(page, 'Charter\n\nThe first paragraph is here.\n\nThe second paragraph is here.\n');
  const given = [page, '--title', 'charter', '--language', 'en', '--source', source, '--no-trial'];
  for (const [kind, path, nth] of [
    ['write', '/new/en\\.md$', 1],
    ['fsync', '/new/en\\.md$', 1],
    ['rename', '/charter$', 1],
  ] as const) {
    kill(kind, path, nth, 'import', ...given);
    assert.ok(!existsSync(join(source, 'charter')), `${kind} ${path}`);
  }
  const run = await callCommand('import', given);
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(readdirSync(join(source, 'charter')).sort(), ['en.md', 'origin.txt']);
  assert.deepEqual(worksIn(source), []);
});
