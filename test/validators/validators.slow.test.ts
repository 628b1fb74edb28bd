/**
 * The validators of others: EPUBCheck and Ace find nothing in what the press makes, and are asked in earnest: what they
 * must find, they find. Needs Java 11; where there is none the tests are skipped, but not in CI. Slow because EPUBCheck
 * and Ace read five e-books.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { validateEpub } from '../../scripts/validators/validate-epub.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { type MadeEpub, makeEpub } from '../support/make-epub.ts';
import { pressFolder } from '../support/press.ts';

const java = spawnSync('java', ['-version']).status === 0;
const skip = !java && !process.env.CI ? 'there is no Java' : false;
let folder: string;
let statement: MadeEpub;
let sample: MadeEpub;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-test-'));
  statement = await makeEpub(join(pressFolder, 'source'), 'joint-statement-2022');
  sample = await makeEpub(fixture('editions', 'ebook', 'source'), 'ebook');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, bytes: Uint8Array): string => {
  mkdirSync(join(folder, name), { recursive: true });
  const path = join(folder, name, `${name}.epub`);
  writeFileSync(path, bytes);
  return path;
};

/** The command as a person runs it. */
const validate = (titles: string[], env: Record<string, string> = {}) =>
  callCommand('validate', ['--build', folder, ...titles], env);

test('EPUBCheck and Ace find nothing in the first title and in one with notes, table, lists and picture', {
  skip,
}, async () => {
  for (const [name, made] of [
    ['statement', statement],
    ['sample', sample],
  ] as const) {
    const reports = await validateEpub(write(name, made.epub));
    assert.deepEqual(
      reports.map((report) => ({ ...report })),
      [
        { name: 'EPUBCheck', version: '5.3.0', errors: 0, warnings: 0, findings: [] },
        { name: 'Ace', version: '1.4.6', errors: 0, warnings: 0, findings: [] },
      ],
    );
  }
});

test('they find what is wrong, and the command then exits with 1', { skip }, async () => {
  const files = unzipSync(sample.epub);
  const change = (path: string, from: string, to: string) => {
    const text = strFromU8(files[path] ?? new Uint8Array());
    assert.ok(text.includes(from));
    files[path] = strToU8(text.replace(from, to));
  };
  change('OEBPS/section-0.xhtml', ' alt="一个红色方块"', '');
  change('OEBPS/section-0.xhtml', '<h2 class="kai"', '<h4 class="kai"');
  change('OEBPS/section-0.xhtml', '（一）小标题</h2>', '（一）小标题</h4>');
  change('OEBPS/notes.xhtml', ' id="note-2"', '');
  const { mimetype, ...rest } = files;
  write('broken', zipSync({ mimetype: [mimetype ?? new Uint8Array(), { level: 0 }], ...rest }));
  const run = await validate(['broken']);
  assert.equal(run.status, 1);
  assert.ok(run.stderr.includes('K831'));
  assert.match(
    run.stderr,
    /error K831: EPUBCheck: broken\.epub: ERROR RSC-012 OEBPS\/section-0\.xhtml:\d+: Fragment identifier/,
  );
  assert.match(run.stderr, /error K831: Ace: broken\.epub: .*(image-alt|heading-order)/);
});

test('a validator that cannot run is not a pass: the command says so and exits with 2', async () => {
  write('sample', sample.epub);
  const run = await validate(['sample'], {
    JAVA_HOME: join(folder, 'nowhere'),
    CHROME_PATH: join(folder, 'no-browser'),
  });
  assert.equal(run.status, 2, run.stderr);
  assert.match(run.stdout, /EPUBCheck 5\.3\.0 +not run\n.*Ace 1\.4\.6 +not run/);
  assert.ok(run.stderr.includes('K832'));
  assert.match(run.stderr, /warning K832: EPUBCheck was not run: there is no Java/);
});

test('Ace without a report is a failure', async () => {
  // EPUBCheck, which is not asked for, has nothing to run with.
  const home = process.env.JAVA_HOME;
  process.env.JAVA_HOME = join(folder, 'nowhere');
  const reports = await validateEpub(write('empty', strToU8('no archive'))).finally(() => {
    if (home === undefined) delete process.env.JAVA_HOME;
    else process.env.JAVA_HOME = home;
  });
  assert.match(reports.find(({ name }) => name === 'Ace')?.findings.join() ?? '', /^no report/);
});

test('a title that is not built is named', async () => {
  const run = await validate(['nothing']);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /K902: “nothing” is not built/);
});
