/**
 * Documents of many forms: an order with the regulation that it makes known, a notice that prints a plan, a resolution
 * of the Security Council, an act of the Union whose page names it otherwise, an act with schedules, a law with printed
 * contents, rules that a resolution approves, an exchange of notes, a report. In: short documents in the form of real
 * ones. Proves class, title, headings, addresses, what closes them. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { provisionsBelow } from '../../scripts/model/provisions.ts';
import { numberProvisions } from '../../scripts/numbering/number-provisions.ts';
import { imported } from '../support/imported.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const text = (...lines: string[]): string => lines.join('\n\n');
const page = (title: string, ...lines: string[]): string =>
  `<html><head><title>${title}</title></head><body>${lines.map((line) => (line.startsWith('<') ? line : `<p>${line}</p>`)).join('')}</body></html>`;

/** Front matter, headings, addresses of what no article holds and of what is asked for, problems. */
async function read(name: string, content: string, language?: string) {
  const { markdown, body, report } = await imported(name, content, language);
  const own = manuscriptOf(body);
  const field = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(markdown)?.[1] ?? '';
  const metadata = { ...own.metadata, language: field('language'), class: field('class') };
  const { value, problems } = numberProvisions(parseManuscript({ ...own, metadata }).value ?? assert.fail(body));
  const all = provisionsBelow({ children: value?.provisions ?? [] });
  return {
    markdown,
    body,
    report,
    problems,
    class: field('class'),
    headings: body.split('\n').filter((line) => line.startsWith('#')),
    addresses: all.map(({ address }) => address),
  };
}

test('an order that makes a regulation known', async () => {
  const found = await read(
    'a.txt',
    text(
      '样张国国务院令',
      '第12号',
      '《湖泊航运条例》已经2024年3月1日国务院会议通过，现予公布，自2024年5月1日起施行。',
      '总理　王　五',
      '2024年3月5日',
      '湖泊航运条例',
      '第一章　总则',
      '第一条　为了规范航运，制定本条例。',
      '第二条　船舶应当：',
      '（一）有船名；',
      '（二）有证书。',
    ),
  );
  assert.equal(found.class, 'statute');
  assert.deepEqual(found.headings, ['## 湖泊航运条例', '### 第一章　总则']);
  assert.match(found.body, /::: closing\n总理　王　五\n*\n?2024年3月5日|::: closing\n总理　王　五/);
  for (const address of ['preface1', 'preface2', 'chap1', 'art2-1-2'])
    assert.ok(found.addresses.includes(address), found.addresses.join());
  assert.deepEqual(found.problems, []);
});

test('a notice that prints a plan: signature and date stand before the plan, annexes behind it', async () => {
  const found = await read(
    'a.txt',
    text(
      '样张省人民政府办公厅关于印发湖泊治理方案的通知',
      '样政办发〔2024〕35号',
      '各市、县人民政府：',
      '《湖泊治理方案》已经省人民政府同意，现印发给你们，请认真贯彻执行。',
      '附件：1．任务分工表',
      '2．湖泊名录',
      '样张省人民政府办公厅',
      '2024年7月8日',
      '（此件公开发布）',
      '湖泊治理方案',
      '为加强湖泊治理，制定本方案。',
      '一、总体要求',
      '（一）工作目标。水质达标：',
      '1．湖心水质达到二类标准。',
      '二、重点任务',
      '（二）控制污染。',
      '附件1',
      '任务分工表',
      '1．控制污染（生态环境厅负责）',
      '附件2',
      '湖泊名录',
      '大湖、小湖。',
    ),
  );
  assert.equal(found.class, 'notice');
  for (const field of [
    /^ {2}signatures: 样张省人民政府办公厅$/m,
    /^ {2}date: 2024年7月8日$/m,
    /^ {2}remark: （此件公开发布）$/m,
    /^ {2}annex-list:\n {4}- 附件：1．任务分工表\n {4}- 2．湖泊名录$/m,
  ])
    assert.match(found.markdown, field);
  assert.deepEqual(found.headings, ['## 湖泊治理方案', '## 附件1　任务分工表', '## 附件2　湖泊名录']);
  for (const address of ['item1-1-1', 'item2-2', 'annex1-1', 'annex2-p1'])
    assert.ok(found.addresses.includes(address), found.addresses.join());
});

