/** Locators of registers: the short forms of each language. In: small texts of each class. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { sayLocator, sayNumber } from '../../scripts/model/numbers.ts';
import { linksOf, numberedText } from '../support/provisions.ts';

const located = (lines: readonly string[], documentClass: string, language: string): string[] => {
  const { edition } = numberedText(lines, documentClass, language);
  const { labels } = edition.manuscript;
  const all = paragraphsOf(edition).map(({ number }) => [sayLocator(number, labels), sayNumber(number, labels)]);
  const places = all.map(([short]) => short ?? '');
  assert.equal(new Set(places).size, new Set(all.map(([, full]) => full)).size, 'two places have one locator');
  return places;
};

test('a treaty in English: the number of an article, and what is in it in brackets', () => {
  assert.deepEqual(
    located(
      [
        'The Parties,',
        '## Article 31. Rule',
        '1\\. One:',
        '(a) a;',
        '(i) b.',
        '## Article 31 bis',
        'First.',
        'Second.',
        '## ARTICLE IV',
        'Only.',
        '## Annex I',
        '### Article 2',
        '1\\. One.',
      ],
      'treaty',
      'en',
    ),
    [
      'preamb. para. 1',
      '31(1)',
      '31(1)(a)',
      '31(1)(a)(i)',
      '31 bis, para. 1',
      '31 bis, para. 2',
      'IV',
      'Annex I, 2(1)',
    ],
  );
});

test('a resolution and an act: paragraphs and recitals by their words', () => {
  assert.deepEqual(located(['*Recalling* this,', '1\\. *Decides*:', '(a) a;'], 'resolution', 'en'), [
    'preamb. para. 1',
    'para. 1',
    'para. 1(a)',
  ]);
  assert.deepEqual(located(['(1) Whereas.', '## Article 6', '1\\. One:', '(a) a;'], 'regulation', 'en'), [
    'recital 1',
    '6(1)',
    '6(1)(a)',
  ]);
});

test('Russian: abbreviated words', () => {
  assert.deepEqual(
    located(
      [
        '## Статья 31',
        '1. Первый:',
        'a) буква;',
        '## Статья 5.1',
        'Первый.',
        'Второй.',
        '## Приложение 1',
        '### Статья 2',
        'А.',
      ].map((line) => line.replace(/^(\d)\./, '$1\\.')),
      'treaty',
      'ru',
    ),
    ['ст. 31, п. 1', 'ст. 31, п. 1, подп. a', 'ст. 5.1, абз. 1', 'ст. 5.1, абз. 2', 'прил. 1, ст. 2'],
  );
});

test('Chinese: as the law itself is cited', () => {
  assert.deepEqual(located(['第三条　甲。', '乙：', '（一）丙。'], 'statute', 'zh-Hans'), [
    '第三条第一款',
    '第三条第二款',
    '第三条第二款第（一）项',
  ]);
});

test('a statute in Traditional Chinese has the addresses of a simplified one, in its own characters', () => {
  const lines = [
    '## 第一編　總則',
    '### 第三條',
    '甲。',
    '乙應當符合下列條件：',
    '（一）丙；',
    '### 第四條',
    '依照本法第三條第二款第（一）項的規定。',
  ];
  const { edition } = numberedText(lines, 'statute', 'zh-Hant');
  assert.deepEqual(
    paragraphsOf(edition).map(({ anchor }) => anchor),
    ['art3-1', 'art3-2', 'art3-2-1', 'art4-1'],
  );
  assert.equal(located(lines, 'statute', 'zh-Hant')[2], '第三條第二款第（一）項');
  assert.deepEqual(linksOf(edition), ['第三條第二款第（一）項 #art3-2-1']);
});
