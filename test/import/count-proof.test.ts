/**
 * No character that a document shows is missing without a word. In: pages, Word documents and texts with one thing each
 * that an importer may lose. Proves that what is shown is in the Markdown or named in the report, by words that stand
 * in neither table of the importer; and that a character which is in neither is an error. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { proveCharacters } from '../../scripts/import/count-proof.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { imported } from '../support/imported.ts';
import { makeDocx, p, part, r } from '../support/make-docx.ts';

const page = (body: string) =>
  '<!DOCTYPE html><html lang="en"><head><title>Act</title></head><body><h1>Act</h1><p>This is the ' +
  `text for the language.</p>${body}</body></html>`;

/** What is shown → where it must be: in the text, or told in the report. */
const pages: [html: string, carried: string[], told: string[]][] = [
  ['<table><tr><th rowspan=2>Alpha<th>Beta</tr><tr><td>Gamma<td>Delta</tr></table>', ['Alpha', 'Gamma', 'Delta'], []],
  ['<details><summary>Short</summary>Long words</details>', ['Short', 'Long words'], []],
  [
    '<p>Town: <input value="Beijing"><select><option>One</select><textarea>area</textarea></p>',
    ['Town:'],
    ['Beijing', 'One', 'area'],
  ],
  ['<noscript>Without script</noscript>', [], ['Without script']],
  ['<p hidden>hush</p><p style="display:none">quiet</p><p aria-hidden="true">loud</p>', ['loud'], ['hush', 'quiet']],
  ['<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>', ['漢'], ['hàn']],
  ['<p>Extra<wbr>ordinary co&shy;operation<br>next</p>', ['Extraordinary cooperation', 'next'], ['soft hyphen']],
  ['<p>a&#1;b</p>', ['a\u0001b'], ['U+0001']],
  ['<svg><text>Vector</text></svg><math><mi>x</mi></math><dialog open>Open</dialog>', [], ['Vector', '“x”', 'Open']],
  ['<p>x<a href="#n1" id="r1">[1]</a></p><ol><li id="n1">noted <a href="#r1">↑</a></ol>', ['noted'], []],
  ['<style>p::before{content:"Art. "}</style><p>five</p>', ['five'], ['“Art. ”']],
  ['<p style="color:#fff">pale</p>', ['pale'], ['“pale”, which is white']],
  ['<h2></h2><p>Act</p><fieldset><legend>Legend</legend>field</fieldset><output>Out</output>', ['Legend', 'Out'], []],
];

test('of a page: every word is in the text or told', async () => {
  for (const [html, carried, told] of pages) {
    const { body, report } = await imported('a.html', page(html));
    for (const words of carried) assert.ok(body.includes(words), `${html}: ${words}\n${body}`);
    for (const words of told)
      assert.ok(
        report.some((line) => line.includes(words)),
        `${html}: ${words}\n${report}`,
      );
  }
});

