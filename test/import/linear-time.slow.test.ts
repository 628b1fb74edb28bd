/**
 * Every reader of the importer takes linear time. In: the worst texts, of n and of 4n characters. Proves that the
 * second takes less than six times as long as the first, by processor time that this process used. Slow because every
 * reader reads dozens of long documents several times. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { slowOnes } from '../support/growth.ts';
import { tried } from '../support/imported.ts';
import { worstTexts } from '../support/worst-texts.ts';

for (const [kind, [file, makers]] of Object.entries(worstTexts))
  test(`${kind}: four times the text takes less than six times as long`, async () => {
    const plain = makers[kind === 'DOCX' ? 'paragraphs' : 'lines'] ?? assert.fail();
    const read = (content: string | Uint8Array) => tried(file, content, 'zh-Hans');
    assert.deepEqual(await slowOnes(read, makers, plain, 8000), []);
  });
