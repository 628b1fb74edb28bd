/** What takes less room at a line end, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { takesLess } from '../../scripts/model/trimmable-marks.ts';

test('full-width marks that close or part take half an em; those that open do not', () => {
  for (const mark of '，。、；：？！）》〉】〕」』”’') assert.ok(takesLess(mark, '但', false, 'corner'), mark);
  for (const mark of '（《“‘—…·*/') assert.ok(!takesLess(mark, '但', true, 'corner'), mark);
});

test('between Chinese characters and letters or figures, where lines are justified', () => {
  assert.ok(takesLess('年', '2', true, 'corner'));
  assert.ok(takesLess('x', '条', true, 'corner'));
  assert.ok(!takesLess('年', '2', false, 'corner'));
  assert.ok(!takesLess('年', '度', true, 'corner'));
  assert.ok(!takesLess('a', 'b', true, 'corner'));
  assert.ok(!takesLess('年', ' ', true, 'corner'));
});

test('signs that Chromium parts from Chinese characters as it does letters, with what they carry', () => {
  for (const sign of [...'%‰.,;:!?&@#§¶′éЯβ', 'q\u0303', '\u{1d465}']) {
    assert.ok(takesLess(sign, '的', true, 'corner'), sign);
    assert.ok(takesLess('额', sign, true, 'corner'), sign);
    assert.ok(!takesLess(sign, 'a', true, 'corner'), sign);
  }
  for (const character of '\u{20bb7}々〇あ가') assert.ok(takesLess(character, '2', true, 'corner'), character);
  for (const sign of '％Ａ＃½Ⅳ①²°℃+-=$€×') assert.ok(!takesLess(sign, '的', true, 'corner'), sign);
});

test('marks that stand in the middle of their square are whole at a line end; brackets are not', () => {
  for (const mark of '，。、；：？！') assert.ok(!takesLess(mark, '但', true, 'middle'), mark);
  for (const mark of '）》〉】〕」』”’') assert.ok(takesLess(mark, '但', true, 'middle'), mark);
});
