/**
 * A collection of titles, built as an editor and as many machines build it. In: two changed copies of the tiny title,
 * and one with a mistake. Looks at which titles are set again, at the bytes, at what the summary says. Slow because a
 * dozen titles are set; the first build alone is a process with workers, all others run in the process of the test.
 */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { mergeParts, titlesOfShard } from '../../scripts/press/shards.ts';
import { buildTask } from '../../scripts/press/workers.ts';
import { openProject } from '../../scripts/project/project.ts';
import { runCommand } from '../support/command.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { pressFolder } from '../support/press.ts';

const tiny = fixture('editions', 'tiny', 'source');
let folder: string;
let source: string;
let whole: { status: number | null; stdout: string; stderr: string };

const place = (name: string) => join(folder, name);
const call = (name: string, args: readonly string[]) => ['--source', source, '--build', place(name), ...args];
/** A build in the process of the test, one title at a time. */
const build = (name: string, ...args: string[]) => callCommand('build', call(name, ['--jobs', '1', ...args]));
/** The titles whose pages were set. */
const set = ({ stderr }: { stderr: string }) =>
  [...stderr.matchAll(/^(\w+): setting pages$/gm)].map((found) => found[1]).sort();
/** Every published file with its bytes. */
const files = (name: string) =>
  new Map(
    readdirSync(place(name), { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.startsWith('.cache') && statSync(join(place(name), path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(place(name), path)).toString('latin1')]),
  );
const changeText = (title: string, from: string, to: string) => {
  const path = join(source, title, 'zh-Hans.md');
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(from), from);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
};

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  source = place('source');
  cpSync(join(tiny, 'authority'), join(source, 'authority'), { recursive: true });
  for (const title of ['a', 'bad', 'c']) cpSync(join(tiny, 'tiny'), join(source, title), { recursive: true });
  // A refusal that meets nothing is a warning (K406), which must be said again by every build.
  changeText('a', 'not-indexed:\n  [', 'not-indexed:\n  [{ text: 甲乙丙丁, reason: 无 }, ');
  changeText('c', '双方遵守', '丙组织也遵守。\n\n双方遵守');
  appendFileSync(join(source, 'bad', 'zh-Hans.md'), '\n<b>raw</b>\n');
  whole = runCommand('build', call('whole', ['--jobs', '2']));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('one bad title stops no other: the summary names it with its first error, exit code 1', async () => {
  assert.equal(whole.status, 1, whole.stderr);
  assert.deepEqual(set(whole), ['a', 'c']);
  assert.match(whole.stdout, /^bad +failed +K201 source\/bad\/zh-Hans\.md:\d+ {2}\d problems?$/m);
  for (const title of ['a', 'c']) assert.match(whole.stdout, new RegExp(`^${title}\\.pdf .* paragraphs equal$`, 'm'));
  assert.ok(!existsSync(join(place('whole'), 'bad')));
  assert.match(readFileSync(join(place('whole'), 'index.html'), 'utf8'), /href="c\/index.html"/);
});

test('one at a time gives the same bytes as two at a time', async () => {
  const run = await build('single');
  assert.equal(run.status, 1);
  assert.deepEqual(files('single'), files('whole'));
});

test('an unchanged title is not built again; its row says so, and its problems are said again', async () => {
  const before = files('whole');
  const run = await build('whole', 'a', 'c');
  assert.equal(run.status, 0, run.stderr);
  assert.deepEqual(set(run), []);
  assert.doesNotMatch(run.stderr, /Chromium/);
  for (const title of ['a', 'c']) assert.match(run.stdout, new RegExp(`^${title} +unchanged `, 'm'));
  assert.equal([...run.stderr.matchAll(/source\/a\/zh-Hans\.md:\d+:\d+: warning K406/g)].length, 1);
  assert.deepEqual(files('whole'), before);
});

test('a damaged or deleted output is made again, and no other title', async () => {
  const before = files('whole');
  appendFileSync(join(place('whole'), 'a', 'a.pdf'), ' ');
  assert.deepEqual(set(await build('whole', 'a', 'c')), ['a']);
  assert.deepEqual(files('whole'), before);
  rmSync(join(place('whole'), 'c', 'c.epub'));
  assert.deepEqual(set(await build('whole', 'a', 'c')), ['c']);
  assert.deepEqual(files('whole'), before);
  rmSync(join(place('whole'), 'index.html'));
  await build('whole', 'c');
  assert.deepEqual(files('whole'), before, 'the catalogue is made again');
});

test('other options and --force build; the record of the first options stays', async () => {
  const light = ['c', '--no-attachments', '--only', 'pdf'];
  assert.deepEqual(set(await build('whole', ...light)), ['c']);
  assert.deepEqual(set(await build('whole', ...light)), []);
  assert.deepEqual(set(await build('whole', ...light, '--force')), ['c']);
  // The PDF is another one now.
  assert.deepEqual(set(await build('whole', 'c')), ['c']);
});

