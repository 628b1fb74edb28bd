/**
 * References of a text to its own provisions, and to those of other documents. In: small texts of three languages, and
 * texts that nobody wrote. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { type Inline, plainText } from '../../scripts/model/text.ts';
import { slowOnes } from '../support/growth.ts';
import { numberedText } from '../support/provisions.ts';
import { numbersFrom } from '../support/random-text.ts';

const linked = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'link') return `[${plainText(inline.children)}](${inline.target})`;
      return 'children' in inline ? linked(inline.children) : plainText([inline]);
    })
    .join('');

/** The last paragraphs of a text with their links, as Markdown has them. */
function referring(frame: readonly string[], sentences: readonly string[], documentClass: string, language: string) {
  const { edition } = numberedText([...frame, ...sentences], documentClass, language);
  const all = paragraphsOf(edition).slice(-sentences.length);
  const texts = all.map(({ inlines }) => plainText(inlines));
  assert.ok(texts.join('\n') === sentences.join('\n').replace(/[\\*]/g, ''), 'the text is another');
  return all.map(({ inlines }) => linked(inlines));
}

const statute = [
  '## 第一章　总则',
  '第一条　甲。',
  '第二条　乙：',
  '（一）子；',
  '（二）丑：',
  '1．寅；',
  '2．卯。',
  '丙。',
  '第二条之一　丁。',
  '## 第二章　附则',
  '第三条　戊：',
  '（一）己。',
  '第九条　庚。',
];

test('Chinese: what this law says of itself, at every level and in lists', () => {
  const sentences = [
    '违反本法第二条第一款第（二）项第1目的规定。',
    '违反本法第一条、第二条第二款和第三条第一项规定。',
    '依照本条例第一条至第三条、第二条之一的规定。',
    '违反本办法第二条第一款第（一）项、第（二）项、第二款规定。',
    '适用本法第二章的有关规定。',
    '前款规定的行为，依照第二条第二款处理。',
    '本条第一款规定的行为。',
  ];
  assert.deepEqual(referring(statute, sentences, 'statute', 'zh-Hans'), [
    '违反本法[第二条第一款第（二）项第1目](#art2-1-2-1)的规定。',
    '违反本法[第一条](#art1)、[第二条第二款](#art2-2)和[第三条第一项](#art3-1-1)规定。',
    '依照本条例[第一条](#art1)至[第三条](#art3)、[第二条之一](#art2bis1)的规定。',
    '违反本办法[第二条第一款第（一）项](#art2-1-1)、[第（二）项](#art2-1-2)、[第二款](#art2-2)规定。',
    '适用本法[第二章](#chap2)的有关规定。',
    '前款规定的行为，依照[第二条第二款](#art2-2)处理。',
    '[本条第一款](#art9)规定的行为。'.replace('[本条第一款]', '本条[第一款]'),
  ]);
});

test('Chinese: other laws, quotations, what is not there and what is not said give no link', () => {
  const sentences = [
    '依照刑法第一条、第二条的规定。',
    '依照《港口法》第一条和第三条的规定。',
    '适用民事诉讼法第一条及《最高法院关于适用〈港口法〉的解释》第二条，第三条的规定。',
    '该条例第一条、其第二条。',
    '前条第一款、上一条第二款、第一款规定。',
    '将“违反本法第一条规定的”改称甲。',
    '依照《港口法》办理的，适用第三条。',
    '违反本法第九十九条的规定。',
  ];
  assert.deepEqual(referring(statute, sentences, 'statute', 'zh-Hans'), sentences);
});

test('Chinese: what is there of a reference is its link', () => {
  assert.deepEqual(referring(statute, ['违反本法第二条第九款规定。'], 'statute', 'zh-Hans'), [
    '违反本法[第二条](#art2)第九款规定。',
  ]);
});

test('Chinese: an act that changes another one means that one', () => {
  const sentences = ['一、第二条修改为：“辛。”', '依照第三条的规定。', '违反本规定第三条的。'];
  assert.deepEqual(referring(statute, sentences, 'statute', 'zh-Hans'), [
    ...sentences.slice(0, 2),
    '违反本规定[第三条](#art3)的。',
  ]);
});