test('a resolution of the Security Council whose page is called by its symbol', async () => {
  const found = await read(
    'a.html',
    page(
      'S/RES/2999 (2031)',
      'United Nations S/RES/2999 (2031)',
      'Security Council',
      'Distr.: General<br>6 November 2031',
      '<p><b>Resolution 2999 (2031)</b></p>',
      'Adopted by the Security Council at its 12000th meeting, on 6 November 2031',
      '<p><i>The Security Council</i>,</p>',
      '<p><i>Recalling</i> its resolution 1267 (1999),</p>',
      '<p>1. <i>Decides</i> to renew the measures;</p>',
      '<p>2. <i>Decides</i> to remain seized of the matter.</p>',
    ),
  );
  assert.equal(found.class, 'resolution');
  assert.match(found.markdown, /^title:\n {2}- Resolution 2999 \(2031\)$/m);
  assert.match(found.markdown, /^ {2}distribution:\n {4}- "Distr.: General"\n {4}- 6 November 2031$/m);
  assert.deepEqual(found.addresses, ['pre1', 'pre2', 'op1', 'op2']);
});

test('an act of the Union and a resolution of a government are called what their texts call them', async () => {
  const union = await read(
    'a.html',
    page(
      'Regulation - 2031/39 - EN - EUR-Lex',
      'REGULATION (EU) 2031/39 OF THE COUNCIL',
      'of 13 June 2031',
      'on the labelling of lake water',
      '(Text with EEA relevance)',
      'THE COUNCIL OF THE EUROPEAN UNION,',
      'Whereas:',
      '(1) Lake water should be labelled.',
      '(2) The measures should be proportionate.',
      'HAS ADOPTED THIS REGULATION:',
      '<p><b>Article 1</b></p>',
      'Labels state the lake.',
      '<p><b>Article 2</b></p>',
      'This Regulation shall enter into force on the day of its publication.',
    ),
  );
  assert.match(union.markdown, /^title:\n {2}- REGULATION .*COUNCIL\n {2}- of 13 June 2031\n {2}- on the labelling/m);
  assert.deepEqual(union.addresses.slice(0, 6), ['preface1', 'pre1', 'pre2', 'rec1', 'rec2', 'pre3']);
  const russian = await read(
    'a.html',
    page(
      'Постановление Правительства от 05.03.2031 № 250',
      '<p align="center"><b>ПРАВИТЕЛЬСТВО РЕСПУБЛИКИ АЛАНДИЯ</b></p>',
      '<p align="center"><b>ПОСТАНОВЛЕНИЕ</b></p>',
      '<p align="center"><b>от 5 марта 2031 г. № 250</b></p>',
      '<p align="center">ОЗЁРСК</p>',
      '<p align="center"><b>Об утверждении Правил пользования озёрами</b></p>',
      'Правительство Республики Аландия <b>постановляет:</b>',
      '1. Утвердить прилагаемые Правила пользования озёрами.',
      'Председатель Правительства<br>Республики Аландия и Озёрного края   А. Петров',
      '<p align="right">УТВЕРЖДЕНЫ<br>постановлением Правительства<br>от 5 марта 2031 г. № 250</p>',
      '<p align="center"><b>ПРАВИЛА<br>пользования озёрами</b></p>',
      '<p align="center"><b>1. Общие положения</b></p>',
      '1.1. Правила устанавливают порядок.',
      '1.2. Пользователь получает билет.',
      '<p align="right">Приложение<br>к Правилам пользования озёрами</p>',
      '<p align="center"><b>ФОРМА БИЛЕТА</b></p>',
      'Имя и срок.',
    ),
    'ru',
  );
  assert.match(russian.markdown, /^ {2}- ПРАВИТЕЛЬСТВО .*\n {2}- ПОСТАНОВЛЕНИЕ\n {2}- Об утверждении Правил/m);
  assert.match(russian.body, /::: closing\n+Председатель Правительства/);
  assert.deepEqual(
    russian.addresses.filter((one) => !/-h\d$/.test(one)),
    ['preface1', 'preface2', 'preface3', 'item1', 'annex1', 'annex1-1-1', 'annex1-1-2', 'annex2', 'annex2-p1'],
  );
  assert.equal(russian.headings.at(-1), '## Приложение к Правилам пользования озёрами ФОРМА БИЛЕТА');
});

test('an act: titles of its schedules stand below the section to which they belong', async () => {
  const found = await read(
    'a.html',
    page(
      'Lakes Act 2031',
      '<h1>Lakes Act 2031</h1>',
      'Be it enacted by the King, as follows:—',
      '<p><b>1 Duty to keep a register</b></p>',
      '(1) The Agency must keep a register.',
      '(2) It must state the name of each lake.',
      '<p><b>2 Short title</b></p>',
      'This Act may be cited as the Lakes Act 2031.',
      'SCHEDULES',
      'SCHEDULE 1',
      'Section 1(2)',
      'CONTENT OF THE REGISTER',
      '<p><b>Part 1</b></p>',
      '<p><b>General</b></p>',
      '1 The register must be in writing.',
      '2 (1) The register must be open.',
      '(2) Sub-paragraph (1) is subject to section 1.',
      'SCHEDULE 2',
      'Section 2',
      'AMENDMENTS',
      '1 In the Ports Act 1999, omit section 7.',
    ),
  );
  assert.equal(found.class, 'act');
  assert.deepEqual(found.headings, [
    '## 1 Duty to keep a register',
    '## 2 Short title',
    '## SCHEDULES',
    '## SCHEDULE 1',
    '### CONTENT OF THE REGISTER',
    '#### Part 1 General',
    '## SCHEDULE 2',
    '### AMENDMENTS',
  ]);
  for (const address of ['sec1-2', 'sched1-part1', 'sched1-1', 'sched1-2-2', 'sched2-1'])
    assert.ok(found.addresses.includes(address), found.addresses.join());
  assert.ok(!found.addresses.includes('sec2-text1'), found.addresses.join());
  assert.deepEqual(found.problems, []);
});

