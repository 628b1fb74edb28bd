/**
 * What documents say of themselves in their first and last lines, and their titles. In: such lines in Chinese, English
 * and Russian. Proves day, place, names, number; that amendments are no adoption, that what is in doubt is left out,
 * that a title loses what its site adds and nothing else, and is not said twice. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { cutSite } from '../../scripts/import/site-suffix.ts';
import { statedFacts } from '../../scripts/import/stated-facts.ts';
import { datesIn } from '../../scripts/import/written-dates.ts';
import { imported } from '../support/imported.ts';

const facts = (title: string, ...lines: string[]) =>
  statedFacts(
    lines.map((text) => ({ text, heading: false })),
    title,
  );

test('days in words and figures; none that does not exist', () => {
  const days: Record<string, string | undefined> = {
    '二○二二年十二月三十日': '2022-12-30',
    '2022年2月30日': undefined,
    'this twenty-third day of May, one thousand nine hundred and sixty-nine': '1969-05-23',
    'the 4th day of April 1949': '1949-04-04',
    'thirtieth day of May nineteen hundred and seventy': '1970-05-30',
    'April 4, 1949': '1949-04-04',
    '«4» февраля 2022 года': '2022-02-04',
  };
  for (const [text, day] of Object.entries(days)) assert.equal(datesIn(text)[0]?.date, day, text);
});

test('the note below the title of a statute: day, body, number; the first adoption, and no amendment', () => {
  const note =
    '（1995年3月1日第八届全国人民代表大会常务委员会第二次会议通过　根据2009年8月27日第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》第一次修正）';
  const law = facts('中华人民共和国某法', note, '第一条　为了保护河流，制定本法。', '第二条　略。');
  assert.deepEqual(law, {
    date: '1995-03-01',
    bodies: ['全国人民代表大会常务委员会'],
    description: '为了保护河流，制定本法。',
    adopted: true,
  });
  const order = facts(
    '河道条例',
    '2002年5月13日 中华人民共和国国务院令第353号公布',
    '2002年7月1日 施行',
    '第一条　甲。',
  );
  assert.deepEqual(
    [order.date, order.bodies, order.number],
    ['2002-05-13', ['国务院'], '中华人民共和国国务院令第353号'],
  );
  const ministries = facts('细则', '1986年12月3日 国务院批准', '1986年12月26日 公安部、外交部发布', '第一条　甲。');
  assert.deepEqual([ministries.date, ministries.bodies], ['1986-12-26', ['公安部', '外交部']]);
  const broken = facts('某法', '2019年3月15日 第十三届全国人民代表大会第二次', '会议通过）', '第一章 总则');
  assert.deepEqual([broken.date, broken.bodies], ['2019-03-15', ['全国人民代表大会']]);
  assert.equal(facts('某法', '2009年1月1日 第一次修正', '第一条　甲。').date, undefined);
  assert.equal(facts('某法', '第一条　2009年1月1日某部发布的办法同时废止。').date, undefined);
});

test('resolutions, signatures and notices', () => {
  const rights = facts(
    'Declaration',
    'Adopted by General Assembly resolution 217 A (III) of 10 December 1948',
    'Whereas.',
  );
  assert.deepEqual(
    [rights.date, rights.bodies, rights.number],
    ['1948-12-10', ['General Assembly'], 'resolution 217 A (III)'],
  );
  const vienna = facts(
    'Declaration',
    'Adopted by the World Conference on Human Rights in Vienna on 25 June 1993',
    'x.',
  );
  assert.deepEqual(
    [vienna.date, vienna.bodies, vienna.place],
    ['1993-06-25', ['World Conference on Human Rights'], 'Vienna'],
  );
  const eu = facts(
    'Regulation (EU) 2099/1 of the European Parliament and of the Council of 1 June 2099 on tests',
    'x.',
  );
  assert.deepEqual([eu.date, eu.bodies], ['2099-06-01', ['European Parliament', 'Council']]);
  const treaty = facts('Treaty', 'Text.', 'DONE at the city of Washington, this 4th day of April 1949, in two copies.');
  assert.deepEqual([treaty.date, treaty.place], ['1949-04-04', 'Washington']);
  const han = facts('条约', '正文。', '本条约于二〇〇一年七月十六日在莫斯科签订，一式两份。');
  assert.deepEqual([han.date, han.place], ['2001-07-16', '莫斯科']);
  const russian = facts('Заявление', 'Город Пекин принял гостей.', 'Совершено в городе Пекине 4 февраля 2022 года');
  assert.deepEqual([russian.date, russian.place], ['2022-02-04', 'Пекин']);
  const notice = facts(
    '某部办公厅关于假日的通知',
    '某办发〔2022〕16号',
    '各省：',
    '如下。',
    '某部办公厅',
    '2022年12月8日',
    '（此件公开发布）',
  );
  assert.deepEqual([notice.date, notice.bodies, notice.number], ['2022-12-08', ['某部办公厅'], '某办发〔2022〕16号']);
  const news = facts('联合声明', '新华社北京2月4日电　应邀。', '甲。');
  assert.deepEqual([news.agency, news.dateline, news.date], ['新华社', '新华社北京2月4日电', undefined]);
});

test('a title loses the names of its site, and nothing that the text has', () => {
  const rows: [title: string, sites: string[], lines: string[], kept: string][] = [
    ['某通知_栏目_某网', [], ['某通知', '文'], '某通知'],
    ['某公报-新华网', ['新华网'], ['文'], '某公报'],
    [
      'Charter of the United Nations - United Nations',
      [],
      ['Charter of the United Nations', 'x'],
      'Charter of the United Nations',
    ],
    ['Regulation 1 | EUR-Lex', [], ['x'], 'Regulation 1'],
    ['EUR-Lex - Regulation 1 - EN', ['EUR-Lex'], ['Regulation 1'], 'Regulation 1'],
    ['Agreement - Protocol 2', [], ['x'], 'Agreement - Protocol 2'],
    ['Answer to COVID-19', [], ['x'], 'Answer to COVID-19'],
    ['坚持——在大会上的讲话', [], ['文'], '坚持——在大会上的讲话'],
  ];
  for (const [title, sites, lines, kept] of rows) assert.equal(cutSite(title, sites, lines).title, kept, title);
});

test('titles of several lines, with subtitles, said twice, with accents of their own', async () => {
  const titleOf = async (name: string, text: string) => {
    const { markdown, body, report } = await imported(name, text);
    return {
      lines: /title:\n((?: {2}- .*\n)+)/
        .exec(markdown)?.[1]
        ?.replace(/ {2}- /g, '')
        .trim()
        .split('\n'),
      body,
      report,
    };
  };
  const three = await titleOf(
    'a.txt',
    '甲国和乙国\n\n关于友好合作的\n\n联合声明\n\n甲国和乙国决定合作，并且继续。\n\n双方同意。',
  );
  assert.deepEqual(three.lines, ['甲国和乙国', '关于友好合作的', '联合声明']);
  const book = await titleOf('a.txt', '某国民法典\n\n合同编\n\n第一条　本编调整合同产生的民事关系。\n\n第二条　略。');
  assert.deepEqual(book.lines, ['某国民法典', '合同编']);
  const twice = await titleOf(
    'a.html',
    '<title>某国公报（全文）_某网</title><h1>某国公报（全文）</h1><p>某国公报</p><p>这是正文的第一段，内容不少。</p><p>第二段。</p>',
  );
  assert.deepEqual(twice.lines, ['某国公报']);
  assert.doesNotMatch(twice.body, /公报/);
  assert.ok(
    twice.report.some((line) => /^K124 .*says again: “某国公报”/.test(line)),
    String(twice.report),
  );
  const rows = await titleOf(
    'a.html',
    '<h1>Treaty</h1><h1>on Trade</h1><p>The parties have agreed to this text.</p><p>Second.</p>',
  );
  assert.deepEqual(rows.lines, ['Treaty', 'on Trade']);
  const group = await titleOf(
    'a.html',
    '<hgroup><h1>Treaty</h1><p>on Trade</p></hgroup><p>The parties have agreed to this.</p>',
  );
  assert.deepEqual(group.lines, ['Treaty', 'on Trade']);
  const accents = await titleOf(
    'a.html',
    '<title>Communique\u0301</title><p>The parties have agreed to this text.</p><p>x</p>',
  );
  assert.deepEqual(accents.lines, ['Communiqu\u00e9']);
});

test('a statute is asked for nothing that it does not state; a long title has a short one of its words', async () => {
  const head = async (text: string) => (await imported('a.txt', text)).markdown.split('\n---\n')[0] ?? '';
  const statute = await head('某市渔港管理条例\n\n第一条 为了加强渔港管理，根据有关法律，制定本条例。\n\n第二条 略。');
  assert.deepEqual(
    [...statute.matchAll(/^ *([a-z]*):? ?.*TODO/gm)].map(([, field]) => field),
    ['name', 'date', 'date'],
  );
  const treaty = await head('某国和另国友好条约\n\n某国和另国议定如下各条，互相遵守。\n\n第一条 双方互不侵犯。');
  assert.doesNotMatch(statute, /adopted|parties/);
  assert.match(treaty, /place: TODO/);
  assert.match(treaty, /provenance: TODO/);
  const long = '关于办理破坏渔业资源和水生野生动物保护区管理秩序刑事案件适用法律若干问题的解释';
  const ruling = await head(
    `最高人民法院、最高人民检察院${long}\n\n为依法惩治破坏渔业资源犯罪，根据刑法有关规定，现就办理此类案件的若干问题解释如下：\n\n第一条 略，依照法律处理。`,
  );
  assert.ok(ruling.includes(`\nshort-title: ${long}\n`), ruling);
  assert.match(ruling, /description: 为依法惩治破坏渔业资源犯罪，.*解释如下\n/);
  const code = await head('某国民法典\n\n合同编\n\n第一条　本编调整合同产生的民事关系。\n\n第二条　略。');
  assert.match(code, /^kind: 法典$/m);
});

test('the meeting at which an organ adopted a text is no part of its name', () => {
  const { bodies, date } = facts(
    'Resolution 9999 (2044)',
    'Adopted by the Security Council at its 9000th meeting, on 1 May 2044',
  );
  assert.deepEqual([bodies, date], [['Security Council'], '2044-05-01']);
});
