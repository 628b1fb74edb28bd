/** What stays on one line, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { profileOf } from '../../scripts/languages/registry.ts';

const kept = (text: string, language = 'zh-Hans'): string[] =>
  [...text.matchAll(profileOf(language).lines.kept)].map(([found]) => found);

test('a long dash is never parted, whatever stands before it: its two signs are one glyph', () => {
  assert.deepEqual(kept('等…——共同'), ['——']);
  assert.deepEqual(kept('等……——共同'), ['等……', '——']);
  assert.deepEqual(kept('等——共同'), ['等——']);
});

test('a single dash stays with the sign before it', () => {
  assert.deepEqual(kept('北京—莫斯科'), ['京—']);
  assert.deepEqual(kept('甲—'), []);
});

test('figures in threes stay together, and with a word of one letter before them', () => {
  assert.deepEqual(kept('выросло с 1 482 900 до 541 260 тонн', 'ru'), ['с 1 482 900', '541 260']);
  for (const language of ['fr', 'es'])
    assert.deepEqual(kept('de 1 482 900 a 541 260 de', language), ['1 482 900', '541 260']);
  // A year and a number of two or three figures are no number.
  assert.deepEqual(kept('en 2015 193 de', 'es'), []);
});

test('the number of a grade or a name does not begin a line, nor do degrees', () => {
  for (const language of ['en', 'ru', 'fr', 'es'])
    assert.deepEqual(kept('aa P-5 aa COVID-19 aa 23,5 °C aa', language), ['P-5', 'D-1', '5 °C'], language);
});
