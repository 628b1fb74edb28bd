/**
 * What commands say: the line of a problem with a mark below its column, and everything as one JSON document. The real
 * commands are run, on a title with mistakes.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { cellsOf, codeFrame } from '../../scripts/cli/code-frame.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-report-'));
  mkdirSync(join(folder, 'source', 'bad'), { recursive: true });
  writeFileSync(join(folder, 'source', 'bad', 'zh-Hans.md'), '---\ntitle: 甲\n---\n\n乙方的<b>文字。\n');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, ...args: string[]) => callCommand(command, args);

test('a problem is shown with the line of the file, and the mark stands below the column', async () => {
  const { stderr, status } = await run('check', '--source', join(folder, 'source'), 'bad');
  assert.equal(status, 1);
  assert.match(stderr, /bad\/zh-Hans\.md:2:1: error K103: [^\n]*\n {4}2 \| title: 甲\n {4} {2}\| \^\n/);
  assert.equal(stderr.match(/2 \| title: 甲/g)?.length, 1, 'one place is shown once');
  assert.doesNotMatch(stderr, /\u001b/);
});

test('a long line is cut around the column; wide characters take two cells; nothing unseen reaches the terminal', () => {
  const file = join(folder, 'long.md');
  writeFileSync(file, `${'甲'.repeat(100)}\u001b[31m乙${'丙'.repeat(100)}\nshort\n`);
  const [line = '', mark = ''] = codeFrame({ file, line: 1, column: 106 }, ['/']);
  assert.ok(cellsOf(line) < 85 && line.includes('·[31m乙丙') && line.endsWith('…') && !line.includes('\u001b'), line);
  assert.equal(cellsOf(line.slice(0, line.indexOf('乙'))), mark.indexOf('^'));
  assert.deepEqual(codeFrame({ file, line: 2, column: 1 }, ['/']), ['2 | short', '  | ^']);
  assert.deepEqual(codeFrame({ file, line: 9, column: 1 }, ['/']), []);
  assert.deepEqual(codeFrame({ file: 'nothing.md', line: 1, column: 1 }, [folder]), []);
});

test('--json gives problems and results as one document, also for a wrong option', async () => {
  const said = async (...args: [string, ...string[]]) => {
    const { stdout, stderr, status } = await run(...args, '--json');
    assert.doesNotMatch(stderr, /K\d{3}/);
    return {
      status,
      ...(JSON.parse(stdout) as {
        command: string;
        ok: boolean;
        problems: { code: string; place?: { line: number } }[];
        results: unknown[];
      }),
    };
  };
  const bad = await said('check', '--source', join(folder, 'source'), 'bad');
  assert.deepEqual([bad.status, bad.command, bad.ok], [1, 'check', false]);
  assert.ok(bad.problems.some(({ code, place }) => code === 'K103' && place?.line === 2));
  assert.deepEqual(bad.results, [{ title: 'bad', problems: bad.problems.length }]);
  const good = await said('check', '--source', fixture('editions', 'tiny', 'source'), '--build', folder);
  assert.deepEqual([good.status, good.ok], [0, true]);
  assert.ok((good.results[0] as { paragraphs: number }).paragraphs > 0);
  const option = await said('trace', '--nonsense');
  assert.deepEqual([option.status, option.problems.map(({ code }) => code)], [1, ['K901']]);
});
