/**
 * npm run new: the skeleton has every field that front matter may have, each explained, and the build names its TODOs.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { readDefaults } from '../../scripts/manuscript/defaults.ts';
import { splitFrontMatter } from '../../scripts/manuscript/front-matter.ts';
import { frontMatterFields } from '../../scripts/manuscript/front-matter-fields.ts';
import { readManuscript } from '../../scripts/manuscript/read-manuscript.ts';
import { writeSkeleton } from '../../scripts/manuscript/skeleton.ts';
import { parseYaml } from '../../scripts/manuscript/yaml-fields.ts';
import { callCommand } from '../support/in-process.ts';
import { pressFolder, projectAt } from '../support/press.ts';

const skeleton = writeSkeleton('zh-Hans', readDefaults('/nowhere', 'source/defaults.yaml', []));
/** The skeleton with its optional fields in use. */
const whole = skeleton.replace(/^#(?! \S|#)/gm, '');

/** A folder of titles with this text as the title t, and the press's own lists. */
function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-new-'));
  mkdirSync(join(folder, 'source', 't'), { recursive: true });
  cpSync(join(pressFolder, 'source', 'authority'), join(folder, 'source', 'authority'), { recursive: true });
  writeFileSync(join(folder, 'source', 't', 'zh-Hans.md'), text);
  return folder;
}
const read = (text: string) => {
  const folder = folderWith(text);
  const outcome = readManuscript(projectAt(join(folder, 'source')), 't');
  rmSync(folder, { recursive: true });
  return outcome;
};

test('every field that is known is in the skeleton, with the fields inside it and a comment before it', () => {
  const { root, problems } = parseYaml(splitFrontMatter(whole).matter, 't.md', 1);
  assert.deepEqual(problems, []);
  assert.deepEqual([...root.entries.keys()], Object.keys(frontMatterFields));
  for (const [field, inside] of Object.entries(frontMatterFields)) {
    const own = root.entries.get(field);
    const keys = [...(own?.entries.keys() ?? []), ...(own?.items.flatMap((item) => [...item.entries.keys()]) ?? [])];
    // The keys of summaries are addresses.
    if (field !== 'summary') assert.deepEqual(keys, inside, field);
    assert.match(skeleton, new RegExp(`\n# [^\n]+\n#?${field}:`), `${field} is not explained`);
  }
});

test('building the skeleton names every TODO, and nothing else', () => {
  for (const text of [skeleton, whole]) {
    const { value, problems } = read(text);
    assert.equal(value, undefined);
    assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['K115']);
    const expected = text.split('\n').filter((line) => line.includes('TODO ') && !/^#(?!#)/.test(line));
    assert.equal(problems.length, expected.length);
    for (const { place } of problems) assert.match(text.split('\n')[(place?.line ?? 0) - 1] ?? '', /TODO /);
  }
});

test('with its TODOs filled in, the skeleton is a title', () => {
  const filled = skeleton
    .replace(/TODO YYYY-MM-DD/g, '2022-02-04')
    .replace(/^( *(?:- |[a-z-]+: )|## )?TODO .*/gm, '$1测试');
  const { value, problems } = read(filled);
  assert.deepEqual(problems, []);
  assert.equal(value?.metadata.title, '测试');
});

test('new writes the skeleton and never writes over a text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-new-'));
  const run = (...args: string[]) => callCommand('new', [...args, '--source', folder]);
  try {
    assert.equal((await run('my-title', '--language', 'en')).status, 0);
    const path = join(folder, 'my-title', 'en.md');
    assert.match(readFileSync(path, 'utf8'), /\nlanguage: en\n/);
    writeFileSync(path, 'mine');
    const again = await run('my-title', '--language', 'en');
    assert.equal(again.status, 1);
    assert.match(again.stderr, /K902.*not overwritten/);
    assert.equal(readFileSync(path, 'utf8'), 'mine');
    for (const args of [[], ['Bad Name'], ['../out'], ['authority'], ['a', 'b'], ['a', '--language', '../x']])
      assert.match((await run(...args)).stderr, /^error K902: /, args.join(' '));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
