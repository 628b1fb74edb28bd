/** What front matter says for the printer. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFields } from '../../scripts/manuscript/field-reader.ts';
import { readPrinting } from '../../scripts/manuscript/read-printing.ts';
import { parseYaml } from '../../scripts/manuscript/yaml-fields.ts';
import type { Problem } from '../../scripts/model/problem.ts';

function read(yaml: string) {
  const problems: Problem[] = [];
  const front = readFields(parseYaml(yaml, 'a.yaml', 1).root, ['print'], problems);
  const value = readPrinting(front, problems);
  return { value, told: problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`) };
}

test('paper and condition, each where it is given; nothing is made up', () => {
  assert.deepEqual(read('print: { paper: 0.09, condition: FOGRA51 }\n'), {
    value: { printing: { paperMm: 0.09, condition: 'FOGRA51' } },
    told: [],
  });
  assert.deepEqual(read('print: { condition: CGATS21-2-CRPC6 }\n').value, {
    printing: { condition: 'CGATS21-2-CRPC6' },
  });
  assert.deepEqual(read('print:\n').value, {});
});

test('a paper that there cannot be, or a condition that is no name, is refused at its place (K105)', () => {
  for (const paper of ['0', '-0.1', '9', '"0.1"', 'thick'])
    assert.deepEqual(read(`print:\n  paper: ${paper}\n`).told, ['K105 2:3'], paper);
  for (const condition of ['纸', '51', 'a(b)'])
    assert.deepEqual(read(`print:\n  condition: "${condition}"\n`).told, ['K105 2:3'], condition);
  assert.deepEqual(read('print:\n  weight: 80\n').told, ['K104 2:3']);
});

test('a TODO is told as one (K115)', () => {
  assert.deepEqual(read('print: { paper: TODO mm, condition: TODO name }\n').told, ['K115 1:10', 'K115 1:26']);
});
