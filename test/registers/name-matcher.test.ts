/** Many names in one pass, and where a name of letters stands as a word. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { buildMatcher, standsAsWord } from '../../scripts/registers/name-matcher.ts';

const found = (names: string[], text: string) =>
  buildMatcher(names)(text)
    .map(({ start, end }) => `${text.slice(start, end)}@${start}`)
    .sort();

test('a name that is the end of the end of a longer one is found where the longer one breaks off', () => {
  assert.deepEqual(found(['C', 'BCD', 'ABCE'], 'ABC'), ['C@2']);
  assert.deepEqual(found(['C', 'BCD', 'ABCE'], 'ABCD'), ['BCD@1', 'C@2']);
  assert.deepEqual(found(['理事会', '全理事会议', '安全理事会决'], '安全理事会'), ['理事会@2']);
});

test('every occurrence of every name is found, as by looking at each place', () => {
  const letters = ['a', 'b', 'c'];
  const words = letters.flatMap((a) => [a, ...letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)])]);
  const text = 'abcabacbbcacabccba';
  for (let seed = 1; seed < 40; seed++) {
    const names = words.filter((_, i) => (i * seed + seed * seed) % 5 === 0);
    const wanted = names
      .flatMap((name) =>
        Array.from(text, (_, at) => (text.startsWith(name, at) ? `${name}@${at}` : '')).filter(Boolean),
      )
      .sort();
    assert.deepEqual(found(names, text), wanted, names.join());
  }
});

test('letters of every alphabet make words; Chinese characters do not', () => {
  const stands = (text: string, name: string) =>
    standsAsWord(text, text.indexOf(name), text.indexOf(name) + name.length);
  for (const [text, name] of [
    ['в МАГАТЭ и', 'МАГАТЭ'],
    ['по СНГ.', 'СНГ'],
    ['στον ΟΗΕ,', 'ΟΗΕ'],
    ['在ITU中', 'ITU'],
    ['第75/28号', '75/28'],
  ] as const)
    assert.ok(stands(text, name), text);
  for (const [text, name] of [
    ['СССРовский', 'СССР'],
    ['ОСНГИ', 'СНГ'],
    ['ΚΟΗΕΣ', 'ΟΗΕ'],
    ['SITUATION', 'ITU'],
    ['75/282', '75/28'],
  ] as const)
    assert.ok(!stands(text, name), text);
});
