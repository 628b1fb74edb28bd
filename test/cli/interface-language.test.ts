/**
 * The language of what commands say: the option, the setting of a project, and what is wrong with either. The real
 * commands are run, on a title with mistakes.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { type Command, runCommand } from '../../scripts/cli/command.ts';
import { reportWords } from '../../scripts/cli/report-words.ts';
import { wantedLanguage } from '../../scripts/cli/wanted-language.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { problem } from '../../scripts/model/problem-catalogue.ts';
import { callCommand } from '../support/in-process.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-ui-'));
  mkdirSync(join(folder, 'source', 'bad'), { recursive: true });
  writeFileSync(join(folder, 'source', 'bad', 'zh-Hans.md'), '---\ntitle: 甲\n---\n\n乙方的<b>文字。\n');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('--ui zh says problems in Chinese, and everything else as before', async () => {
  const run = (...args: string[]) => callCommand('check', ['--source', join(folder, 'source'), 'bad', ...args]);
  const [english, chinese] = [await run(), await run('--ui', 'zh')];
  assert.match(english.stderr, /bad\/zh-Hans\.md:2:1: error K103: The field/);
  assert.match(chinese.stderr, /bad\/zh-Hans\.md:2:1: 错误 K103: 缺少字段“[^”]+”。\n {4}2 \| title: 甲\n/);
  assert.doesNotMatch(chinese.stderr, /error K|The field/);
  assert.equal(chinese.status, english.status);
  const codes = ({ stdout }: { stdout: string }) =>
    (JSON.parse(stdout) as { problems: Problem[] }).problems.map(({ code, place }) => [code, place]);
  assert.deepEqual(codes(await run('--ui=zh', '--json')), codes(await run('--json')));
});

test('a wrong option is told in the language too, and a language that nobody knows in English', async () => {
  const odd = await callCommand('check', ['--fast', '--ui', 'zh']);
  assert.match(odd.stderr, /错误 K901: 选项“--fast”不认识。/);
  const unknown = await callCommand('check', ['--ui', 'fr']);
  assert.equal(unknown.status, 1);
  assert.match(unknown.stderr, /error K902: --ui knows en, zh, not “fr”\./);
});

test('a project may set its language, and the option counts before it', async () => {
  const write = (ui: unknown) =>
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'texts', kanben: { ui } }));
  const command: Command = {
    name: 'check',
    usage: '',
    about: '',
    options: {},
    run: () => [problem('K108')],
  };
  const say = async (...args: string[]) => {
    const said: string[] = [];
    const terminal = { out: (text: string) => said.push(text), err: (text: string) => said.push(text), colour: false };
    await runCommand(command, args, terminal, folder);
    return said.join('');
  };
  write('zh');
  assert.match(await say(), /错误 K108: 文首字段之后没有正文。/);
  assert.match(await say('--ui', 'en'), /error K108: There is no text/);
  write('klingon');
  assert.match(await say(), /K902: "ui" of package\.json knows en, zh, not “klingon”/);
  writeFileSync(join(folder, 'package.json'), '{ not JSON');
  assert.deepEqual(wantedLanguage([], folder), { language: 'en' });
  assert.deepEqual(wantedLanguage(['--', '--ui', 'zh'], folder), { language: 'en' });
});

test('a summary counts in Chinese', () => {
  const words = reportWords('zh');
  assert.equal(
    words.sums([
      [3, 'error'],
      [1200, 'warning'],
    ]),
    '错误3个，警告1,200个',
  );
  assert.equal(words.ofCode(601, 300, 'a.md:1:1'), '601个，涉及300件文献，例如a.md:1:1：');
  assert.equal(words.ofCode(2, 0, ''), '2个：');
  assert.equal(words.times(4, 2) + words.times(4, 1), '（4处，2件文献）（4处）');
});
