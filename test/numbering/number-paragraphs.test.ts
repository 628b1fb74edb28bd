/** Cross-references lead somewhere, wherever they stand. In: small texts. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { numberDraft } from '../../scripts/numbering/number-paragraphs.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const told = (text: string): string[] => {
  const { value, problems } = parseManuscript(manuscriptOf(text));
  assert.deepEqual(problems, []);
  return numberDraft(value ?? assert.fail()).problems.map(
    ({ code, message, place }) => `${place?.line}:${place?.column} ${code} ${message}`,
  );
};

const places: [where: string, text: (target: string) => string, line: number][] = [
  ['in a paragraph', (target) => `见[别段](#${target})。`, 1],
  ['in a note', (target) => `甲方同意。[^a]\n\n[^a]: 见[别段](#${target})。`, 3],
  ['in an item of a list', (target) => `甲方同意。\n\n- 见[别段](#${target})。`, 3],
  ['in a cell', (target) => `甲方同意。\n\n| 年 |\n|---|\n| 见[别段](#${target}) |`, 5],
  ['in the closing', (target) => `甲方同意。\n\n::: closing\n见[别段](#${target})\n:::`, 4],
];

for (const [where, text, line] of places)
  test(`a link to no paragraph ${where} is told at its place ('K301')`, () => {
    assert.deepEqual(told(text('p1')), []);
    const found = told(text('p9'));
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', new RegExp(`^${line}:\\d+ K301 The link to “#p9” leads nowhere`));
  });
