/**
 * What the preview notices: saves by writing and by renaming, new and deleted files and folders; and what it does not.
 */
import assert from 'node:assert/strict';
import fs, { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import test from 'node:test';
import { startPreview } from '../../scripts/preview/preview-server.ts';
import { watchFolders } from '../../scripts/preview/watch-folders.ts';
import { projectAt } from '../support/press.ts';

/** A watched folder; `next` gives the paths of the next call. */
function watched() {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-watch-'));
  mkdirSync(join(folder, 'title'));
  writeFileSync(join(folder, 'title', 'text.md'), 'a');
  const calls: string[][] = [];
  const waiting: ((paths: string[]) => void)[] = [];
  const failures: string[] = [];
  const watch = watchFolders(
    [folder],
    (paths) => {
      const shown = paths.map((path) => relative(folder, path)).sort();
      const take = waiting.shift();
      if (take) take(shown);
      else calls.push(shown);
    },
    (path) => failures.push(path),
  );
  const next = () =>
    new Promise<string[]>((resolve) => (calls.length > 0 ? resolve(calls.shift() as string[]) : waiting.push(resolve)));
  const stop = () => {
    watch.stop();
    rmSync(folder, { recursive: true });
  };
  // A new folder is followed from the next look on; here it is not waited for.
  return { path: (name: string) => join(folder, name), next, look: watch.look, stop, calls, failures };
}

test('a save is noticed whether the editor writes, renames or deletes; many at once are one call', async () => {
  const { path, next, look, stop, calls, failures } = watched();
  writeFileSync(path('title/text.md'), 'b');
  assert.deepEqual(await next(), ['title/text.md']);
  for (let i = 0; i < 3; i++) {
    writeFileSync(path('title/.text.md.swp'), `c${i}`);
    renameSync(path('title/.text.md.swp'), path('title/text.md'));
    assert.deepEqual(await next(), ['title/text.md'], `renamed for the ${i + 1}. time`);
  }
  writeFileSync(path('title/one.png'), '1');
  writeFileSync(path('title/two.png'), '2');
  assert.deepEqual(await next(), ['title/one.png', 'title/two.png']);
  rmSync(path('title/one.png'));
  assert.deepEqual(await next(), ['title/one.png']);
  mkdirSync(path('new/deep'), { recursive: true });
  look();
  writeFileSync(path('new/deep/text.md'), 'd');
  assert.deepEqual(await next(), ['new/deep/text.md']);
  rmSync(path('new'), { recursive: true });
  assert.deepEqual(await next(), ['new/deep/text.md']);
  mkdirSync(path('new'));
  look();
  writeFileSync(path('new/text.md'), 'e');
  assert.deepEqual(await next(), ['new/text.md']);
  assert.deepEqual([calls, failures], [[], []]);
  stop();
});

test('swap files, backups and a look at a file are no changes', async () => {
  const { path, next, stop, calls } = watched();
  writeFileSync(path('title/.text.md.swp'), 'x');
  writeFileSync(path('title/text.md~'), 'x');
  fs.readFileSync(path('title/text.md'));
  // What was noticed of them would be told with this change, or before it.
  utimesSync(path('title/text.md'), 1, 1);
  assert.deepEqual(await next(), ['title/text.md']);
  assert.deepEqual(calls, []);
  stop();
});

test("a folder that cannot be watched is said once ('K907')", async () => {
  const source = mkdtempSync(join(tmpdir(), 'kanben-watch-'));
  mkdirSync(join(source, 'full'));
  const real = fs.watch;
  fs.watch = ((folder: string, listener: () => void) => {
    if (String(folder).endsWith('full'))
      throw Object.assign(new Error('ENOSPC: System limit for number of file watchers reached'), { code: 'ENOSPC' });
    return real(folder, listener);
  }) as typeof fs.watch;
  syncBuiltinESMExports();
  const codes: string[][] = [];
  const { stop, address } = await startPreview({
    project: projectAt(source),
    port: 0,
    tell: (_, problems) => codes.push(problems.map(({ code, message }) => `${code} ${message}`)),
  });
  await fetch(`${address}full/book`);
  stop();
  fs.watch = real;
  syncBuiltinESMExports();
  rmSync(source, { recursive: true });
  assert.equal(
    codes[0]?.filter((said) => /^K907 Changes in .*full are not seen: ENOSPC/.test(said)).length,
    1,
    JSON.stringify(codes),
  );
});
