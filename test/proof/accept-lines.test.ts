/**
 * What an editor accepts of the typesetting. In: front matter with `accept`, pages whose glyphs are set by hand with
 * lines that no break could mend. Proves that an accepted place is off the list and recorded, that another is not, that
 * an error is never accepted, that what meets nothing is told (K814), and that what is no acceptance has its place
 * (K103 to K105).
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { recordEdition } from '../../scripts/formats/data/edition-record.ts';
import { readManuscript } from '../../scripts/manuscript/read-manuscript.ts';
import type { Acceptance } from '../../scripts/model/acceptance.ts';
import { findIdleAcceptances } from '../../scripts/proof/accept-lines.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import {
  bodyOf,
  editionOf,
  gap,
  han,
  hanFormat,
  paragraph,
  pdfOf,
  pdfOfWords,
  setWords,
  title,
  wordFormat,
} from '../support/hand-set.ts';
import { projectAt } from '../support/press.ts';

const figureName = /widest/;
const accept = (at: string | number, line = 3): Acceptance => ({
  code: 'K813',
  at,
  reason: '地址不可断开。',
  place: { file: 'test.md', line, column: 5 },
});

/** Two paragraphs of characters, each with a line that is followed by what had no room in it. */
function wideHan(accepted: Acceptance[]) {
  const one = (at: number) =>
    gap(paragraph(han(26), han(16), `CONVENTIONONTHELAWS${han(4)}`), 2, 0.8)
      .slice(1)
      .map((line) => ({ ...line, at: line.at + at }));
  const lines = [title, ...one(0), ...one(4)];
  const body = `${bodyOf([title, ...one(0)])}\n\n${bodyOf([title, ...one(4)])}`;
  return judge(pdfOf([lines]), body, 'zh-Hans', accepted);
}

/** Two paragraphs of words, the same. */
function wideWords(language: string, accepted: Acceptance[]) {
  const [few, long] = ['letter letter letter letter', '1234567890'.repeat(4).slice(1)];
  const one = (at: number) => [setWords(few, at), setWords(`${long} end.`, at + 1, { ragged: true })].flat();
  const body = `${few} ${long} end.`;
  return judge(pdfOfWords([[...one(4), ...one(8)]]), `${body}\n\n${body}`, language, accepted);
}

function judge(read: ReturnType<typeof pdfOf>, body: string, language: string, accepted: Acceptance[]) {
  const edition = editionOf(body, language);
  const own = { ...edition, manuscript: { ...edition.manuscript, accepted } };
  const format = language === 'zh-Hans' ? hanFormat : wordFormat;
  const measured = measureTypography(read, own, format);
  const wide = measured.problems.filter(({ message }) => figureName.test(message));
  return {
    edition: own,
    said: wide.map(({ code, place }) => `${place?.line} ${code}`),
    messages: wide.map(({ message }) => message),
    figure: measured.value?.find(({ name }) => figureName.test(name)),
    idle: findIdleAcceptances(own, [{ format: 'book', accepted: measured.accepted }]),
  };
}

for (const language of ['zh-Hans', 'en', 'ru']) {
  const set = (...accepted: Acceptance[]) =>
    language === 'zh-Hans' ? wideHan(accepted) : wideWords(language, accepted);

  test(`${language}: an accepted line is off the list, by address or line, and recorded; another is not`, () => {
    assert.deepEqual(set().said, ['1 K813']);
    for (const at of ['p1', 1] as const) {
      const { said, messages, figure, idle } = set(accept(at));
      assert.deepEqual(said, ['3 K813']);
      assert.match(messages[0] ?? '', /paragraph 2 \(line 3\)/);
      assert.doesNotMatch(messages[0] ?? '', /paragraph 1 /);
      assert.deepEqual(figure?.accepted, [{ place: at, reason: '地址不可断开。' }]);
      assert.deepEqual(idle, []);
    }
    const both = set(accept('p1'), accept(3));
    assert.deepEqual(both.said, []);
    assert.equal(both.figure?.holds, false, 'the figure is what it is');
    assert.equal(both.figure?.accepted?.length, 2);
  });

  test(`${language}: what is accepted where nothing is, or twice, is a warning at its place ('K814')`, () => {
    for (const list of [[accept('p7', 9)], [accept(2, 9)], [accept('p1'), accept('p1', 9)]]) {
      const { idle } = set(...list);
      assert.deepEqual(
        idle.map(({ code, severity, place }) => [code, severity, place?.line, place?.column]),
        [['K814', 'warning', 9, 5]],
      );
    }
  });
}