test('a law prints its contents in a section: its sections are headings all the same', async () => {
  const found = await read(
    'a.txt',
    text(
      'Lakes Protection Act',
      'An Act',
      'Be it enacted by the Senate in Congress assembled,',
      'SECTION 1. SHORT TITLE; TABLE OF CONTENTS.',
      '(a) Short Title.—This Act may be cited as the "Lakes Act".',
      '(b) Table of Contents.—The table of contents for this Act is as follows:',
      'Sec. 1. Short title; table of contents.',
      'Sec. 2. Definitions.',
      'SEC. 2. DEFINITIONS.',
      'In this Act:',
      '(1) Lake.—The term "lake" means water.',
      '(2) Pond.—The term "pond" means a lake.',
    ),
  );
  assert.equal(found.class, 'act');
  assert.deepEqual(found.headings, ['## SECTION 1. SHORT TITLE; TABLE OF CONTENTS.', '## SEC. 2. DEFINITIONS.']);
  assert.deepEqual(found.addresses, [
    ...['preface1', 'preface2', 'sec1', 'sec1-a', 'sec1-b', 'sec1-b-text1', 'sec1-b-text2'],
    ...['sec2', 'sec2-text1', 'sec2-1', 'sec2-2'],
  ]);
  assert.deepEqual(found.problems, []);
});

test('an exchange of notes, and signatures side by side with empty lines between', async () => {
  const notes = await read(
    'a.txt',
    text(
      'EXCHANGE OF NOTES BETWEEN ALAND AND BORIA CONCERNING FISHING',
      'Note I',
      'The Minister of Aland to the Ambassador of Boria',
      'Excellency,',
      'I have the honour to propose the following:',
      '1. Nationals of either State may fish.',
      '2. Nets are excluded.',
      'Note II',
      'The Ambassador of Boria to the Minister of Aland',
      'Excellency,',
      'I confirm that this is acceptable.',
    ),
  );
  assert.equal(notes.class, 'treaty');
  assert.equal(notes.headings[0], '## Note I The Minister of Aland to the Ambassador of Boria');
  assert.deepEqual(notes.addresses, [
    ...['note1', 'note1-p1', 'note1-p2', 'note1-1', 'note1-2', 'note2', 'note2-p1', 'note2-p2'],
  ]);
  const { body } = await read(
    'a.txt',
    text(
      '甲国政府和乙国政府关于大湖的协定',
      '甲国政府和乙国政府，达成协议如下：',
      '第一条　湖由两国共用。',
      '第二条　本协定自签字之日起生效。',
      '本协定于二〇二四年三月五日在北京签订，一式两份。',
      '甲国政府代表　　　　　　乙国政府代表',
      '　　王五　　　　　　　　　　李四',
    ),
  );
  assert.match(body, /::: signatures\n甲国政府代表\\\n王五\n\n乙国政府代表\\\n李四\n:::/);
});

test('a report is one though its headings bear numbers; a communiqué is called by both its parties', async () => {
  const { markdown } = await imported(
    'a.md',
    text('# Report of the Commission', '## 1. Introduction', '1.1. It met twice.', '## 2. Findings', '2.1. Lakes dry.'),
    'en',
  );
  assert.match(markdown, /^class: report$/m);
  const communique = await imported(
    'a.txt',
    text('中华人民共和国和湖泊共和国联合公报', '双方举行了会谈，进行了友好交流。', '双方同意加强合作。'),
  );
  assert.match(communique.markdown, /^short-title: 中华人民共和国和湖泊共和国联合公报$/m);
  const regulations = await imported(
    'a.md',
    text(
      '# The Boats Regulations 2031',
      '## Citation',
      '1\\. These Regulations may be cited so.',
      '## Boats',
      '2\\.—(1) A boat floats.',
      '(2) A raft is a boat.',
    ),
    'en',
  );
  assert.match(regulations.markdown, /^class: act$/m);
});

