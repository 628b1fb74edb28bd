/**
 * The defaults of a project: fields that it states for all its titles. In: titles that leave fields out, or say them
 * otherwise. Proves that a title's own value wins, inside mappings too, that a problem of a default has its place in
 * that file, that a build is made anew when it changes, and that import and `npm run new` leave such fields out.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { keyOfTitle } from '../../scripts/press/build-cache.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { callCommand } from '../support/in-process.ts';
import { projectAt } from '../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-defaults-'));
after(() => rmSync(folder, { recursive: true }));
const source = join(folder, 'source');
mkdirSync(join(source, 'authority'), { recursive: true });
const own = `title: [某地公报]
short-title: 公报
kind: 公报
parties: [甲]
language: zh-Hans
description: 试。
`;

/** What is read of a title with this front matter, under these defaults. */
function prepare(front: string, defaults?: string) {
  mkdirSync(join(source, 't'), { recursive: true });
  writeFileSync(join(source, 't', 'zh-Hans.md'), `---\n${front}---\n\n第一段。\n`);
  if (defaults === undefined) rmSync(join(source, 'defaults.yaml'), { force: true });
  else writeFileSync(join(source, 'defaults.yaml'), defaults);
  const { value, problems } = prepareEdition(projectAt(source), 't');
  const places = problems.map(({ code, place }) => `${place?.file}:${place?.line}:${place?.column} ${code}`);
  return { metadata: value?.edition.metadata, places };
}

const defaults = `adopted: { place: 北京 }
source:
  name: 某某汇编
  date: 2024-01-02
edition: { number: 2, date: 2025-03-04 }
registers: []
`;

test('a title takes what it does not state; its own value wins, field by field', () => {
  const front = `${own}adopted: { date: 2020-01-02 }\nsource: { date: 2023-12-31 }\n`;
  const { metadata, places } = prepare(front, defaults);
  assert.deepEqual(places, []);
  assert.deepEqual(metadata?.adopted, { date: '2020-01-02', place: '北京' });
  assert.deepEqual(metadata?.source, { name: '某某汇编', date: '2023-12-31', provenance: '' });
  assert.deepEqual(metadata?.edition, { number: 2, date: '2025-03-04' });
});

test('an empty value states nothing; without defaults what is missing is told at the title', () => {
  const front = `${own}adopted: { date: 2020-01-02 }\nsource:\n`;
  assert.deepEqual(prepare(front, defaults).metadata?.source.name, '某某汇编');
  assert.deepEqual(prepare(front).places, ['source/t/zh-Hans.md:2:1 K103', 'source/t/zh-Hans.md:2:1 K103']);
});

test('mistakes of the defaults are told at their place there', () => {
  const rest = 'source: { name: 社, date: 2024-02-30 }\nedition: { number: 1, date: 2025-03-04 }\n';
  const front = `${own}adopted: { date: 2020-01-02 }\n`;
  assert.deepEqual(prepare(front, rest).places, ['source/defaults.yaml:1:20 K106']);
  assert.deepEqual(prepare(front, `title: [甲]\n${rest.replace('30', '20')}`).places, [
    'source/defaults.yaml:1:1 K104',
  ]);
  assert.deepEqual(prepare(front, 'edition: [\n').places[0], 'source/defaults.yaml:1:10 K102');
  assert.deepEqual(prepare(front, `${rest.replace('30', '20')}rights: a\u202eb\n`).places, [
    'source/defaults.yaml:3:10 K208',
  ]);
  const lists = prepare(front, `${rest.replace('30', '20')}registers: [nowhere]\n`).places;
  assert.deepEqual(lists, ['source/defaults.yaml:3:1 K113']);
});

test('a change of the defaults is another state of every title', () => {
  const key = () => keyOfTitle('t', { project: projectAt(source) }, 'press')?.rest;
  prepare(own, defaults);
  const before = key();
  assert.equal(key(), before);
  prepare(own, `${defaults}rights: 某\n`);
  assert.notEqual(key(), before);
});

test('npm run new and import leave out what the defaults give', async () => {
  writeFileSync(join(source, 'defaults.yaml'), defaults);
  assert.equal((await callCommand('new', ['fresh', '--source', source])).status, 0);
  const fresh = readFileSync(join(source, 'fresh', 'zh-Hans.md'), 'utf8');
  assert.match(fresh, /\nadopted:\n {2}date: TODO YYYY-MM-DD\n# {2}place: TODO place\n/);
  assert.match(fresh, /\n#edition:\n# {2}number: 1\n# {2}date: TODO/);
  assert.match(fresh, /\n#registers:\n# {2}- treaties\n/);
});