test('a line that the press could have set better is an error, whatever is accepted', () => {
  const lines = gap(paragraph(han(26), han(20), `LAW${han(4)}`), 2, 0.4);
  const { said, idle } = judge(pdfOf([lines]), bodyOf(lines), 'zh-Hans', [accept('p1')]);
  assert.deepEqual(said, ['1 K811']);
  assert.deepEqual(
    idle.map(({ code }) => code),
    ['K814'],
  );
});

test('while a print format of the title is not measured, nothing is said to be found nowhere', () => {
  const edition = editionOf(han(9));
  const official = { ...edition.metadata, formats: ['book', 'official'] };
  const own = { ...edition, metadata: official, manuscript: { ...edition.manuscript, accepted: [accept('p1')] } };
  assert.deepEqual(findIdleAcceptances(own, [{ format: 'book', accepted: [] }]), []);
  const both = ['book', 'official'].map((format) => ({ format, accepted: [] }));
  assert.equal(findIdleAcceptances(own, both).length, 1);
});

test('the data of the edition have what is accepted as it is stated, and nothing where nothing is', () => {
  const { edition } = wideHan([accept('p1')]);
  const pages = { pages: [], starts: {} } as unknown as Parameters<typeof recordEdition>[1];
  assert.deepEqual(recordEdition(edition, pages, '').accept, [{ code: 'K813', place: 'p1', reason: '地址不可断开。' }]);
  assert.ok(!('accept' in recordEdition(wideHan([]).edition, pages, '')));
});

/** What is said of front matter with this `accept`, which begins on line 12. */
function read(accepted: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-accept-'));
  const front = `title: [T]\nshort-title: T\nkind: K\nparties: [P]\nadopted: { date: 2022-02-04 }
source: { name: S, date: 2022-02-04 }\nedition: { number: 1, date: 2022-03-01 }\nlanguage: en\ndescription: D\nregisters: []\n`;
  mkdirSync(join(folder, 'source', 't'), { recursive: true });
  writeFileSync(join(folder, 'source', 't', 'en.md'), `---\n${front}accept:${accepted}\n---\n\nText.\n`);
  const { value, problems } = readManuscript(projectAt(join(folder, 'source')), 't');
  rmSync(folder, { recursive: true });
  if (value) return value.accepted.map(({ at, place }) => `${place.line}:${place.column} ${at}`);
  return problems.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`);
}

test('front matter: an address, the address of a gap, a line; what is none of them has its place', () => {
  assert.deepEqual(read(' [{ code: K813, place: p12-1, reason: R }, { code: K813, place: 45, reason: R }]'), [
    '12:12 p12-1',
    '12:53 45',
  ]);
  for (const [accepted, said] of [
    [' yes', '12:1 K105'],
    [' [p1]', '12:10 K105'],
    ['\n  - { code: K802, place: p1, reason: R }', '13:7 K105'],
    ['\n  - { code: K811, place: p1, reason: R }', '13:7 K105'],
    ['\n  - { code: K813, place: page 7, reason: R }', '13:19 K105'],
    ['\n  - { code: K813, place: 0, reason: R }', '13:19 K105'],
    ['\n  - { code: K813, place: 4.5, reason: R }', '13:19 K105'],
    ['\n  - { code: K813, place: p1 }', '13:5 K103'],
    ["\n  - { code: K813, place: p1, reason: '' }", '13:5 K103'],
    ['\n  - { code: K813, reason: R }', '13:5 K103'],
    ['\n  - { place: p1, reason: R }', '13:5 K103'],
    ['\n  - { code: K813, place: p1, reason: R, page: 7 }', '13:41 K104'],
    ['\n  - { code: K813, place: p1, reason: TODO why }', '13:30 K115'],
  ] as const)
    assert.equal(read(accepted)[0], said, accepted);
});
