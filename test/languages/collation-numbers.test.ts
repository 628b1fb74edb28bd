/**
 * The order of headings that only numbers or characters part: by value, and the same whatever the order of the lists.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { compareKeys, sortKeyOf } from '../../scripts/languages/collation.ts';

function order(language: string, headings: readonly string[]): string[] {
  const compare = compareKeys(language, 'reading');
  const keys = headings.map((heading) => ({ heading, key: sortKeyOf(heading, language) }));
  return keys.sort((a, b) => compare(a.key, b.key)).map(({ heading }) => heading);
}

test('numbers of two, three and more digits go by value', () => {
  const headings = [
    '联大第9号决议',
    '联大第99号决议',
    '联大第100号决议',
    '联大第999号决议',
    '联大第1000号决议',
    '联大第12345号决议',
  ];
  assert.deepEqual(order('zh-Hans', [...headings].reverse()), headings);
  const english = ['Resolution 9', 'Resolution 99', 'Resolution 100', 'Resolution 1000'];
  assert.deepEqual(order('en', [...english].reverse()), english);
});

test('two headings that are read alike stand in one order, whichever is listed first', () => {
  // 公式 and 公示, 协议 and 协意: the same syllables in the same tones.
  for (const [first, second] of [
    ['公式条约', '公示条约'],
    ['世界公约', '事界公约'],
  ] as const) {
    const once = order('zh-Hans', [first, second]);
    assert.deepEqual(order('zh-Hans', [second, first]), once);
    const { parts } = sortKeyOf(first, 'zh-Hans');
    assert.deepEqual(sortKeyOf(second, 'zh-Hans').parts.slice(0, 2), parts.slice(0, 2), 'they are not read alike');
  }
});
