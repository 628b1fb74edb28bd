/** Traditional characters read as simplified ones, without a dictionary at run time. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import table from 'opencc-js/dict/TSCharacters';
import { asSimplified, asWritten, findWritten, simplifiedPairs } from '../../scripts/model/simplified-text.ts';
import { pressFolder } from '../support/press.ts';

test('what is read is as long as what is written, and is given back as it is written', () => {
  const written = '第三條　總則：聯合國大會決議';
  const read = asSimplified(written);
  assert.equal(read.length, written.length);
  assert.equal(read.slice(0, 3), '第三条');
  assert.equal(asWritten('决议', read, written), '決議');
  assert.equal(asWritten('没有', read, written), undefined, 'what the text has nowhere is not taken from elsewhere');
  // What was found has no white space; the text may.
  assert.equal(asWritten('联合国大会', asSimplified('聯合國 大\n會'), '聯合國 大\n會'), '聯合國大會');
  assert.deepEqual(findWritten(/^(?:第.+?)(条)(则)?/d, written), ['第三條', '條', undefined]);
  assert.equal(findWritten(/议定书/d, written), undefined);
});

test('a text of another script stays as it is', () => {
  for (const text of ['Article 3', 'Статья 3', '第三条　总则', '𠮷國'.slice(0, 2)])
    assert.equal(asSimplified(text), text);
});

test('every character of the patterns that is written otherwise in Traditional Chinese is in the table', () => {
  const known = new Set(simplifiedPairs.values());
  const own = new Set(table.split('|').map((line) => line.split(' ')[1] ?? ''));
  const missing = new Set<string>();
  for (const room of [
    'classes',
    'import',
    'numbering',
    'registers',
    'languages/chinese-references.ts',
    'formats/site/browser/provision-query.ts',
    'press/count-provisions.ts',
  ])
    for (const character of patternsOf(room)) if (own.has(character) && !known.has(character)) missing.add(character);
  assert.deepEqual([...missing].sort(), []);
});

/** The Han characters of a room's code, without its comments. */
function patternsOf(room: string): Set<string> {
  const path = join(pressFolder, 'scripts', room);
  const files = room.endsWith('.ts') ? [path] : readdirSync(path).map((name) => join(path, name));
  const code = files.map((file) => readFileSync(file, 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')).join('');
  return new Set(code.match(/\p{Script=Han}/gu));
}
