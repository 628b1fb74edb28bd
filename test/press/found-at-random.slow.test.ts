/**
 * What random editions have found, as small texts: each was refused, or published wrong, before its kind was mended.
 * In: a body of Markdown. Out: no error of the press or of a witness, also of the looks of lines, and no text that
 * stands over other text. Slow because a browser sets the texts.
 */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import { findOverlaps } from '../../scripts/proof/find-overlaps.ts';
import { type AnyLanguage, prepareText, pressPrepared, pressText } from '../support/press-text.ts';

const engine = await startBrowser(() => undefined);
after(() => engine.browser.close());

/** Sets a text and wants no fault. Gives the text of its pages without white space. */
async function press(body: string, language: AnyLanguage): Promise<string[]> {
  const { problems, made } = await pressText(body, language, engine, true);
  const faults = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    faults.map(({ message }) => message),
    [],
    body.slice(0, 200),
  );
  const { read } = made ?? assert.fail();
  assert.deepEqual(findOverlaps(read), []);
  return read.pages.map(({ glyphs }) => glyphs.map(({ text }) => text.trim()).join(''));
}

const rows = (row: string, count: number, indent = '') => `${indent}${row}\n`.repeat(count);

test('a head that a table repeats on each page refers to its note on the first one alone', async () => {
  const pages = await press(
    `甲。\n\n| 甲[^1] | 乙 |\n|---|---|\n${rows('| 交通 | 能源 |', 80)}\n[^1]: 注。`,
    'zh-Hans',
  );
  assert.equal(pages.filter((text) => text.includes('甲1乙')).length, 1);
  assert.ok(pages.filter((text) => text.includes('甲乙')).length > 1);
  await press(
    `Текст.\n\n> - пункт\n>\n${rows('| –[^1] 3 | а |\n> |---|---|', 1, '> ')}${rows('| да | и |', 60, '> ')}\n[^1]: Да.`,
    'ru',
  );
});

test('a paragraph may be a reference to a note and nothing else, the first one too', async () => {
  await press('甲乙。\n\n[^1]\n\n丙丁。\n\n[^1]: 注。', 'zh-Hans');
  await press('[^1]\n\nThe parties agree.\n\n[^1]: A note.', 'en');
});

test('an item of a note that goes on at the next foot shows its mark once, also without other text', async () => {
  for (const times of [60, 90])
    await press(
      `甲[^1]乙。\n\n[^1]: 丙\n\n    - 一\n    - ${'文本一经认证，即为作准文本；'.repeat(times)}\n    - 丁`,
      'zh-Hans',
    );
  await press(
    `Text[^1] text.\n\n[^1]: Note\n\n    - one\n    - ${'The parties shall consult. '.repeat(120)}\n    - end`,
    'en',
  );
});

test('a word of a cell that has no room is divided with a hyphen, wherever its table stands', async () => {
  const row = '| представляющим - | [2]{sup} международную включая. | **ответственность**, да | продолжать по! | м² |';
  const table = (indent: string) =>
    `${rows(row, 1, indent)}${rows('|---|---|---|---|---|', 1, indent)}${rows(row, 3, indent)}`;
  await press(`Текст.\n\n${table('')}`, 'ru');
  await press(`Текст.\n\n1. пункт\n\n${table('   ')}`, 'ru');
  // Words of another language have no places to divide them.
  await press(`Text.\n\n> 1. item\n>\n>    1. sub-item\n>\n${table('>       ')}`, 'en');
  await press(
    `Текст.\n\n| а | б | в | г | д |\n|---|---|---|---|---|\n| ${'длинное слово '.repeat(9)} | да[^1] ` +
      `| и | в | о |\n\n[^1]: Текст.\n\n${table('    ')}`,
    'ru',
  );
});

test('a page that ends inside an address has no hyphen that is not in it, and all its lines', async () => {
  const address = 'https://www.example.org/documents/2022/annex\\_3/decision?language=zh\\&format=pdf#section-12';
  for (const lines of [23, 24])
    await press(`Да.\n\n- ${'Стороны\\\n  '.repeat(lines)}Правительство ${address} 1. да\\\n  да\\\n  да`, 'ru');
});

test('a held line that begins with an opening mark does not run over its edge', async () => {
  await press(
    '党的十八大以来，中国把湖泊保护摆在更加突出的位置。“十三五”期间，湖泊水质优良（Ⅰ—Ⅲ类）比例由66.4%提高到76.8%\\[1\\]。',
    'zh-Hans',
  );
});

