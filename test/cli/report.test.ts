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
import { type Command, runCommand } from '../../scripts/cli/command.ts';
import { asCalled } from '../../scripts/cli/report.ts';
import { problem } from '../../scripts/model/problem-catalogue.ts';
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

test("a project's own template is shown, and not the press's of the same name", async () => {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'templates', 'cover.hbs'), '{{! mine }}\n<p>{{titel}}</p>\n');
  const said: string[] = [];
  const terminal = { out: () => undefined, err: (text: string) => said.push(text), colour: false };
  const command: Command = {
    name: 'check',
    usage: '',
    about: '',
    options: {},
    run: () => [problem('K502', { detail: 'x' }, { file: 'templates/cover.hbs', line: 2, column: 6 })],
  };
  await runCommand(command, [], terminal, folder);
  assert.match(said.join(''), / {4}2 \| <p>\{\{titel\}\}<\/p>\n/);
});

test('commands are named as they are called: in a clone, and where the press is a package', () => {
  const said =
    'Run `npm run build -- treaty` or npm run check; npm run diff -- T 1 2; npm run build [-- TITLE …] [--only pdf]';
  const packed =
    'Run `npx kanben build treaty` or npx kanben check; npx kanben diff T 1 2; npx kanben build [TITLE …] [--only pdf]';
  assert.equal(asCalled(said, true), packed);
  assert.equal(asCalled('`npm run publish-edition -- --help`', true), '`npx kanben publish-edition --help`');
  assert.equal(asCalled(said), said, 'this is a clone');
});

test('a long line is cut around the column; wide characters take two cells; nothing unseen gets out', () => {
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
