/** What takes less room at a line end, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { takesLess } from '../../scripts/model/trimmable-marks.ts';

test('full-width marks that close or part take half an em; those that open do not', () => {
  for (const mark of '，。、；：？！）》〉】〕」』”’') assert.ok(takesLess(mark, '但', false), mark);
  for (const mark of '（《“‘—…·*/') assert.ok(!takesLess(mark, '但', true), mark);
});

test('between Chinese characters and letters or figures, where lines are justified', () => {
  assert.ok(takesLess('年', '2', true));
  assert.ok(takesLess('x', '条', true));
  assert.ok(!takesLess('年', '2', false));
  assert.ok(!takesLess('年', '度', true));
  assert.ok(!takesLess('a', 'b', true));
  assert.ok(!takesLess('年', ' ', true));
});

test('signs that Chromium parts from Chinese characters as it does letters, with what they carry', () => {
  for (const sign of [...'%‰.,;:!?&@#§¶′éЯβ', 'q\u0303', '\u{1d465}']) {
    assert.ok(takesLess(sign, '的', true), sign);
    assert.ok(takesLess('额', sign, true), sign);
    assert.ok(!takesLess(sign, 'a', true), sign);
  }
  for (const character of '\u{20bb7}々〇あ가') assert.ok(takesLess(character, '2', true), character);
  for (const sign of '％Ａ＃½Ⅳ①²°℃+-=$€×') assert.ok(!takesLess(sign, '的', true), sign);
});
