/**
 * What random texts are made of: words, marks and strings, by language. In: nothing. Out: lists of plain texts, in
 * which no sign is Markdown. Holds what official texts hold in every place and order; only characters that the
 * typefaces have.
 */

import { arabicOf, traditionalOf } from './vocabulary-others.ts';
import { frenchOf, spanishOf } from './vocabulary-romance.ts';

export type FuzzLanguage = 'zh-Hans' | 'zh-Hant' | 'en' | 'ru' | 'fr' | 'es' | 'ar';

export interface Vocabulary {
  /** Words without marks: they may be emphasized. */
  words: readonly string[];
  /** Marks that stand behind a word without a space. */
  marks: readonly string[];
  /** Pieces with marks and figures in them, of which some are kept on one line. */
  kept: readonly string[];
  /** Strings that no line may be broken in as words are. */
  long: readonly string[];
  /** Texts of other languages, with their tags. */
  foreign: readonly (readonly [tag: string, text: string])[];
  /** Sentences that repeat themselves over pages. */
  same: readonly string[];
  /** White space of the source between two pieces. */
  blanks: readonly string[];
  /** Names of the lists of `random-edition.ts`. */
  names: readonly string[];
  /** Between two pieces. */
  space: string;
}

const strings = [
  'https://www.example.org/documents/2022/annex_3/decision?language=zh&format=pdf#section-12',
  'secretariat.of.the.conference@permanent-mission.example.org',
  'Vienna-Convention_on-the-Law-of-Treaties_1969_final.docx',
  '____________________',
  '......................................',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
];

/** What could be taken for signs of Markdown. */
const signs = ['5*6*7', 'a_b', '1.', '12)', '-', '#', '>', 'A&B'];

/** What the faces of a language have not, and one of the other faces has. */
export const otherFaces = ['②', '℃', '≤', 'Қазақстан', 'αβγ', '⅓', '→', '☐', '№', 'Việt', '₽'];

const zh: Vocabulary = {
  words:
    '双方 重申 维护 国际 和平 与 安全 的 共同 责任 愿 就 科技 教育 文化 卫生 环境 农业 交通 能源 等 领域 加强 协调 第三条 本条例 所称 县级以上 人民政府 应当 依法 公布 施行 一 不 得'.split(
      ' ',
    ),
  marks: ['，', '。', '；', '、', '：', '？', '！'],
  kept: [
    ...['——', '……', '—', '…', '弗·弗·普京', '2015年', '第12条', '第七十四届', 'A/RES/70/1', '（三）', '2021—2025年'],
    ...['“一带一路”', '‘单’', '《联合国宪章》', '“外双‘内单’”', '〔2022〕', '30%', '1000亿美元', '1,000,000', 'WTO'],
    ...[
      '“',
      '”',
      '（',
      '）',
      '《',
      '》',
      '5*6*7',
      'a_b',
      '1.',
      '12)',
      '- ',
      '# ',
      'A&B',
      '[注]',
      '～',
      '-',
      '/',
      'm²',
      '①',
    ],
    ...['memorandum of understanding', 'COVID-19', '１２', '3.14', '℃', '12时30分', '§5', 'http://a.cn', '＋', '×'],
  ],
  long: [...strings, '＿＿＿＿＿＿＿＿＿＿', '…………………………'],
  foreign: [
    ['en', 'memorandum of understanding'],
    ['ru', 'Меморандум о взаимопонимании'],
    ['la', 'ad hoc'],
  ],
  same: ['双方将继续合作。', '文本一经认证，即为作准文本；', '同'],
  blanks: [' ', '  ', '\u3000', '\u3000\u3000', '\t', '\u00a0'],
  names: ['联合国', '联合国宪章', '海洋法公约', '北方渔业委员会'],
  space: '',
};

const en: Vocabulary = {
  words: (
    'the parties shall continue to consult on matters of common interest including energy transport ' +
    'agriculture and international responsibility a I Article notwithstanding Government'
  ).split(' '),
  marks: [',', '.', ';', ':', '?', '!', '…', '—'],
  kept: [
    ...['–', '—', '…', 'V. V. Ivanov', 'Article 12', 'A/RES/70/1', '30 per cent', '“Belt and Road”', 'State-to-State'],
    ...[
      'and/or',
      'e.g.',
      '§ 5',
      'No. 7',
      'U.S.',
      '1,000,000',
      '2021–2025',
      '‘single’',
      '“outer ‘inner’ outer”',
      '(iii)',
    ],
    ...['“see', 'below”', '(see', 'below)', ...signs, '[note]', '<tag>', '%', '3.14', '1998.'],
    ...[
      "State's",
      'State’s',
      '25 December 2015',
      'm²',
      '½',
      '€ 5',
      'naïve',
      'COVID-19',
      '+',
      '=',
      '::: note',
      '`x`',
      '~5',
    ],
  ],
  long: strings,
  foreign: [
    ['la', 'mutatis mutandis'],
    ['fr', 'aide-mémoire'],
    ['ru', 'Меморандум'],
  ],
  same: ['The parties shall continue to consult.', 'Done in duplicate,', 'same'],
  blanks: ['  ', '\t', '\u00a0', '   '],
  names: [
    'United Nations',
    'Charter of the United Nations',
    'Convention on the Law of the Sea',
    'Northern Fisheries Commission',
  ],
  space: ' ',
};

const ru: Vocabulary = {
  ...en,
  words: (
    'стороны будут продолжать консультации по вопросам представляющим взаимный интерес включая ' +
    'энергетику транспорт сельское хозяйство и международную ответственность в о с Правительство'
  ).split(' '),
  kept: [
    ...['–', '—', '…', 'В. В. Иванов', 'статья 12', 'A/RES/70/1', '30 %', '«Пояс и путь»', '„кавычки“', '№ 5', 'т. е.'],
    ...[
      'и/или',
      '2015 г.',
      '2021–2025 гг.',
      '§ 5',
      '1 000 000',
      '(iii)',
      '«внешние „внутренние“»',
      '25 декабря 2015 года',
    ],
    ...['«см.', 'ниже»', '(см.', 'ниже)', ...signs, '[прим.]', '3,14', 'COVID-19', 'м²'],
  ],
  foreign: [
    ['la', 'mutatis mutandis'],
    ['en', 'memorandum of understanding'],
  ],
  same: ['Стороны продолжат консультации.', 'Совершено в двух экземплярах,', 'то же'],
  names: ['Организация Объединённых Наций', 'Устав', 'Конвенция по морскому праву', 'Комиссия рыболовства'],
};

export const vocabularies: Record<FuzzLanguage, Vocabulary> = {
  'zh-Hans': zh,
  'zh-Hant': traditionalOf(zh),
  en,
  ru,
  fr: frenchOf(en, signs),
  es: spanishOf(en, signs),
  ar: arabicOf(en),
};
