/**
 * The labels of imported lists are those that the document shows. In: lists of HTML by chance, of Word and of plain
 * text. Proves that the Markdown that is written reads with the same labels before the same items.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blockTexts } from '../../scripts/model/text.ts';
import { imported } from '../support/imported.ts';
import { makeDocx, p, part, r } from '../support/make-docx.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { numbersFrom } from '../support/random-text.ts';

/** The lines of the text that an import has written. */
async function linesOf(name: string, content: string | Uint8Array): Promise<string[]> {
  const { body } = await imported(name, content, 'zh-Hans');
  return (parseManuscript(manuscriptOf(body)).value ?? assert.fail(body)).blocks.flatMap(blockTexts);
}

const next = numbersFrom(4);
const below = (n: number): number => Math.floor(next() * n);
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A list of HTML, and the lines that a browser shows of it. */
function makeList(depth: number): { html: string; lines: string[] } {
  const type = ['', '', '', ' type="a"', ' type="A"'][below(5)] ?? '';
  const reversed = below(5) === 0;
  const count = 1 + below(4);
  const start = below(3) === 0 ? below(20) + 1 : below(6) === 0 ? 1000 + below(1000) : undefined;
  let number = start ?? (reversed ? count : 1);
  const lines: string[] = [];
  const items: string[] = [];
  for (let i = 0; i < count; i++) {
    const value = below(5) === 0 ? 1 + below(26) : undefined;
    number = Math.max(1, value ?? number);
    const lettered = type !== '' && number <= 26;
    const label = lettered ? (letters[number - 1] ?? '') : String(number);
    if (type !== '' && !lettered) return makeList(depth);
    lines.push(`${type === ' type="A"' ? label.toUpperCase() : label}. 项${number}`);
    const inner = depth < 2 && below(4) === 0 ? makeList(depth + 1) : undefined;
    lines.push(...(inner?.lines ?? []));
    const stated = value === undefined && i > 0 && !reversed ? '' : ` value="${number}"`;
    items.push(`<li${stated}>项${number}${inner?.html ?? ''}</li>`);
    number += reversed ? -1 : 1;
  }
  return {
    html: `<ol${type}${start === undefined ? '' : ` start="${start}"`}${reversed ? ' reversed' : ''}>${items.join('')}</ol>`,
    lines,
  };
}

test('lists of HTML made by chance keep the labels that a browser shows, also where two of them touch', async () => {
  for (let i = 0; i < 120; i++) {
    const made = Array.from({ length: 1 + below(2) }, () => makeList(0));
    const html = `<h1>某文</h1><p>文字。</p>${made.map((one) => one.html).join('')}<p>末段。</p>`;
    assert.deepEqual(await linesOf('a.html', html), ['文字。', ...made.flatMap(({ lines }) => lines), '末段。'], html);
  }
});

test('lists whose marks are no numbers, and lists that show none', async () => {
  const lines = async (html: string) => (await linesOf('a.html', `<h1>某文</h1><p>文字。</p>${html}`)).slice(1);
  assert.deepEqual(await lines('<ol style="list-style: none"><li>（一）甲</li><li>（二）乙</li></ol>'), [
    '（一）甲',
    '（二）乙',
  ]);
  assert.deepEqual(await lines('<ol type="disc"><li>甲</li></ol>'), ['甲']);
  assert.deepEqual(await lines('<ol start="-1"><li>甲</li><li>乙</li></ol>'), ['-1. 甲', '0. 乙']);
  assert.deepEqual(await lines('<ol start="1949"><li>甲</li><li>乙</li></ol>'), ['1949. 甲', '1950. 乙']);
  assert.deepEqual(await lines('<ul><li>5 °C</li><li>6 °C</li></ul><ul><li>7 °C</li></ul>'), ['5 °C', '6 °C', '7 °C']);
});

test('numbers of a plain text are its characters', async () => {
  const text =
    '某份文件的题目\n\n正文说明如下。\n\n3. 三\n\n5. 五\n\n9) 九\n\n1949. 年\n\n- 5 °C\n\n(a) 甲\n\n长*宽*高，5*6*7。\n';
  assert.deepEqual((await linesOf('a.txt', text)).slice(-8), [
    '正文说明如下。',
    '3. 三',
    '5. 五',
    '9) 九',
    '1949. 年',
    '- 5 °C',
    '(a) 甲',
    '长*宽*高，5*6*7。',
  ]);
});

test('lists of Word: another start, another sign, a restart', async () => {
  const level = (text: string) =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = part(
    'numbering',
    `<w:abstractNum w:abstractNumId="1">${level('%1.')}</w:abstractNum><w:abstractNum ` +
      `w:abstractNumId="2">${level('%1)')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride ' +
      'w:val="7"/></w:lvlOverride></w:num>',
  );
  const filler = p(r('文字。')).repeat(5);
  const item = (text: string, num: number) =>
    p(r(text), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${num}"/></w:numPr>`);
  const body = [1, 2, 3].map((num) => filler + item('甲', num) + item('乙', num)).join('') + filler;
  const lines = await linesOf('a.docx', makeDocx(body, { 'word/numbering.xml': numbering }));
  assert.deepEqual(
    lines.filter((line) => !/^文字/.test(line)),
    ['1. 甲', '2. 乙', '1) 甲', '2) 乙', '7. 甲', '8. 乙'],
  );
});
