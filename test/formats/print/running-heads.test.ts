/** Heads that have room, and heads that have none. In: titles and a line of so many characters. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { escapeString, fitHead, readString } from '../../../scripts/formats/print/browser/running-heads.ts';

const within = (length: number) => (text: string) => text.length <= length;
const right = (title: string) => [title, '第七条'].filter(Boolean).join('　');

test('a head has the first title that fits; a title that fits nowhere is cut, the provision never', () => {
  const titles = ['第二章　港口水域的保护', '第二章'];
  assert.equal(fitHead(titles, right, '…', within(40)), '第二章　港口水域的保护　第七条');
  assert.equal(fitHead(titles, right, '…', within(10)), '第二章　第七条');
  assert.equal(fitHead(titles, right, '…', within(6)), '第…　第七条');
  assert.equal(fitHead(titles, right, '…', within(5)), '第七条');
  assert.equal(fitHead(['', ''], right, '…', within(5)), '第七条');
});

test('what stands before the sign is no mark and no blank, whatever the length', () => {
  for (let length = 9; length < 40; length++) {
    const head = fitHead(
      ['Treaty on Shared Lakes, and on the Sea'],
      (title) => `Article 7 · ${title}`,
      '…',
      within(length),
    );
    assert.ok(head.startsWith('Article 7'), head);
    assert.ok(head === 'Article 7 · ' || head.length <= Math.max(length, 12), head);
    assert.doesNotMatch(head, /[\s,]…/);
  }
});

test('a head that CSS says is read as its text', () => {
  for (const [css, text] of [
    ['"Treaty"', 'Treaty'],
    [String.raw`"a\"b\\c\000027d"`, `a"b\\c'd`],
    ['"a\tb"', 'a\tb'],
    ['none', ''],
  ] as const)
    assert.equal(readString(css), text);
  for (const text of [`“A” "B" 'C'`, String.raw`back\slash \ d`, 'a\tb', '22 "33'])
    assert.equal(readString(`"${escapeString(text)}"`), text);
});