const treaty = [
  '## PART I. INTRODUCTION',
  '### Article 1. Scope',
  'One.',
  '### Article 2. Rules',
  '1\\. One:',
  '(a) a;',
  '(b) b:',
  '(i) i;',
  '(ii) ii.',
  '2\\. Two.',
  '### Article 2 bis',
  'Three.',
  '## PART II. OTHERS',
  '### Article 3. More',
  '1\\. One.',
  '2\\. Two.',
];

test('English: articles, and what is in them, outer or inner first', () => {
  const sentences = [
    '3\\. Under Article 2, paragraph 1 (b) (ii), and article 2 bis.',
    '4\\. Under Article 2(1)(b)(ii) and (i), Articles 1 to 3, and Articles 1, 2 and 2 bis of the present Treaty.',
    '5\\. Under paragraph 1 of this Article, paragraphs 1 and 2 of Article 2, and subparagraph (a) of ' +
      'paragraph 1 of article 2.',
    '6\\. As mentioned in paragraph 2 and in paragraphs 1 and 2.',
    '7\\. Part II of the present Treaty, and Article 2(9).',
  ];
  assert.deepEqual(referring(treaty, sentences, 'treaty', 'en'), [
    '3. Under [Article 2, paragraph 1 (b) (ii)](#art2-1-b-ii), and [article 2 bis](#art2bis).',
    '4. Under [Article 2(1)(b)(ii)](#art2-1-b-ii) and [(i)](#art2-1-b-i), [Articles 1](#art1) to ' +
      '[3](#art3), and [Articles 1](#art1), [2](#art2) and [2 bis](#art2bis) of the present Treaty.',
    '5. Under [paragraph 1](#art3-1) of this Article, [paragraphs 1](#art2-1) and [2](#art2-2) of ' +
      '[Article 2](#art2), and [subparagraph (a) of paragraph 1 of article 2](#art2-1-a).',
    '6. As mentioned in [paragraph 2](#art3-2) and in [paragraphs 1](#art3-1) and [2](#art3-2).',
    '7. [Part II](#part2) of the present Treaty, and [Article 2](#art2)(9).',
  ]);
});

test('English: other documents, the article before, and what is not there give no link', () => {
  const sentences = [
    '3\\. Under Article 1 of the Charter of the United Nations, Article 2 TFEU and Articles 1 and 2 thereof.',
    '4\\. Under Article 1, Article 2 and Article 3 of Regulation (EU) 2016/679.',
    '5\\. The preceding article, the preceding paragraph, its Article 1 and that Article 2.',
    '6\\. Regulation (EU) 2016/679, Article 1, applies.',
    '7\\. The Convention governs it under Article 1.',
    '8\\. Under Article 99, paragraph 9, Part IX and Annex II.',
    '9\\. “Article 1 of the present Treaty” means it.',
    '10\\. In accordance with paragraph 2 of resolution 70/1, paragraph 1 of that article and Article 1.5.',
  ];
  assert.deepEqual(
    referring(treaty, sentences, 'treaty', 'en'),
    sentences.map((sentence) => sentence.replaceAll('\\', '')),
  );
});

test('English: of the present Treaty is certain beside another document', () => {
  const sentence = '3\\. Article 1 of the present Treaty prevails over Article 1 of the Protocol.';
  assert.deepEqual(referring(treaty, [sentence], 'treaty', 'en'), [
    '3. [Article 1](#art1) of the present Treaty prevails over Article 1 of the Protocol.',
  ]);
});

test('English: an act and a resolution', () => {
  const act = ['(1) Whereas.', '## Article 1', '1\\. One:', '(a) a.'];
  assert.deepEqual(
    referring(act, ['2\\. Points (a) of Article 1(1), and Recital 1. Point (a) of paragraph 1.'], 'regulation', 'en'),
    ['2. [Points (a) of Article 1(1)](#art1-1-a), and [Recital 1](#rec1). [Point (a) of paragraph 1](#art1-1-a).'],
  );
  const resolution = ['*Recalling* it,', '1\\. *Decides* one;', '2\\. *Requests*:', '(a) a;'];
  assert.deepEqual(
    referring(
      resolution,
      ['3\\. *Decides* by paragraph 2 (a) above.', '4\\. *Recalls* paragraph 1 of resolution 70/1.'],
      'resolution',
      'en',
    ),
    ['3. Decides by [paragraph 2 (a)](#op2-a) above.', '4. Recalls paragraph 1 of resolution 70/1.'],
  );
});

