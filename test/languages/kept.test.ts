/** What stays on one line in Chinese, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { profileOf } from '../../scripts/languages/registry.ts';

const kept = (text: string): string[] => [...text.matchAll(profileOf('zh-Hans').lines.kept)].map(([found]) => found);

test('a long dash is never parted, whatever stands before it: its two signs are one glyph', () => {
  assert.deepEqual(kept('等…——共同'), ['——']);
  assert.deepEqual(kept('等……——共同'), ['等……', '——']);
  assert.deepEqual(kept('等——共同'), ['等——']);
});

test('a single dash stays with the sign before it', () => {
  assert.deepEqual(kept('北京—莫斯科'), ['京—']);
  assert.deepEqual(kept('甲—'), []);
});
