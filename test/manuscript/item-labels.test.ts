/**
 * Labels of lists: what the source writes is what the edition reads, whatever the numbers are. In: lists by hand and by
 * chance. Proves the texts of blocks, which paragraphs are none of a list, and what stands as it is written.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blockTexts } from '../../scripts/model/text.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { numbersFrom } from '../support/random-text.ts';

/** The blocks of a text, each as its kind and its lines. */
function read(text: string): string[] {
  const { value, problems } = parseManuscript(manuscriptOf(text));
  assert.deepEqual(problems, [], text);
  return (value ?? assert.fail()).blocks.map((block) => `${block.kind} ${blockTexts(block).join('|')}`);
}

test('numbers that skip, repeat, fall, begin anywhere or with noughts are kept with the sign behind them', () => {
  const texts: [source: string, blocks: string[]][] = [
    ['3. 三\n5. 五\n9. 九', ['list 3. 三|5. 五|9. 九']],
    ['2) b\n1) a\n1) a', ['list 2) b|1) a|1) a']],
    ['1. 一\n\n1) 一', ['list 1. 一', 'list 1) 一']],
    ['01. a\n007. b', ['list 01. a|007. b']],
    ['999. a\n\n1000. b\n\n1001. c', ['list 999. a|1000. b|1001. c']],
    ['123456789. a', ['paragraph 123456789. a']],
    ['- 甲\n\n  7. 一\n  3. 二\n- 乙', ['list 甲|7. 一|3. 二|乙']],
    ['> 4. a\n> 2. b', ['quote 4. a|2. b']],
    ['> 1949. a', ['quote 1949. a']],
    ['2. 5. a\n3.\n4. > q', ['list 2. 5. a|3.|4.|q']],
    // Both labels on one line are before one text; on lines of their own they stay there.
    ['3. 1. x\n   2. y\n\n   z\n4. w', ['list 3. 1. x|2. y|z|4. w']],
    ['3. 1. x\n\n      more\n', ['list 3. 1. x|more']],
    ['3. 1. 2) x', ['list 3. 1. 2) x']],
    ['3.\n   1. x\n   2. y', ['list 3.|1. x|2. y']],
    ['3. 1. - x', ['list 3. 1.|x']],
    ['3. - 1. x', ['list 3.|1. x']],
    ['3. ![图](a.png "题")', ['list 3.|题']],
    ['::: note\n5. a\n2. b\n:::', ['editorial 5. a|2. b']],
  ];
  for (const [source, blocks] of texts) assert.deepEqual(read(source), blocks, source);
});

test('a line that begins with a year is a paragraph, and keeps its blanks; lists around it stay lists', () => {
  const texts: [source: string, blocks: string[]][] = [
    ['1949. 年', ['paragraph 1949. 年']],
    ['1949.  Two blanks\nand a line.', ['paragraph 1949.  Two blanks and a line.']],
    ['1949) a\n\n1950) b\n\n1949) c', ['paragraph 1949) a', 'paragraph 1950) b', 'paragraph 1949) c']],
    ['1949. *a*', ['paragraph 1949. a']],
    ['1. a\n2. b\n\n1949. c\n\n3. d', ['list 1. a|2. b', 'paragraph 1949. c', 'list 3. d']],
    ['1949. a\n1950. b', ['list 1949. a|1950. b']],
    ['1949. a\n\n      b', ['list 1949. a|b']],
  ];
  for (const [source, blocks] of texts) assert.deepEqual(read(source), blocks, source);
  const { value } = parseManuscript(manuscriptOf('1949. 年 {p=12}'));
  const [block] = value?.blocks ?? [];
  assert.ok(block?.kind === 'paragraph' && block.tie?.number === 12);
});

test('labels and signs that CommonMark does not know are characters of their paragraphs', () => {
  const lines = [
    '(3) a',
    '（三）甲',
    '（3） 甲',
    'a. b',
    '(a) b',
    'iv. b',
    '①　甲',
    '㈠ 甲',
    '第三条　甲',
    '3、甲',
    '３．甲',
    '3.甲',
    '5*6*7',
    'a_b_c ~ ~~d~~',
    '— a',
    '—a',
    '-5 °C',
    '+3 %',
    '#a',
    '#1',
    'a | b',
    '1\u00a0. a',
    'a < b > c & d &c',
    '$x$',
  ];
  for (const line of lines) assert.deepEqual(read(line), [`paragraph ${line}`], line);
  assert.deepEqual(read('甲\n\n    乙'), ['paragraph 甲', 'paragraph 乙']);
  assert.deepEqual(read('1\\. a'), ['paragraph 1. a']);
  assert.deepEqual(read('\\- 5 °C'), ['paragraph - 5 °C']);
  assert.deepEqual(read('a\\\\b &amp; &lt;'), ['paragraph a\\b & <']);
});

test('two thousand lists made by chance read as they are written', () => {
  const next = numbersFrom(16);
  const below = (n: number) => Math.floor(next() * n);
  for (let i = 0; i < 2000; i++) {
    const lines: string[] = [];
    const wanted: string[] = [];
    // Children of the first list stand behind an empty line, for a list that begins with 3 does not end a paragraph.
    const write = (depth: number, indent: string): void => {
      const sign = '.)'[below(2)] ?? '.';
      for (let count = 1 + below(4); count > 0; count--) {
        const label = `${below(4) === 0 ? below(1000) : below(20)}${sign}`;
        const text = ['甲。', 'A b', '3.5 m', '乙（三）', '1949. a'.slice(6)][below(5)] ?? '';
        lines.push(`${indent}${label} ${text}`);
        wanted.push(`${label} ${text}`);
        if (depth >= 2 || below(4) > 0) continue;
        lines.push('');
        write(depth + 1, indent + ' '.repeat(label.length + 1));
        lines.push('');
      }
    };
    write(0, '');
    const source = lines.join('\n');
    const got = read(source).map((block) => block.replace(/^list /, ''));
    assert.equal(got.join('|'), wanted.join('|'), source);
  }
});
