/**
 * Provisions: grammar, addresses, citations, sequence. In: small texts in the form of statutes, treaties, acts and
 * resolutions, and texts that nobody wrote. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { citeProvisions } from '../../scripts/classes/cite-provisions.ts';
import { classNames, classOf } from '../../scripts/classes/registry.ts';
import { blocksOf, type Edition, paragraphsOf } from '../../scripts/model/edition.ts';
import { sayNumber } from '../../scripts/model/numbers.ts';
import { provisionsBelow } from '../../scripts/model/provisions.ts';
import { plainText } from '../../scripts/model/text.ts';
import { nearestAddress } from '../../scripts/numbering/nearest-address.ts';
import { numberedText as numbered } from '../support/provisions.ts';
import { numbersFrom } from '../support/random-text.ts';

/** Each paragraph as `address (also) citation`. */
const said = (edition: Edition): string[] =>
  paragraphsOf(edition).map(
    ({ number, also = [] }) => `${[number, ...also].join('=')} ${sayNumber(number, edition.manuscript.labels)}`,
  );

test('a statute: 款 are counted, 项 and 目 hang on the 款 that they follow', () => {
  const { edition, told } = numbered(
    [
      '2020年1月1日通过',
      '## 第一章　总则',
      '第一条　甲。',
      '**第二条**乙：',
      '（一）子：',
      '1．丑；',
      '2．寅；',
      '（二）卯。',
      '前款规定如下。',
      '第二条之一　辰。',
      '## 第二章　附则',
      '第四条　巳。',
      '## 附件一',
      '第一条　午。',
    ],
    'statute',
  );
  assert.deepEqual(said(edition), [
    'preface1 正文前第1段',
    'art1=art1-1 第一条',
    'art2=art2-1 第二条第一款',
    'art2-1-1 第二条第一款第（一）项',
    'art2-1-1-1 第二条第一款第（一）项第1目',
    'art2-1-1-2 第二条第一款第（一）项第2目',
    'art2-1-2 第二条第一款第（二）项',
    'art2-2 第二条第二款',
    'art2bis1=art2bis1-1 第二条之一',
    'art4=art4-1 第四条',
    'annex1-art1=annex1-art1-1 附件一第一条',
  ]);
  assert.deepEqual(told, ['23 K321']);
});

test('text behind the items of an item, before the next one of its row, is text of that item', () => {
  const chinese = numbered(
    ['第一条　下列：', '（一）甲：', '1．乙；', '2．丙；', '并公布；', '（二）丁。', '其他。'],
    'statute',
  );
  assert.deepEqual(
    paragraphsOf(chinese.edition).map(({ number }) => number),
    ['art1', 'art1-1-1', 'art1-1-1-1', 'art1-1-1-2', 'art1-1-1-text1', 'art1-1-2', 'art1-2'],
  );
  const english = numbered(
    ['## Article 1', '1\\. A:', '(a) b:', '(i) c;', '(ii) d;', 'but not e;', '(b) f;', 'unless g.'],
    'treaty',
    'en',
  );
  assert.deepEqual(
    paragraphsOf(english.edition)
      .map(({ number }) => String(number))
      .filter((address) => address.includes('text')),
    ['art1-1-a-text1', 'art1-1-text1'],
  );
});

test('㈠ counts as （一） does, in an article and below a letter', () => {
  const addressesOf = (lines: string[], documentClass: string) =>
    paragraphsOf(numbered(lines, documentClass).edition).map(({ number }) => number);
  assert.deepEqual(addressesOf(['第一条　下列：', '㈠ 甲；', '㈡ 乙。'], 'statute'), ['art1', 'art1-1-1', 'art1-1-2']);
  assert.deepEqual(addressesOf(['大会，', '1\\. 吁请：', '(a) 甲：', '㈠ 乙；', '㈡ 丙；', '(b) 丁。'], 'resolution'), [
    'pre1',
    'op1',
    'op1-a',
    'op1-a-1',
    'op1-a-2',
    'op1-b',
  ]);
});

test('a paragraph between two items of one row is text of the item, not a new 款', () => {
  const { edition, told } = numbered(
    ['第一条　下列：', '（一）甲', '具有以下特性：', '1．乙；', '2．丙。', '（二）丁', '其他。'],
    'statute',
  );
  assert.deepEqual(
    paragraphsOf(edition).map(({ number }) => number),
    ['art1', 'art1-1-1', 'art1-1-1-text1', 'art1-1-1-1', 'art1-1-1-2', 'art1-1-2', 'art1-2'],
  );
  assert.deepEqual(told, []);
});

