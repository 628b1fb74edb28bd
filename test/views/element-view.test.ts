/** What stands before the words of a line of a notice: its label hangs. Without a browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Inline } from '../../scripts/model/text.ts';
import { elementLines } from '../../scripts/views/element-view.ts';

const place = { file: 'a.md', line: 1, column: 1 };
const text = (said: string): Inline => ({ kind: 'text', text: said, place });
const linesOf = (role: 'annex-list' | 'cc' | 'to', ...lines: Inline[][]) =>
  elementLines({ kind: 'element', role, lines, anchor: 'e1', place });
const labelled = (label: string, ...rest: Inline[]): Inline[] => [
  { kind: 'label', inLine: true, children: [text(label)] },
  ...rest,
];

test('the label of an annex hangs, and what is behind it stays', () => {
  const emphasis: Inline = { kind: 'emphasis', children: [text('乙')] };
  assert.deepEqual(linesOf('annex-list', [text('附件：1.甲'), emphasis], [text('2. 丙')]), [
    labelled('附件：1.', text('甲'), emphasis),
    labelled('2. ', text('丙')),
  ]);
});

test('a line that is a label alone has nothing behind it; one without a label, or of another role, stays', () => {
  assert.deepEqual(linesOf('cc', [text('抄送：')]), [labelled('抄送：')]);
  for (const line of [[text('甲')], [{ kind: 'emphasis', children: [text('抄送：')] } as Inline], []])
    assert.deepEqual(linesOf('cc', line), [line]);
  assert.deepEqual(linesOf('to', [text('各区：')]), [[text('各区：')]]);
});
