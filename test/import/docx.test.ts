/**
 * Word documents. In: documents that this test makes, part by part. Proves that what Word shows is in the text or in
 * the report: automatic numbers, tracked changes, notes, tables, text boxes, formulas, pictures, and what is around the
 * text.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blockTexts } from '../../scripts/model/text.ts';
import { imported, tried } from '../support/imported.ts';
import { makeDocx, p, part, r } from '../support/make-docx.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const style = (id: string, name: string, properties = '', base = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name ` +
  `w:val="${name}"/>${base ? `<w:basedOn w:val="${base}"/>` : ''}<w:pPr>${properties}</w:pPr></w:style>`;
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const numbered = (id: number, at = 0) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;

const styles = part(
  'styles',
  [
    style('T', 'Title'),
    style('1', 'heading 1', '<w:outlineLvl w:val="0"/>'),
    style('2', 'heading 2', `<w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="2"/></w:numPr>`),
    style('My', 'My chapter', '', '1'),
    style('TOC1', 'toc 1'),
    style('Normal', 'Normal'),
  ].join(''),
);
const numbering = part(
  'numbering',
  [
    abstract(
      1,
      level(0, 'chineseCountingThousand', '第%1条', '<w:suff w:val="space"/>') +
        level(1, 'chineseCountingThousand', '（%2）') +
        level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
    ),
    abstract(2, level(0, 'chineseCounting', '%1、', '<w:suff w:val="nothing"/>')),
    abstract(3, level(0, 'bullet', '·') + level(1, 'bullet', 'o')),
    abstract(4, level(0, 'decimal', '%1.')),
    num(1, 1),
    num(2, 2),
    num(3, 3),
    num(4, 4),
    num(5, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="20"/></w:lvlOverride>'),
  ].join(''),
);
const parts = { 'word/styles.xml': styles, 'word/numbering.xml': numbering };
const named = (id: string) => `<w:pStyle w:val="${id}"/>`;

async function shown(body: string, more: Record<string, string | Uint8Array> = {}, relations = '') {
  const found = await imported('a.docx', makeDocx(body, { ...parts, ...more }, relations), 'zh-Hans');
  const draft = parseManuscript(manuscriptOf(found.body)).value ?? assert.fail(found.body);
  return {
    ...found,
    draft,
    blocks: draft.blocks.map(
      (block) => `${block.kind}${block.kind === 'heading' ? block.level : ''} ${blockTexts(block).join('|')}`,
    ),
  };
}

test('titles, headings by style, by inheritance and by outline level', async () => {
  const { markdown, blocks } = await shown(
    p(r('某公报'), named('T')) +
      p(r('甲章'), named('1')) +
      p(r('文字。')) +
      p(r('乙章'), named('My')) +
      p(r('文字。')) +
      p(r('丙节'), '<w:outlineLvl w:val="1"/>') +
      p(r('文字。')),
  );
  assert.match(markdown, /title:\n {2}- 某公报\n/);
  assert.deepEqual(blocks, [
    'heading2 甲章',
    'paragraph 文字。',
    'heading2 乙章',
    'paragraph 文字。',
    'heading3 丙节',
    'paragraph 文字。',
  ]);
});

test('automatic numbers are characters as Word prints them: levels, restarts, other starts, headings', async () => {
  const { blocks, report } = await shown(
    p(r('总则'), named('2')) +
      p(r('甲。'), numbered(1)) +
      p(r('乙。'), numbered(1, 1)) +
      p(r('丙。'), numbered(1, 1)) +
      p(r('丁。'), numbered(1, 2)) +
      p(r('戊。'), numbered(1)) +
      p(r('己。'), numbered(1, 1)) +
      p(r('附则'), named('2')) +
      p(r('庚。'), numbered(5)),
  );
  assert.deepEqual(blocks, [
    'heading2 一、总则',
    'paragraph 第一条　甲。',
    'paragraph （一）乙。',
    'paragraph （二）丙。',
    'paragraph 1.2.1 丁。',
    'paragraph 第二条　戊。',
    'paragraph （一）己。',
    'heading2 二、附则',
    'paragraph 第二十条　庚。',
  ]);
  assert.ok(
    report.includes('K125 Carried in another form: an automatic number of the word processor (9 times)'),
    report.join('\n'),
  );
});

test('lists stay lists; numbers through the text are the numbers of its paragraphs', async () => {
  const filler = p(r('文字。')).repeat(4);
  const list = await shown(
    `${filler}${p(r('甲'), numbered(3))}${p(r('乙'), numbered(3, 1))}${filler}${p(r('一项'), numbered(4))}${p(r('二项'), numbered(4))}`,
  );
  assert.deepEqual(
    list.blocks.filter((block) => !block.startsWith('paragraph')),
    ['list 甲|乙', 'list 1. 一项|2. 二项'],
  );
  assert.match(list.body, /1\. 一项\n2\. 二项/);
  const text = await shown(
    p(r('甲。'), numbered(4)) + p(r('乙。'), numbered(4)) + p(r('插入。')) + p(r('丙。'), numbered(4)),
  );
  assert.deepEqual(text.blocks, ['paragraph 1. 甲。', 'paragraph 2. 乙。', 'paragraph 插入。', 'paragraph 3. 丙。']);
  assert.match(text.markdown, /numbering: stated/);
});

test("tracked changes: insertions are carried, deletions told, and a person must decide ('K126')", async () => {
  const { blocks, report } = await shown(
    p(
      `${r('保留')}<w:ins w:id="1" w:author="x">${r('插入')}</w:ins><w:del w:id="2" ` +
        'w:author="x"><w:r><w:delText>删除</w:delText></w:r></w:del><w:moveFrom ' +
        `w:id="3">${r('移走')}</w:moveFrom><w:moveTo w:id="4">${r('移来')}</w:moveTo>。`,
    ),
  );
  assert.deepEqual(blocks, ['paragraph 保留插入移来']);
  for (const line of [
    'K126 To decide before the text is canonical: tracked changes (2 insertions carried, 2 deletions left out)',
    'K124 Not carried: the text “删除”',
    'K124 Not carried: the text “移走”',
  ])
    assert.ok(report.includes(line), line);
});

test('footnotes and endnotes are notes, in the order of their calls', async () => {
  const note = (kind: string, id: number, text: string) =>
    `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${r(text)}`)}</w:${kind}>`;
  const { draft, body } = await shown(
    p(
      `${r('甲')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('乙')}<w:r><w:endnoteReference w:id="2"/></w:r>${r('。')}`,
    ),
    {
      'word/footnotes.xml': part('footnotes', note('footnote', 2, '脚注*一*。')),
      'word/endnotes.xml': part('endnotes', note('endnote', 2, '尾注。')),
    },
  );
  assert.match(body, /甲\[\^1\]乙\[\^2\]。/);
  assert.deepEqual(
    draft.notes.map((own) => own.blocks.flatMap(blockTexts).join('')),
    ['脚注*一*。', '尾注。'],
  );
});

test('a note whose call is deleted or hidden is left and told', async () => {
  const notes = { 'word/footnotes.xml': part('footnotes', `<w:footnote w:id="2">${p(r('注文。'))}</w:footnote>`) };
  const call = (properties = '') => `<w:r>${properties}<w:footnoteReference w:id="2"/></w:r>`;
  for (const gone of [`<w:del w:id="9">${call()}</w:del>`, call('<w:rPr><w:vanish/></w:rPr>')]) {
    const { blocks, draft, report } = await shown(p(r('甲。') + gone) + p(r('乙。')), notes);
    assert.deepEqual(blocks, ['paragraph 甲。', 'paragraph 乙。']);
    assert.deepEqual(draft.notes, []);
    assert.ok(report.includes('K124 Not carried: a footnote “注文。”'), report.join('\n'));
  }
});

test('what a run looked like before a tracked change hides nothing and shows nothing', async () => {
  const before = (properties: string) =>
    `<w:rPrChange w:id="1" w:author="x"><w:rPr>${properties}</w:rPr></w:rPrChange>`;
  const { blocks, report } = await shown(
    p(r('甲。') + r('乙。', before('<w:vanish/>')) + r('丙。', `<w:vanish/>${before('<w:vanish w:val="0"/>')}`)) +
      p(r('丁。')),
  );
  assert.deepEqual(blocks, ['paragraph 甲。乙。', 'paragraph 丁。']);
  assert.deepEqual(report, ['K124 Not carried: the hidden text “丙。”']);
});

test('a comment of the XML may hold anything; one without an end is refused', async () => {
  const { blocks } = await shown(`${p(r('甲。'))}<!-- <w:p> a > b -->${p(r('乙。'))}`);
  assert.deepEqual(blocks, ['paragraph 甲。', 'paragraph 乙。']);
  const { found, problems } = await tried('a.docx', makeDocx(`${p(r('甲。'))}<!-- a > b`), 'zh-Hans');
  assert.equal(found, undefined);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['K122'],
  );
});

test('tables with joined cells, emphasis, superscripts, subscripts, breaks and links', async () => {
  const cell = (text: string, properties = '') =>
    `<w:tc>${properties ? `<w:tcPr>${properties}</w:tcPr>` : ''}${p(r(text))}</w:tc>`;
  const { blocks, body } = await shown(
    p(
      `${r('粗', '<w:b/>')}${r('斜', '<w:i/>')}${r('2', '<w:vertAlign w:val="superscript"/>')}${r('3', '<w:vertAlign w:val="subscript"/>')}<w:r><w:br/></w:r><w:hyperlink ` +
        `r:id="l1">${r('链接')}</w:hyperlink>`,
    ) +
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('甲')}${cell('乙')}</w:tr><w:tr>${cell('丙', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`,
    {},
    '<Relationship Id="l1" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" ' +
      'Target="https://example.org/" TargetMode="External"/>',
  );
  assert.deepEqual(blocks, ['paragraph 粗斜23\n链接', 'table 甲|乙|丙']);
  assert.match(body, /\*\*粗\*\*\*斜\*\[2\]\{sup\}\[3\]\{sub\}\\\n\[链接\]\(<https:\/\/example\.org\/>\)/);
  assert.match(body, /\n\| 丙 \|\|\n/);
});

test('text boxes, formulas, simple fields, readings and hidden text: carried or told', async () => {
  const box =
    '<w:r><mc:AlternateContent><mc:Choice ' +
    `Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${p(r('框内文字。'))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>`;
  const { blocks, report } = await shown(
    p(
      `${r('甲')}${box}<w:fldSimple ` +
        `w:instr="TITLE">${r('域')}</w:fldSimple><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath><w:r><w:ruby><w:rt>${r('hàn')}</w:rt><w:rubyBase>${r('漢')}</w:rubyBase></w:ruby></w:r>${r('隐藏', '<w:vanish/>')}`,
    ),
  );
  assert.deepEqual(blocks, ['paragraph 甲域E=mc漢', 'paragraph 框内文字。']);
  for (const line of [
    'K125 Carried in another form: the text box “框内文字。”',
    'K125 Carried in another form: the formula “E=mc”',
    'K124 Not carried: the reading “hàn”',
    'K124 Not carried: the hidden text “隐藏”',
  ])
    assert.ok(report.includes(line), `${line}\n${report.join('\n')}`);
});

test('headers, comments, contents, properties and pictures elsewhere are told', async () => {
  const core =
    '<cp:coreProperties ' +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>某公报</dc:title><dc:creator>某人</dc:creator><dc:description>简介。</dc:description></cp:coreProperties>';
  const picture = (id: string) =>
    '<w:r><w:drawing><wp:inline><wp:docPr ' +
    'descr="图说"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip ' +
    `${id}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const image = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
  const { markdown, report, pictures, blocks } = await shown(
    p(r('目录项 1'), named('TOC1')) + p(r('正文。')) + p(picture('r:embed="i1"')) + p(picture('r:link="i2"')),
    {
      'word/header1.xml': part('hdr', p(r('页眉文字'))),
      'word/comments.xml': part('comments', `<w:comment w:id="1">${p(r('批注文字'))}</w:comment>`),
      'docProps/core.xml': core,
      'word/media/a.png': Buffer.from('89504e470d0a1a0a', 'hex'),
    },
    `<Relationship Id="i1" Type="${image}" Target="media/a.png"/><Relationship Id="i2" ` +
      `Type="${image}" Target="file:///etc/passwd" TargetMode="External"/>`,
  );
  assert.deepEqual(blocks, ['paragraph 正文。', 'figure ']);
  assert.equal(pictures.size, 1);
  assert.match(markdown, /!\[图说\]\(picture-[0-9a-f]{12}\.png\)/);
  assert.match(markdown, /title:\n {2}- 某公报[\s\S]*description: 简介。/);
  for (const part of [
    'a page header: “页眉文字”',
    'comments: “批注文字”',
    'a table of contents: “目录项 1”',
    'property “creator”: “某人”',
    'a picture that is not in the document',
  ])
    assert.ok(
      report.some((line) => line.startsWith('K124') && line.includes(part)),
      `${part}\n${report.join('\n')}`,
    );
});

test('every character of a document is in the text or in the report', async () => {
  const texts = Array.from({ length: 40 }, (_, i) => `第${i}段*_[1]&amp;amp; ${'甲乙丙丁'[i % 4]}。`);
  const { draft } = await shown(
    texts
      .map((text) =>
        p(
          text
            .split(' ')
            .map((piece) => r(`${piece} `, '<w:b/>'))
            .join(''),
        ),
      )
      .join(''),
  );
  assert.deepEqual(
    draft.blocks.map((block) => blockTexts(block).join('')),
    texts.map((text) => text.replace('&amp;', '&')),
  );
});

test('what is no DOCX, unpacks to too much, declares entities or is protected is refused', async () => {
  const refused = async (bytes: Uint8Array) =>
    (await tried('a.docx', bytes, 'zh-Hans')).problems
      .filter(({ code }) => /K122|K131/.test(code))
      .map(({ message }) => message);
  assert.match((await refused(Buffer.from('no archive')))[0] ?? '', /it is no DOCX/);
  assert.match((await refused(Buffer.from('d0cf11e0a1b11ae10000', 'hex')))[0] ?? '', /password/);
  assert.match((await refused(zipSync({ 'a.txt': strToU8('a') })))[0] ?? '', /no word\/document\.xml/);
  const bomb = makeDocx(p(r('一')), { 'word/bomb.xml': new Uint8Array(65 * 1024 * 1024) });
  assert.ok(bomb.length < 200_000);
  assert.match((await refused(bomb))[0] ?? '', /bytes in one part when it is unpacked, and at most 67108864/);
  // A size that lies: the central directory says little, the data is much.
  const lie = Buffer.from(bomb);
  for (let at = lie.indexOf('504b0102', 0, 'hex'); at >= 0; at = lie.indexOf('504b0102', at + 4, 'hex'))
    lie.writeUInt32LE(10, at + 24);
  assert.match((await refused(lie))[0] ?? '', /xml/);
  // All its files together are too much, each as its entry says.
  const sum = Buffer.from(makeDocx(p(r('一')), { 'word/a.bin': 'a', 'word/b.bin': 'b' }));
  for (const name of ['word/a.bin', 'word/b.bin'])
    sum.writeUInt32LE(200 * 1024 * 1024, sum.lastIndexOf(name) - 46 + 24);
  assert.match((await refused(sum))[0] ?? '', /bytes when it is unpacked, and at most 268435456/);
  const entities = makeDocx(p(r('一')), {
    'word/document.xml':
      '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a ' +
      `"aaaa">]>${part('document', '<w:body/>').replace(/^<\?xml.*\n/, '')}`,
  });
  assert.match((await refused(entities))[0] ?? '', /document type/);
});

/** A field as Word writes it: instruction and result in runs between its signs. */
const fieldOf = (instruction: string, result?: string, data = '') =>
  `<w:r><w:fldChar w:fldCharType="begin">${data}</w:fldChar></w:r>${instruction}${result === undefined ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;

test('comments are told, and are not in the text', async () => {
  const comment = (id: number, text: string) =>
    `<w:comment w:id="${id}" w:author="某">${p(`<w:r><w:annotationRef/></w:r>${r(text)}`)}</w:comment>`;
  const marked = (id: number, text: string) =>
    `<w:commentRangeStart w:id="${id}"/>${r(text)}<w:commentRangeEnd ` +
    `w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  const { blocks, report, draft } = await shown(
    p(`${r('费用')}${marked(1, '十元')}${marked(2, '整')}${r('。')}`) + p(marked(1, '又。')),
    {
      'word/comments.xml': part('comments', comment(1, '是否属实？') + comment(2, '再议')),
    },
  );
  assert.deepEqual(blocks, ['paragraph 费用十元整。', 'paragraph 又。']);
  assert.deepEqual(draft.notes, []);
  assert.deepEqual(report, ['K124 Not carried: comments: “是否属实？再议”']);
});