test('what is stressed in a line that is stretched has its dots', async () => {
  await press(
    '文化\n＋\\\n文化依法～，、：*人民政府得维护文化责任*公布愿的？与愿第三条**应当不环境**\n应当？一[max]{sub}第三条《联合国宪章》' +
      '（三）〔2022〕协调×http://a.cn文化国际科技。5\\*6\\*7\nCOVID-19\n〔2022〕！卫生，人民政府' +
      'https://www.example.org/documents/2022/annex\\_3/decision?language=zh\\&format=pdf#section-12',
    'zh-Hans',
  );
});

test('a letter is not parted from its accent where what is kept together begins', async () => {
  await press('تواصل الأطراف في ذلك الاجتماع المشترك إنّ في', 'ar');
});

test('a word with an apostrophe is divided with a hyphen where its cell has no room for it', async () => {
  await press(
    'les\n\n| Aujourd’hui | l’énergie | c | d | parties d’intérêt ci-dessous | f | g |\n' +
      '|---|---|---|---|---|---|---|\n' +
      '| se | aujourd’hui | continueront | œuvre | quelqu’un | presqu’île | l’administration |',
    'fr',
  );
});

test('a publisher has room on the title leaf, and its long strings in the imprint', async () => {
  const address = 'https://www.example.org/documents/2022/annex_3/decision';
  for (const [language, text] of [
    ['zh-Hans', '双方合作。'],
    ['en', 'The parties consult.'],
    ['ar', 'تواصل الأطراف.'],
  ] as const)
    for (const publisher of ['商务印书馆', 'Publisher', address].filter(
      (name) => language === 'zh-Hans' || name > 'a',
    )) {
      const { problems } = await pressPrepared(
        prepareText(text, language, undefined, `publisher: ${publisher}\nrights: ${address}`),
        engine,
      );
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        [],
        `${language} ${publisher}`,
      );
    }
});

test('the lines of a page moved onto each other are found, and those beyond its edge', async () => {
  const { made } = await pressText(
    'The parties shall consult each other.\\\nThey shall continue to do so.',
    'en',
    engine,
  );
  const pages = made?.read.pages ?? assert.fail();
  const moved = (by: { x?: number; y?: number }) =>
    findOverlaps({
      pages: pages.map((page) => ({
        ...page,
        glyphs: page.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + (by.x ?? 0), y: glyph.y * (by.y ?? 1) })),
      })),
    });
  assert.deepEqual(moved({}), []);
  assert.match(moved({ y: 0.5 }).join(), /“They.* stands over “The/u);
  assert.match(moved({ x: 200 }).join(), /stands beyond the edge of the page/);
});

const strings = {
  file: 'Vienna-Convention\\_on-the-Law-of-Treaties\\_1969\\_final.docx',
  word: 'Donaudampfschifffahrt',
};

test('a head of a table stays with its note, which is longer than a page, and no page is empty', async () => {
  const cells = '| 和平安全合作交流责任义务 | 卫生 |';
  const pages = await press(
    `甲。\n\n| 第三条所称和平协调交通教育国际合作领域${'愿'.repeat(60)}[^1] | 乙 |\n|---|---|\n${rows(cells, 3)}\n[^1]: ${'协调不愿。'.repeat(180)}`,
    'zh-Hans',
  );
  const first = pages.findIndex((text) => text.includes('第三条所称'));
  assert.ok(
    pages.every((text, i) => i < 6 || i > first || text.length > 4),
    'a page is empty',
  );
});

test('space below a table is not at the foot of a page, where a note goes on', async () => {
  const cell = 'Совершено в двух экземплярах';
  await press(
    `Стороны${' продолжат консультации'.repeat(4)}[^1]${' ответственность'.repeat(30)}.\n\n[^1]: Смотри:\n\n${rows(`    | ${cell} | ${cell} | ${cell} | статья |`, 1)}    |---|---|---|---|\n${rows(`    | ${cell} | ${cell} | ${cell} | статья |`, 14)}`,
    'ru',
  );
});

test('a superscript behind a subscript and a note is on their line', async () => {
  await press('Стороны продолжат[2]{sub}[^1][10]{sup} консультации взаимный интерес. [10]{sup}\n\n[^1]: Да.', 'ru');
});

test('a word that is divided over a page end has its hyphen, also above a note that goes on', async () => {
  for (const times of [150, 170, 190])
    await press(
      `Стороны[^1] ${'ответственность '.repeat(times)}.\n\n[^1]: ${'продолжать консультации '.repeat(times)}`,
      'ru',
    );
});

