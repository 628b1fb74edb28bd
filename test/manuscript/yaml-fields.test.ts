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

test('of what nothing ends the line is named on which it opens, not the one behind it', () => {
  const at = (text: string) =>
    parseYaml(text, 'a.yaml', 1).problems.map(({ place }) => `${place?.line}:${place?.column}`);
  assert.equal(at('title: T\nparties: [a, b\nadopted:\n  date: 2022-02-04\n')[0], '2:10');
  assert.equal(at('kind: {x: 1\nb: 2\n')[0], '1:7');
  assert.equal(at('title: "abc\nlang: x\n')[0], '1:8');
  assert.equal(at("a: 1\nb: 'it\nc: 2\nd: 3\n")[0], '2:4');
  assert.equal(at('a: [[1, 2], [3\nb: c\n')[0], '1:13');
  // What is wrong where it stands stays there.
  assert.equal(at('a: 1\n\tb: 2\n')[0], '2:1');
  assert.equal(at('a: b: c\n')[0], '1:4');
});
