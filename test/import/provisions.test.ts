/**
 * Imports whose class has provisions: treaties, acts, statutes, as texts, pages, Markdown and Word documents, in
 * Chinese, English and Russian. In: short documents in the form of real ones. Proves the Markdown, and the address that
 * the class gives every provision of it. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { provisionsBelow } from '../../scripts/model/provisions.ts';
import { numberProvisions } from '../../scripts/numbering/number-provisions.ts';
import { imported } from '../support/imported.ts';
import { makeDocx, p, part, r } from '../support/make-docx.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const text = (...lines: string[]): string => lines.join('\n\n');

/** The blocks of the body, and the addresses of its provisions. */
async function provisions(name: string, content: string | Uint8Array, language?: string) {
  const { markdown, body, report } = await imported(name, content, language);
  const manuscript = manuscriptOf(body);
  const [, tag = 'en'] = /^language: (.*)$/m.exec(markdown) ?? [];
  manuscript.metadata = { ...manuscript.metadata, language: tag, class: /^class: (.*)$/m.exec(markdown)?.[1] ?? '' };
  const draft = parseManuscript(manuscript).value ?? assert.fail(body);
  const { value, problems } = numberProvisions(draft);
  const all = (value?.provisions ?? []).flatMap((one) => [one, ...provisionsBelow(one)]);
  const blocks = body.trim().split('\n\n');
  return { blocks, addresses: all.map(({ address }) => address), problems, report, markdown };
}