test('English: what stands in the last of several paragraphs alone, and points behind a paragraph in brackets', () => {
  const resolution = ['1\\. *Decides* one;', '2\\. *Requests*:', '(a) a:', '(i) i;', '(ii) ii;'];
  assert.deepEqual(
    referring(resolution, ['3\\. *Decides* by paragraphs 1 and 2 (a) (ii) above.'], 'resolution', 'en'),
    ['3. Decides by [paragraphs 1](#op1) and [2 (a) (ii)](#op2-a-ii) above.'],
  );
  const act = ['## Article 1', '1\\. One.', '2\\. Two:', '(a) a:', '(i) i.', '## Article 2'];
  assert.deepEqual(
    referring(act, ['1\\. Article 1(2), point (a)(i), and Article 1(2), paragraph 1.'], 'regulation', 'en'),
    ['1. [Article 1(2), point (a)(i)](#art1-2-a-i), and [Article 1(2)](#art1-2), paragraph 1.'],
  );
});

test('Chinese: paragraphs of a resolution', () => {
  const sentences = ['3\\. 请就上文第2段提出报告；', '4\\. 重申本决议第1段和第2段，以及第98/1号决议第1段。'];
  assert.deepEqual(referring(['大会，', '1\\. 表示注意；', '2\\. 决定；'], sentences, 'resolution', 'zh-Hans'), [
    '3. 请就上文[第2段](#op2)提出报告；',
    '4. 重申本决议[第1段](#op1)和[第2段](#op2)，以及第98/1号决议第1段。',
  ]);
});

const russian = [
  '## Статья 1',
  'Один.',
  '## Статья 2',
  '1\\. Один:',
  'a) буква;',
  'b) буква.',
  '2\\. Два.',
  '## Статья 5.1',
  'Три.',
  '## Статья 6',
  '1\\. Один.',
  '2\\. Два.',
];

test('Russian: inner and outer first, lists and ranges', () => {
  const sentences = [
    '3\\. В соответствии с пунктом 2 статьи 2 и подпунктом b) пункта 1 статьи 2.',
    '4\\. Статьи 1 и 2 настоящего Договора, статьями 1–6, статьёй 5.1.',
    '5\\. Статья 2, пункт 1, и пункт 2 настоящей статьи.',
    '6\\. Упомянутые в пункте 1.',
  ];
  assert.deepEqual(referring(russian, sentences, 'treaty', 'ru'), [
    '3. В соответствии с [пунктом 2 статьи 2](#art2-2) и [подпунктом b) пункта 1 статьи 2](#art2-1-b).',
    '4. [Статьи 1](#art1) и [2](#art2) настоящего Договора, [статьями 1](#art1)–[6](#art6), [статьёй 5.1](#art5bis1).',
    '5. [Статья 2, пункт 1](#art2-1), и [пункт 2](#art6-2) настоящей статьи.',
    '6. Упомянутые в [пункте 1](#art6-1).',
  ]);
});

test('Russian: other documents give no link', () => {
  const sentences = [
    '3\\. В соответствии со статьёй 1 Устава ООН и пунктом 2 статьи 2 Венской конвенции.',
    '4\\. Статьи 1, 2 и 6 указанного договора, статья 1 федерального закона, статья 2 «Положения».',
    '5\\. Предыдущая статья, его статья 1, статья 99.',
    '6\\. Конвенция о море применяется согласно статье 1.',
  ];
  assert.deepEqual(
    referring(russian, sentences, 'treaty', 'ru'),
    sentences.map((sentence) => sentence.replaceAll('\\', '')),
  );
});

const french = [
  '## Article premier',
  'Un.',
  '## Article 2',
  '1\\. Un :',
  'a) la lettre ;',
  'b) la lettre.',
  '2\\. Deux.',
  '## Article 2 bis',
  'Trois.',
  '## Article 6',
  '1\\. Un.',
  '2\\. Deux.',
];