test('a treaty: paragraphs with numbers, letters that are Roman numbers too, articles without numbers', () => {
  const { edition, told } = numbered(
    [
      'The States Parties,',
      '## PART III. Interpretation',
      '### Article 31. General rule',
      '1\\. A treaty.',
      '2\\. The context:',
      '(a) any agreement;',
      '(b) any instrument:',
      '(i) by one;',
      '(ii) by two.',
      'and so on.',
      '3\\. (a) Another.',
      '### Article 32',
      '#### Supplementary means',
      'Recourse may be had:',
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((letter) => `(${letter}) item;`),
    ],
    'treaty',
    'en',
  );
  assert.deepEqual(said(edition).slice(0, 10), [
    'pre1 preambular paragraph 1',
    'art31-1 Article 31(1)',
    'art31-2 Article 31(2)',
    'art31-2-a Article 31(2)(a)',
    'art31-2-b Article 31(2)(b)',
    'art31-2-b-i Article 31(2)(b)(i)',
    'art31-2-b-ii Article 31(2)(b)(ii)',
    'art31-2-text1 Article 31(2)',
    'art31-3=art31-3-a Article 31(3)(a)',
    'art32-1 Article 32',
  ]);
  assert.equal(said(edition).at(-1), 'art32-1-j Article 32(j)');
  const article = provisionsBelow({ children: edition.provisions ?? [] } as never).find(
    ({ address }) => address === 'art32',
  );
  assert.equal(article?.heading, 'Supplementary means');
  assert.deepEqual(told, []);
});

test('items of ordered lists are paragraphs that begin with their numbers', () => {
  const { edition } = numbered(['## Article 1', '1. One.', '2. Two.'], 'treaty', 'en');
  assert.deepEqual(
    paragraphsOf(edition).map(({ number, inlines }) => `${number} ${plainText(inlines)}`),
    ['art1-1 1. One.', 'art1-2 2. Two.'],
  );
});

test('an act has recitals before its first article only; a resolution has operative paragraphs', () => {
  const act = numbered(
    [
      'THE PARLIAMENT,',
      '(1) First.',
      '(2) Second.',
      '## Article 4',
      'Definitions:',
      '(1) ‘data’ means:',
      '(a) a;',
      '(2) ‘file’.',
    ],
    'regulation',
    'en',
  );
  assert.deepEqual(said(act.edition), [
    'pre1 preambular paragraph 1',
    'rec1 recital 1',
    'rec2 recital 2',
    'art4-1 Article 4',
    'art4-1-1 Article 4(1)',
    'art4-1-1-a Article 4(1)(a)',
    'art4-1-2 Article 4(2)',
  ]);
  const resolution = numbered(
    [
      'The General Assembly,',
      '*Recalling* it,',
      '1\\. *Requests* him:',
      '(a) to do;',
      '2\\. *Decides*.',
      '82nd meeting',
    ],
    'resolution',
    'en',
  );
  assert.deepEqual(said(resolution.edition), [
    'pre1 preambular paragraph 1',
    'pre2 preambular paragraph 2',
    'op1 operative paragraph 1',
    'op1-a operative paragraph 1(a)',
    'op2 operative paragraph 2',
    'op2-text1 operative paragraph 2',
  ]);
});

test('a treaty in Russian has the same addresses as in English', () => {
  const { edition } = numbered(
    [
      '## Глава 1. Общие',
      '### Статья 5. Имя',
      '1\\. Текст:',
      'а) первое;',
      'б) второе;',
      'в) третье.',
      '### Статья 5.1',
      'Абзац.',
      'Ещё.',
    ],
    'treaty',
    'ru',
  );
  assert.deepEqual(said(edition), [
    'art5-1 статья 5, пункт 1',
    'art5-1-a статья 5, пункт 1, подпункт а',
    'art5-1-b статья 5, пункт 1, подпункт б',
    'art5-1-c статья 5, пункт 1, подпункт в',
    'art5bis1-1 статья 5.1, абзац 1',
    'art5bis1-2 статья 5.1, абзац 2',
  ]);
});

test('chapters that begin anew in each book bear its address; those that run through do not', () => {
  const chapters = (second: string): string[] => {
    const { edition } = numbered(
      ['## 第一编', '### 第一章　甲', '第一条　甲。', '## 第二编', `### ${second}　乙`, '第二条　乙。'],
      'statute',
    );
    return blocksOf(edition).flatMap((block) => (block.kind === 'heading' && block.level === 3 ? [block.anchor] : []));
  };
  assert.deepEqual(chapters('第一章'), ['book1-chap1', 'book2-chap1']);
  assert.deepEqual(chapters('第二章'), ['chap1', 'chap2']);
});

test('a link to any address of a block leads to the one that the block is known by; another is told (K301)', () => {
  const { edition } = numbered(['第一条　见[本款](#art1-1)。'], 'statute');
  assert.match(JSON.stringify(edition.sections), /"target":"#art1"/);
  assert.throws(() => numbered(['第一条　见[别条](#art9)。'], 'statute'));
});

test('a wrong address is told with the nearest one: what it stands in, the next number, the last of its kind', () => {
  const known = ['art1', 'art2', 'art2-1', 'art5', 'art85', 'chap1', 'annex1', 'annex1-art2'];
  assert.deepEqual(
    ['art2-1-7', 'art85-3', 'art4', 'art99999', 'art200', 'chap9', 'annex1-art9', 'annex2', 'p12', 'x', ''].map(
      nearestAddress(known),
    ),
    ['art2-1', 'art85', 'art5', 'art85', 'art85', 'chap1', 'annex1', 'annex1', undefined, undefined, undefined],
  );
});

