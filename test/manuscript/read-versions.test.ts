/**
 * Several languages of one title: which names a folder has, what its languages share, what they know of each other. In:
 * small titles in a folder of their own.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { chooseTitles, listTitles } from '../../scripts/project/folders.ts';
import { projectAt } from '../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-versions-'));
after(() => rmSync(folder, { recursive: true }));
const source = join(folder, 'source');
mkdirSync(join(source, 'authority'), { recursive: true });

/** Front matter of a language; `more`: further lines. */
const text = (language: string, title: string, body: string, more = ''): string =>
  `---\ntitle: [${title}]\nshort-title: ${title}\nkind: Note\nlanguage: ${language}\n${more}---\n\n${body}\n`;
const shared = [
  'adopted: { date: 2020-01-02 }',
  'source: { name: N, date: 2020-01-02, provenance: P }',
  'edition: { number: 3, date: 2021-01-02 }',
  'authentic: [ru, en]',
  'registers: []',
].join('\n');

/** Writes the files of a title. */
function write(title: string, files: Record<string, string>): void {
  mkdirSync(join(source, title), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(source, title, name), content);
}

const read = (title: string) => prepareEdition(projectAt(source), title);

write('one', { 'en.md': text('en', 'One', 'A.', `${shared}\n`), 'origin.md': 'x', 'README.md': 'x' });
write('two', {
  'en.md': text('en', 'Two', 'A.\n\nB.'),
  'ru.md': text('ru', 'Два', 'А.\n\nБ.', 'adopted: { place: Город }\n'),
  'title.yaml': shared,
});

test('a folder of one language is a title; one of several is a title in each', () => {
  assert.deepEqual(listTitles(source), ['one', 'two/en', 'two/ru']);
  assert.deepEqual(chooseTitles(source, ['two', 'one', 'two/en']), ['two/en', 'two/ru', 'one']);
  assert.deepEqual(chooseTitles(source, ['three']), ['three']);
  assert.deepEqual(read('two').problems[0]?.code, 'K109');
});

test('what stands in title.yaml is said once for all languages, and a language may say it itself', () => {
  const { value, problems } = read('two/ru');
  assert.deepEqual(problems, []);
  const { metadata } = value?.edition ?? assert.fail();
  assert.deepEqual(metadata.adopted, { date: '2020-01-02', place: 'Город' });
  assert.deepEqual(metadata.edition, { number: 3, date: '2021-01-02' });
  assert.deepEqual(metadata.authentic, ['ru', 'en']);
  assert.equal(metadata.id, 'two/ru');
  assert.deepEqual(metadata.versions, [{ id: 'two/en', language: 'en', title: 'Two', edition: 3 }]);
  assert.equal(read('one').value?.edition.metadata.versions, undefined);
});

test('a mistake of title.yaml has its place there; a language cannot be said there', () => {
  write('wrong', {
    'en.md': text('en', 'W', 'A.'),
    'ru.md': text('ru', 'W', 'A.'),
    'title.yaml': `${shared}\nlanguage: en\n`,
  });
  const places = read('wrong/en').problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);
  assert.deepEqual(places, ['K104 source/wrong/title.yaml:6']);
  write('wrong', { 'title.yaml': shared.replace('[ru, en]', '[ru, tlh]') });
  assert.deepEqual(
    read('wrong/en').problems.map(({ code }) => code),
    ['K105'],
  );
});

test('languages whose addresses differ are told, whichever has more (K137)', () => {
  write('uneven', {
    'en.md': text('en', 'U', 'A.\n\nB.'),
    'ru.md': text('ru', 'U', 'A.'),
    'zh-Hans.md': text('zh-Hans', 'U', '甲。\n\n乙。\n\n丙。'),
    'title.yaml': shared,
  });
  const told = (title: string) => read(title).problems.map(({ code, message }) => `${code} ${message}`);
  assert.deepEqual(told('uneven/en'), []);
  assert.deepEqual(told('uneven/ru'), ['K137 Its addresses are not those of source/uneven/en.md: it lacks p2.']);
  assert.deepEqual(told('uneven/zh-Hans'), [
    'K137 Its addresses are not those of source/uneven/en.md: it alone has p3.',
  ]);
});

test('a language with a broken front matter takes none of the others along', () => {
  write('half', { 'en.md': text('en', 'H', 'A.'), 'ru.md': 'x', 'title.yaml': shared });
  assert.deepEqual(read('half/en').problems, []);
  assert.equal(read('half/en').value?.edition.metadata.versions, undefined);
  assert.ok(read('half/ru').problems.length > 0);
});

test('what faces each other are two languages of the title (K105), stated for all of them (K104)', () => {
  const facing = (stated: string, own = '') => {
    write('faced', {
      'en.md': text('en', 'Two', 'A.', own),
      'ru.md': text('ru', 'Два', 'А.'),
      'title.yaml': `${shared}\n${stated}`,
    });
    const { value, problems } = read('faced/en');
    const { facing: found } = value?.edition.manuscript ?? {};
    return (
      found ?? problems.filter(({ code }) => code.startsWith('K10')).map(({ code, place }) => `${code} ${place?.file}`)
    );
  };
  assert.deepEqual(facing('facing: [ru, en]'), ['ru', 'en']);
  assert.deepEqual(facing(''), []);
  for (const wrong of ['[en]', '[en, en]', '[en, fr]', 'en', '[ru, en, en]', '{ en: ru }'])
    assert.deepEqual(facing(`facing: ${wrong}`), ['K105 source/faced/title.yaml'], wrong);
  assert.deepEqual(facing('', 'facing: [ru, en]\n'), ['K104 source/faced/en.md']);
  write('lonely', { 'en.md': text('en', 'One', 'A.'), 'title.yaml': `${shared}\nfacing: [en, ru]` });
  const [told] = read('lonely').problems;
  assert.match(`${told?.code} ${told?.message}`, /^K105 .*which has one alone/);
});
