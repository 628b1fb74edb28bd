/** Which links of a page call notes. In: small pages. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { imported } from '../support/imported.ts';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="zh"><head><title>公报</title></head><body><h1>公报</h1>${body}</body></html>`;

test('a link to what stands behind it and is named as a note calls a note', async () => {
  const { body } = await imported(
    'a.html',
    page('<p>双方同意。<a href="#fn1">1</a></p><p>乙方同意。</p><p id="fn1">注文。</p>'),
  );
  assert.match(body, /双方同意。\[\^1\]/);
  assert.match(body, /\[\^1\]: 注文。/);
});

test('a link back to what stands before it calls no note: nothing leaves its place in the text', async () => {
  const { body } = await imported(
    'a.html',
    page('<p id="fn1">开头一段。</p><p>双方同意，见<a href="#fn1">1</a>。</p>'),
  );
  assert.doesNotMatch(body, /\[\^/);
  assert.match(body, /^开头一段。$/m);
});
