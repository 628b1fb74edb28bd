/**
 * Nothing of a document is dropped in silence. In: the documents of test/fixtures/imports/. Every visible text is
 * looked for in the result or in the report, by a reading with patterns that shares nothing with the importer; and each
 * thing that is not carried, or carried in another form, is in the report at its place.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import { splitFrontMatter } from '../../scripts/manuscript/front-matter.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blockTexts, type Draft } from '../../scripts/model/text.ts';
import { fixture } from '../support/fixture.ts';
import { imported, tried } from '../support/imported.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const folder = fixture('imports');
const sample = (name: string) => readFileSync(join(folder, name));
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const jpeg = Buffer.from('ffd8ffe00010', 'hex');
const beside = { 'pic/map.png': png, 'pic/flag.jpg': jpeg };
const squeeze = (text: string) => text.replace(/[\s\u00ad\u200b]+/gu, '');

/** The visible texts of a page, by patterns: what stands between tags, without scripts, styles and comments. */
function textsOf(html: string): string[] {
  return html
    .replace(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>|<title>[\s\S]*?<\/title>/g, '')
    .split(/<[^>]*>/)
    .map((text) =>
      squeeze(text.replace(/&shy;/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')),
    )
    .filter(Boolean);
}

/** All that a reader of the result has: texts of blocks and notes, and the front matter. */
function resultOf(markdown: string): { draft: Draft; text: string } {
  const { matter, body } = splitFrontMatter(markdown);
  const draft =
    parseManuscript(manuscriptOf(body)).value ??
    assert.fail(JSON.stringify(parseManuscript(manuscriptOf(body)).problems));
  const texts = [
    ...draft.blocks.flatMap(blockTexts),
    ...draft.notes.flatMap((note) => note.blocks.flatMap(blockTexts)),
  ];
  return {
    draft,
    text: squeeze([matter.replace(/TODO .*/g, '').replace(/^[a-z-]+:|^ {2}(?:- |\w+:)/gm, ''), ...texts].join('\n')),
  };
}

type Imported = Awaited<ReturnType<typeof imported>>;
let { markdown, report, pictures, problems } = {} as Imported;
let { draft, text } = {} as ReturnType<typeof resultOf>;
before(async () => {
  ({ markdown, report, pictures, problems } = await imported('rich.html', sample('rich.html'), undefined, beside));
  ({ draft, text } = resultOf(markdown));
});

test('every visible text of a page is in the result or in the report', () => {
  const told = squeeze(report.join('\n'));
  // The marks of notes become the numbers of the press, and the way back from a note is a link of the press.
  for (const own of textsOf(sample('rich.html').toString('utf8')))
    if (!['[1]', '*', '↑'].includes(own)) assert.ok(text.includes(own) || told.includes(own), `${own} is lost`);
});

test('nothing is added but marks that the page showed without storing them', () => {
  const count = (all: string) =>
    [...all].reduce((map, character) => map.set(character, (map.get(character) ?? 0) + 1), new Map<string, number>());
  const before = count(textsOf(sample('rich.html').toString('utf8')).join(''));
  const body = squeeze(
    [...draft.blocks.flatMap(blockTexts), ...draft.notes.flatMap((note) => note.blocks.flatMap(blockTexts))].join(''),
  );
  const added = [...count(body)]
    .filter(([character, number]) => number > (before.get(character) ?? 0))
    .map(([character]) => character);
  assert.deepEqual(added.sort(), ['.', '2', 'c', 'd', '“', '”']);
});

test('the structure of a page is the structure of the text', () => {
  const shown = draft.blocks.map(
    (block) => `${block.kind}${block.kind === 'heading' ? block.level : ''} ${blockTexts(block).join('|')}`,
  );
  assert.deepEqual(shown, [
    'paragraph 序言段落，含加粗《甲公约》。后文、斜体、上标x2、下标H2O、下划线、删去和链接。危险链接与相对链接。',
    'paragraph 第一行\n第二行',
    'paragraph 缩进甲。',
    'paragraph 缩进乙。',
    'paragraph 软连字符与特殊字符 * _ [1] # <b> &amp; {p=3} `x` \\ | 1. 结束。',
    'heading2 一、总则',
    'paragraph 脚注在此，另一处。',
    'list 1. 第一项|2. 第二项|子项粗|子项段一|子项段二',
    'paragraph c. 丙项',
    'paragraph d. 丁项',
    'heading3 （一）深　一级',
    'quote 引文第一段。|引文第二段。',
    'paragraph 表题',
    'table 列甲|列乙|列丙|跨两列|跨两行|竖线|格一 格二|',
    'paragraph 版面表格里的段落。',
    'figure ',
    'paragraph 行内图之后。',
    'figure ',
    'figure 图注',
    'paragraph “引号”与漢。',
    'paragraph 行一\n行二',
    'paragraph 行三',
    'paragraph 术语',
    'paragraph 解释',
    'paragraph 二、附件',
    'heading2 三、结尾',
    'closing 二〇二四年三月五日于北京',
  ]);
  assert.deepEqual(
    draft.notes.map((note) => note.blocks.flatMap(blockTexts).join('|')),
    ['脚注一的文字。', '脚注二的文字。'],
  );
});

test('what a page says about itself is in the front matter', () => {
  for (const line of [
    'title:\n  - 甲国和乙国关于\n  - 测试的公报',
    'kind: 公报',
    'parties:\n  - 甲国\n  - 乙国',
    'date: 2024-03-05\n  place: 北京',
    'name: 测试社',
    'provenance: （测试社北京3月5日电）',
    'description: 一份测试公报。',
    'rights: 测试社版权所有',
    'language: zh-Hans',
  ])
    assert.ok(markdown.includes(line), line);
});

test("what is not carried ('K124') or carried in another form ('K125') is told, each with why and where", () => {
  const expected: [code: string, what: RegExp, line: number][] = [
    ['K124', /<script>/, 14],
    ['K124', /<style>/, 13],
    ['K124', /comment/, 17],
    ['K124', /“keywords”/, 7],
    ['K124', /for machines/, 6],
    ['K124', /<nav> “首页新闻”/, 18],
    ['K124', /address https:\/\/example\.org\/gb\/1\.html/, 1],
    ['K124', /javascript:alert\(1\)” on “危险链接”/, 22],
    ['K124', /U\+00AD \(soft hyphen\)/, 25],
    ['K124', /remote\.png” \(远程图\)/, 46],
    ['K124', /secret\.png” \(越界图\)/, 47],
    ['K124', /<p> “隐藏文字”/, 49],
    ['K124', /<button> “提交”/, 50],
    ['K124', /<rt> “かん”/, 51],
    ['K124', /a rule/, 57],
    ['K124', /<svg> “图形文字”/, 64],
    ['K125', /underlining/, 22],
    ['K125', /striking out/, 22],
    ['K125', /heading of several lines/, 35],
    ['K125', /marks like “c\.”/, 34],
    ['K125', /several paragraphs: “格一 格二”/, 41],
    ['K125', /a table of 1 × 1 cells/, 43],
    ['K125', /地图\[示意\]/, 44],
    ['K125', /flag\.jpg stood inside a line/, 45],
    ['K125', /<pre>/, 52],
    ['K125', /“二、附件”/, 58],
    ['K125', /mark “\*” of a note/, 62],
  ];
  for (const [code, what, line] of expected) {
    const found = problems.find((problem) => problem.code === code && what.test(problem.message));
    assert.ok(found, `${code} ${what}`);
    assert.equal(found.place?.line, line, `${what}`);
    assert.ok(found.hint.length > 8);
  }
});

test('pictures are copied by safe names, and only those that are in the document’s folder', async () => {
  assert.deepEqual([...pictures.keys()].sort(), ['flag.jpg', 'map.png']);
  assert.deepEqual([...(pictures.get('map.png') ?? [])], [...png]);
  assert.match(markdown, /!\[TODO what the picture shows\]\(flag\.jpg\)/);
  assert.match(markdown, /!\[地图\(示意\)\]\(map\.png\)/);
  const odd = await imported(
    'a.html',
    '<p>文字在此，一些中文。</p><img src="..%2f..%2fÄ b.PNG" alt="x"><img ' +
      'src="data:image/png;base64,iVBORw0KGgoAAAA=" alt="y"><img src="x.svg" alt="z">',
    'zh-Hans',
    { '..%2f..%2fÄ b.PNG': png, 'x.svg': Buffer.from('<svg/>') },
  );
  assert.deepEqual(
    [...odd.pictures.keys()].map((name) => /^[a-z0-9-]+\.(png|jpg)$/.test(name)),
    [true, true],
  );
  assert.ok(odd.report.some((line) => line.startsWith('K124') && line.includes('x.svg')));
});

test('links: http and mailto stay, relative ones follow the page’s address, scripts go', () => {
  assert.match(markdown, /\[链接\]\(<https:\/\/example\.org\/a_\(b\)\?x=1&y=2>\)/);
  assert.match(markdown, /\[相对链接\]\(<https:\/\/example\.org\/c\.html>\)/);
  assert.doesNotMatch(markdown, /javascript/);
});

test('plain text: wrapped lines are joined, numbers of the text are kept, every character is there', async () => {
  const { markdown: own, report: told } = await imported('plain.txt', sample('plain.txt'));
  const result = resultOf(own);
  assert.match(own, /title:\n {2}- Joint Statement on the Testing of Imports\n/);
  assert.match(own, /numbering: stated/);
  assert.match(own, /date: 2022-02-04\n {2}place: Strelsau/);
  assert.deepEqual(
    result.draft.blocks.map((block) => `${block.kind} ${blockTexts(block).join('')}`.slice(0, 40)),
    [
      'paragraph The two sides, meeting at Ruritania on',
      'heading I. General',
      'paragraph 1. The sides agree that *text* is tex',
      'paragraph 2. The sides recall paragraph 1 and de',
      'heading II. Particular',
      'paragraph 3. The sides welcome the report.',
      'paragraph # Not a heading',
      'paragraph - not a list',
      'paragraph 5. The sides thank their hosts.',
      'closing Done at Strelsau on 4 February 2022.',
    ].map((line) => line.slice(0, 40)),
  );
  assert.ok(told.some((line) => line.includes('lines broken at about 74 columns')));
  for (const word of sample('plain.txt').toString('utf8').split(/\s+/)) assert.ok(result.text.includes(word), word);
});

test('plain text in Chinese: indentation parts paragraphs, a broken line is no space', async () => {
  const { markdown: own } = await imported('wrapped-zh.txt', sample('wrapped-zh.txt'));
  const result = resultOf(own);
  assert.deepEqual(
    result.draft.blocks.map((block) => `${block.kind} ${blockTexts(block).join('')}`),
    [
      'paragraph 各单位：为测试纯文本的导入，现将有关事项通知如下，请各单位结合实际认真贯彻执行，并将执行中的问题及时报告，以便汇总研究，提出改进的意见与建议，完善工作。',
      'heading 一、总体要求',
      'paragraph 各单位要高度重视，加强领导，明确责任，精心组织，确保各项工作落到实处，取得实效。',
      'heading 二、具体安排',
      'paragraph （一）各单位应于三月底前完成自查，并将自查报告报送主管部门备案，逾期不报者予以通报。',
      'closing 二〇二四年三月五日于北京',
    ],
  );
});

test("encodings: what a page names is decoded strictly; a byte that does not fit is 'K123'", async () => {
  // “中文” and “Текст” in GB 18030 and windows-1251, which Node cannot write.
  const gb = Buffer.concat([
    Buffer.from('<meta charset="gb2312"><p>'),
    Buffer.from('d6d0cec4d6d0cec4', 'hex'),
    Buffer.from('</p><p>ok</p>'),
  ]);
  assert.match((await imported('gb.html', gb)).markdown, /中文中文/);
  const cyrillic = Buffer.concat([
    Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>'),
    Buffer.from('d2e5eaf1f220fbfdfd', 'hex'),
    Buffer.from('</p>'),
  ]);
  assert.match((await imported('ru.html', cyrillic)).markdown, /language: ru[\s\S]*Текст ыээ/);
  const utf16 = Buffer.from('\ufeff<p>中文中文</p>', 'utf16le');
  assert.match((await imported('u.html', utf16)).markdown, /中文中文/);
  const bare = Buffer.concat([Buffer.from('<p>ok '), Buffer.from('d6d0cec4', 'hex'), Buffer.from('</p>')]);
  const { problems: bad } = await tried('bare.html', bare);
  assert.deepEqual(
    bad.map(({ code, message }) => [code, /offset (\d+)/.exec(message)?.[1]]),
    [['K123', '7']],
  );
  assert.match((await imported('bare.html', bare, 'zh-Hans', {}, 'gb18030')).markdown, /中文/);
  assert.deepEqual(
    (await tried('bare.html', bare, 'zh-Hans', {}, 'klingon')).problems.map(({ code }) => code),
    ['K122'],
  );
});

test('pages of windows-1252 and its other names have their quotation marks, not controls', async () => {
  const western = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸéß';
  const bytes = Buffer.from(
    '80 82 83 84 85 86 87 88 89 8a 8b 8c 8e 91 92 93 94 95 96 97 98 99 9a 9b 9c 9e 9f e9 df'.replaceAll(' ', ''),
    'hex',
  );
  for (const name of ['windows-1252', 'ISO-8859-1', 'latin1', 'us-ascii', 'cp1252']) {
    const page = Buffer.concat([
      Buffer.from(`<meta charset="${name}"><p>The text of the sides: `),
      bytes,
      Buffer.from('.</p>'),
    ]);
    const { body, report } = await imported('w.html', page, 'en');
    assert.equal(body.trim(), `The text of the sides: ${western}.`, name);
    assert.ok(!report.some((line) => line.startsWith('K126')), name);
  }
  // Five bytes are controls in the standard, too: they are told.
  const { report } = await imported(
    'w.txt',
    Buffer.concat([Buffer.from('One'), Buffer.from([0x81]), Buffer.from('two.')]),
    'en',
    {},
    'latin1',
  );
  assert.deepEqual(report, [
    'K126 To decide before the text is canonical: the character U+0081, which no official text may hold',
  ]);
});

test('characters that no text may hold are told where they stand; front matter that would run is refused', async () => {
  const { problems, body } = await imported('n.txt', '甲\0乙\u001b[31m丙\u007f\n\n丁\ue000\u001b戊。', 'zh-Hans');
  assert.deepEqual(
    problems
      .filter(({ code }) => code === 'K126')
      .map(({ message, place }) => `${place?.line} ${message.replace(/.*the character (\S+),.*hold/, '$1')}`),
    ['1 U+0000', '1 U+001B (2 times)', '1 U+007F', '3 U+E000'],
  );
  assert.ok(body.includes('丙\u007f'));
  const { found, problems: refused } = await tried(
    'f.md',
    '\r\n---js\r\nmodule.exports = 1\r\n---\r\n文字。',
    'zh-Hans',
  );
  assert.equal(found, undefined);
  assert.deepEqual(
    refused.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`),
    ['2:1 K114'],
  );
  assert.match((await imported('t.txt', '--- Title ---\n\nThe text of the sides.', 'en')).markdown, /--- Title ---/);
});

test("what cannot be imported is 'K122': a page without text; what is too deep or too large is 'K131'", async () => {
  const codes = async (name: string, content: string | Uint8Array) =>
    (await tried(name, content, 'zh-Hans')).problems.map(({ code }) => code).filter((code) => /K122|K131/.test(code));
  assert.deepEqual(await codes('a.html', '<script>1</script>'), ['K122']);
  assert.deepEqual(await codes('a.html', `<p>一</p>${'<div>'.repeat(100_000)}二`), ['K131']);
  assert.deepEqual(await codes('a.txt', new Uint8Array(65 * 1024 * 1024)), ['K131']);
});

test('a document whose language does not show asks for it', async () => {
  const { found, problems: asked } = await tried('a.txt', 'zzz qqq\n\nxxx yyy');
  assert.equal(found, undefined);
  assert.deepEqual(
    asked.map(({ code }) => code),
    ['K902'],
  );
  // A language that the press does not have can never be built: it is refused at once.
  const unknown: [string, string | undefined, string][] = [
    ['資料と発展の問題。', 'ja', 'ja'],
    ['<html lang="it"><p>Le due parti hanno convenuto quanto segue.</p>', undefined, 'it'],
    ['As partes acordaram o seguinte.', 'pt', 'pt'],
    ['שני הצדדים הסכימו כדלקמן.', 'he', 'he'],
    ['دو طرف دربارهٔ آنچه در پی می‌آید توافق کردند که چنین گزارش شود.', 'fa', 'fa'],
  ];
  for (const [text, stated, language] of unknown) {
    const refused = await tried(text.startsWith('<') ? 'a.html' : 'a.txt', text, stated);
    assert.equal(refused.found, undefined);
    const [{ code, message, hint } = { code: '', message: '', hint: '' }] = refused.problems.slice(-1);
    assert.equal(`${code} ${message.includes(`“${language}”`)}`, 'K112 true');
    assert.match(hint ?? '', /scripts\/languages\//);
  }
  assert.equal(
    (await imported('a.html', '<html lang="en"><p>Все люди рождаются свободными и равными, мы это знаем.</p>'))
      .language,
    'ru',
  );
});

test('emphasis stays where a footnote is called', async () => {
  const { body } = await imported(
    'a.html',
    '<p>甲<a href="#fn1" id="r1">1</a>乙<b>丙</b>丁<i>戊</i>。</p><div id="fn1"><p>注。<a href="#r1">↑</a></p></div>',
    'zh-Hans',
  );
  assert.match(body, /^甲\[\^1\]乙\*\*丙\*\*丁\*戊\*。$/m);
});

test('lists: starts, values, reversed counts, letters and nonsense', async () => {
  const lines = async (html: string) =>
    resultOf((await imported('a.html', `<h1>某文</h1><p>文字。</p>${html}`, 'zh-Hans')).markdown).draft.blocks.slice(1);
  const [list] = await lines('<ol start="5"><li>甲</li><li>乙</li></ol>');
  assert.ok(list?.kind === 'list' && list.ordered);
  assert.deepEqual(blockTexts(list), ['5. 甲', '6. 乙']);
  for (const [html, expected] of [
    ['<ol><li>甲</li><li value="7">乙</li></ol>', ['1. 甲', '7. 乙']],
    ['<ol reversed><li>甲</li><li>乙</li></ol>', ['2. 甲', '1. 乙']],
    ['<ol type="I"><li>甲</li><li><ul><li>乙</li></ul></li></ol>', ['I. 甲', 'II.', '乙']],
    ['<ol style="list-style-type: cjk-ideographic"><li>甲</li></ol>', ['一、 甲']],
    ['<ol start="x"><li>甲</li></ol>', ['1. 甲']],
  ] as const)
    assert.deepEqual((await lines(html)).flatMap(blockTexts), expected, html);
});

test('a hundred thousand blanks in a document are read at once, and written as they are', async () => {
  const [n, wide] = [100_000, '\u3000'.repeat(100_000)];
  const texts = async (name: string, content: string) => {
    const { body } = await imported(name, content, 'zh-Hans');
    return (parseManuscript(manuscriptOf(body)).value ?? assert.fail(body.slice(0, 200))).blocks.flatMap(blockTexts);
  };
  assert.deepEqual(await texts('a.html', `<p>甲${wide}乙</p>`), [`甲${wide}乙`]);
  assert.deepEqual(await texts('a.html', `<p>甲<b>丙${wide}</b>乙</p>`), [`甲丙${wide}乙`]);
  assert.deepEqual(await texts('a.txt', `甲${wide}乙${wide}`), [`甲${wide}乙`]);
  assert.deepEqual(await texts('a.html', `<h1>题</h1><h2>甲${'#'.repeat(n)}乙</h2><p>文</p>`), [
    `甲${'#'.repeat(n)}乙`,
    '文',
  ]);
});

test('an accent of its own is joined to its letter where Unicode has both as one character, and told', async () => {
  const found = await imported(
    'a.html',
    '<html lang="en"><h1>Cafe\u0301</h1><p>Re\u0301sume\u0301 of а\u0301 text.</p>',
    'en',
  );
  assert.match(found.body, /^R\u00e9sum\u00e9 of а\u0301 text\.$/m);
  assert.ok(found.markdown.includes('- Caf\u00e9\n'));
  assert.match(found.report.join('\n'), /K125 .*accent written as a character of its own \(3 times\)/);
});