test('what fields show and do not store as text is text, and is told; their instructions are not', async () => {
  const list = (chosen: string) =>
    `<w:ffData><w:ddList>${chosen}<w:listEntry w:val="赞成"/><w:listEntry w:val="反对"/></w:ddList></w:ffData>`;
  const cases: [xml: string, text: string, told?: string][] = [
    [
      fieldOf(code(' EQ \\F(1,2) ')),
      '1/2',
      'K126 To decide before the text is canonical: the formula EQ \\F(1,2), written as “1/2”',
    ],
    [
      r('3') + fieldOf(code('EQ \\f(3;4)'), ''),
      '33/4'.replace('33', '3 3'),
      'K126 To decide before the text is canonical: the formula EQ \\f(3;4), written as “3/4”',
    ],
    [
      fieldOf(`${code('eq \\o\\ac(○,')}${r('12')}${code(')')}`),
      '⑫',
      'K126 To decide before the text is canonical: the formula eq \\o\\ac(○,12), written as “⑫”',
    ],
    [
      fieldOf(code('eq \\o(○,密)')),
      '○密',
      'K126 To decide before the text is canonical: the formula eq \\o(○,密), written as “○密”',
    ],
    [
      fieldOf(code('EQ \\f(a\\,b,(c,d))')),
      'a,b/(c,d)',
      'K126 To decide before the text is canonical: the formula EQ \\f(a\\,b,(c,d)), written as “a,b/(c,d)”',
    ],
    [
      fieldOf(`${code('EQ \\f(')}${fieldOf(code('EQ \\f(1,2)'))}${code(',3)')}`),
      '1/2/3',
      'K126 To decide before the text is canonical: the formula EQ \\f(1/2,3), written as “1/2/3”',
    ],
    [
      '<w:fldSimple w:instr=" EQ \\r(3,x) "/>',
      '3√x',
      'K126 To decide before the text is canonical: the formula EQ \\r(3,x), written as “3√x”',
    ],
    [
      fieldOf(code('FORMDROPDOWN'), undefined, list('<w:result w:val="1"/>')),
      '反对',
      'K125 Carried in another form: the choice “反对”, and not “赞成”',
    ],
    [
      fieldOf(code('FORMDROPDOWN'), undefined, list('')),
      '赞成',
      'K125 Carried in another form: the choice “赞成”, and not “反对”',
    ],
    [fieldOf(code('FORMTEXT'), r('填写的')), '填写的', 'K125 Carried in another form: the form field “填写的”'],
    [
      fieldOf(code('FORMTEXT'), undefined, '<w:ffData><w:textInput><w:default w:val="预填"/></w:textInput></w:ffData>'),
      '预填',
      'K125 Carried in another form: the form field “预填”',
    ],
    [
      fieldOf(code('FORMCHECKBOX'), undefined, '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'),
      '',
      'K124 Not carried: a check box, ticked',
    ],
    [fieldOf(code('REF _a \\h'), r('第三条')), '第三条'],
    [fieldOf(code('XE "词条"')), '', 'K124 Not carried: the field XE "词条"'],
    [fieldOf(code('LISTNUM')), '', 'K126 To decide before the text is canonical: the field LISTNUM, which has no text'],
    [
      fieldOf(`${code('IF ')}${fieldOf(code('X'), r('内'))}${code('=1')}`, r('外')),
      '外',
      'K124 Not carried: the text “内” of a field’s instruction',
    ],
  ];
  for (const [xml, text, told] of cases) {
    const { blocks, report } = await shown(p(`${r('甲')}${xml}${r('乙。')}`));
    assert.deepEqual([blocks, report], [[`paragraph 甲${text}乙。`], told === undefined ? [] : [told]], xml);
  }
});

