/**
 * What shows of which class a document is: words of its title, phrases, labels, who adopted it. In: the title and the
 * lines of a document. Out: signs, each with its weight and in words. Promises that each sign is a thing that stands in
 * the document; that the patterns take linear time. Tables for Chinese, English and Russian. Called by
 * `guess-class.ts`.
 *
 *     'Charter', 'Article 1', 'Article 2' → [{ of: ['treaty'], weight: 2, says: 'its title says “Charter”' }, …]
 */
import { arabicFigure, arabicOrdinal } from '../classes/numerals.ts';
import { asSimplified } from '../model/simplified-text.ts';
import { kindOf } from './document-kinds.ts';
import { hasAddressee, isSymbol } from './document-marks.ts';
import { issuedIn, numberOf } from './signature.ts';
import type { StatedLine } from './stated-facts.ts';

/** A sign: the classes for which it speaks, how much, and in words. A weight below 0 speaks against them. */
export interface ClassSign {
  of: readonly string[];
  weight: number;
  /** What is said of it in the report; empty for what speaks against a class. */
  says: string;
}

/** What a class is guessed from. */
export interface ClassEvidence {
  title: string;
  language: string;
  lines: readonly StatedLine[];
  /** True when its adoption is stated below the title. */
  adopted: boolean;
}

/** Words of titles, by the class that they name. */
const titleWords: readonly [of: string, words: RegExp][] = [
  ['resolution', /^(?:决议|Resolution|Резолюция|قرار)$/i],
  [
    'treaty',
    /^(?:协定|协议|条约|公约|议定书|备忘录|规约|盟约|宪章|换文|Convention|Treaty|Agreement|Protocol|Memorandum|Covenant|Charter|Exchange of Notes|Final Act|Accord|Pact|Конвенция|Договор|Соглашение|Протокол|Меморандум|Пакт|Устав|Статут|Хартия|اتفاقية|معاهدة|اتفاق|بروتوكول|ميثاق|عهد|النظام الأساسي)$/i,
  ],
  [
    'statute',
    /^(?:实施细则|实施办法|司法解释|修正案|法典|宪法|条例|细则|办法|规定|规则|规程|规范|准则|解释|法|Act|Law|Code|Statute|Constitution|Rules|Regulations|Order|Decree|Федеральный закон|Закон|Кодекс|Конституция|Указ|Постановление|Распоряжение|Приказ|Положение|Правила|Регламент|قانون|دستور|نظام|لائحة|مرسوم)$/i,
  ],
  ['notice', /^(?:通知|通告|公告|通报|意见|批复|答复|复函|函|指示|命令|令|方案|会议纪要|纪要)$/],
  ['report', /^(?:报告)$/],
  [
    'joint-statement',
    /^(?:联合声明|联合公报|共同宣言|共同声明|联合宣言|声明|宣言|公报|Joint Statement|Joint Communiqué|Declaration|Statement|Communiqué|Совместное заявление|Совместное коммюнике|Декларация|Заявление|Коммюнике|إعلان|بيان مشترك|بيان)$/i,
  ],
];
/** What an act by sections may be called. */
const actTitle = /^(?:Act|Law|Code|Ordinance|Statute|Regulations|Rules|Order)$/;
const reportTitle = /^(?:White|Green) Paper\b|白皮书|^Белая книга|\bReport\b|(?:^|\s)(?:Доклад|Отч[её]т)(?!\p{L})/iu;
const unionAct =
  /^(?:(?:COMMISSION|COUNCIL|EUROPEAN CENTRAL BANK) )?(?:(?:DELEGATED|IMPLEMENTING) )?(?:REGULATION|DIRECTIVE|DECISION|RECOMMENDATION)\b.{0,20}?(?:\((?:EU|EC|EEC|Euratom|EU, Euratom|ECB)\)|\d+\/(?:EC|EU|EEC)\b)|^(?:Регламент|Директива|Решение)\b.{0,60}?(?:\((?:ЕС|ЕЭС)\)|\/(?:ЕС|ЕЭС)(?!\p{L}))|^欧(?:洲联)?盟.{0,40}(?:条例|指令)/iu;

/** The title of a report, and of nothing that is about one. */
const wholeReport = /^(?:\p{L}+ )?(?:Report|Доклад|Отч[её]т|White Paper|Green Paper)(?!\p{L})|白皮书/u;

