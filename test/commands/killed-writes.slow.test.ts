/**
 * A run that is ended at any moment leaves what was there, or what was to be there, and nothing else: build of one and
 * of three titles, merge, publish-edition, import, new. In: outputs that take no browser. Every write, rename, link,
 * fsync, new folder and removal is one moment. Slow because some hundred runs are ended and made good again; real
 * processes are killed in `killed-builds.slow.test.ts`.
 */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { writeRecord } from '../../scripts/press/build-cache.ts';
import { mergeProject } from '../../scripts/press/build-project.ts';
import { finishCollection } from '../../scripts/press/finish-collection.ts';
import { openProject } from '../../scripts/project/project.ts';
import { runName } from '../../scripts/project/run-name.js';
import { takeInputs } from '../../scripts/project/snapshot.ts';
import { addFiles, placeFiles, stage, tryWriting, workOn } from '../../scripts/project/write-outputs.ts';
import { checkSums, endEverywhere, failEverywhere, type KillTally, worksIn } from '../support/kill-points.ts';

/** On a disk in memory, where there is one: some thousand times something is handed to the disk. */
const home = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kanben-killed-'));
after(() => rmSync(home, { recursive: true, force: true }));

function folderWith(name: string, files: Record<string, string>): string {
  const folder = join(home, name, 'base');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** As `buildProject` builds, with a stand-in for the making of titles. */
const standIn = (titles: readonly string[], text: string) => async (folder: string) => {
  const project = openProject({ folder });
  const options = { project: { ...project, templates: [], styles: [], labels: [] } };
  return workOn(project.build, async (work) => {
    const taken = takeInputs(options.project, join(work.path, 'in'), titles);
    const staged = { project: taken, staged: work.fresh };
    for (const title of titles) {
      const files = new Map(['pdf', 'epub', 'html'].map((kind) => [`${title}.${kind}`, `${text} ${title} ${kind}`]));
      stage(join(work.fresh, title), join(project.build, title), files);
      const record = { key: { lists: '', rest: text }, view: '', problems: [], rows: [] };
      writeRecord(title, staged, record, files);
    }
    return finishCollection(options, undefined, work);
  });
};

const sources = (titles: readonly string[]) =>
  Object.fromEntries(titles.map((title) => [`source/${title}/en.md`, title]));

const tell = (t: { diagnostic: (text: string) => void }, tally: KillTally) => {
  t.diagnostic(JSON.stringify(tally));
  assert.equal(tally.old + tally.fresh + tally.between, tally.points);
  assert.ok(tally.old > 3 && tally.fresh > 0);
};

for (const titles of [['a'], ['a', 'b', 'c']])
  for (const built of [false, true])
    test(`build of ${titles.length}, ${built ? 'over an older one' : 'the first one'}`, async (t) => {
      const base = folderWith(`build-${titles.length}-${built}`, sources(titles));
      if (built) {
        await standIn([...titles, 'other'], 'before')(base);
        // What somebody has put there stays.
        mkdirSync(join(base, 'build', 'own', 'inner'), { recursive: true });
        writeFileSync(join(base, 'build', 'own', 'inner', 'note.txt'), 'mine');
        await standIn([], '')(base);
      }
      const tally = await endEverywhere(
        { base, run: standIn(titles, 'after'), watched: 'build' },
        dirname(base),
        checkSums,
      );
      tell(t, tally);
      assert.equal(tally.between, built ? 1 : 0, 'between the two renames');
    });

test('merge of three parts', async (t) => {
  const base = folderWith('merge', {});
  for (const title of ['a', 'b', 'c']) {
    const place = join(base, 'parts', title);
    assert.deepEqual(await standIn([title], 'part')(place), []);
  }
  await standIn(['a', 'other'], 'before')(base);
  const parts = (folder: string) => ['a', 'b', 'c'].map((title) => join(folder, 'parts', title, 'build'));
  const run = (folder: string) => mergeProject(openProject({ folder }), parts(folder), {});
  tell(t, await endEverywhere({ base, run, watched: 'build' }, dirname(base), checkSums));
});

/** The text by which all others count is never there without them, and is never cut. */
const wholeTitle = (folder: string) => {
  if (existsSync(join(folder, 'en.md'))) assert.equal(readFileSync(join(folder, 'en.md'), 'utf8'), 'x'.repeat(9999));
};

test('import of a new title', async (t) => {
  const base = folderWith('import', { 'source/other/en.md': 'other' });
  const files = new Map([
    ['figure.png', 'picture'],
    ['origin.html', 'document'],
    ['en.md', 'x'.repeat(9999)],
  ]);
  const run = async (folder: string) => addFiles(join(folder, 'source', 'treaty'), files);
  tell(t, await endEverywhere({ base, run, watched: 'source/treaty' }, dirname(base), wholeTitle));
});

test('publish-edition: the list, the frozen text, and what stands beside them', async (t) => {
  const base = folderWith('publish', {
    'source/treaty/en.md': 'text',
    'source/treaty/editions/1/en.md': 'first',
    'source/treaty/editions.yaml': 'editions: [1]',
  });
  const files = new Map([
    ['editions/2/en.md', 'text'],
    ['editions.yaml', 'editions: [1, 2]'],
  ]);
  const before = new Map([['editions.yaml', 'editions: [1]']]);
  const run = async (folder: string) =>
    workOn(join(folder, 'source', 'treaty'), async (work) => {
      placeFiles(work, files, before);
      return [];
    });
  const tally = await endEverywhere(
    { base, run, watched: 'source/treaty', counts: ['editions.yaml'] },
    dirname(base),
    () => undefined,
  );
  tell(t, tally);
  assert.equal(tally.between, 0);
});

test('import of another language into a title that is there', async (t) => {
  const base = folderWith('language', { 'source/treaty/ru.md': 'mine' });
  const files = new Map([
    ['figure.png', 'picture'],
    ['origin.en.html', 'document'],
    ['en.md', 'x'.repeat(9999)],
  ]);
  const run = async (folder: string) => addFiles(join(folder, 'source', 'treaty'), files);
  const counts = ['ru.md', 'en.md'];
  tell(t, await endEverywhere({ base, run, watched: 'source/treaty', counts }, dirname(base), wholeTitle));
});

test('build where no folder can be renamed: meanwhile there are no checksums, the next command ends it', async (t) => {
  const base = folderWith('mounted', sources(['a', 'b']));
  await standIn(['a', 'b', 'other'], 'before')(base);
  const refuse = (kind: string, path: string) => {
    if (kind === 'rename' && path.endsWith('/trial')) throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
  };
  const run = standIn(['a', 'b'], 'after');
  const tally = await endEverywhere({ base, run, watched: 'build', refuse }, dirname(base), checkSums);
  tell(t, tally);
  assert.ok(tally.between > 1);
});

test('a change that fails, as on a full disk, leaves what was there', async (t) => {
  const base = folderWith('full', sources(['a', 'b']));
  await standIn(['a', 'b', 'other'], 'before')(base);
  const [failed, old] = await failEverywhere(
    { base, run: standIn(['a', 'b'], 'after'), watched: 'build' },
    dirname(base),
  );
  t.diagnostic(JSON.stringify({ failed, old }));
  assert.ok(failed > 30 && old > 30);
  const source = folderWith('full-import', { 'source/treaty/ru.md': 'mine' });
  const files = new Map([
    ['figure.png', 'picture'],
    ['en.md', 'text'],
  ]);
  const run = async (folder: string) => addFiles(join(folder, 'source', 'treaty'), files);
  const imports = await failEverywhere({ base: source, run, watched: 'source/treaty' }, dirname(source));
  assert.ok(imports[1] > 5);
});

test('what was saved meanwhile is not written over', async () => {
  const base = folderWith('meanwhile', { 'source/treaty/editions.yaml': 'as it was read' });
  const folder = join(base, 'source', 'treaty');
  const list = join(folder, 'editions.yaml');
  const before = new Map([['editions.yaml', 'as it was read']]);
  const problems = await workOn(folder, async (work) => {
    writeFileSync(list, 'saved by an editor');
    const files = new Map([
      ['editions/2/en.md', 'text'],
      ['editions.yaml', 'new'],
    ]);
    return tryWriting(folder, () => placeFiles(work, files, before));
  });
  assert.match(problems[0]?.message ?? '', /changed meanwhile/);
  assert.equal(readFileSync(list, 'utf8'), 'saved by an editor');
  assert.deepEqual(readdirSync(folder), ['editions.yaml']);
});

test("a folder that another run writes is 'K704', as long as that run lives", async () => {
  const base = folderWith('busy', sources(['a']));
  const run = standIn(['a'], 'x');
  const inner = await workOn(join(base, 'build'), async () => run(base));
  assert.deepEqual(
    inner.map(({ code }) => code),
    ['K704'],
  );
  assert.match(inner[0]?.message ?? '', /another run of the press: process \d+\./);
  // Of another machine: as long as it gives signs of life.
  const foreign = join(base, '.build.kanben-elsewhere_1-71-5-0123abcd');
  mkdirSync(foreign);
  const [busy] = await run(base);
  assert.match(busy?.message ?? '', /process 71 of elsewhere/);
  const long = new Date(Date.now() - 20 * 60 * 1000);
  utimesSync(foreign, long, long);
  assert.deepEqual(await run(base), []);
  assert.ok(!existsSync(foreign));
  // The number of a process that has ended may be another's.
  mkdirSync(
    join(base, foreign.replace(/^.*elsewhere_1-71-5/, `.build.kanben-${runName().split('-')[0]}-${process.pid}-5`)),
  );
  assert.deepEqual(await run(base), []);
  assert.deepEqual(worksIn(base), []);
});

test('outputs are for everybody to read, whatever the umask says', async () => {
  const umask = process.umask(0o077);
  try {
    const base = folderWith('rights', sources(['a']));
    assert.deepEqual(await standIn(['a'], 'x')(base), []);
    const rightsOf = (...path: string[]) => statSync(join(base, 'build', ...path)).mode & 0o777;
    assert.deepEqual([rightsOf(), rightsOf('a')], [0o755, 0o755]);
    for (const path of ['SHA256SUMS', 'a/a.pdf']) assert.equal(rightsOf(path), 0o644, path);
  } finally {
    process.umask(umask);
  }
});
