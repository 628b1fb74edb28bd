/**
 * The order of registers: pinyin with stated readings, strokes, other languages; numbers by value; digits and foreign
 * letters first.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { compareKeys, sortKeyOf, strokesOf } from '../../scripts/languages/collation.ts';
import type { RegisterOrder } from '../../scripts/model/authority.ts';

function order(
  language: string,
  headings: (string | [heading: string, reading: string])[],
  by: RegisterOrder = 'reading',
): string[] {
  const compare = compareKeys(language, by);
  return headings
    .map((item) =>
      Array.isArray(item)
        ? { heading: item[0], key: sortKeyOf(item[0], language, item[1], by) }
        : { heading: item, key: sortKeyOf(item, language, undefined, by) },
    )
    .sort((a, b) => compare(a.key, b.key))
    .map(({ heading, key }) => `${key.letter} ${heading}`);
}

test('Chinese goes by pinyin, letter by letter', () => {
  assert.deepEqual(order('zh-Hans', ['世界贸易组织', '东南亚国家联盟', '巴黎协定', '北大西洋公约组织', '东盟']), [
    'B 巴黎协定',
    'B 北大西洋公约组织',
    'D 东盟',
    'D 东南亚国家联盟',
    'S 世界贸易组织',
  ]);
});

test('letters before syllables: 西安 (xian) stands before 县 by its tones only', () => {
  assert.deepEqual(order('zh-Hans', ['西宁', '县志', '西安会议']), ['X 西安会议', 'X 县志', 'X 西宁']);
});

test('tones decide between equals', () => {
  assert.deepEqual(order('zh-Hans', ['意大会', '一大会', '疑大会']), ['Y 一大会', 'Y 疑大会', 'Y 意大会']);
});

test('a stated reading beats the dictionary', () => {
  assert.deepEqual(
    order('zh-Hans', ['重庆协定', ['重水公约', 'zhòng shuǐ gōng yuē'], '长江协定', ['长老会议', 'zhǎng lǎo huì yì']]),
    ['C 长江协定', 'C 重庆协定', 'Z 长老会议', 'Z 重水公约'],
  );
});

test('ü stands after u', () => {
  assert.deepEqual(order('zh-Hans', ['女性公约', '努力宣言']), ['N 努力宣言', 'N 女性公约']);
});

test('digits and Latin come first, and numbers go by value', () => {
  assert.deepEqual(
    order('zh-Hans', [
      '安理会',
      'A/RES/75/282',
      'A/RES/74/247',
      'A/RES/74/9',
      '2040年愿景',
      '联大第10号决议',
      '联大第9号决议',
      'APEC',
    ]),
    [
      '# 2040年愿景',
      '# APEC',
      '# A/RES/74/9',
      '# A/RES/74/247',
      '# A/RES/75/282',
      'A 安理会',
      'L 联大第9号决议',
      'L 联大第10号决议',
    ],
  );
});

test('strokes: counts of common characters are those of the standard', () => {
  const counts: Record<string, number> = {
    一: 1,
    二: 2,
    上: 3,
    中: 4,
    世: 5,
    亚: 6,
    条: 7,
    国: 8,
    金: 8,
    界: 9,
    核: 10,
    基: 11,
    联: 12,
    禁: 13,
    疑: 14,
    齉: 36,
  };
  for (const [character, count] of Object.entries(counts)) assert.equal(strokesOf(character), count, character);
});

test('by strokes: fewer strokes first, digits and Latin before all', () => {
  assert.deepEqual(
    order(
      'zh-Hans',
      ['禁止化学武器公约', '联合国宪章', '世界人权宣言', '一带一路', '二十国集团', 'APEC', '2040年愿景', '中导条约'],
      'strokes',
    ),
    [
      '# 2040年愿景',
      '# APEC',
      '1画 一带一路',
      '2画 二十国集团',
      '4画 中导条约',
      '5画 世界人权宣言',
      '12画 联合国宪章',
      '13画 禁止化学武器公约',
    ],
  );
});

test('by strokes in Traditional Chinese: its characters are counted, and the word that counts is its own', () => {
  assert.deepEqual(order('zh-Hant', ['聯合國憲章', '世界人權宣言', '巴黎協定'], 'strokes'), [
    '4畫 巴黎協定',
    '5畫 世界人權宣言',
    '17畫 聯合國憲章',
  ]);
});

test('Russian: Ё with Е, Й apart from И, Latin first', () => {
  assert.deepEqual(
    order('ru', [
      'Йоханнесбургская декларация',
      'Женевская конвенция',
      'Ёлочное соглашение',
      'Итоговый документ',
      'Европейский союз',
      'NATO',
      '10-й саммит',
      '9-й саммит',
    ]),
    [
      '# 9-й саммит',
      '# 10-й саммит',
      '# NATO',
      'Е Европейский союз',
      'Е Ёлочное соглашение',
      'Ж Женевская конвенция',
      'И Итоговый документ',
      'Й Йоханнесбургская декларация',
    ],
  );
});

test('English: accents do not part letters, case does not order', () => {
  assert.deepEqual(order('en', ['Évian Accords', 'European Union', 'eSwatini Pact', 'ASEAN', '2030 Agenda']), [
    '# 2030 Agenda',
    'A ASEAN',
    'E eSwatini Pact',
    'E European Union',
    'E Évian Accords',
  ]);
});
