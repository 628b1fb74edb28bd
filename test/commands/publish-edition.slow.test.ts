/**
 * The editor's way from one edition to the next: build, publish, change, build, publish, compare. In: the title of
 * test/fixtures/editions/revised/, in a folder of its own. Nothing may be frozen that is not built, and nothing frozen
 * may change. Slow because five editions are built.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { projectAt } from '../support/press.ts';

const harbour = fixture('editions', 'revised', 'source');
const home = mkdtempSync(join(tmpdir(), 'kanben-'));
const [source, build] = [join(home, 'source'), join(home, 'build')];
const folder = join(source, 'harbour');
const text = join(folder, 'zh-Hans.md');
const list = join(folder, 'editions.yaml');
const frozen = (edition: number) => join(folder, 'editions', String(edition), 'zh-Hans.md');
cpSync(harbour, source, { recursive: true });
after(() => rmSync(home, { recursive: true, force: true }));

const second = readFileSync(text, 'utf8');
const first = readFileSync(frozen(1), 'utf8');
const read = (path: string) => readFileSync(path, 'utf8');
/** What is frozen but the hashes of the outputs, which another press makes otherwise. */
const withoutFiles = (yaml: string) => yaml.replace(/^ {8}files:\n(?: {10}.*\n)+/gm, '');
const run = (command: string, ...args: string[]) => callCommand(command, args);
const publish = () => run('publish-edition', 'harbour', '--source', source, '--build', build);
const make = async () => {
  const { status, stderr } = await run('build', 'harbour', '--source', source, '--build', build);
  assert.equal(status, 0, stderr);
  return read(join(build, 'SHA256SUMS'));
};

test('the first edition is published as it was built, and not without a build', async () => {
  rmSync(list);
  rmSync(join(folder, 'editions'), { recursive: true });
  writeFileSync(text, first);
  const early = await publish();
  assert.equal(early.status, 1);
  assert.ok(early.stderr.includes('K318'));
  assert.match(early.stderr, /there is no harbour\.pdf/);
  assert.equal(existsSync(list), false);

  const sums = await make();
  const done = await publish();
  assert.equal(done.status, 0, done.stderr);
  assert.equal(read(frozen(1)), first);
  assert.equal(withoutFiles(read(list)), read(join(harbour, 'harbour', 'editions.yaml')));
  // A second time it says so, and changes nothing; and the edition is built again as it was.
  assert.match((await publish()).stdout, /published already, with this very text/);
  assert.equal(await make(), sums);
  assert.equal(withoutFiles(read(list)), read(join(harbour, 'harbour', 'editions.yaml')));
});

test('the files of a published edition are known by their bytes, also when the text has gone on', async () => {
  const copy = join(home, 'copy.pdf');
  cpSync(join(build, 'harbour', 'harbour.pdf'), copy);
  assert.match(read(list), /files:\n(.*\n)* +harbour\.pdf: [0-9a-f]{64}\n/);
  writeFileSync(text, second);
  const { status, stdout, stderr } = await run('verify', copy, '--source', source, '--build', join(home, 'none'));
  writeFileSync(text, first);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /byte for byte harbour\.pdf of edition 1/);
});

test('a published edition is not built or published with another text', async () => {
  const before = read(list);
  writeFileSync(text, first.replace('一百二十米', '一百三十米'));
  for (const { status, stderr } of [
    await publish(),
    await run('build', 'harbour', '--source', source, '--build', build),
  ]) {
    assert.equal(status, 1);
    assert.match(stderr, /error K316: .*“航道宽度不少于一百三十米/);
  }
  writeFileSync(text, first.replace('description: 一份虚构的', 'description: 另一份虚构的'));
  const other = await publish();
  assert.equal(other.status, 1);
  assert.match(other.stderr, /K318.*another state of the file/);
  assert.equal(read(list), before);
});

