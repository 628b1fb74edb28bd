/** Where titles in Chinese may be divided, without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { divideNames, divideSigns, divideTitle } from '../../../../scripts/formats/print/browser/title-words.ts';

test('stretches put together are the line', () => {
  for (const line of ['', '条约', '中华人民共和国政府和某某联邦政府关于互免签证的协定', '“新”条约（草案），第2版'])
    assert.equal(divideTitle(line).join(''), line);
});

test('names of states are not divided from what they are, nor brackets and marks from what they hold', () => {
  const stretches = divideTitle('关于《和平条约》的声明，由某某联邦提出');
  for (const stretch of stretches) assert.doesNotMatch(stretch, /^(?:联邦|[》，])|《$/, stretches.join('|'));
  assert.ok(stretches.length > 3);
  for (const stretch of divideTitle('關於和平條約的聲明，由某某聯邦提出'))
    assert.doesNotMatch(stretch, /^聯邦/, 'in Traditional characters');
});

test('a line begins with a word that joins, and does not end with it', () => {
  for (const stretch of divideTitle('贸易和运输')) assert.doesNotMatch(stretch, /.和$/);
  assert.ok(divideTitle('貿易與運輸').includes('與運輸'));
});

test('names that blanks set apart are whole, and an office is not divided from what it is', () => {
  const line = '教育部 工业和信息化部　国家互联网信息办公室';
  assert.deepEqual(divideNames(line), ['教育部 ', '工业和信息化部　', '国家互联网信息办公室']);
  for (const name of ['国家互联网信息办公室', '国家市场监督管理总局', '国务院办公厅', '最高人民法院', '國務院辦公廳'])
    assert.doesNotMatch(divideTitle(name).at(-1) ?? '', /^(?:办公|总局|法院|室|厅)/, divideTitle(name).join('|'));
});

test('between signs, what stays on one line is whole, and no line begins with a mark', () => {
  const line = '12)-…依法不科技就＿＿＿＿第12条所称和平，2015年的 “教育”协调';
  const stretches = divideSigns(line, /第\d+条|\d+年/g);
  assert.equal(stretches.join(''), line);
  for (const whole of ['第12条', '2015年', '平，', '“教', '育”'])
    assert.ok(stretches.includes(whole), stretches.join('|'));
  assert.ok(stretches.includes('的 '), stretches.join('|'));
  assert.ok(stretches.includes('科'));
});
