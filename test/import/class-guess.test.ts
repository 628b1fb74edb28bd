/**
 * The class as which a document is read: guessed, said with its reason, written into the front matter, or named. In:
 * short documents of every class in Chinese, English and Russian, which nobody tuned for. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { imported } from '../support/imported.ts';
import { makeDocx, p, r } from '../support/make-docx.ts';

const text = (...lines: string[]): string => lines.join('\n\n');

type Case = [what: string, name: string, content: string | Uint8Array, className: string, certain: boolean];

const cases: Case[] = [
  [
    'a Chinese statute',
    'a.txt',
    text(
      '样张湖泊管理条例',
      '2020年1月1日 样张会议第一次会议通过',
      '第一条　为了保护湖泊，制定本条例。',
      '第二条　本条例适用于湖泊。',
      '第三条　本条例自公布之日起施行。',
    ),
    'statute',
    true,
  ],
  [
    'a Russian statute in Word',
    'a.docx',
    makeDocx(
      [
        'Закон об озёрах',
        'Статья 1. Предмет регулирования',
        'Настоящий Закон регулирует отношения по охране озёр.',
        'Статья 2. Вступление в силу',
        'Настоящий Закон вступает в силу со дня опубликования.',
      ]
        .map((line) => p(r(line)))
        .join(''),
    ),
    'statute',
    true,
  ],
  [
    'a treaty',
    'a.txt',
    text(
      'Convention on Shared Lakes',
      'The States Parties to this Convention,',
      'Have agreed as follows:',
      'Article 1',
      'This Convention applies to lakes.',
      'Article 2',
      'It enters into force at once.',
    ),
    'treaty',
    true,
  ],
  [
    'a Chinese treaty',
    'a.html',
    '<h1>甲国和乙国友好条约</h1><p>缔约双方议定如下：</p><p>第一条　双方和睦相处。</p><p>第二条　本条约即日生效。</p>',
    'treaty',
    true,
  ],
  [
    'a Russian treaty',
    'a.txt',
    text(
      'Соглашение об озёрах',
      'Договаривающиеся Стороны согласились о нижеследующем:',
      'Статья 1',
      'Стороны охраняют озёра.',
      'Статья 2',
      'Соглашение вступает в силу немедленно.',
    ),
    'treaty',
    true,
  ],
  [
    'a resolution by its symbol',
    'a.txt',
    text(
      'A/RES/99/1',
      'Shared lakes',
      'The General Assembly,',
      'Noting the lakes,',
      '1. Calls upon all States to act;',
    ),
    'resolution',
    true,
  ],
  [
    'a Chinese resolution',
    'a.txt',
    text('A/RES/99/1', '关于湖泊的决议', '大会，', '注意到湖泊，', '1. 呼吁各国采取行动；', '2. 决定继续处理此案。'),
    'resolution',
    true,
  ],
  [
    'an act of the European Union',
    'a.html',
    '<p>REGULATION (EU) 2099/1 OF THE COUNCIL</p><p>Whereas:</p><p>(1) Lakes are wet.</p><p>(2) They are shared.</p>' +
      '<p>HAS ADOPTED THIS REGULATION:</p><p>Article 1</p><p>It applies.</p><p>Article 2</p><p>It ' +
      'enters into force.</p>',
    'regulation',
    true,
  ],
  [
    'a notice',
    'a.txt',
    text(
      '样张办公厅关于放假的通知',
      '样办发〔2024〕1号',
      '各市、县人民政府：',
      '现就放假通知如下。',
      '样张办公厅',
      '2024年3月5日',
    ),
    'notice',
    true,
  ],
  [
    'a joint statement',
    'a.txt',
    text('甲国和乙国联合声明', '双方重申友好。', '双方将继续合作。'),
    'joint-statement',
    true,
  ],
  ['a report', 'a.html', '<h1>Report on the state of lakes</h1><p>The lakes are well.</p>', 'report', true],
  [
    'a declaration in articles, which no class fits wholly',
    'a.txt',
    text('Declaration of Lakes', 'Article 1', 'Lakes are free.', 'Article 2', 'Rivers are free.'),
    'treaty',
    false,
  ],
  ['a text that shows nothing', 'a.txt', text('Lakes', 'They are wet.', 'They are cold.'), 'joint-statement', false],
  [
    'an act by sections',
    'a.txt',
    text(
      'THE FERRIES ACT, 2031',
      'BE it enacted by Parliament as follows:—',
      '1. Short title.—This is the Ferries Act.',
      '2. Definitions.—A ferry is a boat.',
    ),
    'act',
    true,
  ],
  [
    'a Chinese amending act',
    'a.txt',
    text(
      '样张渡船法修正案',
      '（2031年3月1日样张会议第八次会议通过）',
      '一、将第三条修改为：“渡船应当登记。”',
      '二、删去第五条。',
    ),
    'statute',
    false,
  ],
  [
    'a memorandum without articles',
    'a.txt',
    text(
      'Memorandum of Understanding on Ferries',
      'The Participants,',
      'Purpose',
      'They cooperate.',
      'Funding',
      'Each bears its own costs.',
    ),
    'treaty',
    false,
  ],
];

for (const [what, name, content, className, certain] of cases)
  test(`${what} is read as ${className}, and ${certain ? 'that is certain' : 'it says that it is not'}`, async () => {
    // A few words in Latin letters do not show their language.
    const latin = typeof content === 'string' && !/\p{Script=Han}|\p{Script=Cyrillic}/u.test(content);
    const { markdown, classSaid } = await imported(name, content, latin ? 'en' : undefined);
    assert.match(markdown, new RegExp(`^class: ${className}$`, 'm'), classSaid);
    assert.match(
      classSaid,
      new RegExp(`^${certain ? 'K134' : 'K135'} .*of the class ${className}.*: [^:]+`),
      classSaid,
    );
  });

test('the reason names what stands in the document', async () => {
  const { classSaid } = await imported('a.txt', cases[0]?.[2] ?? '');
  assert.match(classSaid, /its title says “条例”; 3 articles begin with their own numbers/);
});

test('a class that is named is taken, whatever the document shows', async () => {
  const { markdown, classSaid } = await imported('a.txt', cases[0]?.[2] ?? '', undefined, {}, undefined, 'report');
  assert.match(markdown, /^class: report$/m);
  assert.match(classSaid, /^K134 .*named with --class/);
});
