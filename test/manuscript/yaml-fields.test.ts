/** YAML whose values know their places: what is refused, and with which words. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFields } from '../../scripts/manuscript/field-reader.ts';
import { parseYaml } from '../../scripts/manuscript/yaml-fields.ts';
import type { Problem } from '../../scripts/model/problem.ts';

const lines = (problems: readonly Problem[]) =>
  problems.map(({ code, message, place }) => `${place?.line}:${place?.column} ${code} ${message}`);

test("an alias is refused at its place, never read as nothing ('K102')", () => {
  const { problems } = parseYaml('kind: &one 声明\nname: *one\n', 'a.yaml', 1);
  assert.equal(problems.length, 1);
  assert.match(lines(problems)[0] ?? '', /^2:1 K102 .*anchors and aliases are not used here/);
  assert.match(
    lines(parseYaml('list: [&one 甲, *one]\n', 'a.yaml', 1).problems).join('\n'),
    /^1:16 K102 .*anchors and aliases are not used here/,
  );
});

test("a whole number is one from 1: 0, a negative one, a fraction and a text are refused ('K105')", () => {
  const read = (value: string) => {
    const { root, problems } = parseYaml(`number: ${value}\n`, 'a.yaml', 1);
    return { number: readFields(root, ['number'], problems).integer('number'), told: lines(problems).join('\n') };
  };
  assert.deepEqual(
    [read('1'), read('12')],
    [
      { number: 1, told: '' },
      { number: 12, told: '' },
    ],
  );
  for (const value of ['0', '-1', '1.5', '一', '"1"', '.inf'])
    assert.match(read(value).told, /^1:1 K105 .*a whole number from 1/, value);
});