test('French: articles, and what is in them, outer or inner first', () => {
  const sentences = [
    '3\\. En vertu du paragraphe 2 de l’article 2 et de l’alinéa b) du paragraphe 1 de l’article 2.',
    '4\\. Les articles 1 et 2 de la présente Convention, l’article premier et l’article 2 bis.',
    '5\\. Article 2, paragraphe 1 a), et paragraphe 2 du présent article.',
    '6\\. Visés au paragraphe 1, aux paragraphes 1 et 2.',
  ];
  assert.deepEqual(referring(french, sentences, 'treaty', 'fr'), [
    '3. En vertu du [paragraphe 2 de l’article 2](#art2-2) et de ' +
      'l’[alinéa b) du paragraphe 1 de l’article 2](#art2-1-b).',
    '4. Les [articles 1](#art1) et [2](#art2) de la présente Convention, l’[article premier](#art1) et ' +
      'l’[article 2 bis](#art2bis).',
    '5. [Article 2, paragraphe 1 a)](#art2-1-a), et [paragraphe 2](#art6-2) du présent article.',
    '6. Visés au [paragraphe 1](#art6-1), aux [paragraphes 1](#art6-1) et [2](#art6-2).',
  ]);
});

test('French: other documents, the article before, and what is not there give no link', () => {
  const sentences = [
    '3\\. En vertu de l’article 1 de la Charte des Nations Unies et du paragraphe 2 de l’article 2 de ladite loi.',
    '4\\. Les articles 1, 2 et 6 du Règlement, son article premier, cet article 2.',
    '5\\. L’article précédent, l’article 99, dans 2 jours.',
    '6\\. La Convention s’applique conformément à l’article 2.',
    '7\\. «L’article 2 de la présente Convention» le dit.',
  ];
  assert.deepEqual(
    referring(french, sentences, 'treaty', 'fr'),
    sentences.map((sentence) => sentence.replaceAll('\\', '')),
  );
});

const spanish = [
  '## Artículo 1',
  'Uno.',
  '## Artículo 2',
  '1\\. Uno:',
  'a) la letra;',
  'b) la letra.',
  '2\\. Dos.',
  '## Artículo 6',
  '1\\. Uno.',
  '2\\. Dos.',
];

test('Spanish: articles, and what is in them; other documents give no link', () => {
  const sentences = [
    '3\\. Conforme al párrafo 2 del artículo 2 y al apartado b) del párrafo 1 del artículo 2.',
    '4\\. Los artículos 1 y 2 de la presente Convención, el artículo 2, párrafo 1 a).',
    '5\\. El párrafo 2 del presente artículo y los párrafos 1 y 2 de este artículo.',
    '6\\. El artículo 1 de la Carta, el artículo 2 del Reglamento, su artículo 1, el artículo 99.',
    '7\\. El Convenio se aplica conforme al artículo 2.',
  ];
  assert.deepEqual(referring(spanish, sentences, 'treaty', 'es'), [
    '3. Conforme al [párrafo 2 del artículo 2](#art2-2) y al [apartado b) del párrafo 1 del artículo 2](#art2-1-b).',
    '4. Los [artículos 1](#art1) y [2](#art2) de la presente Convención, el [artículo 2, párrafo 1 a)](#art2-1-a).',
    '5. El [párrafo 2](#art6-2) del presente artículo y los [párrafos 1](#art6-1) y [2](#art6-2) de este artículo.',
    ...sentences.slice(3).map((sentence) => sentence.replaceAll('\\', '')),
  ]);
});

const arabic = [
  '## المادة الأولى',
  'نص.',
  '## المادة 2',
  '1 - نص:',
  '(أ) حرف؛',
  '(ب) حرف.',
  '2 - نص.',
  '## المادة 6',
  '1 - نص.',
  '2 - نص.',
];

test('Arabic: articles, and what is in them, words with their prefixes, figures of both kinds', () => {
  const sentences = [
    '3 - عملا بالفقرة 2 من المادة 2 والفقرة الفرعية (ب) من الفقرة 1 من المادة 2.',
    '4 - المادتان 1 و2 من هذه الاتفاقية، والمادة الأولى، وللمادة ٢.',
    '5 - الفقرة 2 من هذه المادة، والفقرتان 1 و 2 من هذه المادة.',
    '6 - المادة 2، الفقرة 1 (أ).',
  ];
  assert.deepEqual(referring(arabic, sentences, 'treaty', 'ar'), [
    '3 - عملا [بالفقرة 2 من المادة 2](#art2-2) و[الفقرة الفرعية (ب) من الفقرة 1 من المادة 2](#art2-1-b).',
    '4 - [المادتان 1](#art1) و[2](#art2) من هذه الاتفاقية، و[المادة الأولى](#art1)، و[للمادة ٢](#art2).',
    '5 - [الفقرة 2](#art6-2) من هذه المادة، و[الفقرتان 1](#art6-1) و [2](#art6-2) من هذه المادة.',
    '6 - [المادة 2، الفقرة 1 (أ)](#art2-1-a).',
  ]);
});