/** Phrases that stand at the beginning of a line or are a line. */
const phrases: readonly [of: string, weight: number, what: RegExp][] = [
  ['treaty', 2, /\b[Hh]ave agreed (?:as follows|upon the following)\b|\bHAVE AGREED\b/],
  ['treaty', 2, /(?:达成协议|议定|协议|商定|同意)(?:各条)?如下[：:]$|(?:договорились|согласились) о нижеследующем/],
  ['treaty', 1, /\b(?:States Parties|Contracting (?:Parties|States)|High Contracting)\b/],
  ['treaty', 1, /缔约(?:国|各国|方|各方|双方)|Договаривающи[ехм]|Государств[аомуе]+-участник/],
  ['regulation', 1, /^(?:Whereas|鉴于)[：:]?$|^(?:принимая во внимание(?: следующее)?|поскольку)[:,]?$/i],
  ['regulation', 3, /^HA(?:S|VE) (?:ADOPTED|DECIDED)\b/],
  [
    'resolution',
    3,
    /^(?:The )?(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|General Conference|World Health Assembly|L’Assemblée générale|Le Conseil de sécurité|Le Conseil économique et social|La Asamblea General|El Consejo de Seguridad|El Consejo Económico y Social),$/,
  ],
  [
    'resolution',
    3,
    /^(?:大会|安全理事会|经济及社会理事会|人权理事会)，$|^(?:Генеральная Ассамблея|Совет Безопасности|Экономический и Социальный Совет|Совет по правам человека),$/,
  ],
  ['resolution', 3, /^إن (?:الجمعية العامة|مجلس الأمن|المجلس الاقتصادي والاجتماعي|مجلس حقوق الإنسان)،$/],
  ['treaty', 2, /^(?:قد )?اتفقت على ما يلي|^إن الدول الأطراف(?!\p{L})/u],
  ['statute', 1, /(?:制定|作出)本(?:法|条例|办法|规定|细则|规则|解释|规范)/],
  ['statute', 2, /^(?:Be it enacted|BE IT ENACTED)\b|^Принят Государственной Думой/],
  ['act', 3, /^\d{1,3}[A-Z]{0,2}\.[—–]\(1\)/],
  ['act', 2, /^(?:Be it enacted|BE IT ENACTED|BE it enacted|ENACTED by)\b/],
];

const articleLine = new RegExp(
  '^第[零〇一二三四五六七八九十百千\\d]+条(?=[\\s\\u3000【（(：:之]|$)|^(?:Article|ARTICLE|Статья|СТАТЬЯ|Artículo|ARTÍCULO)[\\s\\u00a0]+(?:\\d+(?:er|º)?|[IVXLC]+|premier|PREMIER|primero|PRIMERO)(?![\\p{L}\\d])' +
    `|^(?:ال)?مادة[\\s\\u00a0]+(?:\\(?${arabicFigure}+\\)?|${arabicOrdinal})(?![\\p{L}\\d])`,
  'u',
);
/** 2A Inspection, 2. Definitions.—, SEC. 2. DEFINITIONS., § 102. Findings: a section of an act in English. */
const sectionLine =
  /^(?:\d{1,3}[A-Z]{0,2}\.?\s+\p{Lu}[^.;]{2,120}(?:\.?[—–].*)?$|(?:SEC\.|Sec\.|SECTION)\s+\d{1,4}[A-Z]{0,2}\.|§\s?\d{1,5}[a-zA-Z]{0,2}\.)/u;
const recitalLine = /^\(\d{1,3}\)(?:\s|$)/;
/** No line says of what class a document is behind so many characters. */
const enough = 400;

/** All signs, the strongest kinds first. */
export function classSigns({ title, lines, language, adopted }: ClassEvidence): ClassSign[] {
  const texts = lines.map(({ text }) => asSimplified(text.trim().slice(0, enough))).filter((text) => text !== '');
  return [
    ...signsOfTitle(asSimplified(title)),
    ...signsOfLabels(texts, language),
    ...signsOfDecimals(texts, title),
    ...signsOfPhrases(texts),
    ...signsOfMarks(texts, language),
    ...signsOfContents(texts),
    ...(adopted ? [{ of: ['statute'], weight: 1, says: 'its adoption is stated below the title' }] : []),
  ];
}

