/**
 * A run that is ended at any moment leaves what was there, or what was to be there, and nothing else: build of one and
 * of three titles, merge, publish-edition, import, new. In: the tiny title under a format that takes no browser. Every
 * write, rename, link, fsync, new folder and removal is one moment; then real processes are killed, and builds with a
 * browser. Slow because some hundred runs are ended.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { buildProject } from '../../scripts/press/build-project.ts';
import type { OutputFormat } from '../../scripts/press/output-format.ts';
import { openProject } from '../../scripts/project/project.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { checkSums, endEverywhere } from '../support/kill-points.ts';
import { plainOutput } from '../support/plain-output.ts';

/** On a disk in memory, where there is one: some ten thousand times something is handed to the disk. */
const home = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kanben-killed-'));
after(() => rmSync(home, { recursive: true, force: true }));

const tiny = fixture('editions', 'tiny', 'source');
const formats: readonly OutputFormat[] = [plainOutput];
const build = (folder: string) => buildProject(openProject({ folder }), { force: true }, formats);

/** A folder with some titles, built once and changed since. */
async function collection(name: string, titles: readonly string[], built: boolean): Promise<string> {
  const base = join(home, name, 'base');
  cpSync(join(tiny, 'authority'), join(base, 'source', 'authority'), { recursive: true });
  for (const title of titles) cpSync(join(tiny, 'tiny'), join(base, 'source', title), { recursive: true });
  if (!built) return base;
  assert.deepEqual((await build(base)).problems, []);
  // What somebody has put there stays.
  mkdirSync(join(base, 'build', 'own', 'inner'), { recursive: true });
  writeFileSync(join(base, 'build', 'own', 'inner', 'note.txt'), 'mine');
  assert.deepEqual((await build(base)).problems, []);
  for (const title of titles) {
    const path = join(base, 'source', title, 'zh-Hans.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('双方遵守', '补充一段。\n\n双方遵守'));
  }
  return base;
}

for (const [name, titles, built] of [
  ['the first build of one title', ['a'], false],
  ['the second build of one title', ['a'], true],
  ['the second build of three titles', ['a', 'b', 'c'], true],
] as const)
  test(`${name} may end at every change`, async (t) => {
    const base = await collection(name.replaceAll(' ', '-'), titles, built);
    const tally = await endEverywhere({ base, run: build, watched: 'build' }, join(base, '..'), checkSums);
    t.diagnostic(JSON.stringify(tally));
    assert.ok(tally.old > 10 && tally.fresh > 0);
    assert.ok(tally.between <= 2, 'between the two renames');
  });