/** A text of labels in any order, as no statute has them. */
function anyText(seed: number, documentClass: string): string[] {
  const random = numbersFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const starts =
    documentClass === 'statute' || documentClass === 'notice'
      ? ['第一条　', '第二条　', '第二条之一　', '（一）', '（二）', '1．', '2．', '（1）', '①', '一、', '']
      : ['Article 1. ', 'Article 2. ', '1\\. ', '2\\. ', '(a) ', '(b) ', '(i) ', '(ii) ', '(1) ', '(A) ', ''];
  const headings = ['第一章', '第二章', '第一编', '附件', '附件二', '总则', 'PART I', 'Annex', 'Article 3', '第一节'];
  return Array.from({ length: 60 }, () =>
    random() < 0.15 ? [`## ${pick(headings)} 题`, '文。'] : [`${pick(starts)}文。`],
  ).flat();
}

test('whatever the order of labels, every paragraph has an address, and no two provisions have the same', () => {
  for (let seed = 1; seed <= 200; seed++)
    for (const documentClass of classNames.filter((name) => classOf(name).numbers === 'own')) {
      const language = documentClass === 'statute' || documentClass === 'notice' ? 'zh-Hans' : 'en';
      const lines = anyText(seed, documentClass);
      const { edition } = numbered(lines, documentClass, language);
      const root = { children: edition.provisions ?? [] } as Parameters<typeof provisionsBelow>[0];
      const addresses = provisionsBelow(root).map(({ address }) => address);
      assert.equal(new Set(addresses).size, addresses.length, `${documentClass} ${seed}`);
      for (const address of addresses) assert.match(address, /^[a-z][a-z0-9_-]*$/);
      const anchors = blocksOf(edition).flatMap((block) => [block.anchor, ...(('also' in block && block.also) || [])]);
      assert.equal(new Set(anchors).size, anchors.length);
      const texts = lines.filter((line) => !line.startsWith('##')).map((line) => line.replace('\\', ''));
      assert.deepEqual(
        paragraphsOf(edition).map(({ inlines }) => plainText(inlines)),
        texts,
      );
      const cited = citeProvisions(root, language);
      assert.ok([...cited.values()].every((words) => words !== ''));
    }
});

test('how an act was passed, its number and its enacting words are no paragraphs of its preamble', () => {
  const kinds = (lines: string[], documentClass: string, language?: string) =>
    said(numbered(lines, documentClass, language).edition).filter((one) => one.startsWith('pre'));
  assert.deepEqual(
    kinds(
      ['（2020年1月1日第一次会议通过　2024年3月1日修正）', '## 序言', '湖泊是资源。', '湖泊应当保护。', '第一条　甲。'],
      'statute',
    ),
    ['preface1 正文前第1段', 'pre1 序言第1段', 'pre2 序言第2段'],
  );
  assert.deepEqual(kinds(['法释〔2024〕5号', '为保护湖泊，现就有关问题解释如下：', '第一条　甲。'], 'statute'), [
    'preface1 正文前第1段',
    'preface2 正文前第2段',
  ]);
  assert.deepEqual(
    kinds(
      ['Принят Государственной Думой 14 февраля 2024 года', 'Озёра — достояние.', '## Статья 1', 'А.'],
      'statute',
      'ru',
    ),
    ['preface1 вводный абзац 1', 'pre1 пункт преамбулы 1'],
  );
  assert.deepEqual(
    kinds(
      [
        '2024 CHAPTER 12',
        'An Act to protect lakes.',
        '5th March 2024',
        'Whereas lakes are scarce:',
        'Be it enacted as follows:',
        '1\\. This Act applies.',
      ],
      'act',
      'en',
    ),
    [
      ...[1, 2, 3].map((n) => `preface${n} introductory paragraph ${n}`),
      'pre1 preambular paragraph 1',
      'preface4 introductory paragraph 4',
    ],
  );
});

test('an annex without a number stands beside those that have one', () => {
  const { edition } = numbered(
    ['1\\. А.', '## Приложение № 1', '1\\. Б.', '## УТВЕРЖДЕНО приказом от 5 марта 2024 г. № 3', '1\\. В.'],
    'statute',
    'ru',
  );
  assert.deepEqual(
    paragraphsOf(edition).map(({ number }) => number),
    ['item1', 'annex1-1', 'annex2-1'],
  );
  assert.equal(said(edition).at(-1), 'annex2-1 приложение 2, пункт 1');
});

test('a text without a number of its outermost level has no preamble: its paragraphs are counted', () => {
  const statement = numbered(
    ['At its meeting, the President made a statement:', '“The Council recalls.', '“It remains seized.”'],
    'resolution',
    'en',
  );
  assert.deepEqual(said(statement.edition), ['p1 paragraph 1', 'p2 paragraph 2', 'p3 paragraph 3']);
  const memorandum = numbered(
    ['The Participants:', '## Purpose', 'It is cooperation in:', '(a) lakes.'],
    'treaty',
    'en',
  );
  assert.deepEqual(
    paragraphsOf(memorandum.edition).map(({ number }) => number),
    ['p1', 'h1-p1', 'h1-p1-a'],
  );
});
