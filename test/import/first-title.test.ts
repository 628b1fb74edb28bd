/**
 * The text of the first title against the document it was imported from. In: source/joint-statement-2022/. Proves,
 * with a reading of the dump that shares nothing with the importer, that not one character was changed, added or lost.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blocksOf, paragraphsOf } from '../../scripts/model/edition.ts';
import { blockTexts } from '../../scripts/model/text.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { imported } from '../support/imported.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { pressFolder, pressProject } from '../support/press.ts';

const title = 'joint-statement-2022';
const folder = join(pressFolder, 'source', title);
const origin = readFileSync(join(folder, 'origin.txt'), 'utf8');
/** Every <p> of the dump as plain text, by a pattern: the dump has no tags inside but <strong>. */
const lines = [...origin.matchAll(/<p style="text-align: left;">(.*?)<\/p>/gs)].map(([, html = '']) =>
  html.replace(/<\/?strong>/g, ''),
);
const { edition } = prepareEdition(pressProject, title).value ?? assert.fail('the first title has errors');

test('the dump has 65 paragraphs, four numerals, a closing formula and an agency line', () => {
  assert.equal(lines.length, 65 + 4 + 1 + 1);
  assert.doesNotMatch(lines.join(''), /[<>&]/);
});

test('every line of the dump is a block of the edition, character by character and in order', () => {
  const blocks = blocksOf(edition).map((block) => blockTexts(block).join(''));
  assert.deepEqual([...blocks, edition.metadata.source.provenance], lines);
});

test('the title and its sense lines are those of the dump', () => {
  const found = /^title: '(.*)'$/m.exec(origin)?.[1];
  assert.equal(edition.metadata.title, found);
  assert.deepEqual(edition.metadata.titleLines, [
    '中华人民共和国和俄罗斯联邦',
    '关于新时代国际关系和全球可持续发展的',
    '联合声明',
  ]);
});

test('the paragraphs are numbered 1 to 65 with anchors p1 to p65', () => {
  const paragraphs = paragraphsOf(edition);
  assert.deepEqual(
    paragraphs.map(({ number, anchor }) => [number, anchor]),
    Array.from({ length: 65 }, (_, i) => [i + 1, `p${i + 1}`]),
  );
  assert.deepEqual(
    edition.sections.map((section) => [section.firstParagraph, section.lastParagraph]),
    [
      [1, 4],
      [5, 10],
      [11, 22],
      [23, 47],
      [48, 65],
    ],
  );
});

test('importing the dump gives the same text, and says what it leaves behind', async () => {
  const { markdown, body, report } = await imported('dump.txt', origin);
  const draft = parseManuscript(manuscriptOf(body)).value ?? assert.fail();
  assert.deepEqual(
    draft.blocks.map((block) => blockTexts(block).join('')),
    lines.slice(0, -1),
  );
  assert.match(markdown, /provenance: （新华社北京2月4日电）/);
  assert.match(markdown, /date: 2022-02-04\n {2}place: 北京/);
  assert.match(markdown, /- 中华人民共和国\n {2}- 俄罗斯联邦\n/);
  assert.deepEqual(
    report.map((line) => /“(.+)”/.exec(line)?.[1]),
    ['categories', 'headimg', 'comments', 'thumbnail'],
  );
});

test('what Markdown would read as a sign is imported as text', async () => {
  const odd = [
    '1. 一',
    '- 二',
    '# 三',
    '*四*',
    '[五](六)',
    '<七>',
    '&amp;amp;',
    '| 八 |',
    '::: 九',
    '\\十',
    '> 一',
    '+ 二',
    '_三_四_',
    '=== 四',
    '`五`',
    '[六]{not}',
    '{p=12}',
    '~~七~~',
    '2022. ',
  ];
  const html = odd.map((text) => `<p>${text.replace(/</g, '&lt;')}</p>`).join('');
  const { body } = await imported('odd.html', html, 'zh-Hans');
  const draft = parseManuscript(manuscriptOf(body));
  assert.deepEqual(draft.problems, []);
  assert.deepEqual(
    draft.value?.blocks.map((block) => `${block.kind} ${blockTexts(block).join('')}`),
    odd.map((text) => `paragraph ${text.replace('&amp;amp;', '&amp;').trim()}`),
  );
});