test('an agreement whose paragraphs bear numbers like 1.1., its headings, its signatures', async () => {
  const found = await read(
    'a.txt',
    text(
      'СОГЛАШЕНИЕ О СОТРУДНИЧЕСТВЕ МЕЖДУ МИНИСТЕРСТВОМ ВОД И АДМИНИСТРАЦИЕЙ ОЗЁРСКА',
      'Министерство вод и Администрация Озёрска заключили настоящее Соглашение о нижеследующем:',
      '1. Предмет Соглашения',
      '1.1. Стороны сотрудничают в охране озёр.',
      '1.2. Формы сотрудничества:',
      '1.2.1. обмен данными.',
      '2. Обязанности Сторон',
      '2.1. Министерство передаёт данные, указанные в пункте 1.2.1 настоящего Соглашения.',
      'Совершено в городе Озёрске 5 марта 2031 года в двух экземплярах.',
      'За Министерство вод                    За Администрацию Озёрска',
      'А. Иванов                              Б. Петров',
    ),
    'ru',
  );
  assert.equal(found.class, 'treaty');
  assert.deepEqual(found.headings, ['## 1\\. Предмет Соглашения', '## 2\\. Обязанности Сторон']);
  assert.deepEqual(found.addresses, ['pre1', 'h1', 'item1-1', 'item1-2', 'item1-2-1', 'h2', 'item2-1']);
  assert.match(found.body, /::: signatures\nЗа Министерство вод\\\nА\. Иванов\n\nЗа Администрацию/);
});

test('an order of a ministry with place and number above its subject, and a form that it appends', async () => {
  const found = await read(
    'a.txt',
    [
      text('МИНИСТЕРСТВО ВОД', 'ПРИКАЗ', 'от 5 марта 2031 г. № 77', 'г. Озёрск', 'Об утверждении формы билета'),
      text('В целях учёта приказываю:', '1. Утвердить прилагаемую форму билета.', '2. Исполнить пункт 1.'),
      'Министр                              А. Петров',
      'Приложение\nк приказу Министерства вод\nот 5 марта 2031 г. № 77',
      text('ФОРМА БИЛЕТА', '1. Имя пользователя.', '2. Срок действия.'),
    ].join('\n\n'),
    'ru',
  );
  assert.match(found.markdown, /^title:\n {2}- МИНИСТЕРСТВО ВОД\n {2}- ПРИКАЗ\n {2}- Об утверждении формы билета$/m);
  assert.deepEqual(found.headings, ['## Приложение к приказу Министерства вод от 5 марта 2031 г. № 77 ФОРМА БИЛЕТА']);
  assert.deepEqual(found.addresses, [
    'preface1',
    'preface2',
    'preface3',
    'item1',
    'item2',
    'annex1',
    'annex1-1',
    'annex1-2',
  ]);
});

test('a decision that changes a law; a charter without signatures; a session by its year', async () => {
  const decision = await read(
    'a.txt',
    text(
      '样张会议常务委员会关于修改《样张国湖泊保护法》的决定',
      '（2031年4月30日样张会议常务委员会第十五次会议通过）',
      '样张会议常务委员会决定对《样张国湖泊保护法》作如下修改：',
      '一、将第三条修改为："国家对湖泊实行统一管理。"',
      '二、增加一条，作为第五条："禁止向湖泊倾倒废弃物。',
      '"违反前款规定的，处一万元以下罚款。"',
      '三、删去第八条。',
    ),
  );
  assert.equal(decision.class, 'statute');
  assert.deepEqual(decision.addresses, ['preface1', 'preface2', 'item1', 'item2', 'item2-text1', 'item3']);
  const charter = await read(
    'a.txt',
    text(
      '湖泊合作组织宪章',
      '（2031年6月7日订于北京）',
      '各创始国达成协议如下：',
      '第一条　任务是发展合作。',
      '第二条　机构设在北京。',
      '第三条　宪章自签字之日起生效。',
      '本宪章于二〇三一年六月七日在北京签订，正本一式两份。',
    ),
  );
  assert.deepEqual(charter.addresses.slice(0, 2), ['preface1', 'pre1']);
  assert.match(charter.body, /::: testimonium\n本宪章于/);
  const council = await read(
    'a.txt',
    text(
      'United Nations  E/RES/2031/7',
      'Economic and Social Council',
      '2031 session',
      'Resolution adopted by the Economic and Social Council on 22 July 2031',
      '2031/7. Lake crime',
      'The Economic and Social Council,',
      '1. Takes note of the report;',
      '2. Requests States to act upon paragraph 1.',
    ),
  );
  assert.match(council.markdown, /^title:\n {2}- 2031\/7\. Lake crime$/m);
  assert.match(council.markdown, /^ {2}session: 2031 session$/m);
});