function signsOfTitle(title: string): ClassSign[] {
  const signs: ClassSign[] = [];
  if (unionAct.test(title))
    signs.push({ of: ['regulation'], weight: 3, says: 'its title is that of an act of the European Union' });
  if (/^[\p{Script=Han}、\s]*关于(?:修改|废止|修订)《.{2,200}的决定$/u.test(title))
    signs.push({ of: ['statute'], weight: 4, says: 'it changes a law' });
  const kind = kindOf(title);
  const of = titleWords.find(([, words]) => words.test(kind ?? ''))?.[0];
  // What is agreed in a memorandum or by letters has no articles as often as not.
  const alone = /备忘录|换文|^Memorandum|^Exchange|^Меморандум/i.test(kind ?? '');
  const weight = alone ? 5 : /联合|共同|^Joint|^Совместное/i.test(kind ?? '') ? 3 : 2;
  if (of && actTitle.test(kind ?? '')) signs.push({ of: [of, 'act'], weight, says: `its title says “${kind}”` });
  else if (of) signs.push({ of: [of], weight, says: `its title says “${kind}”` });
  else if (reportTitle.test(title))
    signs.push({
      of: ['report'],
      weight: wholeReport.test(title) ? 4 : 2,
      says: 'its title is that of a report',
    });
  else if (kind === '决定') signs.push({ of: ['notice'], weight: 1, says: 'its title says “决定”' });
  return signs;
}

function signsOfLabels(texts: readonly string[], language: string): ClassSign[] {
  const articles = texts.filter((text) => articleLine.test(text)).length;
  const first = texts.findIndex((text) => articleLine.test(text));
  const recitals = texts.slice(0, Math.max(0, first)).filter((text) => recitalLine.test(text)).length;
  const signs: ClassSign[] = [];
  if (recitals > 1)
    signs.push({ of: ['regulation'], weight: 2, says: `${recitals} recitals stand before its first article` });
  if (articles > 1) {
    const says = `${articles} articles begin with their own numbers`;
    signs.push({ of: ['statute', 'treaty'], weight: 2, says }, { of: ['regulation'], weight: 1, says });
    signs.push({ of: ['joint-statement', 'report', 'resolution'], weight: -3, says: '' });
    signs.push({ of: ['act'], weight: -4, says: '' });
  } else {
    signs.push({ of: ['treaty'], weight: -2, says: '' }, { of: ['statute'], weight: -1, says: '' });
    const sections = texts.filter((text) => sectionLine.test(text)).length;
    const enough = sections > 1 && language.startsWith('en') ? 2 : -3;
    signs.push({
      of: ['act'],
      weight: enough,
      says: enough > 0 ? `${sections} sections begin with their numbers` : '',
    });
  }
  return signs;
}

/** 1.1., 1.2.1: an agreement or rules without articles, where the title says that it is one. */
function signsOfDecimals(texts: readonly string[], title: string): ClassSign[] {
  const of = titleWords.find(([, words]) => words.test(kindOf(title) ?? ''))?.[0];
  const count = texts.filter((text) => /^[1-9]\d?(?:\.[1-9]\d?){1,5}\.?\s/u.test(text)).length;
  if (count < 3 || (of !== 'treaty' && of !== 'statute')) return [];
  return [{ of: [of], weight: 3, says: `${count} paragraphs bear numbers like 1.1` }];
}

/** A document with contents of its own, a foreword and no articles is written for readers: a white paper. */
function signsOfContents(texts: readonly string[]): ClassSign[] {
  const bare = texts.map((text) => text.replace(/\s+/gu, ''));
  const contents = bare.slice(0, 20).findIndex((text) => /^目[录次]$/u.test(text));
  const parts = contents < 0 ? [] : bare.filter((text) => /^(?:前言|引言|导言|结束语|结语)$/u.test(text));
  if (parts.length < 2 || texts.some((text) => articleLine.test(text))) return [];
  return [{ of: ['report'], weight: 3, says: `it has contents and “${parts[0]}”` }];
}

/** Each phrase counts once, with the words that were found. */
function signsOfPhrases(texts: readonly string[]): ClassSign[] {
  return phrases.flatMap(([of, weight, what]): ClassSign[] => {
    const found = texts.map((text) => what.exec(text)?.[0]).find(Boolean);
    return found ? [{ of: [of], weight, says: `it says “${found.trim()}”` }] : [];
  });
}

/** The symbol of a resolution; number, addressees and signature of a notice. */
function signsOfMarks(texts: readonly string[], language: string): ClassSign[] {
  const head = texts.slice(0, 20);
  const signs: ClassSign[] = [];
  const symbol = head.find(isSymbol);
  if (symbol) signs.push({ of: ['resolution'], weight: 3, says: `its symbol is ${symbol}` });
  if (!language.startsWith('zh')) return signs;
  const number = numberOf(head);
  if (number) signs.push({ of: ['notice'], weight: 2, says: `its number is ${number}` });
  const to = head.find(hasAddressee);
  if (to) signs.push({ of: ['notice'], weight: 2, says: `it is addressed to “${to.slice(0, 30)}”` });
  if (issuedIn(texts.slice(-8))?.bodies)
    signs.push({ of: ['notice'], weight: 1, says: 'who issued it stands above the day at its end' });
  return signs;
}