test('the second edition is frozen behind the first, with the pages of its files; comments stay', async () => {
  writeFileSync(text, second);
  const stale = await publish();
  assert.match(stale.stderr, /K318.*another state of the text/);
  const commented = read(list).replace('  - number: 1\n', '  # 与甲市核对过\n  - number: 1\n');
  writeFileSync(list, commented);
  const sums = await make();
  const done = await publish();
  assert.equal(done.status, 0, done.stderr);
  assert.ok(read(list).startsWith(commented));
  assert.match(read(list), /\n {10}- \{ number: 5-1, sha256: [0-9a-f]{64}, pages: \{ book: "2", official: "2" \} \}\n/);
  assert.match(read(list), /\n {10}- \{ number: 13, gone: 2, into: 12, pages: \{ book: "2", official: "3" \} \}\n/);
  assert.match(read(list), /\n {10}- \{ number: 16-1, sha256: [0-9a-f]{64}, from: 15, pages:/);
  assert.equal(read(frozen(2)), second);
  assert.equal(await make(), sums, 'publishing changes nothing of what is published');
});

test('what is built but would be built otherwise now is not published', async () => {
  const authority = join(source, 'authority', 'treaties.yaml');
  const [lists, editions] = [read(authority), read(list)];
  writeFileSync(list, read(join(harbour, 'harbour', 'editions.yaml')));
  writeFileSync(authority, lists.replace('灯塔规则', '浮标规则'));
  const { status, stderr } = await publish();
  assert.equal(status, 1);
  assert.match(stderr, /K318.*harbour\.pdf is not what would be built now/);
  assert.equal(withoutFiles(read(list)), read(join(harbour, 'harbour', 'editions.yaml')));
  writeFileSync(authority, lists);
  writeFileSync(list, editions);
});

test('diff lists what changed between two editions, with marks that need no colour', async () => {
  const { status, stdout, stderr } = await run('diff', 'harbour', '1', '2', '--source', source);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^harbour, edition 1 → 2: paragraphs 5 added, 3 changed, 3 removed; 2 changes elsewhere\n/);
  assert.ok(
    stdout.includes(
      '\n3 changed: 第3段　改动\n    航道宽度不少于一百[-二-]{+五+}十米，水深不少于[-九-]{+十一+}米，每年[-春秋两季各-]测量一次',
    ),
  );
  assert.ok(stdout.includes('\n7 removed: 第7段　删去\n    [-引航由双方引航员轮流承担，费用平均分担。-]\n'));
  assert.ok(stdout.includes('\n5-2 added: 第5之二段　新增\n    {+候船室'));
  assert.equal(stdout.includes('\u001b'), false);
  assert.equal(
    (await run('diff', 'harbour', '1', 'current', '--source', source)).stdout.replace('current', '2'),
    stdout,
  );
  assert.match(
    (await run('diff', 'harbour', '2', 'current', '--source', source)).stdout,
    /0 added, 0 changed, 0 removed; 0 changes elsewhere\n$/,
  );
  assert.match(
    (await run('diff', 'harbour', '1', '3', '--source', source)).stderr,
    /K902.*no published edition 3: 1, 2 and `current`/,
  );
  assert.match((await run('diff', 'harbour', '1')).stderr, /K902/);
  assert.match(
    (await run('diff', 'harbour', '1', '2', '--language', 'en', '--source', source)).stderr,
    /K902.*is in zh-Hans, not in en/,
  );
});

test('what is frozen is not read when it was touched', async () => {
  const codesOf = () =>
    prepareEdition(projectAt(source), 'harbour').problems.flatMap(({ code, message }) =>
      code === 'K311' ? [message] : [],
    );
  const spoil = (path: string, change: (content: string) => string, message: RegExp) => {
    const content = read(path);
    writeFileSync(path, change(content));
    assert.match(codesOf().join('\n'), message);
    writeFileSync(path, content);
    assert.deepEqual(codesOf(), []);
  };
  spoil(frozen(1), (content) => content.replace('北湾', '南湾'), /its SHA-256 is/);
  spoil(
    list,
    (content) => content.replace(/number: 3, sha256: ./, 'number: 3, sha256: 0'),
    /its paragraphs of edition 1 are not those/,
  );
  spoil(list, (content) => content.replace('{ number: 3, ', '{ number: x, '), /has a row that is none/);
  spoil(list, (content) => content.replace('  - number: 2\n', '  - number: 4\n'), /does not follow/);
  spoil(list, () => 'editions: nothing\n', /has no list of editions/);
});