test('a treaty: labels on lines of their own are joined to their titles, and signatures close it', async () => {
  const { blocks, addresses, problems } = await provisions(
    'a.txt',
    text(
      'Convention on Shared Lakes',
      'The States Parties to the present Convention,',
      'Have agreed as follows:',
      'PART I',
      'INTRODUCTION',
      'Article 1',
      'Use of terms',
      'For the purposes of the present Convention:',
      '(a) “lake” means a body of water;',
      '(b) “Party” means a State.',
      'Article 2',
      'It applies to lakes.',
      'PART II',
      'FINAL CLAUSES',
      'Article 3',
      'Entry into force',
      '1. It enters into force at once.',
      '2. It is open for signature.',
      'IN WITNESS WHEREOF the undersigned have signed the present Convention.',
      'DONE at Lakeside, this third day of May, two thousand and forty-four, in a single copy.',
      'For the Republic of Aland:',
      'A. Smith',
      'For the Kingdom of Boria:',
      'B. Jones',
      'ANNEX',
      'List of lakes',
      'The Great Lake is one.',
    ),
  );
  assert.deepEqual(
    blocks.filter((block) => /^[#:]/.test(block)),
    [
      '## PART I INTRODUCTION',
      '### Article 1 Use of terms',
      '### Article 2',
      '## PART II FINAL CLAUSES',
      '### Article 3 Entry into force',
      '::: testimonium\nIN WITNESS WHEREOF the undersigned have signed the present Convention.',
      '::: signatures\nFor the Republic of Aland:\\\nA. Smith',
      '## ANNEX List of lakes',
    ],
  );
  for (const address of ['part1', 'art1-1-a', 'art2-1', 'part2', 'art3-2', 'annex1'])
    assert.ok(addresses.includes(address), address);
  assert.deepEqual(problems, []);
});

test('a treaty whose signatures were left out, and a protocol without a number behind its schedule', async () => {
  const treaty = (...end: string[]) =>
    text('Treaty on Shared Lakes', 'The Parties have agreed as follows:', 'Article 1', 'It applies to lakes.', ...end);
  const { blocks, addresses, problems } = await provisions(
    'a.txt',
    treaty(
      'Article 2',
      'It enters into force at once.',
      'IN WITNESS WHEREOF the undersigned have signed the present Treaty.',
      'DONE at Lakeside, this third day of May, two thousand and forty-four.',
      'SCHEDULE',
      'Article 1',
      'There are no tolls.',
      'FINAL PROTOCOL',
      'The Parties have agreed on the following:',
      'Article 1',
      'The islands are free.',
    ),
  );
  assert.ok(blocks.some((block) => block.startsWith('::: testimonium\nIN WITNESS')));
  assert.ok(!addresses.includes('art2-2'), addresses.join());
  for (const address of ['sched1-art1', 'annex1-art1']) assert.ok(addresses.includes(address), addresses.join());
  assert.deepEqual(problems, []);
});

test('a treaty in Russian, and one in Chinese as a page whose titles stand in the middle of their lines', async () => {
  const russian = await provisions(
    'a.txt',
    text(
      'Конвенция об озёрах',
      'Договаривающиеся Стороны согласились о нижеследующем:',
      'Статья 1',
      'Употребление терминов',
      '1. «Озеро» означает водоём.',
      'a) «Сторона» означает государство;',
      'Статья 2',
      'Конвенция вступает в силу немедленно.',
    ),
  );
  assert.deepEqual(
    russian.blocks.filter((block) => block.startsWith('#')),
    ['## Статья 1 Употребление терминов', '## Статья 2'],
  );
  assert.ok(russian.addresses.includes('art1-1-a'), russian.addresses.join());
  const centred = (line: string) => `<p align="center"><b>${line}</b></p>`;
  const chinese = await provisions(
    'a.html',
    `<h1>湖泊公约</h1><p>缔约各国议定条款如下：</p>${centred('第一部分<br>导言')}${centred('第一条')}${centred('用语')}` +
      `<p>一、“湖泊”指水域。</p><p>二、“缔约方”指国家。</p>${centred('第二条')}<p>本公约即日生效。</p>`,
  );
  assert.deepEqual(
    chinese.blocks.filter((block) => block.startsWith('#')),
    ['## 第一部分　导言', '### 第一条　用语', '### 第二条'],
  );
  for (const address of ['part1', 'art1-2', 'art2-1']) assert.ok(chinese.addresses.includes(address), address);
});

test('Markdown from elsewhere: headings without a blank, numbers as labels, titles as headings', async () => {
  const { blocks, addresses } = await provisions(
    'a.md',
    '##Convention on Lakes\n\nThe States Parties to the present Convention have agreed as ' +
      'follows:\n\n### PART  I  \n\n####Introduction\n\n' +
      '### Article  1  \n\n####Scope\n\n1.  It applies to lakes: \n\n(a) great ones;     \n(b) small ' +
      'ones, *inter alia*.     \n2.  It applies at once.\n\n' +
      '### Article  2  \n\nIt is open to all the States of the world.\n',
  );
  assert.deepEqual(blocks, [
    'The States Parties to the present Convention have agreed as follows:',
    '## PART I Introduction',
    '### Article 1 Scope',
    '1\\. It applies to lakes:',
    '(a) great ones;',
    '(b) small ones, *inter alia*.',
    '2\\. It applies at once.',
    '### Article 2',
    'It is open to all the States of the world.',
  ]);
  for (const address of ['part1', 'art1-1-b', 'art1-2', 'art2-1']) assert.ok(addresses.includes(address), address);
});

const row = (label: string, content: string, before = '') =>
  `<table width="100%" border="0"><col width="4%"><col width="96%"><tbody><tr>${before}<td ` +
  `valign="top"><p>${label}</p></td><td>${content}</td></tr></tbody></table>`;

test('an act of the European Union: recitals and points are no tables, those of its annexes are', async () => {
  const { blocks, addresses, report } = await provisions(
    'a.html',
    '<html lang="en"><head><title>L_2099001EN.01000101.xml</title></head><body><table><tr><td><p ' +
      'class="oj-hd-date">3.6.2099</p></td><td><p class="oj-hd-lg">EN</p></td><td><p ' +
      'class="oj-hd-ti">Official Journal</p></td></tr></table>' +
      '<p>REGULATION (EU) 2099/1 OF THE COUNCIL</p><p>of 1 June 2099</p><p>on ' +
      `lakes</p><p>Whereas:</p>${row('(1)', '<p>Lakes are wet<a id="r1" href="#n1">(<span>1</span>)</a>.</p>')}${row('(2)', '<p>They are shared.</p>')}` +
      '<p>HAS ADOPTED THIS REGULATION:</p><p>CHAPTER I</p><p>General provisions</p><p>Article ' +
      '1</p><p>Subject matter</p><p>1.&nbsp;&nbsp;&nbsp;This Regulation applies to:</p>' +
      `${row('(a)', `<p>lakes:</p>${row('(i)', '<p>great ones;</p>')}${row('(ii)', '<p>small ones;</p>')}`)}${row('(b)', '<p>rivers.</p>', '<td></td>')}` +
      '<p>Article 2</p><p>Entry into force</p><p>It enters into force at once.</p><p>Done at Brussels, ' +
      '1 June 2099.</p><p>For the Council</p><p>The President</p><p>A. NAME</p>' +
      '<p>ANNEX I</p><p>List of lakes</p><table border="1"><tr><td>1.</td><td>Great ' +
      'Lake</td></tr><tr><td>2.</td><td>Small Lake</td></tr></table><p id="n1"><a href="#r1">(1)</a> OJ ' +
      'L 1, p. 1.</p></body></html>',
  );
  assert.deepEqual(blocks.slice(0, 12), [
    'Whereas:',
    '(1) Lakes are wet[^1].',
    '(2) They are shared.',
    'HAS ADOPTED THIS REGULATION:',
    '## CHAPTER I General provisions',
    '### Article 1 Subject matter',
    '1\\.&#xA0;&#xA0;&#xA0;This Regulation applies to:'.replace(/&#xA0;/g, '\u00a0'),
    '(a) lakes:',
    '(i) great ones;',
    '(ii) small ones;',
    '(b) rivers.',
    '### Article 2 Entry into force',
  ]);
  assert.deepEqual(blocks.filter((block) => /^[|:#]/.test(block)).slice(3), [
    '::: testimonium\nDone at Brussels, 1 June 2099.\n:::',
    '::: signatures\nFor the Council\\\nThe President\\\nA. NAME\n:::',
    '## ANNEX I List of lakes',
    '| 1\\. | Great Lake |\n|---|---|\n| 2\\. | Small Lake |',
  ]);
  for (const address of ['rec2', 'chap1', 'art1-1-a-ii', 'art1-1-b', 'art2-1', 'annex1'])
    assert.ok(addresses.includes(address), `${address} ${addresses.join()}`);
  assert.ok(
    report.some((line) => line.includes('Official Journal')),
    report.join('\n'),
  );
});

test('the page of a Chinese statute: its contents are left and told, 题注, 章 and 节 with blanks', async () => {
  const centred = (line: string) => `<p style="text-align:center"><strong>${line}</strong></p>`;
  const { blocks, addresses, report } = await provisions(
    'a.html',
    `<html lang="zh-CN"><body>${centred('样张湖泊法')}<p align="center">（2020年1月1日样张会议第一次会议通过）</p>${centred('目　　录')}` +
      '<p>　　第一章　总　　则</p><p>　　第二章　保　　护</p><p>　　　　第一节　规　　划</p>' +
      `${centred('第一章　总　　则')}<p>　　第一条　为了保护湖泊，制定本法。</p><p>　　第二条　湖泊分为：</p><p>　　（一）大湖；</p><p>　　1.甲湖；</p><p>　　（二）小湖。</p><p>　　前款所称大湖由国家认定。</p>` +
      `${centred('第二章　保　　护')}${centred('第一节　规　　划')}<p>　　第三条之一　国家编制规划。</p></body></html>`,
  );
  assert.deepEqual(blocks, [
    '（2020年1月1日样张会议第一次会议通过）',
    '## 第一章　总　　则',
    '第一条　为了保护湖泊，制定本法。',
    '第二条　湖泊分为：',
    '（一）大湖；',
    '1.甲湖；',
    '（二）小湖。',
    '前款所称大湖由国家认定。',
    '## 第二章　保　　护',
    '### 第一节　规　　划',
    '第三条之一　国家编制规划。',
  ]);
  for (const address of ['chap1', 'art1', 'art2-1-1-1', 'art2-1-2', 'art2-2', 'art3bis1'])
    assert.ok(addresses.includes(address), `${address} ${addresses.join()}`);
  assert.ok(report.some((line) => /K124.*the contents that the document prints/.test(line)));
});

test('a statute in Word whose numbers the word processor counts: they are labels, on two levels', async () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt ' +
    'w:val="decimal"/><w:lvlText w:val="Статья %1."/></w:lvl>' +
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText ' +
    'w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
  const counted = (level: number, line: string) =>
    p(r(line), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
  const { blocks, addresses } = await provisions(
    'a.docx',
    makeDocx(
      p(r('Закон об озёрах')) +
        counted(0, 'Предмет регулирования') +
        p(r('Настоящий Закон регулирует отношения:')) +
        counted(1, 'по охране озёр;') +
        counted(1, 'по охране рек.') +
        counted(0, 'Вступление в силу') +
        p(r('Настоящий Закон вступает в силу немедленно.')),
      { 'word/numbering.xml': part('numbering', numbering) },
    ),
  );
  assert.deepEqual(
    blocks.filter((block) => block.startsWith('#')),
    ['## Статья 1. Предмет регулирования', '## Статья 2. Вступление в силу'],
  );
  for (const address of ['art1-1-1', 'art1-1-2', 'art2-1']) assert.ok(addresses.includes(address), addresses.join());
});

test('a Russian act: its head is the title, who promulgated it closes the text', async () => {
  const { blocks, addresses, markdown } = await provisions(
    'a.txt',
    text(
      'РЕСПУБЛИКА АЛАНДИЯ',
      'ЗАКОН',
      'О государственном реестре озёр',
      'Принят Собранием 12 февраля 2031 года',
      'Глава 1. Общие положения',
      'Статья 1. Предмет регулирования',
      '1. Настоящий Закон регулирует ведение реестра озёр.',
      '2. Он не распространяется на пруды.',
      'Статья 2. Вступление в силу',
      'Настоящий Закон вступает в силу после дня его опубликования.',
      'Глава Республики',
      'А. Петров',
      'г. Озёрск',
      '15 февраля 2031 года',
      '№ 12-З',
    ),
  );
  assert.match(markdown, /title:\n {2}- РЕСПУБЛИКА АЛАНДИЯ\n {2}- ЗАКОН\n {2}- О государственном реестре озёр\n/);
  assert.match(markdown, /^kind: Закон$/m);
  assert.deepEqual(addresses.slice(-4), ['art1-1', 'art1-2', 'art2', 'art2-1']);
  const closing = ['::: closing\nГлава Республики', 'А. Петров', 'г. Озёрск', '15 февраля 2031 года', '№ 12-З\n:::'];
  assert.deepEqual(blocks.slice(-5), closing);
});

test('a short line behind the last article is no promulgation without a day', async () => {
  const { blocks } = await provisions(
    'a.txt',
    text('样张湖泊法', '第一条　甲。', '第二条　乙：', '（一）丙；', '（二）丁。', '样张市', '湖泊处'),
  );
  assert.equal(blocks.at(-1), '湖泊处');
});

test('附则 stands beside the books of a code, an annex without a text is a heading', async () => {
  const { blocks } = await provisions(
    'a.txt',
    text(
      '样张湖泊法',
      '第一编　总则',
      '第一章　一般规定',
      '第一条　为了保护湖泊，制定本法。',
      '第二编　登记',
      '第二条　登记依照附表的规定。',
      '附则',
      '第三条　本法自公布之日起施行。',
      '附件1',
      '湖泊登记表',
      '附件2',
      '填表说明',
    ),
  );
  assert.deepEqual(
    blocks.filter((block) => block.startsWith('#')),
    [
      '## 第一编　总则',
      '### 第一章　一般规定',
      '## 第二编　登记',
      '## 附则',
      '## 附件1　湖泊登记表',
      '## 附件2　填表说明',
    ],
  );
});

test('an act of the Union that its page names in short, with the faces of the Official Journal', async () => {
  const { blocks, markdown, report } = await provisions(
    'a.html',
    `<html lang="en"><title>Regulation (EU) 2031/77 - EUR-Lex</title><body><p class="oj-hd-date">3.2.2031</p>
    <p class="oj-doc-ti">REGULATION (EU) 2031/77 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p>
    <p class="oj-doc-ti">of 14 January 2031</p><p class="oj-doc-ti">on the keeping of lake registers</p>
    <p>THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,</p><p>HAVE ADOPTED THIS REGULATION:</p>
    <p class="oj-ti-art">Article 1</p><p class="oj-sti-art">Subject matter</p>
    <p>It follows the <span class="oj-italic">Official Journal</span> of 5 km<span class="oj-super">2</span>.</p>`,
  );
  assert.match(markdown, /title:\n {2}- REGULATION .*COUNCIL\n {2}- of 14 January 2031\n {2}- on the keeping .*\n/);
  assert.match(markdown, /^short-title: Regulation \(EU\) 2031\/77$/m);
  assert.match(markdown, /^parties:\n {2}- EUROPEAN PARLIAMENT\n {2}- COUNCIL$/m);
  assert.equal(blocks.at(-1), 'It follows the *Official Journal* of 5 km[2]{sup}.');
  assert.deepEqual(report.slice(0, 2), [
    'K124 Not carried: <p> “3.2.2031”',
    'K124 Not carried: “- EUR-Lex” of the title',
  ]);
});

test('the name that a page gives an act is told where it is not its short title; 2031/7 is no 2031/77', async () => {
  const page = (said: string, title: string) =>
    `<html lang="en"><title>${said}</title><body><p>${title}</p><p>THE COUNCIL,</p><p>HAS ADOPTED THIS REGULATION:</p>
    <p>Article 1</p><p>It applies.</p><p>Article 2</p><p>It ends.</p><p>Article 3</p><p>It is binding.</p>`;
  const short = await provisions('a.html', page('Regulation (EU) 2031/77', 'REGULATION (EU) 2031/77 ON LAKES'));
  assert.match(short.markdown, /^title:\n {2}- REGULATION \(EU\) 2031\/77 ON LAKES$/m);
  assert.ok(short.report.includes('K124 Not carried: the title “Regulation (EU) 2031/77”'), short.report.join('\n'));
  const other = await provisions('a.html', page('Regulation (EU) 2031/7', 'REGULATION (EU) 2031/77 ON LAKES'));
  assert.match(other.markdown, /^title:\n {2}- REGULATION \(EU\) 2031\/77 ON LAKES$/m);
  assert.match(other.markdown, /^short-title: REGULATION \(EU\) 2031\/77 ON LAKES$/m);
  assert.ok(other.report.includes('K124 Not carried: the title “Regulation (EU) 2031/7”'), other.report.join('\n'));
});

test('columns of a plain text: signatures side by side, and a table parted by tabs', async () => {
  const { blocks } = await provisions(
    'a.txt',
    'Treaty on Shared Lakes\n\nArticle 1\n\nThe Parties shall keep registers.\n\n' +
      'Article 2\n\nThe Parties shall meet.\n\nArticle 3\n\nThis Treaty shall be ratified.\n\n' +
      'Done at Lakeside on 5 March 2024 in two originals.\n\n' +
      'For the Republic of Aland:          For the Kingdom of Boria:\nA. Minister          B. Minister\n\n' +
      'ANNEX\n\nLakes\n\nNo\tLake\tSurface\n1\tClear Lake\t5\n2\tDark Lake\t7\n',
  );
  const at = blocks.findIndex((block) => block.startsWith('::: signatures'));
  assert.equal(blocks[at], '::: signatures\nFor the Republic of Aland:\\\nA. Minister');
  assert.equal(blocks[at + 1], 'For the Kingdom of Boria:\\\nB. Minister\n:::');
  assert.equal(blocks.at(-1), '| No | Lake | Surface |\n|---|---|---|\n| 1 | Clear Lake | 5 |\n| 2 | Dark Lake | 7 |');
});

test('an act by sections: its headings, its schedule, and what is a line of text', async () => {
  const { blocks, addresses, problems, markdown } = await provisions(
    'a.txt',
    text(
      'Ferries Act 2031',
      '2031 CHAPTER 7',
      'BE IT ENACTED by the King’s most Excellent Majesty, as follows:—',
      'PART 1',
      'REGISTER',
      '1 Duty to keep a register',
      '(1) The Board must keep a register.',
      '(2) The register must state the owner.',
      '2 Fees',
      'A fee may be charged under section 1(2).',
      '3A Penalty',
      'A person who breaks this Act pays a fine.',
      'SCHEDULE',
      'Section 1',
      '1 The Board has five members.',
      '2 A member may resign by giving notice.',
    ),
    'en',
  );
  assert.match(markdown, /^class: act$/m);
  assert.deepEqual(blocks.slice(2, 4), ['## PART 1 REGISTER', '### 1 Duty to keep a register']);
  assert.deepEqual(blocks.slice(-4), [
    ...['## SCHEDULE', 'Section 1', '1 The Board has five members.', '2 A member may resign by giving notice.'],
  ]);
  assert.deepEqual(addresses.slice(-7), [
    ...['sec2-1', 'sec3a', 'sec3a-1', 'sched1', 'sched1-p1', 'sched1-1', 'sched1-2'],
  ]);
  // 3A stands for a section 3 that an act has repealed.
  assert.deepEqual(problems, []);
});

test('a title in capitals is as many lines as it takes, and what is below it in small letters', async () => {
  const title = async (...lines: string[]) =>
    /^title:\n((?: {2}- .*\n)*)/m
      .exec((await imported('a.txt', text(...lines))).markdown)?.[1]
      ?.trim()
      .split(/\n? *- /);
  assert.deepEqual(
    await title(
      ...['AGREEMENT', 'BETWEEN THE REPUBLIC OF ALAND', 'AND', 'THE KINGDOM OF BORIA', 'ON FERRIES', 'ON LAKES'],
      ...['The Parties,', 'Have agreed as follows:', 'Article 1', 'Ferries are free.', 'Article 2', 'It is in force.'],
    ),
    ['', 'AGREEMENT', 'BETWEEN THE REPUBLIC OF ALAND', 'AND', 'THE KINGDOM OF BORIA', 'ON FERRIES', 'ON LAKES'],
  );
  assert.deepEqual(
    await title(
      ...['ПРАВИТЕЛЬСТВО РЕСПУБЛИКИ АЛАНДИЯ', 'ПОСТАНОВЛЕНИЕ', 'от 5 мая 2031 г. № 12', 'ОЗЁРСК', 'О паромах'],
      ...['Правительство постановляет:', '1. Утвердить правила.', '2. Опубликовать постановление.'],
    ),
    ['', 'ПРАВИТЕЛЬСТВО РЕСПУБЛИКИ АЛАНДИЯ', 'ПОСТАНОВЛЕНИЕ', 'О паромах'],
  );
});

test('the title of the text that an order makes known is a heading, and holds its chapters', async () => {
  const { blocks, addresses } = await provisions(
    'a.txt',
    text(
      ...['样张省人民政府令', '第7号', '《渡船管理办法》已经通过，现予公布。', '省长　王　五', '2031年5月2日'],
      ...['渡船管理办法', '第一章　总则', '第一条　渡船应当登记。', '第二章　附则', '第二条　本办法自公布之日起施行。'],
    ),
  );
  assert.deepEqual(blocks.slice(-5), [
    ...['## 渡船管理办法', '### 第一章　总则', '第一条　渡船应当登记。', '### 第二章　附则'],
    '第二条　本办法自公布之日起施行。',
  ]);
  assert.deepEqual(addresses.slice(-7), ['h1', 'chap1', 'art1', 'art1-1', 'chap2', 'art2', 'art2-1']);
});

test('a text that a Russian act approves is an annex of its own, and who signed the act closes it', async () => {
  const act = (...signed: string[]) =>
    text(
      'ПОСТАНОВЛЕНИЕ',
      'Об утверждении Правил охраны озёр',
      'Правительство Республики постановляет:',
      '1. Утвердить прилагаемые Правила охраны озёр.',
      '2. Настоящее постановление вступает в силу со дня его подписания.',
      ...signed,
      'УТВЕРЖДЕНЫ',
      'постановлением Правительства Республики',
      'от 5 марта 2024 г. № 275',
      'ПРАВИЛА',
      'охраны озёр',
      '1. Озёра охраняются.',
      '2. Запрещается:',
      'а) рыбная ловля;',
      'б) сброс отходов.',
    );
  for (const signed of [
    ['Председатель Правительства', 'М. Иванов'],
    ['Президент Республики А. Петров', '5 марта 2024 года', 'N 150'],
  ]) {
    const { blocks, addresses, problems } = await provisions('a.txt', act(...signed));
    assert.ok(blocks.includes('## УТВЕРЖДЕНЫ постановлением Правительства Республики от 5 марта 2024 г. № 275'));
    assert.ok(blocks.includes('### ПРАВИЛА охраны озёр'), blocks.join('\n'));
    assert.match(blocks.join('\n'), new RegExp(`::: closing\\s+[^#]*${signed.at(-1)}\\s+:::`));
    assert.deepEqual(addresses.slice(-5), ['annex1-h1', 'annex1-1', 'annex1-2', 'annex1-2-a', 'annex1-2-b']);
    assert.deepEqual(problems, []);
  }
});

test('who signed an order closes it, before the title of the text that it makes known', async () => {
  const { blocks, addresses } = await provisions(
    'a.txt',
    text(
      '样张省人民政府令',
      '第9号',
      '《湖泊保护办法》已经通过，现予公布。',
      '省长　王　五',
      '2024年1月20日',
      '湖泊保护办法',
      '第一条　为了保护湖泊，制定本办法。',
      '第二条　本办法自公布之日起施行。',
    ),
  );
  assert.match(blocks.join('\n'), /::: closing\s+省长　王　五\s+2024年1月20日\s+:::/);
  assert.deepEqual(addresses, ['preface1', 'preface2', 'h1', 'art1', 'art1-1', 'art2', 'art2-1']);
});
