/** A provision that is searched by its number. In: what readers type. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { addressesOf } from '../../../../scripts/formats/site/browser/provision-query.ts';

const first = (typed: string): string | undefined => addressesOf(typed)[0];

test('Chinese numbers at every level, with and without the sign before them', () => {
  assert.deepEqual(
    ['第三条', '三条', '第3条', '第三条第二款', '第一百二十条之一', '第三条第二款第（一）项第1目', '第二章'].map(first),
    ['art3', 'art3', 'art3', 'art3-2', 'art120bis1', 'art3-2-1-1', 'chap2'],
  );
  assert.deepEqual(addressesOf('第三条第（二）项'), ['art3-2', 'art3-1-2']);
  assert.deepEqual(addressesOf('第三條第（二）項'), ['art3-2', 'art3-1-2']);
});

test('English and Russian forms, bare numbers', () => {
  assert.deepEqual(
    [
      'art 3',
      'Art. 3',
      'ARTICLE 3',
      '31(3)(c)',
      '31 (3) (c) (ii)',
      'Article 31, paragraph 3 (c)',
      '14 bis',
      'article XIV',
    ].map(first),
    ['art3', 'art3', 'art3', 'art31-3-c', 'art31-3-c-ii', 'art31-3-c', 'art14bis', 'art14'],
  );
  assert.deepEqual(['ст. 31, п. 3', 'статья 31 пункт 3 подпункт б', 'recital 12', 'para. 4'].map(first), [
    'art31-3',
    'art31-3-b',
    'rec12',
    'op4',
  ]);
  assert.deepEqual(addressesOf('3'), ['art3', 'op3', 'item3', 'rec3', 'p3']);
});

test('a paragraph that the press counts, and one that was put in behind it', () => {
  for (const typed of ['第42段', '42段', '第四十二段', 'para 42', 'п. 42', '42'])
    assert.ok(addressesOf(typed).includes('p42'), typed);
  assert.ok(addressesOf('第12段之一').includes('p12-1'));
});

test('what is no number names nothing', () => {
  for (const typed of [
    '',
    '湖泊',
    '北极',
    'lakes',
    'the Parties',
    '第三',
    'c',
    'art',
    '3 лет назад было',
    'A/RES/70/1',
    '1'.repeat(99),
  ])
    assert.deepEqual(addressesOf(typed), [], typed);
});