test('several blanks are one space of a line that is made narrower', async () => {
  const paragraphs = ['   ', '\t', ' \t  '].map(
    (gap) =>
      `${`с memorandum of understanding и${gap}с— представляющим будут${gap}стороны хозяйство сельское Правительство взаимный${gap}, транспорт `.repeat(6)}.`,
  );
  await press(paragraphs.join('\n\n'), 'ru');
});

test('a mark that blanks part from its word begins no line', async () => {
  const blocks = [1, 4, 7, 10].map(
    (from) =>
      `${'x '.repeat(from * 3)}mutandis *a* … **be in** ${'consult '.repeat(20)}\n\n` +
      `| ${'State '.repeat(from)}transport  : common matters shall consult | b |\n|---|---|\n| a | b |`,
  );
  await press(blocks.join('\n\n'), 'en');
});

test('a quotation mark is not parted from its letter in a cell', async () => {
  await press(
    `Текст.\n\n| ответственность сельское „кавычки“ Правительство | статья 12 | Организация Объединённых Наций | Конвенция по морскому праву по | международную |\n|---|---|---|---|---|\n| а | б | в | г | д |`,
    'ru',
  );
});

test('a Chinese line beside long strings is stretched no more than it must be', async () => {
  const blocks = ['县级以上（三）', '不………………………………………………', '能源'].map(
    (end) => `（三）依法得${strings.file}；**责任卫生科技文化**${end}\n\n文化本条例第七十四届${end}`,
  );
  await press(blocks.join('\n\n'), 'zh-Hans');
});

test('a line of a narrow cell in Chinese begins with no mark', async () => {
  const row = `| 双方℃1‘单’等 | 依法http://a.cn[^1]，不的 | 源，2021—2025年依法 | ${strings.word}，得 |`;
  await press(`甲。\n\n> ${row}\n> |---|---|---|---|\n> ${row}\n\n[^1]: 、注。`, 'zh-Hans');
});

test('a running head says its part whole: with quotation marks at its ends, with a backslash', async () => {
  const part = (heading: string) => `## ${heading}\n\n${'甲方愿意，乙方同意。\n\n'.repeat(60)}`;
  const pages = await press([part('一'), part('甲；\\\\乙'), part("'三'"), part('"四"')].join('\n'), 'zh-Hans');
  const heads = pages.map((text) => text.slice(0, 12)).join('\n');
  for (const head of ['甲；\\乙', "'三'", '"四"'])
    assert.ok(
      pages.some((text) => text.startsWith(head)),
      heads,
    );
});

test('a paragraph of one sign behind a divided one leaves the mark of the next item to it', async () => {
  for (const times of [60, 75])
    await press(
      `甲。\n\n- 甲\n\n  - 乙\n\n    丙\n\n  - ${'文本一经认证，即为作准文本；'.repeat(times)}*科技*\n\n    一\n  - [max]{sub}不海洋\n- 丙`,
      'zh-Hans',
    );
});

test('a mark that blanks part from a short word in another element begins no line of a cell', async () => {
  const row = '| 2 хозяйство[2]{sup}   : *в ответственность* | энергетику . да | энергетику *хозяйство* , да | »да |';
  await press(`Текст.\n\n- а\n\n  - | пред | Устав 1 000 000 | пер | будут |\n    |---|---|---|---|\n    ${row}`, 'ru');
});

test('a line that is full to its last character before a number is not ended behind its first', async () => {
  const han = '测试文本由此组成每字一格'.repeat(4);
  const lines = (mark: string) =>
    [...Array(11)].map((_, i) => `${mark}${han.slice(0, 20 + i)}30日备查，${han.slice(0, 30)}。`);
  await press(['甲。', ...lines(''), ...lines('- ')].join('\n\n'), 'zh-Hans');
});

test('one dot of a row stands alone neither at a line end nor at a line begin', async () => {
  const paragraphs = [2, 5, 8, 11].map(
    (from) => `${'да '.repeat(from * 2)}${'.'.repeat(38)}. ${'включая '.repeat(20)}`,
  );
  await press(paragraphs.join('\n\n'), 'ru');
});

