/** What links say of where they lead: numbers, notes, provisions whose addresses read as numbers. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { describeLink } from '../../../scripts/formats/pdf/describe-link.ts';

const labels = {
  language: 'zh-Hans',
  jumpToParagraph: '跳转至第{0}段',
  'own.jumpToParagraph': '跳转至{0}',
  jumpTo: '跳转至“{0}”',
  noteNumber: '注{0}',
  numberInserted: '{0}之{1}',
  insertedOrdinals: '一 二 三',
};
const said = (href: string, more: Record<string, string> = {}) => describeLink({ ...labels, ...more }, { href }, '甲');

test('a provision is cited as it is, also where its address reads as the number of a paragraph', () => {
  assert.match(said('#p4-2', { 'provision.p4-2': '第4段第（二）项' }), /第4段第（二）项/);
  assert.doesNotMatch(said('#p4-2', { 'provision.p4-2': '第4段第（二）项' }), /之/);
  assert.match(said('#p4-2'), /4之二/);
});

test('notes, paragraphs and anything else', () => {
  assert.equal(said('#note-3'), '注3');
  assert.match(said('#p12'), /12/);
  assert.equal(said('#s1'), '跳转至“甲”');
});
