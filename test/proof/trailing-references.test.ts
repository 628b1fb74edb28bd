/** Which references stand behind the last sign of a line of the source. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Inline } from '../../scripts/model/text.ts';
import { trailingReferences } from '../../scripts/proof/trailing-references.ts';

const place = { file: 'a.md', line: 1, column: 1 };
const text = (said: string): Inline => ({ kind: 'text', text: said, place });
const note = (number: number): Inline => ({ kind: 'noteref', note: number, place });

test('references behind the last sign of each line, also inside a mark and alone on their line', () => {
  assert.deepEqual(trailingReferences([text('a'), note(1), text('b'), note(2), note(12)]), ['212']);
  assert.deepEqual(trailingReferences([text('a'), { kind: 'break' }, note(1)]), ['', '1']);
  assert.deepEqual(trailingReferences([note(1), { kind: 'strong', children: [text('a'), note(3)] }, text(' ')]), ['3']);
  assert.deepEqual(trailingReferences([]), ['']);
});
