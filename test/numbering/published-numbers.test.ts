/**
 * Editions that follow one another: dates, an edition that is built again, parts of a paragraph. In: small texts, the
 * first of them published. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import type { PublishedEdition } from '../../scripts/model/edition.ts';
import type { Draft } from '../../scripts/model/text.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { keepNumbers } from '../../scripts/numbering/published-numbers.ts';
import { manuscriptOf } from '../support/manuscript.ts';

/** A draft of an edition; the hash is the text, so that equal texts have equal hashes. */
function draftOf(text: string, number: number, date: string): Draft {
  const manuscript = manuscriptOf(text);
  const metadata = { ...manuscript.metadata, edition: { number, date } };
  return parseManuscript({ ...manuscript, metadata, sha256: text }).value ?? assert.fail();
}

/** The first edition as it was frozen. */
function published(text: string, date = '2020-05-01'): PublishedEdition {
  const draft = draftOf(text, 1, date);
  const edition = numberDraft(draft).value ?? assert.fail();
  const slots = draft.blocks
    .filter(({ kind }) => kind === 'paragraph')
    .map((_, i) => ({ number: i + 1, pages: { book: '1' } }));
  return { number: 1, date, sha256: text, slots, edition };
}

const told = (draft: Draft, last: PublishedEdition): string[] =>
  keepNumbers(draft, [last]).problems.map(({ code, message }) => `${code} ${message}`);

test("an edition may have the day of the one before it, and none that is earlier ('K312')", () => {
  const last = published('甲方同意。', '2020-05-01');
  const next = (number: number, date: string) => told(draftOf('甲方同意。', number, date), last);
  assert.deepEqual([next(2, '2020-05-01'), next(2, '2021-01-01')], [[], []]);
  assert.match(next(2, '2020-04-30').join('\n'), /^K312 .*2020-04-30/);
  assert.match(next(3, '2021-01-01').join('\n'), /^K312 /);
});

test("a published edition is built again only with its own notes ('K316')", () => {
  const text = '甲方同意。[^a]\n\n乙方同意。[^b]\n\n[^a]: 注一。\n\n[^b]: 注二。\n';
  const last = published(text);
  assert.deepEqual(told(draftOf(text, 1, last.date), last), []);
  const otherwise = [
    ['a changed note', text.replace('注二', '注三'), /^K316 .*“注三。” where “注二。” was published/],
    [
      'a note more',
      text.replace('乙方同意。[^b]', '乙方同意。[^b][^c]').concat('\n[^c]: 注三。\n'),
      /^K316 .*“注三。” where “” was published/,
    ],
    [
      'a note less',
      text.replace('[^b]\n', '\n').replace('[^b]: 注二。\n', ''),
      /^K316 .*“” where “注二。” was published/,
    ],
  ] as const;
  for (const [what, changed, said] of otherwise)
    assert.match(told(draftOf(changed, 1, last.date), last).join('\n'), said, what);
});

test('a new paragraph that has a few words of the one before it is no part of it', () => {
  const whole = '双方每年在两市轮流举行会议，商定航道、泊位、灯塔和浮标的维护办法，并向公众公布会议记录和费用。';
  const last = published(whole);
  const slots = (text: string) =>
    keepNumbers(draftOf(text, 2, '2021-01-01'), [last]).value?.map(({ number, from }) => [number, from]);
  const changed = whole.replace('每年', '每月');
  // Most of its words are others, and both are little longer than the whole.
  assert.deepEqual(slots(`${changed}\n\n双方每年植树，并修整北岸的林道。`), [
    [1, undefined],
    [2, undefined],
  ]);
  // Divided in two: the second is a part of the first.
  const [head, tail] = [whole.slice(0, 31), whole.slice(31)];
  assert.deepEqual(slots(`${head}\n\n${tail}`), [
    [1, undefined],
    [2, 1],
  ]);
});