test('a last page has more than one line, where the one before it can spare one', async () => {
  for (const lines of [24, 25, 26, 27, 28])
    for (const own of [2, 3]) {
      const pages = await press(
        `${'甲。\\\n'.repeat(lines - own)}乙。\n\n${'和平安全合作交流责任义务。'.repeat(own * 2).slice(0, own * 26 - 4)}。`,
        'zh-Hans',
      );
      assert.ok(pages.length > 0);
    }
});

test('what a search of all line ends finds, the layout finds: no warning where none must be', async () => {
  const clean = async (body: string, language: AnyLanguage, left: readonly string[] = []) => {
    const { problems } = await pressText(body, language, engine, true);
    assert.deepEqual(
      problems.filter(({ code }) => code.startsWith('K8') && !left.includes(code)).map(({ message }) => message),
      [],
    );
  };
  // A short last word may stand alone where the one before it fills its line.
  await clean(`? ${strings.word}selektrizitätenhauptbetriebswerk energy`, 'en');
  // What is raised is no part of the word before it, which is divided; no way has narrower spaces (K813, not K811).
  const raised = 'консультации энергетикуц ответственность[2]{sup} стороны по; международную?; и Правительство';
  await clean(`взаимный в!, ${raised} представляющим включая.`, 'ru', ['K813']);
  await clean(`Да № 5 § 5 → вопросам ${strings.file} № 5 сельское «Пояс и путь» в № 7 хозяйство`, 'ru');
  await clean(
    '、愿文化[2]{sub}依法联合国宪章公布公布[2]{sub}2021—2025年[所称依法](https://www.example.org/a_(b))',
    'zh-Hans',
  );
});

test('lines that Chromium sets closer where it ends them itself stay its own: none reaches over its edge', async () => {
  const names = '“××会计事务所(该会计事务所的中文译名)驻××(中国城市名)代表处”；';
  const item = `(一)该外国会计事务所主要负责人签署的设立代表机构、派驻代表的申请书。拟设立的代表机构的名称应当为${names}`;
  const { value, problems } = prepareText(
    `第八条　外国会计事务所应当提交下列文件材料：\n\n${item}`,
    'zh-Hans',
    undefined,
    'class: statute',
  );
  const found = await pressPrepared({ ...(value ? { value } : {}), problems }, engine, true);
  assert.deepEqual(
    found.problems.filter(({ code }) => code !== 'K813').map(({ message }) => message),
    [],
  );
});

test('a row with two notes, the first longer than a page, stays with the head of its table', async () => {
  const text = (opening: string) =>
    `The.\n\n| matters |\n|---|\n| one.[^n1]: [^n0] of |\n\n[^n0]: the\n\n[^n1]: ${opening}${'The parties shall consult. '.repeat(150)}`;
  for (const opening of ['', '1) ']) {
    const pages = await press(text(opening), 'en');
    assert.equal(pages.filter((page) => page.includes('one.1:2of')).length, 1);
  }
});

test('what is raised in the first line of the first note is not cut off', async () => {
  await press('甲[^1]。\n\n[^1]: [10]{sup}重申', 'zh-Hans');
  await press('The parties[^1] agree.\n\n[^1]: [ÉÀ]{sup} agree', 'en');
});

test('the head that a table repeats is no text of its next row, though it begins as that', async () => {
  await press(
    `Текст.\n\n| а | б | стороны; |\n|---|---|---|\n${rows('| да | то | и |', 24)}${rows('| стороны |  | то же |', 12)}`,
    'ru',
  );
});

test('a table in a note of a table stands at the foot, and each has its own order', async () => {
  const table = (indent: string, note: string) =>
    rows('| один | два |', 1, indent) + rows('|---|---|', 1, indent) + rows(`| да${note} | нет |`, 3, indent);
  await press(`Да.\n\n${table('', '[^1]')}\n[^1]: Да.\n\n${table('    ', '')}`, 'ru');
});

test('a heading that is a reference to a note alone has its range in the contents of the e-book', async () => {
  await press('Да.\n\n## [^1]\n\nСтороны.\n\nСтороны.\n\n[^1]: Нет.', 'ru');
});

test('a picture is not painted on the feet of the letters above it', async () => {
  for (const language of ['en', 'ru', 'fr'] as const)
    await press('Parties gyp\n\n![Map](figure.png)\n\n- gyp\n\n  ![Map](figure.png)\n\nParties gyp', language);
});