test('looks that Markdown has no sign for, white text, unbreaking hyphens, marks of notes are told', async () => {
  const { blocks, report } = await shown(
    p(
      `${r('重点', '<w:em w:val="dot"/>')}${r('白', '<w:color w:val="ffffff"/>')}${r('升', '<w:position w:val="12"/>')}${r('亮', '<w:highlight w:val="yellow"/>')}${r('无', '<w:em w:val="none"/><w:position w:val="0"/><w:color w:val="auto"/>')}${r('COVID')}<w:r><w:noBreakHyphen/></w:r>${r('19。')}<w:r><w:footnoteReference ` +
        'w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>',
    ),
    { 'word/footnotes.xml': part('footnotes', `<w:footnote w:id="2">${p(r('注。'))}</w:footnote>`) },
  );
  assert.deepEqual(blocks, ['paragraph 重点白升亮无COVID\u201119。*']);
  assert.deepEqual(report.map((line) => line.replace(/^(K\d+) [^:]+: /, '$1 ')).sort(), [
    'K125 a hyphen that never ends a line',
    'K125 highlighted text',
    'K125 marks of emphasis above or below characters (着重号)',
    'K125 raised or lowered characters',
    'K126 a note with a mark of its own',
    'K126 the text “白”, which is white',
  ]);
});