const opening = p(r('某国公报')) + p(r('这是第一段中文文字，应当导入。')) + p(r('这是第二段。'));
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const row = (properties: string, ...cells: string[]) =>
  `<w:tr>${properties}${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
const joined = (value: string) => `<w:tcPr><w:vMerge${value}/></w:tcPr>`;

const words: [body: string, carried: string[], told: string[], parts?: Record<string, string>][] = [
  [p(field('begin') + instruction('EQ \\F(3,4)') + field('end') + r('米')), ['3/4米'], ['3/4']],
  [p(field('begin') + instruction('PAGE 字') + field('separate') + r('柒') + field('end')), ['柒'], []],
  [
    p(`${r('甲')}<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>${r('乙')}`),
    ['甲‑乙'],
    ['a hyphen that never ends a line', 'soft hyphen'],
  ],
  [
    p(r('点', '<w:em w:val="dot"/>') + r('隐', '<w:vanish/>') + r('白', '<w:color w:val="FFFFFF"/>')),
    ['点白'],
    ['着重号', '隐', '白'],
  ],
  [
    p(r('隐', '<w:rStyle w:val="Hid"/>') + r('现', '<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>')) +
      p(r('藏') + r('显', '<w:rStyle w:val="Hid"/>'), '<w:pStyle w:val="Based"/>'),
    ['现', '显'],
    ['隐', '藏'],
    {
      'word/styles.xml': part(
        'styles',
        '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>' +
          '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>' +
          '<w:style w:type="paragraph" w:styleId="Based"><w:name w:val="Based"/><w:basedOn w:val="Base"/></w:style>',
      ),
    },
  ],
  [p(`<w:ins>${r('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>`), ['增'], ['删']],
  [p(`<w:r><w:ruby><w:rt>${r('hàn')}</w:rt><w:rubyBase>${r('漢')}</w:rubyBase></w:ruby></w:r>`), ['漢'], ['hàn']],
  [
    `<w:tbl>${row('', joined(' w:val="restart"') + p(r('合')), p(r('壹')))}${row('', joined('') + p(r('续')), p(r('贰')))}</w:tbl>`,
    ['合', '贰'],
    ['续'],
  ],
  [
    `<w:tbl>${row('<w:trPr><w:del w:id="1"/></w:trPr>', p(r('行')), p(r('列')))}${row('', p(r('叁')), p(r('肆')))}</w:tbl>`,
    ['叁'],
    ['行列'],
  ],
  [
    p(
      '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath ' +
        `string="水印"/></v:shape></w:pict></w:r>${r('文')}`,
    ),
    ['文'],
    ['水印'],
  ],
  [
    p(
      '<w:r><mc:AlternateContent><mc:Choice ' +
        'Requires="x"><w:t>择</w:t></mc:Choice><mc:Fallback><w:t>退</w:t></mc:Fallback></mc:AlternateContent></w:r>',
    ),
    ['退'],
    ['择'],
  ],
  ['<w:altChunk r:id="x"/>', [], ['altChunk']],
  [
    '',
    [],
    ['页眉', '页脚'],
    { 'word/header1.xml': part('hdr', p(r('页眉'))), 'word/footer2.xml': part('ftr', p(r('页脚'))) },
  ],
  [
    p(`${r('注')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
    ['注文'],
    ['无人引用'],
    {
      'word/footnotes.xml': part(
        'footnotes',
        `<w:footnote w:id="2">${p(r('注文'))}</w:footnote><w:footnote w:id="3">${p(r('无人引用'))}</w:footnote>`,
      ),
    },
  ],
];

test('of a Word document: every word is in the text or told', async () => {
  for (const [xml, carried, told, parts] of words) {
    const { body, report } = await imported('a.docx', makeDocx(opening + xml, parts));
    for (const own of carried) assert.ok(body.includes(own), `${xml}: ${own}\n${body}`);
    for (const own of told)
      assert.ok(
        report.some((line) => line.includes(own)),
        `${xml}: ${own}\n${report}`,
      );
    assert.ok(
      !told.some((own) => own.length > 1 && body.includes(own) && !carried.some((one) => one.includes(own))),
      xml,
    );
  }
});

test('what mammoth does not know is an error, and nothing is imported', async () => {
  const xml = makeDocx(opening + p(`<w:unknown>${r('未知')}</w:unknown>`));
  await assert.rejects(imported('a.docx', xml), /K129.*未 × 1, 知 × 1/);
});

test('a character that is neither carried nor told is K129; white space and what cannot be seen do not count', () => {
  const problems: Problem[] = [];
  const place = { file: 'a.txt', line: 1, column: 1 };
  const count = { shown: '甲 乙\u00ad乙e\u0301', carried: ['甲é'], left: ['乙'], added: [] };
  assert.equal(proveCharacters(count, place, problems), false);
  assert.deepEqual(
    problems.map(({ code, message }) => `${code} ${message.slice(-5)}`),
    ['K129 乙 × 1'],
  );
  assert.equal(proveCharacters({ ...count, left: ['乙乙'] }, place, problems), true);
  assert.equal(proveCharacters({ ...count, left: ['乙乙'], added: ['三'] }, place, problems), false);
});

test('labels and quotation marks that the import writes hide no loss; what was never shown is K126', async () => {
  const list = '<ol><li>Alpha</li><li value="7">Beta</li></ol><ol type="a"><li>Gamma</li></ol><q>Delta</q>';
  const { report } = await imported('a.html', page(list));
  assert.ok(!report.some((line) => line.includes('does not show')), report.join('\n'));
  const problems: Problem[] = [];
  const place = { file: 'a.html', line: 1, column: 1 };
  const count = { shown: '在1号', carried: ['1. 在号'], left: [], added: ['1.'] };
  assert.equal(proveCharacters(count, place, problems), false);
  assert.equal(proveCharacters({ ...count, carried: ['1. 在1号“'] }, place, problems), true);
  assert.deepEqual(
    problems.map(({ code, message }) => `${code} ${message.slice(-5)}`),
    ['K129 1 × 1', 'K126 “ × 1'],
  );
});

test('feeds and Markdown are counted, too', async () => {
  const feed = '---\ntitle: 某通知\n---\n<p>某通知</p><p>第一段。</p><script>x</script><p hidden>隐</p>';
  for (const [name, content] of [
    ['a.md', feed],
    ['b.md', '---\ntitle: 某通知\n---\n第一段。\n\n1. 第二段，有*星*号。'],
    ['c.md', '# 某通知\n\n第一段。\n\n> - 引文 `码` [链](http://a.b/) <b>'],
  ] as const) {
    const { body, report } = await imported(name, content, 'zh-Hans');
    assert.ok(body.includes('第一段。'));
    assert.ok(!report.some((line) => /K126|does not show/.test(line)), report.join('\n'));
  }
});