test('a line that ends inside a bold word or an address is flush: its hyphen is bold, no kern is left', async () => {
  const address = 'Vienna-Convention\\_on-the-Law-of-Treaties\\_1969\\_final.docx';
  for (const from of [0, 3, 6, 9])
    await press(
      `Комиссия${' с'.repeat(from)} рыболовства **энергетику сельское ответственность хозяйство** ${address} ` +
        `**представляющим международную консультации сельское** включая ${address}.`,
      'ru',
    );
  await press(`The Government of a State Tov ${`${address} AVATAR `.repeat(8)}`, 'en');
});

test('a heading with a tab, and one that has no room at the head of a page, are read there', async () => {
  const heading = 'including interest common on\ttransport of "goods" and\tpersons';
  await press(`Text.\n\n## ${heading}\n\n${'The parties shall consult. '.repeat(200)}`, 'en');
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk по Vienna-Convention final final final final';
  const { value, problems } = prepareText(
    `Текст.\n\n## ${long}\n\n${'Стороны продолжат консультации. '.repeat(200)}`,
    'ru',
    undefined,
    'class: treaty',
  );
  const found = await pressPrepared({ ...(value ? { value } : {}), problems }, engine, true);
  assert.deepEqual(
    found.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  );
  const heads = (found.made?.read.pages ?? []).map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  assert.ok(
    heads.some((text) => /^Donau[^…]*…/u.test(text.trim())),
    'no head says that it is cut',
  );
});

test('a wide blank at a line end takes no room, also behind a mark', async () => {
  for (const count of [16, 17, 18, 19, 20, 21, 22])
    await press(
      `${'联合国教育'.repeat(6).slice(0, count)}max≤！：　Меморандум о взаимопонимании教育\n\n` +
        `- ${'协调国际安全和平'.repeat(4).slice(0, count)} [2]{sub}　文化公布。一交通应当`,
      'zh-Hans',
    );
});

test('lines of items are judged without their labels, and references that read as what is behind', async () => {
  const text = '1,000,000加强[Меморандум о взаимопонимании]{lang=ru}，”一”';
  await press(
    `甲。\n\n- 乙\n\n  282. 不交通一${text}\n  283. 不交通一[^1]${text}${'.'.repeat(38)}\n\n[^1]: 丙。`,
    'zh-Hans',
  );
});

test('a line may end with a full-width mark behind an address, and where a blank parts two numbers', async () => {
  await press(
    '甲。\n\n- 人民政府所称农业 secretariat.of.the.conference@permanent-mission.example.org”\n  〔2022〕　　等',
    'zh-Hans',
  );
  await press(
    '不不共同依法加强5\\*6\\*7农业https://www.example.org/documents/2022/annex?section-12\n2021年。',
    'zh-Hans',
  );
});

test('a page of a picture with one line below it is no page of one line', async () => {
  for (const count of [38, 39, 40, 41])
    await press(`${'The parties agree.\n\n'.repeat(count)}![Map](figure.png "A map of the region")`, 'en');
});

test('a cell that begins with a reference begins its own line', async () => {
  await press(
    'да[^1]\n\n| один | два |\n|---|---|\n| включая! № 5 | [^1],[10]{sup} по |\n| да | нет |\n\n[^1]: энергетику; —',
    'ru',
  );
});

test('letters of two elements are kerned also where the spaces of their line are narrowed', async () => {
  const link = '[energy](https://www.example.org/a_(b)),';
  const words = ['on', 'matters', 'of', 'responsibility', 'AV', 'and', 'to', 'Tokyo'];
  for (let from = 0; from < 8; from++)
    await press(Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? link : words[(i * 3 + from) % 8])).join(' '), 'en');
});

test('a sign as wide as a character stands apart from an address, which has a line for both', async () => {
  await press(
    '合作。\n\n℃https://www.example.org/documents/2022/annex\\_3/decision?section-12第七十四届双方科技',
    'zh-Hans',
  );
});

test('an item whose lines have room on a page is not divided, with a figure behind a line of characters', async () => {
  const item = (label: string) =>
    `(${label})水面管理机构或者水库机构直接或者间接独自持有各站10%以上的固定监测点，且由其共同持有该水面各站50%以上流域；`;
  for (const count of [9, 10, 11]) {
    const before = '本办法适用于各级机关。\n\n'.repeat(count);
    const body = `第一条 为湖泊制定本办法。\n\n${before}第二条 本办法所称的管理包括：\n\n${item('一')}\n\n${item('二')}`;
    const prepared = prepareText(body, 'zh-Hans', undefined, 'class: statute');
    const { problems } = await pressPrepared(prepared, engine, true, 'official');
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      [],
    );
  }
});
