/**
 * A title's file as people have it. In: the same text with other line ends, a byte order mark. Proves that the text,
 * the places of its problems and the hash of what is attached do not depend on how lines end.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { blocksOf } from '../../scripts/model/edition.ts';
import { blockTexts } from '../../scripts/model/text.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { projectAt } from '../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-reading-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'source', 'authority'), { recursive: true });

const front = `---
title: [某地公报]
short-title: 公报
kind: 公报
parties: [甲, 乙]
adopted: { date: 2020-01-02, place: 某地 }
source: { name: 某社, date: 2020-01-02, provenance: （某地电） }
edition: { number: 1, date: 2021-01-02 }
language: zh-Hans
description: 试。
registers: []
---
`;
let count = 0;

/** Prepares a title of one file. */
function prepare(content: string | Uint8Array, files: Record<string, string | Uint8Array> = {}) {
  const title = `t${++count}`;
  mkdirSync(join(folder, 'source', title));
  for (const [name, bytes] of Object.entries({ 'zh-Hans.md': content, ...files }))
    writeFileSync(join(folder, 'source', title, name), bytes);
  const { value, problems } = prepareEdition(projectAt(join(folder, 'source')), title);
  return {
    edition: value?.edition,
    lines: problems.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`),
    problems,
  };
}

const body = '\n第一段。\n\n> 引文\n\n第二段，\n接着写。\n';
const ends: Record<string, (text: string) => string> = {
  LF: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  CR: (text) => text.replaceAll('\n', '\r'),
  mixed: (text) => text.replace(/\n/g, (end, at: number) => (at % 2 ? end : '\r\n')),
  mark: (text) => `\ufeff${text}`,
  'mark and CRLF': (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
};
const lastFields = [
  'registers: []',
  'registers: [ ]  ',
  'registers:\n  []',
  'rights: {}',
  'rights: "引"',
  "rights: '引'",
  'rights: |\n  引',
  'rights: 引 # 注',
];

for (const [name, ended] of Object.entries(ends)) {
  test(`front matter and text are the same with lines that end in ${name}`, () => {
    for (const field of lastFields) {
      const text = ended(
        field.startsWith('registers')
          ? front.replace('registers: []', field) + body
          : front.replace('---\n', `---\nregisters: []\n`).replace('registers: []\n---', `${field}\n---`) + body,
      );
      const { edition, lines } = prepare(text);
      if (field === 'rights: {}') {
        assert.deepEqual(lines, ['12:1 K105'], field);
        continue;
      }
      assert.deepEqual(lines, [], field);
      assert.deepEqual(
        edition && blocksOf(edition).map((block) => blockTexts(block).join('|')),
        ['第一段。', '引文', '第二段，接着写。'],
        field,
      );
      // What is attached to the PDF has the hash that the edition states.
      assert.equal(
        createHash('sha256')
          .update(Buffer.from(edition?.manuscript.canonical ?? '', 'utf8'))
          .digest('hex'),
        edition?.manuscript.sha256,
      );
    }
  });

  test(`places are right with lines that end in ${name}`, () => {
    assert.deepEqual(prepare(ended(front.replace('number: 1,', 'number: x,') + body)).lines, ['8:12 K105']);
    assert.deepEqual(prepare(ended(`${front}\n第一段。\n\n甲<b>乙</b>。\n\n接着\n丙 [丁]{x} \u200b戊。\n`)).lines, [
      '16:2 K201',
      '16:6 K201',
      '19:3 K202',
      '19:10 K208',
    ]);
  });
}

test('bytes that are no UTF-8 are placed in their line, however lines end', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const bytes = Buffer.concat([Buffer.from(`${front}甲乙`.replaceAll('\n', end)), Buffer.from([0xff])]);
    assert.deepEqual(prepare(bytes).lines, ['13:3 K107'], JSON.stringify(end));
  }
});

test('a string of the front matter that cannot be seen is refused where it stands, also in keys', () => {
  const places = (from: string, to: string) => prepare(front.replace(from, to) + body).lines;
  assert.deepEqual(places('某地公报', '"甲\u202e国\u2066乙\u2069国"'), ['2:11 K208', '2:13 K208', '2:15 K208']);
  assert.deepEqual(places('[甲, 乙]', '\n  - 甲\n  - 乙\u200b'), ['7:6 K208']);
  assert.deepEqual(places('某社', '"某\\u0007社"'), ['7:17 K208']);
  assert.deepEqual(places('description: 试。', 'description: >\n  试\n  文\u00ad。'), ['12:4 K208']);
  assert.deepEqual(places('registers: []', 'registers: []\nnot-indexed:\n  - { text: 甲, reason: "乙\u2028丙" }'), [
    '13:26 K208',
  ]);
});

const problemsOf = (text: string): string[] => prepare(`${front}\n${text}\n\n末段。\n`).lines;

test("signs that CommonMark leaves standing or takes away in silence are refused where they stand ('K214')", () => {
  const refused: Record<string, string[]> = {
    '**Note:**text': ['14:1', '14:8'],
    '**注意：**正文': ['14:1', '14:6'],
    '前文**“引”**后': ['14:3', '14:8'],
    '_注：_文': ['14:1', '14:4'],
    正文_重点_正文: ['14:3', '14:6'],
    '***甲：***乙': ['14:1', '14:6'],
    '5**6**7': ['14:2'],
    'слово*в*слове': ['14:6'],
    '长*宽*高': ['14:2'],
    '长5*宽6*高7米': ['14:3'],
    '5*6*七': ['14:4'],
    '“____”和“____”': ['14:2'],
    '[**甲：**乙](https://example.org)': ['14:2', '14:6'],
    '[__甲：__乙]{lang=la}': ['14:2', '14:6'],
    '- 项\n  **甲：**乙': ['15:3', '15:7'],
    '| a | b |\n|---|---|\n| 长*宽*高 | c |': ['16:4'],
    '| a | b |\n|---|---|\n| c | d | e |': ['16:9'],
    'a | b\n-|-\n1 | 2 | 3': ['16:7'],
    '> | a |\n> |---|\n> | b | c': ['16:7'],
    '- 5 °C': ['14:1'],
    '+ 3 %': ['14:1'],
    '+ 甲\n+ € 5\n+ €5': ['15:1', '16:1'],
    '- 甲\n  - ½': ['15:3'],
  };
  for (const [text, places] of Object.entries(refused))
    assert.deepEqual(
      problemsOf(text),
      places.map((place) => `${place} K214`),
      text,
    );
  const read = [
    '**注意**：正文',
    '**注意：**&#x6B63;文',
    '[注意：]{strong}正文',
    '他[不]{em}能去，长[宽]{em}高，слово[в]{em}слове',
    '前文[“引”]{strong}后[甲：]{lang=la strong}乙',
    '甲**乙**丙*丁丁*戊',
    '长5*6',
    '5*6*7',
    '| a | b |\n|---|---|\n| c \\| d |\n| e | f |',
    '| a | b |\n|---|---|\n| 5*6*7 | c |',
    '&#x957F;*宽*高',
    '\\- 5 °C',
    '\\+ 3 %',
    '* 5 °C\n* 6 °C',
    '- 2022年\n- 其他',
    '- &#x35; °C',
    '**WTO**规则',
    '5\\*6\\*7',
    'a * b',
    'a_b_c',
    'https://example.org/a_b_c',
    '签字：______',
    '**a** and *b*, _c_.',
  ];
  for (const text of read) assert.deepEqual(problemsOf(text), [], text);
});

test("a line of - or = below a text is no heading in silence ('K216')", () => {
  assert.deepEqual(problemsOf('甲\n---'), ['15:1 K216']);
  assert.deepEqual(problemsOf('甲\n乙\n ====='), ['16:2 K216']);
  assert.deepEqual(problemsOf('> Text\n> -'), ['15:3 K216']);
  for (const text of ['甲\n\\---', '甲\n\\=', '| a | b |\n|---|---|\n| c | d |'])
    assert.deepEqual(problemsOf(text), [], text);
});

test("a number that begins no item goes on with no line in silence ('K217')", () => {
  assert.deepEqual(problemsOf('甲\n3. 乙'), ['15:1 K217']);
  assert.deepEqual(problemsOf('- 甲\n  7. 乙\n  2) 丙'), ['15:3 K217', '16:3 K217']);
  assert.deepEqual(problemsOf('[^1]: 甲\n    3. 乙\n\n丙[^1]'), ['15:5 K217']);
  for (const text of [
    '甲\n\n3. 乙',
    '甲\n3\\. 乙',
    '甲\\\n3. 乙',
    '甲  \n3. 乙',
    '甲\n1949. 乙',
    '甲\n3.',
    '甲\n3.5',
    '甲\n1. 乙',
  ])
    assert.deepEqual(problemsOf(text), [], text);
});

test('a hundred thousand blanks, brackets or lines are read at once', () => {
  const n = 100_000;
  const whole = (text: string) => {
    const { edition } = prepare(`${front}\n${text}\n`);
    return edition && blocksOf(edition).map((block) => blockTexts(block).join('|'));
  };
  assert.deepEqual(whole(`甲${' '.repeat(n)}乙`), [`甲${' '.repeat(n)}乙`]);
  assert.deepEqual(whole(`甲${' '.repeat(n)}{p=1`), [`甲${' '.repeat(n)}{p=1`]);
  assert.deepEqual(whole('{p='.repeat(n)), ['{p='.repeat(n)]);
  assert.deepEqual(whole('甲\n'.repeat(n)), ['甲'.repeat(n)]);
  assert.deepEqual(whole('[a]{'.repeat(n / 4)), ['[a]{'.repeat(n / 4)]);
  assert.deepEqual(prepare(`---\n${'\n'.repeat(n)}`).lines, ['1:1 K101']);
});

test('a letter and its accent that Unicode has as one character are set as one, and told; others stay', () => {
  const { lines, problems, edition } = prepare(`${front}\n甲cafe\u0301乙，а\u0301丙，и\u0306。\n`);
  assert.deepEqual(lines, ['14:5 K128']);
  assert.match(problems[0]?.message ?? '', /é is written as U\+0065 U\+0301.* 2 times/);
  assert.match(JSON.stringify(edition?.sections), /甲caf\u00e9乙，а\u0301丙，й。/);
  assert.match(edition?.manuscript.canonical ?? '', /cafe\u0301乙/);
  assert.deepEqual(prepare(front.replace('某社', 'cafe\u0301') + body).lines, ['7:20 K128']);
});
