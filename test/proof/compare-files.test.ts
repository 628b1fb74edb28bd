/** Two sets of files: what is missing, added, or says another thing, and where. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { compareFiles } from '../../scripts/proof/compare-files.ts';

const files = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([path, text]) => [path, new Uint8Array(Buffer.from(text))]));
const published = files({ 'a.xhtml': '<p>\n双方愿加强合作。</p>', 'b.css': 'p { color: red }' });

test('equal sets have no difference', () => {
  assert.deepEqual(compareFiles(new Map(published), published), []);
});

test('every difference is said with its file and what stands around it', () => {
  const copy = files({ 'a.xhtml': '<p>\n双方不愿加强合作。</p>', 'c.js': '' });
  assert.deepEqual(compareFiles(copy, published), [
    'a.xhtml has “<p> 双方不愿加强合作。</p>” instead of “<p> 双方愿加强合作。</p>” in line 2',
    'b.css is missing',
    'c.js was added',
  ]);
  const bytes = new Map(published).set('b.css', new Uint8Array([0, 255]));
  assert.deepEqual(compareFiles(bytes, published), ['b.css has other bytes, 2 of them instead of 16']);
});

test('another order of the same files is none: they were packed anew', () => {
  assert.deepEqual(compareFiles(new Map([...published].reverse()), published), []);
});
