/**
 * What of the shared lists and refusals no title uses. In: projects of two titles that are written here. A title that
 * uses an entry speaks for all of them.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import type { Problem } from '../../scripts/model/problem.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { findUnused, sharedUse } from '../../scripts/registers/shared-use.ts';
import { frontMatter } from '../support/front-matter.ts';
import { callCommand } from '../support/in-process.ts';
import { projectAt } from '../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-shared-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A project with two lists; of each title its registers, its text and what else is in its folder. */
function project(
  name: string,
  titles: Record<string, { registers?: string; text: string; files?: Record<string, string> }>,
) {
  const source = join(folder, name, 'source');
  const write = (path: string, text: string) => {
    mkdirSync(join(source, path, '..'), { recursive: true });
    writeFileSync(join(source, path), text);
  };
  write(
    'authority/treaties.yaml',
    'register: treaties\ntitle: { zh-Hans: 条约 }\nentries:\n  - heading: 东海公约\n    seeAlso: [东海论坛]\n  ' +
      '- heading: 西山公约\n  - heading: 南岭公约\n',
  );
  write(
    'authority/organizations.yaml',
    'register: organizations\ntitle: { zh-Hans: 组织 }\nentries:\n  - heading: 东海论坛\n    seeAlso: [东海公约]\n',
  );
  for (const [title, { registers = '[treaties, organizations]', text, files = {} }] of Object.entries(titles)) {
    write(`${title}/zh-Hans.md`, `${frontMatter('zh-Hans', registers)}\n${text}\n`);
    for (const [file, content] of Object.entries(files)) write(`${title}/${file}`, content);
  }
  return { source, write, prepare: (title: string) => prepareEdition(projectAt(source), title) };
}

const short = (problems: readonly Problem[]) =>
  problems.map(({ code, place }) => `${code} ${place?.file.replace('source/', '')}:${place?.line}`);

test('an entry that one title mentions is used; the others of a list are one note', () => {
  const { prepare } = project('entries', { a: { text: '《东海公约》和东海论坛。' }, b: { text: '《西山公约》。' } });
  const uses = (title: string) => sharedUse(prepare(title).value?.edition ?? assert.fail());
  const [note, ...more] = findUnused([...uses('a'), ...uses('b')]);
  assert.deepEqual(more, []);
  assert.deepEqual(short([note as Problem]), ['K405 authority/treaties.yaml:7']);
  assert.match(note?.message ?? '', /1 of the entries of this list: “南岭公约”/);
  const alone = findUnused(uses('b'));
  assert.deepEqual(short(alone), ['K405 authority/organizations.yaml:4', 'K405 authority/treaties.yaml:4']);
  assert.deepEqual(
    alone.map(({ also = [] }) => also.map(({ line }) => line)),
    [[], [7]],
  );
});

test('refusals of all titles hold in each, and those that no title meets are one note', () => {
  const { prepare, write } = project('refusals', {
    a: { text: '丁论坛、戊己论坛。' },
    b: { text: '戊己论坛、庚辛论坛。' },
  });
  write(
    'authority/not-indexed.yaml',
    '- { text: 戊己论坛, reason: 泛称。 }\n- { text: 壬癸论坛, reason: 泛称。 }\n- { text: 庚辛论坛, reason: 泛称。 }\n',
  );
  const [a, b] = [prepare('a'), prepare('b')];
  assert.deepEqual(short(b.problems), []);
  assert.ok(a.problems.every(({ message }) => !message.includes('戊己')));
  // Only what a title meets is its own matter: the rest of the file makes it no other edition.
  assert.deepEqual(
    a.value?.edition.refusals.map(({ text }) => text),
    ['戊己论坛'],
  );
  const notes = findUnused([a, b].flatMap(({ value }) => sharedUse(value?.edition ?? assert.fail())));
  assert.deepEqual(short(notes.filter(({ code }) => code === 'K413')), ['K413 authority/not-indexed.yaml:2']);
});

test('a title’s own file refuses, beside the front matter; what it does not meet is told at its place', () => {
  const { prepare } = project('own', {
    a: {
      text: '戊己论坛。',
      files: { 'not-indexed.yaml': '- { text: 戊己论坛, reason: 泛称。 }\n- { text: 无, reason: 无。 }\n' },
    },
  });
  assert.deepEqual(short(prepare('a').problems), ['K406 a/not-indexed.yaml:2']);
});

test('a file of refusals is read strictly', () => {
  const found = (yaml: string) =>
    short(project('strict', { a: { text: '双方。', files: { 'not-indexed.yaml': yaml } } }).prepare('a').problems);
  assert.deepEqual(found('# nothing yet\n'), []);
  assert.deepEqual(found('text: 甲\nreason: 乙\n'), ['K105 a/not-indexed.yaml:1']);
  assert.deepEqual(found('just words\n'), ['K105 a/not-indexed.yaml:1']);
  assert.deepEqual(found('- { text: 甲 }\n'), ['K103 a/not-indexed.yaml:1']);
  assert.deepEqual(found('- { text: 甲, reason: 乙, why: 丙 }\n'), ['K104 a/not-indexed.yaml:1']);
  assert.deepEqual(found('- 甲\n'), [
    'K105 a/not-indexed.yaml:1',
    'K103 a/not-indexed.yaml:1',
    'K103 a/not-indexed.yaml:1',
  ]);
  assert.deepEqual(found('- { text: 甲, reason: [乙 }\n')[0], 'K102 a/not-indexed.yaml:1');
  assert.deepEqual(found('- { text: 甲, reason: "乙\u202e" }\n'), ['K208 a/not-indexed.yaml:1']);
});

test('参见 into a list that a title does not ask for is no mistake, into none it is', () => {
  const text = '《东海公约》和东海论坛。';
  const { prepare, write } = project('one-list', { a: { registers: '[treaties]', text }, b: { text } });
  const seeAlso = (title: string) => {
    const { value, problems } = prepare(title);
    assert.deepEqual(
      problems.filter(({ code }) => code === 'K402'),
      [],
    );
    const [first] = value?.edition.registers[0]?.groups[0]?.entries ?? [];
    return first?.seeAlso;
  };
  assert.deepEqual(seeAlso('a'), []);
  assert.deepEqual(seeAlso('b'), ['东海论坛']);
  write('authority/organizations.yaml', 'register: organizations\ntitle: { zh-Hans: 组织 }\nentries: []\n');
  assert.deepEqual(short(prepare('a').problems.filter(({ code }) => code === 'K402')), [
    'K402 authority/treaties.yaml:4',
  ]);
});

test('check says unused entries of the whole project only with --all, and names once a project', async () => {
  const { source } = project('command', { a: { text: '戊己论坛和戊己论坛。' }, b: { text: '戊己论坛。' } });
  const run = async (...args: string[]) => (await callCommand('check', ['--source', source, ...args])).stderr;
  const brief = await run();
  assert.equal(brief.match(/K404/g)?.length, 1);
  assert.match(brief, /戊己论坛” looks like a name, and no entry claims it\. \(3 times in 2 titles\)/);
  assert.doesNotMatch(brief, /K405/);
  assert.equal((await run('--all')).match(/K405/g)?.length, 2);
  assert.doesNotMatch(await run('a', '--all'), /K405/);
});