test('a changed text builds its title, a changed list only the titles that it touches', async () => {
  changeText('a', '双方遵守', '补充一段。\n\n双方遵守');
  assert.deepEqual(set(await build('whole', 'a', 'c')), ['a']);
  const list = join(source, 'authority', 'organizations.yaml');
  // A name of no text changes no title; the report says it of the whole project only when it is asked for.
  writeFileSync(list, `${readFileSync(list, 'utf8')}\n  - heading: 无人提及组织\n`);
  const idle = await build('whole', 'a', 'c');
  assert.equal(idle.status, 0, idle.stderr);
  assert.deepEqual(set(idle), []);
  assert.doesNotMatch(idle.stderr, /K405/);
  assert.doesNotMatch(readFileSync(join(place('whole'), 'a', 'index-review.html'), 'utf8'), /无人提及组织/);
  // A name that stands in c alone.
  writeFileSync(list, `${readFileSync(list, 'utf8')}  - heading: 丙组织\n`);
  assert.deepEqual(set(await build('whole', 'a', 'c')), ['c']);
});

test('parts of a collection, built apart and merged, are byte for byte the whole build that was renewed', async () => {
  rmSync(join(source, 'bad'), { recursive: true });
  for (const part of [1, 2, 3, 4]) {
    const run = await build(`part${part}`, '--shard', `${part}/4`);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(set(run).length, part > 2 ? 0 : 1);
  }
  const merged = await build('merged', '--merge', ...[1, 2, 3, 4].map((part) => place(`part${part}`)));
  assert.equal(merged.status, 0, merged.stderr);
  assert.deepEqual(files('merged'), files('whole'));
  assert.deepEqual(set(await build('merged')), [], 'the records of the parts came along');
  assert.deepEqual(titlesOfShard(['a', 'b', 'c', 'd', 'e'], 2, 2), ['b', 'd']);
});

test("a damaged part is 'K702', a title that came twice 'K703', and nothing is put together", async () => {
  const codes = (...parts: string[]) =>
    mergeParts(parts.map(place), place('nothing'), place('nothing')).map(({ code }) => code);
  assert.deepEqual(codes('part1', 'part2', 'part1'), ['K703']);
  appendFileSync(join(place('part2'), 'c', 'ledger.json'), ' ');
  assert.deepEqual(codes('part1', 'part2'), ['K702']);
  rmSync(join(place('part2'), 'c', 'ledger.json'));
  assert.deepEqual(codes('part1', 'part2'), ['K702']);
  writeFileSync(join(place('part3'), 'SHA256SUMS'), `${'0'.repeat(64)}  ../x\n`);
  assert.deepEqual(codes('part3'), ['K702']);
  assert.deepEqual(codes('no-such-part'), ['K702']);
  assert.ok(!existsSync(place('nothing')));
});

test("a fault of the press is 'K604' of its title; the lines where it happened are in a file", async () => {
  const { problems, rows } = await buildTask(
    { title: 'tiny' },
    { project: openProject({ folder: pressFolder, source: tiny, build: place('fault') }), keep: false },
    async () => {
      throw new Error('an invariant is broken');
    },
  );
  const [error, ...others] = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual([error?.code, others], ['K604', []]);
  assert.deepEqual(rows, []);
  const report = join(place('fault'), '.failed', 'tiny', 'error.txt');
  assert.ok(error?.hint.includes(report));
  assert.match(readFileSync(report, 'utf8'), /^Error: an invariant is broken\n +at /);
});

test('--jobs and --shard are refused where they make no sense', async () => {
  for (const args of [
    ['--jobs', '0'],
    ['--jobs', 'two'],
    ['--shard', '3/2'],
    ['--shard', '0/2'],
    ['--shard', '1'],
    ['--only', 'pdf,html'],
  ]) {
    const run = await build('none', ...args);
    assert.equal(run.status, 1, args.join(' '));
    assert.match(run.stderr, /error K902: /);
  }
});

test('the ready workflow builds a part a machine, and merges them, by commands that exist', async () => {
  const workflow = readFileSync(join(pressFolder, '.github', 'workflows', 'collection.yml'), 'utf8');
  const commands = [...workflow.matchAll(/^ +- run: (.*)$/gm)].map((found) => found[1]);
  assert.equal(commands.length, 3);
  assert.match(
    commands[0] ?? '',
    /^npm run build -- --shard \$\{\{ matrix\.part \}\}\/\$\{\{ strategy\.job-total \}\}$/,
  );
  assert.deepEqual(commands.slice(1), ['npm run build -- --merge parts/part-*', 'sha256sum --quiet -c SHA256SUMS']);
  const parts = JSON.parse(/part: (\[.*\])/.exec(workflow)?.[1] ?? '[]') as number[];
  assert.deepEqual(
    parts,
    parts.map((_, i) => i + 1),
  );
  assert.match((await build('none', '--help')).stdout, /--shard K\/N[\s\S]*--merge FOLDER/);
});
