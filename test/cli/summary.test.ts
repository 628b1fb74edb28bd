/**
 * Many problems on few lines. In: projects of 300 small titles that are written here, and problems that are made up.
 * However many there are, no error is left out, and what stays out is counted.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { reportWords } from '../../scripts/cli/report-words.ts';
import { summaryOf } from '../../scripts/cli/summary.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { frontMatter } from '../support/front-matter.ts';
import { callCommand } from '../support/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-summary-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A title that names two bodies of its own, and one that all titles name. */
const titleOf = (i: number, more = '') => `${frontMatter('zh-Hans', '[treaties]')}
《第${i}号东海公约》和《第${i}号西山公约》，支持《世界灯塔公约》。
${more}`;

function writeProject(name: string, more: (i: number) => string): string {
  const source = join(folder, name, 'source');
  mkdirSync(join(source, 'authority'), { recursive: true });
  const entries = Array.from({ length: 40 }, (_, i) => `  - heading: 无人提及第${i}公约\n`).join('');
  writeFileSync(
    join(source, 'authority', 'treaties.yaml'),
    `register: treaties\ntitle: { zh-Hans: 条约 }\nentries:\n${entries}`,
  );
  for (let i = 1; i <= 300; i++) {
    mkdirSync(join(source, `t${i}`));
    writeFileSync(join(source, `t${i}`, 'zh-Hans.md'), titleOf(i, more(i)));
  }
  return source;
}

const linesOf = (text: string) => text.split('\n').filter(Boolean);

test('check over 300 titles: at most 300 lines, a summary by code first, every error', async () => {
  const source = writeProject('many', (i) => (i % 100 === 0 ? '\n![空](none.png)\n' : ''));
  const run = (...args: string[]) => callCommand('check', ['--source', source, '--build', folder, ...args]);
  const { stdout, stderr } = await run();
  const lines = linesOf(`${stdout}${stderr}`);
  assert.ok(lines.length <= 300, `${lines.length} lines`);
  assert.match(lines[0] ?? '', /^300 titles: .* 3 titles with errors/);
  assert.equal(lines[1], '3 errors, 601 warnings');
  assert.match(lines[2] ?? '', /^ {2}error K205: 3 in 3 titles, as at source\/t100\/zh-Hans\.md:\d+:\d+:$/);
  assert.match(lines[4] ?? '', /^ {2}warning K404: 601 in 300 titles, as at /);
  assert.match(lines[5] ?? '', /世界灯塔公约/, 'the example is the one of most places');
  assert.equal(stderr.match(/error K205: The image/g)?.length, 3);
  assert.match(stderr, /世界灯塔公约.*\(300 times in 300 titles\)/);
  const [shown, left] = [
    stderr.match(/warning K404: “/g)?.length ?? 0,
    Number(/… and (\d+) more of K404/.exec(stderr)?.[1]),
  ];
  assert.equal(shown + left, 601);
  assert.doesNotMatch(stderr, /K405/);
  assert.match(lines.at(-1) ?? '', /npm run check -- .*--all$/);

  const all = await run('--all');
  assert.equal(all.stderr.match(/warning K404/g)?.length, 601);
  assert.equal(all.stderr.match(/note K405/g)?.length, 1);
  const { problems, results } = JSON.parse((await run('--json')).stdout) as {
    problems: (Problem & { also?: unknown[] })[];
    results: unknown[];
  };
  const codes = problems.map(({ code }) => code);
  assert.deepEqual(
    ['K205', 'K404', 'K405'].map((code) => codes.filter((one) => one === code).length),
    [3, 601, 1],
  );
  assert.equal(problems.find(({ message }) => message.includes('世界灯塔'))?.also?.length, 299);
  assert.ok(results.length >= 300);
});

const made = (severity: Problem['severity'], code: string, line: number): Problem => {
  const place = { file: `source/t${line}/zh-Hans.md`, line, column: 1 };
  return { code, severity, place, message: `${code} of ${line}`, hint: 'Do\nthis.' };
};
const writing = {
  inFull: ({ message, hint }: Problem) => [message, '    1 | line', '      | ^', hint],
  level: (severity: Problem['severity']) => severity,
  words: reportWords('en'),
  harmless: (text: string) => text.replace(/[\u001b]/g, '?'),
};

test('a thousand errors are a thousand errors; codes of few warnings keep their lines', () => {
  const errors = Array.from({ length: 1000 }, (_, i) => made('error', 'K207', i + 1));
  const lines = summaryOf(errors, writing, 'all');
  for (const { message } of errors)
    assert.ok(
      lines.some((line) => line.endsWith(message)),
      message,
    );
  const warnings = [
    ...Array.from({ length: 900 }, (_, i) => made('warning', 'K404', i + 1)),
    ...Array.from({ length: 7 }, (_, i) => made('warning', 'K118', i + 1)),
    ...Array.from({ length: 50 }, (_, i) => made('note', 'K124', i + 1)),
  ];
  const some = summaryOf(warnings, writing, 'all');
  assert.ok(some.length <= 210, String(some.length));
  assert.ok(some.length > 190, 'the room is used');
  for (let i = 1; i <= 7; i++) assert.ok(some.some((line) => line.endsWith(`K118 of ${i}`)));
  assert.equal(some[0], '907 warnings, 50 notes');
  assert.equal(some.filter((line) => line.includes('K124 of')).length, 1, 'notes are counted, with one example');
});

test('titles are counted by their folders: the project’s own files and the lists are in none', () => {
  const at = (file: string) => ({ ...made('warning', 'K404', 1), place: { file, line: 1, column: 1 } });
  const files = ['defaults.yaml', 'authority/a.yaml', 't/en.md', 't/editions/1.yaml', 'u/en.md'];
  const places = [...files.map((file) => at(`source/${file}`)), at('templates/print/document.hbs')];
  assert.match(summaryOf(places, writing, 'all')[1] ?? '', /^ {2}warning K404: 6 in 2 titles, /);
  assert.match(summaryOf(places.slice(0, 2), writing, 'all')[1] ?? '', /^ {2}warning K404: 2, /);
});

test('what a title says obeys no terminal in a summary either', () => {
  const bad = Array.from({ length: 30 }, (_, i) => ({ ...made('warning', 'K404', i + 1), message: '\u001b[31mred' }));
  assert.ok(summaryOf(bad, writing, 'all').every((line) => !line.includes('\u001b')));
});