test('Arabic: other documents, quotations and what is not there give no link', () => {
  const sentences = [
    '3 - عملا بالمادة 1 من ميثاق الأمم المتحدة والفقرة 2 من المادة 2 من الاتفاقية المذكورة.',
    '4 - المادة السابقة، والمادة 99، والمادة المذكورة.',
    '5 - «المادة 2 من هذه الاتفاقية».',
    '6 - ينطبق النظام وفقا للمادة 2.',
  ];
  assert.deepEqual(referring(arabic, sentences, 'treaty', 'ar'), sentences);
});

test('whatever the words around, no character changes and every link leads to a provision', () => {
  const words: Record<string, readonly string[]> = {
    'zh-Hans': [
      '第一条',
      '第二款',
      '第（一）项',
      '、',
      '本法',
      '至',
      '《',
      '》',
      '“',
      '”',
      '第二章',
      '的',
      '刑法',
      '1',
    ],
    en: [
      'Article 1',
      'Articles 1',
      ' and 2',
      ', paragraph 1',
      '(1)',
      '(a)',
      ' of ',
      'the Treaty',
      'paragraphs 1',
      ' to 3',
      '“',
      '”',
      ' ',
    ],
    fr: ['article 1', 'articles 1', ' et 2', ', ', ' de l’', 'alinéa b) ', ' de la ', 'présente Convention', '«', '» '],
    es: ['artículo 1', 'artículos 1', ' y 2', ', ', ' del ', 'inciso b) ', ' de la ', 'presente Carta', '«', '» '],
    ar: ['المادة 1', ' والمادتان 1', ' و2', '، ', ' من ', 'الفقرة (ب) ', 'هذه ', 'الاتفاقية', '«', '» '],
    ru: ['статьи 1', 'пункт 2 ', 'статьи 2', ' и 2', 'подпункт b) ', ', ', '«', '»', ' настоящего Договора', ' '],
  };
  const frames: Record<string, [readonly string[], string]> = {
    'zh-Hans': [statute, 'statute'],
    en: [treaty, 'treaty'],
    ru: [russian, 'treaty'],
    fr: [french, 'treaty'],
    es: [spanish, 'treaty'],
    ar: [arabic, 'treaty'],
  };
  for (const [language, [frame, documentClass]] of Object.entries(frames))
    for (let seed = 1; seed <= 20; seed++) {
      const random = numbersFrom(seed);
      const own = words[language] ?? [];
      const sentence = `x${Array.from({ length: 40 }, () => own[Math.floor(random() * own.length)]).join('')}y`;
      assert.doesNotThrow(() => referring(frame, [sentence], documentClass, language), sentence);
    }
});

test('a text of nothing but references takes time by its length', async () => {
  for (const [unit, language, documentClass, frame] of [
    ['本法第一条、第二条第一款、x', 'zh-Hans', 'statute', statute],
    ['Articles 1, 2 and 3, (a) of paragraph 1 of x ', 'en', 'treaty', treaty],
    ['пункт 2 статьи 2, статьи 1 и 2, x ', 'ru', 'treaty', russian],
    ['alinéa a) du paragraphe 1 de l’article 2, articles 1 et 2, x ', 'fr', 'treaty', french],
    ['inciso a) del párrafo 1 del artículo 2, artículos 1 y 2, x ', 'es', 'treaty', spanish],
    ['الفقرة 1 (أ) من المادة 2، والمادتان 1 و2، x ', 'ar', 'treaty', arabic],
  ] as const) {
    const read = (text: string) => referring(frame, [`${text}y`], documentClass, language);
    const made = { [unit]: (n: number) => unit.repeat(n / unit.length) };
    assert.deepEqual(await slowOnes(read, made, (n) => 'Text that names no article. '.repeat(n / 28), 10_000), []);
  }
});
