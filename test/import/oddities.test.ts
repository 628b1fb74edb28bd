/**
 * Numbers that no document means: levels and starts of 10⁹, cells over 10⁹ columns, styles based on each other by the
 * thousand. In: Word documents and pages. Proves that they are bounded, that nothing is lost, and what is told.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { languageOf } from '../../scripts/import/detect-language.ts';
import { labelOf } from '../../scripts/import/list-labels.ts';
import { imported } from '../support/imported.ts';
import { makeDocx, p, part, r } from '../support/make-docx.ts';

const level = (at: number | string, start: number | string, format = 'decimal', text = '%1.') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbered = (at: number | string) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`;
const title = p(r('标题甲')) + p(r('甲乙丙。'));

/** Body and report of a Word document with one numbering. */
function word(body: string, levels: string, more: Record<string, string> = {}) {
  const rules =
    `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId ` +
    'w:val="0"/></w:num>';
  return imported(
    'a.docx',
    makeDocx(title + body, { 'word/numbering.xml': part('numbering', rules), ...more }),
    'zh-Hans',
  );
}

test("levels and numbers that Word does not have are no labels, and 'K126' says so", async () => {
  const levels = await word(p(r('甲'), numbered(1e9)) + p(r('乙'), numbered(-1)), level(1e9, 1) + level(0, 1));
  assert.equal(levels.body, '\n甲乙丙。\n\n甲\n\n乙\n');
  assert.match(levels.report.join('\n'), /^K126 .*the level 1000000000$/m);
  const starts = await word(p(r('甲'), numbered(0)), level(0, 1e9, 'lowerLetter'));
  assert.equal(starts.body, '\n甲乙丙。\n\n甲\n');
  assert.match(starts.report.join('\n'), /^K126 .*the automatic number 1000000000$/m);
  const labels = await word(p(r('甲'), numbered(0)), level(0, 1, 'decimal', '%1'.repeat(100_000)));
  assert.match(labels.report.join('\n'), /^K126 .*an automatic number with 200000 characters$/m);
  const last = await word(p(r('甲'), numbered(8)) + p(r('乙'), numbered(8)), level(8, 32_766, 'decimal', '%9、'));
  assert.equal(last.body, '\n甲乙丙。\n\n32766、甲\n\n32767、乙\n');
});

test('a style inherits over any number of others, and none from a circle', async () => {
  const style = (id: number, on: number, more = '') =>
    `<w:style w:type="paragraph" w:styleId="s${id}"><w:basedOn w:val="s${on}"/>${more}</w:style>`;
  const numbering = `<w:pPr>${numbered(0)}</w:pPr>`;
  const chain = Array.from({ length: 3000 }, (_, i) => style(i + 1, i)).join('');
  const styles = part('styles', `${chain}${style(0, -1, numbering)}${style(9001, 9002)}${style(9002, 9001)}`);
  const { body } = await word(
    p(r('甲方同意。'), '<w:pStyle w:val="s3000"/>') +
      p(r('乙方同意。'), '<w:pStyle w:val="s2000"/>') +
      p(r('丙方同意。'), '<w:pStyle w:val="s9001"/>'),
    level(0, 1, 'decimal', '%1、'),
    { 'word/styles.xml': styles },
  );
  assert.equal(body, '\n甲乙丙。\n\n1、甲方同意。\n\n2、乙方同意。\n\n丙方同意。\n');
});

test('cells over more columns than there are take those; of too many, each takes its own place', async () => {
  const page = (rows: string) => imported('a.html', `<p>标题</p><table>${rows}</table>`, 'zh-Hans');
  const hack = await page(
    '<tr><th>a<th>b<th>c</tr><tr><td colspan=1000000000>d</tr><tr><td ' +
      'rowspan=2>e<td>f<td>g</tr><tr><td colspan=2>h</tr>',
  );
  assert.equal(hack.body, '\n标题\n\n| a | b | c |\n|---|---|---|\n| d |||\n| e | f | g |\n| ^^ | h ||\n');
  const many = await page('<tr><td colspan=1000000000 rowspan=1000000000>a<td>b</tr>'.repeat(200));
  assert.equal(many.body.match(/^\| a \| b \|$/gm)?.length, 200);
  assert.match(many.report.join('\n'), /^K125 .*a table whose joined cells take \d{6,} places/m);
  const cell = `<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${p(r('甲'))}</w:tc>`;
  const table = await word(`<w:tbl>${`<w:tr>${cell}${cell}</w:tr>`.repeat(2)}</w:tbl>`, level(0, 1));
  assert.equal(table.body, '\n甲乙丙。\n\n| 甲 | 甲 |\n|---|---|\n| 甲 | 甲 |\n');
  const rows = `<tr>${'<td>a'.repeat(1500)}</tr>${'<tr><td>b</tr>'.repeat(1500)}`;
  const uneven = await imported('a.html', `<p>标题</p><p>甲乙丙，丁。</p><table>${rows}</table>`, 'zh-Hans');
  assert.match(uneven.report.join('\n'), /^K125 .*a table of 1501 × 1500 cells/m);
  assert.equal(uneven.body.match(/^[ab]$/gm)?.length, 3000);
});

test('a list that begins with 10⁹ is counted as browsers count it', async () => {
  assert.deepEqual(
    [1, 26, 27, 28, 52, 53, 702, 703].map((number) => labelOf('a', number)),
    ['a.', 'z.', 'aa.', 'ab.', 'az.', 'ba.', 'zz.', 'aaa.'],
  );
  assert.equal(labelOf('upper-alpha', 28), 'AB.');
  assert.deepEqual([labelOf('a', 1e9), labelOf('i', 1e9)], ['cfdgsxl.', '1000000000.']);
  const { body } = await imported(
    'a.html',
    '<p>标题</p><p>甲乙丙。</p><ol start=99999999999999999999><li>甲<li>乙</ol>',
    'zh-Hans',
  );
  assert.equal(body, '\n甲乙丙。\n\n1. 甲\n2. 乙\n');
});

test('rows parted by tabs may end in empty cells, and have them in the middle', async () => {
  const { body } = await imported(
    'a.txt',
    Buffer.from('标题甲\n\n甲乙丙。\n\n序号\t名称\t备注\n1\t大黄鱼\t\n2\t\t以肛长计\n3\t带鱼\n'),
    'zh-Hans',
  );
  assert.match(body, /\| 1 \| 大黄鱼 \| {2}\|\n\| 2 \| {2}\| 以肛长计 \|\n\| 3 \| 带鱼 \| {2}\|/);
});

test('a list of annexes is no annex, and a text in Russian may name things in Kazakh', async () => {
  const text =
    '某市养鱼条例\n\n第一条　甲乙丙。\n\n第二条　丁戊。\n\n附件：1. 捕捞标准\n\n　　　2. 委托书\n\n附件1\n\n捕捞标准\n\n甲乙。\n';
  const { body } = await imported('a.txt', Buffer.from(text), 'zh-Hans');
  assert.match(body, /^附件：1\. 捕捞标准$/m);
  assert.match(body, /^## 附件1/m);
  const said = `Стороны сотрудничают в охране озёр Балқаш и Сасықкөл. ${'Эти воды открыты для всех. '.repeat(8)}`;
  assert.equal(languageOf(undefined, said), 'ru');
  assert.equal(
    languageOf(undefined, 'Қазақстан Республикасының табиғи ресурстар министрлігі бұйырады. Эра.'),
    undefined,
  );
});
