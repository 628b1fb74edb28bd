/** What a text may not hold is told, never dropped in silence. In: small texts. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blockTexts } from '../../scripts/model/text.ts';
import { manuscriptOf } from '../support/manuscript.ts';

/** The problems of a text as “line:column code message”. */
const told = (text: string): string[] =>
  parseManuscript(manuscriptOf(text)).problems.map(
    ({ code, message, place }) => `${place?.line}:${place?.column} ${code} ${message}`,
  );

test("a footnote that says nothing is told at its own line ('K212'): its number alone would stand at the foot", () => {
  for (const empty of ['', ' ', '-', '>', ' -', '\u00a0'])
    assert.match(
      told(`Text.[^a]\n\n[^a]:${empty}\n`)[0] ?? '',
      /^3:1 K212 The footnote “a” has no text/,
      JSON.stringify(empty),
    );
});

test("a footnote to which nothing refers is told at its place ('K206')", () => {
  assert.deepEqual(told('甲方同意。[^a]\n\n[^a]: 有人问起的注。\n'), []);
  const [first, ...others] = told('甲方同意。[^a]\n\n[^a]: 有人问起的注。\n\n[^b]: 没有人问起的注。\n');
  assert.match(first ?? '', /^5:\d+ K206 The footnote “b”, to which nothing refers,/);
  assert.deepEqual(others, []);
});

test("what is no line in the closing is told at its place ('K206')", () => {
  const closing = (inside: string) => told(`甲方同意。\n\n::: closing\n${inside}\n:::\n`);
  assert.deepEqual(closing('一月一日\n\n于北京'), []);
  assert.match(closing('- 一项\n- 二项').join('\n'), /^4:\d+ K206 A list in “::: closing”/);
  assert.match(closing('一月一日\n\n> 引文').join('\n'), /^6:\d+ K206 A quote in “::: closing”/);
  assert.match(closing('| 年 | 事 |\n|---|---|\n| 1 | 2 |').join('\n'), /^4:\d+ K206 A table in “::: closing”/);
});

test('testimonium and signatures are blocks of lines, no paragraphs; another name is told', () => {
  const parsed = parseManuscript(
    manuscriptOf(
      '甲方同意。\n\n::: testimonium\n以昭信守。\n:::\n\n::: signatures\n甲方代表\\\n某甲\n\n乙方代表\n:::\n',
    ),
  );
  assert.deepEqual(parsed.problems, []);
  assert.deepEqual(
    parsed.value?.blocks.map((block) => [block.kind, 'form' in block ? block.form : '', ...blockTexts(block)]),
    [
      ['paragraph', '', '甲方同意。'],
      ['closing', 'testimonium', '以昭信守。'],
      ['closing', 'signatures', '甲方代表\n某甲', '乙方代表'],
    ],
  );
  assert.match(told('甲方同意。\n\n::: signatures\n- 甲\n- 乙\n:::\n').join(), /K206 A list in “::: signatures”/);
  assert.match(told('甲方同意。\n\n::: signature\n甲\n:::\n').join(), /K203 The block “::: signature” is not known/);
});

test('the alternative text of a picture is text: a backslash before a sign is none of it', () => {
  const alternatives = (text: string) =>
    parseManuscript(manuscriptOf(text)).value?.blocks.map((block) => block.kind === 'figure' && block.alt);
  assert.deepEqual(alternatives('![图 \\[1\\] \\*](a.png "题")'), ['图 [1] *']);
  assert.deepEqual(alternatives('![A&amp;B \\\\](a.png)'), ['A&B \\']);
});