/** A document put together by chance. No character is there twice: what is shown, in order, and what is not. */
function documentByChance(seed: number): {
  body: string;
  comments: string;
  notes: string;
  shown: string;
  noted: string;
  unseen: string;
} {
  let [state, at] = [seed, 0x4e00];
  const next = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % n;
  };
  const word = () => Array.from({ length: 1 + next(4) }, () => String.fromCodePoint(at++)).join('');
  const made = { comments: '', notes: '', shown: '', noted: '', unseen: '' };
  const seen = (write: (text: string) => string) => {
    const text = word();
    made.shown += text;
    return write(text);
  };
  const unseen = (write: (text: string) => string) => {
    const text = word();
    made.unseen += text;
    return write(text);
  };
  let id = 1;
  const kinds: (() => string)[] = [
    () => seen((text) => r(text)),
    () =>
      seen((text) =>
        r(
          text,
          ['<w:b/>', '<w:i/>', '<w:em w:val="dot"/>', '<w:color w:val="FFFFFF"/>', '<w:vertAlign w:val="subscript"/>'][
            next(5)
          ],
        ),
      ),
    () => seen((text) => `<w:ins w:id="9">${r(text)}</w:ins>`),
    () => seen((text) => fieldOf(code('REF _x'), r(text))),
    () => seen((text) => `<w:fldSimple w:instr="TITLE">${r(text)}</w:fldSimple>`),
    () => seen((text) => fieldOf(`${code('EQ \\o(')}${r(text)}${code(')')}`)),
    () => seen((text) => `<w:sdt><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`),
    () => seen((text) => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`),
    () =>
      seen((text) =>
        fieldOf(
          code('FORMDROPDOWN'),
          undefined,
          '<w:ffData><w:ddList><w:listEntry ' +
            `w:val="${text}"/>${unseen((own) => `<w:listEntry w:val="${own}"/>`)}</w:ddList></w:ffData>`,
        ),
      ),
    () => unseen((text) => `<w:del w:id="9"><w:r><w:delText>${text}</w:delText></w:r></w:del>`),
    () => unseen((text) => r(text, '<w:vanish/>')),
    () =>
      unseen((text) =>
        fieldOf(
          `${code('QUOTE ')}${r(text)}`,
          seen((own) => r(own)),
        ),
      ),
    () =>
      unseen((text) => {
        made.comments += `<w:comment w:id="${++id}">${p(r(text))}</w:comment>`;
        return (
          `<w:commentRangeStart w:id="${id}"/>${seen((own) => r(own))}<w:commentRangeEnd ` +
          `w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
        );
      }),
    () => {
      const text = word();
      made.noted += text;
      made.notes += `<w:footnote w:id="${++id}">${p(r(text))}</w:footnote>`;
      return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    },
  ];
  const paragraph = () =>
    p(r('文') + Array.from({ length: 1 + next(6) }, () => kinds[next(kinds.length)]?.()).join('') + r('。'));
  const cell = () => `<w:tc>${paragraph()}</w:tc>`;
  const body = Array.from({ length: 5 }, () =>
    next(4) === 0 ? `<w:tbl><w:tr>${cell()}${cell()}</w:tr><w:tr>${cell()}${cell()}</w:tr></w:tbl>` : paragraph(),
  ).join('');
  return { body, ...made };
}

test('every character of texts and fields is in the Markdown once and in its order, or in the report', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { body, comments, notes, shown: seen, noted, unseen } = documentByChance(seed);
    const { draft, report } = await shown(body, {
      'word/comments.xml': part('comments', comments),
      'word/footnotes.xml': part('footnotes', notes),
    });
    const bare = (texts: readonly string[]) => texts.join('').replace(/[文。\s]/g, '');
    assert.equal(bare(draft.blocks.flatMap(blockTexts)), seen, `seed ${seed}`);
    assert.equal(bare(draft.notes.flatMap((note) => note.blocks.flatMap(blockTexts))), noted, `seed ${seed}`);
    const told = report.join('');
    assert.deepEqual(
      [...unseen].filter((character) => !told.includes(character)),
      [],
      `seed ${seed}`,
    );
    assert.ok(
      !report.some((line) => /characters (of the document are missing|that the document does not show)/.test(line)),
      report.join('\n'),
    );
  }
});
